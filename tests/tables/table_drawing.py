# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a table on a page as many kinds of producer would, and says where it stands."""
from pdf_writer import width_of

GREY, LIGHT, WHITE = (0.75, 0.75, 0.75), (0.92, 0.92, 0.92), (1, 1, 1)
RULES = ("none", "none", "none", "none", "three", "three", "horizontal", "vertical", "frame", "full", "full", "cellbox",
         "shading", "white", "zebra", "open")


def wrap(text, font, size, width):
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, font, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return lines + [line]


def random_style(rng, rules=None):
    family = rng.choice(["Helvetica", "Times", "Times", "Courier"] if rules == "none" else ["Helvetica", "Times"])
    plain = {"Helvetica": "Helvetica", "Times": "Times-Roman", "Courier": "Courier"}[family]
    size = rng.choice([7, 8, 9, 10, 11]) if family != "Courier" else rng.choice([6, 7, 8])
    return {
        "rules": rules or rng.choice(RULES), "font": plain, "bold": f"{family}-Bold", "size": size,
        "pitch": size * rng.choice([1.15, 1.2, 1.35]), "gap": rng.choice([6, 8, 12, 20, 30]),
        "pad": rng.choice([0.5, 1, 2, 4]), "kind": rng.choice(["line", "thin"]), "width": rng.choice([0.25, 0.5, 1, 1.5]),
        "stub": rng.choice([80, 110, 150]), "wide": rng.choice([90, 120, 150]), "head_width": rng.choice([36, 48, 60]),
        "leaders": rules in (None, "none") and rng.random() < 0.15, "valign": rng.choice(["top", "top", "middle"]),
        "head_fill": rng.random() < 0.3, "apart_signs": rng.random() < 0.5,
    }


