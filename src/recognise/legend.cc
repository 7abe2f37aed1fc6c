// SPDX-License-Identifier: GPL-3.0-or-later
//
// The paper's own rating scale. It is printed as a table of two columns, as one row
// (often at the foot of each page, each time cut differently), as lines, or in a
// sentence. Every print of it is collected; where they differ, the wording that
// most of them share wins, and of its spellings the one with the fewest pieces.
#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/rating.h"
#include "recognise/legend_colours.h"
#include "recognise/legend_scan.h"
#include "recognise/reading.h"
#include "schema/pattern.h"

namespace boardtrail {
namespace {

// A line of a scale is short; longer blocks are only read as one-sentence scales.
constexpr std::size_t kLongestLegendLine = 160;
constexpr std::size_t kLongestBlock = 1600;
// Scales with more ratings than this do not exist; longer tables are plans.
constexpr std::int32_t kMostRatings = 9;
// A title, and the columns' headings.
constexpr std::int32_t kMostTitles = 3;
// Letters that a print of a scale may have besides its keys and meanings: its title.
constexpr std::size_t kLongestLegendTitle = 24;
// Further prints of the scale (one a page) add nothing.
constexpr std::size_t kMostPrints = 400;
// Two meanings of one key that share fewer of their words are two scales.
constexpr double kSameScale = 0.3;

using Scale = std::vector<LegendEntry>;

std::string letters_of(std::string_view text) {
  std::string letters = fold_words(text);
  std::erase(letters, ' ');
  return letters;
}

void place_all(Scale& scale, const Place& place) {
  for (LegendEntry& entry : scale) {
    if (entry.place == Place{}) entry.place = place;
  }
}

// --- tables ----------------------------------------------------------------

bool holds_key(std::string_view text) {
  for (const char letter : {'k', 'K'}) {
    for (std::size_t at = text.find(letter); at < text.size(); at = text.find(letter, at + 1)) {
      if (starts_with_fold(text.substr(at, 3), "key")) return true;
    }
  }
  return false;
}

bool is_definition_heading(const TableText& text, std::int32_t row, std::int32_t column) {
  // Most cells have none of the words, and need not be folded to say so.
  static constexpr WordFinder kWords("definition", "description", "meaning", "criteria",
                                     "explanation", "means", "scale", "legend");
  const std::string& raw = text.text(row, column);
  const bool ascii = std::none_of(raw.begin(), raw.end(), [](char c) { return c < 0; });
  if (ascii && !kWords.in(raw) && !holds_key(raw)) return false;
  const std::string& folded = text.folded(row, column);
  static const PatternSet pattern(
      {"(?:.* )?(?:definitions?|description|meaning|criteria|explanation|key|what (?:it|this) "
       "means|scale|legend)(?: .*)?"});
  return !pattern.matches(folded).empty();
}

// Reads a table whose rows are each a key and its meaning. The colour of a cell stands
// for the key where the key column holds nothing else.
class KeyTable {
 public:
  explicit KeyTable(const TableText& text) : text_(text) {}

  Scale read(bool titled) {
    if (text_.columns() < 2 || text_.columns() > 4 || text_.rows() < 2) return {};
    if (text_.rows() > kMostRatings + kMostTitles) return {};
    find_body(titled);
    if (text_.rows() - first_ > kMostRatings || text_.rows() - first_ < (titled_ ? 2 : 3))
      return {};
    for (std::int32_t key = 0; key < text_.columns(); ++key) {
      for (std::int32_t step = 1; step < text_.columns(); ++step) {
        const std::int32_t meaning = (key + step) % text_.columns();
        Scale scale = read_columns(key, meaning);
        const bool trusted = titled_ && meaning > key;
        if (!scale.empty() && (trusted || defines(scale))) return scale;
      }
    }
    return {};
  }

  std::int32_t header_rows() const { return first_; }

 private:
  void find_body(bool titled) {
    titled_ = titled;
    while (first_ < text_.rows() && first_ < kMostTitles && !is_key_row(first_)) {
      for (std::int32_t column = 0; column < text_.columns(); ++column) {
        titled_ |= is_legend_title(text_.text(first_, column)) ||
                   is_definition_heading(text_, first_, column);
      }
      ++first_;
    }
  }

  // Half of the meanings speak of delivery; a list of workstreams and their ratings
  // ("Estates | G") does not.
  static bool defines(const Scale& scale) {
    static const RE2 pattern(
        R"((?i)\b(?:track|complet\w*|deliver\w*|late|delay\w*|risk|overdue|due|deadline|achiev\w*|embedd\w*|start\w*|commenc\w*|slip\w*|schedule|issues?|confiden\w*|behind|months?|target|evidenc\w*|expected|progress\w*|plan)\b)");
    const auto count = std::count_if(scale.begin(), scale.end(), [](const LegendEntry& entry) {
      return RE2::PartialMatch(entry.meaning, pattern);
    });
    return static_cast<std::size_t>(count) * 2 >= scale.size();
  }

