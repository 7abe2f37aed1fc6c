// SPDX-License-Identifier: GPL-3.0-or-later
//
// Some headings say too little: under "Status" stand ratings, or "Open" and "Closed",
// or the whole update; under "Progress" a text or a rating; "Action" heads the column of
// an agenda, too. The cells decide.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <unordered_set>

#include <re2/re2.h>

#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/dates.h"
#include "normalise/rating.h"
#include "normalise/reference.h"
#include "recognise/action_values.h"
#include "recognise/plan.h"
#include "recognise/rating_columns.h"

namespace boardtrail {
namespace {

constexpr std::int32_t kSample = 40;
// Ratings and states are short.
constexpr std::size_t kLongestStateCell = 60;
constexpr std::size_t kLongestGrade = 14;
// Share of a column that must be of one sort before its heading is overruled.
constexpr double kMostOfThem = 0.6;
// Under "Status" one cell of so many may be a rating where the others are sentences.
constexpr std::int32_t kFewStates = 5;

// Below the heading, so many cells that cannot stand there and none that can are no chance.
constexpr std::int32_t kFewMisfits = 3;

struct Sorts {
  std::int32_t filled = 0;
  std::int32_t ratings = 0;      // words of a scale
  std::int32_t states = 0;       // words of a log: open, in progress, closed ...
  std::int32_t pure_states = 0;  // those that are no rating at all: open
  std::int32_t purposes = 0;
  std::int32_t prose = 0;
  std::int32_t names = 0;  // longer than a grade ("High", "1", "Must do")
  std::int32_t references = 0;
  std::int32_t fits = 0;    // can stand under the column
  std::int32_t words = 0;   // three and more of them
  std::int32_t days = 0;    // a day or month and nothing else
  std::int32_t headed = 0;  // a state or rating, and then what explains it
  bool most(std::int32_t count) const { return filled > 0 && count >= kMostOfThem * filled; }
};

// "Complete. All 64 rooms are fitted", "Delayed - contract expired".
bool is_headed(const PaperReading& reading, const std::string& cell) {
  constexpr std::ptrdiff_t kLeastWords = 2;
  if (std::count(cell.begin(), cell.end(), ' ') < kLeastWords) return false;
  const std::string head = head_words(cell);
  if (head.empty() || head.size() >= cell.size() || cell[head.size()] == '(') {
    return false;
  }
  const std::string_view rest = std::string_view(cell).substr(head.size());
  if (std::count(rest.begin(), rest.end(), ' ') < kLeastWords) return false;
  return reading.schemas.vocabulary("status").find(fold_words(head)) != nullptr ||
         reading.rating_of(head).is_rating;
}

Sorts sorts_of(const PaperReading& reading, const TableText& text, const TableMatch& match,
               std::int32_t column) {
  const Vocabulary& states = reading.schemas.vocabulary("status");
  const Vocabulary& purposes = reading.schemas.vocabulary("agenda-purpose");
  Sorts sorts;
  for (std::int32_t row = match.first_body_row; row < text.rows() && sorts.filled < kSample;
       ++row) {
    const std::string& cell = text.text(row, column);
    if (is_blank(cell)) continue;
    ++sorts.filled;
    if (cell.size() > kLongestGrade) ++sorts.names;
    if (looks_like_reference(cell)) ++sorts.references;
    if (std::count(cell.begin(), cell.end(), ' ') >= 2) ++sorts.words;
    if (fit_of(reading, match.columns[static_cast<std::size_t>(column)], cell) == Fit::kFits) {
      ++sorts.fits;
    }
    if (cell.size() > kLongestStateCell) {
      ++sorts.prose;
      continue;
    }
    if (is_headed(reading, cell)) ++sorts.headed;
    if (has_digit(cell) && read_single_date(cell)) ++sorts.days;
    const std::string& folded = text.folded(row, column);
    const RatingReading& rating = reading.rating_of(cell);
    if (states.find(folded) != nullptr || rating.closed) {
      ++sorts.states;
      if (!rating.value) ++sorts.pure_states;
    } else if (rating.value) {
      ++sorts.ratings;
    }
    if (purposes.find(folded) != nullptr) ++sorts.purposes;
  }
  return sorts;
}

bool is_taken(const TableMatch& match, Field field) {
  return std::any_of(match.columns.begin(), match.columns.end(), [&](const ColumnUse& use) {
    return use.column != nullptr && use.column->field == field;
  });
}

std::size_t column_at(const TableMatch& match, Field field) {
  std::size_t i = 0;
  while (i < match.columns.size() &&
         (match.columns[i].column == nullptr || match.columns[i].column->field != field)) {
    ++i;
  }
  return i;
}

bool is_accountable(const TableMatch& match) {
  return is_taken(match, Field::kLead) || is_taken(match, Field::kDue) ||
         is_taken(match, Field::kRating) || is_taken(match, Field::kStatus) ||
         is_taken(match, Field::kRevisedDue);
}

void become(TableMatch& match, ColumnUse& use, Field field) {
  const SchemaColumn* column = column_for(*match.schema, field);
  if (column != nullptr && (column->repeat || !is_taken(match, field))) use.column = column;
}

// "Action owner" behind the action and "Executive lead" before it, beside a risk: the first is the
// action's, the other the risk's.
void settle_leads(TableMatch& match) {
  const std::size_t description = column_at(match, Field::kDescription);
  const auto is_lead = [&](std::size_t i) {
    return match.columns[i].column != nullptr && match.columns[i].column->field == Field::kLead;
  };
  bool own = false;
  for (std::size_t i = description; i < match.columns.size(); ++i) {
    own |= is_lead(i) && match.columns[i].folded.starts_with("action ");
  }
  for (std::size_t i = 0; own && i < std::min(description, match.columns.size()); ++i) {
    if (is_lead(i)) match.columns[i].column = nullptr;
  }
}

// "Category: Training | Training | Estate": words that are no grade and stand for several rows
// each, printed once or in every row.
bool holds_parts(const PaperReading& reading, const TableText& text, const TableMatch& match,
                 std::int32_t column) {
  const Vocabulary& grades = reading.schemas.vocabulary("grade");
  std::unordered_set<std::string> different;
  std::string last;
  std::int32_t rows = 0;
  std::size_t runs = 0;
  for (std::int32_t row = match.first_body_row; row < text.rows() && rows < kSample; ++row) {
    if (text.filled(row) < 2) continue;
    ++rows;
    const std::string& folded = text.folded(row, column);
    if (folded.empty() || folded == last) continue;
    if (grades.find(folded) != nullptr) return false;
    last = folded;
    ++runs;
    different.insert(folded);
  }
  return different.size() >= 2 && runs == different.size() &&
         different.size() < static_cast<std::size_t>(rows) &&
         !text.folded(match.first_body_row, column).empty();
}

void settle(const PaperReading& reading, const TableText& text, TableMatch& match,
            std::size_t index) {
  ColumnUse& use = match.columns[index];
  const Field field = use.column->field;
  const bool doubtful = field == Field::kRating || field == Field::kStatus ||
                        field == Field::kKind ||
                        (field == Field::kProgress && !is_taken(match, Field::kRating));
  if (!doubtful) return;
  const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(index));
  if (field == Field::kKind) {
    if (sorts.most(sorts.names) ||
        holds_parts(reading, text, match, static_cast<std::int32_t>(index))) {
      become(match, use, Field::kSection);
    }
  } else if (field == Field::kProgress) {
    if (sorts.most(sorts.ratings)) become(match, use, Field::kRating);
    // "Update to Board" over days.
    if (sorts.days >= kFewMisfits && sorts.days == sorts.filled) become(match, use, Field::kDue);
  } else if (sorts.most(sorts.prose) ||
             (use.folded.find("status") != std::string::npos && 2 * sorts.headed > sorts.filled) ||
             (field == Field::kRating &&
              kFewStates * std::max(sorts.fits, sorts.states) <= sorts.filled &&
              sorts.most(sorts.words))) {
    become(match, use, Field::kProgress);
  } else if (field == Field::kRating && sorts.ratings == 0 && sorts.pure_states > 0 &&
             sorts.most(sorts.states)) {
    become(match, use, Field::kStatus);
  }
}

// "Item" over titles, "Metric" over what is measured: words without a digit anywhere, or long
// texts that are no references.
bool holds_titles(const TableText& text, const TableMatch& match, std::int32_t column) {
  constexpr std::size_t kTitle = 10;
  constexpr std::size_t kText = 24;
  std::int32_t filled = 0;
  std::size_t bytes = 0;
  bool digits = false;
  for (std::int32_t row = match.first_body_row; row < text.rows() && filled < kSample; ++row) {
    const std::string& cell = text.text(row, column);
    if (looks_like_reference(cell)) return false;
    digits |= cell.find_first_of("0123456789") != std::string::npos;
    filled += cell.empty() ? 0 : 1;
    bytes += cell.size();
  }
  return filled >= kFewMisfits &&
         bytes > (digits ? kText : kTitle) * static_cast<std::size_t>(filled);
}

// Whether every filled cell of the sample is such, and enough are filled to tell.
template <typename Test>
bool all_are(const TableText& text, const TableMatch& match, std::int32_t column, Test is_such) {
  std::int32_t filled = 0;
  for (std::int32_t row = match.first_body_row; row < text.rows() && filled < kSample; ++row) {
    const std::string& cell = text.text(row, column);
    if (is_blank(cell)) continue;
    if (!is_such(cell)) return false;
    ++filled;
  }
  return filled >= kFewMisfits;
}

// "Target" over figures had the place of the due date: "Timeline" beside it takes that.
bool take_other(const PaperReading& reading, const TableText& text, TableMatch& match,
                Field field) {
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    ColumnUse& use = match.columns[i];
    if (use.column != nullptr || use.released || use.folded.empty()) continue;
    for (const HeaderHit& hit : reading.header_hits(use.folded)) {
      const Schema& schema = reading.schemas.schemas()[static_cast<std::size_t>(hit.schema)];
      const SchemaColumn& column = schema.columns[static_cast<std::size_t>(hit.column)];
      if (&schema != match.schema || column.field != field || column.loose) continue;
      use.column = &column;
      const auto fits = [&](const std::string& cell) {
        return fit_of(reading, use, cell) != Fit::kMisfits;
      };
      if (all_are(text, match, static_cast<std::int32_t>(i), fits)) return true;
      use.column = nullptr;
      break;
    }
  }
  return false;
}

