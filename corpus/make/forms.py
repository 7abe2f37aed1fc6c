# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers whose actions stand in no table, or in a fixed-width one whose cells break over lines.

Four Trusts that do not exist. The papers state little besides; each has lines beside its actions that
look like some: a cover's "Action required", the past's dates in brackets, a lead alone.
"""
import json
import textwrap

from common import action, document, due, legend, paper, rating

ON_TRACK, COMPLETE, NOT_STARTED = rating("On track", "green"), rating("Complete", "blue"), rating("Not started", "grey")


def labelled():
    """A governance review: recommendation, action, lead, date, status and progress, a line each."""
    rows = [
        ("1", "Committees should know what they are for.", "Write new terms of reference for all committees of the Board and bring them to it.",
         "Director of Governance", due("31 March 2025", "2025-03-31"), ON_TRACK, "Four of five committees have seen a draft."),
        ("2", "The assurance framework should be made anew.", "Hold a workshop on strategic risk and write the framework again.",
         "Chief Executive / Director of Governance", due("30 January 2025", "2025-01-30"), COMPLETE, "Held on 22 January; the Board approved the framework in February."),
        ("3", "Portfolios of executives should be clear.", "Publish which executive answers for what.",
         "Chief Executive", due("May 2025", "2025-05-31", "month"), ON_TRACK, "The executives have a first draft."),
    ]
    lines = ["Ravelock Health and Care Partnership NHS Trust", "Board of Directors - 6 March 2025", "", "Governance Review: Progress Report", "",
             "Action required: For assurance", "", "1. Background", "",
             "A review from outside made three recommendations in 2024. The Board accepted all of them.", "",
             "2. Recommendations and actions", ""]
    actions = []
    for number, advice, text, lead, day, rag, progress in rows:
        lines += [f"Recommendation {number}: {advice}", f"Action: {text}", f"Lead: {lead}", f"Due: {day['raw']}", f"Status: {rag['raw']}",
                  f"Progress: {progress}", ""]
        status = "closed" if rag is COMPLETE else "open"
        actions.append(action(text, ref=number, section="2. Recommendations and actions", leads=lead.split(" / "), due=[day], rag=[rag],
                              status=status, progress=progress))
    lines += ["3. Conclusion", "", "The Board is asked to note this report."]
    doc = document(organisation="Ravelock Health and Care Partnership NHS Trust", title="Governance Review: Progress Report",
                   meeting_date="2025-03-06", as_at="2025-03-06")
    return paper("ravelock-2025-03-governance", lines, doc, actions)


def listed():
    """A strategy report: next steps with who and when in brackets, milestones, and lists of other things."""
    steps = [
        ("Open the second hub of the virtual ward", "Chief Operating Officer", "by December 2025", "2025-12-31", "month", "Lead: {}, {}"),
        ("Agree with primary care how neighbourhood teams work", "Director of Strategy", "by 31 January 2026", "2026-01-31", "day", "Lead: {}, {}"),
        ("Begin reciprocal mentoring", "Chief People Officer", "November 2025", "2025-11-30", "month", "Owner: {}; Due: {}"),
        ("Roll out rostering to community nursing", "Chief Nurse", "31 March 2026", "2026-03-31", "day", "{}, {}"),
    ]
    milestones = [("3.1", "Prescribing without paper in all community hospitals by March 2026", "CDIO", "by March 2026", "2026-03-31"),
                  ("3.2", "Data warehouse moved by June 2026", "CFO", "by June 2026", "2026-06-30")]
    lines = ["Stavering Community NHS Trust", "", "Strategy Delivery Report", "", "Board of Directors in Public, 2 October 2025", "",
             "# Care closer to home", "", "The urgent response service is open for longer, and referrals rose by 14%.", "",
             "# What we learnt", "", "- Beds were full on most days (December 2024 to February 2025)",
             "- Staff want rosters earlier (Source: staff survey, March 2025)", "", "# Next steps", ""]
    actions = []
    for text, lead, raw, day, precision, form in steps:
        lines.append(f"- {text} ({form.format(lead, raw)})")
        actions.append(action(text, leads=[lead], due=[due(raw, day, precision)], section="What we learnt"))
    lines += ["", "# Milestones", ""]
    for ref, text, lead, raw, day in milestones:
        lines += [f"Milestone {ref}: {text} ({lead})", ""]
        actions.append(action(text, ref=ref, leads=[lead], due=[due(raw, day, "month")], section="What we learnt"))
    lines += ["# Recommendation", "", "The Board is asked to note the report."]
    doc = document(organisation="Stavering Community NHS Trust", title="Strategy Delivery Report", meeting_date="2025-10-02", as_at="2025-10-02")
    return paper("stavering-2025-10-strategy", lines, doc, actions)


def carded():
    """A toolkit's plan: a card of label and value for each action."""
    cards = [
        ("1", "Train 95% of staff in data security this year", "Senior Information Risk Owner", due("31 December 2025", "2025-12-31"), ON_TRACK,
         "91% of staff were trained by the end of September."),
        ("2", "Retire or wall off the servers that nobody supports", "Chief Digital Officer", due("31 October 2025", "2025-10-31"), COMPLETE,
         "The last two servers were switched off on 12 September 2025."),
        ("3", "Rehearse a day without the electronic record", "Chief Operating Officer", due("28 February 2026", "2026-02-28"), NOT_STARTED,
         "The rehearsal is to be designed in November."),
    ]
    lines = ["Wendlebury NHS Trust", "", "Data Security Improvement Plan", "", "Audit Committee, 9 October 2025", ""]
    actions = []
    for ref, text, lead, day, rag, update in cards:
        lines += [f"Action {ref}\t{text}", f"Executive Lead\t{lead}", f"Due Date\t{day['raw']}", f"Status\t{rag['raw']}", f"Update\t{update}", ""]
        actions.append(action(text, ref=ref, leads=[lead], due=[day], rag=[rag], status="closed" if rag is COMPLETE else "open", progress=update))
    doc = document(organisation="Wendlebury NHS Trust", title="Data Security Improvement Plan", meeting_date="2025-10-09", as_at="2025-10-09")
    return paper("wendlebury-2025-10-toolkit", lines, doc, actions)


