// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/workbook.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "board_warehouse.h"
#include "exports/workbook_check.h"
#include "extractors/zip/zip_archive.h"

namespace boardtrail::test {
namespace {

// The parts of an XLSX file, by name.
std::string part(const std::string& path, const std::string& name) {
  const std::string bytes = read_file(path);
  auto archive = ZipArchive::open(bytes, {});
  EXPECT_TRUE(archive.has_value());
  auto text = archive->read(name, 1 << 24);
  EXPECT_TRUE(text.has_value()) << name;
  return text.has_value() ? *text : std::string();
}

// "<row r="2">...</row>" of a sheet.
std::string row_xml(const std::string& sheet, int row) {
  const std::size_t begin = sheet.find("<row r=\"" + std::to_string(row) + "\"");
  if (begin == std::string::npos) return {};
  return sheet.substr(begin, sheet.find("</row>", begin) + 6 - begin);
}

std::string text_cell(const std::string& at, int style, const std::string& text) {
  return "<c r=\"" + at + "\" s=\"" + std::to_string(style) + "\" t=\"inlineStr\"><is><t>" + text +
         "</t></is></c>";
}

std::string number_cell(const std::string& at, int style, const std::string& number) {
  return "<c r=\"" + at + "\" s=\"" + std::to_string(style) + "\"><v>" + number + "</v></c>";
}

class WorkbookTest : public testing::Test {
 protected:
  WorkbookTest() { board_.add_second(); }
  void write(const EvidencePages& pages = {}, const WorkbookLimits& limits = {}) {
    const Status status = write_workbook(board_.warehouse(), path_, pages, limits);
    ASSERT_TRUE(status.ok()) << to_string(status.error());
  }
  std::string sheet(int number) {
    return part(path_, "xl/worksheets/sheet" + std::to_string(number) + ".xml");
  }