// At most one cell of five fits.
bool few_fit(const Sorts& sorts) {
  return sorts.filled >= kFewMisfits && 5 * sorts.fits <= sorts.filled;
}

// "Timing: 09:30", "Complete: 60%": the heading sounds like a date's or a rating's, and no
// cell is one. Leads are not judged: posts have too many names.
void release_misfits(const PaperReading& reading, const TableText& text, TableMatch& match) {
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    ColumnUse& use = match.columns[i];
    if (use.column == nullptr || use.column->required) continue;
    const auto column = static_cast<std::int32_t>(i);
    const auto is_no_date = [&](const std::string& cell) {
      return fit_of(reading, use, cell) != Fit::kFits;
    };
    const auto is_share = [](const std::string& cell) { return cell.ends_with('%'); };
    const ValueType type = use.column->type;
    const bool misfits = (use.column->field == Field::kRef && holds_titles(text, match, column)) ||
                         (type == ValueType::kDate && all_are(text, match, column, is_no_date)) ||
                         (type == ValueType::kRating && all_are(text, match, column, is_share));
    const bool replaced = type == ValueType::kDate &&
                          few_fit(sorts_of(reading, text, match, column)) &&
                          take_other(reading, text, match, use.column->field);
    if (!misfits && !replaced) continue;
    const bool closing = use.column->field == Field::kClosedOn;
    use.column = nullptr;
    use.released = true;
    // "Completed?" over "Yes" and "No".
    const Sorts sorts = closing ? sorts_of(reading, text, match, column) : Sorts();
    if (sorts.most(sorts.states)) become(match, use, Field::kStatus);
  }
}

