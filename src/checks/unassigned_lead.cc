// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <re2/re2.h>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/leads.h"

namespace boardtrail {
namespace {

void check_rows(const Paper& paper, Findings& findings) {
  for (const Observation& row : paper.observations) {
    if (row.restates || row.lead_raw.find_first_not_of("-–— ?.") == std::string::npos) continue;
    const LeadReading reading = read_leads(row.lead_raw);
    if (!reading.placeholder && !reading.collective) continue;
    const char* what =
        reading.collective ? ", which names nobody in particular." : ", which names nobody.";
    Finding finding =
        row_finding(kUnassignedLead, paper, row, "lead",
                    row_subject(row) + " gives its lead as " + quoted(row.lead_raw) + what);
    finding.evidence.push_back(exhibit(row, Field::kLead, row.lead_raw));
    findings.push_back(std::move(finding));
  }
}

// "Programme Manager: | TBC" and "Programme Manager: TBC" in highlight reports and
// plans on a page. Only roles that answer for delivery; only a printed
// placeholder, for a blank beside a label may be a matter of layout.
bool is_role_label(std::string_view text) {
  static const RE2 kRole(
      R"((?i)\s*(?:(?:programme|project|delivery|workstream) (?:manager|lead|director)|)"
      R"((?:executive|exec|clinical|action|accountable|responsible|operational|senior) )"
      R"((?:lead|owner|director|executive|sponsor|responsible owner|responsible officer)|)"
      R"(action lead|sro|lead|owner)\s*(?:\(s\))?\s*:?\s*)");
  return text.size() <= 48 && RE2::FullMatch(text, kRole);
}

bool is_open_post(std::string_view text) {
  static const RE2 kOpenPost(
      R"((?i)\s*\(?(?:tbc|tba|tbd|vacant|vacancy|post vacant|to be (?:confirmed|appointed|)"
      R"(agreed|advised|determined|recruited|identified))\)?\.?\s*)");
  return text.size() <= 40 && RE2::FullMatch(text, kOpenPost);
}

void report_role(const std::string& label, const std::string& value, const Place& place,
                 Findings& findings) {
  std::string role = collapse_spaces(label);
  while (!role.empty() && (role.back() == ':' || role.back() == ' ')) role.pop_back();
  Finding finding = paper_finding(
      kUnassignedLead, "lead",
      "The paper gives " + quoted(role) + " as " + quoted(value) + ", which names nobody.");
  finding.evidence.push_back({role, value, place});
  findings.push_back(std::move(finding));
}

// Plan tables have leads of their own; what stands in them is check_rows' business.
std::vector<bool> tables_with_leads(const CheckContext& context) {
  std::vector<bool> has_leads(context.document.tables.size());
  for (const PlanTable& plan : context.paper.plan_tables) {
    if (!plan.has_column(Field::kLead)) continue;
    for (const std::int32_t part : plan.parts) {
      const auto index = static_cast<std::size_t>(part);
      if (part >= 0 && index < has_leads.size()) has_leads[index] = true;
    }
  }
  return has_leads;
}

// Few cells can be one; the pattern is asked about those alone.
bool may_be_open_post(std::string_view text) {
  return !text.empty() && text.size() <= 40 &&
         std::string_view("TtVv( ").find(text.front()) != std::string_view::npos;
}

// "Executive Lead: Vacant" in one cell.
void check_line(const Cell& cell, std::size_t colon, Findings& findings) {
  const std::string& text = cell.content.text;
  const std::string value = text.substr(colon + 1);
  const std::string label = text.substr(0, colon + 1);
  if (is_open_post(value) && is_role_label(label)) report_role(label, value, cell.place, findings);
}

// Cells stand in order of row and column: the label is the cell before. Without a
// colon it must open the row, for else the two may be values side by side.
void check_cell(const Cell& cell, const Cell* before, Findings& findings) {
  const std::string& text = cell.content.text;
  if (text.size() <= 100) {
    if (const std::size_t colon = text.find(':'); colon != std::string::npos) {
      check_line(cell, colon, findings);
      return;
    }
  }
  if (before == nullptr || before->row != cell.row || before->header || !may_be_open_post(text)) {
    return;
  }
  const std::string& label = before->content.text;
  const bool labels = before->column == 0 || label.find(':') != std::string::npos;
  if (!labels || before->column + before->column_span != cell.column) return;
  if (is_open_post(text) && is_role_label(label)) report_role(label, text, cell.place, findings);
}

void check_unassigned_lead(const CheckContext& context, Findings& findings) {
  check_rows(context.paper, findings);
  const std::vector<bool> has_leads = tables_with_leads(context);
  for (const TableReading& reading : context.paper.tables) {
    const auto index = static_cast<std::size_t>(reading.table);
    if (reading.table < 0 || index >= has_leads.size() || has_leads[index]) continue;
    const Cell* before = nullptr;
    for (const Cell& cell : context.document.tables[index].cells) {
      if (!cell.header) check_cell(cell, before, findings);
      before = &cell;
    }
  }
}

}  // namespace

const Rule kUnassignedLead = {
    "unassigned-lead",
    Severity::kMedium,
    "The lead is a placeholder or everybody",
    "The lead of an action, or a role such as 'Programme Manager', is given as words that name "
    "nobody: TBC, Vacant, Varied, All, All Execs.",
    "What everybody owns nobody owns; a post to be filled cannot yet deliver.",
    "Silent where a name stands beside such a word, and for a blank beside the label of a role. "
    "A committee or a team is taken as a lead.",
    "Ref 7 | Refresh the induction | Varied | 30-Sep-24 | A",
    check_unassigned_lead,
};

}  // namespace boardtrail
