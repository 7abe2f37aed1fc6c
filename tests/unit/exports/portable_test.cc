// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/portable.h"

#include <algorithm>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "board_warehouse.h"
#include "exports/views.h"

namespace boardtrail::test {
namespace {

// The rows of a query on any SQLite file, as rows() gives those of a warehouse.
std::vector<std::string> plain_rows(const std::string& path, const std::string& sql) {
  sqlite3* opened = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, sqlite3_close);
  std::vector<std::string> lines;
  const auto take = [](void* out, int count, char** values, char**) {
    std::string line;
    for (int i = 0; i < count; ++i)
      line += std::string(i == 0 ? "" : "|") + (values[i] ? values[i] : "-");
    static_cast<std::vector<std::string>*>(out)->push_back(line);
    return 0;
  };
  EXPECT_EQ(sqlite3_exec(opened, sql.c_str(), take, &lines, nullptr), SQLITE_OK)
      << sqlite3_errmsg(opened);
  return lines;
}

class PortableTest : public testing::Test {
 protected:
  PortableTest() { board_.add_second(); }
  void write(bool initials_only) {
    const Status status = write_portable(board_.warehouse(), path_, {initials_only});
    ASSERT_TRUE(status.ok()) << to_string(status.error());
  }
  std::vector<std::string> query(const std::string& sql) { return plain_rows(path_, sql); }

  BoardWarehouse board_;
  std::string path_ = board_.file("copy.sqlite");
};

TEST_F(PortableTest, HoldsEveryViewAsATable) {
  write(false);
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema WHERE type = 'view'")[0], "0");
  EXPECT_EQ(query("PRAGMA integrity_check")[0], "ok");
  EXPECT_EQ(query("PRAGMA application_id")[0], "0");
  const auto views = export_views(board_.warehouse());
  for (const ExportView& view : *views) {
    // Reals would be printed in two ways; what they are is compared below.
    std::string columns;
    for (const ExportColumn& column : view.columns) {
      if (column.type == "REAL") continue;
      columns += (columns.empty() ? "\"" : ", \"") + column.name + "\"";
    }
    auto expected = rows(board_.warehouse(), "SELECT " + columns + " FROM " + view.name);
    auto copied = query("SELECT " + columns + " FROM " + view.name);
    std::sort(expected.begin(), expected.end());
    std::sort(copied.begin(), copied.end());
    EXPECT_EQ(copied, expected) << view.name;
  }
  EXPECT_EQ(query("SELECT aim, actual, typeof(aim) FROM v_metric_value")[0], "95.5|-|real");
  EXPECT_EQ(query("SELECT DISTINCT typeof(action_id), typeof(page), typeof(confidence), "
                  "typeof(due_current) FROM v_action"),
            std::vector<std::string>{"text|integer|real|text"});
  EXPECT_EQ(query("SELECT DISTINCT typeof(run_id) FROM v_run")[0], "integer");
}

TEST_F(PortableTest, SaysWhatEveryColumnMeans) {
  write(false);
  std::vector<std::string> expected;
  const auto views = export_views(board_.warehouse());
  for (const ExportView& view : *views) {
    for (const ExportColumn& column : view.columns) {
      expected.push_back(view.name + "." + column.name);
    }
  }
  EXPECT_EQ(query("SELECT table_name || '.' || column_name FROM about "
                  "WHERE column_name <> '' AND meaning <> '' ORDER BY rowid"),
            expected);
  EXPECT_EQ(
      query("SELECT sql FROM sqlite_schema WHERE name = 'v_due_date'")[0],
      "CREATE TABLE \"v_due_date\" ( -- The dates of a due cell, in order of writing.\n"
      "  \"observation_id\" TEXT, -- The action as one paper states it.\n"
      "  \"position\" INTEGER, -- Place in the order of the paper, from 0.\n"
      "  \"date\" TEXT, -- Last day of what is stated; NULL without a year, or for a season.\n"
      "  \"precision\" TEXT, -- day, month, quarter, season or year.\n"
      "  \"role\" TEXT, -- original or revised.\n"
      "  \"raw\" TEXT, -- As printed.\n"
      "  \"latest\" TEXT, -- Last day that the words can mean.\n"
      "  \"struck\" INTEGER -- 1: struck out.\n)");
}

TEST_F(PortableTest, IndexesWhatIsJoined) {
  write(false);
  const auto plan =
      query("EXPLAIN QUERY PLAN SELECT * FROM v_action a JOIN v_rag r USING (observation_id)");
  EXPECT_TRUE(std::any_of(plan.begin(), plan.end(), [](const std::string& line) {
    return line.find("_by_observation_id") != std::string::npos;
  }));
}

TEST_F(PortableTest, InitialsOnlyNamesNobodyThatItLearnt) {
  write(true);
  EXPECT_EQ(query("SELECT DISTINCT author, sponsor FROM v_paper")[0],
            "AA, Chief Nurse|Medical Director");
  EXPECT_EQ(query("SELECT leads, lead_raw FROM v_action WHERE ref = 'B1' ORDER BY as_at"),
            (std::vector<std::string>{"[\"AA\",\"BE\"]|AA / BE", "[\"BE\"]|BE"}));
  EXPECT_EQ(query("SELECT DISTINCT progress FROM v_action WHERE ref = 'B1'")[0],
            "AA met Dr E.\n" + std::string(kControls));
  EXPECT_EQ(query("SELECT DISTINCT text FROM v_cell")[0], "AA / BE");
  EXPECT_EQ(query("SELECT DISTINCT file_author FROM v_document")[0], "AA");
  EXPECT_EQ(query("SELECT message FROM v_finding WHERE rule = 'overdue-not-red'")[0],
            "Action B1 of \"AA\" <i>is</i> overdue;\n=1+1, says Dr A.");
  EXPECT_EQ(query("SELECT DISTINCT leads FROM v_history WHERE ref = '=2+3'")[0], "[\"+TG\"]");
  const std::string bytes = read_file(path_);
  for (const std::string name : {"Ann Ash", "Bo Elm", "Dr Ash", "Dr Elm"}) {
    EXPECT_EQ(bytes.find(name), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace boardtrail::test
