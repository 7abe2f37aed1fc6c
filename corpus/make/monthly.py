# SPDX-License-Identifier: GPL-3.0-or-later
"""Six months of two plans, with known edits: corpus/history.

Each month is the month before with a few edits; each edit says what it must raise. All
else must raise nothing.
"""
import copy
import json

MONTHS = [("2025-01-31", "31 January 2025"), ("2025-02-28", "28 February 2025"), ("2025-03-31", "31 March 2025"),
          ("2025-04-30", "30 April 2025"), ("2025-05-30", "30 May 2025"), ("2025-06-30", "30 June 2025")]
SCALE = [("G", "On course to be finished on time"), ("A", "Expected to be finished within 1 month after its deadline"),
         ("R", "Expected to be finished over 1 month after its deadline")]
HEAD = "Ref\tTheme\tAction\tLead\tDue Date\tRAG\tSuccess measure\tUpdate"

BRACKENMOOR = [
    ("Q1", "Safety", "Check the crash trolleys of all wards every morning and sign the sheet that hangs beside them", "AL", "30-Sep-25", "G", "95% of checks are signed"),
    ("Q2", "Safety", "Replace the old infusion pumps of the surgical wards by the model that the theatres use", "TW", "31-Oct-25", "G", "All 80 pumps are replaced"),
    ("Q3", "Safety", "Answer call bells at night within five minutes and show the times on the ward boards", "AL/TW", "30-Jun-25", "A", "90% are answered within 5 minutes"),
    ("Q4", "Flow", "Send the discharge letter to the general practice on the day on which the patient goes home", "SM", "31-Jul-25", "G", "85% go on the same day"),
    ("Q5", "Flow", "Open a lounge where patients who may go home wait for their medicines and transport", "SM", "31-Aug-25", "A", "20 patients use it each day"),
    ("Q6", "Flow", "Agree with the ambulance service how crews hand over when all bays are taken", "JO", "31-May-25", "A", "Fewer than 10 long waits a week"),
    ("Q7", "People", "Train a second nurse on each shift to place cannulas with the ultrasound machine", "JO", "30-Nov-25", "G", "Two on each shift"),
    ("Q8", "People", "Give new doctors a guide to the hospital that fits in a pocket and is printed every August", "PD", "31-Jul-25", "G", "Every new doctor has one"),
    ("Q9", "People", "Ask those who leave why they go, and tell the divisional boards what they said", "PD", "30-Sep-25", "G", "70% of leavers are asked"),
    ("Q10", "People", "Offer clinical supervision to all therapists at least once in every two months", "KB", "31-Dec-25", "A", "80% have it"),
]
TARNSIDE = [
    ("M1", "Access", "See people who are referred urgently to the community team within three days", "HV", "31-Aug-25", "A", "92% are seen in time"),
    ("M2", "Access", "Move the memory clinic to the health centre where buses stop and parking is free", "HV", "30-Sep-25", "G", "The clinic has moved"),
    ("M3", "Access", "Publish how long people wait for talking therapies, by place and by kind of therapy", "BC", "31-Jul-25", "G", "Figures every month"),
    ("M4", "Wards", "Take out the fixed points that a ligature could be tied to on the two older wards", "NE", "30-Jun-25", "A", "No such point is left"),
    ("M5", "Wards", "Hold a community meeting on each ward every week and act on what patients ask for", "NE", "31-Oct-25", "G", "A meeting every week"),
    ("M6", "Wards", "Have a pharmacist on every ward round of the acute wards from Monday to Friday", "BC/HV", "30-Nov-25", "G", "Five rounds a week"),
    ("M7", "Records", "Write the care plan together with the patient and hand over a copy on paper", "LT", "31-Aug-25", "A", "75% have a copy"),
    ("M8", "Records", "Close the paper records of people who were discharged more than eight years ago", "LT", "31-Dec-25", "G", "All are closed"),
]


class Plan:
    def __init__(self, name, organisation, title, rows):
        self.name, self.organisation, self.title, self.scale, self.notes = name, organisation, title, list(SCALE), {}
        self.rows = [dict(zip(("ref", "theme", "text", "lead", "due", "rag", "measure"), row), id=row[0], update="") for row in rows]

    def row(self, identity):
        return next(row for row in self.rows if row["id"] == identity)


def words_of_month(plan, month):
    """A fresh update for every row that has not kept its old one."""
    for row in plan.rows:
        if not row.get("stale"):
            row["update"] = f"In {MONTHS[month][1].split()[1]} the group met and looked at {row['theme'].lower()}, item {row['id'][1:]} of its list."


