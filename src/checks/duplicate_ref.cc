// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "normalise/reference.h"

namespace boardtrail {
namespace {

bool has_letter(const std::string& key) { return std::any_of(key.begin(), key.end(), is_lower); }

// One cell printed once for several rows is one reference.
bool same_cell(const Observation& a, const Observation& b) {
  const Evidence* one = a.find_evidence(Field::kRef);
  const Evidence* two = b.find_evidence(Field::kRef);
  return one != nullptr && two != nullptr && one->place == two->place && one->place != Place{};
}

// Two rows that state the same action, or two actions that answer the same finding.
bool belong_together(const Observation& a, const Observation& b) {
  return a.restates || b.restates || same_cell(a, b) || same_words(a.description, b.description) ||
         (!a.source_finding.empty() && same_words(a.source_finding, b.source_finding));
}

// Where a number restarts, it counts within its section and its table.
std::string scope_of(const Observation& row, const std::string& key) {
  return has_letter(key) ? std::string()
                         : std::to_string(row.plan_table) + '\n' + fold_words(row.section);
}

using RefGroup = std::vector<const Observation*>;

// The column is no key of its rows (numbers of recommendations, say) where a
// fifth of them or more share theirs.
bool is_key(std::size_t repeated, std::size_t rows) { return repeated * 5 < rows || repeated == 1; }

void report_rows(const CheckContext& context, Findings& findings) {
  std::map<std::pair<std::string, std::string>, RefGroup> groups;
  std::size_t rows = 0;
  for (const Observation& row : context.paper.observations) {
    const std::string key = reference_key(row.ref);
    if (key.empty() || row.restates) continue;
    ++rows;
    groups[{scope_of(row, key), key}].push_back(&row);
  }
  std::vector<std::pair<const Observation*, const Observation*>> pairs;
  for (const auto& [key, group] : groups) {
    for (std::size_t i = 1; i < group.size(); ++i) {
      if (!belong_together(*group[i - 1], *group[i])) pairs.emplace_back(group[i - 1], group[i]);
    }
  }
  if (!is_key(pairs.size(), rows)) return;
  for (const auto& [first, second] : pairs) {
    Finding finding = row_finding(kDuplicateRef, context.paper, *second, "ref",
                                  "Two actions have the reference " + quoted(second->ref) + ": " +
                                      quoted(first->description, 60) + " and " +
                                      quoted(second->description, 60) + ".");
    finding.evidence.push_back(exhibit(*first, Field::kRef, first->ref));
    finding.evidence.push_back(exhibit(*second, Field::kRef, second->ref));
    findings.push_back(std::move(finding));
  }
}

// A caption printed again ("Table 1 (continued)", a list of figures) is the same one.
bool same_caption(const Caption& a, const Caption& b) {
  const std::string one = fold_words(a.text);
  const std::string two = fold_words(b.text);
  if (one == two) return true;
  static constexpr std::string_view kContinued = "cont";
  if (one.starts_with(kContinued) || two.starts_with(kContinued)) return true;
  return !one.empty() && !two.empty() && (one.starts_with(two) || two.starts_with(one));
}

void report_captions(const CheckContext& context, Findings& findings) {
  std::map<std::string, const Caption*> first_of;
  for (const Caption& caption : context.paper.captions) {
    const auto [place, fresh] = first_of.emplace(fold_words(caption.label), &caption);
    if (fresh || same_caption(*place->second, caption)) continue;
    const Caption& first = *place->second;
    Finding finding = paper_finding(kDuplicateRef, "caption",
                                    "Two captions are called " + quoted(caption.label) + ": " +
                                        quoted(first.label + " " + first.text, 60) + " and " +
                                        quoted(caption.label + " " + caption.text, 60) + ".");
    finding.ref = caption.label;
    finding.severity = Severity::kLow;
    finding.evidence.push_back({first.label, first.text, first.place});
    finding.evidence.push_back({caption.label, caption.text, caption.place});
    findings.push_back(std::move(finding));
  }
}

void check_duplicate_ref(const CheckContext& context, Findings& findings) {
  report_rows(context, findings);
  report_captions(context, findings);
}

}  // namespace

const Rule kDuplicateRef = {
    "duplicate-ref",
    Severity::kMedium,
    "Two things have the same reference",
    "Two different actions of a plan carry the same reference, or two different figures or tables "
    "the same number.",
    "Minutes and later papers that speak of it cannot be followed to one action.",
    "Silent for numbers that start again in another section or table, for a reference that is "
    "printed once for several rows, for actions that answer the same finding, for restated "
    "actions, "
    "and where the column is shared so often that it is no key.",
    "'G2' in two rows with different actions; 'Figure 7' over two charts",
    check_duplicate_ref,
};

}  // namespace boardtrail
