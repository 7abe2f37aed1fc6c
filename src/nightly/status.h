// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_STATUS_H_
#define BOARDTRAIL_NIGHTLY_STATUS_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "nightly/config.h"
#include "nightly/record.h"

namespace boardtrail {

// What the state file says of the last run, as an answer to 'did last night work?'.
enum class NightlyVerdict : std::uint8_t {
  kWorked,
  kUnread,      // worked, but documents could not be read
  kIncomplete,  // something was not written, or not moved
  kLocked,      // another run held the warehouse
  kFailed,      // the warehouse could not be opened or written, or the run died
  kLate,        // no run has begun within the time expected, or it still goes on after it
};

struct NightlyStatus {
  NightlyVerdict verdict = NightlyVerdict::kLate;
  std::string summary;   // "done", "did not finish", "no run since ..."
  NightlyRecord record;  // empty where no run has ever begun
};

// Looks at the state file and, where that says that a run goes on, at its process. Never at
// the warehouse, which may be what is broken. A state file that cannot be read is kFailed.
NightlyStatus nightly_status(const NightlyConfig& config,
                             std::chrono::system_clock::time_point now);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_STATUS_H_
