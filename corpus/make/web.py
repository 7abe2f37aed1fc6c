# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the corpus as web pages, which is how their PDFs are printed (print.py).

A page says what the text says. Looks differ by paper and by producer, and are no part of
what is said: ruled or not, ratings as words on a coloured ground or by the ground alone.
"""
import html
import re

FILLS = {"g": "#00b050", "a": "#ffc000", "r": "#ff0000", "a/g": "#92d050", "a/r": "#ed7d31"}
BOX = re.compile(r'<input[^>]*?type="checkbox"[^>]*>')
# How the tables look: borders of cells, and of the table as a whole.
RULES = {
    "ruled": "td, th { border: 0.75pt solid #333 }",
    "bare": "td, th { border: none }",
    "rows": "td, th { border-bottom: 0.5pt solid #888 }",
}
STYLE = ("@page { size: A4 landscape; margin: 1.4cm } body { font: 9pt 'Liberation Sans', sans-serif }"
         " * { -webkit-print-color-adjust: exact } table { border-collapse: collapse; margin: 8pt 0 }"
         " td, th { padding: 3pt; vertical-align: top; text-align: left } th { background: #d9d9d9 }"
         " h2 { font-size: 12pt } ")


def inline(text):
    """A line or cell: boxes become the signs that a printed form shows."""
    text = BOX.sub(lambda box: "\u2612" if "checked" in box.group() else "\u2610", text)
    parts = re.split(r"(</?[ip]>)", text)
    return "".join(part if i % 2 else html.escape(part, quote=False) for i, part in enumerate(parts))


def cell(text, tag, by_colour):
    rating = text.strip().lower()
    fill = FILLS.get(rating)
    if fill is None:
        return f"<{tag}>{inline(text.strip()) or '&nbsp;'}</{tag}>"
    shown = "&nbsp;" if by_colour else html.escape(text.strip())
    return f'<{tag} bgcolor="{fill}" style="background: {fill}">{shown}</{tag}>'


def table(lines, by_colour, rules):
    rows = [line.split("\t") for line in lines]
    width = max(map(len, rows))
    heads = len(rows) > 2 and sum(bool(text.strip()) for text in rows[0]) > 2
    out = []
    for number, row in enumerate(rows):
        tag = "th" if heads and number == 0 else "td"
        # A legend keeps its letters: the colours alone would explain nothing.
        alone = by_colour and heads and number > 0
        cells = "".join(cell(text, tag, alone) for text in row + [""] * (width - len(row)))
        out.append(f"<tr>{cells}</tr>")
    border = 1 if rules == "ruled" else 0
    if heads:
        out.insert(1, "</thead><tbody>")
        out = ["<thead>", *out, "</tbody>"]
    return f'<table border="{border}" cellspacing="0" cellpadding="3">' + "\n".join(out) + "</table><p>&nbsp;</p>"


def body(text, by_colour, rules):
    yield "<p>&nbsp;</p>"  # LibreOffice 7.4 loses a heading that stands first
    for block in re.split(r"\n[ ]*\n", text.strip("\n")):
        lines = block.split("\n")
        while lines:
            rows = 0
            while rows < len(lines) and "\t" in lines[rows]:
                rows += 1
            if rows:
                yield table(lines[:rows], by_colour, rules)
                del lines[:rows]
                continue
            line = lines.pop(0).strip()
            heading = block.strip() == line and len(line) <= 80 and line[:1] != "-" and line[-1:] not in (".", ":")
            tag = "h2" if heading else "p"
            yield f"<{tag}>{inline(line.removeprefix('- '))}</{tag}>"


def page(text, rules="ruled", by_colour=False):
    """The whole web page. `rules`: a key of RULES."""
    return ('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title></title><style>' + STYLE + RULES[rules] +
            "</style></head><body>" + "\n".join(body(text, by_colour, rules)) + "</body></html>")
