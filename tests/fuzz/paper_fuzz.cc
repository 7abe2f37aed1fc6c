// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "checks/rule.h"
#include "extractors/text/text_extractor.h"
#include "model/document_stream.h"
#include "recognise/recogniser.h"
#include "schema/schema.h"
#include "worker/document_check.h"

namespace boardtrail {
namespace {

const SchemaSet& own_schemas() {
  static const SchemaSet kSchemas = load_schemas(BOARDTRAIL_SCHEMAS).value();
  return kSchemas;
}

void check_values(const Observation& action, const Document& document, const Paper& paper) {
  BOARDTRAIL_CHECK(action.plan_table >= 0);
  BOARDTRAIL_CHECK(action.plan_table < static_cast<std::int32_t>(paper.plan_tables.size()));
  BOARDTRAIL_CHECK(is_valid_utf8(action.description) && is_valid_utf8(action.ref));
  for (const DueDate& due : action.due) {
    BOARDTRAIL_CHECK(!due.date || (due.date->ok() && due.latest && *due.date <= *due.latest));
  }
  for (const std::string& lead : action.leads) BOARDTRAIL_CHECK(!lead.empty());
  for (const Evidence& cell : action.evidence) {
    BOARDTRAIL_CHECK(is_valid_utf8(cell.raw));
    // Counted from 1.
    BOARDTRAIL_CHECK(cell.place.table <= static_cast<std::int32_t>(document.tables.size()));
  }
}

// A finding is about something that is there, and shows what it compares.
void check_finding(const Finding& finding, const Paper& paper) {
  BOARDTRAIL_CHECK(find_rule(finding.rule) != nullptr);
  BOARDTRAIL_CHECK(!finding.message.empty() && is_valid_utf8(finding.message));
  BOARDTRAIL_CHECK(!finding.evidence.empty());
  for (const Exhibit& exhibit : finding.evidence) BOARDTRAIL_CHECK(is_valid_utf8(exhibit.raw));
  const auto within = [](std::int32_t index, std::size_t size) {
    return index >= -1 && index < static_cast<std::int32_t>(size);
  };
  BOARDTRAIL_CHECK(within(finding.observation, paper.observations.size()));
  BOARDTRAIL_CHECK(within(finding.metric, paper.metrics.size()));
  BOARDTRAIL_CHECK(within(finding.plan_table, paper.plan_tables.size()));
}

// What the parent takes: a reader's answer, or else the bytes as a paper in text.
Result<Document> document_of(std::string_view bytes) {
  Limits limits;
  limits.max_table_cells = 4096;
  limits.max_table_columns = 64;
  auto answer = read_document(bytes, limits);
  if (answer && check_places(*answer).ok()) return answer;
  return extract_text(bytes, limits);
}

}  // namespace
}  // namespace boardtrail

// What no wall stands around: recognition, normalisation and the rules, with the
// project's own schemas, on whatever a reader may answer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace boardtrail;
  const auto document = document_of(std::string_view(reinterpret_cast<const char*>(bytes), size));
  if (!document) return 0;
  for (const Paper& paper : Recogniser(own_schemas()).recognise(*document)) {
    for (const Observation& action : paper.observations) check_values(action, *document, paper);
    for (const Finding& finding : run_checks({*document, paper})) check_finding(finding, paper);
  }
  return 0;
}
