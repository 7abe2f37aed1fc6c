// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/read_ahead.h"

#include <exception>
#include <new>
#include <utility>

#include "pipeline/read_document.h"

namespace boardtrail {
namespace {

// What a reader sends may be as large as it likes, within limits; so that the parent's
// memory is not another way to end a run.
Result<Document> read(Reader& reader, const SealedBytes& bytes, const std::string& name) {
  try {
    return reader.read(bytes, name);
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::kLimitExceeded, "needs more memory than there is", ""};
  }
}

}  // namespace

ReadAhead::ReadAhead(const SchemaSet& schemas, ReaderSettings settings, int jobs)
    : schemas_(schemas), settings_(std::move(settings)), jobs_(static_cast<std::size_t>(jobs)) {}

void ReadAhead::end() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    tasks_.clear();
  }
  changed_.notify_all();
}

ReadAhead::~ReadAhead() {
  end();
  for (std::thread& thread : threads_) thread.join();
}

std::future<ReadOutcome> ReadAhead::submit(IngestedDocument document, SealedBytes bytes) {
  Task task{std::move(document), std::move(bytes), {}};
  std::future<ReadOutcome> outcome = task.promise.get_future();
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
  if (threads_.size() < jobs_) threads_.emplace_back([this] { work(); });
  return outcome;
}

std::optional<ReadAhead::Task> ReadAhead::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ended_ || !tasks_.empty(); });
  if (ended_) return std::nullopt;
  std::optional<Task> task(std::move(tasks_.front()));
  tasks_.pop_front();
  return task;
}

ReadOutcome ReadAhead::read_one(Reader& reader, Task& task) const {
  ReadOutcome outcome{std::move(task.document), std::nullopt, 0};
  const auto walls = reader.walls(task.bytes);
  if (walls) {
    outcome.walls = *walls;
    judge_into(outcome.document, read(reader, task.bytes, outcome.document.path), schemas_);
  } else {
    outcome.run_error = walls.error();
  }
  return outcome;
}

void ReadAhead::work() {
  Reader reader(settings_);
  while (std::optional<Task> task = next()) {
    try {
      task->promise.set_value(read_one(reader, *task));
    } catch (...) {
      // Thrown again where the outcome is waited for.
      task->promise.set_exception(std::current_exception());
    }
  }
}

}  // namespace boardtrail
