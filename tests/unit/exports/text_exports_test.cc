// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "board_warehouse.h"
#include "exports/calendar.h"
#include "exports/csv_files.h"
#include "exports/datasette.h"
#include "exports/exports.h"
#include "exports/views.h"

namespace boardtrail::test {
namespace {

TEST(CsvFiles, MakeFormulasHarmlessAndKeepTheRest) {
  BoardWarehouse board;
  ASSERT_TRUE(write_csv_files(board.warehouse(), board.file("csv"), false).ok());
  const std::string id = rows(board.warehouse(), "SELECT paper_id FROM v_paper")[0];
  const std::string expected = "paper_id,name,value,page,line,bbox,position\r\n" + id +
                               ",Report Author,\"Dr Ann Ash, Chief Nurse\",,,,0\r\n" + id +
                               ",\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\","
                               "\"<script>alert('1')</script> & \"\"q\"\", a\\b;c\",1,2,,1\r\n" +
                               id + ",'+1,\"red[31mder\nBCC: x@y\r\nz\",,,,2\r\n" + id +
                               ",-,-,,,,3\r\n" + id + ",'@x,'\tx,,,,4\r\n";
  EXPECT_EQ(read_file(board.file("csv/v_field.csv")), expected);
}

TEST(CsvFiles, RawLeavesEverythingAsItIs) {
  BoardWarehouse board;
  ASSERT_TRUE(write_csv_files(board.warehouse(), board.file("csv"), true).ok());
  const std::string text = read_file(board.file("csv/v_field.csv"));
  EXPECT_NE(text.find(",\"=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\","),
            std::string::npos);
  EXPECT_NE(text.find(",+1,\"" + std::string(kControls) + "\","), std::string::npos);
  EXPECT_NE(text.find(",@x,\tx,"), std::string::npos);
}

TEST(CsvFiles, HoldEveryViewRowForRow) {
  BoardWarehouse board;
  board.add_second();
  ASSERT_TRUE(write_csv_files(board.warehouse(), board.file("csv"), false).ok());
  const auto views = export_views(board.warehouse());
  ASSERT_TRUE(views.has_value());
  EXPECT_GE(views->size(), 24U);
  for (const ExportView& view : *views) {
    const std::string text = read_file(board.file("csv/" + view.name + ".csv"));
    std::string heading;
    for (const ExportColumn& column : view.columns) {
      heading += (heading.empty() ? "" : ",") + column.name;
    }
    EXPECT_EQ(text.substr(0, text.find('\r')), heading) << view.name;
    // A record ends in CRLF outside quotes.
    std::size_t records = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') quoted = !quoted;
      if (!quoted && text[i] == '\r' && text[i + 1] == '\n') ++records;
    }
    const std::string count = rows(board.warehouse(), "SELECT count(*) + 1 FROM " + view.name)[0];
    EXPECT_EQ(std::to_string(records), count) << view.name;
  }
}

TEST(CsvFiles, LeaveTheOldFilesWhereOneCannotBeWritten) {
  BoardWarehouse board;
  board.folder().write("csv/v_action.csv", "old");
  board.folder().write("csv/v_table.csv/in-the-way", "");
  const Status status = write_csv_files(board.warehouse(), board.file("csv"), false);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kIo);
  EXPECT_EQ(status.error().origin, board.file("csv/v_table.csv"));
  EXPECT_EQ(read_file(board.file("csv/v_action.csv")), "old");
}

TEST(Views, TypesAreThoseOfTheValues) {
  BoardWarehouse board;
  board.add_second();
  const auto views = export_views(board.warehouse());
  ASSERT_TRUE(views.has_value());
  for (const ExportView& view : *views) {
    for (const ExportColumn& column : view.columns) {
      const std::string name = "\"" + column.name + "\"";
      for (const std::string& type :
           rows(board.warehouse(), "SELECT DISTINCT upper(typeof(" + name + ")) FROM " + view.name +
                                       " WHERE " + name + " IS NOT NULL")) {
        EXPECT_EQ(type, column.type) << view.name << "." << column.name;
      }
    }
  }
}

