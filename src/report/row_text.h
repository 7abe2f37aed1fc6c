// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_REPORT_ROW_TEXT_H_
#define BOARDTRAIL_REPORT_ROW_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "warehouse/warehouse.h"

namespace boardtrail {

// How one value looks in each format; shared by the writers of rows.cc and table.cc.

// NULL is empty; a whole real keeps ".0", as SQLite prints it.
std::string plain_text(const SqlValue& value);

// "a, b" for a JSON array of texts ["a","b"]; any other text as it is.
std::string joined_list(const std::string& json);

// A quoted JSON string; controls and direction characters are escaped.
std::string json_string(std::string_view text);
void append_json_string(std::string_view text, std::string& out);
void append_json_value(const SqlValue& value, bool is_list, std::string& out);

void append_csv_field(const SqlValue& value, bool raw, std::string& out);

// Well-formed UTF-8 without controls and direction characters, line breaks and tabs kept.
std::string without_controls(std::string_view text);

// For a cell of a Markdown table: one line, '|' and markup escaped.
std::string markdown_cell(std::string_view text);

// For each name, whether it is among `chosen`.
std::vector<bool> flags_of(const std::vector<std::string>& names,
                           const std::vector<std::string>& chosen);

}  // namespace boardtrail

#endif  // BOARDTRAIL_REPORT_ROW_TEXT_H_
