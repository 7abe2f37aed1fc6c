# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes corpus/papers, corpus/truth and corpus/MANIFEST.csv:  python3 corpus/make [FOLDER]

All of it is invented; no body or person of these names exists. The files are kept in
the repository so that nothing has to run before they can be read; a test makes sure
that they are what this program writes.
"""
import csv
import hashlib
import io
import json
import os
import sys

import ambitions
import forms
import monthly
import programme
import review
import well_led

FAMILIES = {"well-led": well_led, "self-review": review, "programme": programme, "ambitions": ambitions}


def files():
    """Path below corpus/ and content of every file."""
    manifest = io.StringIO()
    rows = csv.writer(manifest, lineterminator="\n")
    rows.writerow(["file", "sha256", "organisation", "as_at", "family", "actions", "findings"])
    for family, module in FAMILIES.items():
        for name, text, truth in module.papers():
            doc = truth["document"]
            must = sum(f["certainty"] == "must" for f in truth["findings"])
            rows.writerow([f"papers/{name}.txt", hashlib.sha256(text.encode()).hexdigest(), doc["organisation"], doc["as_at"],
                           family, len(truth["actions"]), must])
            yield f"papers/{name}.txt", text
            yield f"truth/{name}.json", json.dumps(truth, indent=1, ensure_ascii=False) + "\n"
    yield "MANIFEST.csv", manifest.getvalue()
    yield from monthly.files()
    yield from forms.files()


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    for path, content in files():
        whole = os.path.join(folder, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "w", encoding="utf-8", newline="") as out:
            out.write(content)


if __name__ == "__main__":
    main()
