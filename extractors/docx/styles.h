// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_STYLES_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_STYLES_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/docx/colours.h"
#include "extractors/docx/xml.h"

namespace boardtrail {

// How characters look, as far as a paper's reader sees it. Nothing = as below in the
// order of inheritance.
struct CharacterLook {
  std::optional<bool> bold;
  std::optional<bool> italic;
  std::optional<bool> struck;
  std::optional<bool> double_struck;
  std::optional<bool> hidden;
  std::optional<bool> superscript;
  std::optional<std::optional<Colour>> colour;      // the inner nothing is black
  std::optional<std::optional<Colour>> background;  // highlight, or shading of the run; or none
  std::optional<bool> wingdings;

  // What `over` states wins.
  void apply(const CharacterLook& over);
};

// A paragraph's or a character's style with all that it is based on.
struct Style {
  std::string name;
  CharacterLook look;
  std::optional<int> outline;  // 0..8; 9 is body text
  std::optional<int> list;     // numId
  std::optional<int> list_level;
  Shading shading;  // of its paragraphs

  void apply(const Style& over);
};

// w:val of a toggle such as w:b: without a value it is on.
bool is_on(std::optional<std::string_view> value);
std::optional<int> parse_int(std::string_view text);

// Takes one child of w:rPr into `look`.
void read_look(std::string_view name, const AttributeOf& attribute, const Theme& theme,
               CharacterLook& look);

// The styles of a document, by id, chains of w:basedOn resolved (a chain that bites its
// own tail ends there).
class Styles {
 public:
  Styles() = default;
  Styles(const XmlNode& root, const Theme& theme);
  // nullptr where there is no such style.
  const Style* find(std::string_view id) const;
  // The style of paragraphs that name none.
  const Style* default_paragraph() const;
  bool any_wingdings() const;

 private:
  std::map<std::string, Style, std::less<>> styles_;
  std::string default_paragraph_;
};

// 1..9 where the style is one of headings, by outline level or by name; 0 elsewhere.
int heading_level(const Style* style, std::string_view id);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_STYLES_H_
