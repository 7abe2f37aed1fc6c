#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints every paper of the corpus as PDF by three producers:  python3 corpus/make/print.py

Writes tests/printed/libreoffice, tests/printed/libreoffice-tagged and tests/printed/chromium
(not below corpus/, which many tests read whole).
Needs soffice, chromium and qpdf (Debian: libreoffice-writer, chromium, qpdf), which no
test does: PDFs differ with the version of whatever made them, so they are kept in the
repository, and are only printed again when a paper's text has changed.
"""
import glob
import os
import pathlib
import subprocess
import sys
import tempfile

import web

CORPUS = pathlib.Path(__file__).resolve().parent.parent
# By producer: the rules of its tables (and of those of the plans with headings that it
# tags), and the kinds of paper whose ratings are colours alone.
LOOKS = {
    "libreoffice": {"rules": "ruled", "plans": "ruled", "by_colour": ("well-led",)},
    "libreoffice-tagged": {"rules": "rows", "plans": "rows", "by_colour": ()},
    "chromium": {"rules": "ruled", "plans": "bare", "by_colour": ("well-led",)},
}
PLANS = ("well-led", "self-review")
EXPORT = {
    "libreoffice": "pdf:writer_web_pdf_Export",
    "libreoffice-tagged": 'pdf:writer_web_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
}


def print_by_libreoffice(producer, pages, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    EXPORT[producer], "--outdir", folder, *pages], check=True, capture_output=True)


def print_by_chromium(pages, folder):
    for page in pages:
        out = os.path.join(folder, pathlib.Path(page).stem + ".pdf")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={out}", "file://" + page], check=True, capture_output=True)


def main():
    for producer, look in LOOKS.items():
        if len(sys.argv) > 1 and producer not in sys.argv[1:]:
            continue
        target = CORPUS.parent / "tests" / "printed" / producer
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            pages = []
            for path in sorted(glob.glob(str(CORPUS / "papers" / "*.txt"))):
                text = pathlib.Path(path).read_text(encoding="utf-8")
                page = os.path.join(folder, pathlib.Path(path).stem + ".html")
                alone = any(kind in path for kind in look["by_colour"])
                rules = look["plans" if any(kind in path for kind in PLANS) else "rules"]
                pathlib.Path(page).write_text(web.page(text, rules, alone), encoding="utf-8")
                pages.append(page)
            if producer == "chromium":
                print_by_chromium(pages, folder)
            else:
                print_by_libreoffice(producer, pages, folder)
            for page in pages:
                name = pathlib.Path(page).stem + ".pdf"
                subprocess.run(["qpdf", "--object-streams=generate", "--recompress-flate", "--compression-level=9",
                                "--deterministic-id", os.path.join(folder, name), str(target / name)], check=True)


if __name__ == "__main__":
    main()
