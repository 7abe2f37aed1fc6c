// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/put_away.h"

#include <filesystem>

#include <unistd.h>

#include "base/descriptor.h"
#include "base/text.h"
#include "nightly/move_file.h"
#include "nightly/small_file.h"

namespace boardtrail {
namespace {

constexpr std::string_view kInPack = "!/";
constexpr std::string_view kReasonEnd = ".reason.txt";
constexpr std::string_view kReasonHead = "Boardtrail could not read this file.\n";
constexpr std::size_t kMostReasonBytes = 1U << 20U;
constexpr std::size_t kHashDigits = 12;
constexpr int kMostTries = 1000;

// Of the 255 bytes that a name may have: the rest is for hash, number and ".reason.txt".
constexpr std::size_t kMostStem = 190;
constexpr std::size_t kMostEnding = 20;

// What was made of one file.
struct Reading {
  int read = 0;
  bool system_failed = false;  // with a document of it: a disk, a right, a reader that was killed
  std::string sha256;          // of its first document
  std::string reasons;         // a line each
};

using Readings = std::map<std::string, Reading>;

// The file of which the document at that path is part: itself, or the pack around it.
std::string file_of(const std::string& path, const std::map<std::string, FileState>& taken) {
  if (taken.contains(path)) return path;
  for (std::size_t at = path.find(kInPack); at != std::string::npos;
       at = path.find(kInPack, at + 1)) {
    if (taken.contains(path.substr(0, at))) return path.substr(0, at);
  }
  return {};
}

// Puts the files of one run away.
class Filing {
 public:
  Filing(const NightlyConfig& config, const Delivery& delivery, Warehouse& warehouse,
         NightlyRecord& record)
      : config_(config), delivery_(delivery), warehouse_(warehouse), record_(record) {}

  Status run() {
    BOARDTRAIL_ASSIGN_OR_RETURN(const Readings readings, readings_of_files());
    for (const auto& [path, reading] : readings) {
      BOARDTRAIL_RETURN_IF_ERROR(file(path, reading));
    }
    return {};
  }

 private:
  Result<Readings> readings_of_files();
  Status file(const std::string& path, const Reading& reading);
  Result<std::string> place_for(const std::string& path, const Reading& reading);
  Result<std::string> free_name(const std::string& path, const std::string& wanted,
                                const Reading& reading) const;
  Status write_reason(const std::string& place, const std::string& name, const Reading& reading);
  Status forget_earlier_failure(const std::string& name);
  std::string name_of(const std::string& path) const {
    return path.substr(config_.inbox.size() + 1);
  }