// Of two columns that may hold the action ("Undertaking", "Requirement") the one that is
// filled in each row holds it; the other, filled once for several rows, names the section.
void prefer_filled_description(const PaperReading& reading, const TableText& text,
                               TableMatch& match) {
  constexpr double kOften = 0.67;
  const std::size_t one = column_at(match, Field::kDescription);
  const std::size_t other = column_at(match, Field::kSourceFinding);
  if (one >= match.columns.size() || other >= match.columns.size() || other < one) return;
  const Sorts rare = sorts_of(reading, text, match, static_cast<std::int32_t>(one));
  const Sorts often = sorts_of(reading, text, match, static_cast<std::int32_t>(other));
  if (often.filled < kFewMisfits || rare.filled > kOften * often.filled) return;
  const SchemaColumn* description = match.columns[one].column;
  const SchemaColumn* section = column_for(*match.schema, Field::kSection);
  const bool taken = section == nullptr || is_taken(match, Field::kSection);
  match.columns[one].column = taken ? match.columns[other].column : section;
  match.columns[other].column = description;
}

// What "Section" columns hold says whether they name sections. References are the rows'
// own ("KLOE: W1, W2"); sentences that change with every row are what the action answers.
void settle_section(const TableText& text, TableMatch& match) {
  constexpr std::size_t kSentence = 40;
  const std::size_t at = column_at(match, Field::kSection);
  if (at >= match.columns.size() || match.columns[at].column->required) return;
  const auto column = static_cast<std::int32_t>(at);
  std::int32_t rows = 0;
  std::int32_t filled = 0;
  std::int32_t references = 0;
  std::int32_t sentences = 0;
  std::unordered_set<std::string> different;
  for (std::int32_t row = match.first_body_row; row < text.rows() && rows < kSample; ++row) {
    if (text.filled(row) < 2) continue;
    ++rows;
    const std::string& cell = text.text(row, column);
    if (cell.size() > kSentence && split_reference(cell).ref.empty()) ++sentences;
    if (cell.empty()) continue;
    ++filled;
    if (looks_like_reference(cell)) ++references;
    different.insert(text.folded(row, column));
  }
  // "IEA 1" for several rows is what they belong to.
  const bool once = different.size() == static_cast<std::size_t>(filled);
  if (filled >= 2 && once && references == filled && !is_taken(match, Field::kRef)) {
    become(match, match.columns[at], Field::kRef);
    return;
  }
  // Under "Key lines of enquiry" they are sentences, or else begin with their letter.
  const bool enquiry = match.columns[at].folded.find("enquiry") != std::string::npos;
  const bool own =
      rows >= (enquiry ? 2 : kFewMisfits) && different.size() == static_cast<std::size_t>(rows);
  if (!own || 2 * sentences < rows) return;
  const SchemaColumn* finding = column_for(*match.schema, Field::kSourceFinding);
  match.columns[at].column = is_taken(match, Field::kSourceFinding) ? nullptr : finding;
}

