# SPDX-License-Identifier: GPL-3.0-or-later
"""Improvement programme: Must and Should Dos, exit criteria and a scorecard.

Quirks: a cover sheet with tick boxes; section rows that name the executive and the
two rating columns; the executive of the exit criteria in a row of his own; ratings in
words with their own window of time, the key below the table without letters; red
items restated with an explanation; quarters under financial years, aim and actual in
two rows, letters that look like ratings and are grades; an impossible quarter.
"""
from common import across, action, document, finding, legend, line, paper, rating

ORGANISATION = "Saltmere Community and Mental Health NHS Trust"
TITLE = "Improvement Programme Report"
DONE, ON, OFF, LATE = ("Complete & Sustained", "On Track", "Off Track (<1 month), Recovery Plan in Place", "Overdue (>1 month)")
SCALE = [(DONE, "blue", DONE), (ON, "green", ON), (OFF, "amber", OFF), (LATE, "red", LATE)]
VALUE = {raw: value for raw, value, _ in SCALE}
NAMES = {"Access & Flow": "Imelda Stroud", "People & Culture": "Corin Abara", "Safe Care": "Josefa Lindqvist"}

MUST_DO = [
    ("Access & Flow", "Must", "The trust must ensure that no child waits longer than 18 weeks for a first assessment. Regulation 12 (1) (2) (b)"),
    ("Access & Flow", "Should", "The trust should consider one telephone number for all community referrals"),
    ("People & Culture", "Must", "The trust must ensure that all staff who restrain patients are trained to do so. Regulation 18 (2) (a)"),
    ("People & Culture", "Should", "The trust should review how exit interviews are offered and what is learnt from them"),
    ("Safe Care", "Must", "The trust must ensure that ligature risk assessments are no older than a year. Regulation 12 (2) (d)"),
    ("Safe Care", "Should", "The trust should make sure that fridge temperatures are recorded every day at all sites"),
]
EXIT = {
    "Access & Flow": ("A plan for waiting times that commissioners support and that is being delivered",
                      ["Waiting times fall for three months in a row", "Referral routes agreed with all four local councils"]),
    "Safe Care": ("Safety of the estate assured, with evidence that risks are found and dealt with",
                  ["All high ligature risks removed or managed", "Annual safety statement approved by the Board", "Learning from falls shared with partners"]),
}
GRADES = "Quality of handover notes ('P' - Poor, 'A' - Average, 'G' - Good or 'E' - Excellent)"
PERIODS = ["2024/25 Q3", "2024/25 Q4", "2025/26 Q1", "2025/26 Q2", "2025/26 Q3", "2025/26 Q4"]
METRICS = [
    ("1", "Children seen within 18 weeks", "62% Q3 24/25", "92% Q4 25/26", ["65%", "70%", "75%", "80%", "85%", "92%"],
     ["66%", "68%", "77%"], "Two clinics were closed by floods in January."),
    ("2", GRADES, "Average Q3 24/25", "Excellent Q4 25/26", ["A", "A", "G", "G", "E", "E"], ["A", "G", "A"], "Sampled by the matrons."),
    ("3", "Staff turnover", "14.2% Q3 24/25", "11.5% Q4 25/24", ["14.0%", "13.5%", "13.0%", "12.5%", "12.0%", "11.5%"], ["13.9%", "13.6%", "12.8%"], ""),
]
INVALID = finding("invalid-period", "3", "the target names quarter 4 of 25/24, which cannot be")

# Ratings (actions, embedding) in order of MUST_DO.
MONTHS = [
    dict(as_at="2025-01-31", month="January 2025", meeting=("2025-02-13", "13 February 2025"), written="5 February 2025", actual=1,
         ratings=[(LATE, LATE), (ON, ON), (OFF, ON), (ON, OFF), (ON, ON), (DONE, ON)],
         red=("Demand rose by a tenth over the autumn, and two posts were vacant.", "Weekend clinics run from February."), tick="Note"),
    dict(as_at="2025-04-30", month="April 2025", meeting=("2025-05-15", "15 May 2025"), written="7 May 2025", actual=2,
         ratings=[(OFF, LATE), (ON, ON), (OFF, OFF), (DONE, ON), (ON, ON), (DONE, DONE)],
         red=("Weekend clinics see the longest waits first, so the average has not yet moved.", "A second team begins in June."), tick="Discuss"),
    dict(as_at="2025-07-31", month="July 2025", meeting=("2025-08-14", "14 August 2025"), written="6 August 2025", actual=3,
         ratings=[(ON, OFF), (ON, ON), (ON, OFF), (DONE, DONE), (LATE, ON), (DONE, DONE)],
         red=("Eleven assessments fell out of date while the new form was built.", "All eleven are booked for August."), tick="Note"),
]
PURPOSES = ["Approve", "Discuss", "Note", "Take Assurance"]


def tick_cell(label, ticked):
    return "<input " + ('checked="" ' if ticked else "") + 'disabled="" type="checkbox"/> ' + label


def cover(m, lines):
    lines += [line("Cover sheet", ""), line("Meeting", "Trust Board"), line("Paper Title", TITLE), line("Organisation", ORGANISATION),
              line("Date of meeting", m["meeting"][1]), line("Date paper was written", m["written"]),
              line("Responsible Director", "Imelda Stroud, Chief Operating Officer"), line("Author", "Tobias Fenn, Programme Manager"), "",
              "The Board is asked to:", line(*(tick_cell(p, p == m["tick"]) for p in PURPOSES)), ""]
    return [{"group": "The Board is asked to", "label": p, "checked": p == m["tick"]} for p in PURPOSES]


