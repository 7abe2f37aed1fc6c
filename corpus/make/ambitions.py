# SPDX-License-Identifier: GPL-3.0-or-later
"""Ambitions of a strategy, with annexes that are transposed (an ambition a column).

Quirks: a cover sheet with a tick-box scale; ambitions numbered inside the cell; the
due date stands in a column's heading and its ratings are colours that a text has not;
a progress column of percentages; drafting notes left in labels; blank cells in an
annex; a paragraph number with no text.
"""
from common import action, document, due, finding, line, paper, rating

ORGANISATION = "Saltmere Community and Mental Health NHS Trust"
TITLE = "Our Ambitions 2024-27"
LEVELS = ["Substantial", "Reasonable", "Partial", "Minimal"]

OBJECTIVES = ["Care close to home", "A place to grow"]
AMBITIONS = {
    "Care close to home": ["People reach us in one call", "Our clinics are near a bus stop", "Families plan care with us"],
    "A place to grow": ["Every colleague has time to learn", "Our teams look like our towns", "Volunteers have a path into work"],
}
SUCCESS = {
    "People reach us in one call": "We will be successful when nine callers in ten are answered within a minute.",
    "Our clinics are near a bus stop": "We will be successful when all clinics are within 400 metres of a stop.",
    "Families plan care with us": "We will be successful when every care plan records who was asked.",
    "Every colleague has time to learn": "We will be successful when each colleague takes five days a year.",
    "Our teams look like our towns": "We will be successful when each band reflects the census.",
    "Volunteers have a path into work": "We will be successful when twenty volunteers a year take up a post.",
}
STRATEGIES = ["People, Quality", "Estates, Digital", "Quality", "People", "People, Communications", "People, Finance"]
LABELS = [("Successes:", "[DN: Describe what has gone well against the conditions above]"),
          ("Challenges & learning:", "[DN: Describe where actions are stalled or delayed]"),
          ("Financial risks and issues:", ""),
          ("Focus to {focus}:", "[DN: Describe key actions planned up to {focus}]"),
          ("Escalations:", "")]

# percent now, forecast, and the annex cells of each ambition in the order of LABELS
MONTHS = [
    dict(as_at="2025-01-22", meeting="22 January 2025", focus="July 2025", level="Reasonable", notes=True, item="9",
         percents=[("40%", "60%"), ("75%", "80%"), ("30%", "50%"), ("55%", "70%"), ("20%", "45%"), ("60%", "60%")],
         blanks={(1, 2)}, number=True),
    dict(as_at="2025-07-23", meeting="23 July 2025", focus="January 2026", level="Reasonable", notes=False, item="8",
         percents=[("60%", "80%"), ("80%", "80%"), ("45% (one of two pilots has begun)", "65%"), ("70%", "85%"), ("45%", "60%"), ("60%", "60%")],
         blanks=set(), number=False),
    dict(as_at="2026-01-21", meeting="21 January 2026", focus="July 2026", level="Substantial", notes=True, item="11",
         percents=[("85%", "95%"), ("80%", "100%"), ("65%", "90%"), ("90%", "100%"), ("60%", "75%"), ("80%", "100%")],
         blanks={(4, 3)}, number=False),
]
CELLS = {
    0: ["The number is printed on all letters.", "Call backs take two days at busy times.", "None", "Open the line on Saturdays.", "None"],
    1: ["Two clinics have moved.", "The lease in the harbour ends late.", "Rent rises by a fifth.", "Find rooms in the old library.", "None"],
    2: ["Four teams use the new plan.", "Night teams have no printer.", "None", "Train the remaining teams.", "None"],
    3: ["Study leave is on the rota.", "Cover is short in winter.", "None", "Ask teams what they learnt.", "None"],
    4: ["Adverts go to community groups.", "Few applicants for senior posts.", "None", "Start a mentoring scheme.", "None"],
    5: ["Twelve volunteers have begun a course.", "References take too long.", "None", "Offer four trial weeks.", "None"],
}
PROGRESS_HEAD = line("Strategic objectives", "It is our ambition that by 2027:", "Confidence in realising ambition by end 2026/27",
                     "Progress with high-level actions", "Confidence in delivering actions in the next half-year", "Supporting strategies")


