// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_MOVE_FILE_H_
#define BOARDTRAIL_NIGHTLY_MOVE_FILE_H_

#include <string>

#include "base/result.h"

namespace boardtrail {

// Moves a file, to another filesystem too, and never over anything: kConflict where
// something stands at `to` already. When it returns the move is on the disk. Whoever stops
// half-way leaves the file at its old place, at both, or at the new one, always whole.
Status move_file(const std::string& from, const std::string& to);

// The folder and all above it; those that are there already stay as they are.
Status make_folders(const std::string& path);

// A new name, or one that is gone, is on the disk when its folder is.
Status flush_folder_of(const std::string& path);

// True where two regular files have the same bytes.
Result<bool> same_content(const std::string& a, const std::string& b);

// True where anything stands there, even a link that leads nowhere.
bool stands_there(const std::string& path);

// Removes a name and puts that on the disk.
Status remove_file(const std::string& path);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_MOVE_FILE_H_
