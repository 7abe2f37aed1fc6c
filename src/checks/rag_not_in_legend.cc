// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/number.h"

// Two sorts of findings:
//   * a rating whose value the scale does not have at all ("R" where the key ends
//     at A/R): one for each row;
//   * words that the scale does not have, though it has their value or they are a
//     status ("Yellow" beside "Off Track", "Closed"): one for each such word.
// A colour named beside a scale whose own colours the text has lost ("Red" where
// the key prints a red swatch and "Overdue") is no fault: the swatch says it.
namespace boardtrail {
namespace {

constexpr std::size_t kMostExhibits = 10;  // scales have up to seven ratings

std::size_t rated_entries(const Paper& paper) {
  return static_cast<std::size_t>(
      std::count_if(paper.legend.begin(), paper.legend.end(),
                    [](const LegendEntry& entry) { return entry.value.has_value(); }));
}

bool scale_has(const Paper& paper, std::optional<Rag> value) {
  return std::any_of(paper.legend.begin(), paper.legend.end(),
                     [value](const LegendEntry& entry) { return entry.value == value; });
}

std::string scale_words(const Paper& paper) {
  std::string words;
  std::set<std::string> seen;
  for (const LegendEntry& entry : paper.legend) {
    if (!entry.value || !seen.insert(fold_words(entry.raw)).second) continue;
    if (!words.empty()) words += ", ";
    words += quoted(entry.raw, 40);
    if (seen.size() == kMostExhibits) break;
  }
  return words;
}

// A dimension with a scale of its own ("confidence") never uses this one's words.
std::vector<std::string_view> dimensions_of_scale(const Paper& paper) {
  std::vector<std::string_view> dimensions = {kDeliveryRating, "actions"};
  for (const Observation& row : paper.observations) {
    for (const Rating& rating : row.ratings) {
      if (rating.value && rating.in_legend && rating.source == RatingSource::kText &&
          !is_blank(rating.raw) &&
          std::find(dimensions.begin(), dimensions.end(), rating.dimension) == dimensions.end()) {
        dimensions.push_back(rating.dimension);
      }
    }
  }
  return dimensions;
}

bool is_plain_colour(std::string_view folded) {
  return folded == "red" || folded == "amber" || folded == "green" || folded == "blue" ||
         folded == "r" || folded == "a" || folded == "g" || folded == "b";
}

// Words of a status rather than of a rating; they are said once, gently.
bool is_status(const Rating& rating) {
  static const RE2 kStatus(
      R"((?i)\W*(?:closed?|completed?|done|signed off|not (?:yet )?(?:started|due)|n/?a|on hold|)"
      R"(superseded|merged|cancelled|withdrawn)\b.*)");
  return !rating.value || rating.value == Rag::kGrey || RE2::FullMatch(rating.raw, kStatus);
}

Finding make(const Paper& paper, const Observation& row, const Rating& rating, std::string message,
             bool of_row) {
  Finding finding = row_finding(kRagNotInLegend, paper, row, "rag", std::move(message));
  if (!of_row) finding.ref.clear();
  finding.evidence.push_back({rating.dimension, rating.raw, rating.place});
  for (const LegendEntry& entry : paper.legend) {
    if (!entry.value) continue;
    finding.evidence.push_back({"scale: " + entry.raw, entry.meaning, entry.place});
    if (finding.evidence.size() == kMostExhibits) break;
  }
  return finding;
}

class LegendCheck {
 public:
  LegendCheck(const Paper& paper, Findings& findings)
      : paper_(paper), findings_(findings), dimensions_(dimensions_of_scale(paper)) {}

  void check(const Observation& row, const Rating& rating) {
    if (rating.in_legend || rating.source != RatingSource::kText || is_blank(rating.raw)) return;
    if (read_placeholder(rating.raw).placeholder) return;
    if (std::find(dimensions_.begin(), dimensions_.end(), rating.dimension) == dimensions_.end()) {
      return;
    }
    const std::string folded = fold_words(rating.raw);
    const bool status = is_status(rating);
    if (!status && !rating.malformed && !scale_has(paper_, rating.value)) {
      report_row(row, rating);
    } else if (!rating.malformed && !(scale_has(paper_, rating.value) && is_plain_colour(folded)) &&
               words_.insert(folded).second) {
      report_word(row, rating, status);
    }
  }

 private:
  void report_row(const Observation& row, const Rating& rating) {
    findings_.push_back(make(paper_, row, rating,
                             row_subject(row) + " is rated " + quoted(rating.raw) +
                                 ", which the paper's own scale (" + scale_words(paper_) +
                                 ") does not have.",
                             true));
  }

  void report_word(const Observation& row, const Rating& rating, bool status) {
    Finding finding =
        make(paper_, row, rating,
             "The paper rates with " + quoted(rating.raw) + ", a word that its own scale (" +
                 scale_words(paper_) + ") does not explain.",
             false);
    if (status) finding.severity = Severity::kLow;
    findings_.push_back(std::move(finding));
  }

  const Paper& paper_;
  Findings& findings_;
  std::vector<std::string_view> dimensions_;
  std::set<std::string> words_;
};

void check_rag_not_in_legend(const CheckContext& context, Findings& findings) {
  if (rated_entries(context.paper) < 2) return;
  LegendCheck legend_check(context.paper, findings);
  for (const Observation& row : context.paper.observations) {
    for (const Rating& rating : row.ratings) legend_check.check(row, rating);
  }
}

}  // namespace

const Rule kRagNotInLegend = {
    "rag-not-in-legend",
    Severity::kMedium,
    "A rating that the paper's own scale does not have",
    "The paper prints a scale, and a row is rated with a value that the scale lacks (one finding a "
    "row), or with a word that the scale does not explain (one finding a word).",
    "A rating means what its scale says; outside the scale everybody reads it differently.",
    "Silent without a scale of at least two ratings, for columns with a scale of their own, for "
    "misspelt ratings (rag-malformed), and for 'Red', 'Amber', 'Green', 'Blue' where the scale has "
    "that colour under another name.",
    "Rated R, under a key that has only G, A/G and A/R",
    check_rag_not_in_legend,
};

}  // namespace boardtrail
