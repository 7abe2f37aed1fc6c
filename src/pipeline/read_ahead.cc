// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/read_ahead.h"

#include <chrono>
#include <exception>
#include <new>
#include <utility>

#include "pipeline/read_document.h"

namespace boardtrail {
namespace {

// What a reader sends may be as large as it likes, within limits; so that the parent's
// memory is not another way to end a run.
Result<Document> read_within_memory(Reader& reader, const SealedBytes& bytes,
                                    const std::string& name) {
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

std::future<ReadOutcome> ReadAhead::submit(IngestedDocument document, SealedBytes bytes,
                                           std::shared_ptr<PackTime> pack_time) {
  Task task{std::move(document), std::move(bytes), std::move(pack_time), {}};
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

Result<Document> ReadAhead::read(Reader& reader, const Task& task, const std::string& name) const {
  if (task.pack_time == nullptr) return read_within_memory(reader, task.bytes, name);
  if (*task.pack_time <= 0) {
    return Error{ErrorCode::kLimitExceeded,
                 "not read: the papers of its pack took " +
                     std::to_string(settings_.worker_limits.pack_milliseconds / 1000) +
                     " s to be read, the limit; unpack it to have the rest read",
                 ""};
  }
  using std::chrono::steady_clock;
  const auto begin = steady_clock::now();
  auto document = read_within_memory(reader, task.bytes, name);
  *task.pack_time -=
      std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begin).count();
  return document;
}

ReadOutcome ReadAhead::read_one(Reader& reader, Task& task) const {
  ReadOutcome outcome{std::move(task.document), std::nullopt, 0};
  const auto walls = reader.walls(task.bytes);
  if (walls) {
    outcome.walls = *walls;
    judge_into(outcome.document, read(reader, task, outcome.document.path), schemas_);
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
