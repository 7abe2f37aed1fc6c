# SPDX-License-Identifier: GPL-3.0-or-later
"""Well-led action plan: an open table in page-wise parts and a closed one.

Quirks: the theme is printed once and centred over several rows; references stand at
the head of the text; two dates in a cell, with or without a hyphen between them;
paragraphs left as HTML; two versions in one paper.
"""
from common import across, action, document, due, finding, legend, line, paper, rating, PATHS

ORGANISATION = "Ellerwick Vale Hospitals NHS Foundation Trust"
TITLE = "WELL-LED ACTION PLAN 2024/25"
HEAD = line("No.", "Theme", "Recommendation", "Lead", "Due Date", "RAG", "Comments/Updates")
SCALE = [("G", "green", "On course to be finished on time"),
         ("A", "amber", "Expected to be finished within 1 month after its deadline"),
         ("R", "red", "Expected to be finished over 1 month after its deadline")]

TEXT = {
    "B1": "Set out on one page which decisions the Board keeps for itself and which it leaves to its committees.",
    "B2": "Bring the strategic risks and the operational risks together in one register that the Board sees every quarter.",
    "B3": "Agree a standard front sheet for committee papers that states what is asked of the committee.",
    "B4": "Hold two Board sessions a year away from headquarters, at a community site and at a ward.",
    "S1": "Publish the results of the quarterly pulse survey to all wards within ten days, with one change that follows from them.",
    "S2": "Give every team leader protected time each month for one-to-one talks with their staff.",
    "S3": "Invite staff networks to present to the Board in turn, with an answer at its next meeting.",
    "L1": "Review how learning from incidents reaches night staff and bank staff.",
    "L2": "Train forty improvement coaches, at least one for each service.",
    "L3": "Bring the clinical audit programme and the improvement programme under one steering group.",
    "L4": "Give every team leader protected time each month for one-to-one talks with their staff.",
    "C1": "Replace the paper register of interests by an online one.",
    "C2": "Meet every governor in person during the year.",
}


def row(ref, lead, due_raw, dues, rag, update, leads=None, html=False, number="", theme="", faults=()):
    return dict(ref=ref, lead=lead, due_raw=due_raw, dues=dues, rag=rag, update=update, html=html,
                leads=lead.split("/") if leads is None else leads, number=number, theme=theme, faults=faults)


def printed(r):
    text = f"{r['ref']} - {TEXT[r['ref']]}"
    if r["html"]:
        text = f"<p>{text}</p>"
    return line(r["number"], r["theme"], text, r["lead"], r["due_raw"], r["rag"], r["update"])


def truth_of(r, section, closed_on=None):
    closed = r["rag"] == "Closed"
    rag = [rating(r["rag"], PATHS.get(r["rag"]))] if r["rag"] else []
    status = "closed" if closed else "open" if r["rag"] else None
    return action(TEXT[r["ref"]], ref=r["ref"], section=section, leads=r["leads"], due=r["dues"], rag=rag,
                  status=status, closed_on=closed_on, progress=r["update"])


