// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_COLOURS_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_COLOURS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/docx/xml.h"
#include "model/geometry.h"

namespace boardtrail {

// The colours of a theme part by their names in WordprocessingML ("accent1", "dark2")
// and DrawingML ("dk2", "tx2").
class Theme {
 public:
  Theme() = default;
  explicit Theme(const XmlNode& root);
  std::optional<Colour> find(std::string_view name) const;

 private:
  std::map<std::string, Colour, std::less<>> colours_;
};

// "FF0000"; nothing for "auto".
std::optional<Colour> parse_rgb(std::string_view text);

// A tint moves a colour to white, a shade to black, by luminance (ECMA-376 part 1,
// 17.18.97 and 17.18.98); both are two hexadecimal digits, and Word lets the tint win.
Colour tinted(Colour colour, std::string_view tint, std::string_view shade);

// "red", "#f00", "#00b050 [3204]": a colour of VML, where it is no reference to another.
std::optional<Colour> vml_colour(std::string_view text);

// One of the sixteen colours of w:highlight; nothing for "none".
std::optional<Colour> highlight_colour(std::string_view name);

// A shading: it may say that there is none.
struct Shading {
  bool stated = false;
  std::optional<Colour> colour;
};

// w:shd. A pattern (pct25) mixes its colour into the fill.
Shading read_shading(const AttributeOf& attribute, const Theme& theme);
// w:color and its like; black and "auto" are nothing.
std::optional<Colour> read_text_colour(const AttributeOf& attribute, const Theme& theme);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_COLOURS_H_
