// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/rating.h"

namespace boardtrail {
namespace {

// Words that name a colour. Status phrases ("On Track") may stand on any colour
// that the paper's scale gives them.
std::optional<Rag> colour_named(std::string_view raw) {
  const std::string word = fold_words(raw);
  if (word == "red" || word == "r") return Rag::kRed;
  if (word == "amber" || word == "a" || word == "yellow") return Rag::kAmber;
  if (word == "green" || word == "g") return Rag::kGreen;
  if (word == "blue" || word == "b") return Rag::kBlue;
  return std::nullopt;
}

// Shades between two colours stand for either.
bool agree(Rag word, Rag fill) {
  if (word == fill || fill == Rag::kGrey) return true;
  if (fill == Rag::kAmberRed) return word == Rag::kAmber || word == Rag::kRed;
  if (fill == Rag::kAmberGreen) return word == Rag::kAmber || word == Rag::kGreen;
  return false;
}

struct FilledCell {
  const Table* table = nullptr;
  const Cell* cell = nullptr;
};

// The filled cells of the plan tables by where they stand.
class FilledCells {
 public:
  explicit FilledCells(const CheckContext& context) {
    for (const PlanTable& plan : context.paper.plan_tables) {
      for (const std::int32_t part : plan.parts) {
        const auto index = static_cast<std::size_t>(part);
        if (part < 0 || index >= context.document.tables.size()) continue;
        const Table& table = context.document.tables[index];
        for (const Cell& cell : table.cells) {
          if (cell.fill && is_exact(cell.place)) {
            cells_.emplace(key_of(cell.place), FilledCell{&table, &cell});
          }
        }
      }
    }
  }

  // Nothing but a cell whose place is the very same counts as found.
  FilledCell at(const Place& place) const {
    const auto found = cells_.find(key_of(place));
    return found != cells_.end() && found->second.cell->place == place ? found->second
                                                                       : FilledCell{};
  }

 private:
  using Key = std::tuple<std::int32_t, std::int32_t, std::int32_t, float, float, std::int32_t,
                         std::int32_t, std::int32_t>;
  // A page alone is the place of many cells.
  static bool is_exact(const Place& place) {
    return place.line > 0 || !place.box.empty() || place.cell > 0;
  }
  static Key key_of(const Place& place) {
    return {place.page,   place.line,  place.column, place.box.x0,
            place.box.y0, place.table, place.row,    place.cell};
  }
  std::map<Key, FilledCell> cells_;
};

// A fill that the row shares is decoration. Cells stand in order of row.
bool row_shares_fill(const FilledCell& filled) {
  const std::vector<Cell>& cells = filled.table->cells;
  const auto in_row = std::equal_range(cells.begin(), cells.end(), *filled.cell,
                                       [](const Cell& a, const Cell& b) { return a.row < b.row; });
  return std::any_of(in_row.first, in_row.second, [&](const Cell& other) {
    return &other != filled.cell && other.fill == filled.cell->fill;
  });
}

std::string hex_colour(Colour colour) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text = "#";
  for (const unsigned part : {colour.r, colour.g, colour.b}) {
    text.push_back(kDigits[part >> 4U]);
    text.push_back(kDigits[part & 15U]);
  }
  return text;
}

void check_rating(const CheckContext& context, const FilledCells& cells, const Observation& row,
                  const Rating& rating, Findings& findings) {
  const std::optional<Rag> word = colour_named(rating.raw);
  if (!word || rating.place == Place{}) return;
  const FilledCell filled = cells.at(rating.place);
  if (filled.cell == nullptr) return;
  const Colour colour = *filled.cell->fill;
  const std::optional<Rag> fill = rag_of_colour(colour);
  if (!fill || agree(*word, *fill) || row_shares_fill(filled)) return;
  Finding finding =
      row_finding(kRatingTextFillMismatch, context.paper, row, "rag",
                  row_subject(row) + " says " + quoted(rating.raw) + " in a cell filled " +
                      rag_name(*fill) + " (" + hex_colour(colour) + ").");
  finding.evidence.push_back({rating.dimension, rating.raw, rating.place});
  finding.evidence.push_back({"fill", hex_colour(colour), filled.cell->place});
  findings.push_back(std::move(finding));
}

void check_rating_text_fill_mismatch(const CheckContext& context, Findings& findings) {
  if (context.document.format == Format::kText) return;  // carries no colours
  const FilledCells cells(context);
  for (const Observation& row : context.paper.observations) {
    for (const Rating& rating : row.ratings) {
      if (rating.source == RatingSource::kText) check_rating(context, cells, row, rating, findings);
    }
  }
}

}  // namespace

const Rule kRatingTextFillMismatch = {
    "rating-text-fill-mismatch",
    Severity::kHigh,
    "The word and the colour of a rating disagree",
    "A rating names a colour (Red, Amber, Green, Blue or their letters) and its cell is filled "
    "with "
    "another.",
    "Two readers of the same page take two ratings from it.",
    "Silent in text files, for fills that the row shares, for shades between two colours, and for "
    "phrases such as 'On Track', whose colour is the scale's affair.",
    "'Green' in a cell filled #FFC000",
    check_rating_text_fill_mismatch,
};

}  // namespace boardtrail
