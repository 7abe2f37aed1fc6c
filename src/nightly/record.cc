// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/utc.h"
#include "base/wording.h"
#include "nightly/small_file.h"
#include "report/display.h"

namespace boardtrail {
namespace {

using Json = nlohmann::ordered_json;

// A state file that is larger was not written by this program.
constexpr std::size_t kMaxRecordBytes = 4U << 20U;

// What people still read of a list; the warehouse and the folders hold the rest.
constexpr std::size_t kMostListed = 100;
constexpr std::size_t kMostInLine = 3;

constexpr std::array<const char*, 6> kOutcomes = {"done",   "unread",    "incomplete",
                                                  "locked", "warehouse", "running"};

template <typename T>
Json listed(const std::vector<T>& items, Json (*shown)(const T&)) {
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(items.size(), kMostListed); ++i) {
    list.push_back(shown(items[i]));
  }
  return list;
}

// A member of that kind, or what it is where there is none.
template <typename T>
void take(const Json& object, const char* name, T& value) {
  const auto member = object.find(name);
  if (member == object.end()) return;
  if constexpr (std::is_same_v<T, std::string>) {
    if (member->is_string()) value = member->template get<std::string>();
  } else {
    if (member->is_number_integer()) value = member->template get<T>();
  }
}

}  // namespace

const char* outcome_name(NightlyOutcome outcome) {
  return kOutcomes.at(static_cast<std::size_t>(outcome));
}

const char* outcome_words(NightlyOutcome outcome) {
  constexpr std::array<const char*, 6> kWords = {
      "done",
      "done, documents left unread",
      "not all done",
      "not begun, another run held the warehouse",
      "stopped, the warehouse could not be opened or written",
      "did not finish"};
  return kWords.at(static_cast<std::size_t>(outcome));
}

std::string record_json(const NightlyRecord& record) {
  Json json;
  json["outcome"] = outcome_name(record.outcome);
  json["version"] = record.version;
  json["started_at"] = record.started_at;
  json["finished_at"] = record.finished_at.empty() ? Json() : Json(record.finished_at);
  json["last_good_at"] = record.last_good_at.empty() ? Json() : Json(record.last_good_at);
  json["process"] = record.process;
  json["process_start"] = record.process_start;
  json["run_id"] = record.documents.run_id;
  json["documents_seen"] = record.documents.seen;
  json["documents_ingested"] = record.documents.ingested;
  json["documents_unchanged"] = record.documents.unchanged;
  json["documents_failed"] = record.documents.failed;
  json["files_put_away"] = record.put_away;
  json["problem_count"] = record.problems.size();
  json["problems"] = listed<Problem>(record.problems, [](const Problem& problem) {
    return Json{{"what", display_line(problem.what)}, {"reason", display_line(problem.reason)}};
  });
  json["waiting_count"] = record.waiting.size();
  json["waiting"] = listed<std::string>(
      record.waiting, [](const std::string& name) { return Json(display_line(name)); });
  json["backup"] = record.backup.empty() ? Json() : Json(display_line(record.backup));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<NightlyRecord> record_from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  NightlyRecord record;
  std::string outcome;
  if (json.is_object()) take(json, "outcome", outcome);
  const auto* const name = std::find(kOutcomes.begin(), kOutcomes.end(), outcome);
  if (name == kOutcomes.end()) {
    return Error{ErrorCode::kBadInput, "is no record of a run", ""};
  }
  record.outcome = static_cast<NightlyOutcome>(name - kOutcomes.begin());
  take(json, "version", record.version);
  take(json, "started_at", record.started_at);
  take(json, "finished_at", record.finished_at);
  take(json, "last_good_at", record.last_good_at);
  take(json, "process", record.process);
  take(json, "process_start", record.process_start);
  take(json, "run_id", record.documents.run_id);
  take(json, "documents_seen", record.documents.seen);
  take(json, "documents_ingested", record.documents.ingested);
  take(json, "documents_unchanged", record.documents.unchanged);
  take(json, "documents_failed", record.documents.failed);
  take(json, "files_put_away", record.put_away);
  take(json, "backup", record.backup);
  for (const Json& one : json.value("problems", Json::array())) {
    Problem problem;
    if (one.is_object()) take(one, "what", problem.what);
    if (one.is_object()) take(one, "reason", problem.reason);
    record.problems.push_back(std::move(problem));
  }
  for (const Json& one : json.value("waiting", Json::array())) {
    if (one.is_string()) record.waiting.push_back(one.get<std::string>());
  }
  return record;
}

std::string record_line(const NightlyRecord& record) {
  const RunSummary& run = record.documents;
  std::string line = record.started_at + " " + outcome_words(record.outcome) + ": " +
                     counted(run.seen, "document") + ", " + std::to_string(run.ingested) +
                     " ingested, " + std::to_string(run.unchanged) + " unchanged, " +
                     std::to_string(run.failed) + " not read; " + counted(record.put_away, "file") +
                     " put away";
  if (!record.waiting.empty()) {
    line += "; " + counted(static_cast<std::int64_t>(record.waiting.size()), "file") +
            " not complete yet";
  }
  if (!record.backup.empty()) line += "; backup " + display_line(record.backup);
  for (std::size_t i = 0; i < std::min(record.problems.size(), kMostInLine); ++i) {
    line += "; " + display_line(record.problems[i].what) + ": " +
            display_line(record.problems[i].reason);
  }
  if (record.problems.size() > kMostInLine) {
    line += "; and " + std::to_string(record.problems.size() - kMostInLine) + " more";
  }
  const std::time_t seconds = utc_time(record.finished_at) - utc_time(record.started_at);
  if (!record.finished_at.empty()) line += "; " + std::to_string(seconds) + " s";
  return line;
}

Result<std::optional<NightlyRecord>> read_record(const std::string& path) {
  const auto text = read_small_file(path, kMaxRecordBytes);
  if (!text && text.error().code == ErrorCode::kNotFound) return std::optional<NightlyRecord>();
  if (!text) return text.error();
  auto record = record_from_json(*text);
  if (!record) return Error{record.error().code, record.error().message, path};
  return std::optional<NightlyRecord>(std::move(record).value());
}

Status write_record(const std::string& path, const NightlyRecord& record) {
  const std::string text = record_json(record) + "\n";
  Status written = write_small_file(path, text);
  // What stands there tells of an earlier night, a good one perhaps. A mixture of both, at
  // worst, is no record, and counts as a failure.
  if (!written.ok() && overwrite_small_file(path, text).ok()) return {};
  return written;
}

std::int64_t process_start(std::int64_t process) {
  const auto text = read_small_file("/proc/" + std::to_string(process) + "/stat", 4096);
  if (!text) return 0;
  // The name in parentheses may hold anything; after it the third field comes first, and
  // the time of the start is the 22nd (proc(5)).
  constexpr int kFieldsBefore = 22 - 3;
  std::size_t at = text->rfind(')');
  if (at == std::string::npos) return 0;
  at += 2;
  for (int i = 0; i < kFieldsBefore && at < text->size(); ++i) at = text->find(' ', at) + 1;
  std::int64_t ticks = 0;
  if (at < text->size()) std::from_chars(text->data() + at, text->data() + text->size(), ticks);
  return ticks;
}

}  // namespace boardtrail
