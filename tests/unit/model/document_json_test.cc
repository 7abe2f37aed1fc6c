// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document_json.h"

#include <nlohmann/json.hpp>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/sample_document.h"

namespace boardtrail {
namespace {

TEST(DocumentJson, WritesOneObjectALine) {
  const std::string json = document_to_json(sample_document());
  ASSERT_EQ(json.back(), '\n');
  std::map<std::string, int> types;
  for (const std::string_view line :
       split(std::string_view(json).substr(0, json.size() - 1), '\n')) {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    ASSERT_TRUE(object.is_object()) << line;
    ++types[object.at("type").get<std::string>()];
  }
  const std::map<std::string, int> expected = {{"document", 1}, {"page", 2},  {"outline", 2},
                                               {"block", 6},    {"table", 1}, {"diagnostic", 3}};
  EXPECT_EQ(types, expected);
}

TEST(DocumentJson, ShowsWhatIsKnownAndNothingElse) {
  Document document;
  Block block;
  block.kind = BlockKind::kListItem;
  block.marker = "1.";
  block.content.text = "Say \"yes\"\tand\nsign\x01 C:\\";
  block.place.line = 3;
  document.blocks.push_back(block);
  EXPECT_EQ(document_to_json(document),
            "{\"type\":\"document\",\"format\":\"text\",\"pages\":0,\"blocks\":1,\"tables\":0}\n"
            "{\"type\":\"block\",\"index\":0,\"kind\":\"list-item\",\"marker\":\"1.\","
            "\"text\":\"Say \\\"yes\\\"\\tand\\nsign\\u0001 C:\\\\\",\"line\":3}\n");
}

TEST(DocumentJson, ShowsTheMarksOfACell) {
  const std::string json = document_to_json(sample_document());
  for (const char* piece :
       {"{\"begin\":0,\"end\":11,\"marks\":[\"italic\",\"struck\"],\"colour\":\"#C00000\"}",
        "{\"begin\":31,\"end\":37,\"marks\":[\"deleted\"],\"author\":\"Board Office\","
        "\"date\":\"2024-06-03T09:00:00Z\"}",
        "{\"label\":\"Decision\",\"ticked\":false,\"radio\":true,\"offset\":10}",
        "{\"shape\":\"picture\",\"colour\":null,\"bbox\":[5,6,7,8]}",
        "\"origin\":\"lattice\",\"confidence\":0.75,\"structure\":31,\"broken_row\":2,"
        "\"page\":2,\"column\":1,\"bbox\":[72,110,540,200.25]"}) {
    EXPECT_NE(json.find(piece), std::string::npos) << piece;
  }
}

TEST(TablesJson, FollowsTheInterface) {
  Document document = table_document(1, 2);
  Table& table = document.tables[0];
  table.header_rows = 1;
  table.cells[0].fill = Colour{255, 0, 10};
  table.cells[1].content.text = "May June";
  table.cells[1].content.runs.push_back({0, 3, kDeleted, {}, "", ""});
  EXPECT_EQ(
      tables_to_json(document),
      "[\n{\"page\":null,\"bbox\":null,\"header_rows\":1,\"cells\":["
      "{\"r\":0,\"c\":0,\"rs\":1,\"cs\":1,\"text\":\"word\",\"fill\":\"#FF000A\",\"bbox\":null},"
      "{\"r\":0,\"c\":1,\"rs\":1,\"cs\":1,\"text\":\"June\",\"fill\":null,\"bbox\":null}]}\n]\n");
}

TEST(TablesJson, ShowsPagesAndBoxes) {
  const auto tables = nlohmann::json::parse(tables_to_json(sample_document()));
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].at("page"), 2);
  EXPECT_EQ(tables[0].at("bbox").dump(), "[72,110,540,200.25]");
  EXPECT_EQ(tables[0].at("cells").size(), 5U);
  EXPECT_EQ(tables[0].at("cells")[1].at("rs"), 2);
  EXPECT_EQ(tables[0].at("cells")[0].at("cs"), 3);
}

TEST(TablesJson, IsAnArrayWithoutTablesToo) { EXPECT_EQ(tables_to_json(Document{}), "[]\n"); }

}  // namespace
}  // namespace boardtrail