JANUARY = [
    [row("B1", "TH", "31-Mar-25", [due("31-Mar-25", "2025-03-31")], "G", "A first draft went to the executive team in January and comes to the Board in March.",
         number="P1", theme="Board and Committees"),
     row("B2", "TH/KO", "31/12/2024 28-Feb-25", [due("31/12/2024", "2024-12-31"), due("28-Feb-25", "2025-02-28")], "A",
         "The two registers have been compared. Merging them takes longer than thought.",
         faults=[("date-changed", "31 December 2024, then 28 February 2025")]),
     row("B3", "KO", "30-Nov-24", [due("30-Nov-24", "2024-11-30")], "Closed", "The front sheet was approved in November and is in use.", html=True,
         faults=[("closed-without-date", "Closed in the plan, which has no closure date, and not in the closed table")])],
    [row("B4", "", "30-Apr-25", [due("30-Apr-25", "2025-04-30")], "G", "Dates are being sought.", leads=[],
         faults=[("missing-lead", "the lead cell is blank")]),
     row("S1", "RD", "30-Sep-24", [due("30-Sep-24", "2024-09-30")], "G", "The autumn survey was published after seven weeks.", number="P2", theme="Culture",
         faults=[("overdue-not-red", "due four months before the paper's date and rated on time")]),
     row("S2", "RD & MP", "", [], "G", "Guidance was sent to all team leaders.", leads=["RD", "MP"],
         faults=[("missing-due-date", "the due date cell is blank")]),
     row("S3", "Varied", "30-Jun-25", [due("30-Jun-25", "2025-06-30")], "G", "", leads=["Varied"],
         faults=[("unassigned-lead", "Varied names nobody"), ("missing-update", "the update cell is blank")])],
    [row("L1", "MP", "31 March 2025", [due("31 March 2025", "2025-03-31")], "", "Focus groups were held on four nights.", number="P3", theme="Learning",
         faults=[("missing-rag", "the rating cell is blank")]),
     row("L2", "MP", "31/06/2025", [due("31/06/2025", None)], "G", "Twelve coaches have finished their course.",
         faults=[("invalid-date", "June has 30 days")]),
     row("L3", "JW/TH", "28-Feb-25", [due("28-Feb-25", "2025-02-28")], "G", "Terms of reference are drafted.")],
]
JANUARY_CLOSED = [
    (row("C1", "KO", "31-Dec-24", [due("31-Dec-24", "2024-12-31")], "Closed", "The online register went live on 2 December."), "12-Dec-24", "2024-12-12"),
    (row("C2", "TH", "31-Dec-24", [due("31-Dec-24", "2024-12-31")], "Closed", "Nineteen of twenty-four governors have been met. The remaining talks still need to be arranged.",
         faults=[("closed-but-ongoing", "closed, yet talks still need to be arranged")]), "20-Dec-24", "2024-12-20"),
]
MARCH = [
    [row("B1", "TH", "31-Mar-25 30-Jun-25", [due("31-Mar-25", "2025-03-31"), due("30-Jun-25", "2025-06-30")], "A", "The Board asked for a second draft that covers charitable funds too.",
         number="P1", theme="Board and Committees", faults=[("date-changed", "31 March, then 30 June 2025")]),
     row("B2", "TH/KO", "30-Apr-25", [due("30-Apr-25", "2025-04-30")], "A", "The merged register has been shown to the audit committee."),
     row("B4", "PN", "30-Apr-25", [due("30-Apr-25", "2025-04-30")], "G", "Visits to the Tarn Lane clinic and to ward 6 are booked.")],
    [row("S1", "RD", "30-Sep-24", [due("30-Sep-24", "2024-09-30")], "R", "The winter survey was published after five weeks.", number="P2", theme="Culture"),
     row("S2", "RD & MP", "31-May-25", [due("31-May-25", "2025-05-31")], "G", "Two thirds of team leaders report that they use the time.", leads=["RD", "MP"]),
     row("S3", "TH", "30-Jun-25", [due("30-Jun-25", "2025-06-30")], "G", "The disability network presents in May.")],
    [row("L1", "MP", "31 March 2025", [due("31 March 2025", "2025-03-31")], "G", "A summary on one page goes to all night staff each Monday.", number="P3", theme="Learning"),
     row("L2", "MP", "30/06/2025", [due("30/06/2025", "2025-06-30")], "G", "Twenty-one coaches have finished their course."),
     row("L4", "JW", "31-May-25", [due("31-May-25", "2025-05-31")], "G", "A form to book the time is being tested.",
         faults=[("duplicate-description", "the same words as S2")])],
]
MARCH_CLOSED = JANUARY_CLOSED[:1] + [
    (row("B3", "KO", "30-Nov-24", [due("30-Nov-24", "2024-11-30")], "Closed", "The front sheet was approved in November and is in use."), "29-Nov-24", "2024-11-29")]
