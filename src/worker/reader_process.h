// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_READER_PROCESS_H_
#define BOARDTRAIL_WORKER_READER_PROCESS_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "worker/messages.h"

namespace boardtrail {

// One answer as it came: its kind and bytes, not yet believed.
struct RawAnswer {
  AnswerKind kind = AnswerKind::kError;
  std::string bytes;
};

// One running reader. After an error it is dead, and a new one has to be started.
//
// Ownership: the process and its socket; both end with this object. Threads: one, and the
// kernel kills the process when the thread that started it ends. Errors: kIo (it cannot
// be started, or is of another build), kLimitExceeded (time, size), kBadInput (it died,
// or answered what it may not): the message says what the document made of it.
class ReaderProcess {
 public:
  static Result<std::unique_ptr<ReaderProcess>> start(const std::string& path,
                                                      const WorkerLimits& limits);
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;
  ~ReaderProcess();

  // Waits for the greeting, once: the walls that stand around the process.
  Result<std::uint32_t> greeting();
  // `descriptor`: of the document, or -1.
  Result<RawAnswer> exchange(std::string_view request, int descriptor,
                             std::chrono::milliseconds time);

  bool alive() const { return process_ > 0; }

 private:
  using Deadline = std::chrono::steady_clock::time_point;

  ReaderProcess(const WorkerLimits& limits, int process, int socket)
      : limits_(limits), process_(process), socket_(socket) {}

  Status check_silence();
  Status send(std::string_view request, int descriptor);
  Result<RawAnswer> receive(Deadline deadline);
  Status receive_all(char* bytes, std::size_t count, Deadline deadline);
  Status wait(Deadline deadline);
  Error died();
  Error kill_for(Error error);

  WorkerLimits limits_;
  int process_ = -1;
  int socket_ = -1;
  std::optional<std::uint32_t> walls_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_READER_PROCESS_H_