class Drawing:
    def __init__(self, page, table, style, x, y):
        self.page, self.table, self.style, self.x, self.y = page, table, style, x, y
        self.size, self.pitch = style["size"], style["pitch"]
        self.lines = [self.cell_lines(cell) for cell in table.cells]
        self.xs = self.column_edges()
        self.ys = self.row_edges()

    def font(self, cell):
        return self.style["bold"] if cell["bold"] else self.style["font"]

    def cell_lines(self, cell):
        if cell["cs"] > 1:
            return [cell["text"]]
        width = 1e9
        if cell["row"] < self.table.head:
            width = self.style["head_width"]
        elif cell["col"] in self.table.wide:
            width = self.style["stub"] if cell["align"] == "left" and cell["col"] == 0 else self.style["wide"]
        return wrap(cell["text"], self.font(cell), self.size, width - cell["indent"])

    def text_width(self, cell, lines):
        return max(width_of(line, self.font(cell), self.size) for line in lines) + cell["indent"]

    def column_edges(self):
        widths = [10.0] * self.table.columns
        for cell, lines in zip(self.table.cells, self.lines):
            if cell["cs"] == 1:
                widths[cell["col"]] = max(widths[cell["col"]], self.text_width(cell, lines))
        if self.style["leaders"]:
            widths[0] += 20
        for cell, lines in zip(self.table.cells, self.lines):
            columns = range(cell["col"], cell["col"] + cell["cs"])
            lack = self.text_width(cell, lines) - sum(widths[c] for c in columns) - self.style["gap"] * (cell["cs"] - 1)
            if cell["cs"] > 1 and lack > 0:
                for c in columns:
                    widths[c] += lack / cell["cs"]
        edges = [self.x]
        for width in widths:
            edges.append(edges[-1] + width + self.style["gap"])
        return edges

    def row_edges(self):
        heights = [self.pitch + self.style["pad"] * 2] * self.table.rows
        for cell, lines in zip(self.table.cells, self.lines):
            if cell["rs"] == 1:
                heights[cell["row"]] = max(heights[cell["row"]], len(lines) * self.pitch + self.style["pad"] * 2)
        for cell, lines in zip(self.table.cells, self.lines):
            rows = range(cell["row"], cell["row"] + cell["rs"])
            lack = len(lines) * self.pitch + self.style["pad"] * 2 - sum(heights[r] for r in rows)
            if lack > 0:
                heights[rows[-1]] += lack
        edges = [self.y]
        for height in heights:
            edges.append(edges[-1] + height)
        return edges

    @property
    def right(self):
        return self.xs[-1]

    @property
    def bottom(self):
        return self.ys[-1]

    def draw(self):
        self.draw_areas()
        for cell, lines in zip(self.table.cells, self.lines):
            self.draw_cell(cell, lines)
        self.draw_rules()

    def draw_cell(self, cell, lines):
        half = self.style["gap"] / 2
        x0, x1 = self.xs[cell["col"]] + half, self.xs[cell["col"] + cell["cs"]] - half
        y0, y1 = self.ys[cell["row"]] + self.style["pad"], self.ys[cell["row"] + cell["rs"]] - self.style["pad"]
        height = len(lines) * self.pitch
        head = cell["row"] < self.table.head
        valign = "bottom" if head else self.style["valign"] if cell["col"] not in self.table.wide or self.style.get("even") else "top"
        if not head and cell["align"] == "right" and 0 in self.table.wide and self.style["rules"] in ("none", "three", "zebra"):
            valign = "bottom" if self.style["leaders"] or self.style["valign"] == "middle" else "top"
        y = {"top": y0, "middle": (y0 + y1 - height) / 2, "bottom": y1 - height}[valign]
        for line in lines:
            width = width_of(line, self.font(cell), self.size)
            x = {"left": x0 + cell["indent"], "right": x1 - width, "centre": (x0 + x1 - width) / 2}[cell["align"]]
            base = y + (self.pitch + 0.7 * self.size) / 2
            if line.startswith("$") and self.style["apart_signs"] and cell["align"] == "right":
                self.page.text(x0, base, "$", self.font(cell), self.size)
                self.page.text(x + width_of("$", self.font(cell), self.size), base, line[1:], self.font(cell), self.size)
            else:
                self.page.text(x, base, line, self.font(cell), self.size)
            y += self.pitch
        if self.style["leaders"] and cell["col"] == 0 and not head and cell["cs"] == 1 and cell["row"] not in self.table.sections:
            self.draw_leader(x0 + cell["indent"] + width, base, x1)

    def draw_leader(self, x, base, end):
        dot = width_of(".", self.style["font"], self.size)
        count = int((end - x - 4) / dot)
        if count >= 3:
            self.page.text(end - count * dot, base, "." * count, self.style["font"], self.size)

    def areas(self):
        """(cell or None, x0, y0, x1, y1) for every place of the grid."""
        taken = {}
        for cell in self.table.cells:
            for r in range(cell["row"], cell["row"] + cell["rs"]):
                for c in range(cell["col"], cell["col"] + cell["cs"]):
                    taken[r, c] = cell
        for r in range(self.table.rows):
            for c in range(self.table.columns):
                cell = taken.get((r, c))
                if cell is None:
                    yield r, self.xs[c], self.ys[r], self.xs[c + 1], self.ys[r + 1]
                elif (cell["row"], cell["col"]) == (r, c):
                    yield r, self.xs[c], self.ys[r], self.xs[c + cell["cs"]], self.ys[r + cell["rs"]]

    def draw_areas(self):
        rules, page = self.style["rules"], self.page
        if rules == "zebra":
            for r in range(self.table.head, self.table.rows, 2):
                page.fill(self.x, self.ys[r], self.right, self.ys[r + 1], LIGHT)
        if rules == "white":
            for r, x0, y0, x1, y1 in self.areas():
                page.fill(x0 + 0.7, y0 + 0.7, x1 - 0.7, y1 - 0.7, GREY if r < self.table.head else LIGHT)
        if rules in ("full", "three", "horizontal", "frame") and self.style["head_fill"]:
            page.fill(self.x, self.y, self.right, self.ys[self.table.head], GREY)
        if rules == "shading":
            for cell, lines in zip(self.table.cells, self.lines):
                x0, x1 = self.xs[cell["col"]], self.xs[cell["col"] + cell["cs"]]
                y = self.ys[cell["row"]]
                page.fill(x0 + 0.5, y + 0.5, x1 - 0.5, self.ys[cell["row"] + cell["rs"]] - 0.5, LIGHT)
                for _ in lines:
                    page.fill(x0 + 2, y + self.style["pad"], x1 - 2, y + self.style["pad"] + self.pitch, LIGHT)
                    y += self.pitch

    def horizontal(self, y, x0=None, x1=None):
        self.page.rule(self.x if x0 is None else x0, y, self.right if x1 is None else x1, y, self.style["kind"], self.style["width"])

    def vertical(self, x, y0=None, y1=None):
        self.page.rule(x, self.y if y0 is None else y0, x, self.bottom if y1 is None else y1, self.style["kind"], self.style["width"])

    def draw_rules(self):
        rules = self.style["rules"]
        if rules in ("full", "shading", "open"):
            self.draw_grid(outer=rules != "open")
        elif rules == "cellbox":
            for _, x0, y0, x1, y1 in self.areas():
                self.page.box(x0, y0, x1, y1, self.style["width"])
        elif rules in ("three", "horizontal"):
            self.draw_horizontals(rules)
        elif rules in ("vertical", "frame"):
            self.draw_verticals(rules)

    def draw_horizontals(self, rules):
        for y in (self.y, self.ys[self.table.head], self.bottom):
            self.horizontal(y)
        if rules == "horizontal":
            for y in self.ys[self.table.head + 1:-1]:
                self.horizontal(y)
        for cell in self.table.cells:
            if cell["cs"] > 1 and cell["row"] < self.table.head:
                half = self.style["gap"] / 4
                self.horizontal(self.ys[cell["row"] + 1], self.xs[cell["col"]] + half, self.xs[cell["col"] + cell["cs"]] - half)

    def draw_verticals(self, rules):
        """Rules between columns, cut where a cell spans; a frame has the outer sides and
        one rule under the header as well."""
        for c in range(0 if rules == "frame" else 1, self.table.columns + (1 if rules == "frame" else 0)):
            start = 0
            for r in range(self.table.rows + 1):
                crossed = r < self.table.rows and any(
                    cell["row"] <= r < cell["row"] + cell["rs"] and cell["col"] < c < cell["col"] + cell["cs"] for cell in self.table.cells)
                if crossed or r == self.table.rows:
                    if r > start:
                        self.vertical(self.xs[c], self.ys[start], self.ys[r])
                    start = r + 1
        if rules == "frame":
            for y in (self.y, self.ys[self.table.head], self.bottom):
                self.horizontal(y)

    def draw_grid(self, outer):
        """Each piece of a side that no cell crosses."""
        edge = 0.01
        for _, x0, y0, x1, y1 in self.areas():
            if outer or y0 > self.y + edge:
                self.horizontal(y0, x0, x1)
            if outer or x0 > self.x + edge:
                self.vertical(x0, y0, y1)
        if outer:
            self.horizontal(self.bottom)
            self.vertical(self.right)
