// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/workbook.h"

#include <cstdlib>
#include <vector>

#include "base/whole_file.h"
#include "exports/views.h"

namespace boardtrail {
namespace {

// The last part of the path of `paper`.
std::string name_sql(const std::string& paper) {
  const std::string path = paper + ".path";
  return "substr(" + path + ", length(rtrim(" + path + ", replace(" + path + ", '/', ''))) + 1)";
}

// Where a row stands: "plan.pdf, page 4", "plan.txt, line 12", "plan.docx, table 1, row 3". `at`
// is the SQL name of a view with `place`.
std::string place_sql(const std::string& at) {
  return name_sql(at) + " || coalesce(', ' || " + at + ".place, '')";
}

// The same of a row that has page and line, and where these are missing perhaps `row`; `paper` is
// the SQL name of what has the path.
std::string place_of_parts_sql(const std::string& paper, const std::string& at,
                               bool has_row = true) {
  const std::string row = has_row ? "', row ' || " + at + ".\"row\"" : "''";
  return name_sql(paper) + " || coalesce(', page ' || " + at +
         ".page, '') || coalesce(', line ' || " + at + ".line, '') || iif(" + at +
         ".page IS NULL AND " + at + ".line IS NULL, coalesce(" + row + ", ''), '')";
}

struct Sheet {
  std::string_view name;
  std::string sql;  // a value for each column, and after them the id that `page` asks for
  std::vector<SheetColumn> columns;
  const std::function<std::string(std::int64_t)>* page;
};

constexpr SheetColumn kOrganisationColumn{"Organisation", 24, CellKind::kWrapped};
constexpr SheetColumn kPlanColumn{"Plan", 24, CellKind::kWrapped};
constexpr SheetColumn kPaperDateColumn{"Paper of", 12, CellKind::kDate};
constexpr SheetColumn kSectionColumn{"Section", 20, CellKind::kWrapped};
constexpr SheetColumn kRefColumn{"Ref", 8, CellKind::kText};
constexpr SheetColumn kActionColumn{"Action", 50, CellKind::kWrapped};
constexpr SheetColumn kPaperColumn{"Paper", 30, CellKind::kText};
constexpr SheetColumn kPageColumn{"Page", 7, CellKind::kNumber};
constexpr SheetColumn kLineColumn{"Line", 7, CellKind::kNumber};
constexpr SheetColumn kEvidenceColumn{"Evidence", 32, CellKind::kLink};

Sheet actions_sheet(const EvidencePages& pages) {
  return {"Actions",
          "SELECT a.organisation, a.plan, a.paper_date, a.section, a.ref, a.description, a.leads, "
          "a.due_original, a.due_current, a.due_raw, a.rag, a.rag_raw, a.status, a.overdue, "
          "a.closed_on, a.progress, a.success_measure, a.confidence, a.path, a.page, a.line, " +
              place_sql("a") +
              ", a.action_id FROM v_in_force a "
              "ORDER BY a.body, a.plan, a.path, a.position, a.observation_id",
          {kOrganisationColumn,
           kPlanColumn,
           kPaperDateColumn,
           kSectionColumn,
           kRefColumn,
           kActionColumn,
           {"Leads", 18, CellKind::kList},
           {"First due", 12, CellKind::kDate},
           {"Due", 12, CellKind::kDate},
           {"Due as printed", 18, CellKind::kWrapped},
           {"Rating", 16, CellKind::kRating},
           {"Rating as printed", 16, CellKind::kWrapped},
           {"Status", 9, CellKind::kText},
           {"Overdue", 9, CellKind::kYes},
           {"Closed on", 12, CellKind::kDate},
           {"Progress", 60, CellKind::kWrapped},
           {"Success measure", 30, CellKind::kWrapped},
           {"Confidence", 10, CellKind::kNumber},
           kPaperColumn,
           kPageColumn,
           kLineColumn,
           kEvidenceColumn},
          &pages.action};
}

Sheet findings_sheet(const EvidencePages& pages) {
  return {"Findings",
          "SELECT f.severity, f.rule, f.organisation, f.plan, coalesce(p.as_at, p.meeting_date), "
          "f.ref, f.field, f.message, "
          "(SELECT group_concat(coalesce(e.value ->> 'label', '') || ': ' || "
          "coalesce(e.value ->> 'raw', ''), char(10)) FROM json_each(f.evidence) e), "
          "substr(r.started_at, 1, 10), f.path, f.page, f.line, " +
              place_sql("f") +
              ", f.finding_id FROM v_finding f JOIN v_paper p USING (paper_id) "
              "LEFT JOIN v_run r ON r.run_id = f.first_seen_run "
              "WHERE f.status = 'open' AND f.suppressed IS NULL "
              "ORDER BY CASE f.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, "
              "f.path, f.page, f.line, f.rule, f.ref, f.message, f.finding_id",
          {{"Severity", 10, CellKind::kText},
           {"Rule", 24, CellKind::kText},
           kOrganisationColumn,
           kPlanColumn,
           kPaperDateColumn,
           kRefColumn,
           {"Field", 14, CellKind::kText},
           {"What the paper shows", 70, CellKind::kWrapped},
           {"The paper's words", 50, CellKind::kWrapped},
           {"First found", 12, CellKind::kDate},
           kPaperColumn,
           kPageColumn,
           kLineColumn,
           kEvidenceColumn},
          &pages.finding};
}

// The value of the field that changed, of the row `row`.
std::string changed_value(const std::string& row) {
  std::string sql =
      "CASE c.value WHEN 'leads' THEN (SELECT group_concat(value, ', ') "
      "FROM json_each(" +
      row + ".leads))";
  for (const std::string field :
       {"ref", "section", "description", "success_measure", "due_original", "due_current", "rag",
        "status", "closed_on", "progress"}) {
    sql += " WHEN '" + field + "' THEN " + row + "." + field;
  }
  return sql + " END";
}

Sheet changes_sheet(const EvidencePages& pages) {
  return {"Changes",
          "SELECT a.organisation, a.plan, h.as_at, a.ref, a.description, "
          "CASE c.value WHEN 'due_original' THEN 'first due' WHEN 'due_current' THEN 'due' "
          "WHEN 'rag' THEN 'rating' WHEN 'description' THEN 'action' "
          "ELSE replace(c.value, '_', ' ') END, " +
              changed_value("b") + ", " + changed_value("a") +
              ", CASE c.value WHEN 'due_current' THEN "
              "CAST(julianday(a.due_current) - julianday(b.due_current) AS INTEGER) END, "
              "a.path, a.page, a.line, " +
              place_sql("a") +
              ", h.action_id FROM v_history h "
              "JOIN v_action a ON a.observation_id = h.observation_id "
              "JOIN v_plan_paper pp ON pp.paper_id = h.paper_id "
              "LEFT JOIN v_action b ON b.observation_id = h.previous_id "
              "JOIN json_each(coalesce(h.changed, '[\"new action\"]')) c "
              "WHERE h.changed IS NOT NULL OR pp.seq > 1 "
              "ORDER BY h.as_at DESC, a.organisation, a.plan, a.path, a.position, "
              "a.observation_id, c.key",
          {kOrganisationColumn,
           kPlanColumn,
           kPaperDateColumn,
           kRefColumn,
           kActionColumn,
           {"What changed", 16, CellKind::kText},
           {"Before", 40, CellKind::kMixed},
           {"After", 40, CellKind::kMixed},
           {"Days later", 10, CellKind::kNumber},
           kPaperColumn,
           kPageColumn,
           kLineColumn,
           kEvidenceColumn},
          &pages.action};
}

// Leads are counted within one organisation: the same initials elsewhere are somebody else.
Sheet leads_sheet() {
  return {"Leads",
          "SELECT max(a.organisation), l.value, count(*), sum(a.status IS 'open'), "
          "sum(a.status IS 'closed'), sum(a.overdue), sum(a.rag IS 'red'), "
          "count(DISTINCT a.plan_id) "
          "FROM v_in_force a LEFT JOIN json_each(a.leads) l GROUP BY a.body, lower(l.value) "
          "ORDER BY a.body, count(*) DESC, lower(l.value)",
          {kOrganisationColumn,
           {"Lead", 28, CellKind::kText},
           {"Actions", 10, CellKind::kNumber},
           {"Open", 10, CellKind::kNumber},
           {"Closed", 10, CellKind::kNumber},
           {"Overdue", 10, CellKind::kNumber},
           {"Red", 10, CellKind::kNumber},
           {"Plans", 10, CellKind::kNumber}},
          nullptr};
}

Sheet metrics_sheet() {
  return {"Metrics",
          "SELECT p.organisation, p.title, coalesce(p.as_at, p.meeting_date), m.section, m.ref, "
          "m.name, m.baseline_raw, m.target_raw, m.target_date, v.period, v.period_end, v.aim, "
          "v.actual, v.aim_raw, v.actual_raw, m.comment, p.path, m.page, m.line, " +
              place_of_parts_sql("p", "m") +
              " FROM v_metric m JOIN v_paper p USING (paper_id) "
              "LEFT JOIN v_metric_value v USING (metric_id) "
              "ORDER BY p.organisation, p.title, coalesce(p.as_at, p.meeting_date) DESC, p.path, "
              "p.position, m.position, m.metric_id, v.position",
          {kOrganisationColumn,
           kPlanColumn,
           kPaperDateColumn,
           kSectionColumn,
           kRefColumn,
           {"Measure", 40, CellKind::kWrapped},
           {"Baseline", 14, CellKind::kWrapped},
           {"Target", 14, CellKind::kWrapped},
           {"Target date", 12, CellKind::kDate},
           {"Period", 14, CellKind::kText},
           {"Period ends", 12, CellKind::kDate},
           {"Aim", 10, CellKind::kNumber},
           {"Actual", 10, CellKind::kNumber},
           {"Aim as printed", 14, CellKind::kWrapped},
           {"Actual as printed", 14, CellKind::kWrapped},
           {"Comment", 40, CellKind::kWrapped},
           kPaperColumn,
           kPageColumn,
           kLineColumn,
           kEvidenceColumn},
          nullptr};
}

Sheet legend_sheet() {
  return {"Legend",
          "SELECT p.organisation, p.title, coalesce(p.as_at, p.meeting_date), l.raw, l.value, "
          "l.meaning, l.complete, l.min_months, l.max_months, p.path, l.page, l.line, " +
              place_of_parts_sql("p", "l", false) +
              " FROM v_legend l JOIN v_paper p USING (paper_id) "
              "ORDER BY p.organisation, p.title, coalesce(p.as_at, p.meeting_date) DESC, p.path, "
              "p.position, l.position",
          {kOrganisationColumn,
           kPlanColumn,
           kPaperDateColumn,
           {"As printed", 20, CellKind::kWrapped},
           {"Rating", 16, CellKind::kRating},
           {"What the paper says it means", 60, CellKind::kWrapped},
           {"Means done", 11, CellKind::kYes},
           {"Months late, least", 11, CellKind::kNumber},
           {"Months late, most", 11, CellKind::kNumber},
           kPaperColumn,
           kPageColumn,
           kLineColumn,
           kEvidenceColumn},
          nullptr};
}

Status write_sheet(Warehouse& warehouse, WorkbookFile& book, const Sheet& sheet) {
  BOARDTRAIL_RETURN_IF_ERROR(book.begin_sheet(sheet.name, sheet.columns));
  const bool linked = sheet.page && *sheet.page;
  Status written;
  RowReceiver receiver;
  receiver.row = [&](const std::vector<SqlValue>& row) {
    written = book.add_row(row, linked ? (*sheet.page)(integer_of(row.back())) : std::string());
    return written.ok();
  };
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.query(sheet.sql, {}, receiver));
  return written;
}

// `path` is a temporary file, beside which the library's own may lie.
Status write_sheets(Warehouse& warehouse, const std::string& path, const EvidencePages& pages,
                    const WorkbookLimits& limits) {
  BOARDTRAIL_ASSIGN_OR_RETURN(
      const std::string run,
      single_text(warehouse,
                  "SELECT strftime('%s', started_at) FROM v_run ORDER BY run_id DESC LIMIT 1"));
  BOARDTRAIL_ASSIGN_OR_RETURN(WorkbookFile book,
                              WorkbookFile::create(path, path.substr(0, path.rfind('/')),
                                                   std::strtoll(run.c_str(), nullptr, 10), limits));
  const Sheet sheets[] = {actions_sheet(pages), findings_sheet(pages), changes_sheet(pages),
                          leads_sheet(),        metrics_sheet(),       legend_sheet()};
  for (const Sheet& sheet : sheets) {
    BOARDTRAIL_RETURN_IF_ERROR(write_sheet(warehouse, book, sheet));
  }
  return book.finish();
}

}  // namespace

Status write_workbook(Warehouse& warehouse, const std::string& path, const EvidencePages& pages,
                      const WorkbookLimits& limits) {
  BOARDTRAIL_ASSIGN_OR_RETURN(WholeFile file, WholeFile::create(path));
  BOARDTRAIL_RETURN_IF_ERROR(
      file.about_target(write_sheets(warehouse, file.temporary(), pages, limits)));
  return file.publish();
}

}  // namespace boardtrail
