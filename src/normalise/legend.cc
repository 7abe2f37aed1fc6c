// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>

#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/rating.h"
#include "normalise/rating_words.h"

namespace boardtrail {
namespace {

using Words = std::vector<std::string_view>;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_any(const Words& words, std::initializer_list<std::string_view> wanted) {
  return std::any_of(words.begin(), words.end(),
                     [wanted](std::string_view word) { return is_one_of(word, wanted); });
}

template <std::size_t kCount>
bool has_any(const Words& words, const WordSet<kCount>& wanted) {
  return std::any_of(words.begin(), words.end(),
                     [&wanted](std::string_view word) { return wanted.has(word); });
}

// A letter that abbreviates its meaning ("L  Leadership", "G  Good") is a key of
// references or another scale, unless the meaning speaks of progress or the colour.
bool is_abbreviation(std::string_view raw, const Words& meaning) {
  const std::string letter = fold_words(raw);
  if (letter.size() != 1 || meaning.empty() || meaning[0].empty() || meaning[0][0] != letter[0]) {
    return false;
  }
  static constexpr WordSet kProgress("red", "amber", "green", "blue", "track", "time", "complete",
                                     "completed", "deliver", "delivery", "delivered", "late",
                                     "deadline", "overdue", "risk", "plan", "progress", "achieved",
                                     "month", "months", "weeks", "issue", "issues", "due", "delay",
                                     "delayed", "action", "actions", "started", "target", "behind",
                                     "benefits", "embedded", "milestone", "milestones");
  return !has_any(meaning, kProgress);
}

// "complete", "achieved", "embedded", "delivered" without a 'not', 'yet' or 'to be' before.
bool says_complete(const Words& words) {
  static constexpr WordSet kDenials("not", "yet", "be", "to", "until", "if", "when", "unable",
                                    "will", "by", "cannot", "partially", "part", "nearly", "lack");
  static constexpr WordSet kStates("complete", "completed", "achieved", "embedded", "delivered",
                                   "implemented", "closed");
  static constexpr WordSet kUnderWay("track", "target", "schedule", "progress", "progressing");
  bool denied = false;
  bool under_way = false;  // "on track or complete": the rating does not tell which
  for (const std::string_view word : words) {
    under_way |= kUnderWay.has(word);
    if (kDenials.has(word) || (under_way && word == "or")) {
      denied = true;
    } else if (kStates.has(word)) {
      if (!denied) return true;
    } else if (is_one_of(word, {"and", "or", "but"})) {
      denied = false;
    }
  }
  return false;
}

// --- windows of time --------------------------------------------------------

int number_of(std::string_view word) {
  constexpr std::size_t kLongestNumber = 6;
  if (word.size() > kLongestNumber) return -1;
  static constexpr auto kNumbers =
      std::to_array<std::string_view>({"zero", "one", "two", "three", "four", "five", "six",
                                       "seven", "eight", "nine", "ten", "eleven", "twelve"});
  const auto spelt = std::find(kNumbers.begin(), kNumbers.end(), word);
  if (spelt != kNumbers.end()) return static_cast<int>(spelt - kNumbers.begin());
  if (word == "a") return 1;
  if (word.empty() || word.size() > 3) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Months in so many of the unit; up for "at most", down for "at least", so that the
// window is never narrower than the paper's own.
int months_in(int count, std::string_view unit, bool up) {
  const int days = unit.starts_with("month") ? 0 : unit.starts_with("week") ? 7 * count : count;
  if (days == 0) return count;
  return up ? (days + 29) / 30 : days / 31;
}

bool is_unit(std::string_view word) {
  static constexpr WordSet kUnits("month", "months", "mth", "mths", "week", "weeks", "wk", "wks",
                                  "day", "days");
  return kUnits.has(word);
}

std::string_view spelt_unit(std::string_view word) {
  if (word.starts_with('m')) return "month";
  return word.starts_with('w') ? "week" : "day";
}

// "<", ">" and their like become words, so that one reading serves all.
std::string spelt_out(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    if (c == '<') {
      out += " under ";
    } else if (c == '>') {
      out += " over ";
    } else if (c == '+') {
      out += " plus ";
    } else {
      out += c;
    }
  }
  return fold_words(out);
}

enum class Bound { kNone, kAtMost, kAtLeast };

// The bound that the words before position `at` put on the number there.
Bound bound_before(const Words& words, std::size_t at) {
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    const std::string_view word = words[at - back];
    if (is_one_of(word, {"within", "under", "below", "maximum", "upto"})) return Bound::kAtMost;
    const bool negated = at > back && is_one_of(words[at - back - 1], {"no", "not"});
    if (is_one_of(word, {"over", "more", "greater", "beyond", "exceeding", "exceeds", "longer"})) {
      return negated ? Bound::kAtMost : Bound::kAtLeast;
    }
    if (is_one_of(word, {"less", "fewer"})) return negated ? Bound::kAtLeast : Bound::kAtMost;
    if (word == "to" && at > back && words[at - back - 1] == "up") return Bound::kAtMost;
    if (!is_one_of(word, {"than", "a", "by", "the", "of", "or", "to"})) break;
  }
  return Bound::kNone;
}

// "due within 1 month" speaks of what is still to come.
bool is_future(const Words& words, std::size_t at) {
  for (std::size_t i = at >= 3 ? at - 3 : 0; i < at; ++i) {
    if (words[i] != "due" && words[i] != "next") continue;
    const bool after = i + 1 < words.size() && words[i + 1] == "date";
    if (!after) return !has_any(words, {"after", "past", "late", "overdue"});
  }
  return false;
}

void read_window(const Words& words, std::size_t at, SlipWindow& slip) {
  const int count = number_of(words[at]);
  if (count < 0 || at + 1 >= words.size()) return;
  std::size_t unit = at + 1;
  bool plus = false;
  if (words[unit] == "plus" && unit + 1 < words.size()) {
    plus = true;
    ++unit;
  }
  if (!is_unit(words[unit]) || is_future(words, at)) return;
  const std::string_view kind = spelt_unit(words[unit]);
  const Bound bound = bound_before(words, at);
  plus = plus || (unit + 2 < words.size() && words[unit + 1] == "or" &&
                  is_one_of(words[unit + 2], {"more", "later", "longer"}));
  if (bound == Bound::kAtMost) slip.max_months = months_in(count, kind, true);
  if (bound == Bound::kAtLeast || plus) slip.min_months = months_in(count, kind, false);
  // "1-3 months late", "1 to 3 months".
  const std::size_t back = at > 0 && words[at - 1] == "to" ? 2 : 1;
  const int from = bound == Bound::kNone && at >= back ? number_of(words[at - back]) : -1;
  if (from >= 0 && from < count) {
    slip.min_months = months_in(from, kind, false);
    slip.max_months = months_in(count, kind, true);
  }
}

// "Overdue", "past its due date", "deadline missed": late by however little.
bool says_overdue(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view before = i > 0 ? words[i - 1] : std::string_view{};
    const std::string_view next = i + 1 < words.size() ? words[i + 1] : std::string_view{};
    if (words[i] == "overdue" && !is_one_of(before, {"not", "no", "nor", "being", "become"})) {
      return true;
    }
    if (is_one_of(words[i], {"deadline", "date"}) && is_one_of(next, {"passed", "missed"})) {
      return true;
    }
    const bool past = words[i] == "past" && is_one_of(next, {"due", "deadline", "target"});
    if (past && !is_one_of(before, {"not", "in"})) return true;
  }
  return false;
}

