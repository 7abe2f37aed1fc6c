// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/rating.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/text.h"
#include "normalise/number.h"
#include "normalise/rating_words.h"

namespace boardtrail {
namespace {

std::string without(std::string_view text, std::string_view marks) {
  std::string out;
  for (const char c : text) {
    if (marks.find(c) == std::string_view::npos) out += c;
  }
  return out;
}

// How a cell's words stand to a legend line, from none to the very words.
enum class Fit { kNone, kSameColour, kSlip, kHead, kSame };

// No scale has more steps; what stands behind them is no legend, and costs time.
constexpr std::size_t kMaxSteps = 64;

// "Off Track" for "Off Track (<1 month), Recovery Actions in Place", whichever of the
// two is the shorter; of a phrase as long as this, any beginning (a cell cut short).
bool is_head(std::string_view key, std::string_view entry) {
  constexpr std::size_t kTellingBytes = 12;
  if (key.size() > entry.size()) std::swap(key, entry);
  if (key.size() < 5 || entry.size() == key.size() || !entry.starts_with(key)) return false;
  const std::string_view rest = trim(entry.substr(key.size()));
  return key.size() >= kTellingBytes ||
         (!rest.empty() && std::string_view("(,:;-").find(rest[0]) != std::string_view::npos);
}

// "-", "–", "?": marks that stand for nothing.
bool is_dash(std::string_view text) {
  constexpr std::size_t kMaxBytes = 16;
  return text.size() <= kMaxBytes && fold(text).find_first_not_of("-?. ") == std::string::npos;
}

struct CellWords {
  std::string key;      // rating_key
  std::string compact;  // without spaces
  std::string bare;     // without spaces and strokes
  RatingWords words;
};

Fit fit(const CellWords& cell, const LegendEntry& entry) {
  const std::string key = rating_key(entry.raw);
  if (key.empty()) return Fit::kNone;
  if (cell.key == key || cell.compact == without(key, " ")) return Fit::kSame;
  // "Amber" where the scale says "A", "Red" where it says "Overdue" in red.
  const RatingWords own = read_rating_words(entry.raw);
  const bool colour = cell.words.code && !cell.words.mended && cell.words.canonical;
  const bool split = cell.words.joined || cell.words.reversed;
  if (colour && !split && entry.value && entry.value == cell.words.value) {
    if (own.canonical || !own.code) return Fit::kSameColour;
  }
  if (colour && own.code && !split && own.value && own.value == cell.words.value) {
    return Fit::kSameColour;
  }
  if (is_head(cell.key, key) || (cell.words.code && !cell.words.whole && own.code && own.whole &&
                                 own.value && own.value == cell.words.value)) {
    return Fit::kHead;
  }
  if (cell.bare == without(key, " /-&")) return Fit::kSlip;
  if (split && own.value && own.value == cell.words.value) return Fit::kSlip;
  if (cell.key.size() >= 5 && key.size() >= 5 && is_one_letter_off(cell.key, key)) {
    return Fit::kSlip;
  }
  return Fit::kNone;
}

const LegendEntry* best_fit(const CellWords& cell, const std::vector<LegendEntry>& legend,
                            Fit* best) {
  const LegendEntry* found = nullptr;
  *best = Fit::kNone;
  const std::size_t steps = std::min(legend.size(), kMaxSteps);
  for (const LegendEntry& entry : std::span(legend).first(steps)) {
    if (const Fit one = fit(cell, entry); one > *best) {
      *best = one;
      found = &entry;
    }
  }
  return found;
}

void apply_legend(const CellWords& cell, const std::vector<LegendEntry>& legend,
                  RatingReading& reading) {
  Fit best = Fit::kNone;
  const LegendEntry* entry = best_fit(cell, legend, &best);
  if (entry == nullptr) {
    reading.in_legend = legend.empty();
    return;
  }
  reading.is_rating = true;
  reading.in_legend = true;
  reading.malformed = best == Fit::kSlip;
  reading.complete = entry->complete || reading.closed;
  reading.value = entry->value;
}

}  // namespace

RatingReading read_rating(std::string_view raw, const std::vector<LegendEntry>& legend) {
  RatingReading reading;
  RatingIcons icons = read_rating_icons(raw);
  const std::string_view text = trim(icons.rest);
  if (text.empty() || is_dash(text)) {
    reading.blank = icons.count == 0;
    reading.is_rating = icons.count > 0;
    reading.value = icons.value;
    reading.complete = icons.value == Rag::kBlue;
    return reading;
  }
  if (icons.count == 0 && read_placeholder(text).placeholder) return reading;
  CellWords cell;
  cell.key = rating_key(text);
  cell.compact = without(cell.key, " ");
  cell.bare = without(cell.key, " /-&");
  cell.words = read_rating_words(text);
  reading.is_rating = cell.words.known || icons.count > 0;
  reading.value = cell.words.known ? cell.words.value : icons.value;
  reading.malformed = cell.words.mended;
  reading.complete = cell.words.complete;
  reading.closed = cell.words.closed;
  apply_legend(cell, legend, reading);
  return reading;
}

bool looks_like_rating(std::string_view text) {
  constexpr std::size_t kMaxBytes = 80;
  text = trim(text);
  if (text.empty() || text.size() > kMaxBytes) return false;
  const RatingIcons icons = read_rating_icons(text);
  if (icons.count > 0 && is_blank(icons.rest)) return true;
  const RatingWords words = read_rating_words(icons.rest);
  if (!words.known) return false;
  if (words.whole) return true;
  // "R - Overdue", "Green: on track".
  const std::size_t mark = icons.rest.find_first_of("-:");
  if (words.code && mark != std::string::npos &&
      read_rating_words(std::string_view(icons.rest).substr(mark + 1)).whole) {
    return true;
  }
  // "Overdue (>1 month)", "Off Track (<1 month), Recovery Actions in Place".
  const std::size_t bracket = icons.rest.find_first_of("(,");
  return bracket != std::string::npos &&
         read_rating_words(std::string_view(icons.rest).substr(0, bracket)).whole;
}

}  // namespace boardtrail
