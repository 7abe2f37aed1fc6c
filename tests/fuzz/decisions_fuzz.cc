// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "lineage/decisions.h"
#include "lineage/organisations.h"

// Any bytes give an Error with its place, or decisions; and as the table of organisations
// that a file of decisions may name, an Error or a table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace boardtrail;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto decisions = parse_decisions(text, "x.toml");
  if (decisions) {
    for (const Suppression& one : decisions->suppressions) {
      BOARDTRAIL_CHECK(!one.rule.empty() && !one.reason.empty() && !one.who.empty());
    }
  } else {
    BOARDTRAIL_CHECK(decisions.error().origin.starts_with("x.toml"));
  }
  static_cast<void>(Organisations::parse(text, "x.csv"));
  return 0;
}