def tick(label, ticked):
    return label + " <input " + ('checked="" ' if ticked else "") + 'type="checkbox"/>'


def cover(m):
    return [line("Title:", TITLE), line("Report to the:", "Trust Board"), line("Organisation:", ORGANISATION), line("Meeting date:", m["meeting"]), line("Agenda item:", m["item"]),
            line("Report author:", "Wilmot Hale, Head of Planning"), line("Executive sponsor:", "Ottilie Crane, Director of Strategy"),
            line("Assurance level:", " ".join(tick(level, level == m["level"]) for level in LEVELS)), line("Rationale:", "Views of the executive team."), ""]


def annex(m, objective, first, findings):
    names = AMBITIONS[objective]
    lines = [line("Strategic Objective", objective, "", ""), line("It is our ambition that by 2027:", *names),
             line("The ambitions will be achieved when these conditions are met:", *(f"<p>a. Agreed with partners.</p> <p>{SUCCESS[n]}</p>" for n in names))]
    for number, (label, note) in enumerate(LABELS):
        cells = ["" if (first + i, number) in m["blanks"] else CELLS[first + i][number] for i in range(len(names))]
        text = label.format(focus=m["focus"])
        if m["notes"] and note:
            text += " " + note.format(focus=m["focus"])
            findings.append(finding("drafting-note", None, f"{objective}: {text}"))
        for i, cell in enumerate(cells):
            if not cell:
                findings.append(finding("empty-section", str(first + i + 1), f"blank cell in the row '{label}'"))
        lines.append(line(text, *cells))
    return lines + [""]


def make(m):
    lines = cover(m) + ["1.0 Executive Summary", "", "- 1.1 This report tells how far the six ambitions have come.", "", "2.0 Progress", "",
                        "2.1 The table shows progress with the actions agreed for each ambition.", "", PROGRESS_HEAD, line("(a)", "(b)", "(c)", "(d)", "(e)", "(f)")]
    actions, findings = [], []
    number = 0
    for objective in OBJECTIVES:
        for i, name in enumerate(AMBITIONS[objective]):
            now, forecast = m["percents"][number]
            lines.append(line(objective if i == 0 else "", f"{number + 1}. {name}", "", now, forecast, STRATEGIES[number]))
            number += 1
            actions.append(action(name, ref=str(number), section=objective, due=[due("by end 2026/27", "2027-03-31", "year")],
                                  rag=[rating(None, None, "confidence")], progress=now, success_measure=SUCCESS[name]))
            findings.append(finding("missing-rag", str(number), "column (c) is blank in the text"))
    lines += ["Table 1 - Progress with Ambitions", "", "3.0 Recommendations", "", "- 3.1 The Board is asked to note this report.", ""]
    lines += ["4.0 Links to the Board Assurance Framework", ""] + (["- 4.1", ""] if m["number"] else ["- 4.1 Risks 3 and 7.", ""])
    if m["number"]:
        findings.append(finding("empty-section", None, "a paragraph number with no text"))
    lines += ["Annexes:", ""]
    for i, objective in enumerate(OBJECTIVES):
        lines += annex(m, objective, 3 * i, findings)
    findings.append(finding("missing-lead", None, "no lead is named", "nice"))
    doc = document(organisation=ORGANISATION, title=TITLE, meeting="Trust Board", meeting_date=m["as_at"], as_at=m["as_at"],
                   author="Wilmot Hale, Head of Planning", sponsor="Ottilie Crane, Director of Strategy")
    ticks = [{"group": "Assurance level", "label": level, "checked": level == m["level"]} for level in LEVELS]
    return paper(f"saltmere-{m['as_at'][:7]}-ambitions", lines, doc, actions, ticks=ticks, findings=findings)


def papers():
    return [make(m) for m in MONTHS]
