// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/status.h"

#include "base/utc.h"

namespace boardtrail {
namespace {

NightlyVerdict verdict_of(NightlyOutcome outcome) {
  switch (outcome) {
    case NightlyOutcome::kDone:
      return NightlyVerdict::kWorked;
    case NightlyOutcome::kUnread:
      return NightlyVerdict::kUnread;
    case NightlyOutcome::kIncomplete:
      return NightlyVerdict::kIncomplete;
    case NightlyOutcome::kLocked:
      return NightlyVerdict::kLocked;
    case NightlyOutcome::kWarehouse:
    case NightlyOutcome::kRunning:
      break;
  }
  return NightlyVerdict::kFailed;
}

// A clock may be set right by minutes; a run that began later than that has a wrong time, and
// would hide for so long that none has begun since.
constexpr std::time_t kClockSlack = 24 * 3600;

bool goes_on(const NightlyRecord& record) {
  return record.outcome == NightlyOutcome::kRunning && record.process > 0 &&
         record.process_start > 0 && process_start(record.process) == record.process_start;
}

}  // namespace

NightlyStatus nightly_status(const NightlyConfig& config,
                             std::chrono::system_clock::time_point now) {
  NightlyStatus status;
  auto record = read_record(config.state);
  if (!record) {
    status.verdict = NightlyVerdict::kFailed;
    status.summary = to_string(record.error());
    return status;
  }
  if (!*record) {
    status.summary = "no run has ever begun";
    return status;
  }
  status.record = std::move(**record);
  const std::time_t age =
      std::chrono::system_clock::to_time_t(now) - utc_time(status.record.started_at);
  const bool late = age > config.expected_every.count();
  const bool running = goes_on(status.record);
  status.verdict = running ? NightlyVerdict::kWorked : verdict_of(status.record.outcome);
  status.summary = running ? "running" : outcome_words(status.record.outcome);
  if (age < -kClockSlack) {
    status.verdict = NightlyVerdict::kLate;
    status.summary =
        "the last run began " + status.record.started_at +
        ", which is still to come: the clock is or was wrong; the last one: " + status.summary;
    return status;
  }
  if (!late) return status;
  const std::string since =
      status.record.started_at + ", expected every " + duration_text(config.expected_every);
  status.verdict = NightlyVerdict::kLate;
  status.summary = running ? "still running, begun " + since
                           : "no run since " + since + "; the last one: " + status.summary;
  return status;
}

}  // namespace boardtrail
