// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "warehouse/warehouse.h"
#include "warehouse_samples.h"

// docs/warehouse.md has a heading "### `name`" for each table and view, and below it a
// row "| `column` | meaning |" for each of its columns, in order.
namespace boardtrail::test {
namespace {

using Columns = std::map<std::string, std::vector<std::string>>;

// The text between the first two backquotes of the line.
std::string between_quotes(const std::string& line) {
  const std::size_t begin = line.find('`') + 1;
  return line.substr(begin, line.find('`', begin) - begin);
}

Columns documented() {
  Columns all;
  std::string name;
  std::istringstream text(read_file(BOARDTRAIL_SOURCE_DIR "/docs/warehouse.md"));
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("## ")) name.clear();
    if (line.starts_with("### `")) {
      name = between_quotes(line);
      EXPECT_FALSE(all.contains(name)) << name << " is documented twice";
      all[name];
    } else if (!name.empty() && line.starts_with("| `")) {
      all[name].push_back(between_quotes(line));
    }
  }
  return all;
}

TEST(WarehouseDocumentation, HasEveryTableViewAndColumnAndNoOther) {
  const TemporaryFolder folder;
  Warehouse warehouse = open_writer(folder.path() / "w.db");
  Columns actual;
  for (const std::string& name :
       rows(warehouse,
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
            "AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'observation_fts\\_%' ESCAPE '\\'")) {
    actual[name] = rows(warehouse, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", {name});
  }
  ASSERT_GT(actual.size(), 30U);
  const Columns expected = documented();
  for (const auto& [name, columns] : actual) {
    ASSERT_TRUE(expected.contains(name)) << name << " is not in docs/warehouse.md";
    EXPECT_EQ(expected.at(name), columns) << name;
  }
  for (const auto& [name, columns] : expected) {
    EXPECT_TRUE(actual.contains(name)) << name << " is documented and does not exist";
  }
}

}  // namespace
}  // namespace boardtrail::test
