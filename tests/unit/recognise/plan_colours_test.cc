// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/plan_colours.h"

#include <optional>
#include <vector>

#include "plan_support.h"

namespace boardtrail {
namespace {

constexpr Colour kGreenFill{0x92, 0xD0, 0x50};
constexpr Colour kAmberFill{0xFF, 0xC0, 0x00};
constexpr std::string_view kThreeActions =
    "Ref | Action | Lead | Due | RAG | Update\n"
    "1 | Count ropes | AB | 30/09/2024 | - | Begun\n"
    "2 | Trim lamps | CD | 30/10/2024 | - | Begun\n"
    "3 | Paint the hull | EF | 30/11/2024 | Slow | Begun\n";

// The ratings of the actions after `change` was made to the cells.
template <typename Change>
std::string ratings_after(const Change& change) {
  Document document = make_document(kThreeActions);
  for (Cell& cell : document.tables.at(0).cells) {
    if (cell.content.text == "-") cell.content.text.clear();
    if (cell.row > 0) change(cell);
  }
  Paper paper;
  paper.end_block = static_cast<std::int32_t>(document.blocks.size());
  PaperReading reading(document, own_schemas(), paper);
  read_actions(reading);
  std::string all;
  for (const Observation& action : paper.observations) all += ratings_of(action) + ';';
  return all;
}

TEST(PlanColours, ABandOfAStyleRatesNothing) {
  EXPECT_EQ(ratings_after([](Cell& cell) {
              if (cell.row % 2 == 1) cell.fill = kGreenFill;
            }),
            "delivery=-;delivery=-;delivery=-;");
}

TEST(PlanColours, RowsOfSeveralColoursAreRated) {
  EXPECT_EQ(ratings_after([](Cell& cell) {
              if (cell.row < 3) cell.fill = cell.row == 1 ? kGreenFill : kAmberFill;
            }),
            "delivery=green;delivery=amber;delivery=-;");
}

TEST(PlanColours, ACellOnABandIsRated) {
  EXPECT_EQ(
      ratings_after([](Cell& cell) { cell.fill = cell.column == 4 ? kAmberFill : kGreenFill; }),
      "delivery=amber;delivery=amber;delivery=amber;");
}

TEST(PlanColours, WordsOfNoScaleHaveTheirOwnColour) {
  const auto coloured = [](Colour colour, std::uint32_t end) {
    return ratings_after([&](Cell& cell) {
      if (cell.row == 3 && cell.column == 4)
        cell.content.runs.push_back({0, end, 0, colour, "", ""});
    });
  };
  EXPECT_EQ(coloured({0xCC, 0, 0}, 4), "delivery=-;delivery=-;delivery=red;");
  EXPECT_EQ(coloured({0xCC, 0, 0}, 2), "delivery=-;delivery=-;delivery=-;");
  EXPECT_EQ(coloured({0x05, 0x63, 0xC1}, 4), "delivery=-;delivery=-;delivery=-;");
}

// A row of which nothing is left: its date is none of the row above.
TEST(PlanColours, ADeletedRowSaysNothing) {
  Document document = make_document(kThreeActions);
  for (Cell& cell : document.tables.at(0).cells) {
    const auto end = static_cast<std::uint32_t>(cell.content.text.size());
    if (cell.row == 2) cell.content.runs.push_back({0, end, kDeleted, {}, "", ""});
  }
  Paper paper;
  paper.end_block = static_cast<std::int32_t>(document.blocks.size());
  PaperReading reading(document, own_schemas(), paper);
  read_actions(reading);
  ASSERT_EQ(paper.observations.size(), 2U);
  EXPECT_EQ(dates_of(paper.observations[0]), "2024-09-30");
  EXPECT_EQ(dates_of(paper.observations[1]), "2024-11-30");
}

}  // namespace
}  // namespace boardtrail
