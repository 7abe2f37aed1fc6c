// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/match_actions.h"

#include <chrono>

#include <gtest/gtest.h>

#include "lineage/text_grams.h"

namespace boardtrail {
namespace {

using Pairs = std::vector<std::string>;

StatedAction action(std::string ref, std::string text, std::string section = {}) {
  static std::int64_t last = 0;
  StatedAction one;
  one.id = ++last;
  one.ref = std::move(ref);
  one.description = std::move(text);
  one.section = std::move(section);
  return one;
}

std::vector<const StatedAction*> pointers(std::vector<StatedAction>& actions) {
  std::vector<const StatedAction*> all;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    actions[i].position = static_cast<std::int32_t>(i);
    all.push_back(&actions[i]);
  }
  return all;
}

// "0>1", "2>0?" where doubtful, in order of the later rows.
Pairs pairs(std::vector<StatedAction> before, std::vector<StatedAction> now,
            const Decisions& decisions = {}) {
  Pairs found;
  const auto a = pointers(before);
  const auto b = pointers(now);
  for (const ActionMatch& match : match_actions(a, b, decisions).matches) {
    found.push_back(std::to_string(match.before) + ">" + std::to_string(match.now) +
                    (match.doubtful ? "?" : ""));
  }
  return found;
}

constexpr const char* kCoach = "Train forty improvement coaches, at least one for each service";
constexpr const char* kRota = "Publish the night rota of every ward six weeks ahead";
constexpr const char* kAudit = "Bring the audit programmes under one steering group by autumn";

TEST(MatchActions, AReferenceInAnyStyle) {
  for (const char* ref : {"G2", "g2.", "G 2", "G-2", "G.2", "G(2)", "(G2)", "G02", "G2:"}) {
    EXPECT_EQ(folded_ref(ref), "g2") << ref;
  }
  EXPECT_EQ(folded_ref("W1(a)"), folded_ref("W1.a"));
  EXPECT_EQ(folded_ref("03)"), "3");
  EXPECT_EQ(folded_ref("1.10"), "1.10");
  EXPECT_EQ(folded_ref("3-4"), "3-4");
  EXPECT_EQ(folded_ref("0"), "0");
  EXPECT_EQ(folded_ref("2019/R09"), "2019/r9");
}

TEST(MatchActions, TextComesBeforeReference) {
  // Numbered anew: the references changed places, the texts did not.
  EXPECT_EQ(
      pairs({action("1", kCoach), action("2", kRota)}, {action("1", kRota), action("2", kCoach)}),
      (Pairs{"1>0", "0>1"}));
}

TEST(MatchActions, RewordedActionsAreFound) {
  EXPECT_EQ(pairs({action("", kCoach)}, {action("",
                                                "Train fifty improvement coaches, at least one "
                                                "for each service")}),
            Pairs{"0>0"});
  EXPECT_EQ(pairs({action("L2", kCoach)},
                  {action("L2", "Coaches: train at least thirty for improvement in each service")}),
            Pairs{"0>0"});
  EXPECT_EQ(pairs({action("L2", kCoach)}, {action("L2.", kRota)}), Pairs{});
}

// Half of the words may be those of a form that a plan has for its actions.
TEST(MatchActions, TheFormOfAnActionIsNotEnoughWhereNothingElseAgrees) {
  const auto nurses = [](const char* ref, const char* lead, int due) {
    StatedAction one = action(ref, "Train two nurses each month to read cardiac monitors on wards");
    one.leads = {lead};
    one.due_current = last_day_of_month(2025, static_cast<unsigned>(due));
    return one;
  };
  const auto cooks = [](const char* ref, const char* lead, int due) {
    StatedAction one = action(ref, "Train two cooks each month to read allergy labels on wards");
    one.leads = {lead};
    one.due_current = last_day_of_month(2025, static_cast<unsigned>(due));
    return one;
  };
  EXPECT_EQ(pairs({nurses("4", "JB", 3)}, {cooks("5", "KR", 6)}), Pairs{});
  EXPECT_EQ(pairs({nurses("", "JB", 3)}, {cooks("", "KR", 6)}), Pairs{});
  EXPECT_EQ(pairs({nurses("4", "JB", 3)}, {cooks("5", "JB", 6)}), Pairs{"0>0?"});
  EXPECT_EQ(pairs({nurses("4", "JB", 3)}, {cooks("5", "KR", 3)}), Pairs{"0>0?"});
  EXPECT_EQ(pairs({nurses("", "JB", 3)}, {cooks("", "JB", 6)}), Pairs{"0>0?"});
  EXPECT_EQ(pairs({nurses("4", "JB", 3)}, {cooks("4", "KR", 6)}), Pairs{"0>0"});
}

TEST(MatchActions, EqualRowsAreTakenInOrderUnlessSomethingTellsThemApart) {
  EXPECT_EQ(pairs({action("", kRota), action("", kRota)}, {action("", kRota), action("", kRota)}),
            (Pairs{"0>0", "1>1"}));
  EXPECT_EQ(
      pairs({action("A", kRota), action("B", kRota)}, {action("B", kRota), action("A", kRota)}),
      (Pairs{"1>0", "0>1"}));
}

TEST(MatchActions, ARowWithoutWordsIsKnownByItsReference) {
  EXPECT_EQ(pairs({action("4", "", "Staff")}, {action("4", kCoach, "Staff")}), Pairs{"0>0"});
  EXPECT_EQ(pairs({action("4", "")}, {action("4", kCoach)}), Pairs{"0>0?"});
}

TEST(MatchActions, PeopleDecide) {
  std::vector<StatedAction> before = {action("1", kCoach), action("2", kRota)};
  std::vector<StatedAction> now = {action("1", kCoach), action("9", kAudit)};
  Decisions decisions;
  decisions.forbids.push_back({before[0].id, now[0].id, ""});
  decisions.pins.push_back({before[1].id, now[1].id, ""});
  EXPECT_EQ(pairs(before, now, decisions), Pairs{"1>1"});
}

TEST(MatchActions, SplitsAndMergesAreTold) {
  const std::string both = std::string(kCoach) + " and " + kRota;
  std::vector<StatedAction> one = {action("1", both)};
  std::vector<StatedAction> two = {action("1", kCoach), action("2", kRota)};
  const auto split = match_actions(pointers(one), pointers(two), {});
  ASSERT_EQ(split.matches.size(), 1U);
  ASSERT_EQ(split.relations.size(), 1U);
  EXPECT_EQ(split.relations[0].kind, ActionRelation::Kind::kSplitFrom);
  const auto merged = match_actions(pointers(two), pointers(one), {});
  ASSERT_EQ(merged.relations.size(), 1U);
  EXPECT_EQ(merged.relations[0].kind, ActionRelation::Kind::kMergedInto);
}

TEST(MatchActions, ATwinThatIsGoneWasNotMerged) {
  std::vector<StatedAction> twins = {action("9", kCoach), action("6", kCoach)};
  std::vector<StatedAction> one = {action("9", kCoach)};
  const auto found = match_actions(pointers(twins), pointers(one), {});
  ASSERT_EQ(found.matches.size(), 1U);
  EXPECT_EQ(found.matches[0].before, 0U);
  EXPECT_TRUE(found.relations.empty());
}

constexpr const char* kShifts = "Shift patterns reach colleagues in good time";

StatedAction led(StatedAction one, std::string lead, unsigned month) {
  one.leads = {std::move(lead)};
  one.due_current = last_day_of_month(2025, month);
  return one;
}

// "B2" of the middle row, and what became of it.
Pairs worded_anew(const StatedAction& was, const StatedAction& is) {
  return pairs({led(action("B1", kCoach), "JW", 6), was, led(action("B3", kAudit), "TG", 9)},
               {led(action("B1", kCoach), "JW", 6), is, led(action("B3", kAudit), "TG", 9)});
}

TEST(MatchActions, OtherWordsAtTheSamePlaceAreInDoubt) {
  const Pairs joined = {"0>0", "1>1?", "2>2"};
  const Pairs apart = {"0>0", "2>2"};
  const StatedAction was = led(action("B2", kRota), "MP", 7);
  EXPECT_EQ(worded_anew(was, led(action("B2", kShifts), "MP", 7)), joined);
  EXPECT_EQ(worded_anew(was, led(action("", kShifts), "MP", 7)), joined);
  EXPECT_EQ(worded_anew(was, led(action("B4", kShifts), "MP", 7)), apart);
  EXPECT_EQ(worded_anew(was, led(action("B2", kShifts), "KR", 7)), apart);
  EXPECT_EQ(worded_anew(was, led(action("B2", kShifts), "MP", 8)), apart);
  EXPECT_EQ(worded_anew(was, led(action("B2", kShifts, "Staff"), "MP", 7)), apart);
}

TEST(MatchActions, WhatStandsBesideOtherWordsSpeaksForThemOrAgainst) {
  const Pairs joined = {"0>0", "1>1?", "2>2"};
  const Pairs apart = {"0>0", "2>2"};
  StatedAction was = action("B2", kRota);
  StatedAction is = action("B2", kShifts);
  EXPECT_EQ(worded_anew(was, is), apart);
  was.progress = is.progress = "On track as planned.";
  EXPECT_EQ(worded_anew(was, is), apart);
  was.progress = is.progress = "Seven of the ten areas comply.";
  EXPECT_EQ(worded_anew(was, is), joined);
  was.success_measure = "Ten areas";
  is.success_measure = "Paper is agreed";
  EXPECT_EQ(worded_anew(was, is), apart);
  is.success_measure = was.success_measure;
  was.status = ActionStatus::kClosed;
  EXPECT_EQ(worded_anew(was, is), apart);
}

TEST(MatchActions, PartOfTheTextAtTheSamePlaceIsInDoubt) {
  const Pairs joined = {"0>0", "1>1?", "2>2"};
  const Pairs apart = {"0>0", "2>2"};
  const StatedAction was = action("", "Publish the night rota of every ward and report it");
  EXPECT_EQ(worded_anew(was, action("", "Publish the night rota and tell the council why")),
            joined);
  EXPECT_EQ(worded_anew(was, action("", "Publish the register of gifts and tell why")), apart);
}

// A row whose action was left out gets its words in the next paper, or loses them.
TEST(MatchActions, WordsThatWereFilledInOrTakenOutAreInDoubt) {
  const Pairs joined = {"0>0", "1>1?", "2>2"};
  const Pairs apart = {"0>0", "2>2"};
  const StatedAction blank = led(action("", ""), "MP", 7);
  const StatedAction full = led(action("B2", kShifts), "MP", 7);
  EXPECT_EQ(worded_anew(blank, full), joined);
  EXPECT_EQ(worded_anew(full, blank), joined);
  EXPECT_EQ(worded_anew(blank, led(action("B2", kShifts), "KR", 7)), apart);
  EXPECT_EQ(worded_anew(blank, led(action("B2", kShifts), "MP", 8)), apart);
}

TEST(MatchActions, OtherWordsAtTheEndOfThePlanAreANewAction) {
  const StatedAction first = led(action("", kCoach), "JW", 6);
  const StatedAction third = led(action("", kAudit), "TG", 9);
  const StatedAction was = led(action("", kRota), "MP", 7);
  const StatedAction is = led(action("", kShifts), "MP", 7);
  EXPECT_EQ(pairs({first, third, was}, {first, third, is}), (Pairs{"0>0", "1>1"}));
  EXPECT_EQ(pairs({was, first, third}, {is, first, third}), (Pairs{"0>0?", "1>1", "2>2"}));
  // A lead and date that the whole plan has tell no row from another.
  const StatedAction second = led(action("", kAudit), "MP", 7);
  EXPECT_EQ(pairs({led(action("", kCoach), "MP", 7), was, second},
                  {led(action("", kCoach), "MP", 7), is, second}),
            (Pairs{"0>0", "2>2"}));
}

TEST(MatchActions, ManyEqualRowsTakeNoTime) {
  std::vector<StatedAction> before;
  std::vector<StatedAction> now;
  for (int i = 0; i < 4000; ++i) {
    before.push_back(action("1", kRota));
    now.push_back(action("1", kRota));
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(match_actions(pointers(before), pointers(now), {}).matches.size(), 4000U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(TextGrams, Compare) {
  EXPECT_EQ(similarity(text_grams("The  rota, published."), text_grams("the rota published")), 1);
  EXPECT_EQ(similarity(text_grams(""), text_grams("")), 0);
  EXPECT_EQ(similarity(text_grams(kRota), text_grams(kCoach)), 0);
  EXPECT_EQ(containment(text_grams(kRota), text_grams(std::string("First ") + kRota)), 1);
}

}  // namespace
}  // namespace boardtrail
