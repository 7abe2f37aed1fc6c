// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_STATEMENT_H_
#define BOARDTRAIL_LINEAGE_STATEMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/paper.h"

// What lineage and the rules across papers know of a paper: what the warehouse stores
// of it, without the places (those are looked up for the few rows that findings show).
namespace boardtrail {

struct StatedDate {
  std::optional<Date> date;
  std::optional<Date> latest;
  Precision precision = Precision::kDay;
  bool struck = false;
  std::string raw;
};

// A further rating of an action, of what the paper calls it ("embedding").
struct StatedRating {
  std::string dimension;
  std::optional<Rag> value;
  std::string raw;
};

// One action as one paper states it.
struct StatedAction {
  std::int64_t id = 0;  // the observation's
  std::int64_t paper_id = 0;
  std::int32_t position = 0;  // in the paper
  std::string schema;         // of its table; empty where there is none
  std::uint32_t columns = 0;  // of its table, as in PlanTable
  std::string section;
  std::string ref;
  std::string description;
  std::string source_finding;
  std::string success_measure;
  std::string progress;
  std::vector<std::string> leads;
  std::string lead_raw;
  std::string due_raw;
  std::vector<StatedDate> due;  // in order of writing
  std::optional<Date> due_original;
  std::optional<Date> due_current;
  Precision due_precision = Precision::kDay;  // of due_current
  std::optional<Rag> rag;
  std::string rag_raw;
  std::vector<StatedRating> further_ratings;  // beside `rag`, in order of the columns
  std::optional<ActionStatus> status;
  std::string raised_raw;
  std::string closed_raw;
  std::optional<Date> closed_on;
  bool restates = false;
  double confidence = 1;
  double grid = 1;       // confidence in rows and columns of its table
  std::int32_t age = 0;  // of a head: papers of the plan since

  bool has_column(Field field) const { return (columns >> static_cast<unsigned>(field) & 1U) != 0; }
  bool closed() const { return status == ActionStatus::kClosed; }
};

// Rows and columns of the table were inferred from gaps and may be others: one that is laid
// out with spaces, or on a page with neither rulings nor a clear alignment.
inline bool is_inferred(double grid) {
  constexpr double kMostOfInferred = 0.81;
  return grid < kMostOfInferred;
}

struct StatedScale {
  std::string raw;
  std::optional<Rag> value;
  std::string meaning;
};

struct StatedValue {
  std::string period;
  std::optional<Date> period_end;
  std::string aim_raw;
  std::string actual_raw;
};

// A line of a scorecard as one paper states it.
struct StatedMetric {
  std::int64_t id = 0;
  std::string section;
  std::string ref;
  std::string name;
  std::string baseline_raw;
  std::string target_raw;
  std::vector<StatedValue> values;
  double grid = 1;  // confidence in rows and columns of its table
};

struct StatedPaper {
  std::int64_t id = 0;
  std::int64_t document_id = 0;
  std::string format;  // "pdf", "docx", "text"
  std::string path;
  std::string title;
  std::string organisation;
  std::string version;
  std::optional<Date> as_at;
  std::optional<Date> meeting_date;
  std::vector<StatedScale> legend;
  std::vector<StatedAction> actions;  // in order of the paper
  std::vector<StatedMetric> metrics;  // in order of the paper
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_STATEMENT_H_
