// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/calendar.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "exports/views.h"
#include "report/display.h"

namespace boardtrail {
namespace {

// RFC 5545, 3.1: octets of a line, without its line break.
constexpr std::size_t kLineOctets = 75;
// A title longer than this is cut by every calendar; the description has more of it.
constexpr std::size_t kSummaryColumns = 120;
// Of one part of a description: no action has as much, and calendars refuse large files.
constexpr std::size_t kPartColumns = 4000;

// `statements` counts the papers that state the action: it grows whenever a later one may
// have changed the event, which is what SEQUENCE is for.
constexpr std::string_view kDueDates = R"(
SELECT a.action_id, a.due_current, a.leads, a.ref, a.description, a.organisation, a.plan,
       a.due_raw, a.rag_raw, a.path, a.page, a.line, r.started_at, l.statements
  FROM v_in_force a
  JOIN v_paper p USING (paper_id)
  JOIN v_document d ON d.document_id = p.document_id
  JOIN v_run r ON r.run_id = d.run_id
  LEFT JOIN v_lineage l ON l.action_id = a.action_id
 WHERE a.due_current IS NOT NULL AND coalesce(a.status, '') <> 'closed'
 ORDER BY a.due_current, a.body, a.plan, a.path, a.position, a.observation_id)";

enum Column : std::size_t {
  kAction,
  kDue,
  kLeads,
  kRef,
  kDescription,
  kOrganisation,
  kPlan,
  kDueRaw,
  kRating,
  kPath,
  kPage,
  kLine,
  kStarted,
  kStatements,
};

// "2025-03-31T08:00:05Z" as "20250331T080005Z".
std::string basic_form(std::string_view extended) {
  std::string basic;
  for (const char c : extended) {
    if (c != '-' && c != ':') basic += c;
  }
  return basic;
}

std::vector<std::string> names_of(std::string_view json) {
  std::vector<std::string> names;
  const auto list = nlohmann::json::parse(json, nullptr, false);
  if (!list.is_array()) return names;
  for (const auto& name : list) {
    if (name.is_string()) names.push_back(display_line(name.get<std::string>()));
  }
  return names;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

// The lines of the description, joined by the escaped line break.
std::string description_of(const std::vector<SqlValue>& row) {
  std::vector<std::string> lines;
  const auto add = [&](std::string_view label, std::string_view text) {
    if (!text.empty())
      lines.push_back(calendar_text(std::string(label) + clip(display_line(text), kPartColumns)));
  };
  add("", text_of(row[kDescription]));
  add("Plan: ", text_of(row[kPlan]));
  add("Organisation: ", text_of(row[kOrganisation]));
  add("Due, as printed: ", text_of(row[kDueRaw]));
  add("Rating, as printed: ", text_of(row[kRating]));
  std::string place(text_of(row[kPath]));
  if (const auto page = integer_of(row[kPage])) place += ", page " + std::to_string(page);
  if (const auto line = integer_of(row[kLine])) place += ", line " + std::to_string(line);
  add("Paper: ", place);
  return joined(lines, "\\n");
}

std::string event_of(const std::vector<SqlValue>& row, Date due) {
  const std::vector<std::string> leads = names_of(text_of(row[kLeads]));
  std::string summary = joined(leads, ", ");
  if (!summary.empty()) summary += ": ";
  if (!text_of(row[kRef]).empty()) summary += display_line(text_of(row[kRef])) + " ";
  summary += display_line(text_of(row[kDescription]));
  std::vector<std::string> categories;
  for (const std::string& lead : leads) categories.push_back(calendar_text(lead));
  const Date next{std::chrono::sys_days(due) + std::chrono::days(1)};
  const std::int64_t statements = integer_of(row[kStatements]);

  std::string event = calendar_line("BEGIN", "VEVENT");
  event += calendar_line("UID", std::to_string(integer_of(row[kAction])) + "@boardtrail");
  event += calendar_line("DTSTAMP", basic_form(text_of(row[kStarted])));
  event += calendar_line("SEQUENCE", std::to_string(statements > 0 ? statements - 1 : 0));
  event += calendar_line("DTSTART;VALUE=DATE", basic_form(iso_date(due)));
  event += calendar_line("DTEND;VALUE=DATE", basic_form(iso_date(next)));
  event += calendar_line("SUMMARY", calendar_text(clip(summary, kSummaryColumns)));
  event += calendar_line("DESCRIPTION", description_of(row));
  if (!categories.empty()) event += calendar_line("CATEGORIES", joined(categories, ","));
  // Nobody is busy all day because an action is due.
  event += calendar_line("TRANSP", "TRANSPARENT");
  return event + calendar_line("END", "VEVENT");
}

}  // namespace

std::string calendar_text(std::string_view text) {
  std::string out;
  for (const char c : display_line(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

std::string calendar_line(std::string_view name, std::string_view value) {
  const std::string line = std::string(name) + ":" + std::string(value);
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    // The space that begins a further line counts.
    const std::size_t room = out.empty() ? kLineOctets : kLineOctets - 1;
    std::size_t length = std::min(room, line.size() - at);
    const auto inside = [&](std::size_t i) { return i < line.size() && is_continuation(line[i]); };
    while (length > 1 && inside(at + length)) --length;
    if (!out.empty()) out += "\r\n ";
    out += std::string_view(line).substr(at, length);
    at += length;
  }
  return out + "\r\n";
}

Status write_calendar(Warehouse& warehouse, const std::string& path) {
  BOARDTRAIL_ASSIGN_OR_RETURN(WholeFile file, WholeFile::create(path));
  BOARDTRAIL_RETURN_IF_ERROR(file.append(
      calendar_line("BEGIN", "VCALENDAR") + calendar_line("VERSION", "2.0") +
      calendar_line("PRODID", "-//Boardtrail//Due dates of Board actions//EN") +
      calendar_line("CALSCALE", "GREGORIAN") + calendar_line("X-WR-CALNAME", "Board actions due")));
  Status written;
  RowReceiver receiver;
  receiver.row = [&](const std::vector<SqlValue>& row) {
    const auto due = parse_iso_date(text_of(row[kDue]));
    if (due) written = file.append(event_of(row, *due));
    return written.ok();
  };
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.query(kDueDates, {}, receiver));
  BOARDTRAIL_RETURN_IF_ERROR(written);
  BOARDTRAIL_RETURN_IF_ERROR(file.append(calendar_line("END", "VCALENDAR")));
  return file.publish();
}

}  // namespace boardtrail
