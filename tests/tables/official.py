# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as statistical offices, treasuries and journals set them: drawn line by line, since
no grid of equal habits makes them."""
from pdf_writer import width_of
from table_drawing import wrap

INK, BLUE, PALE, HAIR = (0, 0, 0), (0.1, 0.3, 0.6), (0.86, 0.91, 0.97), (0.6, 0.6, 0.6)


class Sheet:
    """One table on its way onto a page: what is drawn is remembered as the truth."""

    def __init__(self, page, number, x, y, size, font, bold):
        self.page, self.number, self.x, self.y, self.top = page, number, x, y, y
        self.size, self.font, self.bold, self.right = size, font, bold, x
        self.cells, self.row = [], 0

    def put(self, col, text, x, align="left", row=None, rs=1, cs=1, bold=False, width=None, y=None, colour=INK, apart=""):
        """Draws a cell's text, wrapped to `width`, from `y` down; the lines it took. `apart` stands
        before the text, further left, in the same cell."""
        if not text:
            return 0
        font = self.bold if bold else self.font
        lines = wrap(text, font, self.size, width) if width else [text]
        at = self.y if y is None else y
        for line in lines:
            extent = width_of(line, font, self.size)
            left = {"left": x, "right": x - extent, "centre": x - extent / 2}[align]
            self.page.text(left, at + 0.8 * self.size, line, font, self.size, colour)
            at += 1.2 * self.size
            self.right = max(self.right, left + extent)
        self.cells.append({"r": self.row if row is None else row, "c": col, "rs": rs, "cs": cs, "text": apart + " ".join(lines)})
        return len(lines)

    def rule(self, y, x0, x1, width=0.5, kind="line", colour=INK):
        self.page.rule(x0, y, x1, y, kind, width, colour)
        self.right = max(self.right, x1)

    def next(self, lines=1, more=0.0):
        self.row += 1
        self.y += lines * 1.2 * self.size + more

    def truth(self, rules):
        return {"page": self.number, "rules": rules, "box": [self.x - 2, self.top - 2, self.right + 2, self.y + 2], "cells": self.cells}


def most_columns(width, size):
    """Figures and one long word of a heading have room in so many."""
    return max(int(width / (6.2 * size)), 1)


def fonts(rng):
    return rng.choice([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")])


def new_sheet(maker, x, sizes):
    font, bold = fonts(maker.rng)
    return Sheet(maker.pages[-1], len(maker.pages), x, maker.y, maker.rng.choice(sizes), font, bold)


def census(maker, x, width):
    """A boxed head between full rules, spanners over groups, column numbers, centred sections,
    dot leaders, indented stubs."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [6.5, 7, 8])
    size, stub = sheet.size, rng.choice([110, 140, 170])
    columns = min(rng.randint(3, 7), most_columns(width - stub, sheet.size))
    edges = [x + stub + (width - stub) * c / columns for c in range(columns + 1)]
    sheet.rule(sheet.y, x, x + width, 1)
    sheet.rule(sheet.y + 1.5, x, x + width, 0.4)
    sheet.y += 4
    spanned = columns >= 4 and rng.random() < 0.7
    heads = [content.words(1, 4).capitalize() for _ in range(columns)]
    depth = max(len(wrap(h, sheet.font, size, edges[1] - edges[0] - 6)) for h in heads)
    first = rng.randint(1, 2) if spanned else columns
    top, tall = sheet.y, (depth + (1 if spanned else 0)) * 1.2 * size + (4 if spanned else 0)
    if spanned:
        sheet.put(first + 1, content.head(False), (edges[first] + edges[-1]) / 2, "centre", cs=columns - first)
        sheet.rule(top + 1.2 * size + 1.5, edges[first], edges[-1])
    head_rows = 2 if spanned else 1
    for c, head in enumerate(heads):
        lines = len(wrap(head, sheet.font, size, edges[1] - edges[0] - 6))
        alone = c < first
        begin = top + (tall - lines * 1.2 * size) / 2 if alone else top + tall - (depth + lines) * 0.6 * size
        sheet.put(c + 1, head, (edges[c] + edges[c + 1]) / 2, "centre", row=0 if alone else 1, rs=head_rows if alone else 1,
                  width=edges[1] - edges[0] - 6, y=begin)
    sheet.put(0, content.head(False), x + stub / 2, "centre", row=0, rs=head_rows, y=top + tall / 2 - 0.6 * size)
    sheet.row, sheet.y = head_rows - 1, top + tall + 2
    bottom = sheet.y
    for c in range(columns):
        sheet.page.rule(edges[c], top - 4 if c <= first else top + 1.2 * size + 1.5, edges[c], bottom, "line", 0.4)
    sheet.rule(bottom, x, x + width)
    sheet.y += 3
    sheet.row += 1
    if rng.random() < 0.3:
        for c in range(columns):
            sheet.put(c + 1, f"({c + 1})", (edges[c] + edges[c + 1]) / 2, "centre")
        sheet.next(1, 3)
    forms = [content.form() for _ in range(columns)]
    sections = rng.random() < 0.5
    for i in range(rng.randint(6, 20)):
        if sections and i % 6 == 0:
            sheet.y += size / 2
            sheet.put(0, content.stub().upper(), x + width / 2, "centre", cs=columns + 1, bold=rng.random() < 0.5)
            sheet.next(1, size / 3)
        text = content.stub(rng.random() < 0.3)
        indent = rng.choice([0, 0, 8, 16])
        lines = wrap(text, sheet.font, size, stub - indent - 20)
        sheet.put(0, text, x + indent, width=stub - indent - 20)
        sheet.y += (len(lines) - 1) * 1.2 * size
        end = x + indent + width_of(lines[-1], sheet.font, size) + 2
        dot = width_of(".", sheet.font, size)
        sheet.page.text(end, sheet.y + 0.8 * size, "." * max(int((x + stub - 6 - end) / dot), 0), sheet.font, size)
        for c in range(columns):
            sheet.put(c + 1, content.number(forms[c]), edges[c + 1] - 6, "right")
        sheet.next(1, size / 2 if i % 5 == 4 else 0)
    sheet.rule(sheet.y + 2, x, x + width)
    return sheet, "census"


