// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/json_text.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(JsonText, ListsAreTakenApartValueByValue) {
  const std::pair<const char*, std::vector<std::string_view>> cases[] = {
      {"[]", {}},
      {"[1]", {"1"}},
      {R"(["a,b",null,[1,[2]],{"k":"]"}])", {R"("a,b")", "null", "[1,[2]]", R"({"k":"]"})"}},
      {R"(["\"]","\\",-2.5])", {R"("\"]")", R"("\\")", "-2.5"}},
      {R"(["not whole)", {}},
      {"[1,2", {}},
      {"no list", {}},
      {"", {}}};
  for (const auto& [list, values] : cases) EXPECT_EQ(json_values(list), values) << list;
}

TEST(JsonText, StringsAreReadAsTheyWereWritten) {
  const std::string_view texts[] = {"", "plain", "a \"b\" \\ c", "two\nlines\tand \x01 more \x7F",
                                    "\xC3\xA9t\xC3\xA9 \xE2\x82\xAC"};
  for (const std::string_view text : texts) {
    std::string written;
    append_json(written, text);
    EXPECT_EQ(json_text(written), text);
  }
  EXPECT_EQ(json_text(R"("\b\f\r\t\/")"), "\b\f\r\t/") << "as SQLite writes them";
  EXPECT_EQ(json_text(R"("\")"), "\\") << "cut off";
  EXPECT_EQ(json_text(R"("\u00")"), std::string(1, '\0')) << "cut off";
  EXPECT_EQ(json_text("null"), "ul") << "no string; nothing is read beyond it";
  EXPECT_EQ(json_text("1"), "");
}

}  // namespace
}  // namespace boardtrail
