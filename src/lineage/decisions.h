// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_DECISIONS_H_
#define BOARDTRAIL_LINEAGE_DECISIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace boardtrail {

// Two statements, by observation_id, that people have looked at.
struct LinkDecision {
  std::int64_t earlier = 0;
  std::int64_t later = 0;
  std::string reason;
};

// A finding (or all of a rule) that people have looked at and do not want to be told
// of. An empty part holds for all.
struct Suppression {
  std::string rule;
  std::optional<std::int64_t> action_id;
  std::string organisation;  // part of its name
  std::string plan;          // part of its title
  std::string ref;
  std::string reason;
  std::string who;
  std::optional<Date> until;  // holds for papers that speak for this day or an earlier one
};

// What people have decided, from a TOML file that lies beside the warehouse and is
// never written by the program:
//
//   organisations = "bodies.csv"
//   [[pin]]         # the same action
//   earlier = 123
//   later = 456
//   [[forbid]]      # not the same action
//   [[suppress]]
//   rule = "lead-changed"
//   ref = "G2"      # and, or, instead: action, plan, organisation
//   reason = "..."
//   who = "..."
//   until = 2025-12-31
struct Decisions {
  std::string organisations;  // file name, as it stands there
  std::vector<LinkDecision> pins;
  std::vector<LinkDecision> forbids;
  std::vector<Suppression> suppressions;

  bool pinned(std::int64_t earlier, std::int64_t later) const;
  bool forbidden(std::int64_t earlier, std::int64_t later) const;
};

// Errors: kBadUsage with "origin:line:column"; a key that is not known is one, for a
// mistyped 'until' must not suppress for ever.
Result<Decisions> parse_decisions(std::string_view toml, std::string_view origin);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_DECISIONS_H_
