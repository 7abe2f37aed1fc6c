// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/migrations.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "warehouse/blank_warehouse.h"
#include "warehouse/row_identity.h"
#include "warehouse/warehouse.h"
#include "warehouse_samples.h"

namespace boardtrail::test {
namespace {

constexpr EmbeddedText kSteps[] = {
    {"0001_first", "CREATE TABLE paper (title TEXT); INSERT INTO paper VALUES ('kept');"},
    {"0002_second", "ALTER TABLE paper ADD COLUMN pages INTEGER; UPDATE paper SET pages = 3;"},
    {"0003_broken", "CREATE TABLE extra (a); CREATE TABLE extra (a);"}};
constexpr std::span<const EmbeddedText> kAll(kSteps);
constexpr Design kOld{kAll.first(1), "CREATE VIEW v_paper AS SELECT title FROM paper;"};
constexpr Design kNew{kAll.first(2), "CREATE VIEW v_paper AS SELECT title, pages FROM paper;"};
constexpr Design kBroken{kAll, "CREATE VIEW v_paper AS SELECT title FROM paper;"};

class MigrationsTest : public ::testing::Test {
 protected:
  Database open(const std::string& path) {
    auto database = Database::open(path, Database::Mode::kWrite);
    EXPECT_TRUE(database.has_value());
    return std::move(database).value();
  }
  std::int64_t number(const std::string& path, std::string_view sql) {
    Database database = open(path);
    const auto result = database.number(sql);
    EXPECT_TRUE(result.has_value()) << sql;
    return result.has_value() ? *result : -1;
  }
  bool exists(const std::string& path) { return std::filesystem::exists(path); }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() / "w.db";
};

TEST_F(MigrationsTest, MakesANewWarehouseWithoutABackup) {
  Database database = open(path_);
  ASSERT_TRUE(make_current(database, path_, kNew).ok());
  EXPECT_EQ(database.number("PRAGMA user_version").value(), 2);
  EXPECT_EQ(database.number("PRAGMA application_id").value(), kApplicationId);
  EXPECT_EQ(database.number("SELECT pages FROM v_paper").value(), 3);
  EXPECT_FALSE(exists(path_ + ".v0.bak"));
}

TEST_F(MigrationsTest, BringsAnOlderOneUpAfterABackup) {
  {
    Database database = open(path_);
    ASSERT_TRUE(make_current(database, path_, kOld).ok());
    ASSERT_TRUE(database.execute("INSERT INTO paper VALUES ('mine')").ok());
  }
  Database database = open(path_);
  const Status reading = require_current(database, path_, kNew);
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kUnsupported);
  ASSERT_TRUE(make_current(database, path_, kNew).ok());
  EXPECT_EQ(database.number("SELECT count(*) FROM v_paper WHERE pages = 3").value(), 2);
  EXPECT_TRUE(require_current(database, path_, kNew).ok());
  EXPECT_EQ(number(path_ + ".v1.bak", "PRAGMA user_version"), 1);
  EXPECT_EQ(number(path_ + ".v1.bak", "SELECT count(*) FROM paper"), 2);
  EXPECT_FALSE(exists(path_ + ".v1.bak.part"));
}

TEST_F(MigrationsTest, NeverWritesOverABackup) {
  const std::string older = folder_.write("w.db.v1.bak", "somebody's");
  Database database = open(path_);
  ASSERT_TRUE(make_current(database, path_, kOld).ok());
  ASSERT_TRUE(make_current(database, path_, kNew).ok());
  EXPECT_EQ(read_file(older), "somebody's");
  EXPECT_EQ(number(path_ + ".v1.2.bak", "PRAGMA user_version"), 1);
}

TEST_F(MigrationsTest, LeavesTheOldVersionWhereAStepFails) {
  Database database = open(path_);
  ASSERT_TRUE(make_current(database, path_, kOld).ok());
  EXPECT_FALSE(make_current(database, path_, kBroken).ok());
  EXPECT_EQ(database.number("PRAGMA user_version").value(), 1);
  EXPECT_EQ(database.number("SELECT count(*) FROM pragma_table_info('paper')").value(), 1);
  EXPECT_EQ(database.number("SELECT count(*) FROM v_paper").value(), 1);
}

TEST_F(MigrationsTest, RefusesNewerAndForeignFilesUntouched) {
  Database database = open(path_);
  ASSERT_TRUE(make_current(database, path_, kNew).ok());
  for (const Status& status :
       {make_current(database, path_, kOld), require_current(database, path_, kOld)}) {
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::kUnsupported);
    EXPECT_NE(status.error().message.find("version 2"), std::string::npos);
  }
  const std::string other = folder_.path() / "other.db";
  Database foreign = open(other);
  ASSERT_TRUE(foreign.execute("CREATE TABLE t (a); PRAGMA user_version = 1").ok());
  EXPECT_EQ(make_current(foreign, other, kNew).error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(foreign.number("SELECT count(*) FROM sqlite_schema").value(), 1);
}

TEST_F(MigrationsTest, TheWarehouseItselfRefusesANewerFile) {
  { const Warehouse warehouse = open_writer(path_); }
  ASSERT_TRUE(open(path_).execute("PRAGMA user_version = 9999").ok());
  for (const auto mode : {Warehouse::Mode::kCreate, Warehouse::Mode::kReadOnly}) {
    const auto warehouse = Warehouse::open(path_, mode);
    ASSERT_FALSE(warehouse.has_value());
    EXPECT_EQ(warehouse.error().code, ErrorCode::kUnsupported);
  }
  EXPECT_EQ(number(path_, "PRAGMA user_version"), 9999);
}

// The image that a new warehouse is copied from says what the migrations say.
TEST_F(MigrationsTest, TheBlankWarehouseIsWhatTheMigrationsMake) {
  const std::string made = folder_.path() / "made.db";
  {
    Database database = open(made);
    ASSERT_TRUE(make_current(database, made, current_design()).ok());
  }
  put_blank_warehouse(path_);
  ASSERT_TRUE(exists(path_));
  Database database = open(path_);
  ASSERT_TRUE(require_current(database, path_, current_design()).ok());
  ASSERT_TRUE(database.execute("ATTACH '" + made + "' AS made").ok());
  const std::string both[] = {"main.sqlite_schema", "made.sqlite_schema"};
  for (const auto& [here, there] : {std::pair(both[0], both[1]), std::pair(both[1], both[0])}) {
    const std::string left_over = "SELECT count(*) FROM (SELECT type, name, tbl_name, sql FROM " +
                                  here + " EXCEPT SELECT type, name, tbl_name, sql FROM " + there +
                                  ")";
    EXPECT_EQ(database.number(left_over).value(), 0) << here;
  }
  EXPECT_GT(database.number("SELECT count(*) FROM sqlite_schema").value(), 90);
  EXPECT_EQ(database.number("SELECT journal_mode = 'wal' FROM pragma_journal_mode").value(), 1);
}

TEST_F(MigrationsTest, NothingIsPutOverWhatStands) {
  for (const std::string name : {"empty.db", "other.db", "gone.db-wal", "gone.db-journal"}) {
    const std::string other = folder_.write(name, name == "empty.db" ? "" : "somebody's");
    const std::string base = name.substr(0, name.find(".db") + 3);
    put_blank_warehouse(folder_.path() / base);
    EXPECT_EQ(read_file(other), name == "empty.db" ? "" : "somebody's");
    EXPECT_EQ(exists(folder_.path() / base), base == name) << name;
    std::filesystem::remove(other);
  }
}

TEST_F(MigrationsTest, CellsOfOlderWarehousesStayAsTheyWere) {
  const Design now = current_design();
  const auto cells =
      std::find_if(now.migrations.begin(), now.migrations.end(),
                   [](const EmbeddedText& step) { return step.name == "0007_cells.sql"; });
  ASSERT_NE(cells, now.migrations.end());
  const auto before = static_cast<std::size_t>(cells - now.migrations.begin());
  Database database = open(path_);
  ASSERT_TRUE(make_current(database, path_, {now.migrations.first(before), ""}).ok());
  ASSERT_TRUE(
      database
          .execute("INSERT INTO cell VALUES "
                   "(7, 2, 10, 1, 1, 0, 'last', NULL, NULL, '#FFC000', NULL, NULL, 4, NULL), "
                   "(7, 2, 9, 1, 2, 1, 'a \"b\" \\', '[\"x\"]', NULL, NULL, NULL, 3, NULL, "
                   "'[1,2.5,3,4]'); "
                   "INSERT INTO evidence VALUES (5, 1, 'lead', NULL, 'B', 3, NULL, NULL), "
                   "(5, 0, 'ref', 'No.', 'A', NULL, 8, '[1,2,3,4]')")
          .ok());
  ASSERT_TRUE(make_current(database, path_, now).ok());
  const auto count = [&database](std::string sql) { return database.number(sql).value(); };
  EXPECT_EQ(count("SELECT count(*) FROM v_cell"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM v_cell WHERE table_id = 7 AND row = 2 AND col = 9 AND "
                  "row_span = 1 AND col_span = 2 AND header = 1 AND text = 'a \"b\" \\' AND "
                  "struck = '[\"x\"]' AND page = 3 AND bbox = '[1,2.5,3,4]' AND fill IS NULL AND "
                  "line IS NULL AND ticks IS NULL AND swatches IS NULL"),
            1);
  EXPECT_EQ(count("SELECT count(*) FROM v_cell WHERE col = 10 AND fill = '#FFC000' AND line = 4 "
                  "AND page IS NULL AND bbox IS NULL"),
            1);
  EXPECT_EQ(count("SELECT count(*) FROM v_evidence WHERE observation_id = 5 AND position = 0 AND "
                  "field = 'ref' AND label = 'No.' AND raw = 'A' AND line = 8 AND page IS NULL AND "
                  "bbox = '[1,2,3,4]'"),
            1);
  EXPECT_EQ(count("SELECT count(*) FROM v_evidence WHERE position = 1 AND field = 'lead' AND "
                  "label IS NULL AND raw = 'B' AND page = 3 AND line IS NULL AND bbox IS NULL"),
            1);
}

TEST_F(MigrationsTest, ActionsOfOlderWarehousesGetTheNumbersOfNow) {
  const Design now = current_design();
  Database database = open(path_);
  ASSERT_TRUE(make_current(database, path_, {now.migrations.first(8), ""}).ok());
  constexpr std::int64_t kFirst = 0x7123456789ABCDEF;
  ASSERT_TRUE(database
                  .execute("INSERT INTO document (document_id, path, sha256, format, outcome, "
                           "ingested_at, run_id) VALUES (3, 'a', '" +
                           std::string(64, 'a') +
                           "', 'text', 'ok', '', 1); INSERT INTO observation (observation_id, "
                           "paper_id, action_id, position, row, leads, restates, confidence) "
                           "VALUES (" +
                           std::to_string(kFirst) + ", 7, 8, 0, 1, '[]', 0, 1)")
                  .ok());
  ASSERT_TRUE(make_current(database, path_, now).ok());
  EXPECT_EQ(database.number("SELECT action_id FROM observation").value(), action_identity(kFirst));
  EXPECT_EQ(database.number("SELECT document_id FROM link_queue").value(), 3);
}

TEST_F(MigrationsTest, PlansOfOlderWarehousesAreLinkedAgain) {
  const Design now = current_design();
  Database database = open(path_);
  ASSERT_TRUE(make_current(database, path_, {now.migrations.first(10), ""}).ok());
  ASSERT_TRUE(database
                  .execute("INSERT INTO document (document_id, path, sha256, format, outcome, "
                           "ingested_at, run_id) VALUES (3, 'a', '" +
                           std::string(64, 'a') +
                           "', 'text', 'ok', '', 1); "
                           "INSERT INTO plan VALUES (9, NULL, NULL, 1, 7, 7, NULL, 1, 1); "
                           "INSERT INTO plan_paper VALUES (7, 9, 1, '', NULL, 0, 1, '', '', 4); "
                           "INSERT INTO plan_mark VALUES (4, 7, '', ''); "
                           "INSERT INTO plan_sketch VALUES (2, 7); "
                           "INSERT INTO link VALUES (51, NULL, 1, 1, '', 0); "
                           "INSERT INTO lineage_relation VALUES (7, 5, 'split-from', 6, 1); "
                           "INSERT INTO lineage VALUES (5, 9, 51, 1, 1, NULL, NULL, 0, 1, 51, 1, "
                           "51)")
                  .ok());
  ASSERT_TRUE(make_current(database, path_, now).ok());
  for (const std::string name :
       {"plan", "plan_paper", "plan_mark", "plan_sketch", "link", "lineage_relation", "lineage"}) {
    EXPECT_EQ(database.number("SELECT count(*) FROM " + name).value(), 0) << name;
  }
  EXPECT_EQ(database.number("SELECT document_id FROM link_queue").value(), 3);
  // The actions of a plan stand together, and each is of one plan.
  const std::string add = "INSERT INTO lineage VALUES ";
  const std::string rest = ", 51, 1, 1, NULL, NULL, 0, 1, 51, 1, 51)";
  ASSERT_TRUE(database.execute(add + "(5, 9" + rest).ok());
  ASSERT_TRUE(database.execute(add + "(6, 8" + rest).ok());
  EXPECT_EQ(database.number("SELECT plan_id + 0 * moves FROM lineage LIMIT 1").value(), 8);
  EXPECT_FALSE(database.execute(add + "(5, 8" + rest).ok());
  for (const std::string name : {"observation_fts", "observation_fts_in_force"}) {
    EXPECT_EQ(
        database.number("SELECT v = 0 FROM " + name + "_config WHERE k = 'automerge'").value(), 1)
        << name;
  }
}

TEST_F(MigrationsTest, AFreshWarehouseIsSoundAndOfTheNewestVersion) {
  { const Warehouse warehouse = open_writer(path_); }
  EXPECT_EQ(number(path_, "PRAGMA user_version"), current_design().version());
  EXPECT_EQ(number(path_,
                   "SELECT count(*) FROM pragma_integrity_check "
                   "WHERE integrity_check <> 'ok'"),
            0);
  EXPECT_EQ(number(path_, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

}  // namespace
}  // namespace boardtrail::test
