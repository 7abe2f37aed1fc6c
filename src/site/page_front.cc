// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/page_front.h"

#include <algorithm>

#include "base/date.h"
#include "base/wording.h"
#include "checks/rule.h"
#include "site/markup.h"
#include "site/page_frame.h"

namespace boardtrail {
namespace {

void open_scroll(Markup& page, std::string_view label) {
  page.open("div", "scroll").attribute("tabindex", "0").attribute("role", "region");
  page.attribute("aria-label", label);
  page.open("table", "list");
}

void write_columns(Markup& page, const std::vector<std::string_view>& names) {
  page.open("thead").open("tr");
  for (const std::string_view name : names) {
    page.open("th").attribute("scope", "col").text(name).close();
  }
  page.close().close();
}

void write_figure(Markup& page, std::int64_t number, std::string_view one, std::string_view many) {
  page.open("li").open("span", "number").text(number).close().text(" ");
  page.element("span", "what", number == 1 ? one : many).close();
}

void write_key_figures(Markup& page, const FrontPage& front) {
  std::int64_t open = 0, overdue = 0;
  for (const PlanSummary& plan : front.plans) {
    open += plan.open;
    overdue += plan.overdue;
  }
  const auto of_severity = [&](const std::string& severity) {
    const auto found = front.severities.find(severity);
    return found == front.severities.end() ? 0 : found->second;
  };
  page.open("ul", "figures");
  write_figure(page, static_cast<std::int64_t>(front.plans.size()), "plan", "plans");
  write_figure(page, open, "action not closed", "actions not closed");
  write_figure(page, overdue, "overdue", "overdue");
  write_figure(page, of_severity("high"), "finding of high severity", "findings of high severity");
  write_figure(page, of_severity("medium"), "of medium severity", "of medium severity");
  write_figure(page, of_severity("low"), "of low severity", "of low severity");
  page.close();
}

void write_plan_name(Markup& page, const PlanSummary& plan) {
  page.open("th").attribute("scope", "row").open("a").link(plan_page(plan.plan_id));
  page.quoted(plan.title.empty() ? "Plan without a title" : plan.title).close();
  page.open("br").close().open("span", "body").quoted(plan.organisation).close().close();
}

void write_count(Markup& page, std::int64_t number) {
  page.open("td", number == 0 ? "count none" : "count").text(number).close();
}

// "2 new, 1 closed"
void write_change_list(Markup& page, const PlanSummary& plan) {
  std::string words;
  for (std::size_t i = 0; i < kChangeKinds; ++i) {
    if (plan.changes[i] == 0) continue;
    if (!words.empty()) words += ", ";
    words += std::to_string(plan.changes[i]) + " " + change_noun(static_cast<ChangeKind>(i));
  }
  if (words.empty()) words = plan.compared ? "nothing" : "first paper known";
  page.element("td", words);
}

void write_changes(Markup& page, const FrontPage& front) {
  page.open("section").element("h2", "What changed since the paper before");
  open_scroll(page, "What changed since the paper before");
  write_columns(page, {"Plan", "Latest paper", "Paper before", "What changed", "Findings in it"});
  page.open("tbody");
  for (const PlanSummary& plan : front.plans) {
    page.open("tr");
    write_plan_name(page, plan);
    page.open("td").text(plan.latest_date.empty() ? "unknown" : long_date(plan.latest_date));
    page.close();
    page.open("td").text(!plan.compared             ? "none"
                         : plan.before_date.empty() ? "unknown"
                                                    : long_date(plan.before_date));
    page.close();
    write_change_list(page, plan);
    write_count(page, plan.findings);
    page.close();
  }
  page.close().close().close().close();
}

void write_findings(Markup& page, const FrontPage& front) {
  page.open("section").element("h2", "Findings by rule");
  if (front.rules.empty()) {
    page.element("p", "None.").close();
    return;
  }
  page.element("p",
               "A finding is a place where a paper does not agree with itself, or with the "
               "paper before. Each rule's page explains it and lists its findings.");
  std::vector<std::pair<std::string, RuleCount>> rules(front.rules.begin(), front.rules.end());
  const auto rank = [](const RuleCount& count) {
    return count.severity == "high" ? 0 : count.severity == "medium" ? 1 : 2;
  };
  std::stable_sort(rules.begin(), rules.end(), [&](const auto& a, const auto& b) {
    return std::pair(rank(a.second), -a.second.latest) <
           std::pair(rank(b.second), -b.second.latest);
  });
  open_scroll(page, "Findings by rule");
  write_columns(page, {"Severity", "Rule", "In the latest papers", "In all papers", "Suppressed"});
  page.open("tbody");
  for (const auto& [id, count] : rules) {
    const Rule* rule = find_rule(id);
    page.open("tr").open("td");
    write_severity(page, count.severity);
    page.close();
    page.open("th").attribute("scope", "row").open("a").link(rule_page(id));
    page.text(rule ? rule->summary : std::string_view(id)).close().close();
    write_count(page, count.latest);
    write_count(page, count.all);
    write_count(page, count.suppressed);
    page.close();
  }
  page.close().close().close().close();
}

void write_plans(Markup& page, const FrontPage& front) {
  page.open("section").element("h2", "Plans by rating");
  open_scroll(page, "Plans by rating");
  std::vector<std::string_view> names = {"Plan", "Ratings", "Listed", "Overdue"};
  for (const RatingSign& look : all_looks()) names.push_back(look.letter);
  write_columns(page, names);
  page.open("tbody");
  for (const PlanSummary& plan : front.plans) {
    page.open("tr");
    write_plan_name(page, plan);
    page.open("td");
    write_rating_bar(page, plan.ratings);
    page.close();
    write_count(page, plan.listed);
    write_count(page, plan.overdue);
    for (const std::int64_t count : plan.ratings) write_count(page, count);
    page.close();
  }
  page.close().close().close();
  page.open("ul", "legend");
  for (const RatingSign& look : all_looks()) {
    page.open("li").element("span", "rag rag-" + std::string(look.css), look.letter);
    page.text(" ").text(look.words).close();
  }
  page.close().close();
}

void write_unread(Markup& page, const FrontPage& front) {
  constexpr std::size_t kMost = 50;
  page.open("section").element("h2", "What was not read");
  if (front.unread.empty()) {
    page.element("p", "Every document that was found could be read.").close();
    return;
  }
  page.open("p").text(counted(static_cast<std::int64_t>(front.unread.size()),
                              "document could not be read.", "documents could not be read."));
  page.close().open("ul");
  for (std::size_t i = 0; i < std::min(front.unread.size(), kMost); ++i) {
    page.open("li").open("code").quoted(front.unread[i].path).close();
    page.text(": ").quoted(front.unread[i].error).close();
  }
  page.close();
  if (front.unread.size() > kMost) {
    page.element("p", "'boardtrail coverage' lists all of them.");
  }
  page.close();
}

// "2025-06-30T08:15:00Z" as "30 June 2025, 08:15 UTC".
std::string time_words(const std::string& stamp) {
  if (stamp.size() < 16) return stamp;
  return long_date(stamp.substr(0, 10)) + ", " + stamp.substr(11, 5) + " UTC";
}

std::string note_of(const RunRecord& run) {
  return "Made by Boardtrail " + run.version + " from the run that ended on " +
         time_words(run.finished_at) + ".";
}

}  // namespace

PlanSummary summary_of(const PlanRecord& plan, const std::vector<PlanChange>& changes) {
  PlanSummary summary;
  summary.plan_id = plan.plan_id;
  summary.title = plan.title;
  summary.organisation = plan.organisation;
  summary.latest_date = plan.latest_date;
  if (const PaperRecord* before = plan.paper_before(); before != nullptr) {
    summary.before_date = before->date;
    summary.compared = true;
  }
  for (const ActionRecord& action : plan.actions) {
    if (!action.in_force) continue;
    ++summary.listed;
    summary.open += action.now().status == "closed" ? 0 : 1;
    summary.overdue += is_overdue(plan, action) ? 1 : 0;
  }
  summary.changes = count_changes(changes);
  summary.ratings = count_ratings(plan);
  for (const FindingRecord& finding : plan.findings) {
    summary.findings += finding.seq == plan.last_seq && finding.suppressed.empty() ? 1 : 0;
  }
  return summary;
}

std::string front_page_html(const FrontPage& front) {
  PageHead head;
  head.title = "Action plans: what the papers say";
  head.inside_folder = false;
  Markup page = begin_page(head);
  page.open("p", "lead")
      .text(counted(static_cast<std::int64_t>(front.plans.size()), "plan", "plans"));
  page.text(", as their latest papers state them.").close();
  write_key_figures(page, front);
  write_changes(page, front);
  write_findings(page, front);
  write_plans(page, front);
  write_unread(page, front);
  return end_page(std::move(page), note_of(front.run));
}

std::string front_page_of_run(std::string html, const RunRecord& run) {
  return with_note(std::move(html), note_of(run));
}

}  // namespace boardtrail
