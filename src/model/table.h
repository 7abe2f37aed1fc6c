// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_TABLE_H_
#define BOARDTRAIL_MODEL_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/geometry.h"
#include "model/place.h"

namespace boardtrail {

// How a run of characters is drawn. kInserted and kDeleted are tracked changes
// (Word); kDeleted text is kept in RichText so that a replaced date is history,
// and every reader of a value leaves it out (see RichText::current).
enum Mark : std::uint16_t {
  kBold = 1U << 0U,
  kItalic = 1U << 1U,
  kUnderlined = 1U << 2U,
  kStruck = 1U << 3U,
  kInserted = 1U << 4U,
  kDeleted = 1U << 5U,
  kSuperscript = 1U << 6U,
};

// Bytes [begin, end) of a RichText that are drawn in another way than plain
// black text. Runs do not overlap and stand in order.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint16_t marks = 0;       // of Mark
  std::optional<Colour> colour;  // of the glyphs, where not black
  std::string author;            // of a tracked change
  std::string date;              // of a tracked change, as ISO 8601 text

  bool operator==(const Run&) const = default;
};

// A tick box or radio button. `offset` is where it stood in the text (the box
// itself leaves no character); `label` is the text it answers for, as the reader
// of the layout takes it: after the box, or before it where a row of boxes ends
// with one.
struct TickBox {
  std::string label;
  bool ticked = false;
  bool radio = false;
  std::uint32_t offset = 0;

  bool operator==(const TickBox&) const = default;
};

// UTF-8 text, normalised by the reader: NFC, no control characters, runs of
// spaces collapsed, '\n' between paragraphs, list items and forced lines only
// (never where a line merely wrapped), no tags.
struct RichText {
  std::string text;
  std::vector<Run> runs;
  std::vector<TickBox> ticks;

  // The text that holds: without deleted runs (tracked changes). Struck-out text stays.
  std::string current() const;
  // Like current(), also without struck-out text, unless all of it is struck out.
  std::string standing() const;
  // True where any of bytes [begin, end) carries the mark.
  bool any_marked(std::uint32_t begin, std::uint32_t end, Mark mark) const;

  bool operator==(const RichText&) const = default;
};

// A small coloured shape without text in a cell: a rating icon, a circle, a bar.
struct Swatch {
  enum class Shape : std::uint8_t { kBox, kCircle, kOther, kPicture };
  Shape shape = Shape::kBox;
  std::optional<Colour> colour;  // nothing where a picture's colour could not be told
  Box box;

  bool operator==(const Swatch&) const = default;
};

// One region of a table's grid. Rows and columns count from 0; spans are >= 1.
struct Cell {
  std::int32_t row = 0;
  std::int32_t column = 0;
  std::int32_t row_span = 1;
  std::int32_t column_span = 1;
  bool header = false;  // the format says so (TH, a repeated header row)
  RichText content;
  std::optional<Colour> fill;
  std::vector<Swatch> swatches;
  Place place;

  bool operator==(const Cell&) const = default;
};

// What told the reader that this is a table, in falling order of trust.
enum class TableOrigin : std::uint8_t {
  kStructure,   // the format's own table (DOCX, HTML, tagged PDF)
  kLattice,     // drawn rulings
  kTabs,        // tab-separated lines
  kPipes,       // Markdown
  kStream,      // gaps and alignment of words on a page
  kFixedWidth,  // gaps of spaces in plain text
};

// A table as it stands on one page, before any joining over pages or reading of
// meaning: the evidence. Cells are in order of (row, column); each grid position
// belongs to at most one cell; a position without a cell is blank.
struct Table {
  std::int32_t rows = 0;
  std::int32_t columns = 0;
  std::int32_t header_rows = 0;  // leading rows that the format marks; 0 = not said
  TableOrigin origin = TableOrigin::kStructure;
  float confidence = 1;  // of the grid, 0..1
  // The number of the table in the file's own structure, 0 where that does not say: tables
  // of one number are parts of one table, page by page.
  std::int32_t structure = 0;
  // The row that began on the page before, as the structure says; -1 for none.
  std::int32_t broken_row = -1;
  std::vector<Cell> cells;
  Place place;

  bool operator==(const Table&) const = default;
};

const char* table_origin_name(TableOrigin origin);

// Finds the cell that covers a grid position in O(1). Borrows the table.
class Grid {
 public:
  explicit Grid(const Table& table);
  // The cell that covers (row, column), or nullptr.
  const Cell* at(std::int32_t row, std::int32_t column) const;
  // Text of the cell that *starts* at (row, column), or "" (so that a merged
  // cell counts once).
  const std::string& text(std::int32_t row, std::int32_t column) const;

 private:
  const Table* table_;
  std::vector<std::int32_t> index_;  // -1 or position in table_->cells
};

// One line for tests and messages: "2x3 [A|B|C] [D:1x2|E]"; spans as ":RxC".
std::string dump(const Table& table);

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_TABLE_H_
