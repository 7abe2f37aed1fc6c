// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/page_action.h"

#include <algorithm>

#include "base/date.h"
#include "base/wording.h"
#include "site/changes.h"
#include "site/markup.h"
#include "site/page_finding.h"
#include "site/page_frame.h"

namespace boardtrail {
namespace {

constexpr std::string_view kNotSaid = "not stated";

void write_fact(Markup& page, std::string_view name, std::string_view value) {
  page.open("div").element("dt", name).open("dd");
  if (value.empty()) {
    page.element("span", "blank", kNotSaid);
  } else {
    page.quoted(value);
  }
  page.close().close();
}

bool changed_in(const ActionStatement& statement, std::string_view field) {
  return std::find(statement.changed.begin(), statement.changed.end(), field) !=
         statement.changed.end();
}

std::string slip_words(const std::string& first, const std::string& now) {
  const auto from = parse_iso_date(first);
  const auto to = parse_iso_date(now);
  if (!from || !to) return {};
  const int days = days_between(*from, *to);
  if (days == 0) return "not moved since it was first stated";
  return counted(std::abs(days), "day", "days") + (days > 0 ? " later" : " earlier") +
         " than first stated (" + long_date(first) + ")";
}

void write_facts(Markup& page, const ActionRecord& action) {
  const ActionStatement& now = action.now();
  page.open("dl", "facts");
  page.open("div").element("dt", "Rating").open("dd");
  write_rating(page, now.rag);
  page.close().close();
  write_fact(page, "Status", now.status);
  write_fact(page, "Lead", now.leads.empty() ? now.lead_raw : now.leads);
  std::string due = now.due_current.empty() ? now.due_raw : long_date(now.due_current);
  const std::string slip = slip_words(action.first_due, now.due_current);
  if (!slip.empty()) due += ", " + slip;
  write_fact(page, "Due", due);
  if (!now.closed_on.empty()) write_fact(page, "Closed on", long_date(now.closed_on));
  if (!now.section.empty()) write_fact(page, "Section", now.section);
  if (!now.source_finding.empty()) write_fact(page, "What it answers", now.source_finding);
  if (!now.success_measure.empty()) write_fact(page, "Success measure", now.success_measure);
  page.close();
}

// A value that differs from the paper before is said to, not only set off.
void write_value(Markup& page, const ActionStatement& statement, std::string_view field,
                 std::string_view name, std::string_view value) {
  const bool changed = changed_in(statement, field);
  if (value.empty() && !changed) return;
  page.open("div", changed ? "changed" : "same").element("dt", name).open("dd");
  if (field == "rag") {
    write_rating(page, value);
    if (!statement.rag_raw.empty()) page.text(" ").open("q").quoted(statement.rag_raw).close();
  } else if (value.empty()) {
    page.element("span", "blank", kNotSaid);
  } else {
    page.quoted(value);
  }
  if (changed) page.text(" ").element("span", "flag", "changed");
  page.close().close();
}

void write_statement(Markup& page, const PlanRecord& plan, const ActionStatement& statement) {
  const PaperRecord* paper = plan.paper(statement.paper_id);
  page.open("li").open("h3");
  page.text(paper == nullptr || paper->date.empty() ? "Paper without a date"
                                                    : long_date(paper->date));
  page.close();
  page.open("p", "source");
  if (paper != nullptr) page.open("code").quoted(paper->path).close();
  const std::string place = place_words(statement.page, statement.line);
  if (!place.empty()) page.text(", " + place);
  page.close();
  if (statement.doubtful) {
    page.open("p", "note").text("That this is the same action is in doubt (");
    page.text(statement.reason).text(").").close();
  }
  page.open("dl", "facts");
  write_value(page, statement, "ref", "Reference", statement.ref);
  write_value(page, statement, "rag", "Rating", statement.rag);
  write_value(page, statement, "status", "Status", statement.status);
  write_value(page, statement, "due_current", "Due", statement.due_raw);
  write_value(page, statement, "leads", "Lead",
              statement.leads.empty() ? statement.lead_raw : statement.leads);
  if (statement.first || changed_in(statement, "description")) {
    write_value(page, statement, "description", "Wording", statement.description);
  }
  if (changed_in(statement, "success_measure")) {
    write_value(page, statement, "success_measure", "Success measure", statement.success_measure);
  }
  write_value(page, statement, "progress", "Update", statement.progress);
  page.close().close();
}

}  // namespace

std::string action_page_html(const PlanRecord& plan, const ActionRecord& action,
                             const std::vector<const FindingRecord*>& findings) {
  const ActionStatement& now = action.now();
  PageHead head;
  head.title = now.ref.empty() ? "Action" : "Action " + now.ref;
  head.trail = {{front_page(), "Front page"}, {plan_page(plan.plan_id), plan.title}};
  Markup page = begin_page(head);
  page.open("p", "lead").quoted(now.description).close();
  if (!action.in_force) {
    page.element("p", "note", "The latest papers of the plan do not list this action any more.");
  }
  if (is_overdue(plan, action)) {
    page.element("p", "note", "Overdue: its date lies before the day that the paper speaks for.");
  }
  write_facts(page, action);
  if (!findings.empty()) {
    page.open("section").element("h2", "Findings").open("ul", "findings");
    for (const FindingRecord* finding : findings) {
      page.open("li");
      write_severity(page, finding->severity);
      page.text(" ").open("a").link(finding_page(finding->finding_id));
      page.quoted(finding->message).close().close();
    }
    page.close().close();
  }
  page.open("section").element("h2", "Through the papers, the latest first");
  page.open("ol", "timeline");
  for (auto i = action.statements.rbegin(); i != action.statements.rend(); ++i) {
    write_statement(page, plan, *i);
  }
  page.close().close();
  return end_page(std::move(page));
}

}  // namespace boardtrail
