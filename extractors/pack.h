// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PACK_H_
#define BOARDTRAIL_EXTRACTORS_PACK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "extractors/zip/zip_archive.h"

namespace boardtrail {

// A file in a pack, not yet inflated.
struct PackMember {
  std::string name;            // as stored in the pack
  std::string path;            // "<pack>!/<name>", as stored and shown
  std::optional<Error> error;  // why it is not read, where its name says so already
};

// The papers in a ZIP file that lies in memory: a month's papers as they are sent out.
// Nothing is unpacked to disk; names are labels only. One level: a pack in a pack is a
// member that cannot be read.
//
// Ownership: borrows the bytes. Threads: one. Errors: those of ZipArchive.
class Pack {
 public:
  // `leaves_out` says of a file's name, without its folder, that a walk would not read it.
  static Result<Pack> open(std::string_view bytes, const std::string& path, const Limits& limits,
                           bool (*leaves_out)(std::string_view name));

  // In order of path, without folders and without what is left out.
  const std::vector<PackMember>& members() const { return members_; }
  // Entries that share their name with an earlier one; only that one is a member.
  std::int64_t duplicates() const { return archive_.duplicates(); }
  Result<std::string> read(const PackMember& member);

 private:
  Pack(ZipArchive archive, const Limits& limits) : archive_(std::move(archive)), limits_(limits) {}

  ZipArchive archive_;
  Limits limits_;
  std::vector<PackMember> members_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PACK_H_
