// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/name_mask.h"

#include <string>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(NameMask, ValuesThatNamePeopleKeepPostsAndInitials) {
  const std::pair<std::string, std::string> cases[] = {
      {"Ann Ash", "AA"},
      {"Dr Ann Reed-Hill", "ARH"},
      {"Ann Ash / Bo Elm", "AA / BE"},
      {"Ann Ash, Chief Nurse", "AA, Chief Nurse"},
      {"Ann Ash (Chief Nurse) and Bo Elm", "AA (Chief Nurse) and BE"},
      {"Ann Ash Chief Nurse", "AA Chief Nurse"},
      {"Chief Nurse - Ann Ash", "Chief Nurse - AA"},
      {"Chief Nurse Ann Ash", "Chief Nurse AA"},
      {"Director of Nursing and Quality", "Director of Nursing and Quality"},
      {"Estates Team", "Estates Team"},
      {"Patient Experience", "Patient Experience"},
      {"TG / JB", "TG / JB"},
      {"TBC", "TBC"},
      {"All Execs", "All Execs"},
      {"", ""},
      {"Siobh\xC3\xA1n O'Brien", "SO"},
      {"\xC3\x89lodie Ash",
       "\xC3\x89"
       "A"},
      {"Ann", "A"},
      {"ann ash", "AA"},
      {"Ash, Ann", "A, A"},
      {"Green", "Green"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(NameMask::mask_value(text), expected) << text;
}

class LearntNames : public testing::Test {
 protected:
  LearntNames() {
    for (const char* value : {"Dr Ann Ash, Chief Nurse", "Bo Reed-Hill / Siobh\xC3\xA1n O'Brien",
                              "Fern, Cy", "Jo", "Green", "Finance Director", "TG"}) {
      mask_.learn(value);
    }
  }
  NameMask mask_;
};

TEST_F(LearntNames, AreReplacedInTexts) {
  const std::pair<std::string, std::string> cases[] = {
      {"Ann Ash agreed; ANN ASH wrote.", "AA agreed; AA wrote."},
      {"Ann Ash's team, Ann Ash\xE2\x80\x99s desk", "AA's team, AA\xE2\x80\x99s desk"},
      {"A. Ash and A Ash", "AA and AA"},
      {"Ash, Ann", "AA"},
      {"Dr Ash met Mrs Reed-Hill", "Dr A met Mrs RH"},
      {"write to ann.ash@example.org or ann_ash", "write to AA@example.org or AA"},
      {"board/ann-ash.pdf", "board/AA.pdf"},
      {"Bo\nReed-Hill, Bo Reed Hill", "BRH, BRH"},
      {"Siobh\xC3\xA1n O'Brien", "SO"},
      {"Cy Fern", "CF"},
      {"Jo", "J"},
      {"The lead is \"Jo\" here.", "The lead is \"J\" here."},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(mask_.mask_text(text), expected) << text;
}

TEST_F(LearntNames, LeaveOtherWordsAlone) {
  for (const std::string text :
       {"the ash on Reed Hill", "Ann Ashton", "Joann Ash", "ann ash tree", "Ann of Ash", "Green",
        "Jo met the board", "Finance Director", "TG", "Ann. The Ash", "", "\"", "a \"b",
        "Ann  -  \xE2\x80\x93 Ash"}) {
    EXPECT_EQ(mask_.mask_text(text), text);
  }
}

TEST(NameMask, LearnsNothingFromNarratives) {
  NameMask mask;
  mask.learn("Ann Ash " + std::string(500, 'x'));
  EXPECT_EQ(mask.mask_text("Ann Ash"), "Ann Ash");
}

}  // namespace
}  // namespace boardtrail
