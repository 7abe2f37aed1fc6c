// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/reference.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

struct ReferenceCase {
  const char* text;
  const char* ref;
  const char* rest;
};

TEST(SplitReference, TakesTheReferenceFromTheHead) {
  const ReferenceCase kCases[] = {
      {"G2 - The backlog of risks", "G2", "The backlog of risks"},
      {"L1 - Review the business", "L1", "Review the business"},
      {"E2 \xE2\x80\x93 engage with carers", "E2", "engage with carers"},
      {"2019/R18 - To introduce a report", "2019/R18", "To introduce a report"},
      {"2019/R6 \xE2\x80\x93 Each committee", "2019/R6", "Each committee"},
      {"Q3 - To ensure all staff", "Q3", "To ensure all staff"},
      {"W1a: Coaching starts", "W1a", "Coaching starts"},
      {"W1: Is there the leadership", "W1", "Is there the leadership"},
      {"MD12. Improve triage", "MD12", "Improve triage"},
      {"CQC-04 - Improve triage", "CQC-04", "Improve triage"},
      {"WL-G2 - Improve triage", "WL-G2", "Improve triage"},
      {"1. Our services are", "1.", "Our services are"},
      {"7. We will review", "7.", "We will review"},
      {"8a. Mandatory training", "8a.", "Mandatory training"},
      {"3) Improve triage", "3", "Improve triage"},
      {"(3) Improve triage", "3", "Improve triage"},
      {"[R4] Improve triage", "R4", "Improve triage"},
      {"5 - The Trust should", "5", "The Trust should"},
      {"1.2.3 Improve triage", "1.2.3", "Improve triage"},
      {"1.2 Improve triage", "1.2", "Improve triage"},
  };
  for (const ReferenceCase& c : kCases) {
    const HeadReference head = split_reference(c.text);
    EXPECT_EQ(head.ref, c.ref) << c.text;
    EXPECT_EQ(head.rest, c.rest) << c.text;
  }
}

TEST(SplitReference, LeavesOtherBeginningsAlone) {
  for (const char* text : {"",
                           "The backlog",
                           "28-day response times",
                           "12 - week programme",
                           "24/7 cover",
                           "2021 - review",
                           "31/03/2021 - done",
                           "12.03.21 Update given",
                           "9.30 start",
                           "2.5 million",
                           "1.5 FTE nurses",
                           "3 wards",
                           "3 Medical wards",
                           "95% of staff",
                           "Q3 - 2023/24",
                           "H2 \xE2\x80\x93 22/23",
                           "COVID-19 - impact",
                           "CQC-led review",
                           "A - review",
                           "Mar-11 - x",
                           "FY24 - plan",
                           "W1a",
                           "G2 -",
                           "1. and then",
                           "Staff: 12",
                           "(3) ",
                           "(see 3) text",
                           "2a",
                           "X123456 - text",
                           "36.5 (July 22)"}) {
    const HeadReference head = split_reference(text);
    EXPECT_EQ(head.ref, "") << text;
  }
  EXPECT_EQ(split_reference("  The backlog ").rest, "The backlog");
}

TEST(LooksLikeReference, AcceptsWholeReferences) {
  for (const char* text :
       {"W1a",    "W8b",          "7.",       "14.",          "2019/R18",  "MD12",     "MD 12",
        "8a.",    "8b.",          "1.2.3",    "CQC-04",       "P1",        "G6",       "1",
        "14",     "RR1533",       "(3)",      "[R4]",         "TB/21/034", "R1.2",     "3)",
        "1.1",    "BOD 60/17(h)", "5.2 (ii)", "24/18(b)-(c)", "Min 5.2",   "Action 3", "Rec. 12",
        "23/114", "114/23",       "23/114b"}) {
    EXPECT_TRUE(looks_like_reference(text)) << text;
  }
}

TEST(LooksLikeReference, RejectsOtherCells) {
  for (const char* text : {"",
                           "A",
                           "W",
                           "No.",
                           "Ref:",
                           "24/7",
                           "12/24",
                           "31/12",
                           "Action plan",
                           "Item (a)",
                           "50%",
                           "12,761",
                           "00:18:00",
                           "2021",
                           "31-Dec-21",
                           "11.01.11",
                           "17.7.12",
                           "Mar-11",
                           "May 21",
                           "FY24",
                           "JB/TG",
                           "A/G",
                           "5 \xE2\x80\x93 8",
                           "0.5",
                           "1.2.3.4.5",
                           "COVID-19",
                           "W1 a",
                           "x1",
                           "12-M",
                           "\xC2\xA3"
                           "5",
                           "W1a W1b",
                           "12345"}) {
    EXPECT_FALSE(looks_like_reference(text)) << text;
  }
}

TEST(ReferenceKey, KeepsLettersDigitsAndStrokes) {
  EXPECT_EQ(reference_key("2019/R18"), "2019/r18");
  EXPECT_EQ(reference_key(" W1a. "), "w1a");
  EXPECT_EQ(reference_key("(CQC-04)"), "cqc04");
  EXPECT_EQ(reference_key(""), "");
}

}  // namespace
}  // namespace boardtrail