  bool is_key_row(std::int32_t row) const {
    for (std::int32_t column = 0; column < text_.columns(); ++column) {
      if (is_key(row, column)) return true;
    }
    return false;
  }

  bool is_key(std::int32_t row, std::int32_t column) const {
    const std::string& text = text_.text(row, column);
    if (text.size() > kLongestLegendLine) return false;
    if (!text.empty()) return is_legend_key(text) || looks_like_rating(text);
    return colour_of(row, column).has_value();
  }

  std::optional<Rag> colour_of(std::int32_t row, std::int32_t column) const {
    const Cell* cell = text_.cell(row, column);
    if (cell == nullptr) return std::nullopt;
    for (const Swatch& swatch : cell->swatches) {
      if (swatch.colour.has_value()) return rag_of_colour(*swatch.colour);
    }
    return cell->fill.has_value() && !row_shares_fill(row, *cell) ? rag_of_colour(*cell->fill)
                                                                  : std::nullopt;
  }

  // A fill that the row shares dresses the row: a title's, a band's.
  bool row_shares_fill(std::int32_t row, const Cell& cell) const {
    for (std::int32_t column = 0; column < text_.columns(); ++column) {
      const Cell* other = text_.cell(row, column);
      if (other != nullptr && other != &cell && other->fill == cell.fill) return true;
    }
    return false;
  }

  // "C | Closed" among the colours of a scale that is called so has no colour of its own.
  bool is_end_key(std::int32_t row, std::int32_t column, const LegendEntry& entry) const {
    constexpr std::size_t kLongest = 4;
    const std::string& text = text_.text(row, column);
    return titled_ && entry.complete && !text.empty() && text.size() <= kLongest;
  }

  Scale read_columns(std::int32_t key, std::int32_t meaning) const {
    Scale scale;
    std::size_t valued = 0;
    for (std::int32_t row = first_; row < text_.rows(); ++row) {
      if (text_.filled(row) == 0) continue;
      const std::string meaning_text = collapse_spaces(text_.text(row, meaning));
      if (!has_words(meaning_text)) return {};
      const std::string raw = collapse_spaces(text_.text(row, key));
      LegendEntry entry = read_legend_line(raw.empty() ? meaning_text : raw, meaning_text);
      if (raw.empty()) entry.value = colour_of(row, key);
      const bool rates = is_key(row, key) && entry.value.has_value();
      if (!rates && !is_end_key(row, key, entry)) return {};
      if (!rates) entry.value.reset();
      valued += rates ? 1U : 0U;
      entry.place = text_.row_place(row);
      for (const LegendEntry& other : scale) {
        if (letters_of(other.raw) == letters_of(entry.raw)) return {};
      }
      scale.push_back(std::move(entry));
    }
    return valued >= 2 ? scale : Scale{};
  }

  // A count or a share is no meaning.
  static bool has_words(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](unsigned char c) { return std::isalpha(c) != 0; }) >= 4;
  }

  const TableText& text_;
  std::int32_t first_ = 0;
  bool titled_ = false;
};

std::vector<std::string_view> filled_cells(const TableText& text, std::int32_t row) {
  std::vector<std::string_view> cells;
  for (std::int32_t column = 0; column < text.columns(); ++column) {
    if (!text.text(row, column).empty()) cells.push_back(text.text(row, column));
  }
  return cells;
}

std::string join(const std::vector<std::string_view>& cells) {
  std::string joined;
  for (const std::string_view cell : cells) {
    if (!joined.empty()) joined += ' ';
    joined += cell;
  }
  return joined;
}

// A cheap test that keeps ordinary prose away from the scanners: a scale begins with
// a key, a status phrase or a legend's title.
bool may_begin(std::string_view text) {
  static constexpr WordSet kWords(
      "red", "amber", "orange", "green", "blue", "yellow", "grey", "gray", "purple", "white",
      "black", "light", "dark", "key", "legend", "rag", "brag", "rating", "ratings", "status",
      "colour", "delivery", "complete", "completed", "embedded", "on", "off", "not", "overdue",
      "at", "delayed", "behind", "delivered", "in", "achieved", "some", "minor", "major",
      "significant", "closed", "tatus");
  char buffer[12];
  const std::string_view word = first_word(text.substr(0, 32), buffer);
  if (word.size() == 1) return std::string_view("ragby").find(word) != std::string_view::npos;
  return kWords.has(word);
}

