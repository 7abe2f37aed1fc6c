// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_TABLE_FRAME_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_TABLE_FRAME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractors/common/table_builder.h"
#include "extractors/docx/table_styles.h"
#include "model/table.h"

namespace boardtrail {

enum class CellMerge : std::uint8_t { kNone, kRestart, kContinue };

// What w:tcPr says of a cell, and what stands in it that is no text.
struct CellFormat {
  std::int32_t span = 1;
  CellMerge vertical = CellMerge::kNone;
  bool goes_on_from_left = false;  // w:hMerge, which older writers have for w:gridSpan
  bool deleted = false;
  Shading shading;
  Shading paragraph_shading;         // of the first paragraph
  std::optional<Colour> background;  // highlight or shading of a run that shows no word
  std::vector<Swatch> swatches;
  Place place;
};

struct RowStyle {
  bool header = false;
  bool deleted = false;
  std::string author;
  std::string date;
  Shading shading;  // of the row's exceptions to the table
};

// A table while it is read: places cells on the grid as Word does, joins vertical merges
// and at the end fills cells by the table's style. Places count rows and the cells of a
// row as Word's own users do: a cell that goes on from above is one too. Limits: those of
// TableBuilder.
class TableFrame {
 public:
  TableFrame(Place place, const Limits& limits)
      : builder_(TableOrigin::kStructure, place, limits), limits_(limits) {}

  void begin_row();
  RowStyle& row() { return row_format_; }
  void skip_columns(std::int32_t count);
  // True where a cell that goes on from above had words of its own, which Word hides.
  bool add(CellFormat format, RichText content);
  Table finish(const TableStyles& styles, Diagnostics& diagnostics);

  std::string style;
  TableLook look;
  Shading shading;  // of the whole table, stated by it

 private:
  struct Extra {
    std::int32_t row = 0;
    std::int32_t row_span = 1;
    std::int32_t span = 1;
    bool stated = false;  // a fill or its absence
  };
  bool extend_from_left(std::int32_t column, std::int32_t span);
  bool extend_from_above(std::int32_t column, std::int32_t span);

  TableBuilder builder_;
  const Limits& limits_;
  RowStyle row_format_;
  std::vector<Extra> extras_;         // of each cell
  std::vector<std::int32_t> owners_;  // by column: the cell that a merge may go on from, or -1
  std::int32_t row_ = -1;
  std::int32_t column_ = 0;
  std::int32_t cells_in_row_ = 0;
  std::int32_t header_rows_ = 0;
  bool row_has_cells_ = false;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_TABLE_FRAME_H_
