// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/nightly.h"

#include <map>
#include <optional>

#include <unistd.h>

#include "base/utc.h"
#include "nightly/backups.h"
#include "nightly/command.h"
#include "nightly/inbox.h"
#include "nightly/move_file.h"
#include "nightly/put_away.h"
#include "nightly/small_file.h"

namespace boardtrail {
namespace {

class NightlyRun {
 public:
  NightlyRun(const NightlyConfig& config, const NightlyWorld& world)
      : config_(config), world_(world), inbox_(config.settle, world.clock()) {
    record_.version = world.version;
    record_.started_at = now();
    record_.process = ::getpid();
    record_.process_start = process_start(record_.process);
  }

  NightlyRecord run() {
    if (begin()) {
      const Status worked = work();
      if (!worked.ok()) {
        record_.add_problem("run", worked.error());
        record_.outcome = NightlyOutcome::kWarehouse;
      }
    }
    finish();
    return std::move(record_);
  }

 private:
  std::string now() const { return utc_text(std::chrono::system_clock::to_time_t(world_.clock())); }

  bool begin();
  Status work();
  Status read_inbox();
  void write_outputs();
  void back_up();
  void judge();
  void finish();
  void note_progress(const IngestProgress& step);

  const NightlyConfig& config_;
  const NightlyWorld& world_;
  NightlyRecord record_;
  Inbox inbox_;
  std::map<std::string, Error> failures_;
  std::optional<Warehouse> warehouse_;
  bool incomplete_ = false;
  bool owns_state_ = true;
};

// Takes the lock, and says that the run is under way.
bool NightlyRun::begin() {
  auto earlier = read_record(config_.state);
  if (earlier && *earlier) record_.last_good_at = (*earlier)->last_good_at;
  auto warehouse = Warehouse::open(config_.warehouse, Warehouse::Mode::kCreate, config_.lock_wait);
  if (!warehouse) {
    const bool locked = warehouse.error().code == ErrorCode::kConflict;
    record_.outcome = locked ? NightlyOutcome::kLocked : NightlyOutcome::kWarehouse;
    Error error = warehouse.error();
    if (error.origin.empty()) error.origin = config_.warehouse;  // SQLite does not name it
    record_.add_problem("warehouse", error);
    // The state is that of the run which holds the lock, where that is a nightly one.
    owns_state_ = !locked || !earlier || !*earlier ||
                  (*earlier)->outcome != NightlyOutcome::kRunning ||
                  process_start((*earlier)->process) != (*earlier)->process_start;
    return false;
  }
  warehouse_.emplace(std::move(warehouse).value());
  if (const Status status = write_record(config_.state, record_); !status.ok()) {
    record_.add_problem("state", status.error());
    incomplete_ = true;
  }
  return true;
}

Status NightlyRun::work() {
  BOARDTRAIL_RETURN_IF_ERROR(read_inbox());
  write_outputs();
  if (!config_.backups.empty()) back_up();
  judge();
  return {};
}

void NightlyRun::note_progress(const IngestProgress& step) {
  if (step.error != nullptr) {
    failures_[step.path] = *step.error;
    record_.add_problem(step.path, *step.error);
  }
  if (world_.ingest.on_progress) world_.ingest.on_progress(step);
}

Status NightlyRun::read_inbox() {
  if (const Status made = make_folders(config_.inbox); !made.ok()) {
    record_.add_problem("inbox", made.error());
    incomplete_ = true;
    return {};
  }
  IngestOptions options = world_.ingest;
  options.on_progress = [this](const IngestProgress& step) { note_progress(step); };
  options.wanted = [this](const FoundFile& file) { return inbox_.take(file); };
  options.before_linking = [this] {
    const std::size_t before = record_.problems.size();
    const Delivery delivery{inbox_.taken(), failures_};
    Status status = put_away(config_, delivery, *warehouse_, record_);
    incomplete_ |= record_.problems.size() > before;
    return status;
  };
  BOARDTRAIL_ASSIGN_OR_RETURN(record_.documents,
                              ingest({config_.inbox}, *world_.schemas, *warehouse_, options));
  record_.waiting.insert(record_.waiting.end(), inbox_.waiting().begin(), inbox_.waiting().end());
  return {};
}

void NightlyRun::write_outputs() {
  for (const NightlyOutput& output : world_.outputs) {
    if (const Status status = output.write(*warehouse_); !status.ok()) {
      record_.add_problem(output.name, status.error());
      incomplete_ = true;
    }
  }
}

void NightlyRun::back_up() {
  const auto made = make_backup(*warehouse_, config_.warehouse, config_.backups, record_.started_at,
                                config_.keep_backups);
  if (made) {
    record_.backup = *made;
    return;
  }
  record_.add_problem("backup", made.error());
  incomplete_ = true;
}

void NightlyRun::judge() {
  record_.outcome = incomplete_                    ? NightlyOutcome::kIncomplete
                    : record_.documents.failed > 0 ? NightlyOutcome::kUnread
                                                   : NightlyOutcome::kDone;
}

// What cannot be written here can be told only by the one who called.
void NightlyRun::finish() {
  record_.finished_at = now();
  const auto told = [this](const char* what, const Status& status) {
    if (status.ok()) return;
    record_.add_problem(what, status.error());
    if (record_.outcome < NightlyOutcome::kIncomplete) {
      record_.outcome = NightlyOutcome::kIncomplete;
    }
  };
  if (record_.outcome <= NightlyOutcome::kUnread) record_.last_good_at = record_.finished_at;
  told("log", append_line(config_.text_log, record_line(record_)));
  told("log", append_line(config_.ndjson_log, record_json(record_)));
  if (owns_state_) told("state", write_record(config_.state, record_));
  const PingConfig& wanted =
      record_.outcome == NightlyOutcome::kDone ? config_.on_success : config_.on_failure;
  if (!wanted.wanted()) return;
  const Status pinged = ping(wanted, record_, config_.state);
  if (pinged.ok()) return;
  told("ping", pinged);
  if (owns_state_) told("state", write_record(config_.state, record_));
}

}  // namespace

NightlyRecord run_nightly(const NightlyConfig& config, const NightlyWorld& world) {
  return NightlyRun(config, world).run();
}

}  // namespace boardtrail
