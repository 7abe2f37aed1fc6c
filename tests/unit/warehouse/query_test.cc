// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "warehouse/migrations.h"
#include "warehouse/warehouse.h"
#include "warehouse_samples.h"

namespace boardtrail::test {
namespace {

using Lines = std::vector<std::string>;

class QueryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Warehouse writer = open_writer(path_);
    ASSERT_TRUE(writer.store(sample_paper("a.txt", "2023-01-31"), 1).ok());
  }
  Warehouse reader() {
    auto warehouse = Warehouse::open(path_, Warehouse::Mode::kReadOnly);
    EXPECT_TRUE(warehouse.has_value());
    return std::move(warehouse).value();
  }
  TemporaryFolder folder_;
  std::string path_ = folder_.path() / "w.db";
};

TEST_F(QueryTest, RefusesWhatCouldDoMoreThanRead) {
  const std::string other = folder_.path() / "other.db";
  const std::string cases[] = {
      "DELETE FROM observation",
      "UPDATE paper SET title = 'x'",
      "INSERT INTO run (started_at, version) VALUES ('a', 'b')",
      "UPDATE sqlite_master SET sql = ''",
      "UPDATE sqlite_schema SET sql = ''",
      "CREATE TABLE t (a)",
      "CREATE TEMP TABLE t (a)",
      "CREATE TEMP VIEW v AS SELECT 1",
      "DROP VIEW v_run",
      "ATTACH '" + other + "' AS other",
      "VACUUM INTO '" + other + "'",
      "VACUUM",
      "BEGIN",
      "SAVEPOINT s",
      "REINDEX",
      "ANALYZE",
      "PRAGMA query_only = OFF",
      "PRAGMA query_only(0)",
      "PRAGMA user_version = 9",
      "PRAGMA journal_mode = DELETE",
      "PRAGMA journal_mode",
      "PRAGMA writable_schema = ON",
      "PRAGMA temp_store_directory = '/'",
      "PRAGMA wal_checkpoint",
      "SELECT * FROM pragma_wal_checkpoint",
      "SELECT load_extension('x.so')",
      "SELECT writefile('x', 'y')",
      "SELECT readfile('/etc/hostname')",
      "INSERT INTO observation_fts (observation_fts) VALUES ('rebuild')",
      "WITH x AS (SELECT 1) DELETE FROM cell_row",
      "EXPLAIN DELETE FROM cell_row",
      "DELETE FROM finding RETURNING rule",
      "SELECT 1; SELECT 2",
      "SELECT 1; DELETE FROM cell_row",
      "SELECT 1; nonsense",
      "",
      "  -- nothing",
      "SELECT \"mistyped\" FROM v_run",
      "SELECT no_such_column FROM v_run",
      "SELECT ?1",
  };
  Warehouse warehouse = reader();
  const Lines before = dump(warehouse);
  for (const std::string& sql : cases) {
    const Status status = warehouse.query(sql, {}, {});
    ASSERT_FALSE(status.ok()) << sql;
    EXPECT_EQ(status.error().code, ErrorCode::kBadUsage) << sql << ": " << status.error().message;
  }
  EXPECT_EQ(dump(warehouse), before);
  EXPECT_FALSE(std::filesystem::exists(other));
}

TEST_F(QueryTest, AnswersWhatReads) {
  struct {
    const char* sql;
    std::vector<SqlValue> parameters;
    Lines expected;
  } const cases[] = {
      {"SELECT count(*) FROM v_action;  -- all", {}, {"4"}},
      {"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) "
       "SELECT group_concat(i) FROM n",
       {},
       {"1,2,3"}},
      {"SELECT ?1 || ?2, ?3, ?4",
       {std::string("a"), std::string("b"), std::int64_t{5}, std::monostate{}},
       {"ab|5|-"}},
      {"SELECT ref FROM v_action, json_each(leads) WHERE value = ?1",
       {std::string("Ann Ash")},
       {"T1"}},
      {"SELECT name FROM pragma_table_info('v_field')",
       {},
       {"paper_id", "name", "value", "page", "line", "bbox", "position"}},
      {"PRAGMA user_version", {}, {std::to_string(current_design().version())}},
      {"VALUES (1.5), (x'41')", {}, {"1.5", "A"}},
      // A value takes the place of the one above it, whatever that was.
      {"VALUES ('long', 7), ('b', 'text'), (NULL, ''), (2, NULL), ('', 0.5)",
       {},
       {"long|7", "b|text", "-|", "2|-", "|0.5"}},
  };
  Warehouse warehouse = reader();
  for (const auto& [sql, parameters, expected] : cases) {
    EXPECT_EQ(rows(warehouse, sql, parameters), expected) << sql;
  }
}

TEST_F(QueryTest, StopsAtItsLimits) {
  Warehouse warehouse = reader();
  const char* endless =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
  Status status = warehouse.query(endless, {}, {}, {std::chrono::milliseconds(20), 0});
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kLimitExceeded);
  const char* four = "SELECT ref FROM v_action";
  EXPECT_TRUE(warehouse.query(four, {}, {}, {kQueryTime, 4}).ok());
  status = warehouse.query(four, {}, {}, {kQueryTime, 3});
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kLimitExceeded);
  EXPECT_FALSE(warehouse.query("SELECT zeroblob(500000000)", {}, {}).ok());
  // The connection is as good as before.
  EXPECT_EQ(rows(warehouse, "SELECT count(*) FROM v_action"), Lines{"4"});
}

TEST_F(QueryTest, EndsWhenTheReceiverHasSeenEnough) {
  Warehouse warehouse = reader();
  int seen = 0;
  RowReceiver receiver;
  receiver.row = [&seen](const std::vector<SqlValue>&) { return ++seen < 2; };
  EXPECT_TRUE(warehouse.query("SELECT 1 FROM v_action", {}, receiver).ok());
  EXPECT_EQ(seen, 2);
}

TEST_F(QueryTest, ReadsWhileAWriterWrites) {
  Warehouse writer = open_writer(path_);
  Warehouse warehouse = reader();
  ASSERT_TRUE(writer.store(sample_paper("b.txt", "2023-02-28"), 2).ok());
  EXPECT_EQ(rows(warehouse, "SELECT count(*) FROM v_paper"), Lines{"2"});
  EXPECT_EQ(rows(writer, "SELECT count(*) FROM v_paper"), Lines{"2"});
}

TEST_F(QueryTest, ReadsFromAFolderThatCannotBeWritten) {
  std::filesystem::permissions(
      folder_.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  EXPECT_TRUE(Warehouse::open(path_, Warehouse::Mode::kReadOnly).has_value());
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::owner_all);
}

TEST_F(QueryTest, SaysWhatIsWrongWithTheFile) {
  const auto open = [](const std::string& path) {
    const auto warehouse = Warehouse::open(path, Warehouse::Mode::kReadOnly);
    return warehouse.has_value() ? ErrorCode::kBadUsage : warehouse.error().code;
  };
  EXPECT_EQ(open(folder_.path() / "none.db"), ErrorCode::kNotFound);
  EXPECT_EQ(open(folder_.write("empty.db", "")), ErrorCode::kNotFound);
  EXPECT_EQ(open(folder_.write("text.db", std::string(5000, 'x'))), ErrorCode::kUnsupported);
  EXPECT_EQ(open(folder_.path()), ErrorCode::kIo);
}

}  // namespace
}  // namespace boardtrail::test
