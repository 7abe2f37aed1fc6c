// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <string>
#include <utility>

#include "base/date.h"
#include "base/text.h"
#include "base/wording.h"
#include "checks/across/drops.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"
#include "lineage/paper_order.h"

namespace boardtrail {
namespace {

bool differs(const std::string& a, const std::string& b) {
  return a != b && fold_words(a) != fold_words(b);
}

// The first field of the row that differs.
std::optional<Field> difference(const StatedAction& a, const StatedAction& b) {
  if (differs(a.description, b.description)) return Field::kDescription;
  if (differs(a.due_raw, b.due_raw)) return Field::kDue;
  if (differs(a.lead_raw, b.lead_raw)) return Field::kLead;
  if (a.rag != b.rag || differs(a.rag_raw, b.rag_raw)) return Field::kRating;
  if (a.closed() != b.closed()) return Field::kStatus;
  if (differs(a.progress, b.progress)) return Field::kProgress;
  return std::nullopt;
}

const std::string& field_words(const StatedAction& row, Field field) {
  switch (field) {
    case Field::kDue:
      return row.due_raw;
    case Field::kLead:
      return row.lead_raw;
    case Field::kRating:
    case Field::kStatus:
      return row.rag_raw;
    case Field::kProgress:
      return row.progress;
    default:
      return row.description;
  }
}

bool same_version(const StatedPaper& a, const StatedPaper& b) {
  if (a.format != b.format || a.as_at != b.as_at || a.meeting_date != b.meeting_date) return false;
  const std::string left = fold_words(a.version);
  return left == fold_words(b.version) && (!left.empty() || a.as_at || a.meeting_date);
}

void check_version_not_advanced(const PlanStep& step, AcrossFindings& findings) {
  if (step.before == nullptr || step.partial || !same_version(*step.before, *step.now)) return;
  const StatedPaper& before = *step.before;
  AcrossFinding finding = paper_finding(kVersionNotAdvanced, before, "version", {});
  std::size_t rows = step.added.size();
  for (const Change& change : step.changes) {
    if (change.paper != &before) continue;
    const auto field = difference(change.before(), *change.now);
    if (!field) continue;
    ++rows;
    finding.evidence.push_back(
        exhibit(change.before(), *field, field_words(change.before(), *field)));
    finding.evidence.push_back(exhibit(*change.now, *field, field_words(*change.now, *field)));
  }
  for (const StatedAction* row : step.added) {
    finding.evidence.push_back(exhibit(*row, Field::kDescription, row->description));
  }
  for (const Lineage* row : step.gone) {
    if (words_of(step, *row) != nullptr) continue;  // only read otherwise
    ++rows;
    finding.evidence.push_back(exhibit(row->head, Field::kDescription, row->head.description));
  }
  if (rows == 0) return;
  const auto date = paper_date(*step.now);
  finding.message = "Two papers are both " +
                    (step.now->version.empty() ? std::string("without a version")
                                               : "version " + quoted(step.now->version)) +
                    (date ? " of " + long_date(*date) : std::string()) + ", and differ in " +
                    counted(static_cast<std::int64_t>(rows), "row") + ".";
  doubt_tables(step, finding);
  findings.push_back(std::move(finding));
}

}  // namespace

const Rule kVersionNotAdvanced = {
    "version-not-advanced",
    Severity::kMedium,
    "Two papers of one version say different things",
    "Two papers of the plan state the same version and the same date, and their actions differ.",
    "Nobody can say which of the two was agreed.",
    "Silent where the papers are of different formats (they may only be read differently), where "
    "they state neither version nor date, and where every row is the same.",
    "Two files, both 'Version 3, 31 March 2025', with different dates for B2",
    nullptr,
    check_version_not_advanced,
};

}  // namespace boardtrail
