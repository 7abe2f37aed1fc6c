// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_MATCH_ACTIONS_H_
#define BOARDTRAIL_LINEAGE_MATCH_ACTIONS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lineage/decisions.h"
#include "lineage/statement.h"

namespace boardtrail {

// One action of a later paper and the earlier statement that it goes on from.
struct ActionMatch {
  std::size_t before = 0;  // indexes into what was given
  std::size_t now = 0;
  double score = 0;    // 0..1
  std::string reason;  // "same text, same ref"
  bool doubtful = false;
};

// An action that went up in another one, or came out of it.
struct ActionRelation {
  enum class Kind : std::uint8_t { kSplitFrom, kMergedInto };
  Kind kind = Kind::kSplitFrom;
  std::size_t before = 0;
  std::size_t now = 0;
  double score = 0;  // share of the shorter text that the longer holds
};

struct ActionMatches {
  std::vector<ActionMatch> matches;       // in order of `now`
  std::vector<ActionRelation> relations;  // of those that have no match
};

// Finds for each action of a paper the earlier statement of the same action: one to
// one, and best in the sum of all scores. Text counts most (0.7 of the score), then the
// reference (0.15), section, lead, kind of table and place in the order. A pair must
// share nearly half of its text, or a fifth and the reference. It is doubtful where the
// text alone would not do, or where another pair is as good.
// Candidates come from an index of word pairs, so the cost is that of the words, not of
// all pairs. The pointers must not be null.
ActionMatches match_actions(std::span<const StatedAction* const> before,
                            std::span<const StatedAction* const> now, const Decisions& decisions);

// One reference in any of its styles: "G2.", "g 2", "G-2", "G(2)" and "G02" are "g2"; the
// point of "1.2" and the dash of "3-4" stay.
std::string folded_ref(std::string_view ref);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_MATCH_ACTIONS_H_
