// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/action_values.h"

#include <algorithm>
#include <utility>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/leads.h"
#include "normalise/number.h"
#include "normalise/rating.h"
#include "normalise/reference.h"

namespace boardtrail {
namespace {

// The colour of a text that is nothing but signs: "●" in red. A dash in red is still no rating.
std::optional<Colour> colour_of_signs(const RichText& content) {
  if (!fold_words(content.text).empty() || read_placeholder(content.text).placeholder) {
    return std::nullopt;
  }
  for (const Run& run : content.runs) {
    if (run.colour) return run.colour;
  }
  return std::nullopt;
}

// "Delayed" in red, all of it. Blue words are links.
std::optional<Rag> colour_of_words(const PlanCell& cell, const PaperReading& reading) {
  if (cell.source == nullptr) return std::nullopt;
  const RichText& content = cell.source->content;
  std::optional<Colour> colour;
  std::size_t at = 0;
  for (const Run& run : content.runs) {
    if (!run.colour || (at > 0 && run.colour != colour)) return std::nullopt;
    if (!is_blank(std::string_view(content.text).substr(at, run.begin - at))) return std::nullopt;
    colour = run.colour;
    at = run.end;
  }
  if (!colour || !is_blank(std::string_view(content.text).substr(at))) return std::nullopt;
  const std::optional<Rag> value = rag_of_colour(*colour, reading.legend_colours);
  return value == Rag::kBlue || value == Rag::kGrey ? std::nullopt : value;
}

// The colour of a cell that has no words: that of its signs or its icon, then its own. The
// header's and zebra colours do not come here: they are no colours of ratings or stand
// under words.
std::optional<Rag> colour_of(const PlanCell& cell, FillUse fill, const PaperReading& reading,
                             RatingSource& source) {
  if (cell.source == nullptr) return std::nullopt;
  source = RatingSource::kIcon;
  if (const std::optional<Colour> colour = colour_of_signs(cell.source->content)) {
    if (const auto value = rag_of_colour(*colour, reading.legend_colours)) return value;
  }
  for (const Swatch& swatch : cell.source->swatches) {
    if (!swatch.colour) continue;
    if (const auto value = rag_of_colour(*swatch.colour, reading.legend_colours)) return value;
  }
  if (!cell.source->fill || fill == FillUse::kDress) return std::nullopt;
  source = RatingSource::kColour;
  return rag_of_colour(*cell.source->fill, reading.legend_colours);
}

constexpr std::size_t kLongestState = 60;

std::optional<ActionStatus> status_of_rating(const PaperReading& reading,
                                             const std::string& words) {
  if (words.empty()) return std::nullopt;
  const RatingReading& rating = reading.rating_of(words);
  if (!rating.is_rating && !rating.closed) return std::nullopt;
  return rating.complete || rating.closed ? ActionStatus::kClosed : ActionStatus::kOpen;
}

// Words of a log ("Open", "Proposed for closure"), also before what explains them.
std::optional<ActionStatus> status_of_state(const PaperReading& reading, const std::string& words) {
  if (words.empty()) return std::nullopt;
  const Vocabulary& states = reading.schemas.vocabulary("status");
  const std::string* known =
      words.size() > kLongestState ? nullptr : states.find(fold_words(words));
  if (const std::string head = known == nullptr ? head_words(words) : ""; !head.empty()) {
    known = states.find(fold_words(head));
  }
  if (known == nullptr) return std::nullopt;
  return *known == "closed" ? ActionStatus::kClosed : ActionStatus::kOpen;
}

std::optional<Date> last_date(std::string_view text) {
  std::optional<Date> result;
  for (const DateTerm& term : find_dates(text)) {
    if (term.date && term.precision == Precision::kDay) result = term.date;
  }
  return result;
}

// "Done", "Completed. All wards have one", "Outstanding - awaiting report" as the update of a row
// that has neither a status nor a rating. "Delivered: 2 of 5" and "Complete, save for two wards"
// prove nothing.
std::optional<ActionStatus> status_of_update(const PaperReading& reading,
                                             const std::string& progress) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLongest = 16;
  std::string head = head_words(progress);
  bool dated = false;
  if (has_digit(head)) {  // "Done 12/12/16"
    const std::vector<DateTerm> days = find_dates(head);
    dated = days.size() == 1 && days[0].begin > 0 && days[0].end == head.size();
    if (dated) head = trim(std::string_view(progress).substr(0, days[0].begin));
  }
  const bool apart = head.size() == progress.size() ||
                     std::string_view(":(,;").find(progress[head.size()]) == std::string_view::npos;
  if (!apart || head.size() < kShortest || head.size() > kLongest) return std::nullopt;
  const std::optional<ActionStatus> status = status_of_state(reading, head);
  // "Live from 25 January" is not what "Live" is in a log.
  return dated && status != ActionStatus::kClosed ? std::nullopt : status;
}

}  // namespace

