// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

TEST(Options, StandInTheOrderOfTheirIds) {
  for (std::size_t i = 0; i < options().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(options()[i].id), i) << options()[i].name;
  }
}

TEST(Options, AreToldApart) {
  std::set<std::string_view> names;
  std::map<char, VerbSet> letters;  // of options that no verb has both, one may be used twice
  for (const OptionSpec& spec : options()) {
    if (!spec.name.empty()) {
      EXPECT_TRUE(names.insert(spec.name).second) << spec.name;
    }
    if (spec.letter != 0) {
      EXPECT_EQ(letters[spec.letter] & spec.verbs, 0U) << spec.letter;
      letters[spec.letter] |= spec.verbs;
    }
  }
}

TEST(Options, AreDescribed) {
  for (const OptionSpec& spec : options()) {
    EXPECT_FALSE(spec.brief.empty()) << spec.name;
    EXPECT_LE(spec.brief.size(), 70U) << spec.name;
    EXPECT_FALSE(spec.brief.ends_with('.')) << spec.name;
    EXPECT_TRUE(is_plain(spec.brief) && is_plain(spec.detail)) << spec.name;
    EXPECT_FALSE(spec.name.empty() && spec.letter == 0);
    if (!spec.choices.empty()) {
      EXPECT_FALSE(spec.value.empty()) << spec.name;
    }
  }
}

TEST(Verbs, AreDescribedAndTakeHelp) {
  std::set<std::string_view> names;
  for (const VerbSpec& verb : verbs()) {
    EXPECT_TRUE(names.insert(verb.name).second) << verb.name;
    EXPECT_FALSE(verb.brief.empty()) << verb.name;
    EXPECT_TRUE(is_plain(verb.brief) && is_plain(verb.detail)) << verb.name;
    EXPECT_TRUE(verb.example.starts_with("boardtrail " + std::string(verb.name))) << verb.name;
    EXPECT_NE(verb.run, nullptr);
    EXPECT_TRUE(applies(spec_of(Option::kHelp), verb));
  }
}

TEST(ExitStatuses, KeepTheirNumbers) {
  const int numbers[] = {0, 1, 2, 3, 4, 5, 6, 70, 74};
  ASSERT_EQ(exit_statuses().size(), std::size(numbers));
  for (std::size_t i = 0; i < std::size(numbers); ++i) {
    EXPECT_EQ(static_cast<int>(exit_statuses()[i].code), numbers[i]);
  }
}

}  // namespace
}  // namespace boardtrail