def bulletin(maker, x, width):
    """A head of white on a ground of colour, hairlines, groups in bold, colons for what is unknown."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [7, 7.5, 8])
    size, stub = sheet.size, rng.choice([80, 100]) if width < 300 else rng.choice([100, 130])
    columns = min(rng.randint(3, 9), most_columns(width - stub, sheet.size))
    edges = [x + stub + (width - stub) * c / columns for c in range(columns + 1)]
    years = rng.random() < 0.5
    heads = [str(2000 + c) for c in range(columns)] if years else [content.words(1, 4).capitalize() for _ in range(columns)]
    depth = max(len(wrap(h, sheet.bold, size, edges[1] - edges[0] - 6)) for h in heads)
    spanned = rng.random() < 0.4
    tall = (depth + (1 if spanned else 0)) * 1.2 * size + 6
    white = rng.random() < 0.6
    sheet.page.fill(x, sheet.y, x + width, sheet.y + tall, BLUE if white else PALE)
    ink = (1, 1, 1) if white else INK
    sheet.y += 3
    if spanned:
        sheet.put(1, content.head(False), (edges[0] + edges[-1]) / 2, "centre", cs=columns, bold=True, colour=ink)
        sheet.next()
    for c, head in enumerate(heads):
        sheet.put(c + 1, head, edges[c + 1] - 3, "right", bold=True, width=edges[1] - edges[0] - 6, colour=ink)
    sheet.next(depth, 5)
    form = rng.choice(["space", "decimal", "signed", "percent"])
    lined, grouped = rng.random() < 0.7, rng.random() < 0.4
    for i in range(rng.randint(8, 28)):
        if sheet.y > sheet.page.height - 70:
            break
        group = grouped and i % 7 == 0
        sheet.put(0, content.stub(), x + 2, bold=group)
        for c in range(columns):
            text = ":" if rng.random() < 0.06 else content.number(form)
            sheet.put(c + 1, text, edges[c + 1] - 3, "right", bold=group)
        if lined:
            sheet.rule(sheet.y + 1.25 * size, x, x + width, 0.25, colour=HAIR)
        sheet.next(1, size * 0.25)
    sheet.rule(sheet.y + 1, x, x + width, 1, colour=BLUE)
    return sheet, "bulletin"


def ledger(maker, x, width):
    """Accounts: a note column, two or four years, short rules above totals, signs of money in the
    first and last line only, a hierarchy of indents, a blank line between parts."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [8, 9, 10])
    size, columns, notes = sheet.size, rng.choice([2, 2, 3, 4]), rng.random() < 0.5
    pitch = rng.choice([56, 64, 72])
    ends = [x + width - pitch * (columns - 1 - c) for c in range(columns)]
    first = 2 if notes else 1
    if notes:
        sheet.put(1, "Note", ends[0] - pitch - 14, "centre", bold=True)
    for c in range(columns):
        sheet.put(first + c, str(2012 - c), ends[c], "right", bold=True)
    sheet.next()
    if rng.random() < 0.6:
        for c in range(columns):
            sheet.put(first + c, rng.choice(["$000", "EUR", "Actual"]), ends[c], "right", bold=True)
        sheet.next()
    sheet.y += 3
    form = rng.choice(["comma", "brackets"])
    for part in range(rng.randint(2, 4)):
        sheet.put(0, content.head(False) + (":" if rng.random() < 0.3 else ""), x, bold=True)
        sheet.next(1, 1)
        lines = rng.randint(2, 5)
        for i in range(lines):
            last = i == lines - 1
            text = "Total " + content.stub().lower() if last else content.stub(rng.random() < 0.3)
            room = ends[0] - pitch - 30 - x
            used = sheet.put(0, text, x + (0 if last else 10), width=room, bold=last)
            sheet.y += (used - 1) * 1.2 * size
            if notes and not last and rng.random() < 0.5:
                sheet.put(1, str(rng.randint(1, 30)), ends[0] - pitch - 14, "centre")
            for c in range(columns):
                if last:
                    sheet.rule(sheet.y - 0.5, ends[c] - 44, ends[c], 0.5)
                figure = "-" if rng.random() < 0.06 else content.number(form)
                signed = (i == 0 and part == 0 or last) and figure[0].isdigit()
                if signed:
                    sheet.page.text(ends[c] - 44, sheet.y + 0.8 * size, "$", sheet.font, size)
                sheet.put(first + c, figure, ends[c], "right", bold=last, apart="$" if signed else "")
                if last and part:
                    sheet.rule(sheet.y + 1.15 * size, ends[c] - 44, ends[c], 0.5)
            sheet.next(1, 2 if last else 0)
        sheet.y += rng.choice([3, size])
    return sheet, "ledger"


