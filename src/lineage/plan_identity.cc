// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/plan_identity.h"

#include <algorithm>
#include <array>

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

// What stands beside the words of an action, folded.
constexpr std::size_t kBeside = 4;
constexpr unsigned kAllBeside = (1U << kBeside) - 1;
using Beside = std::array<std::string, kBeside>;

Beside beside(const StatedAction& action) {
  return {fold_words(action.lead_raw), fold_words(action.success_measure),
          action.description.empty() ? std::string() : fold_words(action.source_finding),
          fold_words(action.raised_raw)};
}

// A bit for each cell that is not blank.
unsigned filled(const Beside& cells) {
  unsigned bits = 0;
  for (std::size_t i = 0; i < kBeside; ++i) {
    if (!cells[i].empty()) bits |= 1U << i;
  }
  return bits;
}

// The words and what stands beside them, as far as `taken` goes; the words alone where nothing
// does.
std::string row_of(const std::string& words, const Beside& cells, unsigned taken) {
  if ((filled(cells) & taken) == 0) return words;
  std::string row = words;
  for (std::size_t i = 0; i < kBeside; ++i) {
    row += "\x1f" + ((taken >> i & 1U) != 0 ? cells[i] : std::string());
  }
  return row;
}

// Of 31 bits: the highest one tells a part of a row.
constexpr std::uint32_t kPartOfRow = 1U << 31U;

std::uint32_t short_hash(const std::string& words) {
  return static_cast<std::uint32_t>(hash_words(words) >> 17U) & ~kPartOfRow;
}

// The row as it would be without one or more of its columns: so another paper of the plan
// states it, before a column was added or after it was taken out.
void add_parts(const std::string& words, const Beside& cells, std::vector<std::uint32_t>& rows) {
  const unsigned all = filled(cells);
  for (unsigned taken = (all - 1) & all; taken != 0; taken = (taken - 1) & all) {
    rows.push_back(short_hash(row_of(words, cells, taken)) | kPartOfRow);
  }
}

// Where the parts of rows begin.
std::vector<std::uint32_t>::const_iterator parts_of(const std::vector<std::uint32_t>& rows) {
  return std::lower_bound(rows.begin(), rows.end(), kPartOfRow);
}

std::vector<std::uint32_t> whole_rows(const std::vector<std::uint32_t>& rows) {
  return {rows.begin(), parts_of(rows)};
}

// How many rows of `whole` are parts of rows of the other.
std::size_t count_parts(const std::vector<std::uint32_t>& other,
                        const std::vector<std::uint32_t>& whole) {
  std::vector<std::uint32_t> parts(parts_of(other), other.end());
  for (std::uint32_t& part : parts) part &= ~kPartOfRow;
  return count_shared(parts, whole);
}

void make_set(std::vector<std::uint32_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

// The least hashes once they are mixed with the salt: a fair sample of the set. The leading bits
// are the salt's, so that numbers under one salt stand together.
void sketch(const std::vector<std::uint32_t>& hashes, const std::string& salt,
            std::vector<std::int64_t>& out) {
  constexpr unsigned kSaltBits = 20;
  std::vector<std::int64_t> mixed;
  mixed.reserve(hashes.size());
  const std::uint64_t base = hash_words(salt);
  const std::uint64_t leading = base >> (64U - kSaltBits) << (63U - kSaltBits);
  for (const std::uint32_t hash : hashes) {
    std::uint64_t z = base + (hash + 1ULL) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBULL;
    mixed.push_back(static_cast<std::int64_t>(leading | (z ^ z >> 31U) >> (1U + kSaltBits)));
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

// Neither paper names a body, and not all of their columns are the same: rows are compared by
// those that both have. Where one has none of them, nearly all words must agree.
bool agrees_in_parts(const PlanMark& a, const PlanMark& b) {
  if ((a.rows == a.texts) != (b.rows == b.texts)) {
    const std::size_t smaller = std::min(a.texts.size(), b.texts.size());
    return smaller >= kLeastSharedOfRenamed && 5 * count_shared(a.texts, b.texts) >= 4 * smaller;
  }
  const std::vector<std::uint32_t> left = whole_rows(a.rows);
  const std::vector<std::uint32_t> right = whole_rows(b.rows);
  const std::size_t common =
      count_shared(left, right) + count_parts(a.rows, right) + count_parts(b.rows, left);
  return enough(common, std::min(left.size(), right.size()), false);
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
    const Beside cells = beside(action);
    mark.rows.push_back(short_hash(row_of(words, cells, kAllBeside)));
    if (mark.body.empty()) add_parts(words, cells, mark.rows);
  }
  make_set(mark.texts);
  make_set(mark.rows);
  return mark;
}

bool same_plan(const PlanMark& a, const PlanMark& b) {
  const bool both_named = !a.body.empty() && !b.body.empty();
  if (both_named && a.body != b.body) return false;
  const bool same_title = !a.key.empty() && a.key == b.key;
  const bool unnamed = a.body.empty() && b.body.empty();
  if (unnamed && same_title && agrees_in_parts(a, b)) return true;
  const auto left = both_named ? a.texts : whole_rows(a.rows);
  const auto right = both_named ? b.texts : whole_rows(b.rows);
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
  const std::vector<std::uint32_t> rows = whole_rows(mark.rows);
  sketch(mark.body.empty() ? rows : mark.texts, own, shared_numbers);
  numbers.kept = shared_numbers;
  numbers.sought = std::move(shared_numbers);
  // Named and unnamed papers agree in rows.
  if (mark.body.empty()) {
    sketch(rows, "rows of a body", numbers.sought);
  } else {
    sketch(rows, "rows of a body", numbers.kept);
    sketch(rows, "rows of nobody", numbers.sought);
  }
  make_unique(numbers.kept);
  return numbers;
}

}  // namespace boardtrail
