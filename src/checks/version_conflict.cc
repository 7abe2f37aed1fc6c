// SPDX-License-Identifier: GPL-3.0-or-later
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

// "Version 2", "v2.0" and "2" are one version.
std::string version_key(const std::string& version) {
  std::string key = fold(version);
  for (const std::string_view word : {"version", "ver.", "ver", "v."}) {
    if (key.starts_with(word)) key.erase(0, word.size());
  }
  if (key.size() > 1 && key[0] == 'v' && std::isdigit(static_cast<unsigned char>(key[1])) != 0) {
    key.erase(0, 1);
  }
  key = std::string(trim(key));
  while (key.ends_with(".0")) key.resize(key.size() - 2);
  return key;
}

// The versions stated with one date of update, each once, in order.
using VersionGroup = std::vector<const StatedVersion*>;

constexpr std::size_t kMostVersions = 8;  // enough to tell a conflict from a history

void add(VersionGroup& group, const StatedVersion& stated) {
  if (group.size() == kMostVersions) return;
  for (const StatedVersion* known : group) {
    if (version_key(known->version) == version_key(stated.version)) return;
  }
  group.push_back(&stated);
}

void check_version_conflict(const CheckContext& context, Findings& findings) {
  std::map<std::optional<Date>, VersionGroup> groups;
  for (const StatedVersion& stated : context.paper.versions) {
    if (!version_key(stated.version).empty()) add(groups[stated.updated], stated);
  }
  for (const auto& [updated, group] : groups) {
    // Without dates, three versions and more are a history of the document.
    if (group.size() < 2 || (!updated && group.size() > 2)) continue;
    std::string message = "The paper calls itself version " + quoted(group[0]->version) +
                          " and version " + quoted(group[1]->version);
    if (updated) message += ", both updated " + long_date(*updated);
    Finding finding = paper_finding(kVersionConflict, "version", message + ".");
    for (const StatedVersion* stated : group) {
      finding.evidence.push_back({"version", stated->version, stated->place});
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kVersionConflict = {
    "version-conflict",
    Severity::kMedium,
    "The paper states two versions of itself",
    "Two headings of one paper give different versions with the same date of update, or two "
    "different versions and no date.",
    "Part of the paper may be an older draft, and nobody can tell which part was agreed.",
    "Silent for a history of versions, each with its own date, and for '2' beside 'v2.0'.",
    "'Version: 2' over the plan and 'Version: 1' over the closed actions, both of 3 August 2024",
    check_version_conflict,
};

}  // namespace boardtrail
