// SPDX-License-Identifier: GPL-3.0-or-later
#include "nightly/backups.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/ascii.h"
#include "base/descriptor.h"
#include "nightly/move_file.h"

namespace boardtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".db";
// What a run that was ended leaves.
constexpr std::string_view kHalf[] = {".db.part", ".db.part-journal"};

// "20260131T030000Z" of "2026-01-31T03:00:00Z".
std::string compact(std::string_view utc) {
  std::string text(utc);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

bool is_compact_time(std::string_view text) {
  constexpr std::string_view kForm = "00000000T000000Z";
  return std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(),
                    [](char c, char form) { return form == '0' ? is_digit(c) : c == form; });
}

// The copies in the folder by name, which is by time; names that end otherwise are others'.
Result<std::vector<fs::path>> copies(const std::string& folder, const std::string& stem,
                                     std::string_view ending) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(stem) || !name.ends_with(ending)) continue;
    if (name.size() < stem.size() + ending.size()) continue;
    const auto time =
        std::string_view(name).substr(stem.size(), name.size() - stem.size() - ending.size());
    if (is_compact_time(time)) found.push_back(entry->path());
  }
  if (error) return system_error(error.value(), folder);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Result<std::string> make_backup(Warehouse& warehouse, const std::string& warehouse_path,
                                const std::string& folder, std::string_view utc, int keep) {
  const std::string stem = fs::path(warehouse_path).stem().string() + "-";
  BOARDTRAIL_RETURN_IF_ERROR(make_folders(folder));
  const std::string copy = folder + "/" + stem + compact(utc) + std::string(kEnding);
  // One of the same second, of a run just before or of a clock that stands, is replaced.
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.back_up(copy));
  BOARDTRAIL_ASSIGN_OR_RETURN(std::vector<fs::path> old, copies(folder, stem, kEnding));
  // This one is the newest, whatever the clock was when the others were made: a time after it
  // is of a clock that was ahead, or that has been set back.
  std::rotate(old.begin(), std::upper_bound(old.begin(), old.end(), fs::path(copy)), old.end());
  old.resize(old.size() - std::min(old.size(), static_cast<std::size_t>(keep)));
  for (const std::string_view ending : kHalf) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<fs::path> half, copies(folder, stem, ending));
    old.insert(old.end(), half.begin(), half.end());
  }
  for (const fs::path& path : old) BOARDTRAIL_RETURN_IF_ERROR(remove_file(path.string()));
  return copy;
}

}  // namespace boardtrail