// True where rows stand below the heading and none of them holds an action or a reference:
// a matrix of ratings ("Actions | Embedding") is no plan.
bool has_no_action(const TableText& text, const TableMatch& match) {
  bool rows = false;
  for (std::int32_t row = match.first_body_row; row < text.rows(); ++row) {
    if (text.filled(row) == 0) continue;
    rows = true;
    for (std::size_t i = 0; i < match.columns.size(); ++i) {
      const SchemaColumn* column = match.columns[i].column;
      if (column == nullptr) continue;
      const bool telling = column->field == Field::kDescription || column->field == Field::kRef ||
                           column->field == Field::kSourceFinding ||
                           column->field == Field::kProgress;
      if (telling && !is_blank(text.text(row, static_cast<std::int32_t>(i)))) return false;
    }
  }
  return rows;
}

// "Risk | Score | Mitigation | Owner" keeps risks and promises nothing: neither a day nor how it
// goes stands there.
bool keeps_risks(const TableMatch& match) {
  const std::size_t one = column_at(match, Field::kDescription);
  if (one >= match.columns.size() || !match.columns[one].folded.starts_with("mitigat"))
    return false;
  const bool risks = std::any_of(match.columns.begin(), match.columns.end(), [](const auto& use) {
    return use.folded.find("risk") != std::string::npos;
  });
  return risks && !is_taken(match, Field::kDue) && !is_taken(match, Field::kRevisedDue) &&
         !is_taken(match, Field::kRating) && !is_taken(match, Field::kStatus) &&
         !is_taken(match, Field::kProgress);
}

// "Action: To note" is what a meeting does with a paper, not what somebody promised.
bool is_agenda(const PaperReading& reading, const TableText& text, const TableMatch& match) {
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    const SchemaColumn* column = match.columns[i].column;
    if (column == nullptr || column->field != Field::kDescription) continue;
    const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(i));
    return sorts.most(sorts.purposes);
  }
  return false;
}

