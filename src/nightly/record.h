// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_RECORD_H_
#define BOARDTRAIL_NIGHTLY_RECORD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// How a run ended, from good to bad.
enum class NightlyOutcome : std::uint8_t {
  kDone,        // all that was in the inbox is in the warehouse
  kUnread,      // done, but some documents could not be read
  kIncomplete,  // read, but a file could not be moved, or an output or backup not written
  kLocked,      // another run held the warehouse all the time
  kWarehouse,   // the warehouse could not be opened or written
  kRunning,     // it goes on, or it died
};
const char* outcome_name(NightlyOutcome outcome);
// The same for people; of a run that has no end: "did not finish".
const char* outcome_words(NightlyOutcome outcome);

// Something that did not work: what, by name, and why.
struct Problem {
  std::string what;
  std::string reason;
};

// What is known of one run of the nightly job. Kept in the state file, which the next run
// replaces, and appended to the log.
struct NightlyRecord {
  NightlyOutcome outcome = NightlyOutcome::kRunning;
  std::string version;
  std::string started_at;  // UTC, as all times
  std::string finished_at;
  std::string last_good_at;  // when the last run ended that was done (or left some unread)
  std::int64_t process = 0;
  std::int64_t process_start = 0;  // in clock ticks since boot: tells a process from a later one
  RunSummary documents;
  std::int64_t put_away = 0;
  std::vector<Problem> problems;
  std::vector<std::string> waiting;  // not complete yet, left in the inbox
  std::string backup;

  void add_problem(std::string what, std::string reason) {
    problems.push_back({std::move(what), std::move(reason)});
  }
  void add_problem(std::string what, const Error& error) {
    add_problem(std::move(what), to_string(error));
  }
};

// One JSON object in one line. Names are safe to show: bytes that are no UTF-8 and all
// control characters are replaced. Long lists are cut, with their length stated.
std::string record_json(const NightlyRecord& record);
Result<NightlyRecord> record_from_json(std::string_view json);

// One line for people, as it stands in the log.
std::string record_line(const NightlyRecord& record);

// The last run's record; nothing where no run has ever begun. Errors: kBadInput, kIo ...
Result<std::optional<NightlyRecord>> read_record(const std::string& path);
// Whole or not at all; where the folder or the disk takes no new file, over the old one.
Status write_record(const std::string& path, const NightlyRecord& record);

// When the process began, in clock ticks since boot; 0 where there is no such process.
std::int64_t process_start(std::int64_t process);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_RECORD_H_