// "Status G | ...": a row that says itself that it is a scale, wherever it stands.
bool opens_scale(std::string_view cell) {
  if (cell.empty() || std::string_view("strbkl").find(ascii_lower(cell[0])) > 5) return false;
  static const RE2 pattern(
      R"((?i:s?tatus|rag|brag|key|legend|rating)\s*(?i:key|status|rating)?\s*:?\s*(?:[RAGB](?:\s?/\s?[RAG])?(?:\s.*)?)?)");
  return RE2::FullMatch(re2::StringPiece(cell.data(), cell.size()), pattern);
}

Scale read_row(const TableText& text, std::int32_t row) {
  std::int32_t first = 0;
  while (first < text.columns() && text.text(row, first).empty()) ++first;
  if (first == text.columns() || !may_begin(text.text(row, first))) return {};
  const std::vector<std::string_view> cells = filled_cells(text, row);
  std::size_t length = 0;
  for (const std::string_view cell : cells) length += cell.size();
  if (length > kLongestBlock) return {};
  const bool alone = text.rows() == 1;
  Scale scale;
  if (cells.size() == 1) {
    scale = scan_legend_phrases(cells.front());
    if (scale.empty()) scale = scan_legend_lines(cells.front(), false);
  } else {
    if (alone || opens_scale(cells.front())) scale = scan_legend_cells(cells);
    const bool last = row + 1 == text.rows();
    if (scale.empty() && alone) scale = scan_legend_pairs(cells);
    if (scale.empty() && cells.size() >= 3 && (alone || last)) {
      scale = scan_legend_phrases(join(cells));
    }
    if (scale.empty() && (alone || last)) scale = scan_legend_lines(join(cells), false);
  }
  place_all(scale, text.row_place(row));
  return scale;
}

// --- the prints of a paper ---------------------------------------------------

class LegendReader {
 public:
  explicit LegendReader(PaperReading& reading) : reading_(reading) {}

  void read() {
    for (const std::int32_t table : reading_.tables) read_table(table);
    read_blocks();
    merge();
    for (const std::int32_t table : reading_.tables) find_damaged_rows(table);
  }

 private:
  void add(Scale scale) {
    if (prints_.size() < kMostPrints) prints_.push_back(std::move(scale));
  }

  const Block* block_before(std::int32_t table) const {
    const std::int32_t at = reading_.block_of_table[static_cast<std::size_t>(table)];
    if (at <= reading_.paper.first_block) return nullptr;
    return &reading_.document.blocks[static_cast<std::size_t>(at - 1)];
  }

  void read_table(std::int32_t table) {
    if (reading_.use[static_cast<std::size_t>(table)] != TableUse::kFree) return;
    const TableText& text = reading_.text(table);
    const Block* before = block_before(table);
    const bool titled = before != nullptr && before->kind != BlockKind::kTable &&
                        is_legend_title(before->content.text);
    KeyTable keys(text);
    Scale scale = keys.read(titled);
    if (!scale.empty()) {
      reading_.claim(table, TableUse::kLegend, "legend", "each row is a rating and what it means",
                     keys.header_rows());
      add(std::move(scale));
      return;
    }
    read_rows(table, text);
  }

  void read_rows(std::int32_t table, const TableText& text) {
    std::int32_t scales = 0;
    std::int32_t filled = 0;
    for (std::int32_t row = 0; row < text.rows(); ++row) {
      if (text.filled(row) == 0) continue;
      ++filled;
      Scale scale = read_row(text, row);
      if (scale.empty()) continue;
      ++scales;
      reading_.mark_legend_row(table, row);
      add(std::move(scale));
    }
    if (scales > 0 && scales == filled) {
      reading_.claim(table, TableUse::kLegend, "legend", "the row is a rating scale", 0);
    }
  }

  // A print of the scale that lost a key can be told by its words, once they are known.
  bool is_damaged_print(const TableText& text, std::int32_t row) const {
    const std::string letters = letters_of(join(filled_cells(text, row)));
    std::size_t meanings = 0;
    std::size_t length = 0;
    for (const LegendEntry& entry : reading_.paper.legend) {
      const std::string meaning = letters_of(entry.meaning);
      length += meaning.size() + letters_of(entry.raw).size();
      meanings += letters.find(meaning) != std::string::npos ? 1U : 0U;
    }
    return meanings >= 2 && letters.size() <= length + kLongestLegendTitle;
  }

  void find_damaged_rows(std::int32_t table) {
    if (reading_.paper.legend.empty()) return;
    if (reading_.use[static_cast<std::size_t>(table)] != TableUse::kFree) return;
    const TableText& text = reading_.text(table);
    std::int32_t filled = 0;
    std::int32_t prints = 0;
    for (std::int32_t row = 0; row < text.rows(); ++row) {
      if (text.filled(row) == 0) continue;
      ++filled;
      if (reading_.is_legend_row(table, row)) {
        ++prints;
      } else if (text.filled(row) >= 3 && (text.rows() == 1 || opens_scale(text.text(row, 0))) &&
                 is_damaged_print(text, row)) {
        ++prints;
        reading_.mark_legend_row(table, row);
      }
    }
    if (prints > 0 && prints == filled) {
      reading_.claim(table, TableUse::kLegend, "legend", "the row is a damaged rating scale", 0);
    }
  }

