# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on pages and is no table."""
from pdf_writer import width_of
from table_drawing import wrap


def paragraph(page, content, x, y, width, size=10, font="Times-Roman", sentences=4, justified=True):
    lines = wrap(content.paragraph(sentences), font, size, width)
    for i, line in enumerate(lines):
        spare = width - width_of(line, font, size)
        gaps = line.count(" ")
        stretch = spare / gaps if justified and gaps and i + 1 < len(lines) else 0
        page.text(x, y + size, line, font, size, word_space=stretch)
        y += 1.2 * size
    return y + size


def columns_of_prose(page, content, rng, y, bottom):
    size = rng.choice([8, 9, 10])
    for x in (50, 310):
        at = y
        while at < bottom - 90:
            at = paragraph(page, content, x, at, 235, size, sentences=rng.randint(2, 5))
    return bottom


def listing(page, content, rng, y):
    for i in range(rng.randint(4, 9)):
        mark = rng.choice(["-", f"{i + 1}.", f"({chr(97 + i)})"])
        page.text(60, y + 10, mark, "Times-Roman", 10)
        for line in wrap(content.words(4, 18), "Times-Roman", 10, 420):
            page.text(84, y + 10, line, "Times-Roman", 10)
            y += 12
        y += rng.choice([0, 4])
    return y + 12


def contents_page(page, content, rng, y):
    number = 1
    for i in range(rng.randint(8, 20)):
        text = f"{i + 1}  {content.words(2, 7).capitalize()}"
        page.text(60, y + 10, text, "Times-Roman", 10)
        number += rng.randint(0, 6)
        end, start = 520, 62 + width_of(text, "Times-Roman", 10)
        if rng.random() < 2:
            page.text(start, y + 10, "." * int((end - start - 4) / 2.5), "Times-Roman", 10)
        page.text(end, y + 10, str(number), "Times-Roman", 10)
        y += 15
    return y + 12


def form(page, content, rng, y):
    for _ in range(rng.randint(3, 7)):
        page.text(60, y + 11, content.words(1, 3).capitalize() + ":", "Helvetica", 9)
        page.box(200, y, 480, y + 16)
        if rng.random() < 0.5:
            page.text(204, y + 11, content.words(1, 4), "Helvetica", 9)
        y += 26
    return y + 10


def letterhead(page, content, rng, y):
    left = [content.stub() for _ in range(5)]
    right = [f"Tel {rng.randint(100, 999)} {rng.randint(1000, 9999)}", content.date(), "Our ref: AB/12", content.stub(), content.words(2, 3)]
    for a, b in zip(left, right):
        page.text(60, y + 10, a, "Helvetica", 10)
        page.text(400, y + 10, b, "Helvetica", 10)
        y += 13
    return y + 20


def chart(page, content, rng, y):
    x0, x1, height = 100, 460, 160
    for i in range(6):
        level = y + height * i / 5
        page.line(x0, level, x1, level, 0.25, (0.6, 0.6, 0.6))
        page.text(x0 - 26, level + 3, str(100 - 20 * i), "Helvetica", 8)
    bars = rng.randint(5, 9)
    step = (x1 - x0) / bars
    if rng.random() < 0.5:
        for i in range(bars + 1):
            page.line(x0 + i * step, y, x0 + i * step, y + height, 0.25, (0.6, 0.6, 0.6))
    for i in range(bars):
        top = y + height * rng.uniform(0.1, 0.9)
        page.fill(x0 + i * step + 5, top, x0 + (i + 1) * step - 5, y + height, (0.2, 0.4, 0.7))
        page.text(x0 + i * step + step / 2 - 9, y + height + 12, str(2000 + i), "Helvetica", 8)
    page.box(x0, y, x1, y + height)
    return y + height + 30


def framed_text(page, content, rng, y):
    end = paragraph(page, content, 70, y + 6, 450, 10)
    page.box(60, y, 530, end)
    return end + 14


