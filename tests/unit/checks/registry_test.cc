// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "support/paper_builder.h"

namespace boardtrail::test {
namespace {

TEST(Registry, IsInOrderOfIdAndComplete) {
  std::string_view before;
  for (const Rule* rule : all_rules()) {
    EXPECT_LT(before, rule->id);
    EXPECT_EQ(find_rule(rule->id), rule);
    for (const std::string_view text :
         {rule->summary, rule->meaning, rule->why, rule->limits, rule->example}) {
      EXPECT_FALSE(text.empty()) << rule->id;
    }
    EXPECT_NE(rule->check == nullptr, rule->across == nullptr) << rule->id;
    before = rule->id;
  }
  EXPECT_EQ(find_rule("no-such-rule"), nullptr);
  EXPECT_EQ(find_rule(""), nullptr);
}

TEST(Registry, HoldsTheRulesOfTheInterface) {
  for (const char* id : {"missing-lead",
                         "unassigned-lead",
                         "missing-due-date",
                         "missing-rag",
                         "missing-action",
                         "missing-update",
                         "date-changed",
                         "invalid-date",
                         "unparsed-date",
                         "rag-not-in-legend",
                         "rag-malformed",
                         "overdue-not-red",
                         "closed-without-date",
                         "closed-but-ongoing",
                         "misplaced-cell",
                         "duplicate-ref",
                         "duplicate-description",
                         "version-conflict",
                         "drafting-note",
                         "empty-section",
                         "unbalanced-figures",
                         "off-trajectory",
                         "missing-actual",
                         "target-date-passed",
                         "invalid-period",
                         "due-date-moved",
                         "original-date-rewritten",
                         "lead-changed",
                         "lead-removed",
                         "rag-worsened",
                         "rag-improved-without-update",
                         "action-dropped",
                         "action-reopened",
                         "description-changed",
                         "version-not-advanced",
                         "update-stale"}) {
    EXPECT_NE(find_rule(id), nullptr) << id;
  }
}

TEST(Registry, SeveritiesHaveNames) {
  EXPECT_STREQ(severity_name(Severity::kHigh), "high");
  EXPECT_STREQ(severity_name(Severity::kMedium), "medium");
  EXPECT_STREQ(severity_name(Severity::kLow), "low");
}

TEST(Registry, EveryFindingCarriesItsRuleAMessageAndEvidence) {
  PaperBuilder paper("2024-08-03");
  paper.row("1", "").lead("", {}).due_words("31/06/2024", DueWords::kUnparsed);
  paper.row("1", "").rated("G", Rag::kGreen).due("30-Jun-24", "2024-06-30");
  paper.row("2", "").closed_on("12-Dec-24", "2024-12-12").status(ActionStatus::kClosed);
  std::set<std::string_view> rules;
  for (const Finding& finding : run_checks({paper.document, paper.paper})) {
    EXPECT_NE(find_rule(finding.rule), nullptr);
    EXPECT_FALSE(finding.message.empty());
    EXPECT_TRUE(finding.message.ends_with(".")) << finding.message;
    EXPECT_FALSE(finding.evidence.empty()) << finding.message;
    EXPECT_FALSE(finding.field.empty()) << finding.message;
    rules.insert(finding.rule);
  }
  EXPECT_GE(rules.size(), 6U);
}

// A damaged or hostile Paper: indexes that point nowhere.
TEST(Registry, RulesStandIndexesThatPointNowhere) {
  PaperBuilder paper("2024-08-03");
  paper.row("1", "Paint the doors").rated("G", Rag::kGreen).row().plan_table = 99;
  paper.row("2", "Paint the doors").row().plan_table = -5;
  paper.paper.plan_tables[0].parts = {-1, 7};
  paper.paper.tables.push_back({42, {}, {}, 0});
  paper.paper.first_block = -3;
  paper.paper.end_block = 1000;
  paper.metric("1", "Visits").table = -9;
  paper.document.format = Format::kPdf;
  EXPECT_EQ(run_checks({paper.document, paper.paper}).size(), 0U);
}

std::string render_rules() {
  std::ostringstream page;
  page << "# Rules\n\n"
          "What Boardtrail looks for in a paper, and between the papers of one plan\n"
          "([history.md](history.md)). A finding says what the paper shows, in the\n"
          "paper's own words, with the place beside every claim; it accuses nobody. A rule that\n"
          "cannot be sure stays silent. `boardtrail explain RULE` prints the same text.\n\n"
          "| rule | severity | summary |\n|---|---|---|\n";
  for (const Rule* rule : all_rules()) {
    page << "| [`" << rule->id << "`](#" << rule->id << ") | " << severity_name(rule->severity)
         << " | " << rule->summary << " |\n";
  }
  for (const Rule* rule : all_rules()) {
    page << "\n## " << rule->id << "\n\n*" << severity_name(rule->severity) << "* · "
         << rule->summary << ".\n\n**What the paper shows.** " << rule->meaning
         << "\n\n**Why it matters.** " << rule->why << "\n\n**When it is silent.** " << rule->limits
         << "\n\n**Example** (invented). " << rule->example << "\n";
  }
  return page.str();
}

// docs/rules.md is what the rules say of themselves. Where it is not, the text
// that it should be is left in the test's folder for copying.
TEST(Registry, TheManualSaysWhatTheRulesSay) {
  std::ifstream file(BOARDTRAIL_SOURCE_FOLDER "/docs/rules.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string wanted = render_rules();
  if (text.str() != wanted) std::ofstream("rules.md.expected") << wanted;
  EXPECT_TRUE(text.str() == wanted) << "docs/rules.md differs from rules.md.expected";
}

}  // namespace
}  // namespace boardtrail::test
