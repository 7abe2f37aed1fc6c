// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/row_identity.h"

#include <unordered_map>
#include <unordered_set>

#include "base/sha256.h"

namespace boardtrail {
namespace {

// Gives rows that say the same a count, so that the second of two equal ones has an
// identity of its own: 0 for the first, 1 for the next ...
class Counter {
 public:
  std::int64_t next(const IdentityHash& row) { return seen_[row.key()]++; }

 private:
  std::unordered_map<std::string, std::int64_t> seen_;
};

constexpr int kMemberBits = 24;
constexpr int kOrdinalBits = 15;

// By what an action's number differs from its first statement's: some of the members' bits,
// so that it stands beside its neighbours' and is taken for no observation's.
constexpr std::int64_t kActionBits = 0x5A3C96;
static_assert(kActionBits >> kMemberBits == 0);

std::int64_t lead_bits(std::int64_t identity, int low_bits) {
  return identity >> low_bits << low_bits;
}

// Identities of the members of one parent: its bits before theirs, and never the same
// twice, by drawing again.
class Members {
 public:
  explicit Members(std::int64_t parent) : lead_(lead_bits(parent, kMemberBits)) {}

  std::int64_t next(IdentityHash member) {
    for (;;) {
      const std::int64_t identity = lead_ | (member.id() & ((std::int64_t{1} << kMemberBits) - 1));
      if (taken_.insert(identity).second) return identity;
      member.add("again");
    }
  }

 private:
  std::int64_t lead_;
  std::unordered_set<std::int64_t> taken_;
};

std::int64_t numbered_identity(IdentityHash parent, std::size_t position) {
  const auto number = static_cast<std::int64_t>(position);
  if (number >> kOrdinalBits != 0) return parent.add(number).id();
  return lead_bits(parent.id(), kOrdinalBits) | number;
}

}  // namespace

std::int64_t document_identity(std::string_view sha256) {
  return IdentityHash("document").add(sha256).id();
}

std::int64_t unread_identity(std::string_view path) {
  return IdentityHash("unread").add(path).id();
}

std::int64_t paper_identity(std::string_view sha256, const Paper& paper) {
  return IdentityHash("paper").add(sha256).add(std::int64_t{paper.first_block}).id();
}

std::int64_t table_identity(std::string_view sha256, std::size_t position) {
  return numbered_identity(IdentityHash("table").add(sha256), position);
}

std::int64_t plan_table_identity(std::int64_t paper_id, std::size_t position) {
  return numbered_identity(IdentityHash("plan_table").add(paper_id), position);
}

std::int64_t metric_identity(std::int64_t paper_id, std::size_t position) {
  return numbered_identity(IdentityHash("metric").add(paper_id), position);
}

std::vector<std::int64_t> observation_identities(std::int64_t paper_id, const Paper& paper) {
  Counter counter;
  Members members(IdentityHash("observations").add(paper_id).id());
  std::vector<std::int64_t> identities;
  identities.reserve(paper.observations.size());
  for (const Observation& observation : paper.observations) {
    IdentityHash hash("observation");
    hash.add(paper_id).add(std::int64_t{observation.plan_table}).add(std::int64_t{observation.row});
    identities.push_back(members.next(hash.add(counter.next(hash))));
  }
  return identities;
}

std::vector<std::int64_t> finding_identities(std::int64_t paper_id, const Findings& findings) {
  Counter counter;
  Members members(IdentityHash("findings").add(paper_id).id());
  std::vector<std::int64_t> identities;
  identities.reserve(findings.size());
  for (const Finding& finding : findings) {
    IdentityHash hash("finding");
    hash.add(finding.rule).add(paper_id).add(finding.ref).add(finding.field);
    for (const Exhibit& exhibit : finding.evidence) hash.add(exhibit.raw);
    identities.push_back(members.next(hash.add(counter.next(hash))));
  }
  return identities;
}

std::vector<std::int64_t> across_finding_identities(std::int64_t paper_id,
                                                    const AcrossFindings& findings) {
  Counter counter;
  Members members(IdentityHash("findings across").add(paper_id).id());
  std::vector<std::int64_t> identities;
  identities.reserve(findings.size());
  for (const AcrossFinding& finding : findings) {
    IdentityHash hash("finding across");
    hash.add(finding.rule).add(paper_id).add(finding.earlier_paper_id);
    hash.add(finding.ref).add(finding.field);
    for (const AcrossExhibit& exhibit : finding.evidence) hash.add(exhibit.raw);
    identities.push_back(members.next(hash.add(counter.next(hash))));
  }
  return identities;
}

std::int64_t action_identity(std::int64_t first_observation_id) {
  return first_observation_id ^ kActionBits;
}

}  // namespace boardtrail