// One of the first columns, under a heading that no schema knows ("Question"), holds a
// reference in nearly every row: it is the reference's.
void find_references(const PaperReading& reading, const TableText& text, TableMatch& match) {
  constexpr std::size_t kFirstColumns = 3;
  constexpr double kNearlyAll = 0.8;
  if (is_taken(match, Field::kRef)) return;
  for (std::size_t i = 0; i < std::min(kFirstColumns, match.columns.size()); ++i) {
    const ColumnUse& use = match.columns[i];
    // Regulations have numbers, too, and many actions answer one.
    if (use.column != nullptr || use.released || use.folded.starts_with("reg")) continue;
    const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(i));
    const std::int32_t rows = std::min(kSample, text.rows() - match.first_body_row);
    if (2 * sorts.filled < rows || sorts.references < kNearlyAll * sorts.filled) continue;
    become(match, match.columns[i], Field::kRef);
    return;
  }
}

// "Expected delivery", "Q due": where no column is for the due date, one whose heading no schema
// knows and whose cells are all days, and whose heading does not speak of the past.
void find_due_dates(const PaperReading& reading, const TableText& text, TableMatch& match) {
  if (is_taken(match, Field::kDue) || is_taken(match, Field::kRevisedDue)) return;
  const Vocabulary& past = reading.schemas.vocabulary("past-date");
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    const ColumnUse& use = match.columns[i];
    if (use.column != nullptr || use.released || use.folded.empty()) continue;
    const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(i));
    if (sorts.filled < kFewMisfits || sorts.days < sorts.filled) continue;
    if (past.find(use.folded) != nullptr) continue;
    become(match, match.columns[i], Field::kDue);
    return;
  }
}

bool may_head_progress(const PaperReading& reading, const ColumnUse& use) {
  if (use.column != nullptr) return use.column->field == Field::kProgress;
  if (use.released || use.folded.empty()) return false;
  const std::vector<HeaderHit>& hits = reading.header_hits(use.folded);
  return std::any_of(hits.begin(), hits.end(), [&](const HeaderHit& hit) {
    const Schema& schema = reading.schemas.schemas()[static_cast<std::size_t>(hit.schema)];
    return schema.columns[static_cast<std::size_t>(hit.column)].field == Field::kProgress;
  });
}

// The day of "Update - July 2024", the number of "Q2 update": what is later has more.
std::optional<std::int64_t> time_of(const ColumnUse& use) {
  static const RE2 kPeriod(R"((?:.* )?(?:q|qtr|quarter|month|mth) ?(\d{1,2})(?: .*)?)");
  const std::vector<DateTerm> dates = find_dates(use.label);
  if (dates.size() == 1 && dates[0].date && !dates[0].impossible) {
    return std::chrono::sys_days(*dates[0].date).time_since_epoch().count();
  }
  int number = 0;
  const bool dated = std::any_of(dates.begin(), dates.end(),
                                 [](const DateTerm& term) { return term.date.has_value(); });
  if (dated || !RE2::FullMatch(use.folded, kPeriod, &number)) return std::nullopt;
  return number;
}

// "Update - July 2024 | Update - September 2024": the update of today is the latest in
// which anything stands.
void find_latest_update(const PaperReading& reading, const TableText& text, TableMatch& match) {
  const std::size_t first = column_at(match, Field::kProgress);
  if (first >= match.columns.size()) return;
  const SchemaColumn* progress = match.columns[first].column;
  std::optional<std::int64_t> latest;
  std::size_t chosen = first;
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    if (!may_head_progress(reading, match.columns[i])) continue;
    const std::optional<std::int64_t> time = time_of(match.columns[i]);
    if (!time && i == first) return;
    if (!time || (latest && *time <= *latest)) continue;
    if (sorts_of(reading, text, match, static_cast<std::int32_t>(i)).filled == 0) continue;
    latest = time;
    chosen = i;
  }
  match.columns[first].column = nullptr;
  match.columns[chosen].column = progress;
}

// The heading is one of a section, too: "Standard", "Objective".
bool may_name_section(const PaperReading& reading, const ColumnUse& use) {
  const std::vector<HeaderHit>& hits = reading.header_hits(use.folded);
  return std::any_of(hits.begin(), hits.end(), [&](const HeaderHit& hit) {
    const Schema& schema = reading.schemas.schemas()[static_cast<std::size_t>(hit.schema)];
    const SchemaColumn& column = schema.columns[static_cast<std::size_t>(hit.column)];
    return column.field == Field::kSection && !column.loose;
  });
}

