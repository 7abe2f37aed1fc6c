// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/across/wording.h"

#include <algorithm>
#include <set>

#include "base/date.h"
#include "base/text.h"
#include "base/wording.h"
#include "checks/rows.h"
#include "lineage/paper_order.h"
#include "lineage/text_grams.h"
#include "normalise/date_tokens.h"
#include "normalise/dates.h"
#include "normalise/leads.h"

namespace boardtrail {
namespace {

// Below this a row was read in so much doubt that a difference says nothing.
constexpr double kLeastConfidence = 0.5;

// Of a shorter scale the rest was most likely not read.
constexpr std::size_t kLeastScale = 3;

// "June 2021 - December 2021" is one time, dated by its last day; it shows June as well.
bool is_end_of_range(std::string_view raw, Date date) {
  constexpr std::string_view kRangeMarks[] = {"-", "–", "—", " to "};
  for (const std::string_view mark : kRangeMarks) {
    for (std::size_t at = raw.find(mark); at != std::string_view::npos;
         at = raw.find(mark, at + 1)) {
      const std::vector<DateTerm> begin = find_dates(raw.substr(0, at));
      if (begin.size() == 1 && begin[0].date && covers(*begin[0].date, begin[0].precision, date)) {
        return true;
      }
    }
  }
  return false;
}

// "7", "31st".
bool is_day_number(std::string_view word) {
  const std::size_t digits = word.find_first_not_of("0123456789");
  const std::string_view end = digits == std::string_view::npos ? "" : word.substr(digits);
  const std::size_t length = word.size() - end.size();
  return (length == 1 || length == 2) &&
         (end.empty() || end == "st" || end == "nd" || end == "rd" || end == "th");
}

std::set<std::string> scale_words(const StatedPaper& paper) {
  std::set<std::string> words;
  for (const StatedScale& entry : paper.legend) {
    if (entry.value) words.insert(rag_name(*entry.value));
  }
  return words;
}

}  // namespace

std::string row_subject(const StatedAction& row) {
  if (!row.ref.empty()) return "Action " + shortened(row.ref, 60);
  if (!is_blank(row.description)) return "The action " + quoted(row.description, 60);
  return "A row without a reference";
}

std::string paper_of(const StatedPaper& paper) {
  const auto date = paper_date(paper);
  return date ? "the paper of " + long_date(*date) : "the earlier paper";
}

std::string due_words(const StatedAction& row) {
  for (auto due = row.due.rbegin(); due != row.due.rend(); ++due) {
    if (!due->struck && due->date == row.due_current) return collapse_spaces(due->raw);
  }
  const bool one_date = row.due_original == row.due_current;
  if (one_date && row.due_raw.size() <= 24) return collapse_spaces(row.due_raw);
  return row.due_current ? long_date(*row.due_current) : collapse_spaces(row.due_raw);
}

bool shows_date(const StatedAction& row, Date date) {
  return std::any_of(row.due.begin(), row.due.end(), [&row, date](const StatedDate& due) {
    const std::optional<Date> shown = due.date ? due.date : due.latest;
    if (!shown) return false;
    const bool any_year = due.raw.find_first_of("0123456789") == std::string::npos;
    const bool last_day = due.precision == Precision::kYear && names_the_end(row);
    return covers(*shown, last_day ? Precision::kDay : due.precision, date) ||
           (any_year && shown->month() == date.month()) || is_end_of_range(due.raw, date);
  });
}

std::vector<int> months_alone(const StatedAction& row) {
  constexpr std::size_t kLongest = 40;
  if (due_day(row) || row.due_raw.size() > kLongest) return {};
  std::vector<int> months;
  const std::string words = fold_words(row.due_raw);
  for (const std::string_view word : split(words, ' ')) {
    // "Q3" ends with December in a financial year.
    if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4') {
      months.push_back((3 * (word[1] - '0') + 2) % 12 + 1);
      continue;
    }
    // "31 December", "31st December".
    if (is_day_number(word)) continue;
    const WordRole role = classify_word(word);
    const bool around = role.kind == WordKind::kEnd || role.kind == WordKind::kInner ||
                        role.kind == WordKind::kLead;
    if (role.kind != WordKind::kMonth && !around) return {};
    if (!around) months.push_back(role.value);
  }
  return months;
}

std::string days_apart(Date from, Date to) {
  return counted(std::abs(days_between(from, to)), "day");
}

std::optional<int> colour_rank(std::optional<Rag> colour) {
  if (!colour) return std::nullopt;
  switch (*colour) {
    case Rag::kRed:
      return 0;
    case Rag::kAmberRed:
      return 1;
    case Rag::kAmber:
      return 2;
    case Rag::kAmberGreen:
      return 3;
    case Rag::kGreen:
      return 4;
    case Rag::kBlue:
      return 5;
    case Rag::kGrey:
      break;
  }
  return std::nullopt;
}

std::optional<int> rating_rank(const StatedAction& row) {
  return row.closed() ? 5 : colour_rank(row.rag);
}

std::vector<RatingPair> rating_pairs(const StatedAction& before, const StatedAction& now) {
  std::vector<RatingPair> pairs;
  pairs.push_back(
      {"", rating_rank(before), rating_rank(now), rating_words(before), rating_words(now)});
  for (const StatedRating& was : before.further_ratings) {
    const auto is =
        std::find_if(now.further_ratings.begin(), now.further_ratings.end(),
                     [&](const StatedRating& rating) { return rating.dimension == was.dimension; });
    if (is == now.further_ratings.end()) continue;
    pairs.push_back({was.dimension, colour_rank(was.value), colour_rank(is->value),
                     collapse_spaces(was.raw), collapse_spaces(is->raw)});
  }
  return pairs;
}

