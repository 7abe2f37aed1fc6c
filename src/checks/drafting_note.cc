// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

void check_drafting_note(const CheckContext& context, Findings& findings) {
  for (const DraftingNote& note : context.paper.drafting_notes) {
    Finding finding = paper_finding(
        kDraftingNote, "text",
        "Guidance to the author is left in the paper: " + quoted(note.text, 120) + ".");
    finding.evidence.push_back({"text", note.text, note.place});
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kDraftingNote = {
    "drafting-note",
    Severity::kLow,
    "Guidance to the author is left in the paper",
    "The published text still holds a note of the template: '[DN: …]', '[insert …]', 'delete as "
    "appropriate'. One finding a note.",
    "It shows that the part was not read through, and what was asked for may be missing.",
    "Silent for brackets that hold ordinary text. A note is found by its form, not by its sense.",
    "'[DN: Describe what has changed since the last report]'",
    check_drafting_note,
};

}  // namespace boardtrail