def bilingual(maker, x, width):
    """A stub on either side of the figures."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [7, 8])
    stub = 110
    columns = min(rng.randint(2, 5), most_columns(width - 2 * stub, sheet.size))
    edges = [x + stub + (width - 2 * stub) * c / columns for c in range(columns + 1)]
    for y in (sheet.y, sheet.y + 1.2 * sheet.size + 4):
        sheet.rule(y, x, x + width, 0.5)
    sheet.y += 2
    for c in range(columns):
        sheet.put(c + 1, str(1995 + 5 * c), edges[c + 1] - 4, "right", bold=True)
    sheet.next(1, 4)
    form = content.form()
    for _ in range(rng.randint(5, 16)):
        sheet.put(0, content.stub(), x, bold=False)
        for c in range(columns):
            sheet.put(c + 1, content.number(form), edges[c + 1] - 4, "right")
        sheet.put(columns + 1, content.stub(), x + width - stub + 12)
        sheet.next()
    sheet.rule(sheet.y + 1, x, x + width, 0.5)
    return sheet, "bilingual"


def word(maker, x, width):
    """Borders of thin areas, one for each side of each cell and a square at each crossing; a ground
    for each line of text; bulleted lists in cells; a merged head."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [8, 9, 10])
    size, columns = sheet.size, rng.randint(3, 5)
    parts = [rng.choice([1, 1, 2, 3]) for _ in range(columns)]
    edges = [x + width * sum(parts[:c]) / sum(parts) for c in range(columns + 1)]
    thick, merged = 0.48, rng.random() < 0.4
    ys = [sheet.y]

    def sides(skip=()):
        y0, y1 = ys[-1], sheet.y
        for c in range(columns + 1):
            if c not in skip:
                sheet.page.fill(edges[c] - thick / 2, y0 + thick, edges[c] + thick / 2, y1, INK)
        for c in range(columns):
            for y in ((y0, y1) if len(ys) == 1 else (y1,)):
                sheet.page.fill(edges[c] + thick / 2, y, edges[c + 1] - thick / 2, y + thick, INK)
        for c in range(columns + 1):
            sheet.page.fill(edges[c] - thick / 2, y1, edges[c] + thick / 2, y1 + thick, INK)
        ys.append(y1)

    shade = rng.random() < 0.7
    if merged:
        span = rng.randint(2, columns)
        if shade:
            sheet.page.fill(x + 5, sheet.y + thick, edges[span] - 5, sheet.y + 1.2 * size + 1, PALE)
        sheet.put(0, content.words(2, 4).capitalize(), x + 5, cs=span, bold=True)
        for c in range(span, columns):
            sheet.put(c, content.head(False), edges[c] + 5, bold=True, width=edges[c + 1] - edges[c] - 10)
        sheet.next(max(len(wrap(cell["text"], sheet.bold, size, edges[cell["c"] + cell["cs"]] - edges[cell["c"]] - 10)) for cell in sheet.cells), 1)
        sides(range(1, span))
    for r in range(rng.randint(3, 9)):
        if sheet.y > sheet.page.height - 160:
            break
        texts = []
        for c in range(columns):
            pick = rng.random()
            texts.append(content.head(False) if r == 0 else content.words(3, 16).capitalize() if parts[c] > 1 and pick < 0.8 else
                         content.number("comma") if pick < 0.4 else "" if pick < 0.47 else content.stub())
        rooms = [edges[c + 1] - edges[c] - 10 for c in range(columns)]
        lines = [wrap(text, sheet.bold if r == 0 else sheet.font, size, rooms[c]) for c, text in enumerate(texts)]
        tall = max(len(cell) for cell in lines)
        if shade and (r == 0 or r % 3 == 0):
            for c in range(columns):
                for i in range(tall):
                    top = sheet.y + i * 1.2 * size
                    sheet.page.fill(edges[c] + 5, top + thick, edges[c + 1] - 5, top + 1.2 * size + thick, PALE)
        for c, text in enumerate(texts):
            sheet.put(c, text, edges[c] + 5, width=rooms[c], bold=r == 0)
        sheet.next(tall, 1)
        sides()
    return sheet, "word"


