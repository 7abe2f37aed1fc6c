// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_SPARE_READER_H_
#define BOARDTRAIL_WORKER_SPARE_READER_H_

#include <memory>
#include <mutex>

#include "worker/reader_path.h"
#include "worker/reader_process.h"

namespace boardtrail {

// A reader's process that starts while other things are still to be done, for the Reader
// that needs one first: to load its libraries and to raise its walls takes as long as all
// else does before a small paper can be read.
//
// Threads: any may take it. The kernel ends the process with the thread that made this.
// Errors: none; where it could not be started, whoever starts one next learns why.
class SpareReader {
 public:
  SpareReader(ReaderProgram program, const WorkerLimits& limits);

  // Once; nothing afterwards, and where there is none, or one of another program.
  std::unique_ptr<ReaderProcess> take(ReaderProgram program);

 private:
  ReaderProgram program_;
  std::mutex mutex_;
  std::unique_ptr<ReaderProcess> process_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_SPARE_READER_H_
