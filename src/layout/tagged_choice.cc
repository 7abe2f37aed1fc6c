// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/tagged_choice.h"

#include <algorithm>
#include <utility>

namespace boardtrail {
namespace {

// Rows that the tags see between two rulings are rows if most of their cells say something;
// lines of wrapped text leave most of them blank.
constexpr float kMinFilled = 0.5F;
// A ruled table with a larger share of words outside the tagged one is another table.
constexpr float kMaxOutside = 0.1F;

enum class Verdict { kApart, kInside, kBetter, kSame, kContradicts };

// How a tagged table and a ruled one lie to one another.
class Comparison {
 public:
  Comparison(const TaggedGrid& tagged, const DrawnTable& drawn, std::size_t words)
      : tagged_(tagged), drawn_(drawn), cell_of_word_(words, -1) {
    const auto& cells = drawn.filled.words;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (const std::uint32_t word : cells[i]) {
        cell_of_word_[word] = static_cast<std::int32_t>(i);
        ++drawn_words_;
      }
    }
  }

  Verdict run() {
    std::vector<std::int32_t> holder;  // by tagged cell with words, the ruled cell that holds it
    std::size_t shared = 0, filled = 0;
    for (const auto& words : tagged_.filled.words) {
      filled += words.empty() ? 0U : 1U;
      std::int32_t cell = -1;
      for (const std::uint32_t word : words) {
        const std::int32_t at = cell_of_word_[word];
        if (at < 0) continue;
        ++shared;
        if (cell >= 0 && at != cell) cut_ = true;
        cell = at;
      }
      if (cell >= 0) holder.push_back(cell);
    }
    if (shared == 0) return Verdict::kApart;
    std::vector<std::int32_t> different = holder;
    std::sort(different.begin(), different.end());
    different.erase(std::unique(different.begin(), different.end()), different.end());
    const auto outside = static_cast<float>(drawn_words_ - shared);
    if (different.size() == 1 && holder.size() > 1 && outside > 0) return Verdict::kInside;
    if (cut_ || outside > kMaxOutside * static_cast<float>(drawn_words_)) {
      return Verdict::kContradicts;
    }
    if (different.size() == filled) return Verdict::kSame;
    const auto all = static_cast<float>(tagged_.filled.words.size());
    const bool dense = static_cast<float>(filled) >= kMinFilled * all;
    return drawn_.rows_guessed || dense ? Verdict::kBetter : Verdict::kContradicts;
  }

 private:
  const TaggedGrid& tagged_;
  const DrawnTable& drawn_;
  std::vector<std::int32_t> cell_of_word_;
  std::size_t drawn_words_ = 0;
  bool cut_ = false;
};

class TagChooser {
 public:
  TagChooser(const PageRecord& page, TextLayer* layer, const RulingSet& rulings,
             const TaggedOptions& options, std::vector<DrawnTable>* drawn,
             std::vector<bool>* consumed, PageTags* tags)
      : page_(page),
        layer_(*layer),
        rulings_(rulings),
        options_(options),
        drawn_(*drawn),
        consumed_(*consumed),
        tags_(*tags) {}

  std::vector<TaggedGrid> run() {
    const std::vector<TaggedMemory> before = std::exchange(tags_.memory, {});
    tags_.doubted = 0;
    const std::vector<std::int32_t> ids = sample_content_ids(layer_, settled_words());
    if (ids.empty()) return {};
    std::vector<bool> taken(layer_.words.size(), false);
    std::vector<TaggedGrid> out;
    for (const TaggedTable& table : tags_.reader->tables_of(ids)) {
      std::optional<TaggedGrid> grid = place(table, before, &taken);
      if (!grid || !settle(*grid)) continue;
      for (const auto& words : grid->filled.words) {
        for (const std::uint32_t word : words) taken[word] = true;
      }
      out.push_back(*std::move(grid));
    }
    finish(taken);
    return out;
  }

 private:
  std::vector<bool> settled_words() const {
    std::vector<bool> settled = consumed_;
    for (const DrawnTable& table : drawn_) {
      if (!table.rows_guessed) continue;
      for (const auto& words : table.filled.words) {
        for (const std::uint32_t word : words) settled[word] = false;
      }
    }
    return settled;
  }

  std::optional<TaggedGrid> place(const TaggedTable& table, const std::vector<TaggedMemory>& before,
                                  std::vector<bool>* taken) {
    const auto known = std::find_if(before.begin(), before.end(), [&](const TaggedMemory& memory) {
      return memory.number == table.number;
    });
    const TaggedMemory memory = known == before.end() ? TaggedMemory{} : *known;
    std::optional<TaggedGrid> grid =
        place_tagged_table(page_, table, rulings_, memory, options_, &layer_, taken);
    consumed_.resize(layer_.words.size(), false);
    if (grid) {
      tags_.memory.push_back(remember(layer_, *grid, memory));
    } else if (table.columns >= 2 && table.whole_rows >= 2) {
      ++tags_.doubted;
    }
    return grid;
  }

  // True where the tags' table is taken; ruled ones give way.
  bool settle(const TaggedGrid& grid) {
    std::vector<std::pair<DrawnTable*, Verdict>> verdicts;
    for (DrawnTable& drawn : drawn_) {
      const Verdict verdict = Comparison(grid, drawn, layer_.words.size()).run();
      if (verdict == Verdict::kContradicts) {
        ++tags_.doubted;
        return false;
      }
      if (verdict == Verdict::kSame) return false;
      verdicts.emplace_back(&drawn, verdict);
    }
    for (auto& [drawn, verdict] : verdicts) {
      drawn->replaced |= verdict == Verdict::kBetter;
      drawn->changed |= verdict == Verdict::kInside;
    }
    return true;
  }

  // Words of ruled tables that gave way are free again; those of tables inside a ruled
  // one leave its cells.
  void finish(const std::vector<bool>& taken) {
    for (DrawnTable& table : drawn_) {
      for (auto& words : table.filled.words) {
        if (table.replaced) {
          for (const std::uint32_t word : words) consumed_[word] = false;
        }
        if (table.changed) std::erase_if(words, [&](std::uint32_t word) { return taken[word]; });
      }
    }
  }

  const PageRecord& page_;
  TextLayer& layer_;
  const RulingSet& rulings_;
  const TaggedOptions& options_;
  std::vector<DrawnTable>& drawn_;
  std::vector<bool>& consumed_;
  PageTags& tags_;
};

}  // namespace

std::vector<TaggedGrid> choose_tagged(const PageRecord& page, TextLayer* layer,
                                      const RulingSet& rulings, const TaggedOptions& options,
                                      std::vector<DrawnTable>* drawn, std::vector<bool>* consumed,
                                      PageTags* tags) {
  return TagChooser(page, layer, rulings, options, drawn, consumed, tags).run();
}

}  // namespace boardtrail
