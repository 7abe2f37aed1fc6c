// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/rating.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/nearest.h"
#include "base/text.h"
#include "normalise/number.h"
#include "normalise/rating_words.h"

namespace boardtrail {
namespace {

// Without spaces.
std::string compact_key(std::string key) {
  std::erase(key, ' ');
  return key;
}

// Without spaces and strokes.
std::string bare_key(std::string compact) {
  std::erase_if(compact, [](char c) { return c == '/' || c == '-' || c == '&'; });
  return compact;
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
  const char lower = ascii_lower(text.front());
  if (is_lower(lower) || is_digit(lower)) return false;
  return text.size() <= kMaxBytes && fold(text).find_first_not_of("-?. ") == std::string::npos;
}

// "(A)", "[Green]": brackets around all of it say nothing. "(a)" is the number of a list.
std::string_view unbracketed(std::string_view text) {
  const bool round = text.front() == '(' && text.find(')') == text.size() - 1;
  const bool square = text.front() == '[' && text.find(']') == text.size() - 1;
  const std::string_view inner = round || square ? trim(text.substr(1, text.size() - 2)) : text;
  return inner.empty() || !is_upper(inner.front()) ? text : inner;
}

// What is compared of a cell and of a step.
struct Wording {
  explicit Wording(std::string_view raw)
      : key(rating_key(raw)),
        compact(compact_key(key)),
        bare(bare_key(compact)),
        words(read_rating_words(raw)) {}

  std::string key;  // rating_key
  std::string compact;
  std::string bare;
  RatingWords words;
};

// How a cell fits a step that has the value.
Fit fit(const Wording& cell, const Wording& step, std::optional<Rag> value) {
  if (step.key.empty()) return Fit::kNone;
  if (cell.key == step.key || cell.compact == step.compact) return Fit::kSame;
  // "Amber" where the scale says "A", "Red" where it says "Overdue" in red.
  const RatingWords& own = step.words;
  const bool colour = cell.words.code && !cell.words.mended && cell.words.canonical;
  const bool split = cell.words.joined || cell.words.reversed;
  if (colour && !split && value && value == cell.words.value) {
    if (own.canonical || !own.code) return Fit::kSameColour;
  }
  if (colour && own.code && !split && own.value && own.value == cell.words.value) {
    return Fit::kSameColour;
  }
  if (is_head(cell.key, step.key) || (cell.words.code && !cell.words.whole && own.code &&
                                      own.whole && own.value && own.value == cell.words.value)) {
    return Fit::kHead;
  }
  if (cell.bare == step.bare) return Fit::kSlip;
  if (split && own.value && own.value == cell.words.value) return Fit::kSlip;
  if (cell.key.size() >= 5 && step.key.size() >= 5 && one_slip(cell.key, step.key) != Slip::kNone) {
    return Fit::kSlip;
  }
  return Fit::kNone;
}

}  // namespace

struct RatingScale::Step {
  Wording wording;
  std::optional<Rag> value;
  bool complete;
};

RatingScale::RatingScale(const std::vector<LegendEntry>& legend) : empty_(legend.empty()) {
  for (const LegendEntry& entry : std::span(legend).first(std::min(legend.size(), kMaxSteps))) {
    steps_.push_back({Wording(entry.raw), entry.value, entry.complete});
  }
}
RatingScale::~RatingScale() = default;
RatingScale::RatingScale(RatingScale&&) noexcept = default;
RatingScale& RatingScale::operator=(RatingScale&&) noexcept = default;

RatingReading RatingScale::read(std::string_view raw) const {
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
  const Wording cell(unbracketed(text));
  reading.is_rating = cell.words.known || icons.count > 0;
  // Words that stand on no scale ("Delayed") leave the colour beside them as it is.
  reading.value = cell.words.value ? cell.words.value : icons.value;
  reading.malformed = cell.words.mended;
  reading.complete = cell.words.complete;
  reading.closed = cell.words.closed;
  const Step* found = nullptr;
  Fit best = Fit::kNone;
  for (const Step& step : steps_) {
    if (const Fit one = fit(cell, step.wording, step.value); one > best) {
      best = one;
      found = &step;
    }
  }
  if (found == nullptr) {
    reading.in_legend = empty_;
    return reading;
  }
  reading.is_rating = true;
  reading.in_legend = true;
  reading.malformed = best == Fit::kSlip;
  reading.complete = found->complete || reading.closed;
  reading.value = found->value;
  return reading;
}

RatingReading read_rating(std::string_view raw, const std::vector<LegendEntry>& legend) {
  return RatingScale(legend).read(raw);
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
