// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_PLAN_STATE_H_
#define BOARDTRAIL_LINEAGE_PLAN_STATE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lineage/match_actions.h"
#include "lineage/statement.h"

namespace boardtrail {

// One action of a plan, as far as the papers read so far tell it: its latest statement,
// and sums over the earlier ones, so that no earlier paper has to be read again.
struct Lineage {
  std::int64_t action_id = 0;
  StatedAction head;          // without the list of its dates
  std::int32_t last_seq = 0;  // number of the paper of the head
  std::int32_t statements = 0;
  std::optional<Date> first_due;   // the first date ever stated
  std::int64_t first_due_id = 0;   // the observation that states it
  std::int32_t moves = 0;          // how often the current date has changed since
  std::int32_t update_run = 0;     // papers of different days in a row with this update
  std::int64_t update_run_id = 0;  // the observation that the run begins with
  std::int32_t rating_run = 0;     // the same of the rating
  std::int64_t rating_run_id = 0;
};

// A row of the paper at hand that goes on from an earlier one.
struct Change {
  const Lineage* lineage = nullptr;    // as it was before this paper
  const StatedPaper* paper = nullptr;  // that the earlier row stands in
  const StatedAction* now = nullptr;
  ActionMatch match;

  const StatedAction& before() const { return lineage->head; }
};

class LaterWords;

// One paper of a plan beside what came before it: what the rules across papers look at.
struct PlanStep {
  const StatedPaper* now = nullptr;
  const StatedPaper* before = nullptr;       // the paper just before, or nullptr
  const StatedPaper* full_before = nullptr;  // the last one that showed the whole plan
  bool partial = false;                      // the paper shows a part of the plan only
  bool order_certain = true;                 // against `before`
  bool same_edition = false;    // `before` is this paper in another format: nothing is compared
  std::vector<Change> changes;  // in order of the paper
  std::vector<const StatedAction*> added;  // rows without an earlier one
  // Stated in full_before or since, and not here; nothing where the paper is partial.
  std::vector<const Lineage*> gone;
  std::vector<const Lineage*> merged;  // not here, because another action took them in
  std::vector<Date> dates;             // of the plan's papers, this one's last; no day twice
  // What was read of the paper beside its actions; only where something seems gone from it.
  const LaterWords* words = nullptr;
};

// How a row of a paper was linked.
struct ActionLink {
  std::int64_t observation_id = 0;
  std::int64_t action_id = 0;
  std::optional<std::int64_t> previous_id;
  std::int32_t step = 1;
  double score = 1;
  std::string reason;
  bool doubtful = false;
};

struct LineageRelation {
  ActionRelation::Kind kind = ActionRelation::Kind::kSplitFrom;
  std::int64_t action_id = 0;
  std::int64_t other_action_id = 0;
  double score = 0;
};

// A plan after some of its papers. Papers are added in their order
// (lineage/paper_order.h); what comes out depends on nothing else.
class PlanState {
 public:
  // Heads that were last seen so many papers ago are not looked for any more: an action
  // that is away for two years of monthly papers comes back as another one.
  static constexpr std::int32_t kMemory = 24;

  std::int32_t last_seq = 0;
  std::int32_t full_seq = 0;      // of the last paper that showed the whole plan; 0: none did
  std::vector<Lineage> lineages;  // of the last kMemory papers
  // By id, without their actions; metrics of the last one alone.
  std::map<std::int64_t, std::shared_ptr<StatedPaper>> papers;
  std::int64_t last_paper_id = 0;
  std::int64_t full_paper_id = 0;
  std::vector<Date> dates;

  // Compares the paper with what came before. The step points into this state and the
  // paper. `new_action` makes the id of an action from its first statement's.
  PlanStep compare(const StatedPaper& paper, const Decisions& decisions);

  // Takes the paper in, once its step has been looked at. Links are in order of the
  // paper, restating rows among them.
  std::vector<ActionLink> take(const StatedPaper& paper, const PlanStep& step,
                               std::int64_t (*new_action)(std::int64_t observation_id));

  // Splits and merges that the paper taken last shows.
  const std::vector<LineageRelation>& relations() const { return relations_; }
  // Lineages that are not looked for any more since that paper.
  const std::vector<Lineage>& forgotten() const { return forgotten_; }

 private:
  // What take() needs of what compare() found.
  struct Found {
    ActionMatches matches;                    // `before` counts lineages
    std::vector<const StatedAction*> stated;  // the paper's actions without those restated
  };
  void relate(const std::map<std::int64_t, ActionLink>& links);
  void keep(const StatedPaper& paper);
  void forget();

  Found found_;
  std::vector<LineageRelation> relations_;
  std::vector<Lineage> forgotten_;
};

// The day to compare with another row's: the current due date, or the last day of a season
// ("Summer 2019"), which is stored as no date since its end is anyone's guess.
std::optional<Date> due_day(const StatedAction& row);

// The day lies in the time that a date of this precision stands for by its last day.
bool covers(Date last, Precision precision, Date day);

// "End of FY 2025/26" and "by end 2025" name the year's last day, not the year.
bool names_the_end(const StatedAction& row);

// True where both dates name the same time, be it that one says it less exactly
// ("15 June 2025", "June 2025").
bool same_time(const StatedAction& a, const StatedAction& b);

// True where the paper shows a part of the plan only: its title says so, or it shows
// none of the plan's many green actions and all that is left is red or amber.
bool shows_a_part(const StatedPaper& paper, const std::vector<const Lineage*>& missing,
                  const std::vector<Change>& kept);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_PLAN_STATE_H_