AcrossFinding rating_finding(const Rule& rule, const PlanStep& step, const Change& change,
                             const RatingPair& pair, const std::string& end) {
  const std::string axis = pair.axis.empty() ? std::string() : " for " + pair.axis;
  AcrossFinding finding = change_finding(
      rule, step, change, Field::kRating,
      row_subject(*change.now) + " was rated " + quoted(pair.was_words) + axis + " in " +
          paper_of(*change.paper) + " and is rated " + quoted(pair.is_words) + " here" + end,
      pair.was_words, pair.is_words);
  if (!pair.axis.empty()) {
    for (AcrossExhibit& exhibit : finding.evidence) exhibit.label = pair.axis;
  }
  return finding;
}

std::string rating_words(const StatedAction& row) {
  if (!is_blank(row.rag_raw)) return collapse_spaces(row.rag_raw);
  if (row.rag) return rag_name(*row.rag);
  return row.closed() ? "closed" : "";
}

bool names_a_lead(const StatedAction& row) {
  return std::any_of(row.leads.begin(), row.leads.end(),
                     [](const std::string& lead) { return !read_leads(lead).placeholder; });
}

bool comparable(const PlanStep& step, const Change& change) {
  return !step.same_edition && change.now->confidence >= kLeastConfidence &&
         change.before().confidence >= kLeastConfidence;
}

bool same_scale(const StatedPaper& a, const StatedPaper& b) {
  const std::set<std::string> left = scale_words(a);
  const std::set<std::string> right = scale_words(b);
  return left.size() < kLeastScale || right.size() < kLeastScale || left == right;
}

const StatedScale* redefined_by(const StatedScale& was, const StatedPaper& now) {
  constexpr double kSameMeaning = 0.5;
  if (is_blank(was.meaning)) return nullptr;
  const std::string raw = fold_words(was.raw);
  const TextGrams meaning = text_grams(was.meaning);
  const StatedScale* other = nullptr;
  for (const StatedScale& is : now.legend) {
    if (is_blank(is.meaning) || fold_words(is.raw) != raw) continue;
    if (similarity(meaning, text_grams(is.meaning)) >= kSameMeaning) return nullptr;
    if (other == nullptr) other = &is;
  }
  return other;
}

bool redefined(const PlanStep& step, const Change& change) {
  const auto rates = [](const StatedScale& entry, const StatedAction& row) {
    return (entry.value && entry.value == row.rag) ||
           (!is_blank(entry.raw) && fold_words(entry.raw) == fold_words(row.rag_raw));
  };
  const auto& scale = change.paper->legend;
  return std::any_of(scale.begin(), scale.end(), [&](const StatedScale& entry) {
    return (rates(entry, change.before()) || rates(entry, *change.now)) &&
           redefined_by(entry, *step.now) != nullptr;
  });
}

AcrossExhibit exhibit(const StatedAction& row, Field field, std::string raw) {
  return {row.paper_id, row.id, field, field_name(field), std::move(raw)};
}

AcrossFinding change_finding(const Rule& rule, const PlanStep& step, const Change& change,
                             Field field, std::string message, std::string before,
                             std::string now) {
  AcrossFinding finding = paper_finding(rule, *change.paper, field_name(field), std::move(message));
  finding.observation_id = change.now->id;
  finding.action_id = change.lineage->action_id;
  finding.earlier_observation_id = change.before().id;
  finding.ref = change.now->ref.empty() ? change.before().ref : change.now->ref;
  finding.evidence.push_back(exhibit(change.before(), field, std::move(before)));
  finding.evidence.push_back(exhibit(*change.now, field, std::move(now)));
  if (change.match.doubtful) {
    finding.severity = Severity::kLow;
    finding.message +=
        " Whether the two rows are one action is in doubt (" + change.match.reason + ").";
  } else if (!step.order_certain && step.before == change.paper &&
             !(paper_date(*step.before) == paper_date(*step.now) && paper_date(*step.now))) {
    finding.severity = Severity::kLow;
    finding.message += " Neither paper says which is the earlier; their file names were taken.";
  }
  doubt_grids(is_inferred(change.before().grid), is_inferred(change.now->grid), finding);
  return finding;
}

void doubt_grids(bool before_inferred, bool now_inferred, AcrossFinding& finding) {
  if (finding.severity == Severity::kLow || !(before_inferred || now_inferred)) return;
  finding.severity = Severity::kLow;
  finding.message += before_inferred && now_inferred
                         ? " Rows and columns of the tables in both papers had to be inferred."
                     : now_inferred
                         ? " Rows and columns of the table in this paper had to be inferred."
                         : " Rows and columns of the table in the earlier paper had to be "
                           "inferred.";
}

void doubt_tables(const PlanStep& step, AcrossFinding& finding) {
  const auto& now = step.now->actions;
  doubt_grids(std::any_of(step.changes.begin(), step.changes.end(),
                          [](const Change& change) { return is_inferred(change.before().grid); }) ||
                  std::any_of(step.gone.begin(), step.gone.end(),
                              [](const Lineage* gone) { return is_inferred(gone->head.grid); }),
              std::any_of(now.begin(), now.end(),
                          [](const StatedAction& row) { return is_inferred(row.grid); }),
              finding);
}

AcrossFinding paper_finding(const Rule& rule, const StatedPaper& earlier, std::string field,
                            std::string message) {
  AcrossFinding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.earlier_paper_id = earlier.id;
  finding.field = std::move(field);
  finding.message = std::move(message);
  return finding;
}

}  // namespace boardtrail