constexpr std::string_view kCalendar =
    "BEGIN:VCALENDAR\r\n"
    "VERSION:2.0\r\n"
    "PRODID:-//Boardtrail//Due dates of Board actions//EN\r\n"
    "CALSCALE:GREGORIAN\r\n"
    "X-WR-CALNAME:Board actions due\r\n"
    "BEGIN:VEVENT\r\n"
    "UID:<B3>@boardtrail\r\n"
    "DTSTAMP:20230502T090000Z\r\n"
    "SEQUENCE:0\r\n"
    "DTSTART;VALUE=DATE:20230429\r\n"
    "DTEND;VALUE=DATE:20230430\r\n"
    "SUMMARY:Bo Elm: B3 Publish the rota of every ward in the building\r\n"
    "DESCRIPTION:Publish the rota of every ward in the building\\nPlan: Theatre P\r\n"
    " lan\\nOrganisation: Eastmere\\, \xC3\x89t\xC3\xA9 & Sons Bcc: all@evil.example\\nDue\\, "
    "as\r\n"
    "  printed: 30/04/2023\\nRating\\, as printed: B\\nPaper: /board/<1>/may & june\r\n"
    " .txt\\, page 1\\, line 13\r\n"
    "CATEGORIES:Bo Elm\r\n"
    "TRANSP:TRANSPARENT\r\n"
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\n"
    "UID:<B1>@boardtrail\r\n"
    "DTSTAMP:20230502T090000Z\r\n"
    "SEQUENCE:1\r\n"
    "DTSTART;VALUE=DATE:20230531\r\n"
    "DTEND;VALUE=DATE:20230601\r\n"
    "SUMMARY:Bo Elm: B1 Recruit <b>four</b> theatre nurses\\, \"now\"\r\n"
    "DESCRIPTION:Recruit <b>four</b> theatre nurses\\, \"now\"\\nPlan: Theatre Plan\\\r\n"
    " nOrganisation: Eastmere\\, \xC3\x89t\xC3\xA9 & Sons Bcc: all@evil.example\\nDue\\, as pri\r\n"
    " nted: 31/05/2023\\nRating\\, as printed: A\\nPaper: /board/<1>/may & june.txt\r\n"
    " \\, page 1\\, line 11\r\n"
    "CATEGORIES:Bo Elm\r\n"
    "TRANSP:TRANSPARENT\r\n"
    "END:VEVENT\r\n"
    "END:VCALENDAR\r\n";

TEST(Calendar, HoldsTheOpenActionsInForce) {
  BoardWarehouse board;
  board.add_second();
  ASSERT_TRUE(write_calendar(board.warehouse(), board.file("due.ics")).ok());
  std::string expected(kCalendar);
  for (const std::string ref : {"B1", "B3"}) {
    const std::string id = rows(
        board.warehouse(), "SELECT DISTINCT action_id FROM v_action WHERE ref = '" + ref + "'")[0];
    expected.replace(expected.find("<" + ref + ">"), ref.size() + 2, id);
  }
  EXPECT_EQ(read_file(board.file("due.ics")), expected);
}

TEST(Calendar, FoldsBetweenCharactersAtSeventyFiveOctets) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "\xE2\x82\xAC";  // three octets each
  std::istringstream lines(calendar_line("SUMMARY", text));
  std::string unfolded;
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) {
    ASSERT_EQ(line.back(), '\r');
    line.pop_back();
    longest = std::max(longest, line.size());
    if (!unfolded.empty()) {
      ASSERT_EQ(line[0], ' ');
      ASSERT_EQ(line.substr(1, 3), "\xE2\x82\xAC");
      line.erase(0, 1);
    }
    unfolded += line;
  }
  EXPECT_EQ(unfolded, "SUMMARY:" + text);
  EXPECT_EQ(longest, 74U);
  EXPECT_EQ(calendar_line("A", std::string(73, 'x')), "A:" + std::string(73, 'x') + "\r\n");
  EXPECT_EQ(calendar_line("A", std::string(74, 'x')), "A:" + std::string(73, 'x') + "\r\n x\r\n");
}

