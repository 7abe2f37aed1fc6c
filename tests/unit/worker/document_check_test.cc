// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/document_check.h"

#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "model/document_stream.h"

namespace boardtrail::test {
namespace {

// Two pages, each thing of a document once.
Document sound() {
  Document document;
  document.format = Format::kPdf;
  document.pages = {{1, 600, 800, "", true}, {2, 800, 600, "", true}};
  document.outline = {{"Plan", 1, 2}};
  Block block;
  block.place.page = 1;
  block.place.box = {0, 0, 600, 800};
  document.blocks = {block};
  Table table;
  table.rows = table.columns = 1;
  table.place.page = 2;
  table.place.box = {10, 10, 790, 590};
  Cell cell;
  cell.place = table.place;
  table.cells = {cell};
  document.tables = {table};
  document.diagnostics = {{"pdf.syntax", DiagnosticLevel::kNote, "mended", block.place}};
  return document;
}

struct Case {
  const char* name;
  std::function<void(Document&)> change;
  const char* refused;  // empty: taken
};

TEST(DocumentCheck, RefusesPlacesThatAreNone) {
  const char* const no_block = "a block lies on no page";
  const char* const no_table = "a table lies on no page";
  const char* const no_pages = "pages are not numbered from 1, or have no page's size";
  const std::vector<Case> cases = {
      {"sound", [](Document&) {}, ""},
      {"half a page out", [](Document& d) { d.blocks[0].place.box.x1 = 900; }, ""},
      {"further", [](Document& d) { d.blocks[0].place.box.x1 = 901; }, no_block},
      {"above", [](Document& d) { d.blocks[0].place.box.y0 = -1'201; }, no_block},
      {"inside out",
       [](Document& d) {
         d.blocks[0].place.box = {20, 0, 10, 10};
       },
       no_block},
      {"page 3", [](Document& d) { d.blocks[0].place.page = 3; }, no_block},
      {"a text's page",
       [](Document& d) {
         d = {};
         d.blocks.resize(1);
         d.blocks[0].place.page = 1 << 30;
       },
       ""},
      {"no text's page",
       [](Document& d) {
         d = {};
         d.blocks.resize(1);
         d.blocks[0].place.page = (1 << 30) + 1;
       },
       no_block},
      {"no page", [](Document& d) { d.blocks[0].place = {}; }, ""},
      {"table 2", [](Document& d) { d.blocks[0].place.table = 2; }, no_block},
      {"table", [](Document& d) { d.tables[0].place.page = 3; }, no_table},
      {"cell", [](Document& d) { d.tables[0].cells[0].place.box.y1 = 1'000; }, no_table},
      {"mark",
       [](Document& d) {
         d.tables[0].cells[0].swatches = {{Swatch::Shape::kBox, {}, {0, 0, 1'200, 900}}};
       },
       ""},
      {"mark further",
       [](Document& d) {
         d.tables[0].cells[0].swatches = {{Swatch::Shape::kBox, {}, {0, 0, 1'201, 900}}};
       },
       no_table},
      {"diagnostic", [](Document& d) { d.diagnostics[0].place.page = 3; },
       "a diagnostic lies on no page"},
      {"outline", [](Document& d) { d.outline[0].page = 3; },
       "the outline names a page that is not there"},
      {"page twice", [](Document& d) { d.pages[1].number = 1; }, no_pages},
      {"huge page", [](Document& d) { d.pages[1].width = 150'000; }, no_pages},
      {"negative page", [](Document& d) { d.pages[1].height = -1; }, no_pages},
  };
  for (const Case& item : cases) {
    Document document = sound();
    item.change(document);
    const Status status = check_places(document);
    EXPECT_EQ(status.ok() ? "" : status.error().message, item.refused) << item.name;
  }
}

TEST(DocumentCheck, ASoundReaderMendsWhatStrangeDocumentsSay) {
  Document document = sound();
  mend_places(&document);
  EXPECT_TRUE(document == sound());

  const float no_number = std::numeric_limits<float>::quiet_NaN();
  const float endless = std::numeric_limits<float>::infinity();
  document.outline = {{"Nowhere", -3, 7}, {"Before", 1, -1}, {"Here", 2, 2}};
  document.blocks[0].place.box = {no_number, -endless, 1e30F, 5};
  document.tables[0].place.page = 9;
  document.tables[0].cells[0].place.box = {50, 60, 40, 20};
  Swatch swatch;
  swatch.box = {0, 0, endless, 1};
  document.tables[0].cells[0].swatches = {swatch};
  document.pages[1].width = endless;
  document.pages[1].height = no_number;
  EXPECT_FALSE(check_places(document).ok());
  mend_places(&document);
  EXPECT_TRUE(check_places(document).ok());
  const auto read = read_document(write_document(document), Limits{});
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_TRUE(*read == document);
  EXPECT_EQ(document.outline[0].page, 0);
  EXPECT_EQ(document.outline[1].page, 0);
  EXPECT_EQ(document.outline[2].page, 2);
  EXPECT_EQ(document.blocks[0].place.box, (Box{0, -1'200, 900, 5}));
  EXPECT_EQ(document.tables[0].place.page, 0);
  EXPECT_EQ(document.tables[0].cells[0].place.box, (Box{40, 20, 50, 60}));
}

}  // namespace
}  // namespace boardtrail::test
