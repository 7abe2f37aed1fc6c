// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_TAGGED_TABLE_H_
#define BOARDTRAIL_LAYOUT_TAGGED_TABLE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "layout/page_record.h"
#include "layout/partial_grid.h"
#include "layout/rulings.h"
#include "layout/words.h"

namespace boardtrail {

// A cell as a file's structure states it (ISO 32000-1, 14.8.4.3.4).
struct TaggedCell {
  std::int32_t row = 0;
  std::int32_t column = 0;
  std::int32_t row_span = 1;
  std::int32_t column_span = 1;
  bool header = false;  // TH
};

// The rows of a table of the structure that stand on one page. Spans are cut to them.
struct TaggedTable {
  std::int32_t number = 0;         // of the table: the same on each of its pages, not 0
  std::vector<std::int32_t> rows;  // their numbers within the whole table, rising
  std::int32_t columns = 0;
  std::vector<TaggedCell> cells;  // in order of (row, column); none overlaps another
  // Marked-content id and the cell that it is in; by id.
  std::vector<std::pair<std::int32_t, std::int32_t>> content;
  std::int32_t whole_rows = 0;  // of the table on all its pages
  // Position in `rows` of the row that began on the page before, or -1.
  std::int32_t broken_row = -1;
};

// A row of a table of the structure, by numbers that tell them apart within the file.
struct TaggedRow {
  std::int32_t table = 0;  // 0 = none
  std::int32_t row = 0;
  std::int32_t cells = 0;  // of that row
  bool operator==(const TaggedRow&) const = default;
};

// The structure tree of the page at hand, read only where it is asked for.
class TagReader {
 public:
  virtual ~TagReader() = default;
  // The tables that hold any of these marked-content ids, each once; inner tables of a
  // nest before the outer ones, whose cells are without what the inner ones hold.
  virtual std::vector<TaggedTable> tables_of(std::span<const std::int32_t> ids) = 0;
  // The row that holds this content; of no table where there is none.
  virtual TaggedRow row_of(std::int32_t id) = 0;
};

// What a table's part on one page tells of its part on the next.
struct TaggedMemory {
  struct HeaderWord {
    std::string text;
    float x0 = 0;
    float y0 = 0;
    std::int32_t cell = 0;  // number in header_cells
  };
  std::int32_t number = 0;  // of the table; 0 = none
  std::vector<float> xs;    // its column boundaries
  std::vector<GridCell> header_cells;
  std::vector<HeaderWord> header_words;
  float header_height = 0;
  std::int32_t header_rows = 0;
};

// The structure of a document while its pages are read one after another.
struct PageTags {
  TagReader* reader = nullptr;
  std::vector<TaggedMemory> memory;  // of the page before
  std::vector<TaggedRow> last_rows;  // of the ruled tables of the page before
  std::int32_t doubted = 0;          // tables of this page whose tags do not fit what is drawn
};

struct TaggedOptions {
  // Words of two columns may overlap by this much: fonts overhang. Points.
  float max_overlap = 1.0F;
  // A ruling or a ground's edge so far into the words beside it bounds them. Points.
  float edge_slack = 1.5F;
  // Rulings and edges of grounds closer than this are one boundary. Points.
  float same_edge = 4.0F;
  // How far cells reach beyond their words where nothing is drawn. Points.
  float padding = 3.0F;
  // A larger share of words inside that the tags leave out: the tags are not of this table.
  float max_strangers = 0.05F;
  // A repeated heading stands where it stood, within this. Points.
  float same_place = 2.0F;
  // Two rows or fewer with so many words in a cell set out a page, no table.
  std::size_t max_layout_words = 60;
};

// A table of the structure that fits what is drawn.
struct TaggedGrid {
  FilledGrid filled;
  std::int32_t number = 0;
  std::int32_t header_rows = 0;  // leading rows of TH alone
  std::int32_t broken_row = -1;  // the row that began on the page before, or -1
};

// Places the words of the page into a table of the structure and holds it against what is
// drawn: rows stand in order, columns beside one another, and few words stand between that
// the structure does not know. Nothing where it does not fit, or is no table: fewer than two
// columns with text, a single row of two, or pages set out in one or two rows. Words of two cells
// are cut in `layer`; `consumed` grows with it. Cost: O(n log n) in words.
std::optional<TaggedGrid> place_tagged_table(const PageRecord& page, const TaggedTable& table,
                                             const RulingSet& rulings, const TaggedMemory& memory,
                                             const TaggedOptions& options, TextLayer* layer,
                                             std::vector<bool>* consumed);

// What to remember of a placed table for the next page.
TaggedMemory remember(const TextLayer& layer, const TaggedGrid& grid, const TaggedMemory& before);

// Some of the marked-content ids of the words that `consumed` leaves: every cell of a table
// has at least one, so that a few are enough to find the tables of a page.
std::vector<std::int32_t> sample_content_ids(const TextLayer& layer,
                                             const std::vector<bool>& consumed);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_TAGGED_TABLE_H_