MAY = [
    [row("B1", "TH", "30-Jun-25", [due("30-Jun-25", "2025-06-30")], "G", "The second draft is on the agenda for June.", number="P1", theme="Board and Committees"),
     row("B2", "TH", "30/04/2025-31-Jul-25", [due("30/04/2025", "2025-04-30"), due("31-Jul-25", "2025-07-31")], "A", "The merged register has been shown to the audit committee.",
         faults=[("date-changed", "30 April, then 31 July 2025; a hyphen does not make it a range")]),
     row("B4", "PN", "30-Apr-25", [due("30-Apr-25", "2025-04-30")], "Closed", "Both visits took place in April.",
         faults=[("closed-without-date", "Closed in the plan, and not in the closed table")])],
    [row("S1", "RD", "30-Sep-24 30-Sep-25", [due("30-Sep-24", "2024-09-30"), due("30-Sep-25", "2025-09-30")], "R", "A new supplier will publish the results within a week.",
         number="P2", theme="Culture", faults=[("date-changed", "30 September 2024, then 2025")]),
     row("S2", "RD & MP", "31-May-25", [due("31-May-25", "2025-05-31")], "G", "Four fifths of team leaders report that they use the time.", leads=["RD", "MP"]),
     row("S3", "TH", "30-Jun-25", [due("30-Jun-25", "2025-06-30")], "G", "UPDATE AWAITED", faults=[("missing-update", "a placeholder")])],
    [row("L1", "MP", "30-Sep-25", [due("30-Sep-25", "2025-09-30")], "G", "Bank staff now receive the summary by text message.", number="P3", theme="Learning"),
     row("L2", "TBC", "30/06/2025", [due("30/06/2025", "2025-06-30")], "A", "Twenty-six coaches have finished their course.", leads=["TBC"],
         faults=[("unassigned-lead", "TBC names nobody")])],
]
MAY_CLOSED = MARCH_CLOSED + [
    (row("L4", "JW", "31-May-25", [due("31-May-25", "2025-05-31")], "Closed", "The form is in use.",
         faults=[("duplicate-description", "the same words as S2")]), "16-May-25", "2025-05-16")]

# as at, words, version of the plan and of its closed table, parts, closed rows
MONTHS = [("2025-01-31", "31 January 2025", "4", "4", JANUARY, JANUARY_CLOSED),
          ("2025-03-31", "31 March 2025", "5", "4", MARCH, MARCH_CLOSED),
          ("2025-05-30", "30 May 2025", "6", "6", MAY, MAY_CLOSED)]


ACROSS = {
    "2025-03-31": [
        ("action-dropped", "L3", "open in January, and nowhere in March"),
        ("due-date-moved", "B2", "28 February 2025 in January, 30-Apr-25 alone in March"),
        ("original-date-rewritten", "B2", "the first date, 31/12/2024, is not shown any more"),
        ("lead-changed", "S3", "Varied, then TH"),
        ("rag-worsened", "B1", "G, then A"),
        ("rag-worsened", "S1", "G, then R")],
    "2025-05-30": [
        ("due-date-moved", "L1", "31 March 2025 in March, 30-Sep-25 alone in May"),
        ("green-until-missed", "L1", "green for 31 March on 31 March, and then moved"),
        ("lead-changed", "B2", "TH/KO, then TH"),
        ("lead-removed", "L2", "MP, then TBC"),
        ("original-date-rewritten", "B1", "the first date, 31-Mar-25, is not shown any more"),
        ("rag-worsened", "L2", "G, then A")],
}


def make(as_at, words, version, closed_version, parts, closed):
    lines = [ORGANISATION, "", line("RATING SCALE", "")] + [line(raw, meaning) for raw, _, meaning in SCALE]
    lines += ["", TITLE, "", f"Version: {version}", f" Last Updated: {words}", ""]
    actions, findings = [], []
    section = None
    for part in parts:
        lines.append(HEAD)
        for r in part:
            section = r["theme"] or section
            lines.append(printed(r))
            actions.append(truth_of(r, section))
            findings += [finding(rule, r["ref"], why) for rule, why in r["faults"]]
        lines.append("")
    lines += ["CLOSED ACTIONS", "", f"Version: {closed_version}", f" Last Updated: {words}", "", HEAD + "\tClosure Date"]
    for r, printed_date, date in closed:
        lines.append(printed(r) + "\t" + printed_date)
        actions.append(truth_of(r, None, date))
        findings += [finding(rule, r["ref"], why) for rule, why in r["faults"]]
    lines += ["", line("Key to references", ""), line("B", "Board and Committees"), line("S", "Culture"), line("L", "Learning"), line("C", "Conduct")]
    if closed_version != version:
        findings.append(finding("version-conflict", None, f"version {version} and version {closed_version}, both of {words}"))
    findings.append(finding("rag-not-in-legend", None, "'Closed' is a status that the scale does not define", "nice"))
    for r in actions:
        if r["ref"] == "S2":
            findings.append(finding("duplicate-description", "S2", "seen from its first occurrence", "nice"))
    findings += across(ACROSS, as_at)
    doc = document(organisation=ORGANISATION, title=TITLE, as_at=as_at, version=version, legend=legend(*SCALE))
    return paper(f"ellerwick-{as_at[:7]}-well-led", lines, doc, actions, findings=findings)


def papers():
    return [make(*month) for month in MONTHS]