def journal(maker, x, width):
    """Three rules, short ones below spanners, groups that are ruled apart and named in their first
    row only, means with their spread."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [7, 8, 9])
    stub = 0.34 * width
    size, columns = sheet.size, 2 if width < 300 else rng.choice([4, 6])
    grouped = width > 300 and rng.random() < 0.5
    first = 2 if grouped else 1
    edges = [x + stub + (width - stub) * c / columns for c in range(columns + 1)]
    sheet.rule(sheet.y, x, x + width, 0.8)
    sheet.y += 3
    if rng.random() < 0.7:
        for c in range(0, columns, 2):
            sheet.put(first + c, content.head(False).split()[0], (edges[c] + edges[c + 2]) / 2, "centre", cs=2)
            sheet.rule(sheet.y + 1.2 * size + 1, edges[c] + 4, edges[c + 2] - 2, 0.4)
        sheet.next(1, 3)
    if grouped:
        sheet.put(0, "Group", x)
    sheet.put(first - 1, content.head(False).split()[0], x + (stub / 2 if grouped else 0))
    for c in range(columns):
        sheet.put(first + c, rng.choice(["Mean", "Prec.", "Rec.", "N", "95% CI", "Time"]), (edges[c] + edges[c + 1]) / 2, "centre")
    sheet.next(1, 2)
    sheet.rule(sheet.y, x, x + width, 0.5)
    sheet.y += 2
    spread = rng.random() < 0.3 and width > 300
    for g in range(rng.randint(2, 4)):
        for r in range(rng.randint(2, 4)):
            if grouped and r == 0:
                sheet.put(0, rng.choice(["Rural", "Urban", "Coast", "Hills"]), x)
            sheet.put(first - 1, rng.choice(["Base", "Model A", "Model B", "Both", "Prior", "None"]), x + (stub / 2 if grouped else 0))
            for c in range(columns):
                text = f"{rng.uniform(0, 99):.2f}" + (f" ({rng.uniform(0, 9):.2f})" if spread else "")
                sheet.put(first + c, text, (edges[c] + edges[c + 1]) / 2, "centre", bold=rng.random() < 0.15)
            sheet.next()
        if grouped:
            sheet.y += 2
            sheet.rule(sheet.y, x, x + width, 0.4 if g < 9 else 0.8)
            sheet.y += 2
    sheet.rule(sheet.y + 1, x, x + width, 0.8)
    return sheet, "journal"


def survey(maker, x, width):
    """Questions that wrap beside columns of shares, which stand at the last or first line."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [8, 9])
    stub = 0.42 * width
    size, columns = sheet.size, min(rng.randint(3, 6), most_columns(0.58 * width, sheet.size))
    edges = [x + stub + (width - stub) * c / columns for c in range(columns + 1)]
    heads = [rng.choice(["Strongly agree", "Agree", "Neither", "Disagree", "Don't know", "All", "Base: all adults"]) for _ in range(columns)]
    room = edges[1] - edges[0] - 6
    depth = max(len(wrap(head, sheet.bold, size, room)) for head in heads)
    for c, head in enumerate(heads):
        lines = len(wrap(head, sheet.bold, size, room))
        sheet.put(c + 1, head, (edges[c] + edges[c + 1]) / 2, "centre", bold=True, width=room, y=sheet.y + (depth - lines) * 1.2 * size)
    sheet.next(depth, 2)
    unit = rng.random() < 0.5
    if unit:
        for c in range(columns):
            sheet.put(c + 1, "%", (edges[c] + edges[c + 1]) / 2, "centre")
        sheet.next(1, 2)
    low, apart, ruled = rng.random() < 0.5, rng.choice([1, 4, 8]), rng.random() < 0.5
    if ruled:
        sheet.rule(sheet.y, x, x + width, 0.5)
        sheet.y += 2
    for _ in range(rng.randint(4, 10)):
        text = content.words(3, 18).capitalize()
        lines = sheet.put(0, text, x, width=stub - 16)
        at = sheet.y + (lines - 1) * 1.2 * size if low else sheet.y
        for c in range(columns):
            sheet.put(c + 1, rng.choice(["*", "-"]) if rng.random() < 0.05 else str(rng.randint(1, 99)) + ("" if unit else "%"),
                      (edges[c] + edges[c + 1]) / 2, "centre", y=at)
        sheet.next(lines, apart)
    return sheet, "survey"


