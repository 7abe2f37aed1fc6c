# SPDX-License-Identifier: GPL-3.0-or-later
"""Self-review against key questions, and an answer to inspection findings.

Quirks: the heading of a key question spans the table and is chopped at the column
borders, in the middle of words; legend and header row are repeated on each page, the
legend with and without its letters; rows are broken over pages; a finding and its
action stand in one cell; 'AG' for 'A/G'; months without a year; prose dates only.
"""
from common import across, action, document, due, finding, legend, line, paper, rating

ORGANISATION = "Ellerwick Vale Hospitals NHS Foundation Trust"
TITLE = "Self-review of leadership"
SCALE = [("G", "green", "Action completed and benefit seen"),
         ("A/G", "amber_green", "Plan for delivery in place but not yet completed"),
         ("A/R", "amber_red", "No plan yet, or little confidence in the plan")]
VALUES = {raw: value for raw, value, _ in SCALE} | {"R": "red", "AG": "amber_green"}
HEAD_A = line("Ref:", "Planned action", "Timescale", "Lead", "Success measure", "Progress update", "RAG")
HEAD_B = line("", "Inspection finding", "Planned action", "Progress", "Lead", "RAG")
FOOT = line("Status G", SCALE[0][2], "A/G", SCALE[1][2], "A/R", SCALE[2][2])
FOOT_CHOPPED = line("Status G Action compl", "eted and benefit seen", "A/G", "Plan for deliv", "ery in place but not yet completed", "A/R",
                    "No plan yet, or little confidence in the plan")

K1 = "K1: Do leaders have the skill and the time to lead well?"
K2 = "K2: Is there a vision that staff and patients can repeat in their own words?"
K3 = "K3: Are risks known, owned and acted upon?"
CHOPPED = {K1: line("KLOE", "K1: Do leaders have the sk", "ill and the", "time", "to lead well?", "", ""),
           K2: line("", "K2: Is there a vision that staff a", "nd patie", "nts c", "an repeat in their own words", "?", ""),
           K3: line("KLOE", "K3: Are risks kn", "own, own", "ed an", "d acted upon?", "", "")}

PART_A = "PART A: Board self-review against key questions"
PART_B = "PART B Inspection findings: June 2024: Delivery Status"


def a(ref, section, text, dues, leads, measure, progress, rag, cut=None, faults=()):
    """`cut`: the end of the progress, which stands on the next page."""
    return dict(ref=ref, section=section, text=text, dues=dues, leads=leads, measure=measure,
                progress=progress, rag=rag, cut=cut, faults=faults)


def b(ref, source, text, progress, leads, rag, joined=False, cut=None, faults=()):
    return dict(ref=ref, source=source, text=text, progress=progress, leads=leads, rag=rag,
                joined=joined, cut=cut, faults=faults)


NOV24, FEB25, APR25 = due("November 2024", "2024-11-30", "month"), due("February 2025", "2025-02-28", "month"), due("April 2025", "2025-04-30", "month")
JUN25, SEP25 = due("June 2025", "2025-06-30", "month"), due("September 2025", "2025-09-30", "month")

COACHING = "Coaching offered to every leader who is new in post"
ROTA = "Executive visits to all sites put on a rota"
WORDS = "Vision rewritten in plain words with patients and staff"
POSTERS = "Vision shown at every entrance"
RISKS = "Every risk rated 15 or more reviewed each month by an executive"
TRAINING = "Risk training given to all ward managers"

