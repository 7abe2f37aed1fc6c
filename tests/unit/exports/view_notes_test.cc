// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/view_notes.h"

#include <string>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

TEST(ViewNotes, ReadsHeadingsParagraphsAndTables) {
  const auto notes = read_view_notes(
      "## Files\n\n### `f`\n\n## Views\n\n### `v_a`\n\nOne row\nfor each `a`.\n\n| column | "
      "|\n|---|---|\n"
      "| `a_id` | The *a* ([a list](a.md)). |\n| `group` | `x | y`, \"z\". |\n\n### `v_b`\n\n"
      "| column | |\n|---|---|\n| `b` | B. |\n\n## Tables\n\n### `t`\n");
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[0].name, "v_a");
  EXPECT_EQ(notes[0].meaning, "One row for each a.");
  ASSERT_EQ(notes[0].columns.size(), 2U);
  EXPECT_EQ(notes[0].columns[0].name, "a_id");
  EXPECT_EQ(notes[0].columns[0].meaning, "The a (a list).");
  EXPECT_EQ(notes[0].columns[1].name, "group");
  EXPECT_EQ(notes[0].columns[1].meaning, "x | y, \"z\".");
  EXPECT_EQ(notes[1].name, "v_b");
  EXPECT_EQ(notes[1].meaning, "");
}

TEST(ViewNotes, HoldWhatTheDocumentSays) {
  EXPECT_EQ(meaning_of("v_action", "due_original"),
            "First date of the cell; NULL where it means no single day.");
  EXPECT_EQ(meaning_of("v_in_force", "overdue"),
            "1: not closed, and its current date lies before paper_date.");
  EXPECT_EQ(meaning_of("v_action", "no_such_column"), "");
  EXPECT_GE(view_notes().size(), 20U);
}

}  // namespace
}  // namespace boardtrail
