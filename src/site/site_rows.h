// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_SITE_ROWS_H_
#define BOARDTRAIL_SITE_SITE_ROWS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/geometry.h"
#include "warehouse/warehouse.h"

// What the pages show, read from the views: one query for each list of a plan. Texts are
// as printed; nothing here is fit for markup yet.
namespace boardtrail {

// An action as one paper states it.
struct ActionStatement {
  std::int64_t observation_id = 0;
  std::int64_t paper_id = 0;
  int seq = 0;  // of the paper in its plan
  std::string ref, section, description, success_measure, source_finding, progress;
  std::string leads;  // "AB, CD"
  std::string lead_raw, due_raw, due_original, due_current;
  std::string rag, rag_raw, status, closed_on;
  std::vector<std::string> changed;  // fields, against the statement before
  std::int64_t page = 0, line = 0;
  bool first = false;     // no paper stated it before
  bool doubtful = false;  // the link to the statement before
  std::string reason;     // of that link
};

struct ActionRecord {
  std::int64_t action_id = 0;
  std::string first_due;  // the first date ever stated
  std::int64_t moves = 0;
  bool in_force = false;
  std::vector<ActionStatement> statements;  // in order of the papers

  const ActionStatement& now() const { return statements.back(); }
};

struct PaperRecord {
  std::int64_t paper_id = 0;
  int seq = 0;
  bool partial = false;
  bool order_certain = true;
  std::string date, title, path, version, meeting;
};

struct FindingRecord {
  std::int64_t finding_id = 0;
  std::string rule, severity;
  std::int64_t paper_id = 0, document_id = 0, action_id = 0, earlier_paper_id = 0;
  std::string ref, field, message, evidence;
  std::string organisation, plan, path, date;
  std::int64_t plan_id = 0;
  int seq = 0;
  std::int64_t first_seen_run = 0;
  std::string suppressed, suppressed_by, suppressed_until;
  bool linked = false;  // its action has a page
};

struct PlanRecord {
  std::int64_t plan_id = 0;
  std::string title, organisation, latest_date;
  int last_seq = 0;
  std::vector<PaperRecord> papers;      // in order
  std::vector<ActionRecord> actions;    // those in force first, as printed in the paper
  std::vector<FindingRecord> findings;  // open ones, the latest paper's first, gravest first

  const PaperRecord* paper(std::int64_t paper_id) const;
  // The latest paper that is not the last one once more (of the same day and version, in
  // another format perhaps); nullptr where there is none.
  const PaperRecord* paper_before() const;
};

struct RunRecord {
  std::int64_t run_id = 0;
  std::string finished_at, version;
  std::int64_t seen = 0, ingested = 0, failed = 0;
};

struct UnreadDocument {
  std::string path, error;
};

// A row of a query: the values of its columns, NULL as nought or nothing.
class RowValues {
 public:
  explicit RowValues(const std::vector<SqlValue>& values) : values_(values) {}
  std::string text(std::size_t column) const;
  std::int64_t number(std::size_t column) const;
  bool known(std::size_t column) const {
    return !std::holds_alternative<std::monostate>(values_[column]);
  }

 private:
  const std::vector<SqlValue>& values_;
};

// Runs a query of the program's own, with numbers bound to ?1 ...
Status for_each_row(Warehouse& warehouse, std::string_view sql,
                    const std::vector<std::int64_t>& parameters,
                    const std::function<void(const RowValues&)>& see);

Result<RunRecord> read_last_run(Warehouse& warehouse);
Result<std::vector<UnreadDocument>> read_unread_documents(Warehouse& warehouse);
// Plans by organisation and title, without their lists.
Result<std::vector<PlanRecord>> read_plans(Warehouse& warehouse);
// Fills the lists of a plan.
Status read_plan(Warehouse& warehouse, PlanRecord* plan);
// The open findings of one document.
Result<std::vector<FindingRecord>> read_findings_of_document(Warehouse& warehouse,
                                                             std::int64_t document_id);

// The texts of a JSON array; empty where it is none.
std::vector<std::string> texts_of_json(std::string_view json);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_SITE_ROWS_H_
