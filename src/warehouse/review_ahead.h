// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_REVIEW_AHEAD_H_
#define BOARDTRAIL_WAREHOUSE_REVIEW_AHEAD_H_

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "warehouse/plan_review.h"

namespace boardtrail {

// Threads that review plans while their owner writes what they found, each by a
// connection of its own. What a thread reads must be committed: tasks that go on from
// what is stored of a plan are not for them.
// Threads: to be used by one. Ownership: borrows tasks and choices; ending it waits for
// what has been begun.
class ReviewAhead {
 public:
  ReviewAhead(std::string path, const HistoryChoices& choices, const std::vector<ReviewTask>& tasks,
              std::size_t threads);
  ReviewAhead(const ReviewAhead&) = delete;
  ReviewAhead& operator=(const ReviewAhead&) = delete;
  ~ReviewAhead();

  // What came of the task that stands next, in order.
  Result<PlanReview> next();

 private:
  // A thread does not begin what is so far ahead of the writer: reviews take memory.
  static constexpr std::size_t kAhead = 8;

  void work();
  void hand_over(std::size_t task, Result<PlanReview> review);

  std::string path_;
  const HistoryChoices& choices_;
  const std::vector<ReviewTask>& tasks_;
  std::mutex mutex_;  // guards the four below
  std::map<std::size_t, Result<PlanReview>> done_;
  std::size_t begun_ = 0;
  std::size_t written_ = 0;
  bool ended_ = false;
  std::condition_variable changed_;
  std::vector<std::thread> threads_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_REVIEW_AHEAD_H_