OCTOBER = [
    [a("K1a", K1, COACHING, [due("July", "2024-07-31", "month"), NOV24], ["SB"], "30 leaders coached by the end of the year",
       "14 leaders have a coach. A second provider has been asked to quote.", "A/G", faults=[("date-changed", "July, then November 2024")]),
     a("K1b", K1, ROTA, [due("September 2024", "2024-09-30", "month")], ["PN"], "Each site visited every quarter", "The rota has been agreed and started in October.", "R",
       faults=[("rag-not-in-legend", "R is no rating of this paper's scale")])],
    [a("K2a", K2, WORDS, [NOV24], ["Varied"], "Half of staff asked can say it", "Three workshops have been held and", "A/G",
       cut="a fourth is planned at the Tarn Lane clinic.", faults=[("unassigned-lead", "Varied names nobody")])],
    [a("K3a", K3, RISKS, [FEB25], ["DO", "KR"], "No review more than a week late", "The review takes place in the first week of each month.", "A/G"),
     a("K3b", K3, "", [APR25], ["KR"], "90% of ward managers trained", "Dates have been booked from January on.", "A/G", faults=[("missing-action", "the planned action is blank")])],
]
OCTOBER_B = [
    [b("1.", "Leaders on two wards had not heard of the improvement plan.", "We will brief every ward leader in person.", "Nine of eleven wards have been briefed.", ["SB"], "A/G"),
     b("2.", "Minutes of safety huddles were not kept.", "A template for minutes will be issued to all wards.", "The template is in use.", ["KR"], "G")],
    [b("3.", "Complaints were answered late and without an apology.", "We will answer within 25 days and train all who write the letters.",
       "The average was 31 days in September.", ["PN"], "AG", joined=True,
       faults=[("rag-malformed", "AG for A/G"), ("misplaced-cell", "finding and action stand in one cell")]),
     b("4.", "Equipment checks were not always", "A weekly check will be signed by the nurse in charge.", "Audits show 88% of checks signed.", ["KR"], "A/R",
       cut="recorded by the team on duty.")],
]
DECEMBER = [
    [a("K1a", K1, COACHING, [due("July", "2024-07-31", "month"), NOV24, FEB25], ["SB"], "30 leaders coached by the end of the year",
       "22 leaders have a coach.", "A/G", faults=[("date-changed", "July, November 2024, then February 2025")]),
     a("K1b", K1, ROTA, [due("September 2024", "2024-09-30", "month")], ["PN"], "Each site visited every quarter", "All sites were visited between October and December.", "G")],
    [a("K2a", K2, WORDS, [NOV24, APR25], ["PN"], "Half of staff asked can say it", "Four workshops have been held. The draft goes to", "A/G",
       cut="the Board in February.", faults=[("date-changed", "November 2024, then April 2025")]),
     a("K2b", K2, POSTERS, [JUN25], ["PN"], "As per plan", "Starts once the words are agreed.", "A/G")],
    [a("K3a", K3, RISKS, [FEB25], ["DO", "KR"], "No review more than a week late", "One review in December was nine days late.", "A/G"),
     a("K3b", K3, TRAINING, [APR25], ["KR"], "90% of ward managers trained", "41% of ward managers have been trained.", "A/G")],
]
DECEMBER_B = [
    [b("1.", "Leaders on two wards had not heard of the improvement plan.", "We will brief every ward leader in person.", "All wards have been briefed.", ["SB"], "G"),
     b("3.", "Complaints were answered late and without an apology.", "We will answer within 25 days and train all who write the letters.",
       "The average was 27 days in November.", ["PN"], "A/G")],
    [b("4.", "Equipment checks were not always", "A weekly check will be signed by the nurse in charge.", "Audits show 93% of checks signed.", ["KR"], "A/G",
       cut="recorded by the team on duty.")],
]
FEBRUARY = [
    [a("K1a", K1, COACHING, [FEB25], ["SB"], "30 leaders coached by the end of the year", "31 leaders have a coach.", "G")],
    [a("K2a", K2, WORDS, [APR25], ["PN"], "Half of staff asked can say it", "The Board approved the words in February. Posters are", "A/G", cut="being printed."),
     a("K2b", K2, POSTERS, [JUN25, SEP25], ["PN"], "As per plan", "UPDATE AWAITED", "A/R",
       faults=[("date-changed", "June, then September 2025"), ("missing-update", "a placeholder")])],
    [a("K3a", K3, RISKS, [due("January 2025", "2025-01-31", "month")], ["DO", "KR"], "No review more than a week late", "All reviews were on time in February.", "A/G",
       faults=[("overdue-not-red", "January 2025 has passed, and it is open and amber-green")]),
     a("K3b", K3, TRAINING, [APR25], [], "90% of ward managers trained", "68% of ward managers have been trained.", "A/G", faults=[("missing-lead", "the lead cell is blank")])],
]
FEBRUARY_B = [
    [b("3.", "Complaints were answered late and without an apology.", "We will answer within 25 days and train all who write the letters.",
       "The average was 24 days in January.", ["PN"], "A/G"),
     b("4.", "Equipment checks were not always", "A weekly check will be signed by the nurse in charge.", "Audits show 97% of checks signed.", ["KR"], "A/G",
       cut="recorded by the team on duty.")],
]

