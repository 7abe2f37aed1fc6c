// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/review_ahead.h"

#include <new>
#include <optional>
#include <utility>

namespace boardtrail {
namespace {

// A connection and what reads by it.
struct Desk {
  Database database;
  std::optional<PlanReviewer> reviewer;

  Status open(const std::string& path, const HistoryChoices& choices) {
    BOARDTRAIL_ASSIGN_OR_RETURN(database, Database::open(path, Database::Mode::kRead));
    reviewer = PlanReviewer::prepare(database, choices);
    return {};
  }

  // A plan may be as large as it likes; no exception leaves a thread.
  Result<PlanReview> review(const ReviewTask& task) {
    try {
      return reviewer->review(task);
    } catch (const std::bad_alloc&) {
      return Error{ErrorCode::kLimitExceeded, "a plan needs more memory than there is", ""};
    }
  }
};

}  // namespace

ReviewAhead::ReviewAhead(std::string path, const HistoryChoices& choices,
                         const std::vector<ReviewTask>& tasks, std::size_t threads)
    : path_(std::move(path)), choices_(choices), tasks_(tasks) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

ReviewAhead::~ReviewAhead() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

Result<PlanReview> ReviewAhead::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return done_.contains(written_); });
  Result<PlanReview> review = std::move(done_.extract(written_).mapped());
  ++written_;
  lock.unlock();
  changed_.notify_all();
  return review;
}

void ReviewAhead::hand_over(std::size_t task, Result<PlanReview> review) {
  {
    const std::lock_guard lock(mutex_);
    done_.emplace(task, std::move(review));
  }
  changed_.notify_all();
}

void ReviewAhead::work() {
  Desk desk;
  const Status opened = desk.open(path_, choices_);
  for (;;) {
    std::size_t task = 0;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(
          lock, [this] { return ended_ || begun_ >= tasks_.size() || begun_ < written_ + kAhead; });
      if (ended_ || begun_ >= tasks_.size()) return;
      task = begun_++;
    }
    hand_over(task, opened.ok() ? desk.review(tasks_[task]) : Result<PlanReview>(opened.error()));
  }
}

}  // namespace boardtrail