  const Block& block(std::int32_t index) const {
    return reading_.document.blocks[static_cast<std::size_t>(index)];
  }

  static bool is_text(const Block& block) {
    return block.kind == BlockKind::kHeading || block.kind == BlockKind::kParagraph ||
           block.kind == BlockKind::kListItem || block.kind == BlockKind::kPageHeader;
  }

  // Blocks one by one, and runs of short ones taken together.
  void read_blocks() {
    std::int32_t index = reading_.paper.first_block;
    while (index < reading_.paper.end_block) {
      const Block& first = block(index);
      if (!is_text(first) || first.content.text.empty() ||
          first.content.text.size() > kLongestBlock || !may_begin(first.content.text)) {
        ++index;
        continue;
      }
      const std::int32_t end = run_end(index);
      const std::int32_t used = end > index + 1 ? try_run(index, end) : 0;
      index += used > 0 ? used : std::max(1, try_run(index, index + 1));
    }
  }

  std::int32_t run_end(std::int32_t index) const {
    std::int32_t end = index;
    while (end < reading_.paper.end_block && end < index + kMostRatings + 1 &&
           is_text(block(end)) && !block(end).content.text.empty() &&
           block(end).content.text.size() <= kLongestLegendLine &&
           (end == index || may_begin(block(end).content.text))) {
      ++end;
    }
    return std::max(end, index + 1);
  }

  // The longest run of [begin, end) that is one scale; how many blocks it has, or 0.
  std::int32_t try_run(std::int32_t begin, std::int32_t end) {
    for (; end > begin; --end) {
      std::string text;
      for (std::int32_t i = begin; i < end; ++i) {
        if (!text.empty()) text += '\n';
        text += block(i).content.text;
      }
      Scale scale = scan_legend_phrases(text);
      if (scale.empty()) scale = scan_legend_lines(text, false);
      if (scale.empty()) continue;
      place_all(scale, block(begin).place);
      add(std::move(scale));
      for (std::int32_t i = begin; i < end; ++i) {
        reading_.legend_blocks[static_cast<std::size_t>(i)] = true;
      }
      return end - begin;
    }
    return 0;
  }

  struct Wording {
    std::string letters;
    int votes = 0;
    const LegendEntry* best = nullptr;
  };

  // Of all prints the wording that most of them share, in the order of the fullest print.
  void merge() {
    std::map<std::string, std::vector<Wording>> wordings;
    for (const Scale& scale : prints_) {
      for (const LegendEntry& entry : scale) vote(wordings[letters_of(entry.raw)], entry);
    }
    std::stable_sort(prints_.begin(), prints_.end(),
                     [](const Scale& a, const Scale& b) { return a.size() > b.size(); });
    for (const Scale& scale : prints_) {
      for (const LegendEntry& entry : scale) {
        const auto found = wordings.find(letters_of(entry.raw));
        if (found == wordings.end()) continue;
        reading_.paper.legend.push_back(*choose(found->second));
        wordings.erase(found);
      }
    }
  }

  static void vote(std::vector<Wording>& wordings, const LegendEntry& entry) {
    const std::string letters = letters_of(entry.meaning);
    auto found = std::find_if(wordings.begin(), wordings.end(),
                              [&](const Wording& w) { return w.letters == letters; });
    if (found == wordings.end()) {
      wordings.push_back({letters, 0, &entry});
      found = std::prev(wordings.end());
    }
    ++found->votes;
    const auto pieces = [](const std::string& text) {
      return std::count(text.begin(), text.end(), ' ');
    };
    if (pieces(entry.meaning) < pieces(found->best->meaning)) found->best = &entry;
  }

  const LegendEntry* choose(const std::vector<Wording>& wordings) {
    const Wording& best =
        *std::max_element(wordings.begin(), wordings.end(),
                          [](const Wording& a, const Wording& b) { return a.votes < b.votes; });
    for (const Wording& other : wordings) {
      if (word_overlap(other.best->meaning, best.best->meaning) >= kSameScale ||
          other.letters.starts_with(best.letters) || best.letters.starts_with(other.letters)) {
        continue;
      }
      reading_.doubt("recognise.legend-conflict",
                     "the paper gives '" + best.best->raw + "' two meanings: '" +
                         best.best->meaning + "' and '" + other.best->meaning + "'",
                     other.best->place);
      break;
    }
    return best.best;
  }

  PaperReading& reading_;
  std::vector<Scale> prints_;
};

}  // namespace

void read_legends(PaperReading& reading) {
  LegendReader(reading).read();
  reading.legend_colours = find_legend_colours(reading);
}

}  // namespace boardtrail
