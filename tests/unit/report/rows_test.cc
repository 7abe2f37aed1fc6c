// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/rows.h"

#include <gtest/gtest.h>

#include "report/row_text.h"

namespace boardtrail {
namespace {

using Row = std::vector<SqlValue>;

std::string written(RowFormat format, const std::vector<std::string>& names,
                    const std::vector<Row>& rows, RowOptions options = {}) {
  options.format = format;
  std::string out;
  const auto writer = make_row_writer(options, [&](std::string_view text) {
    out += text;
    return true;
  });
  writer->columns(names);
  for (const Row& row : rows) writer->row(row);
  writer->finish();
  return out;
}

std::string csv_field(const SqlValue& value, bool raw) {
  std::string out;
  append_csv_field(value, raw, out);
  return out;
}

std::string json_value(const SqlValue& value, bool is_list) {
  std::string out;
  append_json_value(value, is_list, out);
  return out;
}

const Row kRow = {std::string("a \"b\",\nc"), std::int64_t{-3}, 2.0, std::monostate()};
const std::vector<std::string> kNames = {"text", "whole", "real", "none"};

TEST(Rows, EveryFormatOfOneRow) {
  EXPECT_EQ(written(RowFormat::kCsv, kNames, {kRow}),
            "text,whole,real,none\r\n\"a \"\"b\"\",\nc\",-3,2.0,\r\n");
  EXPECT_EQ(written(RowFormat::kJson, kNames, {kRow, kRow}),
            "[\n{\"text\": \"a \\\"b\\\",\\nc\", \"whole\": -3, \"real\": 2.0, \"none\": null},\n"
            "{\"text\": \"a \\\"b\\\",\\nc\", \"whole\": -3, \"real\": 2.0, \"none\": null}\n]\n");
  EXPECT_EQ(written(RowFormat::kNdjson, kNames, {kRow}),
            "{\"text\": \"a \\\"b\\\",\\nc\", \"whole\": -3, \"real\": 2.0, \"none\": null}\n");
  EXPECT_EQ(written(RowFormat::kMarkdown, kNames, {kRow}),
            "| text | whole | real | none |\n| --- | --- | --- | --- |\n"
            "| a \"b\", c | -3 | 2.0 |  |\n");
}

TEST(Rows, NoRowsAtAll) {
  EXPECT_EQ(written(RowFormat::kCsv, {"a"}, {}), "a\r\n");
  EXPECT_EQ(written(RowFormat::kJson, {"a"}, {}), "[]\n");
  EXPECT_EQ(written(RowFormat::kNdjson, {"a"}, {}), "");
}

TEST(Rows, ListColumnsNestInJsonAndJoinElsewhere) {
  RowOptions options;
  options.list_columns = {"leads"};
  const std::vector<Row> rows = {{std::string(R"(["JB","T\u00e9"])")}, {std::string("no list")}};
  EXPECT_EQ(written(RowFormat::kNdjson, {"leads"}, rows, options),
            "{\"leads\": [\"JB\",\"T\\u00e9\"]}\n{\"leads\": \"no list\"}\n");
  EXPECT_EQ(written(RowFormat::kCsv, {"leads"}, rows, options),
            "leads\r\n\"JB, Té\"\r\nno list\r\n");
  const std::pair<std::string_view, std::string_view> lists[] = {
      {R"(["JB"])", "JB"}, {R"(["J B","PP"])", "\"J B, PP\""}, {"[]", ""},
      {R"([""])", ""},     {R"(["JB",])", R"("[""JB"",]")"},   {R"(["JB")", R"("[""JB""")"},
      {"[", "["},          {R"([1,"a\"b"])", R"("1, a""b")"},  {R"(["a"]x)", R"("[""a""]x")"}};
  for (const auto& [json, csv] : lists) {
    EXPECT_EQ(written(RowFormat::kCsv, {"leads"}, {{std::string(json)}}, options),
              "leads\r\n" + std::string(csv) + "\r\n");
  }
  EXPECT_EQ(json_value(SqlValue(std::string(R"(["J B","PP"])")), true), R"(["J B","PP"])");
  EXPECT_EQ(json_value(SqlValue(std::string("[\"JB\", 1]")), true), R"(["JB",1])");
}

TEST(Rows, CsvDisarmsFormulas) {
  struct Case {
    std::string_view text;
    std::string_view field;
  };
  const Case cases[] = {{"=1+1", "'=1+1"}, {"+44", "'+44"}, {"-2", "'-2"},   {"@A1", "'@A1"},
                        {"-", "-"},        {"", ""},        {"\tx", "'\tx"}, {"\rx", "\"'\rx\""},
                        {"＝A", "'＝A"},   {"a=b", "a=b"},  {"=", "'="},     {"\x1b=1", "'=1"},
                        {"x\u202Ey", "xy"}};
  for (const Case& c : cases) {
    EXPECT_EQ(csv_field(SqlValue(std::string(c.text)), false), c.field) << c.text;
  }
  EXPECT_EQ(csv_field(SqlValue(std::string("=1+1")), true), "=1+1");
  EXPECT_EQ(csv_field(SqlValue(std::int64_t{-2}), false), "-2");
}

TEST(Rows, JsonEscapesWhatCouldActOnATerminal) {
  EXPECT_EQ(json_string("\x1b[1m\u009b\u202E\\\"\x7f é"),
            "\"\\u001b[1m\\u009b\\u202e\\\\\\\"\\u007f é\"");
  EXPECT_EQ(json_string("bad\xff"), "\"bad\uFFFD\"");
  EXPECT_EQ(json_value(SqlValue(0.0 / 0.0), false), "null");
}

TEST(Rows, MarkdownCellsStayInTheirCell) {
  EXPECT_EQ(markdown_cell("a|b\n<script> `x` *y*"), "a\\|b &lt;script> \\`x\\` \\*y\\*");
}

TEST(Rows, StopsWhereTheSinkCloses) {
  for (const RowFormat format : {RowFormat::kCsv, RowFormat::kJson, RowFormat::kMarkdown}) {
    RowOptions options;
    options.format = format;
    const auto writer = make_row_writer(options, [](std::string_view) { return false; });
    writer->columns({"a"});
    EXPECT_FALSE(writer->row({std::string("x")}));
  }
}

TEST(Rows, FormatNames) {
  EXPECT_EQ(row_format_from_name("ndjson"), RowFormat::kNdjson);
  EXPECT_EQ(row_format_from_name("xml"), std::nullopt);
}

}  // namespace
}  // namespace boardtrail
