// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_PAGE_RECORD_H_
#define BOARDTRAIL_LAYOUT_PAGE_RECORD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/geometry.h"

// What one pass over a drawn page leaves behind: the input of src/layout. Made by
// extractors/pdf from Poppler's callbacks, and in tests from a page drawn in
// ASCII; freed before the next page is read. Coordinates as in model/geometry.h.
namespace boardtrail {

// The font of a glyph, once a page.
struct FontUse {
  float size = 0;  // points, after all transformations
  bool bold = false;
  bool italic = false;
  bool fixed_pitch = false;
  bool mapped = true;  // false: no Unicode map, the text is a guess
  std::string name;

  bool operator==(const FontUse&) const = default;
};

// One drawn character. Glyphs stand in drawing order. 40 bytes: a page may have 200,000.
struct Glyph {
  Box box;                           // advance × (ascent + descent)
  float baseline = 0;                // y of the baseline (x of it for vertical rotations)
  std::uint32_t text = 0;            // offset into PageRecord::text of its UTF-8 bytes
  std::uint16_t bytes = 0;           // ligatures have several characters
  std::uint16_t font = 0;            // index into PageRecord::fonts
  std::uint16_t colour = 0;          // index into PageRecord::colours (fill colour of the glyph)
  std::uint8_t rotation = 0;         // quarter turns clockwise: 0 upright
  std::uint8_t invisible = 0;        // text render mode 3 (OCR layers)
  std::int32_t marked_content = -1;  // MCID, or -1
};

// A drawn straight stroke, or a filled rectangle so thin that it is one (one side
// <= 3 pt): its centre line. Horizontal or vertical only.
struct Ruling {
  bool horizontal = true;
  float position = 0;  // y of a horizontal, x of a vertical ruling
  float begin = 0;     // along the other axis, begin < end
  float end = 0;
  float width = 0;  // points
  std::uint16_t colour = 0;
  std::uint8_t from_fill = 0;  // a thin filled rectangle
  std::uint8_t from_box = 0;   // a side of a stroked rectangle
};

// A filled area larger than a ruling. Circles and the like keep their shape:
// legends and ratings are drawn with them.
struct Fill {
  enum class Shape : std::uint8_t { kRectangle, kCircle, kOther };
  Box box;
  std::uint16_t colour = 0;
  Shape shape = Shape::kRectangle;
  std::uint32_t order = 0;  // drawing order among fills, glyphs and images
};

// A picture. `colour` is its dominant colour where it is small enough to be a
// rating icon (both sides <= 40 pt) and could be decoded.
struct Image {
  Box box;
  std::optional<Colour> colour;
  std::uint32_t order = 0;
};

// A StrikeOut annotation, a form widget, a free-text note (kTextField), a link.
struct Annotation {
  enum class Kind : std::uint8_t { kStrikeOut, kHighlight, kCheckBox, kRadio, kTextField, kLink };
  Kind kind = Kind::kLink;
  Box box;
  bool on = false;   // of a check box or radio button
  std::string text;  // field value or URI
};

struct PageRecord {
  std::int32_t number = 0;  // from 1
  float width = 0;          // after the page's /Rotate
  float height = 0;
  std::string label;
  std::string text;  // UTF-8 of all glyphs, in drawing order
  std::vector<Glyph> glyphs;
  std::vector<FontUse> fonts;
  std::vector<Colour> colours;
  std::vector<Ruling> rulings;
  std::vector<Fill> fills;
  std::vector<Image> images;
  std::vector<Annotation> annotations;
  bool painted = false;    // something that can be seen on white paper, beside glyphs
  bool truncated = false;  // a limit was met, the rest of the page was dropped

  void clear();  // empties everything, keeps capacity for the next page
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_PAGE_RECORD_H_
