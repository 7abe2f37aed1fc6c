// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pack.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace boardtrail {
namespace {

// Folders and files that a walk would leave out too, and what one system adds to every
// pack that it makes.
bool is_left_out(std::string_view name, bool (*leaves_out)(std::string_view name)) {
  if (name.empty() || name.back() == '/') return true;
  for (const std::string_view part : split(name, '/')) {
    if (part == "__MACOSX") return true;
    if (part != ".." && part.starts_with('.')) return true;
  }
  return leaves_out(name.substr(name.rfind('/') + 1));
}

}  // namespace

Result<Pack> Pack::open(std::string_view bytes, const std::string& path, const Limits& limits,
                        bool (*leaves_out)(std::string_view name)) {
  BOARDTRAIL_ASSIGN_OR_RETURN(ZipArchive archive, ZipArchive::open(bytes, limits));
  Pack pack(std::move(archive), limits);
  for (const ZipEntry& entry : pack.archive_.entries()) {
    if (is_left_out(entry.name, leaves_out)) continue;
    PackMember member{entry.name, path + "!/" + entry.name, std::nullopt};
    if (entry.unsafe_name) {
      member.error =
          Error{ErrorCode::kBadInput,
                "its name leads out of the pack; files with such names are not read", ""};
    }
    pack.members_.push_back(std::move(member));
  }
  std::sort(pack.members_.begin(), pack.members_.end(),
            [](const PackMember& a, const PackMember& b) { return a.path < b.path; });
  return pack;
}

Result<std::string> Pack::read(const PackMember& member) {
  if (member.error) return *member.error;
  return archive_.read(member.name, limits_.max_document_bytes);
}

}  // namespace boardtrail
