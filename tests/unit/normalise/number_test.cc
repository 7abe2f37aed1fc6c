// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/number.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

struct NumberCase {
  const char* text;
  double value;
  Unit unit = Unit::kNone;
  bool bound = false;
};

TEST(ReadNumber, ReadsFigures) {
  const NumberCase kCases[] = {
      {"50%", 50, Unit::kPercent},
      {"60.75%", 60.75, Unit::kPercent},
      {"12.20%", 12.2, Unit::kPercent},
      {"100 %", 100, Unit::kPercent},
      {">90%", 90, Unit::kPercent, true},
      {"> 90%", 90, Unit::kPercent, true},
      {">=95%", 95, Unit::kPercent, true},
      {"\xE2\x89\xA5 95", 95, Unit::kNone, true},
      {"<5", 5, Unit::kNone, true},
      {"12,761", 12761},
      {"1,234,567", 1234567},
      {"12153", 12153},
      {"4.64", 4.64},
      {"13.5", 13.5},
      {".5", 0.5},
      {"0", 0},
      {" 42 ", 42},
      {"-3", -3},
      {"\xE2\x88\x92"
       "3.5%",
       -3.5, Unit::kPercent},
      {"\xE2\x80\x93"
       "3",
       -3},
      {"+2%", 2, Unit::kPercent},
      {"00:18:00", 1080, Unit::kSeconds},
      {"0:38:09", 2289, Unit::kSeconds},
      {"00:00:10", 10, Unit::kSeconds},
      {"01:06:40", 4000, Unit::kSeconds},
      {"-00:00:10", -10, Unit::kSeconds},
  };
  for (const NumberCase& c : kCases) {
    const auto reading = read_number(c.text);
    ASSERT_TRUE(reading.has_value()) << c.text;
    EXPECT_DOUBLE_EQ(reading->value, c.value) << c.text;
    EXPECT_EQ(reading->unit, c.unit) << c.text;
    EXPECT_EQ(reading->bound, c.bound) << c.text;
  }
}

TEST(ReadNumber, LeavesOtherCellsAlone) {
  for (const char* text : {"",
                           "-",
                           "--",
                           "N/A",
                           "TBC",
                           "Excellent",
                           "100% (Q4 23/24)",
                           "95% Q1 24/25",
                           "40 (31/03/24)",
                           "\xC2\xA3"
                           "1.2m",
                           "1.2m",
                           "12:30",
                           "00:61:00",
                           "00:00:99",
                           "1:2:3:4",
                           "1,5",
                           "12,76",
                           "1234,567",
                           ",123",
                           "1,2345,678",
                           "5.",
                           "1.2.3",
                           "1 of 12",
                           "3/4",
                           "30/06/2021",
                           "5-8",
                           "%",
                           ">",
                           "1e5",
                           "0x10",
                           "inf",
                           "nan",
                           "12a",
                           "1234567890123456789012345",
                           "12345:00:00",
                           "::",
                           "1::2"}) {
    EXPECT_FALSE(read_number(text).has_value()) << text;
  }
}

struct PlaceholderCase {
  const char* text;
  bool placeholder;
  bool stated;
  bool not_applicable;
};

TEST(ReadPlaceholder, TellsBlankFromStated) {
  const PlaceholderCase kCases[] = {
      {"Choose an item.", true, true, false},
      {"Click or tap to enter a date.", true, true, false},
      {"", true, false, false},
      {" \n\xC2\xA0", true, false, false},
      {"-", true, true, false},
      {"--", true, true, false},
      {"\xE2\x80\x93", true, true, false},
      {"?", true, true, false},
      {"...", true, true, false},
      {"N/A", true, true, true},
      {"n/a", true, true, true},
      {"NA", true, true, true},
      {"Not applicable", true, true, true},
      {"TBC", true, true, false},
      {"tba", true, true, false},
      {"T.B.C.", false, false, false},
      {"To be confirmed", true, true, false},
      {"Not known", true, true, false},
      {"xx/xx/xx", true, true, false},
      {"dd/mm/yyyy", true, true, false},
      {"[insert date]", true, true, false},
      {"None", false, false, false},
      {"TBC (Post Q3)", false, false, false},
      {"0", false, false, false},
      {"A", false, false, false},
  };
  for (const PlaceholderCase& c : kCases) {
    const PlaceholderReading reading = read_placeholder(c.text);
    EXPECT_EQ(reading.placeholder, c.placeholder) << c.text;
    EXPECT_EQ(reading.stated && reading.placeholder, c.stated) << c.text;
    EXPECT_EQ(reading.not_applicable, c.not_applicable) << c.text;
  }
  EXPECT_FALSE(read_placeholder("\xE2\x9C\x93").placeholder);
  EXPECT_FALSE(
      read_placeholder("an awaited decision of the whole Board on the plan as it is now, and on "
                       "others")
          .placeholder);
}

}  // namespace
}  // namespace boardtrail
