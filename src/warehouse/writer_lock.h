// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_WRITER_LOCK_H_
#define BOARDTRAIL_WAREHOUSE_WRITER_LOCK_H_

#include <chrono>
#include <string>

#include "base/result.h"

namespace boardtrail {

// The right to write a warehouse: flock(2) on "<warehouse>.lock". The kernel drops it
// when the process ends, however it ends, so that no stale lock can stop a nightly
// run. The text in the file (process, host, time) is for people and decides nothing.
// The file stays: removing it would race with the next holder.
// Ownership: move-only; released on destruction.
class WriterLock {
 public:
  // kConflict where another holds it, still after `wait` (the message names the holder);
  // kIo otherwise.
  static Result<WriterLock> acquire(const std::string& warehouse_path,
                                    std::chrono::milliseconds wait = {});

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_WRITER_LOCK_H_