TEST(Calendar, TextsCannotEndALine) {
  EXPECT_EQ(calendar_text("a;b,c\\d\r\nEND:VEVENT\x1b[1m\xE2\x80\xAEx"),
            "a\\;b\\,c\\\\d END:VEVENT[1mx");
}

TEST(Datasette, DescribesEveryViewAndHidesEveryTable) {
  BoardWarehouse board;
  ASSERT_TRUE(
      write_datasette(board.warehouse(), "/srv/board.2023.db", board.file("meta.json")).ok());
  const auto metadata = nlohmann::json::parse(read_file(board.file("meta.json")));
  const auto& database = metadata["databases"]["board.2023"];
  const auto views = export_views(board.warehouse());
  for (const ExportView& view : *views) {
    const auto& table = database["tables"][view.name];
    EXPECT_FALSE(table.contains("hidden")) << view.name;
    for (const ExportColumn& column : view.columns) {
      EXPECT_NE(table["columns"].value(column.name, ""), "") << view.name << "." << column.name;
    }
  }
  EXPECT_EQ(database["tables"]["v_due_date"]["title"], "Due date");
  EXPECT_EQ(database["tables"]["v_document"]["units"]["bytes"], "byte");
  EXPECT_EQ(database["tables"]["observation"]["hidden"], true);
  EXPECT_FALSE(database["tables"].contains("observation_fts"));
  // Each canned query runs; a parameter stands for any text.
  EXPECT_GE(database["queries"].size(), 5U);
  for (const auto& [name, query] : database["queries"].items()) {
    std::string sql = query["sql"];
    const std::size_t parameter = sql.find(":ref");
    if (parameter != std::string::npos) sql.replace(parameter, 4, "'B1'");
    rows(board.warehouse(), sql);
    EXPECT_NE(query["description"], "") << name;
  }
}

TEST(Exports, TheSameWarehouseGivesTheSameBytes) {
  BoardWarehouse board;
  board.add_second();
  const auto write = [&](const std::string& prefix) {
    ExportTargets targets;
    targets.workbook = board.file(prefix + ".xlsx");
    targets.calendar = board.file(prefix + ".ics");
    targets.datasette = board.file(prefix + ".json");
    targets.portable = board.file(prefix + ".sqlite");
    targets.initials_only = true;
    ASSERT_TRUE(write_exports(board.warehouse(), board.path(), targets).ok());
  };
  write("a");
  write("b");
  for (const std::string suffix : {".xlsx", ".ics", ".json", ".sqlite"}) {
    EXPECT_EQ(read_file(board.file("a" + suffix)), read_file(board.file("b" + suffix))) << suffix;
    EXPECT_GT(read_file(board.file("a" + suffix)).size(), 500U) << suffix;
  }
}

TEST(Exports, SeeOneStateWhileARunGoesOn) {
  BoardWarehouse board;
  auto reader = Warehouse::open(board.path(), Warehouse::Mode::kReadOnly);
  ASSERT_TRUE(reader.has_value());
  ASSERT_TRUE(reader->hold_still().ok());
  board.add_second();
  ASSERT_TRUE(write_csv_files(*reader, board.file("csv"), false).ok());
  EXPECT_EQ(rows(*reader, "SELECT count(*) FROM v_paper")[0], "1");
  EXPECT_EQ(rows(board.warehouse(), "SELECT count(*) FROM v_paper")[0], "2");
  EXPECT_FALSE(reader->query("COMMIT", {}, {}).ok());
}

TEST(Exports, RefuseADigestOfAnotherSuffixBeforeAnythingIsWritten) {
  BoardWarehouse board;
  ExportTargets targets;
  targets.calendar = board.file("due.ics");
  targets.digest = board.file("digest.docx");
  const Status status = write_exports(board.warehouse(), board.path(), targets);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kBadUsage);
  EXPECT_FALSE(std::filesystem::exists(targets.calendar));
}

}  // namespace
}  // namespace boardtrail::test