def pairs(maker, x, width):
    """Two columns: what, and how much."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [8, 9, 10])
    end = x + min(width, rng.choice([220, 300, 420]))
    ruled = rng.random() < 0.6
    if ruled:
        sheet.rule(sheet.y, x, end, 0.5)
        sheet.y += 2
    sheet.put(0, content.head(False), x, bold=True)
    sheet.put(1, rng.choice(["Amount", "Number", "2011", "Share (%)"]), end, "right", bold=True)
    sheet.next(1, 2)
    if ruled:
        sheet.rule(sheet.y, x, end, 0.5)
        sheet.y += 2
    form = content.form()
    for _ in range(rng.randint(4, 14)):
        sheet.put(0, content.stub(), x)
        sheet.put(1, content.number(form), end, "right")
        sheet.next(1, 1)
    if ruled:
        sheet.rule(sheet.y + 1, x, end, 0.5)
    return sheet, "pairs"


def side_by_side(maker, x, width):
    """Two tables beside each other, with rows of their own."""
    half = (width - 40) / 2
    draw = maker.rng.choice([bulletin, journal, pairs])
    first = draw(maker, x, half)
    second = draw(maker, x + half + 40, half)
    return [first, second]


def terms(maker, x, width):
    """Terms and what they mean, which wraps, or units whose names wrap above their signs; a rule
    above and below the heading and one below all. Sections stand in the middle."""
    rng, content = maker.rng, maker.content
    sheet = new_sheet(maker, x, [8, 9])
    size, columns = sheet.size, rng.choice([2, 3])
    edges = [x, x + 0.32 * width, x + 0.72 * width]
    wide = (0.68 if columns == 2 else 0.34) * width
    sheet.rule(sheet.y, x, x + width, 0.8)
    sheet.y += 3
    for c, head in enumerate(("Term", "Meaning", "Symbol")[:columns]):
        sheet.put(c, head, edges[c])
    sheet.next(1, 2)
    sheet.rule(sheet.y, x, x + width, 0.5)
    sheet.y += 2
    for _ in range(rng.randint(4, 7)):
        if columns == 2:
            sheet.put(0, content.words(1, 2), edges[0])
            sheet.next(sheet.put(1, content.words(3, 24).capitalize(), edges[1], width=wide), rng.choice([4, 5]))
            continue
        label = content.words(1, 2)
        above = rng.random() < 0.35
        if above:
            sheet.put(0, f"{content.words(2, 3)},", edges[0])
            sheet.y += 1.2 * size
            sheet.cells[-1]["text"] += f" {label}"
            sheet.page.text(edges[0], sheet.y + 0.8 * size, label, sheet.font, size, INK)
        else:
            sheet.put(0, label, edges[0])
        sheet.put(1, content.words(2, 3), edges[1], width=wide)
        sheet.put(2, rng.choice(["m", "kg", "J/mol", "Pa s", "N m"]), edges[2])
        sheet.next()
    sheet.rule(sheet.y, x, x + width, 0.8)
    return sheet, "terms"


KINDS = (terms, census, bulletin, ledger, bilingual, word, journal, survey, pairs, side_by_side)


def caption(maker, x, width):
    rng = maker.rng
    text = f"{rng.choice(['Table', 'TABLE', 'Exhibit'])} {rng.randint(1, 60)}{rng.choice(['.', ':', ' -'])} {maker.content.words(4, 14).capitalize()}"
    font = rng.choice(["Helvetica-Bold", "Times-Bold", "Times-Roman"])
    lines = wrap(text, font, 9, width)
    for line in lines:
        left = x + (width - width_of(line, font, 9)) / 2 if rng.random() < 0.3 and len(lines) == 1 else x
        maker.pages[-1].text(left, maker.y + 9, line, font, 9)
        maker.y += 11
    if rng.random() < 0.25:
        maker.pages[-1].text(x, maker.y + 8, f"[{maker.content.words(3, 8).capitalize()}]", font, 7)
        maker.y += 10
    maker.y += rng.choice([2, 5, 10])


def notes(maker, x, width):
    rng = maker.rng
    maker.y += rng.choice([2, 4, 8])
    for _ in range(rng.randint(0, 3)):
        text = f"{rng.choice(['1', '2', '*', 'NOTE:', 'Source:', '(p)', ':'])} {maker.content.sentence()}"
        for line in wrap(text, "Times-Roman", 7, width):
            maker.pages[-1].text(x, maker.y + 7, line, "Times-Roman", 7)
            maker.y += 8.4
    maker.y += rng.choice([8, 16])


def add(maker, kind, x, width):
    if maker.rng.random() < 0.8:
        caption(maker, x, width)
    drawn = kind(maker, x, width)
    for sheet, rules in drawn if isinstance(drawn, list) else [drawn]:
        maker.tables.append(sheet.truth(rules))
        maker.y = max(maker.y, sheet.y)
    notes(maker, x, width)
