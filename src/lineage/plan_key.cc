// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/plan_key.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "normalise/date_tokens.h"

namespace boardtrail {
namespace {

enum class TitleWord : std::uint8_t { kWord, kNumber, kDated };

// They say which issue of the plan a paper is.
constexpr std::array<std::string_view, 9> kIssueWords = {
    "version", "v", "draft", "final", "revised", "updated", "update", "fy", "fye"};
// "Month 6", "week 12": of an issue where a number follows, else of the name.
constexpr std::array<std::string_view, 3> kCountedTimes = {"month", "week", "period"};
// Before a date they belong to it ("as at 31 March"), as do those that dates begin with.
constexpr std::array<std::string_view, 6> kBeforeDates = {"as", "at",    "for",
                                                          "on", "dated", "month"};

bool is_one_of(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

// "2021"; "v2", "q3", "h1" and "m6" with their digits on; "March", "quarter".
bool is_dated(std::string_view word) {
  constexpr std::string_view kBeforeDigits = "vqhm";
  if (is_one_of(word, kIssueWords)) return true;
  const WordKind kind = classify_word(word).kind;
  if (kind == WordKind::kMonth || (kind == WordKind::kQuarter && word.size() > 1)) return true;
  if (word.size() == 4 && is_digits(word)) {
    return word.starts_with("19") || word.starts_with("20");
  }
  return word.size() >= 2 && kBeforeDigits.find(word[0]) != std::string_view::npos &&
         is_digits(word.substr(1));
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
    if (kinds[i] == TitleWord::kNumber && is_one_of(words[i - 1], kCountedWords)) {
      kinds[i] = TitleWord::kWord;
    }
  }
}

// "Month 6" as a whole, and "19.11.10", which names nothing else.
void date_numbers(const std::vector<std::string_view>& words, std::vector<TitleWord>& kinds) {
  const auto number = [&](std::size_t i) { return kinds[i] == TitleWord::kNumber; };
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (number(i) && is_one_of(words[i - 1], kCountedTimes)) kinds[i - 1] = TitleWord::kDated;
    if (i > 1 && number(i) && number(i - 1) && number(i - 2)) kinds[i] = TitleWord::kDated;
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

// "As at 31 March", "to the end of March": the words before a date go with it.
void drop_before_dates(const std::vector<std::string_view>& words, std::vector<TitleWord>& kinds) {
  const auto leads_in = [](std::string_view word) {
    if (is_one_of(word, kBeforeDates)) return true;
    const WordKind kind = classify_word(word).kind;
    return kind == WordKind::kLead || kind == WordKind::kInner || kind == WordKind::kIn ||
           kind == WordKind::kTo || kind == WordKind::kEnd;
  };
  for (std::size_t i = words.size(); i-- > 1;) {
    if (kinds[i] == TitleWord::kDated && leads_in(words[i - 1])) kinds[i - 1] = TitleWord::kDated;
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
  date_numbers(words, kinds);
  spread_dates(kinds);
  drop_before_dates(words, kinds);
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