def code(page, content, rng, y):
    for _ in range(rng.randint(5, 12)):
        page.text(60 + 14 * rng.randint(0, 3), y + 9, f"{content.words(1, 2).replace(' ', '_')} = {content.words(1, 3).replace(' ', '(')};", "Courier", 8)
        y += 10
    return y + 12


def page_frame(page, content, rng, y):
    page.box(30, 30, page.width - 30, page.height - 30, 1)
    return paragraph(page, content, 60, y, 470)


def two_boxes(page, content, rng, y):
    """Boxes of text side by side, as in leaflets."""
    ends = []
    for x in (60, 305):
        page.fill(x, y, x + 230, y + 150, (0.9, 0.95, 1))
        at = paragraph(page, content, x + 8, y + 8, 214, 9, sentences=2)
        ends.append(at)
    return max(max(ends), y + 150) + 14


def references(page, content, rng, y):
    """Works cited: a number or a hanging indent, years, pages."""
    numbered = rng.random() < 0.5
    for i in range(rng.randint(4, 9)):
        text = (f"{content.stub()}, {rng.choice('ABCDEF')}. ({rng.randint(1980, 2012)}), {content.words(5, 14)}, "
                f"{content.words(1, 3).capitalize()} {rng.randint(1, 40)}({rng.randint(1, 4)}): {rng.randint(1, 300)}-{rng.randint(301, 400)}.")
        if numbered:
            page.text(60, y + 9, f"[{i + 1}]", "Times-Roman", 9)
        for n, line in enumerate(wrap(text, "Times-Roman", 9, 400)):
            page.text(84 if numbered or n else 60, y + 9, line, "Times-Roman", 9)
            y += 11
        y += rng.choice([0, 3])
    return y + 12


def word_index(page, content, rng, y):
    """An index in three columns."""
    rows = rng.randint(6, 14)
    for c in range(3):
        for r in range(rows):
            pages = ", ".join(str(rng.randint(1, 300)) for _ in range(rng.randint(1, 3)))
            page.text(60 + 160 * c + (8 if rng.random() < 0.3 else 0), y + 9 + 11 * r, f"{content.stub()}, {pages}", "Times-Roman", 9)
    return y + 11 * rows + 14