std::string head_words(std::string_view text) {
  constexpr std::size_t kLongestHead = 28;
  std::size_t end = std::min(text.find_first_of(":.;,(\n"), text.size());
  for (const std::string_view dash : {" –", " —", " - "}) end = std::min(end, text.find(dash));
  return end > kLongestHead ? std::string() : collapse_spaces(text.substr(0, end));
}

std::size_t bare_reference(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || space == 0 || space + 1 >= text.size()) return 0;
  return is_upper(text[space + 1]) && is_digit(text[space - 1]) &&
                 looks_like_reference(text.substr(0, space))
             ? space
             : 0;
}

std::string read_ref_value(std::string text, Observation& action) {
  if (looks_like_reference(text)) return text;
  const std::vector<DateTerm> dates = find_dates(text);
  if (dates.empty()) {
    const std::size_t end = bare_reference(text);
    return end > 0 ? text.substr(0, end) : text;
  }
  if (dates.size() != 1 || dates[0].precision != Precision::kDay || dates[0].begin == 0) {
    return text;
  }
  constexpr std::string_view kMarks = " ([,;:-";
  const std::string_view behind = trim(std::string_view(text).substr(dates[0].end));
  if (!behind.empty() && behind != ")" && behind != "]") return text;
  std::string_view head = std::string_view(text).substr(0, dates[0].begin);
  while (!head.empty() && kMarks.find(head.back()) != std::string_view::npos) head.remove_suffix(1);
  if (!looks_like_reference(head)) return text;
  if (action.raised_raw.empty()) {
    action.raised_raw = text.substr(dates[0].begin, dates[0].end - dates[0].begin);
    action.raised_on = dates[0].date;
  }
  return std::string(head);
}

void read_lead_value(std::string_view raw, Observation& action) {
  if (is_blank(raw)) return;
  if (!action.lead_raw.empty()) action.lead_raw += "; ";
  action.lead_raw += collapse_spaces(raw);
  for (std::string& name : read_leads(raw).names) {
    if (std::find(action.leads.begin(), action.leads.end(), name) == action.leads.end()) {
      action.leads.push_back(std::move(name));
    }
  }
}

// "Completed July 2024" where the due date stood says when the action was done, not when it is
// due; "31/03/24 - complete" and "Complete by July" are due dates.
enum class Completion { kNone, kWish, kDay };

Completion completion_in(const DueReading& due, std::string_view raw) {
  if (due.words != DueWords::kComplete || due.dates.size() != 1) return Completion::kNone;
  const std::size_t at = raw.find(due.dates[0].raw);
  if (at == 0 || at == std::string_view::npos) return Completion::kNone;
  const std::string words = fold_words(raw.substr(0, at));
  if (words.ends_with(" by") || words.ends_with(" due") ||
      starts_with_fold(due.dates[0].raw, "by ")) {
    return Completion::kWish;
  }
  return due.dates[0].date ? Completion::kDay : Completion::kNone;
}

void read_due_value(const PlanCell& due, const PlanCell* revised, Observation& action) {
  const DueReading reading = read_due(due.text, due.struck);
  action.due_raw = collapse_spaces(due.printed.empty() ? due.text : due.printed);
  action.due = reading.dates;
  action.due_words = reading.words;
  const Completion completion = completion_in(reading, due.text);
  if (completion == Completion::kWish) action.due_words = DueWords::kNone;
  if (completion == Completion::kDay) {
    action.closed_raw = action.due_raw;
    action.closed_on = reading.dates[0].date;
    action.due.clear();
  }
  if (revised == nullptr || revised->blank()) return;
  DueReading later = read_due(revised->text, revised->struck);
  for (DueDate& date : later.dates) {
    // "Baseline | Forecast" with the same day in both: nothing moved.
    if (!action.due.empty() && date.date && action.due.back().date == date.date) continue;
    if (!action.due.empty()) date.role = DateRole::kRevised;
    action.due.push_back(std::move(date));
  }
  if (!action.due_raw.empty()) action.due_raw += "; ";
  action.due_raw += collapse_spaces(revised->text);
  if (action.due_words == DueWords::kNone) action.due_words = later.words;
}

