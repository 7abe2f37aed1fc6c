# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the tables: invented, drawn by chance from a seeded generator."""

NOUNS = ("beds wards staff nurses visits claims grants farms exports imports vessels households permits schools "
         "vehicles patients deaths births loans deposits buildings accidents students journeys samples").split()
PLACES = ("North South East West Upper Lower Middle Outer Inner Greater").split()
REGIONS = ("Ardale Brenmoor Calder Dunwick Elmstead Fenbury Garston Harlow Ives Kelso Lorne Marden Norby Oxley Penrith "
           "Quorn Ripley Selby Thorne Ulver Vale Wexham Yarrow").split()
ADJECTIVES = "total new closed public private rural urban annual monthly average estimated reported other net gross".split()
VERBS = "review publish agree write train open close report measure replace".split()
PHRASES = ("the plan for winter beds", "a new set of rules for visitors", "the list of open risks", "training for all ward staff",
           "the contract with the laundry", "a survey of the older buildings", "the rota of the night team",
           "a note to all heads of service", "the stock of spare parts", "results of the yearly audit")
UNITS = ("number", "per cent", "thousands", "tonnes", "kg/year", "million dollars", "rate")


class Content:
    def __init__(self, rng):
        self.rng = rng

    def words(self, low, high):
        pool = NOUNS + ADJECTIVES + ["of", "and", "in", "by", "for", "with", "the"]
        return " ".join(self.rng.choice(pool) for _ in range(self.rng.randint(low, high)))

    def sentence(self):
        text = self.words(8, 22)
        return text[0].upper() + text[1:] + "."

    def paragraph(self, sentences=4):
        return " ".join(self.sentence() for _ in range(sentences))

    def stub(self, long=False):
        rng = self.rng
        kind = rng.random()
        if kind < 0.35:
            text = rng.choice(REGIONS)
        elif kind < 0.6:
            text = f"{rng.choice(PLACES)} {rng.choice(REGIONS)}"
        else:
            text = f"{rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}".capitalize()
        if long and rng.random() < 0.35:
            text += f" {self.words(3, 7)}"
        return text

    def number(self, form):
        rng = self.rng
        if rng.random() < 0.04:
            return rng.choice(["-", "n/a", "..", "(D)", "NA"])
        if form == "comma":
            text = f"{int(10 ** rng.uniform(1, 6)):,}"
        elif form == "space":
            text = f"{int(10 ** rng.uniform(1, 6)):,}".replace(",", " ")
        elif form == "decimal":
            text = f"{rng.uniform(0, 200):.1f}"
        elif form == "percent":
            text = f"{rng.uniform(0, 100):.1f}%"
        elif form == "money":
            text = f"${int(10 ** rng.uniform(1, 5)):,}"
        elif form == "signed":
            text = f"{rng.uniform(-30, 30):.2f}"
        elif form == "brackets":
            value = int(rng.uniform(-900, 9000))
            text = f"({-value:,})" if value < 0 else f"{value:,}"
        else:
            text = str(rng.randint(0, 999))
        return text

    def form(self):
        return self.rng.choice(["comma", "comma", "space", "decimal", "percent", "money", "signed", "brackets", "small"])

    def head(self, wrapped):
        if wrapped:
            return self.words(2, 5).capitalize()
        return self.rng.choice([self.rng.choice(NOUNS).capitalize(), f"{self.rng.choice(ADJECTIVES)} {self.rng.choice(NOUNS)}".capitalize()])

    def phrase(self):
        return f"{self.rng.choice(VERBS)} {self.rng.choice(PHRASES)}".capitalize()

    def date(self):
        return self.rng.choice(["{d:02d}/{m:02d}/2011", "{d} May 2012", "{m:02d}/2010"]).format(d=self.rng.randint(1, 28), m=self.rng.randint(1, 12))


class Table:
    """A grid of cells; `head` rows come first. A cell is a dict of row, col, rs, cs,
    text, align and marks; blank places have none."""

    def __init__(self, columns, wide=()):
        self.columns, self.rows, self.head, self.cells = columns, 0, 0, []
        self.wide = set(wide)  # columns of text, which wrap
        self.sections = set()

    def add(self, row, col, text, rs=1, cs=1, align="left", bold=False, indent=0):
        self.cells.append({"row": row, "col": col, "rs": rs, "cs": cs, "text": text, "align": align, "bold": bold, "indent": indent})
        self.rows = max(self.rows, row + rs)

    def lower_heads(self):
        """Without rules nobody sees that a header cell reaches up over rows."""
        for cell in self.cells:
            if cell["row"] < self.head and cell["rs"] > 1:
                cell["row"], cell["rs"] = cell["row"] + cell["rs"] - 1, 1