// Titles are short and no sentences, and no references alone. Rows of one cell are titles, too:
// beside them a column names no parts.
bool holds_short_titles(const TableText& text, const TableMatch& match, std::size_t column) {
  constexpr std::size_t kLongest = 60;
  std::int32_t rows = 0;
  for (std::int32_t row = match.first_body_row; row < text.rows() && rows < kSample; ++row) {
    if (text.filled(row) == 0) continue;
    if (text.filled(row) == 1) return false;
    ++rows;
    const std::string& cell = text.text(row, static_cast<std::int32_t>(column));
    if (is_blank(cell)) continue;
    if (cell.size() > kLongest || cell.back() == '.' || looks_like_reference(cell)) return false;
  }
  return true;
}

// A first column without a heading, of which a cell stands beside several rows ("SAFE", turned
// on its side): it names their sections.
void find_merged_section(const TableText& text, TableMatch& match) {
  ColumnUse& use = match.columns.front();
  if (use.column != nullptr || !use.folded.empty()) return;
  const std::vector<Cell>& cells = text.table().cells;
  const bool merged = std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
    return cell.column == 0 && cell.column_span == 1 && cell.row_span > 1 &&
           cell.row >= match.first_body_row && !is_blank(cell.content.text);
  });
  if (merged && holds_short_titles(text, match, 0)) become(match, use, Field::kSection);
}

// "Must / Should: M", "Regulation: 12" sort what the action answers and do not say it.
void settle_finding(const PaperReading& reading, const TableText& text, TableMatch& match) {
  const std::size_t at = column_at(match, Field::kSourceFinding);
  if (at >= match.columns.size() || match.columns[at].column->required) return;
  const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(at));
  ColumnUse& use = match.columns[at];
  if (may_name_section(reading, use) && holds_short_titles(text, match, at) &&
      holds_parts(reading, text, match, static_cast<std::int32_t>(at))) {
    become(match, use, Field::kSection);
    return;
  }
  if (sorts.filled < kFewMisfits || sorts.names > 0) return;
  const bool numbers = sorts.most(sorts.references);
  use.column = nullptr;
  use.released = numbers;
  if (!numbers) become(match, use, Field::kKind);
}

// "Jul-22 | Aug-22 | Sep-22" over cells that are ratings: one rating a month.
void find_period_ratings(const PaperReading& reading, const TableText& text, TableMatch& match) {
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    ColumnUse& use = match.columns[i];
    if (use.column != nullptr || use.released || !is_period_heading(use.folded)) continue;
    const Sorts sorts = sorts_of(reading, text, match, static_cast<std::int32_t>(i));
    const std::int32_t rated = sorts.ratings + sorts.states - sorts.pure_states;
    if (sorts.ratings > 0 && sorts.most(rated)) become(match, use, Field::kRating);
  }
}

}  // namespace

void settle_columns(const PaperReading& reading, std::int32_t table, TableMatch& match) {
  if (match.schema == nullptr || match.schema->headerless) return;
  const TableText& text = reading.text(table);
  if (is_agenda(reading, text, match)) {
    match = {};
    match.reason = "its actions are the purposes of agenda items";
    return;
  }
  if (keeps_risks(match)) {
    match = {};
    match.reason = "a list of risks and what mitigates them";
    return;
  }
  if (has_no_action(text, match)) {
    match = {};
    match.reason = "no row holds an action";
    return;
  }
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    if (match.columns[i].column != nullptr) settle(reading, text, match, i);
  }
  if (!is_taken(match, Field::kProgress)) take_other(reading, text, match, Field::kProgress);
  release_misfits(reading, text, match);
  find_period_ratings(reading, text, match);
  if (match.schema->needs_accountability && !is_accountable(match)) {
    match = {};
    match.reason = "no cell under its headings is a lead, a date or a rating";
    return;
  }
  prefer_filled_description(reading, text, match);
  settle_leads(match);
  find_merged_section(text, match);
  settle_section(text, match);
  settle_finding(reading, text, match);
  find_latest_update(reading, text, match);
  find_references(reading, text, match);
  find_due_dates(reading, text, match);
}

}  // namespace boardtrail