void read_rating_value(const PlanCell& cell, std::string dimension, FillUse fill,
                       const PaperReading& reading, Observation& action) {
  Rating rating;
  rating.dimension = std::move(dimension);
  rating.raw = collapse_spaces(cell.text);
  rating.place = cell.place;
  if (!cell.blank()) {
    const RatingReading& words = reading.rating_of(rating.raw);
    rating.value = words.value;
    rating.malformed = words.malformed;
    rating.in_legend = words.in_legend;
  }
  const bool wordless =
      !rating.value && (read_placeholder(cell.text).placeholder || fold_words(rating.raw).empty());
  // Words of no scale ("Delayed") leave the colour behind them as it is.
  if (cell.blank() || wordless || (!rating.value && fill == FillUse::kOwn)) {
    RatingSource source = RatingSource::kText;
    rating.value = colour_of(cell, fill, reading, source);
    if (rating.value) rating.source = source;
  } else if (!rating.value) {
    rating.value = colour_of_words(cell, reading);
    if (rating.value) rating.source = RatingSource::kColour;
  }
  action.ratings.push_back(std::move(rating));
}

void read_colour_value(const PlanCell& cell, FillUse fill, const PaperReading& reading,
                       Observation& action) {
  if (fill != FillUse::kOwn) return;
  Rating rating;
  rating.dimension = kDeliveryRating;
  rating.value = rag_of_colour(*cell.source->fill, reading.legend_colours);
  rating.source = RatingSource::kColour;
  rating.place = cell.place;
  if (rating.value) action.ratings.push_back(std::move(rating));
}

void read_state_value(const PlanCell& cell, const PaperReading& reading, Observation& action) {
  const RatingReading& words = reading.rating_of(action.status_raw);
  // Whether a standard is met does not say how the action goes that shall meet it.
  if (!words.value ||
      reading.schemas.vocabulary("standard-state").find(fold_words(action.status_raw)) != nullptr) {
    return;
  }
  Rating rating;
  rating.dimension = kDeliveryRating;
  rating.value = words.value;
  rating.raw = action.status_raw;
  rating.malformed = words.malformed;
  rating.place = cell.place;
  action.ratings.push_back(std::move(rating));
}

void read_closed_value(std::string_view raw, Observation& action) {
  action.closed_raw = collapse_spaces(raw);
  action.closed_on = read_single_date(raw);
  if (!action.closed_on) action.closed_on = last_date(raw);
}

void read_raised_value(std::string_view raw, Observation& action) {
  action.raised_raw = collapse_spaces(raw);
  action.raised_on = read_single_date(raw);
  if (!action.raised_on) action.raised_on = last_date(raw);
}

void settle_status(const PaperReading& reading, bool closed_plan, Observation& action) {
  action.status = status_of_state(reading, action.status_raw);
  if (!action.status) action.status = status_of_rating(reading, action.status_raw);
  for (const Rating& rating : action.ratings) {
    if (action.status) break;
    action.status = status_of_rating(reading, rating.raw);
    if (!action.status && !rating.value) action.status = status_of_state(reading, rating.raw);
    if (action.status || !rating.value || rating.source == RatingSource::kText) continue;
    // A colour alone: done where the paper's legend says so of it, or by convention blue.
    bool complete = *rating.value == Rag::kBlue;
    for (const LegendEntry& entry : reading.paper.legend) {
      if (entry.value == rating.value) complete = entry.complete;
    }
    action.status = complete ? ActionStatus::kClosed : ActionStatus::kOpen;
  }
  if (!action.status && closed_plan) action.status = ActionStatus::kClosed;
  if (!action.status) action.status = status_of_update(reading, action.progress);
  if (!action.status && action.due_words == DueWords::kComplete) {
    action.status = ActionStatus::kClosed;
  }
  if (!action.status && action.closed_on) action.status = ActionStatus::kClosed;
}

std::string rating_dimension(const SchemaSet& schemas, const ColumnUse& use) {
  if (use.column != nullptr && !use.column->dimension.empty()) return use.column->dimension;
  const std::string* named = schemas.vocabulary("rating-dimension").find(use.folded);
  return named == nullptr ? std::string(kDeliveryRating) : *named;
}

std::string financial_year_in(std::string_view text) {
  static const RE2 kYear(R"(\b(20(\d\d))\s?[/\x{2013}-]\s?(?:20)?(\d\d)\b)");
  re2::StringPiece rest(text.data(), text.size());
  std::string first;
  int from = 0;
  int to = 0;
  if (!has_digit(text) || !RE2::FindAndConsume(&rest, kYear, &first, &from, &to)) return "";
  if ((from + 1) % 100 != to) return "";
  std::string year = first + '/' + std::to_string(100 + to).substr(1);
  std::string other;
  // Of two years neither is the plan's for certain.
  return RE2::FindAndConsume(&rest, kYear, &other) && other != first ? std::string() : year;
}

std::string due_in_heading(std::string_view heading) {
  for (std::size_t at = heading.find("by "); at != std::string_view::npos;
       at = heading.find("by ", at + 1)) {
    if (at > 0 && heading[at - 1] != ' ' && heading[at - 1] != '\n') continue;
    const std::string_view words = heading.substr(at);
    if (!find_dates(words).empty()) return collapse_spaces(words);
  }
  return "";
}

}  // namespace boardtrail
