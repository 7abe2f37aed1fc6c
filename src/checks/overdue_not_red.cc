// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/text.h"
#include "base/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

// An open row whose current due date has passed contradicts its rating
//   * by the rating's own words: the legend allows it so many months and more have gone;
//   * by another's: the legend keeps a worse rating for what is so many months late, or
//     simply overdue;
//   * where no entry of the legend (or no legend) speaks of time: by being rated
//     amber-green or better, for on any scale that claims more than a late action has.
// A plain amber without a window is left alone: "at risk" may well be late.
namespace boardtrail {
namespace {

bool speaks_of_time(const LegendEntry& entry) {
  return entry.slip.max_months.has_value() || entry.slip.min_months.has_value();
}

const LegendEntry* legend_entry(const Paper& paper, const Rating& rating) {
  const std::string wanted = fold_words(rating.raw);
  for (const LegendEntry& entry : paper.legend) {
    if (!wanted.empty() && fold_words(entry.raw) == wanted) return &entry;
  }
  for (const LegendEntry& entry : paper.legend) {
    if (entry.value == rating.value) return &entry;
  }
  return nullptr;
}

// What the paper's scale says against this rating of a row that was due then.
struct Contradiction {
  std::string words;
  const LegendEntry* entry = nullptr;
};

bool later_than(Date due, int months, Date as_at) {
  return days_between(add_months(due, months), as_at) > 0;
}

// Red first: the smaller, the worse.
int rank(std::optional<Rag> value) { return value ? static_cast<int>(*value) : 99; }

// "Some slippage, recovery plan in place", "Off track": the rating owns to lateness, of
// whatever length.
bool admits_lateness(const LegendEntry& entry) {
  static constexpr auto kStems = std::to_array<std::string_view>(
      {"slip", "delay", "behind", "late", "overdue", "off track", "missed", "not on track",
       "not achieved", "not met", "recovery"});
  const std::string words = fold_words(entry.raw + " " + entry.meaning);
  return std::any_of(kStems.begin(), kStems.end(), [&](std::string_view stem) {
    const std::size_t at = words.find(stem);
    return at != std::string::npos && (at == 0 || words[at - 1] == ' ');
  });
}

std::optional<Contradiction> by_windows(const Paper& paper, const Rating& rating, Date due) {
  const LegendEntry* own = legend_entry(paper, rating);
  if (own != nullptr && own->complete) return std::nullopt;
  if (own != nullptr && own->slip.max_months) {
    const int months = *own->slip.max_months;
    if (!later_than(due, months, *paper.as_at)) return std::nullopt;
    return Contradiction{
        months == 0 ? std::string(", which the scale keeps for what is on time")
                    : ", which the scale keeps for up to " + counted(months, "month") + " late",
        own};
  }
  if (own != nullptr && own->slip.min_months) return std::nullopt;
  for (const LegendEntry& worse : paper.legend) {
    if (!worse.slip.min_months || rank(worse.value) >= rank(rating.value)) continue;
    if (worse.slip.min_months == 0 && own != nullptr && admits_lateness(*own)) continue;
    if (!later_than(due, *worse.slip.min_months, *paper.as_at)) continue;
    return Contradiction{", where the scale has " + quoted(worse.raw) + " for what is so late",
                         &worse};
  }
  return std::nullopt;
}

std::optional<Contradiction> by_claim(const Paper& paper, const Rating& rating) {
  const LegendEntry* own = legend_entry(paper, rating);
  if (own != nullptr && own->complete) return std::nullopt;
  const bool good = rating.value == Rag::kGreen || rating.value == Rag::kAmberGreen;
  const bool blue = rating.value == Rag::kBlue && own != nullptr;
  if (!good && !blue) return std::nullopt;
  return Contradiction{{}, own};
}

std::optional<Contradiction> find_contradiction(const Paper& paper, const Rating& rating,
                                                Date due) {
  if (rating.value == Rag::kRed || rating.value == Rag::kGrey) return std::nullopt;
  const bool windows = std::any_of(paper.legend.begin(), paper.legend.end(), speaks_of_time);
  return windows ? by_windows(paper, rating, due) : by_claim(paper, rating);
}

bool still_dated(const Observation& row) {
  return row.due_words == DueWords::kNone || row.due_words == DueWords::kUnparsed;
}

void check_overdue_not_red(const CheckContext& context, Findings& findings) {
  const Paper& paper = context.paper;
  if (!paper.as_at) return;
  for (const Observation& row : paper.observations) {
    if (is_closed(row) || row.restates || !still_dated(row)) continue;
    if (says_only_complete(row.progress)) continue;
    const DueDate* due = current_due(row);
    const Rating* rating = delivery_rating(row);
    if (due == nullptr || !due->latest || rating == nullptr) continue;
    const int days = days_between(*due->latest, *paper.as_at);
    if (days <= 0) continue;
    const auto contradiction = find_contradiction(paper, *rating, *due->latest);
    if (!contradiction) continue;
    Finding finding =
        row_finding(kOverdueNotRed, paper, row, "rag",
                    row_subject(row) + " was due " + quoted(due->raw) + ", " +
                        counted(days, "day") + " before " + long_date(*paper.as_at) +
                        ", the day the paper speaks for; it is open and rated " +
                        quoted(rating->raw.empty() ? rag_name(*rating->value) : rating->raw) +
                        contradiction->words + ".");
    finding.evidence.push_back(exhibit(row, Field::kDue, due->raw));
    finding.evidence.push_back({"rating", rating->raw, rating->place});
    finding.evidence.push_back(as_at_exhibit(paper));
    if (const LegendEntry* entry = contradiction->entry) {
      finding.evidence.push_back({"scale: " + entry->raw, entry->meaning, entry->place});
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kOverdueNotRed = {
    "overdue-not-red",
    Severity::kHigh,
    "An overdue action is rated as if it were not",
    "An open row's current due date lies before the day the paper speaks for by more than the "
    "paper's own scale allows for its rating; or, where the scale says nothing of time, the row is "
    "overdue and rated amber-green or better.",
    "A green that is overdue gives false comfort: it is the row a Board would ask about if it were "
    "red.",
    "Silent for closed rows, rows whose whole update is 'Complete', rows without a rating or a "
    "full "
    "date, cells that also say Ongoing, plain amber without a time in the scale, and papers whose "
    "date is not known. Months and quarters count to their last day.",
    "Ref 2 | Engage the carers' group | 30-Jun-24 | G ('on time') in a paper as at 3 August 2024",
    check_overdue_not_red,
};

}  // namespace boardtrail