  const NightlyConfig& config_;
  const Delivery& delivery_;
  Warehouse& warehouse_;
  NightlyRecord& record_;
};

Result<Readings> Filing::readings_of_files() {
  Readings readings;
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<KnownFile> documents,
                              warehouse_.files_below(config_.inbox));
  for (const KnownFile& document : documents) {
    const std::string path = file_of(document.path, delivery_.taken);
    if (path.empty()) continue;
    const FileState& state = delivery_.taken.at(path);
    if (document.size != state.size || document.modified_ns != state.modified_ns) continue;
    Reading& reading = readings[path];
    if (!document.error) ++reading.read;
    if (reading.sha256.empty()) reading.sha256 = document.sha256;
  }
  for (const auto& [document, error] : delivery_.failures) {
    const std::string path = file_of(document, delivery_.taken);
    if (path.empty()) continue;
    const std::string name = document == path ? "" : document.substr(path.size() + 2) + ": ";
    Reading& reading = readings[path];
    reading.reasons += name + to_string(error) + "\n";
    reading.system_failed |= error.code == ErrorCode::kIo;
  }
  return readings;
}

// True where nothing (else) may take the name: of a file that could not be read, nor the
// name of its reason.
bool is_free(const std::string& place, bool failed) {
  if (stands_there(place)) return false;
  if (!failed) return true;
  const std::string reason = place + std::string(kReasonEnd);
  if (!stands_there(reason)) return true;
  const auto text = read_small_file(reason, kMostReasonBytes);
  return text && text->starts_with(kReasonHead);  // ours, of an earlier try
}

Result<std::string> Filing::free_name(const std::string& path, const std::string& wanted,
                                      const Reading& reading) const {
  const std::filesystem::path parts(wanted);
  const std::string folder = parts.parent_path().string() + "/";
  const std::string ending(first_bytes(parts.extension().string(), kMostEnding));
  const std::string stem(first_bytes(parts.stem().string(), kMostStem));
  const std::string hash = reading.sha256.substr(0, kHashDigits);
  std::string place = folder + stem + ending;
  for (int i = 1; i <= kMostTries; ++i) {
    if (is_free(place, reading.read == 0)) return place;
    if (stands_there(place)) {
      BOARDTRAIL_ASSIGN_OR_RETURN(const bool same, same_content(path, place));
      if (same) return place;
    }
    const bool numbered = i > 1 || hash.empty();
    place = folder + stem + "-" + hash + (numbered ? "-" + std::to_string(i) : "") + ending;
  }
  return Error{ErrorCode::kConflict, "too many files have its name already", wanted};
}

Result<std::string> Filing::place_for(const std::string& path, const Reading& reading) {
  const std::string name = name_of(path);
  if (reading.read == 0) return free_name(path, config_.failed + "/" + name, reading);
  BOARDTRAIL_ASSIGN_OR_RETURN(const auto begun, warehouse_.unfinished_place(path, name));
  if (begun && !stands_there(*begun)) return *begun;
  const std::string month = record_.started_at.substr(0, std::string_view("YYYY-MM").size());
  return free_name(path, config_.processed + "/" + month + "/" + name, reading);
}

Status Filing::write_reason(const std::string& place, const std::string& name,
                            const Reading& reading) {
  return write_small_file(
      place + std::string(kReasonEnd),
      std::string(kReasonHead) + "\nDelivered as: " + name +
          "\nSHA-256: " + (reading.sha256.empty() ? "unknown" : reading.sha256) +
          "\nTried: " + record_.started_at + ", version " + record_.version + "\n\n" +
          reading.reasons + "\nTo try again, move the file back into the inbox.\n");
}

// A file that somebody has taken out of `failed` is not there any more: neither is its
// reason, and the warehouse shall not say so either.
Status Filing::forget_earlier_failure(const std::string& name) {
  const std::string place = config_.failed + "/" + name;
  const std::string reason = place + std::string(kReasonEnd);
  if (stands_there(place)) return {};
  BOARDTRAIL_RETURN_IF_ERROR(warehouse_.forget_unread(place));
  if (!stands_there(reason) || !is_free(place, true)) return {};
  if (const Status removed = remove_file(reason); !removed.ok()) {
    record_.add_problem(name, removed.error());
  }
  return {};
}

Status Filing::file(const std::string& path, const Reading& reading) {
  const std::string name = name_of(path);
  const auto refuse = [&](const Error& error) -> Status {
    record_.add_problem(name, "could not be put away: " + to_string(error));
    return {};
  };
  FileState now;
  if (!look_at(path, now) || now != delivery_.taken.at(path)) {
    record_.waiting.push_back(path);
    return {};
  }
  // What the system failed at, or the job has no right to read, is no fault of the file: it
  // stays and is named again.
  if (reading.system_failed) return {};
  if (reading.read == 0 && ::access(path.c_str(), R_OK) != 0) return {};
  BOARDTRAIL_RETURN_IF_ERROR(forget_earlier_failure(name));
  const Result<std::string> place = place_for(path, reading);
  if (!place) return refuse(place.error());
  Status status = make_folders(std::filesystem::path(*place).parent_path().string());
  if (!status.ok()) return refuse(status.error());
  // The warehouse is told before the move: not of one that cannot be.
  for (const std::string& moved : {path, *place}) {
    const std::string folder = std::filesystem::path(moved).parent_path().string();
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return refuse(system_error(errno, folder));
  }
  if (reading.read == 0) status = write_reason(*place, name, reading);
  if (!status.ok()) return refuse(status.error());
  BOARDTRAIL_RETURN_IF_ERROR(warehouse_.relocate(path, *place, name));
  status = stands_there(*place) ? remove_file(path) : move_file(path, *place);
  if (!status.ok()) return refuse(status.error());
  ++record_.put_away;
  return {};
}

}  // namespace

Status put_away(const NightlyConfig& config, const Delivery& delivery, Warehouse& warehouse,
                NightlyRecord& record) {
  return Filing(config, delivery, warehouse, record).run();
}

}  // namespace boardtrail