// `folded` are the words of the text.
SlipWindow slip_window(std::string_view text, const Words& folded) {
  // "evidence for 3 months" is no lateness.
  static constexpr WordSet kLateness("late", "overdue", "delay", "delayed", "deadline", "due",
                                     "off", "slip", "slippage", "behind", "after", "deliver",
                                     "date", "delivery", "target", "past", "missed", "time",
                                     "timescale", "slipped");
  SlipWindow slip;
  if (!has_any(folded, kLateness)) return slip;
  const std::string spelt = spelt_out(text);
  const Words words = split(spelt, ' ');
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "time" && i > 0 && words[i - 1] == "on" && !has_any(words, {"not"})) {
      slip.max_months = 0;
    }
    read_window(words, i, slip);
  }
  if (!slip.max_months && !slip.min_months && says_overdue(words)) slip.min_months = 0;
  return slip;
}

}  // namespace

LegendEntry read_legend_line(std::string_view raw, std::string_view meaning) {
  LegendEntry entry;
  entry.raw = collapse_spaces(raw);
  entry.meaning = collapse_spaces(meaning);
  const std::string folded = fold_words(entry.meaning);
  const Words words = folded.empty() ? Words{} : split(folded, ' ');
  const RatingIcons icons = read_rating_icons(entry.raw);
  const RatingWords own = read_rating_words(icons.rest);
  const RatingWords told = read_rating_words(entry.meaning);
  const bool abbreviation = is_abbreviation(entry.raw, words);
  if (own.known && !abbreviation) {
    entry.value = own.value;
    // A colour without a rating of its own (purple, black) takes what it means.
    if (!entry.value && own.code) entry.value = told.value;
  } else if (icons.count > 0) {
    entry.value = icons.value;
  } else if (told.known) {
    entry.value = told.value;
  }
  const std::string folded_raw = fold_words(entry.raw);
  const Words own_words = split(folded_raw, ' ');
  entry.complete = says_complete(words) || (!own.code && says_complete(own_words)) ||
                   ((words.empty() || told.code) && own.complete);
  entry.slip = slip_window(entry.meaning, words);
  if (!entry.slip.max_months && !entry.slip.min_months) {
    entry.slip = slip_window(entry.raw, own_words);
  }
  return entry;
}

}  // namespace boardtrail
