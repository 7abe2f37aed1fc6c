// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/page_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/date.h"
#include "base/text.h"
#include "base/wording.h"
#include "site/charts.h"
#include "site/markup.h"
#include "site/page_finding.h"
#include "site/page_frame.h"

namespace boardtrail {
namespace {

void write_figure(Markup& page, std::int64_t number, std::string_view words) {
  page.open("li").open("span", "number").text(number).close().text(" ");
  page.element("span", "what", words).close();
}

void write_key_figures(Markup& page, const PlanRecord& plan) {
  std::int64_t open = 0, closed = 0, unknown = 0, overdue = 0, listed = 0;
  for (const ActionRecord& action : plan.actions) {
    if (!action.in_force) continue;
    ++listed;
    const std::string& status = action.now().status;
    ++(status == "closed" ? closed : status == "open" ? open : unknown);
    overdue += is_overdue(plan, action) ? 1 : 0;
  }
  std::int64_t findings = 0;
  for (const FindingRecord& finding : plan.findings) findings += finding.seq == plan.last_seq;
  page.open("ul", "figures");
  write_figure(page, listed, "actions listed");
  write_figure(page, open, "open");
  write_figure(page, closed, "closed");
  if (unknown > 0) write_figure(page, unknown, "of unknown status");
  write_figure(page, overdue, "overdue");
  write_figure(page, findings, "findings in the latest paper");
  page.close();
}

void write_contents(Markup& page) {
  page.open("nav", "contents").attribute("aria-label", "On this page").open("ul");
  page.open("li").open("a").place("changes").text("What changed").close().close();
  page.open("li").open("a").place("charts").text("Charts").close().close();
  page.open("li").open("a").place("findings").text("Findings").close().close();
  page.open("li").open("a").place("actions").text("Actions").close().close();
  page.open("li").open("a").place("papers").text("Papers").close().close();
  page.close().close();
}

std::string name_of(const ActionRecord& action) {
  const ActionStatement& now = action.now();
  return now.ref.empty() ? std::string("Action without a reference") : now.ref;
}

void write_changes(Markup& page, const PlanRecord& plan, const std::vector<PlanChange>& changes) {
  page.open("section").open("h2").attribute("id", "changes").text("What changed").close();
  const PaperRecord* before = plan.paper_before();
  if (before == nullptr) {
    page.element("p", "This is the first paper of the plan that is known.").close();
    return;
  }
  page.open("p").text("The paper of ").text(long_date(plan.papers.back().date));
  page.text(" beside the one of ").text(long_date(before->date)).text(".").close();
  if (changes.empty()) page.element("p", "Nothing in the actions changed but their updates.");
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const PlanChange& change = changes[i];
    if (i == 0 || changes[i - 1].kind != change.kind) {
      const auto count = count_changes(changes)[static_cast<std::size_t>(change.kind)];
      page.open("h3").text(change_words(change.kind)).text(" (").text(count).text(")").close();
      page.open("ul", "changes");
    }
    page.open("li").open("a").link(action_page(change.action->action_id));
    page.quoted(name_of(*change.action)).close().text(" ");
    if (!change.from.empty() || !change.to.empty()) {
      page.open("span", "move").quoted(change.from.empty() ? "nobody" : change.from);
      page.text(" → ").quoted(change.to.empty() ? "nobody" : change.to).close().text(" ");
    }
    page.open("span", "words").quoted(change.action->now().description).close().close();
    if (i + 1 == changes.size() || changes[i + 1].kind != change.kind) page.close();
  }
  page.close();
}

// --- filters: shown by filter.js; without it every row is there ----------------------

void open_choice(Markup& page, std::string_view label, std::string_view key) {
  page.open("label").text(label).text(" ").open("select").attribute("data-key", key);
  page.open("option").attribute("value", "").text("All").close();
}

void write_option(Markup& page, std::string_view value, std::string_view words) {
  page.open("option").attribute("value", value).text(words).close();
}

void open_filter(Markup& page, std::string_view table, std::string_view label) {
  page.open("form", "filter").attribute("hidden", "").attribute("data-for", table);
  page.attribute("role", "search").attribute("aria-label", label);
  page.open("label").text("Words ").open("input").attribute("type", "search");
  page.attribute("data-key", "").close().close();
}

void close_filter(Markup& page) {
  page.open("p", "count").attribute("role", "status").close();
  page.close();
}

void write_finding_filter(Markup& page, const PlanRecord& plan) {
  open_filter(page, "finding-list", "Choose findings");
  open_choice(page, "Severity", "severity");
  write_option(page, "high", "High");
  write_option(page, "medium", "Medium");
  write_option(page, "low", "Low");
  page.close().close();
  std::set<std::string> rules;
  for (const FindingRecord& finding : plan.findings) rules.insert(finding.rule);
  open_choice(page, "Rule", "rule");
  for (const std::string& rule : rules) write_option(page, rule, rule);
  page.close().close();
  open_choice(page, "Paper", "date");
  for (auto paper = plan.papers.rbegin(); paper != plan.papers.rend(); ++paper) {
    if (!paper->date.empty()) write_option(page, paper->date, long_date(paper->date));
  }
  page.close().close();
  close_filter(page);
}

void write_findings(Markup& page, const PlanRecord& plan) {
  page.open("section").open("h2").attribute("id", "findings").text("Findings").close();
  if (plan.findings.empty()) {
    page.element("p", "None.").close();
    return;
  }
  write_finding_filter(page, plan);
  page.open("div", "scroll").attribute("tabindex", "0").attribute("role", "region");
  page.attribute("aria-label", "Findings");
  page.open("table", "list").attribute("id", "finding-list");
  write_finding_columns(page, false);
  page.open("tbody");
  for (const FindingRecord& finding : plan.findings) write_finding_row(page, finding, false);
  page.close().close().close().close();
}

void write_action_filter(Markup& page, const PlanRecord& plan) {
  open_filter(page, "action-list", "Choose actions");
  open_choice(page, "Rating", "rating");
  for (const RatingSign& look : all_looks()) write_option(page, look.css, look.words);
  page.close().close();
  open_choice(page, "Status", "status");
  write_option(page, "open", "Open");
  write_option(page, "closed", "Closed");
  write_option(page, "overdue", "Overdue");
  page.close().close();
  std::set<std::string> leads;
  for (const ActionRecord& action : plan.actions) {
    for (const std::string_view lead : split(action.now().leads, ',')) {
      if (!trim(lead).empty()) leads.emplace(trim(lead));
    }
  }
  open_choice(page, "Lead", "lead");
  for (const std::string& lead : leads) write_option(page, lead, lead);
  page.close().close();
  close_filter(page);
}

void write_action_row(Markup& page, const PlanRecord& plan, const ActionRecord& action,
                      std::int64_t findings) {
  const ActionStatement& now = action.now();
  const bool overdue = is_overdue(plan, action);
  page.open("tr").attribute("data-rating", look_of(now.rag).css);
  page.attribute("data-status", overdue ? now.status + " overdue" : now.status);
  page.attribute("data-lead", now.leads);
  page.open("th").attribute("scope", "row").open("a").link(action_page(action.action_id));
  page.quoted(name_of(action)).close().close();
  page.open("td").quoted(now.description).close();
  page.open("td").quoted(now.leads.empty() ? now.lead_raw : now.leads).close();
  page.open("td").text(now.due_current.empty() ? now.due_raw : long_date(now.due_current));
  if (overdue) page.text(" ").element("strong", "flag", "overdue");
  page.close();
  page.open("td");
  write_rating(page, now.rag);
  page.close();
  page.open("td").text(now.status).close();
  page.open("td", "count").text(findings).close().close();
}

void write_action_table(Markup& page, const PlanRecord& plan, bool in_force, std::string_view id) {
  std::map<std::int64_t, std::int64_t> findings;
  for (const FindingRecord& finding : plan.findings) ++findings[finding.action_id];
  page.open("div", "scroll").attribute("tabindex", "0").attribute("role", "region");
  page.attribute("aria-label", in_force ? "Actions" : "Actions no longer listed");
  page.open("table", "list").attribute("id", id).open("thead").open("tr");
  for (const std::string_view words :
       {"Reference", "Action", "Lead", "Due", "Rating", "Status", "Findings"}) {
    page.open("th").attribute("scope", "col").text(words).close();
  }
  page.close().close().open("tbody");
  for (const ActionRecord& action : plan.actions) {
    if (action.in_force != in_force) continue;
    const auto found = findings.find(action.action_id);
    write_action_row(page, plan, action, found == findings.end() ? 0 : found->second);
  }
  page.close().close().close();
}

void write_actions(Markup& page, const PlanRecord& plan) {
  page.open("section").open("h2").attribute("id", "actions").text("Actions").close();
  write_action_filter(page, plan);
  write_action_table(page, plan, true, "action-list");
  const auto gone = std::count_if(plan.actions.begin(), plan.actions.end(),
                                  [](const ActionRecord& action) { return !action.in_force; });
  if (gone > 0) {
    page.open("details").open("summary");
    page.text(counted(gone, "action is", "actions are")).text(" not listed any more").close();
    write_action_table(page, plan, false, "gone-list");
    page.close();
  }
  page.close();
}

void write_papers(Markup& page, const PlanRecord& plan) {
  page.open("section").open("h2").attribute("id", "papers").text("Papers").close();
  page.open("div", "scroll").attribute("tabindex", "0").attribute("role", "region");
  page.attribute("aria-label", "Papers");
  page.open("table", "list").open("thead").open("tr");
  for (const std::string_view words : {"Date", "Title", "Version", "File"}) {
    page.open("th").attribute("scope", "col").text(words).close();
  }
  page.close().close().open("tbody");
  for (auto paper = plan.papers.rbegin(); paper != plan.papers.rend(); ++paper) {
    page.open("tr").open("td").text(paper->date.empty() ? "unknown" : long_date(paper->date));
    if (!paper->order_certain) page.text(" (its place in the order is uncertain)");
    page.close();
    page.open("td").quoted(paper->title);
    if (paper->partial) page.text(" (a part of the plan)");
    page.close().open("td").quoted(paper->version).close();
    page.open("td").open("code").quoted(paper->path).close().close().close();
  }
  page.close().close().close().close();
}

}  // namespace

std::string plan_page_html(const PlanRecord& plan, const std::vector<PlanChange>& changes) {
  PageHead head;
  head.title = plan.title.empty() ? "Plan without a title" : plan.title;
  head.trail = {{front_page(), "Front page"}};
  Markup page = begin_page(head);
  page.open("p", "lead")
      .quoted(plan.organisation.empty() ? "No organisation is named" : plan.organisation);
  if (!plan.latest_date.empty()) page.text(". Latest paper: " + long_date(plan.latest_date));
  page.text(".").close();
  write_key_figures(page, plan);
  write_contents(page);
  write_changes(page, plan, changes);
  page.open("section").open("h2").attribute("id", "charts").text("Charts").close();
  write_rating_strip(page, plan);
  write_slip_chart(page, plan);
  write_burn_down(page, plan);
  write_lead_load(page, plan);
  page.close();
  write_findings(page, plan);
  write_actions(page, plan);
  write_papers(page, plan);
  return end_page(std::move(page));
}

}  // namespace boardtrail
