// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_LATER_WORDS_H_
#define BOARDTRAIL_LINEAGE_LATER_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lineage/plan_state.h"
#include "model/place.h"

// Whether the words of an action that seems gone stand anywhere in the later paper: a row
// may have been read badly, or stand outside of the tables.
namespace boardtrail {

struct ReadText {
  std::string text;
  Place place;
};

// Something of the paper that was not read.
struct ReadingLoss {
  std::string diagnostic;
  std::int32_t page = 0;  // 0: not said
};

// All that was read of one paper, as the warehouse keeps it.
struct LaterReading {
  std::vector<ReadText> texts;      // the cells of its tables row by row, then its other text
  std::vector<ReadingLoss> losses;  // without as many of the same kind as the paper before had
};

// The words of a later paper, without those that only say again what the actions that go
// on said before. Cost: once for each paper that something seems gone from.
class LaterWords {
 public:
  // `step` must live as long as this.
  LaterWords(LaterReading reading, const PlanStep& step);

  // Too few words to be looked for.
  static bool too_short(const StatedAction& action);

  // Where nearly all words of the description stand in their order, be it with words of
  // other columns between them; nullptr where nowhere, or where it has too few words.
  const ReadText* find(const StatedAction& action) const;

  const std::vector<ReadingLoss>& losses() const { return reading_.losses; }

 private:
  struct Word {
    std::uint32_t hash = 0;
    std::uint32_t text = 0;  // index into the texts
  };
  void note_known(const PlanStep& step);
  void add_words(std::size_t text);
  bool says_again(const StatedAction& action, std::uint32_t text) const;

  LaterReading reading_;
  double share_ = 1;  // of the words of a description that must be found
  std::vector<Word> words_;
  // What the actions that go on said before, by all words of it: their descriptions, and how
  // many had the same; what stood beside them.
  std::unordered_map<std::uint64_t, std::size_t> descriptions_;
  std::unordered_set<std::uint64_t> beside_;
  // The earlier statement of an action, by the words of its row now; by the text of that row.
  std::unordered_map<std::uint64_t, const StatedAction*> before_;
  std::unordered_map<std::uint32_t, const StatedAction*> goes_on_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_LATER_WORDS_H_