def tracker(m, lines, actions):
    lines += ["Update on Must and Should Dos", "", line("Improvement Programme: Must Do / Should Do Update", "", m["month"], "")]
    section = None
    for (name, kind, text), (doing, embedding) in zip(MUST_DO, m["ratings"]):
        if name != section:
            lines.append(line(f"{name} [{NAMES[name]}]:", "", "Actions", "Embedding"))
        section = name
        lines.append(line(kind, text, doing, embedding))
        complete = [doing, embedding].count(DONE)
        actions.append(action(text, section=name, leads=[NAMES[name]], status=["open", None, "closed"][complete], kind=kind.lower(),
                              rag=[rating(doing, VALUE[doing], "actions"), rating(embedding, VALUE[embedding], "embedding")]))
    lines += [""] + ["  " + raw for raw, _, _ in SCALE] + [""]


def restated(m, lines, actions):
    words = {ON: "Green", OFF: "Amber", LATE: "Red", DONE: "Blue"}
    (name, kind, text), (doing, embedding) = next((t, r) for t, r in zip(MUST_DO, m["ratings"]) if LATE in r)
    lines += ["Update on Actions Rated RED", "", line(f"{name} [{NAMES[name]}]:", "", "Delivery", "Embedding"),
              line(kind, text, words[doing], words[embedding]), line("Explanation:", "Mitigation:", "", ""), line(m["red"][0], m["red"][1], "", ""), ""]
    actions.append(action(text, section=name, leads=[NAMES[name]], status="open", progress=m["red"][0], kind=kind.lower(), restates=True,
                          rag=[rating(words[doing], VALUE[doing], "delivery"), rating(words[embedding], VALUE[embedding], "embedding")]))


def exit_criteria(m, lines, actions):
    lines += ["Update on Exit Criteria", "", line("Improvement Programme: Exit Criteria Update", "", m["month"])]
    for name, (aim, criteria) in EXIT.items():
        lines += [line(f"{name}:", "", f"<i>{aim}</i>"), line("", "", NAMES[name])]
        for number, text in enumerate(criteria, 1):
            lines.append(line(str(number), text, ""))
            actions.append(action(text, ref=str(number), section=name, leads=[NAMES[name]], kind="exit-criterion"))
    lines.append("")


def scorecard(m, lines, metrics):
    lines += [line("Improvement Programme Scorecard:", "", "", "", "Access & Flow", "", "", "", "", m["month"], ""),
              line("No", "Metric/s", "Baseline (Date)", "End Target (Date)", "Quarterly Trajectories", "", "", "", "", "", "", "Comments"),
              line("", "", "", "", "Aim/ Actual", "2024/25", "", "2025/2026", "", "", "", ""),
              line("", "", "", "", "", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4", "")]
    for ref, name, baseline, target, aims, actuals, comment in METRICS:
        known = actuals[:m["actual"]]
        shown = known + [""] * (len(aims) - len(known))
        lines += [line(ref, name, baseline, target, "Aim", *aims, comment), line("", "", "", "", "Actual", *shown, "")]
        metrics.append({"section": "Access & Flow", "ref": ref, "name": name, "baseline": baseline, "target": target,
                        "values": [{"period": p, "aim": x, "actual": y or None} for p, x, y in zip(PERIODS, aims, shown)]})
    lines.append("")


def make(m):
    lines, actions, metrics = [], [], []
    ticks = cover(m, lines)
    lines += ["Introduction", "", f"This report covers progress to the end of {m['month']}.",
              "Three workstreams report each month; the executive of each answers for its actions.", ""]
    tracker(m, lines, actions)
    restated(m, lines, actions)
    exit_criteria(m, lines, actions)
    scorecard(m, lines, metrics)
    doc = document(organisation=ORGANISATION, title=TITLE, meeting="Trust Board", meeting_date=m["meeting"][0], as_at=m["as_at"],
                   author="Tobias Fenn, Programme Manager", sponsor="Imelda Stroud, Chief Operating Officer", legend=legend(*SCALE))
    findings = [INVALID, finding("missing-due-date", None, "the tracker has no column for a date"),
                finding("missing-due-date", None, "the exit criteria have no column for a date"),
                finding("missing-rag", None, "exit criteria are rated by icons, which a text does not show", "nice")]
    worst = [DONE, ON, OFF, LATE]
    for (_, _, text), (doing, embedding) in zip(MUST_DO, m["ratings"]):
        if worst.index(embedding) < worst.index(doing):
            findings.append(finding("embedding-ahead-of-delivery", None, text))
    behind = {1: [], 2: [("1", "must"), ("3", "must")], 3: [("1", "nice"), ("2", "nice"), ("3", "nice")]}[m["actual"]]
    findings += [finding("off-trajectory", ref, "an actual falls short of its aim", certainty) for ref, certainty in behind]
    findings += across({"2025-04-30": [("rag-worsened", None, "embedding: On Track, then Off Track")],
                        "2025-07-31": [("rag-worsened", None, "On Track, then Overdue")]}, m["as_at"])
    return paper(f"saltmere-{m['as_at'][:7]}-programme", lines, doc, actions, metrics, ticks, findings)


def papers():
    return [make(m) for m in MONTHS]
