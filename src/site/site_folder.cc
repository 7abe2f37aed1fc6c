// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/site_folder.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/sha256.h"
#include "base/text.h"

namespace boardtrail {
namespace {

constexpr const char* kList = ".boardtrail-report";
constexpr const char* kNewList = ".boardtrail-report.new";
constexpr const char* kStaging = ".boardtrail-new";
constexpr std::string_view kFirstLine = "boardtrail report 1";
constexpr std::size_t kMaxListBytes = 256U << 20U;

// Names that a report can have written, so that a list that somebody else wrote cannot
// make it remove or replace anything outside.
bool is_page_path(std::string_view path) {
  int folders = 0;
  char before = '/';
  for (const char c : path) {
    const bool letter = is_lower(c) || is_digit(c);
    if (!letter && c != '-' && c != '.' && c != '/') return false;
    if ((c == '.' || c == '/') && before == '/') return false;
    folders += c == '/' ? 1 : 0;
    before = c;
  }
  return !path.empty() && before != '/' && folders <= 1;
}

std::string hash_of(std::string_view content) { return hex(sha256(content)).substr(0, 32); }

// The folder part of "folder/name", or "".
std::string folder_of(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t done = ::write(descriptor, content.data(), content.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

// Reads a file of the folder; false where there is none (or no regular one).
bool read_file(int folder, const char* name, std::string* out) {
  const int descriptor = ::openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return false;
  char buffer[1U << 16U];
  ssize_t got = 0;
  while ((got = ::read(descriptor, buffer, sizeof buffer)) > 0 && out->size() < kMaxListBytes) {
    out->append(buffer, static_cast<std::size_t>(got));
  }
  ::close(descriptor);
  return got == 0;
}

// Removes the files of a folder and it; folders in it one deep.
void remove_folder(int parent, const char* name, int depth) {
  const int descriptor = ::openat(parent, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_DIRECTORY);
  if (descriptor < 0) return;
  DIR* folder = ::fdopendir(descriptor);
  if (folder == nullptr) {
    ::close(descriptor);
    return;
  }
  while (const dirent* entry = ::readdir(folder)) {
    if (std::strcmp(entry->d_name, ".") == 0 || std::strcmp(entry->d_name, "..") == 0) continue;
    if (::unlinkat(descriptor, entry->d_name, 0) != 0 && depth > 0) {
      remove_folder(descriptor, entry->d_name, depth - 1);
    }
  }
  ::closedir(folder);
  ::unlinkat(parent, name, AT_REMOVEDIR);
}

}  // namespace

Error SiteFolder::failure(const std::string& path, const char* what) const {
  return {ErrorCode::kIo, std::string(what) + ": " + std::strerror(errno),
          path.empty() ? path_ : path_ + "/" + path};
}

Result<SiteFolder> SiteFolder::open(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) {
    return Error{ErrorCode::kIo, std::string("cannot make the folder: ") + std::strerror(errno),
                 path};
  }
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY);
  if (descriptor < 0) {
    return Error{ErrorCode::kIo, std::string("cannot open the folder: ") + std::strerror(errno),
                 path};
  }
  SiteFolder folder(descriptor, path);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return Error{ErrorCode::kConflict, "another report is being written there", path};
  }
  BOARDTRAIL_RETURN_IF_ERROR(folder.read_list());
  BOARDTRAIL_RETURN_IF_ERROR(folder.clear_staging());
  return folder;
}

SiteFolder::SiteFolder(SiteFolder&& other) noexcept
    : folder_(std::exchange(other.folder_, -1)),
      staging_(std::exchange(other.staging_, -1)),
      path_(std::move(other.path_)),
      origin_(std::move(other.origin_)),
      old_(std::move(other.old_)),
      new_(std::move(other.new_)),
      made_folders_(std::move(other.made_folders_)),
      written_(other.written_),
      removed_(other.removed_) {}

SiteFolder::~SiteFolder() {
  if (staging_ >= 0) {
    ::close(staging_);
    remove_folder(folder_, kStaging, 1);
  }
  if (folder_ >= 0) ::close(folder_);
}

