# SPDX-License-Identifier: GPL-3.0-or-later
"""What the four families share: rows, and the truth that goes with them."""
import re

PATHS = {"G": "green", "A": "amber", "R": "red", "A/G": "amber_green", "A/R": "amber_red"}


def line(*cells):
    """One row of a table as a text export prints it: cells separated by tabs."""
    return "\t".join(cells)


def due(raw, date, precision="day"):
    return {"raw": raw, "date": date, "precision": precision}


def rating(raw, value, dimension="delivery"):
    return {"dimension": dimension, "raw": raw, "value": value}


def plain(text):
    """Text as an auditor copies it: without markup, spaces collapsed."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).strip()


def action(description, **fields):
    truth = {"ref": None, "section": None, "description": plain(description), "leads": [], "due": [],
             "rag": [], "status": None, "closed_on": None, "progress": None, "success_measure": None,
             "optional": False}
    truth.update(fields)
    for name in ("progress", "success_measure", "section"):
        truth[name] = plain(truth[name]) if truth[name] else None
    return truth


def finding(rule, ref, why, certainty="must"):
    return {"rule": rule, "ref": ref, "why": why, "certainty": certainty}


def across(changes, as_at):
    """Findings against the paper before: [(rule, ref, why), ...] by as-at date."""
    return [finding(rule, ref, why) for rule, ref, why in changes.get(as_at, [])]


def document(**fields):
    truth = {"organisation": None, "title": None, "meeting": None, "meeting_date": None,
             "as_at": None, "version": None, "author": None, "sponsor": None, "legend": []}
    truth.update(fields)
    return truth


def legend(*entries):
    return [{"raw": raw, "value": value, "meaning": meaning} for raw, value, meaning in entries]


def paper(name, lines, doc, actions=(), metrics=(), ticks=(), findings=()):
    truth = {"seed": name + ".txt", "document": doc, "actions": list(actions),
             "metrics": list(metrics), "checkboxes": list(ticks), "findings": list(findings)}
    return name, "\n".join(lines) + "\n", truth