MONTHS = [("2024-10-31", "October 2024", OCTOBER, OCTOBER_B), ("2024-12-31", "December 2024", DECEMBER, DECEMBER_B),
          ("2025-02-28", "February 2025", FEBRUARY, FEBRUARY_B)]


def leads_printed(leads):
    return " / ".join(leads)


def part_a(parts, lines, actions, findings):
    said = set()
    for part in parts:
        lines.append(HEAD_A)
        for r in part:
            if r["section"] not in said:
                lines.append(CHOPPED[r["section"]])
                said.add(r["section"])
            lines.append(line(r["ref"], r["text"], " ".join(d["raw"] for d in r["dues"]), leads_printed(r["leads"]), r["measure"], r["progress"], r["rag"]))
            whole = r["progress"]
            if r["cut"]:
                whole += " " + r["cut"]
                lines += [FOOT_CHOPPED, "", HEAD_A, line("", "", "", "", "", r["cut"], "")]
            actions.append(action(r["text"], ref=r["ref"], section=r["section"], leads=r["leads"], due=r["dues"], rag=[rating(r["rag"], VALUES[r["rag"]])],
                                  status="closed" if r["rag"] == "G" else "open", progress=whole, success_measure=r["measure"]))
            findings += [finding(rule, r["ref"], why) for rule, why in r["faults"]]
            if r["rag"] == "G":
                findings.append(finding("closed-without-date", r["ref"], "completed, and no date is stated", "nice"))
        lines += [FOOT, ""]


def part_b(parts, lines, actions, findings):
    for part in parts:
        lines.append(HEAD_B)
        for r in part:
            source, text = (r["source"] + " " + r["text"], "") if r["joined"] else (r["source"], r["text"])
            lines.append(line(r["ref"], source, text, r["progress"], leads_printed(r["leads"]), r["rag"]))
            if r["cut"]:
                lines += [FOOT, "", HEAD_B, line("", r["cut"], "", "", "", "")]
            actions.append(action(r["text"], ref=r["ref"], section=PART_B, leads=r["leads"], rag=[rating(r["rag"], VALUES[r["rag"]])],
                                  status="closed" if r["rag"] == "G" else "open", progress=r["progress"]))
            findings += [finding(rule, r["ref"], why) for rule, why in r["faults"]]
            if r["rag"] == "G":
                findings.append(finding("closed-without-date", r["ref"], "completed, and no date is stated", "nice"))
        lines += [FOOT, ""]


ACROSS = {
    "2024-12-31": [("lead-changed", "K2a", "Varied, then PN")],
    "2025-02-28": [
        ("date-pulled-earlier", "K3a", "February 2025, then January 2025"),
        ("lead-removed", "K3b", "KR, then nobody"),
        ("original-date-rewritten", "K1a", "July is not shown any more"),
        ("original-date-rewritten", "K2a", "November 2024 is not shown any more"),
        ("rag-worsened", "K2b", "A/G, then A/R")],
}


def make(as_at, month, parts, parts_b):
    lines = [ORGANISATION, "", TITLE, "", "PART A Board self-review against key questions", "PART B Inspection findings: June 2024", "",
             f"Position as at end of {month}", "", PART_A, ""]
    actions, findings = [], []
    part_a(parts, lines, actions, findings)
    lines += [PART_B, ""]
    part_b(parts_b, lines, actions, findings)
    findings.append(finding("missing-due-date", None, "part B has no column for a date"))
    findings += across(ACROSS, as_at)
    doc = document(organisation=ORGANISATION, title=TITLE, as_at=as_at, legend=legend(*SCALE))
    return paper(f"ellerwick-{as_at[:7]}-self-review", lines, doc, actions, findings=findings)


def papers():
    return [make(*month) for month in MONTHS]