Status SiteFolder::read_list() {
  std::string list;
  if (!read_file(folder_, kList, &list)) return {};
  const std::vector<std::string_view> lines = split(list, '\n');
  if (lines.size() < 2 || lines[0] != kFirstLine || !lines[1].starts_with("from ")) {
    return Error{ErrorCode::kBadUsage,
                 "the list of the report that stands there cannot be read; remove the report, or "
                 "choose another folder",
                 path_ + "/" + kList};
  }
  const std::string_view from = lines[1].substr(5);
  const std::size_t end = std::min(from.find(' '), from.size());
  origin_.stamp = from.substr(0, end);
  origin_.content = from.substr(std::min(end + 1, from.size()));
  for (std::size_t i = 2; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) continue;
    Entry entry;
    const std::string_view hash = line.substr(0, first);
    if (hash != "?") entry.hash = hash;
    std::from_chars(line.data() + first + 1, line.data() + second, entry.bytes);
    const std::string_view path = line.substr(second + 1);
    if (is_page_path(path)) old_.emplace(path, std::move(entry));
  }
  return {};
}

Status SiteFolder::clear_staging() {
  remove_folder(folder_, kStaging, 1);
  if (::mkdirat(folder_, kStaging, 0700) != 0) return failure(kStaging, "cannot make the folder");
  staging_ = ::openat(folder_, kStaging, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_DIRECTORY);
  return staging_ < 0 ? Status(failure(kStaging, "cannot open the folder")) : Status();
}

