# SPDX-License-Identifier: GPL-3.0-or-later
"""A small PDF writer: enough to draw text, rulings and areas at known places.

Coordinates are points from the top left corner, y downward, as in the program.
Fonts are the four that every reader knows; their advance widths (thousandths of the
size, from the space on) are those of the Adobe font metrics.
"""

WIDTHS = {
    "Helvetica": "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584",
    "Helvetica-Bold": "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584",
    "Times-Roman": "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541",
    "Times-Bold": "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520",
}
ADVANCES = {font: [int(w) for w in widths.split()] for font, widths in WIDTHS.items()}
ADVANCES["Courier"] = ADVANCES["Courier-Bold"] = [600] * 95
FONTS = sorted(ADVANCES)


def width_of(text, font, size):
    """Of ASCII text, in points."""
    advances = ADVANCES[font]
    return sum(advances[ord(c) - 32] for c in text) * size / 1000


class Page:
    """Collects the drawing commands of a page."""

    def __init__(self, width=595, height=842, rotate=0, turned=False):
        self.width, self.height, self.rotate, self.turned = width, height, rotate, turned
        self.commands = []

    def text(self, x, y, text, font="Helvetica", size=10, colour=(0, 0, 0), word_space=0):
        if not text:
            return
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.commands.append(
            f"BT {colour[0]:g} {colour[1]:g} {colour[2]:g} rg /F{FONTS.index(font)} {size:g} Tf {word_space:.3f} Tw "
            f"{x:.2f} {self.height - y:.2f} Td ({escaped}) Tj ET")

    def line(self, x0, y0, x1, y1, width=0.5, colour=(0, 0, 0)):
        self.commands.append(f"{colour[0]:g} {colour[1]:g} {colour[2]:g} RG {width:g} w {x0:.2f} {self.height - y0:.2f} m "
                             f"{x1:.2f} {self.height - y1:.2f} l S")

    def fill(self, x0, y0, x1, y1, colour=(0.8, 0.8, 0.8)):
        self.commands.append(f"{colour[0]:g} {colour[1]:g} {colour[2]:g} rg {x0:.2f} {self.height - y1:.2f} "
                             f"{x1 - x0:.2f} {y1 - y0:.2f} re f")

    def box(self, x0, y0, x1, y1, width=0.5):
        self.commands.append(f"0 0 0 RG {width:g} w {x0:.2f} {self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S")

    def rule(self, x0, y0, x1, y1, kind="line", width=0.5, colour=(0, 0, 0)):
        """A ruling as different producers draw it: stroked, or a thin filled area."""
        if kind == "line":
            self.line(x0, y0, x1, y1, width, colour)
        elif y0 == y1:
            self.fill(x0, y0 - width / 2, x1, y0 + width / 2, colour)
        else:
            self.fill(x0 - width / 2, y0, x0 + width / 2, y1, colour)

    def content(self):
        body = "\n".join(self.commands)
        if self.turned:  # text runs upward on a page that is not turned itself
            return f"q 0 1 -1 0 {self.height} 0 cm\n{body}\nQ"
        return body


def write_pdf(path, pages):
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None]
    first_font = 3
    for font in FONTS:
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>")
    fonts = " ".join(f"/F{i} {first_font + i} 0 R" for i in range(len(FONTS)))
    kids = []
    for page in pages:
        content = page.content()
        width, height = (page.height, page.width) if page.turned else (page.width, page.height)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {page.rotate} "
                       f"/Resources << /Font << {fonts} >> >> /Contents {len(objects) + 2} 0 R >>")
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    with open(path, "wb") as file:
        file.write(out)
