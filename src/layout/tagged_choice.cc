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

// The first content of a row that the structure may know, or -1.
std::int32_t content_of_row(const TextLayer& layer, const FilledGrid& filled, std::int32_t row) {
  for (std::size_t i = 0; i < filled.words.size(); ++i) {
    const GridCell& cell = filled.grid.cells[i];
    if (cell.row != row || cell.row_span != 1) continue;
    for (const std::uint32_t word : filled.words[i]) {
      if (layer.words[word].marked_content >= 0) return layer.words[word].marked_content;
    }
  }
  return -1;
}

TaggedRow tagged_row(const TextLayer& layer, const FilledGrid& filled, std::int32_t row,
                     PageTags* tags) {
  const std::int32_t id = content_of_row(layer, filled, row);
  return id < 0 ? TaggedRow{} : tags->reader->row_of(id);
}

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
    if (different.size() == filled) {
      // Rulings beside the table, of a frame or another table, make columns of nothing.
      return tagged_.filled.grid.columns() < drawn_.filled.grid.columns() ? Verdict::kBetter
                                                                          : Verdict::kSame;
    }
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
      if (!table.rows_guessed && has_tagged_row(table.filled)) continue;
      for (const auto& words : table.filled.words) {
        for (const std::uint32_t word : words) settled[word] = false;
      }
    }
    return settled;
  }

  // The last row has as many cells as the tags say, as far as they say anything.
  bool has_tagged_row(const FilledGrid& filled) const {
    const std::int32_t last = filled.grid.rows() - 1;
    const TaggedRow row = tagged_row(layer_, filled, last, &tags_);
    const auto cells =
        std::count_if(filled.grid.cells.begin(), filled.grid.cells.end(),
                      [&](const GridCell& cell) { return cell.row + cell.row_span > last; });
    return row.table == 0 || row.cells == cells;
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
    } else if (table.columns >= 2 && table.whole_rows > 2) {
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

void number_drawn(const TextLayer& layer, const std::vector<DrawnTable>& drawn,
                  std::vector<Table>* tables, PageTags* tags) {
  const std::vector<TaggedRow> before = std::exchange(tags->last_rows, {});
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    Table& table = (*tables)[i];
    if (drawn[i].replaced || drawn[i].rows_guessed || drawn[i].changed) continue;
    const FilledGrid& filled = drawn[i].filled;
    const TaggedRow bottom = tagged_row(layer, filled, table.rows - 1, tags);
    if (bottom.table == 0) continue;
    // The first row is of another table, or of none, where the rulings run on.
    const TaggedRow top = tagged_row(layer, filled, 0, tags);
    if (top.table != 0 && top.table != bottom.table) continue;
    table.structure = bottom.table;
    tags->last_rows.push_back(bottom);
    // Headings that the page repeats come first.
    const std::int32_t end = std::min(std::max(table.header_rows, 1) + 1, table.rows);
    for (std::int32_t row = 0; row < end && table.broken_row < 0; ++row) {
      const TaggedRow at = row == 0 ? top : tagged_row(layer, filled, row, tags);
      const bool known = at.table != 0;
      if (known && std::find(before.begin(), before.end(), at) != before.end()) {
        table.broken_row = row;
      }
    }
  }
}

std::vector<TaggedGrid> choose_tagged(const PageRecord& page, TextLayer* layer,
                                      const RulingSet& rulings, const TaggedOptions& options,
                                      std::vector<DrawnTable>* drawn, std::vector<bool>* consumed,
                                      PageTags* tags) {
  return TagChooser(page, layer, rulings, options, drawn, consumed, tags).run();
}

}  // namespace boardtrail
