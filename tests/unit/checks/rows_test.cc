// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rows.h"

#include <gtest/gtest.h>

#include "support/paper_builder.h"

namespace boardtrail::test {
namespace {

TEST(Quoted, CutsAtAWordAndNeverInACharacter) {
  EXPECT_EQ(quoted("  two\n words "), "\"two words\"");
  EXPECT_EQ(quoted("one two three four", 10), "\"one two…\"");
  EXPECT_EQ(quoted("abcdefghijklmno", 10), "\"abcdefghij…\"");
  EXPECT_EQ(quoted("éééééé", 5), "\"éé…\"");
}

TEST(RowSubject, NamesTheRowAsWellAsItCan) {
  PaperBuilder paper;
  EXPECT_EQ(row_subject(paper.row("G2", "Paint the doors").row()), "Action G2");
  EXPECT_EQ(row_subject(paper.row("", "Paint the doors").row()), "The action \"Paint the doors\"");
  EXPECT_EQ(row_subject(paper.row("", "").row()), "Row 3 of the table");
  EXPECT_EQ(row_subject(paper.row(std::string(2000, 'G'), "Paint").row()),
            "Action " + std::string(60, 'G') + "…");
}

TEST(CurrentDue, IsTheLastThatStands) {
  PaperBuilder paper;
  RowBuilder row = paper.row("1", "Paint the doors");
  EXPECT_EQ(current_due(row.row()), nullptr);
  EXPECT_EQ(original_due(row.row()), nullptr);
  row.due("a b c", {{"a", "2024-01-31", Precision::kDay, false},
                    {"b", "2024-02-29", Precision::kDay, false},
                    {"c", "2024-03-31", Precision::kDay, true}});
  EXPECT_EQ(current_due(row.row())->raw, "b");
  EXPECT_EQ(original_due(row.row())->raw, "c");
  for (DueDate& due : row.row().due) due.struck = true;
  EXPECT_EQ(current_due(row.row())->raw, "c");
  for (DueDate& due : row.row().due) {
    due.struck = false;
    due.role = DateRole::kRevised;
  }
  EXPECT_EQ(original_due(row.row())->raw, "a");
}

TEST(DeliveryRating, PassesOverOtherAxes) {
  PaperBuilder paper;
  RowBuilder row = paper.row("1", "Paint the doors");
  row.rated("High", Rag::kGreen, "confidence").rated("x", std::nullopt, "progress");
  EXPECT_EQ(delivery_rating(row.row()), nullptr);
  row.rated("A", Rag::kAmber, "progress");
  EXPECT_EQ(delivery_rating(row.row())->raw, "A");
  row.rated("R", Rag::kRed, "actions");
  EXPECT_EQ(delivery_rating(row.row())->raw, "R");
}

TEST(IsBlankField, LooksAtTheValueOrTheEvidence) {
  PaperBuilder paper;
  RowBuilder row = paper.row("1", "Paint the doors").closed_on("Yes", "");
  EXPECT_FALSE(is_blank_field(row.row(), Field::kDescription));
  EXPECT_FALSE(is_blank_field(row.row(), Field::kClosedOn));
  EXPECT_FALSE(is_blank_field(row.row(), Field::kRef));
  EXPECT_TRUE(is_blank_field(row.row(), Field::kKind));
  EXPECT_TRUE(is_blank_field(row.row(), Field::kLead));
}

TEST(WordsKey, AgreesWhereTheWordsDo) {
  EXPECT_EQ(words_key("Paint the  doors.", 3), words_key("paint the doors", 3));
  EXPECT_NE(words_key("Paint the doors", 3), words_key("Paint the floors", 3));
  EXPECT_EQ(words_key("Paint the doors", 4), 0U);
  EXPECT_EQ(words_key("The team’s plan", 3), words_key("The team's plan", 3));
  EXPECT_TRUE(same_words("The team’s plan", "the team's plan."));
  EXPECT_FALSE(same_words("Paint the doors", "Paint the floors"));
}

TEST(LongDate, IsWrittenOut) {
  EXPECT_EQ(long_date(day("2024-12-31")), "31 December 2024");
  EXPECT_EQ(long_date(day("2024-01-05")), "5 January 2024");
}

}  // namespace
}  // namespace boardtrail::test
