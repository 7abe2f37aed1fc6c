// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/changes.h"

#include <algorithm>
#include <limits>

#include "base/date.h"
#include "site/page_frame.h"

namespace boardtrail {
namespace {

class PlanChangeCollector {
 public:
  explicit PlanChangeCollector(const PlanRecord& plan) : plan_(plan) {}

  std::vector<PlanChange> collect() {
    const PaperRecord* before = plan_.paper_before();
    if (before == nullptr) return {};
    before_seq_ = before->seq;
    for (const PaperRecord& paper : plan_.papers) {
      const bool same = paper.date == before->date && paper.version == before->version;
      if (same) first_before_seq_ = std::min(first_before_seq_, paper.seq);
    }
    for (const ActionRecord& action : plan_.actions) look_at(action);
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const PlanChange& a, const PlanChange& b) { return a.kind < b.kind; });
    return std::move(changes_);
  }

 private:
  void add(ChangeKind kind, const ActionRecord& action, std::string from = {},
           std::string to = {}) {
    changes_.push_back({kind, &action, std::move(from), std::move(to)});
  }

  void look_at(const ActionRecord& action) {
    const ActionStatement& now = action.now();
    if (now.seq <= before_seq_) {
      const bool was_there = now.seq >= first_before_seq_;
      if (!action.in_force && was_there && now.status != "closed") add(ChangeKind::kGone, action);
      return;
    }
    const ActionStatement* before = nullptr;
    for (const ActionStatement& statement : action.statements) {
      if (statement.seq <= before_seq_) before = &statement;
    }
    if (before == nullptr) {
      add(ChangeKind::kNew, action);
    } else {
      compare(action, *before, now);
    }
  }

  void compare(const ActionRecord& action, const ActionStatement& before,
               const ActionStatement& now) {
    if (before.status != "closed" && now.status == "closed") add(ChangeKind::kClosed, action);
    if (before.status == "closed" && now.status == "open") add(ChangeKind::kReopened, action);
    if (before.due_current != now.due_current && !before.due_current.empty()) {
      add(ChangeKind::kDateMoved, action, long_date(before.due_current),
          now.due_current.empty() ? now.due_raw : long_date(now.due_current));
    }
    const int was = rating_height(before.rag);
    const int is = rating_height(now.rag);
    if (was >= 0 && is >= 0 && was != is) {
      add(is < was ? ChangeKind::kRatingWorse : ChangeKind::kRatingBetter, action,
          std::string(look_of(before.rag).words), std::string(look_of(now.rag).words));
    }
    if (before.leads != now.leads) {
      add(ChangeKind::kLeadChanged, action, before.leads, now.leads);
    }
    if (before.description != now.description) add(ChangeKind::kWordingChanged, action);
  }

  const PlanRecord& plan_;
  int before_seq_ = 0;                                      // of the paper before
  int first_before_seq_ = std::numeric_limits<int>::max();  // of the same, read first
  std::vector<PlanChange> changes_;
};

}  // namespace

std::string_view change_words(ChangeKind kind) {
  constexpr std::array<std::string_view, kChangeKinds> kWords = {
      "New",          "Closed",        "Reopened",     "No longer listed", "Date moved",
      "Rating worse", "Rating better", "Lead changed", "Wording changed"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string change_noun(ChangeKind kind) {
  constexpr std::array<std::string_view, kChangeKinds> kWords = {
      "new",         "closed",       "reopened",          "no longer listed", "with another date",
      "rated worse", "rated better", "with another lead", "worded otherwise"};
  return std::string(kWords[static_cast<std::size_t>(kind)]);
}

std::vector<PlanChange> changes_of(const PlanRecord& plan) {
  return PlanChangeCollector(plan).collect();
}

ChangeCounts count_changes(const std::vector<PlanChange>& changes) {
  ChangeCounts counts{};
  for (const PlanChange& change : changes) ++counts[static_cast<std::size_t>(change.kind)];
  return counts;
}

bool is_overdue(const PlanRecord& plan, const ActionRecord& action) {
  const ActionStatement& now = action.now();
  const PaperRecord* paper = plan.paper(now.paper_id);
  return now.status != "closed" && !now.due_current.empty() && paper != nullptr &&
         !paper->date.empty() && now.due_current < paper->date;
}

}  // namespace boardtrail
