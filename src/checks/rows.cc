// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include <re2/re2.h>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/text.h"

namespace boardtrail {

bool is_closed(const Observation& row) { return row.status == ActionStatus::kClosed; }

const PlanTable* plan_table_of(const Paper& paper, const Observation& row) {
  const auto index = static_cast<std::size_t>(row.plan_table);
  return row.plan_table >= 0 && index < paper.plan_tables.size() ? &paper.plan_tables[index]
                                                                 : nullptr;
}

const DueDate* current_due(const Observation& row) {
  const DueDate* last = nullptr;
  for (const DueDate& due : row.due) {
    if (due.struck) continue;
    if (last == nullptr || due.role == DateRole::kRevised || last->role == DateRole::kOriginal) {
      last = &due;
    }
  }
  if (last == nullptr && !row.due.empty()) last = &row.due.back();
  return last;
}

const DueDate* original_due(const Observation& row) {
  const DueDate* first = nullptr;
  for (const DueDate& due : row.due) {
    if (due.struck) return &due;
    if (first == nullptr && due.role == DateRole::kOriginal) first = &due;
  }
  return first == nullptr && !row.due.empty() ? &row.due.front() : first;
}

namespace {

// Axes that speak of something else than whether the action is done in time.
constexpr std::array<std::string_view, 6> kOtherAxes = {"embedding", "confidence", "assurance",
                                                        "risk",      "impact",     "quality"};

bool speaks_of_delivery(const Rating& rating) {
  return std::find(kOtherAxes.begin(), kOtherAxes.end(), rating.dimension) == kOtherAxes.end();
}

}  // namespace

const Rating* delivery_rating(const Observation& row) {
  const Rating* found = nullptr;
  for (const Rating& rating : row.ratings) {
    if (!rating.value || rating.source == RatingSource::kNarrative) continue;
    if (rating.dimension == kDeliveryRating || rating.dimension == "actions") return &rating;
    if (found == nullptr && speaks_of_delivery(rating)) found = &rating;
  }
  return found;
}

bool is_blank_field(const Observation& row, Field field) {
  switch (field) {
    case Field::kDescription:
      return is_blank(row.description);
    case Field::kProgress:
      return is_blank(row.progress);
    case Field::kLead:
      return row.leads.empty() && is_blank(row.lead_raw);
    case Field::kDue:
      return row.due.empty() && is_blank(row.due_raw);
    case Field::kClosedOn:
      return !row.closed_on && is_blank(row.closed_raw);
    default:
      const Evidence* evidence = row.find_evidence(field);
      return evidence == nullptr || is_blank(evidence->raw);
  }
}

// FNV-1a over the ASCII letters and digits, in lower case. Other characters are
// passed over: they fold in too many ways to be hashed one by one.
std::uint64_t words_key(std::string_view text, int least_words) {
  std::uint64_t key = 14695981039346656037ULL;
  int words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool upper = is_upper(c);
    const bool counts = upper || is_lower(c) || is_digit(c);
    if (counts) {
      if (!in_word) ++words;
      key = (key ^ static_cast<unsigned char>(upper ? c + ('a' - 'A') : c)) * 1099511628211ULL;
    }
    in_word = counts;
  }
  if (words < least_words) return 0;
  return key == 0 ? 1 : key;
}

bool same_words(std::string_view a, std::string_view b) {
  return a == b || fold_words(a) == fold_words(b);
}

bool says_only_complete(const std::string& progress) {
  static constexpr WordFinder kWords("complete", "closed", "done", "delivered");
  if (progress.size() > 64 || !kWords.in(progress)) return false;
  static const RE2 kComplete(
      R"((?i)\W*(?:(?:action|this action|all actions|work) (?:is |are |has been |now )*)?)"
      R"((?:completed?|closed|done|delivered)\W*(?:(?:on|in|by|-)?\s*[\d/. -]{4,12}|)"
      R"((?:on |in )?(?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]{3,9} \d{2,4})?\W*)");
  return RE2::FullMatch(progress, kComplete);
}

std::string shortened(std::string_view words, std::size_t limit) {
  std::string text = collapse_spaces(words);
  if (text.size() > limit) {
    std::size_t end = text.rfind(' ', limit);
    if (end == std::string::npos || end < limit / 2) end = first_bytes(text, limit).size();
    text.resize(end);
    text += "…";
  }
  return text;
}

std::string quoted(std::string_view words, std::size_t limit) {
  return "\"" + shortened(words, limit) + "\"";
}

std::string row_name(const Observation& row) {
  return row.ref.empty() ? "row " + std::to_string(row.row) : collapse_spaces(row.ref);
}

std::string row_subject(const Observation& row) {
  if (!row.ref.empty()) return "Action " + shortened(row.ref, 60);
  if (!is_blank(row.description)) return "The action " + quoted(row.description, 60);
  return "Row " + std::to_string(row.row) + " of the table";
}

Exhibit exhibit(const Observation& row, Field field, std::string_view words) {
  if (const Evidence* evidence = row.find_evidence(field)) {
    return {evidence->label.empty() ? field_name(field) : evidence->label,
            std::string(words.empty() ? std::string_view(evidence->raw) : words), evidence->place};
  }
  return {field_name(field), std::string(words), row.place};
}

Exhibit as_at_exhibit(const Paper& paper) { return {"as at", iso_date(paper.as_at), {}}; }

namespace {

template <typename T>
std::int32_t index_in(const std::vector<T>& all, const T& one) {
  const std::ptrdiff_t index = &one - all.data();
  return index >= 0 && static_cast<std::size_t>(index) < all.size()
             ? static_cast<std::int32_t>(index)
             : -1;
}

}  // namespace

Finding row_finding(const Rule& rule, const Paper& paper, const Observation& row, std::string field,
                    std::string message) {
  Finding finding = paper_finding(rule, std::move(field), std::move(message));
  finding.observation = index_in(paper.observations, row);
  finding.plan_table = row.plan_table;
  finding.ref = row.ref;
  return finding;
}

Finding table_finding(const Rule& rule, const Paper& paper, const PlanTable& table,
                      std::string field, std::string message) {
  Finding finding = paper_finding(rule, std::move(field), std::move(message));
  finding.plan_table = index_in(paper.plan_tables, table);
  finding.evidence.push_back({"table", table.heading, table.place});
  return finding;
}

Finding paper_finding(const Rule& rule, std::string field, std::string message) {
  Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.field = std::move(field);
  finding.message = std::move(message);
  return finding;
}

Finding metric_finding(const Rule& rule, const Paper& paper, const Metric& metric,
                       std::string field, std::string message) {
  Finding finding = paper_finding(rule, std::move(field), std::move(message));
  finding.metric = index_in(paper.metrics, metric);
  finding.ref = metric.ref;
  return finding;
}

}  // namespace boardtrail
