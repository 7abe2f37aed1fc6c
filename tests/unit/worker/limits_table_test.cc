// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/limits_table.h"

#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>

#include "base/limits.h"
#include "worker/worker_limits.h"

namespace boardtrail::test {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The fields of a struct, by the lines that begin like one.
std::set<std::string> fields_of(const std::string& header) {
  std::set<std::string> fields;
  std::ifstream file(BOARDTRAIL_SOURCE_DIR "/src/" + header);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("  std::int")) continue;
    const std::size_t name = line.find(' ', 2) + 1;
    fields.insert(line.substr(name, line.find(' ', name) - name));
  }
  return fields;
}

std::set<std::string> names_of(const std::vector<LimitRow>& rows) {
  std::set<std::string> names;
  for (const LimitRow& row : rows) names.insert(row.name);
  return names;
}

TEST(LimitsTable, HoldsEveryLimit) {
  EXPECT_EQ(names_of(document_limits()), fields_of("base/limits.h"));
  EXPECT_EQ(names_of(process_limits()), fields_of("worker/worker_limits.h"));
}

TEST(LimitsTable, IsWhatTheDocumentsSay) {
  const std::string text = read_file(BOARDTRAIL_SOURCE_DIR "/docs/limits.md");
  for (const auto& rows : {document_limits(), process_limits()}) {
    EXPECT_NE(text.find(limits_as_markdown(rows)), std::string::npos)
        << "docs/limits.md should have these rows:\n"
        << limits_as_markdown(rows);
  }
}

TEST(LimitsTable, SaysValuesAsPeopleDo) {
  EXPECT_EQ(limit_text({"", 256LL << 20, "bytes", "", ""}), "256 MiB");
  EXPECT_EQ(limit_text({"", 2LL << 30, "bytes", "", ""}), "2 GiB");
  EXPECT_EQ(limit_text({"", 60'000, "ms", "", ""}), "60 s");
  EXPECT_EQ(limit_text({"", 2'000'000, "blocks", "", ""}), "2,000,000");
  EXPECT_EQ(limit_text({"", 512, "columns", "", ""}), "512");
}

}  // namespace
}  // namespace boardtrail::test