def fixed(widths, cells):
    """A row of a fixed-width table; its cells wrap."""
    wrapped = [textwrap.wrap(cell, width) for cell, width in zip(cells, widths)]
    height = max(map(len, wrapped))
    for i in range(height):
        yield "  ".join((cell[i] if i < len(cell) else "").ljust(width) for cell, width in zip(wrapped, widths)).rstrip()
    yield ""


def tracked():
    """An audit tracker as a program prints a page's layout: two tables under numbered headings, cells broken over lines."""
    widths = (6, 34, 12, 22, 14, 8, 36)
    rows = [
        ("FR01", "Lower agency spend to 3.2% of the pay bill by weekly control panels", "4.2", "Chief People Officer", due("31/03/2025", "2025-03-31"),
         rating("Amber", "amber"), "Agency spend fell to 3.9% in October."),
        ("FR02", "Close the escalation beds on Ward 14 that have no funding", "1.1", "Chief Operating Officer", due("30/11/2024", "2024-11-30"),
         rating("Red", "red"), "Occupancy has not allowed it. A new date is to be agreed."),
        ("FR03", "Agree a new contract for patient transport", "0.8", "Director of Procurement", due("31/12/2024", "2024-12-31"),
         rating("Green", "green"), "Heads of terms are agreed."),
    ]
    lines = ["Dunmarrow Integrated Care Board", "", "Finance Committee          Date: 21 November 2024", "", "Financial Recovery Plan", "",
             "1.  System position", ""]
    for cells in (("Body", "Plan (£m)", "Actual (£m)", "Variance (£m)"), ("Acute", "(12.4)", "(15.1)", "(2.7)"), ("Community", "0.3", "0.1", "(0.2)")):
        lines += fixed((22, 14, 16, 14), cells)
    lines += ["", "2.  Recovery actions", ""]
    lines += fixed(widths, ("Ref", "Recovery action", "Value (£m)", "SRO", "Delivery date", "RAG", "Update"))
    actions = []
    for ref, text, value, lead, day, rag, update in rows:
        lines += fixed(widths, (ref, text, value, lead, day["raw"], rag["raw"], update))
        actions.append(action(text, ref=ref, section="2. Recovery actions", leads=[lead], due=[day], rag=[rag], status="open", progress=update))
    lines += ["", "RAG: Green - delivering to plan; Amber - some risk to delivery; Red - not delivering"]
    doc = document(organisation="Dunmarrow Integrated Care Board", title="Financial Recovery Plan", meeting_date="2024-11-21", as_at="2024-11-21",
                   legend=legend(("Green", "green", "delivering to plan"), ("Amber", "amber", "some risk to delivery"), ("Red", "red", "not delivering")))
    return paper("dunmarrow-2024-11-recovery", lines, doc, actions)


def files():
    for name, text, truth in (labelled(), listed(), carded(), tracked()):
        yield f"forms/papers/{name}.txt", text
        yield f"forms/truth/{name}.json", json.dumps(truth, indent=1, ensure_ascii=False) + "\n"
