// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_PIPELINE_READ_AHEAD_H_
#define BOARDTRAIL_PIPELINE_READ_AHEAD_H_

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "schema/schema.h"
#include "warehouse/warehouse.h"
#include "worker/reader.h"

namespace boardtrail {

// Milliseconds that are left to the papers of one pack together.
using PackTime = std::atomic<std::int64_t>;

// What became of one document on a thread of its own.
struct ReadOutcome {
  IngestedDocument document;
  std::optional<Error> run_error;  // no reader can be started: the run cannot go on
  std::uint32_t walls = 0;         // that stood around the reader (worker/messages.h)
};

// Threads that read documents and judge them, each with a reader process of its own.
//
// Threads: to be used by one, whose reader-free work goes on meanwhile. Ownership: borrows
// the schemas. Ending it drops what nobody has begun and waits for what somebody has.
class ReadAhead {
 public:
  ReadAhead(const SchemaSet& schemas, ReaderSettings settings, int jobs);
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;
  ~ReadAhead();

  // `pack_time`: of the pack that the document is of; none where it is of no pack.
  std::future<ReadOutcome> submit(IngestedDocument document, SealedBytes bytes,
                                  std::shared_ptr<PackTime> pack_time);
  // Nothing is submitted any more: the readers may end while other things are done.
  void end();

 private:
  struct Task {
    IngestedDocument document;
    SealedBytes bytes;
    std::shared_ptr<PackTime> pack_time;
    std::promise<ReadOutcome> promise;
  };

  void work();
  ReadOutcome read_one(Reader& reader, Task& task) const;
  Result<Document> read(Reader& reader, const Task& task, const std::string& name) const;
  std::optional<Task> next();

  const SchemaSet& schemas_;
  ReaderSettings settings_;
  std::size_t jobs_;
  std::mutex mutex_;  // guards the two below
  std::deque<Task> tasks_;
  bool ended_ = false;
  std::condition_variable changed_;
  std::vector<std::thread> threads_;  // started as there is work for them
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_PIPELINE_READ_AHEAD_H_
