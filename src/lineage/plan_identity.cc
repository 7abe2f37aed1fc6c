// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/plan_identity.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/text.h"
#include "lineage/plan_key.h"
#include "lineage/text_grams.h"

namespace boardtrail {
namespace {

// Of the k least hashes of two sets that share 60% of the smaller, some are the same
// with a chance of more than 99.9%.
constexpr std::size_t kSketchSize = 12;

// A renamed plan, or an extract, must share this much to be taken for the same.
constexpr std::size_t kLeastSharedOfRenamed = 3;

// Of a plan with so few actions one that stands in both is enough, under one body and title.
constexpr std::size_t kFewActions = 3;

// The text of an action, or what stands in its place.
std::string words_of(const StatedAction& action) {
  std::string words = fold_words(action.description);
  if (words.empty()) words = fold_words(action.source_finding);
  return words;
}

// The words and what stands beside them; the words alone where nothing does.
std::string row_of(const StatedAction& action, const std::string& words) {
  std::string beside;
  bool something = false;
  const std::string none;
  for (const std::string* cell :
       {&action.lead_raw, &action.success_measure,
        action.description.empty() ? &none : &action.source_finding, &action.raised_raw}) {
    const std::string folded = fold_words(*cell);
    something = something || !folded.empty();
    beside += "\x1f" + folded;
  }
  return something ? words + beside : words;
}

std::uint32_t short_hash(const std::string& words) {
  return static_cast<std::uint32_t>(hash_words(words) >> 16U);
}

void make_set(std::vector<std::uint32_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

// The least hashes once they are mixed with the salt: a fair sample of the set.
void sketch(const std::vector<std::uint32_t>& hashes, const std::string& salt,
            std::vector<std::int64_t>& out) {
  std::vector<std::int64_t> mixed;
  mixed.reserve(hashes.size());
  const std::uint64_t base = hash_words(salt);
  for (const std::uint32_t hash : hashes) {
    std::uint64_t z = base + (hash + 1ULL) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBULL;
    mixed.push_back(static_cast<std::int64_t>((z ^ z >> 31U) >> 1U));
  }
  const std::size_t kept = std::min(kSketchSize, mixed.size());
  std::partial_sort(mixed.begin(), mixed.begin() + static_cast<std::ptrdiff_t>(kept), mixed.end());
  out.insert(out.end(), mixed.begin(), mixed.begin() + static_cast<std::ptrdiff_t>(kept));
}

void make_unique(std::vector<std::int64_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

bool enough(std::size_t common, std::size_t smaller, bool same_title) {
  if (same_title) return common >= std::min<std::size_t>(2, smaller) && 5 * common >= smaller;
  return common >= kLeastSharedOfRenamed && 5 * common >= 3 * smaller;
}

}  // namespace

PlanMark plan_mark(const StatedPaper& paper, const Organisations& organisations) {
  PlanMark mark;
  mark.body = organisations.canonical(paper.organisation);
  mark.key = plan_key(paper.title);
  for (const StatedAction& action : paper.actions) {
    const std::string words = words_of(action);
    if (words.empty() || action.restates) continue;
    mark.texts.push_back(short_hash(words));
    mark.rows.push_back(short_hash(row_of(action, words)));
  }
  make_set(mark.texts);
  make_set(mark.rows);
  return mark;
}

bool same_plan(const PlanMark& a, const PlanMark& b) {
  const bool both_named = !a.body.empty() && !b.body.empty();
  if (both_named && a.body != b.body) return false;
  const bool same_title = !a.key.empty() && a.key == b.key;
  // A paper without those columns cannot agree in them: then nearly all words must.
  const bool unnamed = a.body.empty() && b.body.empty();
  if (unnamed && same_title && (a.rows == a.texts) != (b.rows == b.texts)) {
    const std::size_t smaller = std::min(a.texts.size(), b.texts.size());
    return smaller >= kLeastSharedOfRenamed && 5 * count_shared(a.texts, b.texts) >= 4 * smaller;
  }
  const auto& left = both_named ? a.texts : a.rows;
  const auto& right = both_named ? b.texts : b.rows;
  const std::size_t smaller = std::min(left.size(), right.size());
  if (smaller == 0) return false;
  const std::size_t common = count_shared(left, right);
  if (both_named && same_title && smaller <= kFewActions) return common > 0;
  return enough(common, smaller, same_title);
}

std::int64_t title_number(const PlanMark& mark) {
  return IdentityHash("plan title").add(mark.body).add(mark.key).id();
}

PlanSketch plan_sketch(const PlanMark& mark) {
  PlanSketch numbers;
  std::vector<std::int64_t> shared_numbers;  // under these it is kept, and looks for others
  const std::string own = mark.body.empty() ? "rows of nobody" : mark.body;
  sketch(mark.body.empty() ? mark.rows : mark.texts, own, shared_numbers);
  numbers.kept = shared_numbers;
  numbers.sought = std::move(shared_numbers);
  // Named and unnamed papers agree in rows.
  if (mark.body.empty()) {
    sketch(mark.rows, "rows of a body", numbers.sought);
  } else {
    sketch(mark.rows, "rows of a body", numbers.kept);
    sketch(mark.rows, "rows of nobody", numbers.sought);
  }
  make_unique(numbers.kept);
  return numbers;
}

}  // namespace boardtrail
