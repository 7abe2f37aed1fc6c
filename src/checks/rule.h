// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_RULE_H_
#define BOARDTRAIL_CHECKS_RULE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/paper.h"

namespace boardtrail {

enum class Severity : std::uint8_t { kHigh, kMedium, kLow };

const char* severity_name(Severity severity);  // "high", "medium", "low"

// One raw value that a finding compares, with the place where it stands.
struct Exhibit {
  std::string label;  // "Due Date", "as at"
  std::string raw;
  Place place;
};

// A sentence about the paper, with its evidence. Wording is neutral ("the paper
// shows ..."): it will be quoted, and it says nothing about persons.
struct Finding {
  std::string_view rule;  // id of the rule; lives as long as the program
  Severity severity = Severity::kMedium;
  std::int32_t observation = -1;  // indexes into the Paper, or -1
  std::int32_t metric = -1;
  std::int32_t plan_table = -1;
  std::string ref;    // as printed; empty where the finding is about no single row
  std::string field;  // field_name, or "version", "section" ...
  std::string message;
  std::vector<Exhibit> evidence;
};

// What a rule may look at: one paper and the document it stands in.
struct CheckContext {
  const Document& document;
  const Paper& paper;
};

using Findings = std::vector<Finding>;

// What a rule that compares papers looks at, and what it says (checks/across).
struct PlanStep;
struct AcrossFinding;

// One rule, of either kind. Each lives in a file of its own, src/checks/ or
// src/checks/across/<id with underscores>.cc.
struct Rule {
  std::string_view id;  // "missing-lead"
  Severity severity;
  std::string_view summary;  // one line for lists
  std::string_view meaning;  // what the paper shows when the rule speaks
  std::string_view why;      // why it matters, and to whom
  std::string_view limits;   // when it stays silent, and what it cannot know
  std::string_view example;  // an invented case, in one or two lines
  void (*check)(const CheckContext& context, Findings& findings);  // nullptr: it compares papers
  void (*across)(const PlanStep& step, std::vector<AcrossFinding>& findings) = nullptr;
};

// All rules, in order of id. Static; any thread.
std::span<const Rule* const> all_rules();

// The rule of that id, or nullptr.
const Rule* find_rule(std::string_view id);

// Runs every rule about one paper. Deterministic: same paper, same findings in the same order.
Findings run_checks(const CheckContext& context);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_RULE_H_
