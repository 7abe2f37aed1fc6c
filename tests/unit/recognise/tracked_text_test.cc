// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/tracked_text.h"

#include <string>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

// "30 -May-+June+ 2024" with '-' around deleted, '+' around inserted, '~' around struck text.
RichText drawn(std::string_view drawing) {
  RichText rich;
  std::uint16_t marks = 0;
  for (const char c : drawing) {
    const std::uint16_t bit = c == '-' ? kDeleted : c == '+' ? kInserted : c == '~' ? kStruck : 0;
    if (bit == 0) {
      rich.text += c;
      continue;
    }
    const auto at = static_cast<std::uint32_t>(rich.text.size());
    if (marks == 0) {
      rich.runs.push_back({at, at, bit, {}, "", ""});
      marks = bit;
    } else {
      rich.runs.back().end = at;
      marks = 0;
    }
  }
  return rich;
}

// The text with [struck] ranges in brackets.
std::string shown(const DueText& due) {
  std::string text = due.text;
  for (auto range = due.struck.rbegin(); range != due.struck.rend(); ++range) {
    text.insert(range->end, "]");
    text.insert(range->begin, "[");
  }
  return text;
}

TEST(TrackedText, PutsTheReplacedDateBeforeTheOneThatHolds) {
  struct TrackedCase {
    const char* drawing;
    const char* text;
  };
  const TrackedCase cases[] = {
      {"30 June 2024", "30 June 2024"},
      {"~31 May 2024~ 30 June 2024", "[31 May 2024] 30 June 2024"},
      {"-31 May 2024-+30 June 2024+", "[31 May 2024]\n30 June 2024"},
      {"30 -May-+June+ 2024", "[30 May 2024]\n30 June 2024"},
      {"3-1-+0+ -May-+June+ 2024", "[31 May 2024]\n30 June 2024"},
      {"31 May 2024+ (moved by the Board)+", "31 May 2024 (moved by the Board)"},
      {"31 May 2024- at the latest-", "31 May 2024"},
      {"-TBC-+31 May 2024+", "31 May 2024"},
      {"-31 May 2024-+Ongoing+", "[31 May 2024]\nOngoing"},
      {"-31 May 2024-", "[31 May 2024]"},
      {"~1 May 2024~ -2 May 2024-+3 May 2024+", "[1 May 2024 2 May 2024]\n[1 May 2024] 3 May 2024"},
  };
  for (const TrackedCase& test : cases) {
    EXPECT_EQ(shown(due_text(drawn(test.drawing))), test.text) << test.drawing;
  }
}

}  // namespace
}  // namespace boardtrail
