// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_TABLE_STYLES_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_TABLE_STYLES_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/docx/colours.h"
#include "extractors/docx/xml.h"
#include "model/table.h"

namespace boardtrail {

// Which of its style's conditional formats a table uses (w:tblLook).
struct TableLook {
  bool first_row = false;
  bool last_row = false;
  bool first_column = false;
  bool last_column = false;
  bool row_bands = true;
  bool column_bands = true;
};

TableLook read_table_look(const AttributeOf& attribute);

struct TableStyle {
  std::map<std::string_view, Shading> parts;  // by their names in kTableParts
  std::optional<std::int32_t> row_band;       // 1 where it is not stated
  std::optional<std::int32_t> column_band;

  void apply(const TableStyle& over);

  // The shading of a cell that states none itself: corners win over rows, rows over
  // columns, those over bands (ECMA-376 part 1, 17.7.6).
  std::optional<Colour> fill(const Table& table, const Cell& cell, const TableLook& look) const;
};

// The table styles of a document, chains of w:basedOn resolved.
class TableStyles {
 public:
  TableStyles() = default;
  TableStyles(const XmlNode& root, const Theme& theme);
  const TableStyle* find(std::string_view id) const;

 private:
  std::map<std::string, TableStyle, std::less<>> styles_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_TABLE_STYLES_H_
