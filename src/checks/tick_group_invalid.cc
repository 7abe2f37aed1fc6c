// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <unordered_map>
#include <vector>

#include <re2/re2.h>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

struct TickGroup {
  std::vector<const TickOption*> options;
  std::size_t ticked = 0;
  std::size_t levels = 0;  // options that are a level of assurance
  bool radio = false;
};

bool is_assurance_level(const std::string& label) {
  static const RE2 kLevel(
      R"((?i)\W*(?:substantial|significant|reasonable|moderate|partial|limited|minimal|full|high|)"
      R"(low|no|none|unsatisfactory|acceptable)(?: assurance)?\W*)");
  return RE2::FullMatch(label, kLevel);
}

// One of many: radio buttons, or at least three levels of assurance and nothing else.
bool takes_one(const TickGroup& group) {
  return group.options.size() >= 2 &&
         (group.radio || (group.levels >= 3 && group.levels == group.options.size()));
}

void report(const TickGroup& group, const std::string& name, Findings& findings) {
  std::string message = "Of the options of " + quoted(name) + " ";
  message += group.ticked == 0 ? "none is ticked"
                               : std::to_string(group.ticked) + " are ticked, where one is meant";
  Finding finding = paper_finding(kTickGroupInvalid, "checkbox", message + ".");
  for (const TickOption* option : group.options) {
    finding.evidence.push_back(
        {option->label, option->ticked ? "ticked" : "not ticked", option->place});
    if (finding.evidence.size() == 12) break;
  }
  findings.push_back(std::move(finding));
}

void check_tick_group_invalid(const CheckContext& context, Findings& findings) {
  std::unordered_map<std::string, std::size_t> index;
  std::vector<TickGroup> groups;
  for (const TickOption& option : context.paper.ticks) {
    if (is_blank(option.group)) continue;
    const auto [place, fresh] = index.emplace(fold_words(option.group), groups.size());
    if (fresh) groups.emplace_back();
    TickGroup& group = groups[place->second];
    group.options.push_back(&option);
    group.ticked += option.ticked ? 1U : 0U;
    group.radio |= option.radio;
    group.levels += is_assurance_level(option.label) ? 1U : 0U;
  }
  for (const TickGroup& group : groups) {
    if (takes_one(group) && group.ticked != 1) {
      report(group, group.options.front()->group, findings);
    }
  }
}

}  // namespace

const Rule kTickGroupInvalid = {
    "tick-group-invalid",
    Severity::kMedium,
    "A choice of one has none or several ticked",
    "A group of radio buttons, or the levels of assurance on a cover sheet, has no option ticked "
    "or "
    "more than one.",
    "The Board is not told which assurance the paper gives.",
    "Silent for boxes of which any number may be ticked. A box drawn as a picture is not seen.",
    "Assurance level: Substantial ticked and Partial ticked",
    check_tick_group_invalid,
};

}  // namespace boardtrail