bool SiteFolder::is_there(const std::string& path, std::int64_t bytes) const {
  struct stat found {};
  return ::fstatat(folder_, path.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(found.st_mode) && found.st_size == bytes;
}

bool SiteFolder::all_there() const {
  return std::all_of(old_.begin(), old_.end(), [this](const auto& file) {
    return !file.second.hash.empty() && is_there(file.first, file.second.bytes);
  });
}

bool SiteFolder::has_stamp(std::string_view stamp) const {
  return !stamp.empty() && stamp == origin_.stamp && all_there();
}

bool SiteFolder::has_content(std::string_view content) const {
  return !content.empty() && content == origin_.content && all_there();
}

std::optional<std::string> SiteFolder::old_file(const std::string& path) const {
  const auto old = old_.find(path);
  std::string content;
  if (old == old_.end() || !read_file(folder_, path.c_str(), &content)) return std::nullopt;
  if (hash_of(content) != old->second.hash) return std::nullopt;
  return content;
}

bool SiteFolder::keep(const std::string& path) {
  const auto old = old_.find(path);
  if (old == old_.end() || old->second.hash.empty() || !is_there(path, old->second.bytes)) {
    return new_.contains(path);
  }
  new_.insert_or_assign(path, old->second);
  return true;
}

Status SiteFolder::put(const std::string& path, std::string_view content) {
  BOARDTRAIL_CHECK(is_page_path(path));
  Entry entry{hash_of(content), static_cast<std::int64_t>(content.size()), true};
  const auto old = old_.find(path);
  if (old != old_.end() && old->second.hash == entry.hash && is_there(path, entry.bytes)) {
    entry.staged = false;
    new_.insert_or_assign(path, std::move(entry));
    return {};
  }
  struct stat found {};
  if (old == old_.end() && ::fstatat(folder_, path.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0) {
    return Error{ErrorCode::kBadUsage,
                 "this file is not of a report, and is in the way of one; choose another folder",
                 path_ + "/" + path};
  }
  BOARDTRAIL_RETURN_IF_ERROR(write_staged(path, content));
  if (new_.insert_or_assign(path, std::move(entry)).second) ++written_;
  return {};
}

Status SiteFolder::make_folders(const std::string& path) {
  const std::string folder = folder_of(path);
  if (folder.empty() || !made_folders_.emplace(folder, true).second) return {};
  if (::mkdirat(staging_, folder.c_str(), 0700) != 0 && errno != EEXIST) {
    return failure(folder, "cannot make the folder");
  }
  if (::mkdirat(folder_, folder.c_str(), 0777) != 0 && errno != EEXIST) {
    return failure(folder, "cannot make the folder");
  }
  struct stat found {};
  if (::fstatat(folder_, folder.c_str(), &found, AT_SYMLINK_NOFOLLOW) != 0 ||
      !S_ISDIR(found.st_mode)) {
    return Error{ErrorCode::kBadUsage, "a report needs a folder of that name",
                 path_ + "/" + folder};
  }
  return {};
}

Status SiteFolder::write_staged(const std::string& path, std::string_view content) {
  BOARDTRAIL_RETURN_IF_ERROR(make_folders(path));
  ::unlinkat(staging_, path.c_str(), 0);
  const int descriptor =
      ::openat(staging_, path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) return failure(path, "cannot write");
  const bool done = write_all(descriptor, content);
  const bool closed = ::close(descriptor) == 0;
  return done && closed ? Status() : Status(failure(path, "cannot write"));
}

Status SiteFolder::write_list(const Entries& entries, const Origin& origin) {
  std::string list(kFirstLine);
  list += "\nfrom ";
  list += origin.stamp;
  if (!origin.content.empty()) list.append(" ").append(origin.content);
  list += '\n';
  for (const auto& [path, entry] : entries) {
    list += entry.hash.empty() ? "?" : entry.hash;
    list += ' ';
    list += std::to_string(entry.bytes);
    list += ' ';
    list += path;
    list += '\n';
  }
  ::unlinkat(folder_, kNewList, 0);
  const int descriptor =
      ::openat(folder_, kNewList, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) return failure(kList, "cannot write");
  const bool done = write_all(descriptor, list) && ::fsync(descriptor) == 0;
  const bool closed = ::close(descriptor) == 0;
  if (!done || !closed || ::renameat(folder_, kNewList, folder_, kList) != 0) {
    return failure(kList, "cannot write");
  }
  return {};
}

Status SiteFolder::put_in_place(const std::string& path) {
  const std::string folder = folder_of(path);
  if (folder.empty()) {
    return ::renameat(staging_, path.c_str(), folder_, path.c_str()) == 0
               ? Status()
               : Status(failure(path, "cannot put in place"));
  }
  const int target =
      ::openat(folder_, folder.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_DIRECTORY);
  if (target < 0) return failure(folder, "cannot open the folder");
  const bool done =
      ::renameat(staging_, path.c_str(), target, path.c_str() + folder.size() + 1) == 0;
  const int error = errno;
  ::close(target);
  errno = error;
  return done ? Status() : Status(failure(path, "cannot put in place"));
}

// With the folder it stood in, where that is empty now.
bool SiteFolder::remove(const std::string& path) {
  const std::string folder = folder_of(path);
  if (folder.empty()) return ::unlinkat(folder_, path.c_str(), 0) == 0;
  const int parent =
      ::openat(folder_, folder.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_DIRECTORY);
  if (parent < 0) return false;
  const bool done = ::unlinkat(parent, path.c_str() + folder.size() + 1, 0) == 0;
  ::close(parent);
  ::unlinkat(folder_, folder.c_str(), AT_REMOVEDIR);
  return done;
}

Status SiteFolder::commit(const Origin& origin) {
  bool stale = false;
  for (const auto& [path, entry] : old_) stale = stale || !new_.contains(path);
  if (written_ > 0 || stale) {
    // What is on its way: a run that dies from here on is completed by the next, which
    // knows these names as a report's and none of their contents.
    Entries both = old_;
    for (const auto& [path, entry] : new_) {
      if (entry.staged) both.insert_or_assign(path, Entry{});
    }
    if (::syncfs(folder_) != 0) return failure("", "cannot write to the disk");
    BOARDTRAIL_RETURN_IF_ERROR(write_list(both, {"?", {}}));
  }
  // The front page last: it leads to the others.
  for (const auto& [path, entry] : new_) {
    if (entry.staged && path != "index.html") BOARDTRAIL_RETURN_IF_ERROR(put_in_place(path));
  }
  const auto front = new_.find("index.html");
  if (front != new_.end() && front->second.staged) {
    BOARDTRAIL_RETURN_IF_ERROR(put_in_place(front->first));
  }
  for (const auto& [path, entry] : old_) {
    if (new_.contains(path)) continue;
    if (remove(path)) ++removed_;
  }
  for (auto& [path, entry] : new_) entry.staged = false;
  BOARDTRAIL_RETURN_IF_ERROR(write_list(new_, origin));
  old_ = new_;
  origin_ = origin;
  return {};
}

}  // namespace boardtrail