  BoardWarehouse board_;
  std::string path_ = board_.file("board.xlsx");
};

TEST_F(WorkbookTest, WritesStringsDatesAndNumbersAsSuch) {
  write();
  const std::string actions = sheet(1);
  const std::string organisation = "Eastmere, \xC3\x89t\xC3\xA9 &amp; Sons\nBcc: all@evil.example";
  EXPECT_EQ(
      row_xml(actions, 3),
      "<row r=\"3\">" + text_cell("A3", 2, organisation) + text_cell("B3", 2, "Theatre Plan") +
          number_cell("C3", 3, "45046") + text_cell("E3", 4, "=2+3") +
          text_cell("F3", 2, "@SUM(A1) repair the lift of the second theatre") +
          text_cell("G3", 2, "+TG") + number_cell("H3", 3, "44985") +
          number_cell("I3", 3, "44985") + text_cell("J3", 2, "28/02/2023") +
          text_cell("K3", 6, "Red") + text_cell("L3", 2, "R") + text_cell("M3", 4, "closed") +
          number_cell("O3", 3, "45028") + text_cell("P3", 2, "-1+cmd|' /C calc'!A0") +
          number_cell("R3", 4, "1") + text_cell("S3", 4, "/board/&lt;1&gt;/may &amp; june.txt") +
          number_cell("T3", 4, "1") + number_cell("U3", 4, "12") +
          text_cell("V3", 4, "may &amp; june.txt, page 1, line 12") + "</row>");
  EXPECT_NE(row_xml(actions, 2).find("red[31mder\nBCC: x@y\nz"), std::string::npos);
  EXPECT_NE(actions.find("<autoFilter ref=\"A1:V4\"/>"), std::string::npos);
  EXPECT_NE(actions.find("<pane ySplit=\"1\" topLeftCell=\"A2\""), std::string::npos);
}

TEST_F(WorkbookTest, HasTheSheetsAndNoFormulaOrLinkInAnyOfThem) {
  write();
  const std::string book = part(path_, "xl/workbook.xml");
  std::size_t at = 0;
  for (const std::string name : {"Actions", "Findings", "Changes", "Leads", "Metrics", "Legend"}) {
    at = book.find("<sheet name=\"" + name + "\"", at);
    ASSERT_NE(at, std::string::npos) << name;
  }
  for (int i = 1; i <= 6; ++i) {
    const std::string text = sheet(i);
    EXPECT_EQ(text.find("<f>"), std::string::npos) << i;
    EXPECT_EQ(text.find("<hyperlink"), std::string::npos) << i;
    EXPECT_NE(row_xml(text, 2), "") << i;
  }
}

TEST_F(WorkbookTest, ChangesShowBothValues) {
  write();
  const std::string changes = sheet(3);
  EXPECT_NE(row_xml(changes, 4)
                .find(text_cell("F4", 4, "due") + number_cell("G4", 3, "45016") +
                      number_cell("H4", 3, "45077") + number_cell("I4", 4, "61")),
            std::string::npos)
      << row_xml(changes, 4);
  EXPECT_NE(row_xml(changes, 2)
                .find(text_cell("F2", 4, "leads") + text_cell("G2", 2, "Ann Ash, Bo Elm") +
                      text_cell("H2", 2, "Bo Elm")),
            std::string::npos)
      << row_xml(changes, 2);
  EXPECT_NE(row_xml(changes, 7).find(text_cell("F7", 4, "new action")), std::string::npos);
  EXPECT_EQ(row_xml(changes, 8), "");
}

TEST_F(WorkbookTest, LinksLeadToThePagesOnly) {
  write({[](std::int64_t id) { return "site/actions/" + std::to_string(id) + ".html"; },
         [](std::int64_t) { return std::string(); }});
  const std::string id =
      rows(board_.warehouse(), "SELECT action_id FROM v_in_force WHERE ref = 'B1'")[0];
  const std::string links = part(path_, "xl/worksheets/_rels/sheet1.xml.rels");
  EXPECT_NE(links.find("Target=\"site/actions/" + id + ".html\" TargetMode=\"External\""),
            std::string::npos)
      << links;
  EXPECT_NE(sheet(1).find("<hyperlink ref=\"V2\" r:id=\"rId1\"/>"), std::string::npos);
  EXPECT_NE(sheet(1).find("<t>may &amp; june.txt, page 1, line 11</t>"), std::string::npos);
  EXPECT_EQ(sheet(2).find("<hyperlink"), std::string::npos);
}

TEST_F(WorkbookTest, GoesOnInAnotherSheetWhereOneIsFull) {
  WorkbookLimits limits;
  limits.rows = 3;  // a header and two rows
  limits.links = 1;
  write({[](std::int64_t) { return std::string("a.html"); }, {}}, limits);
  const std::string book = part(path_, "xl/workbook.xml");
  EXPECT_NE(book.find("<sheet name=\"Actions (2)\" sheetId=\"2\""), std::string::npos);
  EXPECT_NE(row_xml(sheet(1), 3), "");
  EXPECT_EQ(row_xml(sheet(1), 4), "");
  EXPECT_NE(row_xml(sheet(2), 1).find("<t>Organisation</t>"), std::string::npos);
  EXPECT_NE(row_xml(sheet(2), 2).find("<t>B3</t>"), std::string::npos);
  EXPECT_EQ(row_xml(sheet(2), 3), "");
  // A sheet can hold one link here; the other row has its place as text.
  EXPECT_EQ(sheet(1).find("<hyperlink ref=\"V3\""), std::string::npos);
}

TEST_F(WorkbookTest, LeavesNothingBesideItself) {
  write();
  write();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(board_.folder().path())) {
    const std::string name = entry.path().filename();
    if (!name.starts_with("board.")) ADD_FAILURE() << name;
    ++files;
  }
  EXPECT_GE(files, 2U);
}

TEST(CheckWorkbook, FindsWhateverWasLost) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "b.xlsx";
  const std::vector<SheetColumn> columns = {{"Text", 10, CellKind::kLink},
                                            {"Number", 10, CellKind::kNumber}};
  auto book = WorkbookFile::create(path, folder.path(), 1);
  ASSERT_TRUE(book.has_value());
  ASSERT_TRUE(book->begin_sheet("One", columns).ok());
  ASSERT_TRUE(book->add_row({std::string("a<&>"), std::int64_t{1}}, "a.html").ok());
  ASSERT_TRUE(book->finish().ok());
  // "Text", "Number" and "a&lt;&amp;&gt;".
  const SheetTally written{2, 4, 24, 1};
  EXPECT_TRUE(check_workbook(path, {written}).ok());
  for (const SheetTally& other : {SheetTally{3, 4, 24, 1}, SheetTally{2, 5, 24, 1},
                                  SheetTally{2, 4, 23, 1}, SheetTally{2, 4, 24, 2}}) {
    EXPECT_FALSE(check_workbook(path, {other}).ok());
  }
  EXPECT_FALSE(check_workbook(path, {written, written}).ok());
  const std::string whole = read_file(path);
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    const std::string cut = folder.write("cut.xlsx", whole.substr(0, at));
    EXPECT_FALSE(check_workbook(cut, {written}).ok()) << at;
  }
  std::string changed = whole;
  const std::size_t sheet = whole.find("xl/worksheets/sheet1.xml") + 24;
  changed[sheet + 100] = static_cast<char>(changed[sheet + 100] ^ 0x10);
  EXPECT_FALSE(check_workbook(folder.write("changed.xlsx", changed), {written}).ok());
}

TEST(CellText, HoldsWhatACellCan) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"a\r\nb\rc\n", "a\nb\nc\n"},
      {"\x1b[1m\xE2\x80\xAE\xEF\xBF\xBF\xEF\xBF\xBEx", "[1mx"},
      {"_x0041_ _x4_ _xZZZZ_", "_x005F_x0041_ _x4_ _xZZZZ_"},
      {"12345678901234567890", "12345678901234567890"},
      {"123456789012345678901", "1234567890123456789…"},
      {"123456789012345678\xF0\x9F\x98\x80", "123456789012345678\xF0\x9F\x98\x80"},
      {"1234567890123456789\xF0\x9F\x98\x80", "1234567890123456789…"},
      {"\xFF", "\xEF\xBF\xBD"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(cell_text(text, 20), expected) << text;
}

TEST(RatingLabel, SaysTheColour) {
  const std::pair<std::string, std::string> cases[] = {
      {"red", "Red"},     {"amber_red", "Amber-red"},
      {"amber", "Amber"}, {"amber_green", "Amber-green"},
      {"green", "Green"}, {"blue", "Blue (complete)"},
      {"", ""},           {"grey", "Grey (not rated)"}};
  for (const auto& [value, label] : cases) EXPECT_EQ(rating_label(value), label);
}

}  // namespace
}  // namespace boardtrail::test
