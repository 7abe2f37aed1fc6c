// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_SITE_FOLDER_H_
#define BOARDTRAIL_SITE_SITE_FOLDER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace boardtrail {

// The folder that a report is written into, and the list of what was written there
// (".boardtrail-report": a line a file with hash and size).
//
// Files are made in a folder beside (".boardtrail-new") and take their places in
// commit(), each by one rename: until then the old report is whole, and a run that is
// interrupted while it renames leaves every page whole, old or new; the next run
// completes it. What the list does not name is neither overwritten nor removed.
// Symbolic links below the folder are not followed.
//
// Ownership:  holds a lock on the folder (flock) while it lives.
// Threads:    one.
// Errors:     kConflict (another report is being written), kBadUsage (a file that is not
//             of a report is in the way), kIo.
class SiteFolder {
 public:
  static Result<SiteFolder> open(const std::string& path);

  SiteFolder(SiteFolder&& other) noexcept;
  SiteFolder& operator=(SiteFolder&&) = delete;
  ~SiteFolder();

  // A report is made from a state of the warehouse's file (`stamp`), and from what it says
  // (`content`, empty where that is not known). No spaces.
  struct Origin {
    std::string stamp;
    std::string content;
  };
  // True where everything that the list names is there, and was made from that.
  bool has_stamp(std::string_view stamp) const;
  bool has_content(std::string_view content) const;

  // A file of the old report, where it is there as it was written.
  std::optional<std::string> old_file(const std::string& path) const;

  // A file of the new report: written where it differs from what stands there.
  Status put(const std::string& path, std::string_view content);
  // True where a file of the old report is there, and stays. For files whose name says
  // what they hold.
  bool keep(const std::string& path);
  // What was not put stays as it is in the old report.
  void keep_rest() { new_.insert(old_.begin(), old_.end()); }

  // Puts everything in its place, removes what belonged to the old report alone.
  Status commit(const Origin& origin);

  std::size_t written() const { return written_; }
  std::size_t kept() const { return new_.size() - written_; }
  std::size_t removed() const { return removed_; }

 private:
  struct Entry {
    std::string hash;  // empty: not known (of an interrupted run)
    std::int64_t bytes = 0;
    bool staged = false;
  };
  using Entries = std::map<std::string, Entry, std::less<>>;

  SiteFolder(int folder, std::string path) : folder_(folder), path_(std::move(path)) {}

  Status read_list();
  Status write_list(const Entries& entries, const Origin& origin);
  Status write_staged(const std::string& path, std::string_view content);
  Status make_folders(const std::string& path);
  Status clear_staging();
  Status put_in_place(const std::string& path);
  bool remove(const std::string& path);
  bool is_there(const std::string& path, std::int64_t bytes) const;
  bool all_there() const;
  Error failure(const std::string& path, const char* what) const;

  int folder_ = -1;
  int staging_ = -1;
  std::string path_;
  Origin origin_;  // of the old report
  Entries old_;
  Entries new_;
  std::map<std::string, bool, std::less<>> made_folders_;
  std::size_t written_ = 0;
  std::size_t removed_ = 0;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_SITE_FOLDER_H_
