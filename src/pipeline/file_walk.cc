// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/file_walk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/descriptor.h"

namespace boardtrail {
namespace {

constexpr std::array<std::string_view, 20> kPassedOver = {
    ".part",   ".tmp",  ".crdownload", ".db",   ".db-wal", ".db-shm", ".db-journal",
    ".sqlite", ".lock", ".bak",        ".json", ".jsonl",  ".ndjson", ".toml",
    ".yaml",   ".yml",  ".csv",        ".py",   ".sh",     ".sha256"};
constexpr std::array<std::string_view, 3> kNoPapers = {"readme", "readme.md", "readme.txt"};

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// Walks below one folder that was named.
class Walk {
 public:
  Walk(std::string root, FoundFiles& found) : root_(std::move(root)), found_(found) {}

  void run() {
    const int descriptor = ::open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
      fail(root_, system_error(errno, ""));
      return;
    }
    // "." is where we are, and nobody writes it before a path.
    visit(descriptor, root_ == "." ? "" : root_ == "/" ? "/" : root_ + "/", 1);
  }

 private:
  void fail(const std::string& path, Error error) {
    found_.files.push_back({path, root_.size(), 0, 0, std::move(error)});
  }

  // Takes the descriptor.
  void visit(int descriptor, const std::string& prefix, int depth);
  void visit_entry(int folder, const std::string& prefix, const char* name, int depth);
  void meet_link(const std::string& path);

  std::string root_;
  std::string real_root_;  // resolved, with a '/' at its end; found when first needed
  FoundFiles& found_;
};

void Walk::visit(int descriptor, const std::string& prefix, int depth) {
  const std::string path = prefix.size() < 2 ? root_ : prefix.substr(0, prefix.size() - 1);
  const Folder folder(::fdopendir(descriptor));
  if (folder == nullptr) {
    fail(path, system_error(errno, ""));
    ::close(descriptor);
    return;
  }
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) {
      if (errno != 0) {
        fail(path, system_error(errno, ""));
      } else {
        found_.folders.push_back(path);
      }
      return;
    }
    if (!is_passed_over(entry->d_name)) visit_entry(descriptor, prefix, entry->d_name, depth);
  }
}

void Walk::visit_entry(int folder, const std::string& prefix, const char* name, int depth) {
  std::string path = prefix + name;
  struct stat about {};
  if (::fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
    fail(path, system_error(errno, ""));
  } else if (S_ISREG(about.st_mode)) {
    const std::size_t root_bytes = root_ == "." ? 0 : root_.size();
    found_.files.push_back({std::move(path), root_bytes, std::int64_t{about.st_size},
                            nanoseconds(about.st_mtim), std::nullopt});
  } else if (S_ISLNK(about.st_mode)) {
    meet_link(path);
  } else if (S_ISDIR(about.st_mode)) {
    if (depth >= kMaxFolderDepth) {
      fail(path, {ErrorCode::kLimitExceeded,
                  "folders lie more than " + std::to_string(kMaxFolderDepth) +
                      " deep; name this one itself",
                  ""});
      return;
    }
    const int inner = ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0) {
      fail(path, system_error(errno, ""));
      return;
    }
    visit(inner, path + "/", depth + 1);
  }
}

// A link that stays inside is no paper of its own. One that leads out might be a paper
// that is expected to be read: left out, but never without a word.
void Walk::meet_link(const std::string& path) {
  const auto resolve = [](const std::string& name) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(name.c_str(), nullptr),
                                                           &std::free);
    return real == nullptr ? std::string() : std::string(real.get());
  };
  if (real_root_.empty()) real_root_ = resolve(root_) + "/";
  const std::string target = resolve(path);
  if (!target.empty() && (target + "/").starts_with(real_root_)) return;
  fail(path, {ErrorCode::kUnsupported,
              target.empty() ? "a symbolic link that leads nowhere"
                             : "a symbolic link that leads out of the folder is not followed; "
                               "name its target",
              ""});
}

std::string normalised(const std::string& path) {
  std::string text = std::filesystem::path(path).lexically_normal().string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

void find_named(const std::string& path, FoundFiles& found) {
  FoundFile file;
  file.path = path;
  file.root_bytes = path.size();
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) {
    file.error = system_error(errno, "");
  } else if (S_ISDIR(about.st_mode)) {
    Walk(path, found).run();
    return;
  } else if (!S_ISREG(about.st_mode)) {
    file.error = Error{ErrorCode::kUnsupported, "not a regular file", ""};
  }
  file.size = std::int64_t{about.st_size};
  file.modified_ns = nanoseconds(about.st_mtim);
  found.files.push_back(std::move(file));
}

}  // namespace

bool is_passed_over(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.starts_with("~$") || name.back() == '~') {
    return true;
  }
  const std::string lower = lower_ascii(name);
  return std::any_of(kPassedOver.begin(), kPassedOver.end(),
                     [&lower](std::string_view end) { return lower.ends_with(end); }) ||
         std::find(kNoPapers.begin(), kNoPapers.end(), lower) != kNoPapers.end();
}

FoundFiles find_files(const std::vector<std::string>& paths) {
  FoundFiles found;
  for (const std::string& path : paths) find_named(normalised(path), found);
  // Stable, so that of a file named in several ways the first way holds.
  std::vector<FoundFile>& files = found.files;
  std::stable_sort(files.begin(), files.end(),
                   [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; });
  const auto same = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
  files.erase(std::unique(files.begin(), files.end(), same), files.end());
  return found;
}

}  // namespace boardtrail
