// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <new>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temporary_folder.h"
#include "warehouse/migrations.h"
#include "warehouse/sqlite.h"
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
      "SELECT fts3_tokenizer('simple')",
      "SELECT fts5(1)",
      "SELECT rtreecheck('main', 'run')",
      "SELECT sqlite_log(1, 'x')",
      "SELECT * FROM dbstat",
      "SELECT * FROM sqlite_stmt",
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

TEST_F(QueryTest, TooLittleMemoryIsAnErrorOfTheQuery) {
  Warehouse warehouse = reader();
  RowReceiver receiver;
  receiver.row = [](const std::vector<SqlValue>&) -> bool { throw std::bad_alloc(); };
  const Status status = warehouse.query("SELECT 1", {}, receiver);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(status.error().message, "the query needs more memory than it may have; narrow it down");
  EXPECT_EQ(rows(warehouse, "SELECT count(*) FROM v_action"), Lines{"4"});
}

// A file that somebody has tampered with: its views may call what a query may, and its
// virtual tables are those of a warehouse.
TEST_F(QueryTest, AForeignFileMayDoNoMore) {
  {
    auto database = Database::open(path_, Database::Mode::kWrite);
    ASSERT_TRUE(database.has_value());
    const Status changed = database->execute(
        "CREATE VIEW calling AS SELECT rtreedepth(x'00'); "
        "CREATE VIRTUAL TABLE words USING fts5vocab (observation_fts, row); "
        "CREATE VIRTUAL TABLE boxes USING rtree (id, a, b)");
    ASSERT_TRUE(changed.ok()) << changed.error().message;
  }
  const std::pair<const char*, const char*> cases[] = {
      {"SELECT * FROM calling", "not authorized to use function: rtreedepth"},
      {"SELECT * FROM words", "no such module: fts5vocab"},
      {"SELECT * FROM boxes", "no such module: rtree"},
  };
  Warehouse warehouse = reader();
  for (const auto& [sql, message] : cases) {
    const Status status = warehouse.query(sql, {}, {});
    ASSERT_FALSE(status.ok()) << sql;
    EXPECT_EQ(status.error().message, message);
  }
  EXPECT_EQ(rows(warehouse, "SELECT count(*) FROM observation_fts"), Lines{"4"});
}

// Damage in the word index has a code of its own kind of damage.
TEST_F(QueryTest, DamageIsNoMistakeOfTheQuery) {
  {
    auto database = Database::open(path_, Database::Mode::kWrite);
    ASSERT_TRUE(database.has_value());
    const Status changed = database->execute(
        "UPDATE observation_fts_data SET block = CAST(printf('%.400c', 'z') AS BLOB)");
    ASSERT_TRUE(changed.ok()) << changed.error().message;
  }
  Warehouse warehouse = reader();
  const Status status =
      warehouse.query("SELECT * FROM observation_fts WHERE observation_fts MATCH 't*'", {}, {});
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kIo) << status.error().message;
}

TEST(QueryFile, OnlyRegularFilesAreOpened) {
  TemporaryFolder folder;
  const std::string pipe = folder.path() / "pipe.db";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  for (const std::string& path : {pipe, std::string(folder.path()), std::string("/dev/zero")}) {
    const auto warehouse = Warehouse::open(path, Warehouse::Mode::kReadOnly);
    ASSERT_FALSE(warehouse.has_value()) << path;
    EXPECT_EQ(to_string(warehouse.error()), path + ": is no regular file");
  }
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
  EXPECT_EQ(open(folder_.path()), ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace boardtrail::test
