// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/datasette.h"

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/whole_file.h"
#include "exports/view_notes.h"
#include "exports/views.h"

namespace boardtrail {
namespace {

using Json = nlohmann::ordered_json;

struct Unit {
  std::string_view column;
  std::string_view unit;
};

// Columns that are quantities; units as Datasette (Pint) spells them.
constexpr Unit kUnits[] = {{"bytes", "byte"}, {"min_months", "month"}, {"max_months", "month"}};

struct CannedQuery {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::string_view sql;
};

// A parameter of Datasette (":lead") that is left blank chooses everything.
constexpr CannedQuery kQueries[] = {
    {"overdue", "Overdue actions",
     "Open actions in force whose date lies before the day that their paper speaks for.",
     "SELECT organisation, plan, ref, description, leads, due_current, rag, path, page, line\n"
     "  FROM v_in_force WHERE overdue = 1 ORDER BY due_current, organisation, plan, ref"},
    {"open_findings", "Open findings, gravest first",
     "Findings that nobody has suppressed, with the place in the paper.",
     "SELECT severity, rule, organisation, plan, ref, message, path, page, line\n"
     "  FROM v_finding WHERE status = 'open' AND suppressed IS NULL\n"
     " ORDER BY CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END,\n"
     "          as_at DESC, path, page, line"},
    {"load_by_lead", "Load by lead", "Actions in force of each lead, within one organisation.",
     "SELECT a.organisation, l.value AS lead, count(*) AS actions,\n"
     "       sum(a.status IS 'open') AS \"open\", sum(a.overdue) AS overdue,\n"
     "       sum(a.rag IS 'red') AS red\n"
     "  FROM v_in_force a, json_each(a.leads) l\n"
     " GROUP BY a.body, lower(l.value) ORDER BY actions DESC, lead"},
    {"ratings", "Actions by rating", "Actions in force of each plan by their rating.",
     "SELECT organisation, plan, rag, count(*) AS actions\n"
     "  FROM v_in_force GROUP BY plan_id, rag ORDER BY organisation, plan, rag"},
    {"action_through_time", "One action through its papers",
     "Give a reference as printed; each paper that states it is a row.",
     "SELECT h.as_at, a.organisation, a.plan, h.ref, h.due_current, h.rag, h.status, h.leads,\n"
     "       h.changed, a.path, a.page, a.line\n"
     "  FROM v_history h JOIN v_action a USING (observation_id)\n"
     " WHERE h.ref = :ref ORDER BY a.organisation, h.action_id, h.position"},
    {"not_read", "Documents that could not be read", "With the reason.",
     "SELECT path, error_code, error, ingested_at FROM v_document\n"
     " WHERE outcome = 'failed' ORDER BY path"}};

// "v_due_date" as "Due date".
std::string title_of(std::string_view view) {
  std::string title(view.substr(view.starts_with("v_") ? 2 : 0));
  for (char& c : title) {
    if (c == '_') c = ' ';
  }
  if (!title.empty()) title[0] = ascii_upper(title[0]);
  return title;
}

Json describe(const ViewNote& note) {
  Json table = {{"title", title_of(note.name)}};
  if (!note.meaning.empty()) table["description"] = note.meaning;
  Json columns = Json::object();
  Json units = Json::object();
  for (const ColumnNote& column : note.columns) {
    columns[column.name] = column.meaning;
    for (const Unit& unit : kUnits) {
      if (unit.column == column.name) units[column.name] = unit.unit;
    }
  }
  table["columns"] = std::move(columns);
  if (!units.empty()) table["units"] = std::move(units);
  return table;
}

std::string name_of_database(const std::string& path) {
  const std::string file = path.substr(path.rfind('/') + 1);
  const std::size_t dot = file.rfind('.');
  return dot == std::string::npos || dot == 0 ? file : file.substr(0, dot);
}

Result<Json> tables_of(Warehouse& warehouse) {
  Json tables = Json::object();
  for (const ViewNote& note : view_notes()) tables[note.name] = describe(note);
  RowReceiver receiver;
  receiver.row = [&](const std::vector<SqlValue>& row) {
    tables[std::string(text_of(row[0]))] = {{"hidden", true}};
    return true;
  };
  // What stands behind the views; Datasette hides the full-text index by itself.
  BOARDTRAIL_RETURN_IF_ERROR(
      warehouse.query("SELECT name FROM sqlite_schema WHERE type = 'table' "
                      "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' "
                      "ORDER BY name",
                      {}, receiver));
  return tables;
}

}  // namespace

Status write_datasette(Warehouse& warehouse, const std::string& database, const std::string& path) {
  BOARDTRAIL_ASSIGN_OR_RETURN(Json tables, tables_of(warehouse));
  Json queries = Json::object();
  for (const CannedQuery& query : kQueries) {
    queries[std::string(query.name)] = {
        {"title", query.title}, {"description", query.description}, {"sql", query.sql}};
  }
  Json metadata = {
      {"title", "Boardtrail"},
      {"description", "What Board papers state, where they state it, and where that does not fit."},
      {"databases",
       {{name_of_database(database),
         {{"tables", std::move(tables)}, {"queries", std::move(queries)}}}}}};
  BOARDTRAIL_ASSIGN_OR_RETURN(WholeFile file, WholeFile::create(path));
  BOARDTRAIL_RETURN_IF_ERROR(
      file.append(metadata.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"));
  return file.publish();
}

}  // namespace boardtrail