def statistics(content, rng, columns=None, rows=None, long_stubs=None, levels=None):
    """A stub and columns of figures."""
    columns = columns or rng.randint(2, 8)
    rows = rows or rng.randint(4, 22)
    table = Table(columns + 1, wide={0} if long_stubs else ())
    bold = rng.random() < 0.5
    levels = levels if levels is not None else rng.choice([1, 1, 1, 2, 2, 3])
    add_head(table, content, rng, columns, levels, bold)
    forms = [content.form() for _ in range(columns)] if rng.random() < 0.5 else [content.form()] * columns
    row, sections = table.rows, rng.random() < 0.3
    centred, blanks = rng.random() < 0.3, 0.06 if rng.random() < 0.3 else 0
    indent = 8 if rng.random() < 0.4 else 0
    table.head = row
    for i in range(rows):
        if sections and i % 5 == 0:
            if centred:
                table.add(row, 0, content.stub(), cs=columns + 1, align="centre", bold=True)
            else:
                table.add(row, 0, content.stub(), bold=bold)
            table.sections.add(row)
            row += 1
        total = i == rows - 1 and rng.random() < 0.5
        table.add(row, 0, "Total" if total else content.stub(long_stubs), bold=total, indent=indent if sections else 0)
        for c in range(columns):
            if rng.random() >= blanks:
                table.add(row, c + 1, content.number(forms[c]), align="right", bold=total)
        row += 1
    return table


def add_head(table, content, rng, columns, levels, bold):
    align = rng.choice(["centre", "centre", "right"])
    named = rng.random() < 0.7
    row = 0
    groups = []
    if levels >= 2 and columns >= 3:
        at = 0
        while at < columns:
            size = min(columns - at, rng.randint(2, 4))
            groups.append((at, size))
            at += size
        if levels == 3:
            table.add(row, 1, content.head(False), cs=columns, align="centre", bold=bold)
            row += 1
        for at, size in groups:
            text = content.head(False) if rng.random() < 0.7 else str(rng.randint(2000, 2012))
            table.add(row, at + 1, text, cs=size, align="centre", bold=bold)
        row += 1
    years = rng.random() < 0.4
    first = rng.randint(1990, 2005)
    wrapped = not years and rng.random() < 0.5
    for c in range(columns):
        table.add(row, c + 1, str(first + c) if years else content.head(wrapped), align=align, bold=bold)
    if named:
        if row > 0 and rng.random() < 0.6:
            table.add(0, 0, content.head(False), rs=row + 1, bold=bold)
        else:
            table.add(row, 0, content.head(False), bold=bold)
    if rng.random() < 0.12:
        row += 1
        for c in range(columns):
            table.add(row, c + 1, f"({rng.choice(UNITS)})", align=align)
    table.rows = row + 1


def text_table(content, rng, columns=None, rows=None):
    """Columns of words that wrap, as in an action plan."""
    columns = columns or rng.randint(3, 6)
    rows = rows or rng.randint(3, 9)
    wide = {rng.randrange(columns)} | ({rng.randrange(columns)} if columns > 3 else set())
    kinds = [rng.choice(["reference", "name", "date", "rating", "number"]) for _ in range(columns)]
    table = Table(columns, wide)
    for c in range(columns):
        table.add(0, c, content.head(False), bold=True)
    table.head = 1
    for r in range(1, rows + 1):
        for c in range(columns):
            if c in wide:
                text = content.phrase() + (f" {content.words(3, 9)}" if rng.random() < 0.6 else "")
            elif rng.random() < 0.05:
                continue
            else:
                text = {"reference": f"{rng.randint(1, 9)}.{r}", "name": content.stub(), "date": content.date(),
                        "rating": rng.choice(["Red", "Amber", "Green"]), "number": str(rng.randint(1, 99))}[kinds[c]]
            table.add(r, c, text)
    return table


def plan(content, rng, rows):
    """A reference, an action, a lead, a date, a rating and what was done."""
    heads = ["Ref", "Action", "Lead", "Due date", "RAG", "Progress"]
    if rng.random() < 0.4:
        heads.insert(2, "Measure")
    table = Table(len(heads), {c for c, head in enumerate(heads) if head in ("Action", "Measure", "Progress")})
    for c, head in enumerate(heads):
        table.add(0, c, head, bold=True)
    table.head = 1
    for r in range(1, rows + 1):
        texts = {"Ref": f"{rng.randint(1, 9)}.{r}", "Action": f"{content.phrase()} {content.words(6, 24)}",
                 "Measure": content.phrase() if rng.random() < 0.8 else "", "Lead": rng.choice(["AB", "CFO", "JB/KR", "Director of Estates"]),
                 "Due date": content.date(), "RAG": rng.choice(["Red", "Amber", "Green", "A/G"]),
                 "Progress": f"{content.phrase()} {content.words(4, 50)}" if rng.random() < 0.9 else ""}
        for c, head in enumerate(heads):
            if texts[head]:
                table.add(r, c, texts[head])
    return table


def merged_table(content, rng):
    """Cells that reach over rows of the first column, and over columns of the second row."""
    columns, groups = rng.randint(3, 6), rng.randint(2, 4)
    table = Table(columns)
    for c in range(columns):
        table.add(0, c, content.head(False), bold=True)
    table.head, row = 1, 1
    for _ in range(groups):
        size = rng.randint(2, 4)
        table.add(row, 0, content.stub(), rs=size)
        for r in range(row, row + size):
            c = 1
            while c < columns:
                span = 2 if c + 1 < columns and rng.random() < 0.12 else 1
                table.add(r, c, content.number("small") if rng.random() < 0.6 else content.stub(), cs=span)
                c += span
        row += size
    return table
