// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/table_styles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "extractors/docx/style_chains.h"
#include "extractors/docx/styles.h"

namespace boardtrail {
namespace {

// ECMA-376 part 1, 17.18.89 (ST_TblStyleOverrideType).
constexpr std::array<std::string_view, 13> kTableParts = {
    "wholeTable", "firstRow",  "lastRow", "firstCol", "lastCol", "band1Vert", "band2Vert",
    "band1Horz",  "band2Horz", "neCell",  "nwCell",   "seCell",  "swCell"};

void take_shading(const XmlNode& owner, std::string_view part, const Theme& theme,
                  TableStyle& style) {
  const auto* const known = std::find(kTableParts.begin(), kTableParts.end(), part);
  if (known == kTableParts.end()) return;
  for (const char* holder : {"tblPr", "tcPr"}) {
    const XmlNode* properties = owner.child(holder);
    const XmlNode* shading = properties == nullptr ? nullptr : properties->child("shd");
    if (shading != nullptr) style.parts[*known] = read_shading(attributes_of(*shading), theme);
  }
}

// What a style states itself.
TableStyle read_own_parts(const XmlNode& node, const Theme& theme) {
  TableStyle style;
  take_shading(node, "wholeTable", theme, style);
  if (const XmlNode* properties = node.child("tblPr")) {
    const auto band = [&](const char* name, std::optional<std::int32_t>& size) {
      if (const auto text = properties->value(name)) {
        size = std::clamp(parse_int(*text).value_or(1), 1, 1000);
      }
    };
    band("tblStyleRowBandSize", style.row_band);
    band("tblStyleColBandSize", style.column_band);
  }
  for (const XmlNode& child : node.children) {
    if (child.name != "tblStylePr") continue;
    take_shading(child, child.attribute("type").value_or(""), theme, style);
  }
  return style;
}

}  // namespace

TableLook read_table_look(const AttributeOf& attribute) {
  TableLook look;
  if (const auto bits = attribute("val")) {
    unsigned value = 0;
    std::from_chars(bits->data(), bits->data() + bits->size(), value, 16);
    look.first_row = (value & 0x20U) != 0;
    look.last_row = (value & 0x40U) != 0;
    look.first_column = (value & 0x80U) != 0;
    look.last_column = (value & 0x100U) != 0;
    look.row_bands = (value & 0x200U) == 0;
    look.column_bands = (value & 0x400U) == 0;
  }
  const auto flag = [&](const char* name, bool& target, bool inverted) {
    if (const auto value = attribute(name)) target = is_on(value) != inverted;
  };
  flag("firstRow", look.first_row, false);
  flag("lastRow", look.last_row, false);
  flag("firstColumn", look.first_column, false);
  flag("lastColumn", look.last_column, false);
  flag("noHBand", look.row_bands, true);
  flag("noVBand", look.column_bands, true);
  return look;
}

void TableStyle::apply(const TableStyle& over) {
  for (const auto& [part, shading] : over.parts) parts[part] = shading;
  if (over.row_band) row_band = over.row_band;
  if (over.column_band) column_band = over.column_band;
}

std::optional<Colour> TableStyle::fill(const Table& table, const Cell& cell,
                                       const TableLook& look) const {
  const bool top = look.first_row && cell.row == 0;
  const bool bottom = look.last_row && cell.row + cell.row_span == table.rows;
  const bool left = look.first_column && cell.column == 0;
  const bool right = look.last_column && cell.column + cell.column_span == table.columns;
  std::vector<const char*> names;
  if (top && left) names.push_back("nwCell");
  if (top && right) names.push_back("neCell");
  if (bottom && left) names.push_back("swCell");
  if (bottom && right) names.push_back("seCell");
  if (top) names.push_back("firstRow");
  if (bottom) names.push_back("lastRow");
  if (left) names.push_back("firstCol");
  if (right) names.push_back("lastCol");
  if (look.row_bands && !top && !bottom) {
    const std::int32_t row = cell.row - (look.first_row ? 1 : 0);
    names.push_back(row / row_band.value_or(1) % 2 == 0 ? "band1Horz" : "band2Horz");
  }
  if (look.column_bands && !left && !right) {
    const std::int32_t column = cell.column - (look.first_column ? 1 : 0);
    names.push_back(column / column_band.value_or(1) % 2 == 0 ? "band1Vert" : "band2Vert");
  }
  names.push_back("wholeTable");
  for (const char* name : names) {
    const auto found = parts.find(name);
    if (found != parts.end() && found->second.stated) return found->second.colour;
  }
  return std::nullopt;
}

TableStyles::TableStyles(const XmlNode& root, const Theme& theme) {
  styles_ = applied<TableStyle>(style_chains(root, "table"),
                                [&](const XmlNode& node) { return read_own_parts(node, theme); });
}

const TableStyle* TableStyles::find(std::string_view id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? nullptr : &found->second;
}

}  // namespace boardtrail
