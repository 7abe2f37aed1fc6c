// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/table.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

using Widths = std::vector<std::size_t>;

TEST(FitWidths, NarrowColumnsKeepTheirsAndTheWidestShareTheRest) {
  EXPECT_EQ(fit_widths({3, 5, 4}, 20, 4), (Widths{3, 5, 4}));
  EXPECT_EQ(fit_widths({3, 50, 4}, 20, 4), (Widths{3, 13, 4}));
  EXPECT_EQ(fit_widths({3, 50, 60}, 23, 4), (Widths{3, 10, 10}));
  EXPECT_EQ(fit_widths({9, 9, 9}, 6, 4), (Widths{4, 4, 4}));
  EXPECT_EQ(fit_widths({}, 6, 4), Widths{});
}

std::string table(const RowOptions& options, const std::vector<std::string>& names,
                  const std::vector<std::vector<SqlValue>>& rows) {
  std::string out;
  const auto writer = make_table_writer(options, [&](std::string_view text) {
    out += text;
    return true;
  });
  writer->columns(names);
  for (const auto& row : rows) writer->row(row);
  writer->finish();
  return out;
}

TEST(Table, NumbersStandToTheRightAndNothingTrails) {
  EXPECT_EQ(table({}, {"ref", "n"},
                  {{std::string("A1"), std::int64_t{5}}, {std::monostate(), std::int64_t{12}}}),
            "ref   n\n---  --\nA1    5\n     12\n");
}

TEST(Table, ClipsByDefaultWrapsWhereToldAndKeepsAllWhenFull) {
  RowOptions options;
  options.width = 12;
  const std::vector<std::vector<SqlValue>> rows = {{std::string("one"), std::string("two words")}};
  EXPECT_EQ(table(options, {"a", "b"}, rows), "a    b\n---  -------\none  two wo…\n");
  options.wrapped_columns = {"b"};
  EXPECT_EQ(table(options, {"a", "b"}, rows), "a    b\n---  -------\none  two\n     words\n");
  options.full = true;
  EXPECT_EQ(table(options, {"a", "b"}, rows), "a    b\n---  ---------\none  two words\n");
}

TEST(Table, NarrowColumnsLeaveRoomForTheOthers) {
  RowOptions options;
  options.width = 20;
  options.narrow_columns = {{"plan", 6}};
  EXPECT_EQ(
      table(options, {"plan", "text"}, {{std::string("a long plan"), std::string("abcdefghijkl")}}),
      "plan    text\n------  ------------\na lon…  abcdefghijkl\n");
}

TEST(Table, HeadingsAloneWhereThereAreNoRows) {
  EXPECT_EQ(table({}, {"rule"}, {}), "rule\n----\n");
}

TEST(Table, StreamsBeyondItsSample) {
  std::vector<std::vector<SqlValue>> rows(501, {std::string("x")});
  rows.push_back({std::string("longer")});
  const std::string out = table({}, {"c"}, rows);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 504);
  EXPECT_TRUE(out.ends_with("x\n…\n")) << out.substr(out.size() - 20);
}

}  // namespace
}  // namespace boardtrail
