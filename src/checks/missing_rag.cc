// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "base/wording.h"
#include "checks/column_gaps.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/number.h"

namespace boardtrail {
namespace {

// Words, whatever they are, or a sign; not the dash or the "TBC" of a rating still to come.
bool says_something(std::string_view raw) {
  const PlaceholderReading reading = read_placeholder(raw);
  return !reading.placeholder || reading.not_applicable;
}

// Something stands in the cell, or a colour. What an action was rated last time is no rating.
bool is_rated(const Observation& row) {
  return std::any_of(row.ratings.begin(), row.ratings.end(), [](const Rating& rating) {
    return rating.source != RatingSource::kNarrative && rating.dimension != kPreviousRating &&
           (rating.value || says_something(rating.raw));
  });
}

// The same of how far the action is, whatever else it is rated for.
bool is_rated_for_delivery(const Observation& row) {
  return std::any_of(row.ratings.begin(), row.ratings.end(), [](const Rating& rating) {
    const bool delivery = rating.dimension == kDeliveryRating || rating.dimension == "actions";
    return delivery && rating.source != RatingSource::kNarrative &&
           (rating.value || says_something(rating.raw));
  });
}

// Most of its rows are rated for delivery: another axis does not fill that cell.
bool rates_delivery(const TableRows& table) {
  constexpr std::ptrdiff_t kLeastRows = 3;
  const auto rated =
      std::count_if(table.rows.begin(), table.rows.end(),
                    [](const Observation* row) { return is_rated_for_delivery(*row); });
  return rated >= kLeastRows && 2 * rated > static_cast<std::ptrdiff_t>(table.rows.size());
}

bool has_rating_column(const TableRows& table) {
  return table.table->has_column(Field::kRating) ||
         std::any_of(table.rows.begin(), table.rows.end(),
                     [](const Observation* row) { return is_rated(*row); });
}

bool paper_rates_actions(const Paper& paper) {
  return std::count_if(paper.legend.begin(), paper.legend.end(),
                       [](const LegendEntry& entry) { return entry.value.has_value(); }) >= 2;
}

// The dash that stands in place of a rating.
std::string printed_rating(const Observation& row) {
  for (const Rating& rating : row.ratings) {
    const bool dash = rating.dimension != kPreviousRating && !is_blank(rating.raw);
    if (dash && !rating.value && !says_something(rating.raw)) return rating.raw;
  }
  return {};
}

void check_rag(const CheckContext& context, const Observation& row, bool of_delivery,
               Findings& findings) {
  const bool rated = of_delivery ? is_rated_for_delivery(row) : is_rated(row);
  if (is_closed(row) || rated || says_something(row.status_raw)) return;
  const std::string raw = printed_rating(row);
  std::string message = row_subject(row) + " has no rating; the cell " +
                        (raw.empty() ? "is blank" : "holds " + quoted(raw));
  if (raw.empty() && context.document.format == Format::kText) {
    message += " (a colour without words is not in a text file)";
  }
  Finding finding = row_finding(kMissingRag, context.paper, row, "rag", message + ".");
  finding.evidence.push_back(exhibit(row, Field::kRating, raw));
  findings.push_back(std::move(finding));
}

void check_missing_rag(const CheckContext& context, Findings& findings) {
  const bool rates = paper_rates_actions(context.paper);
  for (const TableRows& table : stated_tables(context.paper)) {
    if (has_rating_column(table)) {
      const bool of_delivery = rates_delivery(table);
      for (const Observation* row : table.rows) check_rag(context, *row, of_delivery, findings);
    } else if (rates && has_columns(table) && !table.table->closed_table &&
               !table.table->has_column(Field::kStatus)) {
      findings.push_back(
          table_finding(kMissingRag, context.paper, *table.table, "rag",
                        "The paper has a rating scale, and this table gives no rating to its " +
                            counted(static_cast<std::int64_t>(table.rows.size()), "action") + "."));
    }
  }
}

}  // namespace

const Rule kMissingRag = {
    "missing-rag",
    Severity::kMedium,
    "An action has no rating",
    "The plan has a column for ratings and an open row leaves it blank, or puts a dash or TBC in "
    "it; or the paper has a rating "
    "scale and one of its tables of actions has no rating at all, which is said once for the "
    "table.",
    "An unrated row drops out of every count of red, amber and green.",
    "Silent for closed rows, for rows with a status in words, and for tables without ratings in a "
    "paper without a scale. In a text file a rating shown by colour alone is lost: the message "
    "says so.",
    "Ref 3 | Appoint a clinical lead | MO | 31-May-24 | (blank)",
    check_missing_rag,
};

}  // namespace boardtrail
