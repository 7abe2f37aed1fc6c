// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_UNIT_RECOGNISE_PLAN_SUPPORT_H_
#define BOARDTRAIL_TESTS_UNIT_RECOGNISE_PLAN_SUPPORT_H_

#include <string>

#include <gtest/gtest.h>

#include "base/date.h"
#include "paper_maker.h"
#include "recognise/reading.h"
#include "schema/schema.h"

namespace boardtrail {

// The program's own schemas, read once.
inline const SchemaSet& own_schemas() {
  static const SchemaSet kSchemas = [] {
    auto loaded = load_schemas(BOARDTRAIL_SCHEMAS);
    if (!loaded) ADD_FAILURE() << to_string(loaded.error());
    return std::move(*loaded);
  }();
  return kSchemas;
}

// A drawn paper with its actions read; legends are given, not found.
struct ReadPlan {
  Document document;
  Paper paper;

  explicit ReadPlan(std::string_view drawing, const SchemaSet& schemas = own_schemas(),
                    std::vector<LegendEntry> legend = {})
      : document(make_document(drawing)) {
    paper.end_block = static_cast<std::int32_t>(document.blocks.size());
    paper.legend = std::move(legend);
    PaperReading reading(document, schemas, paper);
    read_actions(reading);
    reasons = reading.reasons;
  }
  std::vector<std::string> reasons;  // of tables that are no plans
};

inline std::string dates_of(const Observation& action) {
  std::string result;
  for (const DueDate& due : action.due) {
    if (!result.empty()) result += ' ';
    result += due.date ? iso_date(*due.date) : "?";
  }
  return result;
}

inline std::string leads_of(const Observation& action) {
  std::string result;
  for (const std::string& lead : action.leads) {
    if (!result.empty()) result += '+';
    result += lead;
  }
  return result;
}

inline std::string ratings_of(const Observation& action) {
  std::string result;
  for (const Rating& rating : action.ratings) {
    if (!result.empty()) result += ' ';
    result += rating.dimension + '=' + (rating.value ? rag_name(*rating.value) : "-");
  }
  return result;
}

// "section / ref / description / leads / dates / ratings / status / progress"
inline std::string dump(const Observation& action) {
  const char* status = !action.status                            ? ""
                       : *action.status == ActionStatus::kClosed ? "closed"
                                                                 : "open";
  return action.section + " / " + action.ref + " / " + action.description + " / " +
         leads_of(action) + " / " + dates_of(action) + " / " + ratings_of(action) + " / " + status +
         " / " + action.progress;
}

inline std::string dump(const Paper& paper) {
  std::string result;
  for (const Observation& action : paper.observations) result += dump(action) + '\n';
  return result;
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_UNIT_RECOGNISE_PLAN_SUPPORT_H_
