// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/later_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "lineage/text_grams.h"

namespace boardtrail {
namespace {

// Fewer words than these stand in any paper.
constexpr std::size_t kFewestWords = 3;
// Of the words of a description so many must be found, in their order: a narrow column
// breaks some of them, and where rows and columns were inferred cells run into each other.
constexpr double kNearlyAll = 0.8;
constexpr double kMostOfInferred = 0.6;
// A line of a page that was printed as text has the words of all its columns, so that the
// words of one cell stand up to this many times as far apart as in the cell. Few words
// stand that near to each other by chance.
constexpr std::size_t kFurthest = 16;
// Of two actions that share so much, the one that goes on says the words of the other.
constexpr double kTwin = 0.5;

std::uint32_t narrowed(std::string_view word) {
  return static_cast<std::uint32_t>(hash_words(word));
}

std::vector<std::uint32_t> word_hashes(std::string_view text) {
  std::vector<std::uint32_t> hashes;
  const std::string folded = fold_words(text);
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) hashes.push_back(narrowed(word));
  }
  return hashes;
}

std::string with_reference(const StatedAction& action) {
  return fold_words(action.ref) + " " + fold_words(action.description);
}

// A word of the paper that is one of those looked for.
struct Hit {
  std::size_t at = 0;  // number of the word in the paper
  std::uint32_t hash = 0;
  std::uint32_t text = 0;
};

// How many of `wanted` stand in [begin, end) in their order: the longest common subsequence.
std::size_t found_in_order(const std::vector<std::uint32_t>& wanted, const Hit* begin,
                           const Hit* end) {
  std::vector<std::size_t> best(wanted.size() + 1, 0);
  for (const Hit* hit = begin; hit != end; ++hit) {
    std::size_t diagonal = 0;
    for (std::size_t i = 1; i <= wanted.size(); ++i) {
      const std::size_t above = best[i];
      best[i] = wanted[i - 1] == hit->hash ? diagonal + 1 : std::max(above, best[i - 1]);
      diagonal = above;
    }
  }
  return best.back();
}

// The text that most of the hits stand in once those at the ends are left out that add nothing;
// the first of texts that have as many.
std::uint32_t main_text(const std::vector<std::uint32_t>& wanted, const Hit* begin,
                        const Hit* end) {
  const std::size_t found = found_in_order(wanted, begin, end);
  // The fewer hits, the fewer words: so the last beginning, and the first end, of as many.
  const auto far = [&](std::ptrdiff_t most, auto&& still) {
    std::ptrdiff_t steps = 0;
    for (std::ptrdiff_t bound = most + 1; bound - steps > 1;) {
      const std::ptrdiff_t middle = steps + (bound - steps) / 2;
      (still(middle) ? steps : bound) = middle;
    }
    return steps;
  };
  begin += far(end - begin,
               [&](std::ptrdiff_t n) { return found_in_order(wanted, begin + n, end) == found; });
  end -= far(end - begin,
             [&](std::ptrdiff_t n) { return found_in_order(wanted, begin, end - n) == found; });
  std::ptrdiff_t most = 0;
  std::uint32_t text = begin->text;
  for (const Hit* hit = begin; hit != end;) {
    const Hit* const next =
        std::find_if(hit, end, [hit](const Hit& other) { return other.text != hit->text; });
    if (next - hit > most) {
      most = next - hit;
      text = hit->text;
    }
    hit = next;
  }
  return text;
}

}  // namespace

LaterWords::LaterWords(LaterReading reading, const PlanStep& step) : reading_(std::move(reading)) {
  const auto& rows = step.now->actions;
  const bool inferred = std::any_of(rows.begin(), rows.end(),
                                    [](const StatedAction& row) { return is_inferred(row.grid); });
  share_ = inferred ? kMostOfInferred : kNearlyAll;
  note_known(step);
  for (std::size_t i = 0; i < reading_.texts.size(); ++i) add_words(i);
}

void LaterWords::note_known(const PlanStep& step) {
  for (const Change& change : step.changes) {
    const StatedAction& was = change.before();
    ++descriptions_[hash_words(fold_words(was.description))];
    for (const std::string* text :
         {&was.section, &was.source_finding, &was.success_measure, &was.progress}) {
      beside_.insert(hash_words(fold_words(*text)));
    }
    before_.emplace(hash_words(fold_words(change.now->description)), &was);
    if (was.ref.empty() || was.description.empty()) continue;
    // A cell that begins with the reference ("R6 - Review ...").
    beside_.insert(hash_words(with_reference(was)));
    before_.emplace(hash_words(with_reference(*change.now)), &was);
  }
}

void LaterWords::add_words(std::size_t text) {
  const std::string folded = fold_words(reading_.texts[text].text);
  if (folded.empty()) return;
  const std::uint64_t whole = hash_words(folded);
  const auto number = static_cast<std::uint32_t>(text);
  const auto known = descriptions_.find(whole);
  const auto before = before_.find(whole);
  if (known != descriptions_.end()) {
    // A second row of the same words may be that of the action that seems gone.
    if (known->second > 0) {
      --known->second;
      return;
    }
  } else if (beside_.contains(whole)) {
    return;
  } else if (before != before_.end()) {
    goes_on_[number] = before->second;
  }
  for (const std::string_view word : split(folded, ' ')) {
    words_.push_back({narrowed(word), number});
  }
}

// The text is that of an action that goes on, and had most of the words before.
bool LaterWords::says_again(const StatedAction& action, std::uint32_t text) const {
  const auto before = goes_on_.find(text);
  return before != goes_on_.end() && containment(text_grams(action.description),
                                                 text_grams(before->second->description)) >= kTwin;
}

bool LaterWords::too_short(const StatedAction& action) {
  return word_hashes(action.description).size() < kFewestWords;
}

const ReadText* LaterWords::find(const StatedAction& action) const {
  const std::vector<std::uint32_t> wanted = word_hashes(action.description);
  if (wanted.size() < kFewestWords) return nullptr;
  const auto least =
      static_cast<std::size_t>(std::ceil(share_ * static_cast<double>(wanted.size())));
  const std::unordered_set<std::uint32_t> any(wanted.begin(), wanted.end());
  std::vector<Hit> hits;
  std::unordered_map<std::uint32_t, bool> again;  // by text
  for (std::size_t at = 0; at < words_.size(); ++at) {
    const Word& word = words_[at];
    if (!any.contains(word.hash)) continue;
    const auto [known, added] = again.try_emplace(word.text, false);
    if (added) known->second = says_again(action, word.text);
    if (!known->second) hits.push_back({at, word.hash, word.text});
  }
  const std::size_t width = wanted.size() * std::min(2 * wanted.size(), kFurthest);
  // Windows overlap by half, so that one of them holds any place whole.
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < hits.size();) {
    while (end < hits.size() && hits[end].at < hits[begin].at + width) ++end;
    const Hit* const first = hits.data() + begin;
    const Hit* const last = hits.data() + end;
    if (end - begin >= least && found_in_order(wanted, first, last) >= least) {
      return &reading_.texts[main_text(wanted, first, last)];
    }
    const std::size_t half = hits[begin].at + width / 2;
    while (begin < hits.size() && hits[begin].at < half) ++begin;
  }
  return nullptr;
}

}  // namespace boardtrail
