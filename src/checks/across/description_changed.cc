// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/list_marker.h"
#include "base/nearest.h"
#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// The text without the mark of a list before it: "1. Publish", "b) Publish". Not without a dotted
// number, which may be a figure: "1.5 million".
std::string_view without_list_mark(std::string_view text) {
  text = trim(text);
  const ListMarker marker = find_list_marker(text);
  if (marker.kind == MarkerKind::kDotted || marker.length == text.size()) return text;
  return text.substr(marker.length);
}

// The word as either spelling of English has it: "organize" and "organise", "program" and
// "programme".
std::string one_spelling(std::string_view word) {
  constexpr std::string_view kProgram = "program";
  std::string spelt(word);
  if (word == "programme" || word == "programmes") spelt.erase(kProgram.size(), 2);
  std::replace(spelt.begin(), spelt.end(), 'z', 's');
  return spelt;
}

// The words that say something: without the mark of a list, without articles, and without
// "and", which is written '&' as well.
std::vector<std::string> telling_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = fold_words(without_list_mark(text));
  for (const std::string_view word : split(folded, ' ')) {
    const bool article = word == "the" || word == "a" || word == "an";
    if (!article && word != "and") words.push_back(one_spelling(word));
  }
  return words;
}

// Letters and digits alone: a word that was broken at the end of a line is the same.
std::string letters(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += word;
  return joined;
}

bool is_word(std::string_view text) { return std::none_of(text.begin(), text.end(), is_digit); }

// One letter too many, too few, wrong or in the wrong place. Short words are too near to others
// of another sense ("adopt", "adapt"), and the first letter must stand ("unable", "able").
bool is_slip(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeastLetters = 5;
  constexpr std::size_t kLeastToSwap = 4;
  constexpr std::size_t kLeastToExchange = 8;
  if (!is_word(a) || !is_word(b) || a.empty() || b.empty() || a[0] != b[0]) return false;
  const std::size_t letters = std::min(a.size(), b.size());
  switch (one_slip(a, b)) {
    case Slip::kLeftOut:
      return letters >= kLeastLetters;
    case Slip::kExchanged:
      return letters >= kLeastToExchange;
    case Slip::kSwapped:
      return letters >= kLeastToSwap;
    case Slip::kNone:
      break;
  }
  return false;
}

// Slips of the pen were mended, or made: the same words but for a letter in one or two, and in
// one more for each twenty words of a long text.
bool differs_by_slips(const std::vector<std::string>& was, const std::vector<std::string>& is) {
  constexpr std::size_t kMostSlips = 2;
  constexpr std::size_t kWordsPerSlip = 20;
  if (was.size() != is.size()) return false;
  const std::size_t most = kMostSlips + was.size() / kWordsPerSlip;
  std::size_t slips = 0;
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (was[i] == is[i]) continue;
    if (++slips > most || !is_slip(was[i], is[i])) return false;
  }
  return true;
}

bool same_wording(std::string_view before, std::string_view now) {
  if (before == now) return true;
  const std::vector<std::string> was = telling_words(before);
  const std::vector<std::string> is = telling_words(now);
  return letters(was) == letters(is) || differs_by_slips(was, is);
}

// "Data moved by June" and "Data moved by September", of actions due so: the date is told of by
// itself.
bool differs_by_due_date(const StatedAction& before, const StatedAction& now) {
  const auto undated = [](const StatedAction& row) {
    const std::size_t at =
        is_blank(row.due_raw) ? std::string::npos : row.description.find(row.due_raw);
    return at == std::string::npos
               ? std::string()
               : row.description.substr(0, at) + row.description.substr(at + row.due_raw.size());
  };
  const std::string was = undated(before);
  return !is_blank(was) && same_wording(was, undated(now));
}

// The words that were added are the end of the next action, which is gone: of a row that was broken
// over two pages the first part was taken out, and what is left goes on from the row before.
bool took_a_tail(const PlanStep& step, const StatedAction& before, const StatedAction& now) {
  if (!now.description.starts_with(before.description)) return false;
  const std::string_view tail =
      trim(std::string_view(now.description).substr(before.description.size()));
  return !tail.empty() && std::any_of(step.gone.begin(), step.gone.end(), [&](const Lineage* gone) {
    const StatedAction& row = gone->head;
    return row.paper_id == before.paper_id && row.position == before.position + 1 &&
           (row.description.ends_with(tail) || row.source_finding.ends_with(tail));
  });
}

// The words from where the texts begin to differ, with some before them: the beginnings of
// long texts look the same.
std::string quoted_from(std::string_view text, std::size_t same) {
  constexpr std::size_t kShown = 120;
  constexpr std::size_t kBefore = 40;
  if (same <= kShown / 2 || text.size() <= kShown) return quoted(text, kShown);
  const std::size_t begin = text.find(' ', same - kBefore);
  if (begin == std::string_view::npos || begin > same) return quoted(text, kShown);
  return quoted("…" + std::string(text.substr(begin + 1)), kShown);
}

void check_description_changed(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || is_blank(before.description) || is_blank(now.description) ||
        same_wording(before.description, now.description) || took_a_tail(step, before, now) ||
        differs_by_due_date(before, now)) {
      continue;
    }
    const auto difference = std::mismatch(before.description.begin(), before.description.end(),
                                          now.description.begin(), now.description.end());
    const auto same = static_cast<std::size_t>(difference.first - before.description.begin());
    findings.push_back(change_finding(kDescriptionChanged, step, change, Field::kDescription,
                                      row_subject(now) + " is worded otherwise than in " +
                                          paper_of(*change.paper) + ": " +
                                          quoted_from(before.description, same) + " has become " +
                                          quoted_from(now.description, same) + ".",
                                      before.description, now.description));
  }
}

}  // namespace

const Rule kDescriptionChanged = {
    "description-changed",
    Severity::kMedium,
    "The words of an action have changed",
    "The later paper states the action in other words than the earlier one.",
    "'Deliver' may have become 'consider': what was promised is no longer what is reported on.",
    "Silent for capitals, punctuation, spaces, hyphens at line breaks, the number of a list, "
    "articles, '&' for 'and', 'organize' for 'organise', and for one letter in one or two words "
    "(one more for each twenty), as where a slip of the pen was mended; where the words added "
    "are the end of the next action, which is gone; and where the date in them is its due date. It "
    "does "
    "not judge whether the new words promise less.",
    "March: 'Train forty coaches'; May: 'Train some coaches'",
    nullptr,
    check_description_changed,
};

}  // namespace boardtrail