def edits_brackenmoor(plan, month):
    if month == 1:
        plan.row("Q1")["due"] = "30-Nov-25"
        yield "due-date-moved", "Q1"
        plan.row("Q4")["lead"] = "RF"
        yield "lead-changed", "Q4"
        plan.row("Q2")["due"] = "31-Oct-25 31-Dec-25"           # shown: date-changed within the paper, nothing across
        plan.row("Q9")["text"] = plan.row("Q9")["text"].replace("tell", "consider telling")
        yield "description-changed", "Q9"
    if month == 2:
        plan.row("Q1")["due"] = "31-Jan-26"
        yield "due-date-moved", "Q1"
        plan.row("Q3")["rag"] = "R"
        yield "rag-worsened", "Q3"
        plan.rows.remove(plan.row("Q7"))
        yield "action-dropped", "Q7"
        plan.row("Q2")["due"] = "31-Dec-25"
        yield "original-date-rewritten", "Q2"
        plan.row("Q10")["stale"] = True
    if month == 3:
        plan.row("Q1")["due"] = "30-Apr-26"
        yield "due-date-moved", "Q1"
        yield "serial-slippage", "Q1"
        plan.row("Q4")["measure"] = "65% go on the same day"
        yield "success-measure-weakened", "Q4"
        plan.row("Q5")["stale"] = True
        plan.row("Q8")["rag"] = "Closed"
    if month == 4:
        plan.row("Q5")["rag"] = "G"
        yield "rag-improved-without-update", "Q5"
        yield "update-stale", "Q10"
        plan.row("Q8")["rag"] = "A"
        yield "action-reopened", "Q8"
        plan.row("Q9")["lead"] = "TBC"
        yield "lead-removed", "Q9"
        plan.row("Q6")["due"] = "31-Jul-25"
        yield "due-date-moved", "Q6"
    if month == 5:
        yield "update-stale", "Q10"
        yield "update-stale", "Q5"
        plan.row("Q3")["due"] = "31-May-25"
        yield "date-pulled-earlier", "Q3"
        yield "stuck-rating", "Q6"
        yield "stuck-rating", "Q10"
        row = plan.row("Q4")
        row.update(text="Build a covered walk from the car park to the main entrance", id="Q11", measure="It is built")
        yield "action-dropped", "Q4"
        yield "ref-reused", "Q4"


def edits_tarnside(plan, month):
    if month == 1:
        for number, row in enumerate(plan.rows, 1):
            row["ref"] = f"T{number}"
        yield "ref-renumbered", None
    if month == 2:
        plan.partial = True                                      # exceptions only: nothing is dropped
    if month == 3:
        plan.partial = False
        plan.row("M2")["due"] = "TBC"
        yield "due-date-removed", "T2"
        plan.row("M3")["rag"] = "Closed"
    if month == 4:
        plan.rows.remove(plan.row("M3"))                         # was closed: may leave
        plan.scale = [("G", SCALE[0][1]), ("A/G", "Nearly on course"), ("A/R", "Hardly on course"), ("R", SCALE[2][1])]
        for row in plan.rows:
            row["rag"] = {"A": "A/R"}.get(row["rag"], row["rag"])
        yield "scale-changed", None
    if month == 5:
        first, second = plan.row("M5"), plan.row("M6")
        first["text"] = first["text"] + "; " + second["text"].lower()
        plan.rows.remove(second)                                 # merged: not dropped
        yield "description-changed", "T5"
        plan.row("M1")["rag"] = "R"
        yield "rag-worsened", "T1"


def text_of(plan, month):
    rows = [row for row in plan.rows if row["rag"] != "G"] if getattr(plan, "partial", False) else plan.rows
    title = plan.title + (" - exceptions only" if getattr(plan, "partial", False) else "")
    lines = [plan.organisation, "", "RATING SCALE\t"] + ["\t".join(entry) for entry in plan.scale]
    lines += ["", title, "", f"Version: {month + 1}", f" Last Updated: {MONTHS[month][1]}", "", HEAD]
    lines += ["\t".join((row["ref"], row["theme"], row["text"], row["lead"], row["due"], row["rag"], row["measure"], row["update"])) for row in rows]
    return "\n".join(lines) + "\n", [(row["id"], row["ref"]) for row in rows]


def papers():
    """(file, text, truth) of every paper, in no particular order."""
    plans = [(Plan("brackenmoor-quality", "Brackenmoor Hospitals NHS Foundation Trust", "Quality Recovery Plan 2025/26", BRACKENMOOR), edits_brackenmoor),
             (Plan("tarnside-inspection", "Tarnside Mental Health NHS Trust", "Inspection Action Plan", TARNSIDE), edits_tarnside)]
    for plan, edits in plans:
        for month in range(6):
            words_of_month(plan, month)
            findings = [{"rule": rule, "ref": ref} for rule, ref in edits(plan, month)]
            text, rows = text_of(plan, month)
            truth = {"as_at": MONTHS[month][0], "findings": findings, "actions": [{"identity": identity, "ref": ref} for identity, ref in rows]}
            yield f"{plan.name}-{MONTHS[month][0][:7]}", text, copy.deepcopy(truth)


def files():
    everything = {}
    for name, text, truth in papers():
        yield f"history/{name}.txt", text
        everything[name] = truth
    yield "history/truth.json", json.dumps(everything, indent=1) + "\n"
