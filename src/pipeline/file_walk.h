// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_PIPELINE_FILE_WALK_H_
#define BOARDTRAIL_PIPELINE_FILE_WALK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace boardtrail {

// Folders inside one another; a deeper tree is a loop of mounts or an attack.
inline constexpr int kMaxFolderDepth = 64;

// A file as a walk meets it, not yet opened.
struct FoundFile {
  std::string path;            // as stored and shown
  std::size_t root_bytes = 0;  // the leading part of `path` that was named; 0: all of it was
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;
  std::optional<Error> error;  // why it cannot be read, where that shows already
};

struct FoundFiles {
  std::vector<FoundFile> files;
  std::vector<std::string> folders;  // that were listed to their end
};

// Everything to be read under the paths, in order of path, each once. Paths are
// normalised as text ("./a//b" is "a/b"); nothing else about them is looked up.
//
// In folders: symbolic links are not followed (one that leads out of the folder named,
// or nowhere, is an error; one that stays inside is met at its target), special files
// and files that are no papers by their name (is_passed_over) are left out, and what
// cannot be listed is an error. A path that is named is always looked at, through
// links too.
FoundFiles find_files(const std::vector<std::string>& paths);

// Names that a walk leaves out without a word: hidden files, half-written downloads and
// copies, databases (the warehouse itself may lie there), locks, and data and code
// beside the papers. docs/warehouse.md lists them.
bool is_passed_over(std::string_view name);

}  // namespace boardtrail

#endif  // BOARDTRAIL_PIPELINE_FILE_WALK_H_
