// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/plan_key.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"

namespace boardtrail {
namespace {

enum class TitleWord : std::uint8_t { kWord, kNumber, kDated };

constexpr std::array<std::string_view, 26> kDatedWords = {
    "january", "february", "march",    "april", "may", "june", "july",    "august", "september",
    "october", "november", "december", "jan",   "feb", "mar",  "apr",     "jun",    "jul",
    "aug",     "sep",      "sept",     "oct",   "nov", "dec",  "version", "quarter"};
constexpr std::array<std::string_view, 4> kDroppedWords = {"draft", "final", "v", "fy"};

bool is_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

// "2021"; "v2", "q3" and "h1" with their digits on; "31st".
bool is_dated(std::string_view word) {
  if (std::find(kDatedWords.begin(), kDatedWords.end(), word) != kDatedWords.end()) return true;
  if (std::find(kDroppedWords.begin(), kDroppedWords.end(), word) != kDroppedWords.end()) {
    return true;
  }
  if (word.size() == 4 && is_digits(word)) {
    return word.starts_with("19") || word.starts_with("20");
  }
  if (word.size() >= 2 && (word[0] == 'v' || word[0] == 'q' || word[0] == 'h')) {
    return is_digits(word.substr(1));
  }
  return false;
}

bool is_number(std::string_view word) {
  if (is_digits(word)) return true;
  if (word.size() < 3 || !is_digits(word.substr(0, word.size() - 2))) return false;
  const std::string_view end = word.substr(word.size() - 2);
  return end == "st" || end == "nd" || end == "rd" || end == "th";
}

TitleWord kind_of(std::string_view word) {
  if (is_dated(word)) return TitleWord::kDated;
  return is_number(word) ? TitleWord::kNumber : TitleWord::kWord;
}

// "Part 2 - 21 March": the number is the part's, whatever follows it.
constexpr std::array<std::string_view, 7> kCountedWords = {"part",     "phase",   "stage", "annex",
                                                           "appendix", "section", "ward"};

void keep_counted(const std::vector<std::string_view>& words, std::vector<TitleWord>& kinds) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (kinds[i] == TitleWord::kNumber && std::find(kCountedWords.begin(), kCountedWords.end(),
                                                    words[i - 1]) != kCountedWords.end()) {
      kinds[i] = TitleWord::kWord;
    }
  }
}

// Numbers beside a dated word belong to it ("31 March", "2023 24", "v 1 2"); others
// are part of the name ("Plan 2").
void spread_dates(std::vector<TitleWord>& kinds) {
  for (std::size_t i = 1; i < kinds.size(); ++i) {
    if (kinds[i] == TitleWord::kNumber && kinds[i - 1] == TitleWord::kDated) {
      kinds[i] = TitleWord::kDated;
    }
  }
  for (std::size_t i = kinds.size(); i-- > 1;) {
    if (kinds[i - 1] == TitleWord::kNumber && kinds[i] == TitleWord::kDated) {
      kinds[i - 1] = TitleWord::kDated;
    }
  }
}

// Whole folded words or runs of them.
constexpr std::array<std::string_view, 19> kPartOfAPlan = {
    "exception",   "exceptions",        "reds only",        "red only",     "red rated",
    "extract",     "excerpt",           "top ten",          "top 10",       "highlights",
    "escalation",  "escalations",       "overdue",          "off track",    "outstanding actions",
    "key actions", "open actions only", "priority actions", "amber and red"};

}  // namespace

std::string plan_key(std::string_view title) {
  const std::string folded = fold_words(title);
  std::vector<std::string_view> words = split(folded, ' ');
  std::vector<TitleWord> kinds;
  kinds.reserve(words.size());
  for (const std::string_view word : words) kinds.push_back(kind_of(word));
  keep_counted(words, kinds);
  spread_dates(kinds);
  std::string key;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (kinds[i] == TitleWord::kDated || words[i].empty()) continue;
    if (!key.empty()) key += ' ';
    key += words[i];
  }
  return key;
}

bool names_a_part(std::string_view title) {
  const std::string words = " " + fold_words(title) + " ";
  return std::any_of(kPartOfAPlan.begin(), kPartOfAPlan.end(), [&](std::string_view phrase) {
    return words.find(" " + std::string(phrase) + " ") != std::string::npos;
  });
}

}  // namespace boardtrail
