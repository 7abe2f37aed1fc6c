// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tagged_table.h"

#include <map>

#include <gtest/gtest.h>

#include "layout/tables.h"
#include "layout/tagged_edges.h"
#include "support/page_builder.h"

namespace boardtrail {
namespace {

using testing::PageBuilder;

// A structure that is what the test says.
class Tags : public TagReader {
 public:
  std::vector<TaggedTable> tables_of(std::span<const std::int32_t> ids) override {
    asked += ids.size();
    return tables;
  }
  TaggedRow row_of(std::int32_t id) override {
    const auto found = rows.find(id);
    return found == rows.end() ? TaggedRow{} : found->second;
  }

  std::vector<TaggedTable> tables;
  std::map<std::int32_t, TaggedRow> rows;
  std::size_t asked = 0;
};

// A table without spans; content id of a cell: 10 x row + column, of all that are in `ids`.
TaggedTable plain_table(std::int32_t rows, std::int32_t columns) {
  TaggedTable table;
  table.number = 5;
  table.columns = columns;
  table.whole_rows = rows;
  for (std::int32_t r = 0; r < rows; ++r) {
    table.rows.push_back(r);
    for (std::int32_t c = 0; c < columns; ++c) {
      table.content.emplace_back(10 * r + c, static_cast<std::int32_t>(table.cells.size()));
      table.cells.push_back({r, c, 1, 1, r == 0});
    }
  }
  return table;
}

testing::TextStyle in(std::int32_t content) {
  testing::TextStyle style;
  style.content = content;
  return style;
}

struct Found {
  std::vector<Table> tables;
  std::int32_t doubted = 0;
};

Found find(const PageBuilder& page, PageTags* tags) {
  TextLayer layer;
  find_words(page.page(), {}, &layer);
  TableCarry carry;
  PageTables found = find_tables(page.page(), &layer, {}, &carry, tags);
  return {std::move(found.tables), tags->doubted};
}

// Two columns of wrapped prose, which nothing but the tags tells from text in columns.
PageBuilder wrapped_page() {
  PageBuilder page;
  page.text(50, 100, "Action", in(0)).text(200, 100, "Progress", in(1));
  page.text(50, 120, "Count the ropes", in(10)).text(200, 120, "Half of them", in(11));
  page.text(200, 132, "are counted.", in(11));
  page.text(50, 144, "Mend nets", in(20)).text(200, 144, "Not begun", in(21));
  return page;
}

TEST(TaggedTable, IsReadAsTheStructureSays) {
  Tags reader;
  reader.tables = {plain_table(3, 2)};
  PageTags tags{&reader, {}, {}, 0};
  const Found found = find(wrapped_page(), &tags);
  ASSERT_EQ(found.tables.size(), 1U);
  const Table& table = found.tables[0];
  EXPECT_EQ(
      dump(table),
      "3x2 [Action|Progress] [Count the ropes|Half of them are counted.] [Mend nets|Not begun]");
  EXPECT_EQ(table.origin, TableOrigin::kStructure);
  EXPECT_EQ(table.structure, 5);
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_EQ(found.doubted, 0);
  EXPECT_GT(table.cells[1].place.box.x0, 125);  // between "ropes" and "Half"
  EXPECT_LT(table.cells[1].place.box.x0, 200);
}

TEST(TaggedTable, LyingStructuresAreDoubted) {
  const struct {
    const char* what;
    void (*lie)(TaggedTable&);
  } kLies[] = {
      {"rows out of order",
       [](TaggedTable& t) { std::swap(t.content[2].second, t.content[4].second); }},
      {"columns on one another",
       [](TaggedTable& t) { std::swap(t.content[2].second, t.content[3].second); }},
      {"half of the words are elsewhere",
       [](TaggedTable& t) { t.content.erase(t.content.begin() + 2, t.content.begin() + 4); }},
  };
  for (const auto& one : kLies) {
    Tags reader;
    reader.tables = {plain_table(3, 2)};
    one.lie(reader.tables[0]);
    PageTags tags{&reader, {}, {}, 0};
    const Found found = find(wrapped_page(), &tags);
    EXPECT_EQ(found.doubted, 1) << one.what;
    for (const Table& table : found.tables) {
      EXPECT_NE(table.origin, TableOrigin::kStructure) << one.what;
    }
  }
}

TEST(TaggedTable, CellsThatAProducerLeavesOutAreFoundByTheirPlace) {
  Tags reader;
  TaggedTable table = plain_table(3, 3);
  // The last row has two cells: the middle one is blank and not in the structure.
  table.cells.pop_back();
  table.content.pop_back();
  reader.tables = {table};
  PageBuilder page;
  page.text(50, 100, "Ref", in(0)).text(150, 100, "Lead", in(1)).text(250, 100, "RAG", in(2));
  page.text(50, 120, "1", in(10)).text(150, 120, "AB", in(11)).text(250, 120, "G", in(12));
  page.text(50, 140, "2", in(20)).text(250, 140, "R", in(21));
  page.fill({145, 130, 245, 145}, Colour{0, 176, 80});
  PageTags tags{&reader, {}, {}, 0};
  const Found found = find(page, &tags);
  ASSERT_EQ(found.tables.size(), 1U);
  EXPECT_EQ(dump(found.tables[0]), "3x3 [Ref|Lead|RAG] [1|AB|G] [2||R]");
  EXPECT_EQ(found.tables[0].cells[7].fill, (Colour{0, 176, 80}));
}

TEST(TaggedTable, ATitleWithoutItsSpanReachesOverTheColumns) {
  Tags reader;
  TaggedTable table = plain_table(3, 2);
  table.cells.erase(table.cells.begin() + 3);
  table.content.erase(table.content.begin() + 3);
  for (auto& content : table.content) content.second -= content.second > 3 ? 1 : 0;
  reader.tables = {table};
  PageBuilder page;
  page.text(50, 100, "Action", in(0)).text(150, 100, "Due", in(1));
  page.text(50, 120, "What the harbour board still owes", in(10));
  page.text(50, 140, "Mend", in(20)).text(150, 140, "May", in(21));
  PageTags tags{&reader, {}, {}, 0};
  const Found found = find(page, &tags);
  ASSERT_EQ(found.tables.size(), 1U);
  EXPECT_EQ(dump(found.tables[0]),
            "3x2 [Action|Due] [What the harbour board still owes:1x2] [Mend|May]");
}

TEST(TaggedTable, TheNextPageKeepsColumnsAndHeading) {
  Tags reader;
  reader.tables = {plain_table(3, 2)};
  reader.tables[0].whole_rows = 5;
  PageTags tags{&reader, {}, {}, 0};
  const Found first = find(wrapped_page(), &tags);
  ASSERT_EQ(first.tables.size(), 1U);

  TaggedTable rest;
  rest.number = 5;
  rest.columns = 2;
  rest.whole_rows = 5;
  rest.rows = {2, 3};
  rest.broken_row = 0;
  rest.cells = {{0, 0, 1, 1, false}, {0, 1, 1, 1, false}, {1, 0, 1, 1, false}, {1, 1, 1, 1, false}};
  rest.content = {{1, 1}, {2, 2}};
  reader.tables = {rest};
  PageBuilder page;  // the heading is printed again, and is no content
  page.text(50, 40, "Action").text(200, 40, "Progress");
  page.text(200, 60, "for want of twine.", in(1)).text(50, 80, "Light lamps", in(2));
  const Found second = find(page, &tags);
  ASSERT_EQ(second.tables.size(), 1U);
  const Table& table = second.tables[0];
  EXPECT_EQ(dump(table), "3x2 [Action|Progress] [|for want of twine.] [Light lamps|]");
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_EQ(table.broken_row, 1);
  EXPECT_EQ(table.cells[1].place.box.x0, first.tables[0].cells[1].place.box.x0);
}

// Rulings hold where the tags say something else; where the rulings tell no rows, the tags do.
TEST(TaggedTable, RulingsAreAskedFirst) {
  PageBuilder page = wrapped_page();
  page.grid({45, 195, 350}, {88, 106, 138, 150});
  Tags reader;
  reader.tables = {plain_table(3, 2)};
  PageTags tags{&reader, {}, {}, 0};
  Found found = find(page, &tags);
  ASSERT_EQ(found.tables.size(), 1U);
  EXPECT_EQ(found.tables[0].origin, TableOrigin::kLattice);
  EXPECT_EQ(reader.asked, 0U);

  // A word outside makes the page ask; the tags call two ruled cells one.
  page.text(50, 300, "Prose", in(90));
  reader.tables[0].content[3].second = 5;
  tags = {&reader, {}, {}, 0};
  found = find(page, &tags);
  ASSERT_EQ(found.tables.size(), 1U);
  EXPECT_EQ(found.tables[0].origin, TableOrigin::kLattice);
  EXPECT_EQ(dump(found.tables[0]).substr(0, 3), "3x2");
  EXPECT_EQ(found.doubted, 1);
}

TEST(TaggedTable, RuledTablesKnowTheirRowsOverPages) {
  const auto page = [](std::int32_t content) {
    PageBuilder builder;
    builder.grid({45, 195, 350}, {88, 106, 124});
    builder.text(50, 100, "Count", in(content)).text(200, 100, "May", in(content + 1));
    builder.text(50, 118, "Mend", in(content + 2)).text(200, 118, "June", in(content + 3));
    return builder;
  };
  Tags reader;
  for (const std::int32_t id : {0, 1}) reader.rows[id] = {9, 20, 2};
  for (const std::int32_t id : {2, 3, 10, 11}) reader.rows[id] = {9, 21, 2};
  for (const std::int32_t id : {12, 13}) reader.rows[id] = {9, 22, 2};
  PageTags tags{&reader, {}, {}, 0};
  const Found first = find(page(0), &tags), second = find(page(10), &tags);
  ASSERT_EQ(first.tables.size(), 1U);
  ASSERT_EQ(second.tables.size(), 1U);
  EXPECT_EQ(first.tables[0].structure, 9);
  EXPECT_EQ(first.tables[0].broken_row, -1);
  EXPECT_EQ(second.tables[0].structure, 9);
  EXPECT_EQ(second.tables[0].broken_row, 0);
}

TEST(TaggedTable, TablesInsideACellStandApart) {
  PageBuilder page;
  page.grid({40, 200, 400}, {80, 100, 200});
  page.text(50, 95, "Title", in(0)).text(210, 95, "Remark", in(1));
  page.text(50, 120, "Outer text", in(2));
  page.text(210, 120, "A", in(10)).text(300, 120, "B", in(11));
  page.text(210, 140, "1", in(20)).text(300, 140, "2", in(21));
  Tags reader;
  TaggedTable inner = plain_table(2, 2);
  inner.content = {{10, 0}, {11, 1}, {20, 2}, {21, 3}};
  reader.tables = {inner};
  PageTags tags{&reader, {}, {}, 0};
  page.text(50, 400, "Prose", in(90));
  const Found found = find(page, &tags);
  ASSERT_EQ(found.tables.size(), 2U);
  EXPECT_EQ(dump(found.tables[0]), "2x2 [Title|Remark] [Outer text|]");
  EXPECT_EQ(dump(found.tables[1]), "2x2 [A|B] [1|2]");
}

TEST(TaggedEdges, BoundariesAreDrawnRememberedOrInTheMiddle) {
  const Extent left = GridLine{0, 50, 100}, right = GridLine{0, 200, 250};
  const TaggedOptions options;
  const std::vector<DrawnEdge> edges = {{45, 10}, {130, 5}, {160, 90}, {260, 10}};
  using Boundaries = std::vector<float>;
  EXPECT_EQ(find_boundaries({left, right}, edges, {}, options), (Boundaries{45, 160, 260}));
  EXPECT_EQ(find_boundaries({left, right}, {}, {}, options), (Boundaries{47, 150, 253}));
  EXPECT_EQ(find_boundaries({left, right}, {}, {40, 120, 270}, options),
            (Boundaries{47, 120, 253}));
  // A column without words between two edges, and one at the end by the page before.
  EXPECT_EQ(find_boundaries({left, {}, right}, edges, {}, options),
            (Boundaries{45, 130, 160, 260}));
  EXPECT_EQ(find_boundaries({left, right, {}}, {}, {45, 150, 255, 300}, options),
            (Boundaries{47, 150, 255, 300}));
}

}  // namespace
}  // namespace boardtrail