def addresses(page, content, rng, y):
    """Two or three blocks of lines side by side."""
    columns = rng.choice([2, 3])
    for c in range(columns):
        lines = [content.stub(), content.words(2, 4).capitalize(), f"{rng.randint(1, 99)} {content.stub()} Street", content.stub(), f"Tel. {rng.randint(100, 999)} {rng.randint(1000, 9999)}"]
        for r, line in enumerate(lines[:rng.randint(3, 5)]):
            page.text(60 + 480 // columns * c, y + 10 + 12 * r, line, "Helvetica", 9)
    return y + 80


def lines_chart(page, content, rng, y):
    """Curves between axes with numbers, months below, a legend at the side, shares beside points."""
    x0, width, height = 90, 300, 150
    page.line(x0, y, x0, y + height)
    page.line(x0, y + height, x0 + width, y + height)
    for i in range(6):
        page.text(x0 - 30, y + 3 + height * i / 5, f"{(5 - i) * 20}.0", "Helvetica", 7)
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    for i, month in enumerate(months):
        page.text(x0 + 4 + i * 25, y + height + 10, month, "Helvetica", 7)
        page.text(x0 + 4 + i * 25, y + height + 19, str(2000 + i), "Helvetica", 7)
    for s in range(rng.randint(2, 4)):
        level = [height * rng.uniform(0.1, 0.9) for _ in months]
        for i in range(11):
            page.line(x0 + 10 + i * 25, y + level[i], x0 + 35 + i * 25, y + level[i + 1], 1, (0.2 * s, 0.4, 0.7))
            if rng.random() < 0.4:
                page.text(x0 + 6 + i * 25, y + level[i] - 3, f"{100 - level[i] / height * 100:.1f}", "Helvetica", 6)
        page.line(x0 + width + 20, y + 20 + 14 * s, x0 + width + 36, y + 20 + 14 * s, 1, (0.2 * s, 0.4, 0.7))
        page.text(x0 + width + 42, y + 23 + 14 * s, content.head(False), "Helvetica", 8)
    return y + height + 34


def pie(page, content, rng, y):
    """Labels with shares around where a pie would be."""
    for x, at in ((300, 0), (400, 30), (420, 70), (380, 110), (250, 120), (170, 90), (160, 40), (210, 10)):
        page.text(x, y + at + 10, content.stub(), "Helvetica", 8)
        page.text(x + 8, y + at + 20, f"{rng.randint(1, 40)}%", "Helvetica", 8)
    return y + 150


def margin_notes(page, content, rng, y):
    """Side headings beside paragraphs."""
    for _ in range(rng.randint(3, 5)):
        for i, line in enumerate(wrap(content.words(1, 4).capitalize(), "Helvetica-Bold", 8, 80)):
            page.text(55, y + 10 + 10 * i, line, "Helvetica-Bold", 8)
        y = paragraph(page, content, 150, y, 380, 9, sentences=rng.randint(1, 3))
    return y + 8


def equations(page, content, rng, y):
    for i in range(rng.randint(3, 6)):
        page.text(rng.randint(120, 200), y + 11, f"{rng.choice('xyzpq')}{i}  =  {rng.choice('abc')} + {rng.randint(1, 9)}.{rng.randint(0, 9)} {rng.choice('uvw')}  -  {rng.choice('mn')}/{rng.randint(2, 9)}", "Times-Roman", 11)
        page.text(510, y + 11, f"({i + 1})", "Times-Roman", 11)
        y += rng.choice([18, 24])
    return y + 10


def timetable_of_contents(page, content, rng, y):
    """Contents without leaders, in two levels."""
    number = 3
    for i in range(rng.randint(8, 18)):
        deep = i % 4 != 0
        page.text(60 + (24 if deep else 0), y + 10, f"{i // 4 + 1}{'.' + str(i % 4) if deep else ''}", "Helvetica", 10)
        page.text(100 + (24 if deep else 0), y + 10, content.words(2, 7).capitalize(), "Helvetica", 10)
        page.text(520, y + 10, str(number), "Helvetica", 10)
        number += rng.randint(0, 9)
        y += 14
    return y + 12


def numbered_lines(page, content, rng, y):
    """Running text whose lines are numbered in the margin, each fifth one or all."""
    step, number, right = rng.choice([1, 5, 5]), rng.randint(0, 40), rng.random() < 0.5
    for _ in range(rng.randint(2, 3)):
        for line in wrap(content.paragraph(4), "Times-Roman", 10, 400):
            number += 1
            page.text(72, y + 10, line, "Times-Roman", 10)
            if number % step == 0:
                page.text(500 if right else 46, y + 10, str(number), "Times-Roman", 7)
            y += 12
    return y + 12


def labelled_grid(page, content, rng, y):
    """The lines of a map or a diagram, with names in some of its squares."""
    side, rows, columns = rng.choice([18, 24, 30]), rng.randint(4, 8), rng.randint(5, 10)
    for i in range(rows + 1):
        page.rule(80, y + i * side, 80 + columns * side, y + i * side, "line", 0.4, (0.5, 0.5, 0.5))
    for i in range(columns + 1):
        page.rule(80 + i * side, y, 80 + i * side, y + rows * side, "line", 0.4, (0.5, 0.5, 0.5))
    for row in rng.sample(range(rows), rng.randint(3, rows)):
        page.text(83 + rng.randrange(columns) * side, y + (row + 0.6) * side, rng.choice("ABCDEHKMPQ"), "Helvetica", 8)
    return y + rows * side + 20


DECOYS = (numbered_lines, labelled_grid, references, word_index, addresses, lines_chart, pie, margin_notes, equations, timetable_of_contents,
          listing, contents_page, form, letterhead, chart, framed_text, code, page_frame, two_boxes)
