// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/plan_state.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/text.h"
#include "lineage/paper_order.h"
#include "lineage/plan_key.h"
#include "normalise/dates.h"

namespace boardtrail {
namespace {

// A plan with fewer green rows than this may lose them all by chance.
constexpr std::size_t kFewGreens = 3;

bool is_good(const StatedAction& action) {
  return action.closed() || action.rag == Rag::kGreen || action.rag == Rag::kAmberGreen ||
         action.rag == Rag::kBlue;
}

bool is_poor(const StatedAction& action) {
  return !action.closed() &&
         (action.rag == Rag::kRed || action.rag == Rag::kAmberRed || action.rag == Rag::kAmber);
}

// The first day of the period that a date stands for by its last day.
Date first_day(Date last, Precision precision) {
  switch (precision) {
    case Precision::kMonth:
      return Date{last.year(), last.month(), std::chrono::day(1)};
    case Precision::kQuarter:
    case Precision::kSeason:
      return add_months(Date{last.year(), last.month(), std::chrono::day(1)}, -2);
    case Precision::kYear:
      return add_months(Date{last.year(), last.month(), std::chrono::day(1)}, -11);
    case Precision::kDay:
      break;
  }
  return last;
}

// The day lies in the time that the row's date stands for, which ends with `last`.
bool within(Date day, Date last, const StatedAction& row) {
  const bool exact = row.due_precision == Precision::kYear && names_the_end(row);
  return covers(last, exact ? Precision::kDay : row.due_precision, day);
}

bool same_edition(const StatedPaper& before, const StatedPaper& now) {
  return before.format != now.format && paper_date(before) == paper_date(now) &&
         fold_words(before.version) == fold_words(now.version);
}

bool runs_on(const std::string& before, const std::string& now) {
  return !now.empty() && fold_words(before) == fold_words(now);
}

void start_runs(Lineage& lineage, const StatedAction& now) {
  lineage.update_run = 1;
  lineage.update_run_id = now.id;
  lineage.rating_run = 1;
  lineage.rating_run_id = now.id;
}

void extend_runs(Lineage& lineage, const StatedAction& now, bool another_day) {
  const StatedAction& before = lineage.head;
  if (!runs_on(before.progress, now.progress)) {
    lineage.update_run = 1;
    lineage.update_run_id = now.id;
  } else if (another_day) {
    ++lineage.update_run;
  }
  if (!now.rag || before.rag != now.rag) {
    lineage.rating_run = 1;
    lineage.rating_run_id = now.id;
  } else if (another_day) {
    ++lineage.rating_run;
  }
}

void note_due(Lineage& lineage, const StatedAction& now) {
  if (lineage.first_due) return;
  lineage.first_due = due_day(now);
  // A first date after the current one was read with the wrong year.
  if (now.due_original && (!now.due_current || *now.due_original < *now.due_current)) {
    lineage.first_due = now.due_original;
  }
  if (lineage.first_due) lineage.first_due_id = now.id;
}

// The row of the paper that a restating row says again: the same words, else none.
const StatedAction* restated_by(const StatedPaper& paper, const StatedAction& row) {
  const std::string words = fold_words(row.description);
  for (const StatedAction& action : paper.actions) {
    if (!action.restates && !words.empty() && fold_words(action.description) == words) {
      return &action;
    }
  }
  return nullptr;
}

}  // namespace

bool covers(Date last, Precision precision, Date day) {
  return day <= last && day >= first_day(last, precision);
}

bool names_the_end(const StatedAction& row) {
  const std::string words = ' ' + fold_words(row.due_raw) + ' ';
  return words.find(" end ") != std::string::npos;
}

std::optional<Date> due_day(const StatedAction& row) {
  if (row.due_current || row.due_precision != Precision::kSeason) return row.due_current;
  const std::vector<DateTerm> terms = find_dates(row.due_raw);
  return terms.empty() ? std::nullopt : terms.back().latest;
}

bool same_time(const StatedAction& a, const StatedAction& b) {
  const std::optional<Date> left = due_day(a);
  const std::optional<Date> right = due_day(b);
  if (!left || !right) return left == right;
  return within(*left, *right, b) || within(*right, *left, a);
}

bool shows_a_part(const StatedPaper& paper, const std::vector<const Lineage*>& missing,
                  const std::vector<Change>& kept) {
  if (names_a_part(paper.title)) return true;
  const auto good = std::count_if(missing.begin(), missing.end(),
                                  [](const Lineage* lineage) { return is_good(lineage->head); });
  if (static_cast<std::size_t>(good) < kFewGreens ||
      static_cast<std::size_t>(good) != missing.size()) {
    return false;
  }
  return !kept.empty() && std::all_of(kept.begin(), kept.end(),
                                      [](const Change& change) { return is_poor(*change.now); });
}

PlanStep PlanState::compare(const StatedPaper& paper, const Decisions& decisions) {
  found_ = {};
  // The order of what is compared must not depend on how the plan was come by.
  std::sort(lineages.begin(), lineages.end(), [](const Lineage& a, const Lineage& b) {
    return std::tuple(-a.last_seq, a.head.position, a.action_id) <
           std::tuple(-b.last_seq, b.head.position, b.action_id);
  });
  PlanStep step;
  step.now = &paper;
  for (const StatedAction& action : paper.actions) {
    if (!action.restates) found_.stated.push_back(&action);
  }
  std::vector<const StatedAction*> heads;
  heads.reserve(lineages.size());
  for (Lineage& lineage : lineages) {
    lineage.head.age = last_seq - lineage.last_seq;
    heads.push_back(&lineage.head);
  }
  found_.matches = match_actions(heads, found_.stated, decisions);

  std::vector<bool> continued(lineages.size(), false);
  std::vector<bool> linked(found_.stated.size(), false);
  for (const ActionMatch& match : found_.matches.matches) {
    const Lineage& lineage = lineages[match.before];
    continued[match.before] = true;
    linked[match.now] = true;
    step.changes.push_back(
        {&lineage, papers.at(lineage.head.paper_id).get(), found_.stated[match.now], match});
  }
  for (std::size_t i = 0; i < linked.size(); ++i) {
    if (!linked[i]) step.added.push_back(found_.stated[i]);
  }
  std::vector<bool> merged(lineages.size(), false);
  for (const ActionRelation& relation : found_.matches.relations) {
    if (relation.kind == ActionRelation::Kind::kMergedInto) merged[relation.before] = true;
  }
  for (std::size_t i = 0; i < lineages.size(); ++i) {
    if (continued[i] || full_seq == 0 || lineages[i].last_seq < full_seq) continue;
    (merged[i] ? step.merged : step.gone).push_back(&lineages[i]);
  }
  step.partial = shows_a_part(paper, step.gone, step.changes);
  if (step.partial) step.gone.clear();
  if (last_seq > 0) {
    step.before = papers.at(last_paper_id).get();
    step.order_certain = order_is_certain(*step.before, paper);
    step.same_edition = same_edition(*step.before, paper);
  }
  if (full_seq > 0) step.full_before = papers.at(full_paper_id).get();
  step.dates = dates;
  const std::optional<Date> date = paper_date(paper);
  if (date && (step.dates.empty() || step.dates.back() < *date)) step.dates.push_back(*date);
  return step;
}

std::vector<ActionLink> PlanState::take(const StatedPaper& paper, const PlanStep& step,
                                        std::int64_t (*new_action)(std::int64_t)) {
  ++last_seq;
  std::map<std::int64_t, ActionLink> links;  // by observation
  for (const ActionMatch& match : found_.matches.matches) {
    Lineage& lineage = lineages[match.before];
    const StatedAction& now = *found_.stated[match.now];
    const StatedPaper& earlier = *papers.at(lineage.head.paper_id);
    ++lineage.statements;
    links[now.id] = {now.id,      lineage.action_id, lineage.head.id, lineage.statements,
                     match.score, match.reason,      match.doubtful};
    if (due_day(now) && due_day(lineage.head) && !same_time(lineage.head, now)) {
      ++lineage.moves;
    }
    extend_runs(lineage, now, paper_date(earlier) != paper_date(paper));
    note_due(lineage, now);
    lineage.head = now;
    lineage.head.due.clear();
    lineage.last_seq = last_seq;
  }
  for (const StatedAction* action : step.added) {
    Lineage lineage;
    lineage.action_id = new_action(action->id);
    lineage.head = *action;
    lineage.head.due.clear();
    lineage.last_seq = last_seq;
    lineage.statements = 1;
    note_due(lineage, *action);
    start_runs(lineage, *action);
    links[action->id] = {action->id, lineage.action_id, std::nullopt, 1, 1, "first seen", false};
    lineages.push_back(std::move(lineage));
  }
  relate(links);
  for (const StatedAction& action : paper.actions) {
    if (!action.restates) continue;
    const StatedAction* stated = restated_by(paper, action);
    ActionLink link{action.id, new_action(action.id), std::nullopt, 0, 1, "restates no row", true};
    if (stated != nullptr) {
      link.action_id = links.at(stated->id).action_id;
      link.reason = "restates";
      link.doubtful = false;
    }
    links[action.id] = link;
  }
  keep(paper);
  if (!step.partial) {
    full_seq = last_seq;
    full_paper_id = paper.id;
  }
  dates = step.dates;
  forget();
  std::vector<ActionLink> ordered;
  ordered.reserve(paper.actions.size());
  for (const StatedAction& action : paper.actions) ordered.push_back(links.at(action.id));
  return ordered;
}

// The paper without its actions; metrics are compared with the paper just before, and
// nobody asks for those of older ones.
void PlanState::keep(const StatedPaper& paper) {
  if (const auto last = papers.find(last_paper_id); last != papers.end()) {
    last->second->metrics.clear();
  }
  papers[paper.id] = std::make_shared<StatedPaper>(paper);
  papers[paper.id]->actions.clear();
  last_paper_id = paper.id;
}

void PlanState::relate(const std::map<std::int64_t, ActionLink>& links) {
  relations_.clear();
  for (const ActionRelation& relation : found_.matches.relations) {
    const std::int64_t earlier = lineages[relation.before].action_id;
    const std::int64_t later = links.at(found_.stated[relation.now]->id).action_id;
    if (relation.kind == ActionRelation::Kind::kMergedInto) {
      relations_.push_back({relation.kind, earlier, later, relation.score});
    } else {
      relations_.push_back({relation.kind, later, earlier, relation.score});
    }
  }
}

void PlanState::forget() {
  const std::int32_t oldest = last_seq - kMemory;
  const auto old =
      std::stable_partition(lineages.begin(), lineages.end(),
                            [oldest](const Lineage& lineage) { return lineage.last_seq > oldest; });
  forgotten_.assign(std::make_move_iterator(old), std::make_move_iterator(lineages.end()));
  lineages.erase(old, lineages.end());
  std::map<std::int64_t, std::shared_ptr<StatedPaper>> kept;
  for (const Lineage& lineage : lineages) {
    kept[lineage.head.paper_id] = papers.at(lineage.head.paper_id);
  }
  kept[last_paper_id] = papers.at(last_paper_id);
  if (full_paper_id != 0) kept[full_paper_id] = papers.at(full_paper_id);
  papers = std::move(kept);
}

}  // namespace boardtrail
