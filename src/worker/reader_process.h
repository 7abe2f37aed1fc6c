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
  // Asks, and waits for what kind of answer comes; `time` is for all of it. `descriptor`: of the
  // document, or -1.
  Result<AnswerKind> ask(std::string_view request, int descriptor, std::chrono::milliseconds time);
  // Bytes of the answer that are not taken yet. What came is not to be believed.
  std::size_t left() const { return left_; }
  // The next ones, `count` of those left.
  Status take(char* to, std::size_t count);
  // All that are left.
  Result<std::string> take_all();

  bool alive() const { return process_ > 0; }

 private:
  using Deadline = std::chrono::steady_clock::time_point;

  ReaderProcess(const WorkerLimits& limits, int process, int socket)
      : limits_(limits), process_(process), socket_(socket) {}

  Status check_silence();
  Status send(std::string_view request, int descriptor);
  Result<AnswerKind> receive_header();
  Status receive(char* bytes, std::size_t count);
  Status wait();
  Error died();
  Error kill_for(Error error);

  WorkerLimits limits_;
  int process_ = -1;
  int socket_ = -1;
  Deadline deadline_;  // of the answer that is awaited
  std::size_t left_ = 0;
  std::optional<std::uint32_t> walls_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_READER_PROCESS_H_
