// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "extractors/pack.h"

// Any bytes as a ZIP file of papers: an Error, or members in order of path that lie
// within the pack's own path, each with its bytes (never more than the limits) or an Error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace boardtrail;
  Limits limits;
  limits.max_archive_entries = 64;
  limits.max_document_bytes = 1 << 20;
  limits.max_inflated_bytes = 4 << 20;
  const auto hidden = [](std::string_view name) { return name.starts_with('.'); };
  auto pack = Pack::open(std::string_view(reinterpret_cast<const char*>(bytes), size), "p.zip",
                         limits, hidden);
  if (!pack) return 0;
  std::string last;
  std::size_t inflated = 0;
  for (const PackMember& member : pack->members()) {
    BOARDTRAIL_CHECK(member.path.starts_with("p.zip!/") && last < member.path);
    last = member.path;
    if (member.error) continue;
    const auto content = pack->read(member);
    if (!content) continue;
    BOARDTRAIL_CHECK(content->size() <= static_cast<std::size_t>(limits.max_document_bytes));
    inflated += content->size();
    BOARDTRAIL_CHECK(inflated <= static_cast<std::size_t>(limits.max_inflated_bytes));
  }
  return 0;
}
