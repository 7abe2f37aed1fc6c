// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_empty_section(const CheckContext& context, Findings& findings) {
  for (const Heading& heading : context.paper.headings) {
    if (!heading.empty) continue;
    std::string message = "Nothing stands under " + quoted(heading.text);
    if (!heading.ref.empty()) message += " for " + heading.ref;
    if (!heading.why_empty.empty() && heading.why_empty != heading.text) {
      message += " (" + heading.why_empty + ")";
    }
    Finding finding = paper_finding(kEmptySection, "section", message + ".");
    finding.ref = heading.ref;
    finding.evidence.push_back({"heading", heading.text, heading.place});
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kEmptySection = {
    "empty-section",
    Severity::kLow,
    "A part that asks for something is left empty",
    "A heading, a numbered paragraph, a field of the cover sheet or a labelled cell asks for "
    "something, and nothing stands there, or only the printed question.",
    "The Board cannot tell 'none' from 'not answered'.",
    "Silent for headings that only stand over other headings, for captions, and where 'None' or "
    "'Not applicable' is printed.",
    "'7.1' with nothing behind it; 'Is there a financial impact?' without an answer",
    check_empty_section,
};

}  // namespace boardtrail
