# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the corpus as Word documents:  python3 corpus/make/word.py PAPERS FOLDER

Writes a DOCX of every text paper, the XML by hand and with Word's own ways: a table style
shades heading rows and bands, ratings are shaded directly, a theme is merged down over its
rows, boxes are content controls, and where a due cell shows an earlier and a later date the
earlier one is deleted and the later inserted under tracked changes. What the paper says is
the same, so that its truth holds for both. The files are the same whenever they are made.
"""
import glob
import os
import re
import sys
import zipfile
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FILLS = {"g": "00B050", "a": "FFC000", "r": "FF0000", "a/g": "92D050", "a/r": "ED7D31", "red": "FF0000"}
BOX = re.compile(r'<input[^>]*?type="checkbox"[^>]*>')
CHANGED_DATE = re.compile(r"(\d\d?/\d\d?/\d{4}|\d\d?-\w{3}-\d\d) (\d\d?-\w{3}-\d\d)")
CHANGE = 'w:id="{}" w:author="A Secretary" w:date="2025-01-{:02}T09:00:00Z"'


def run(text, kind="t", look=""):
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:{kind} xml:space="preserve">{escape(text)}</w:{kind}></w:r>' if text else ""


def tick(ticked):
    return (f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr>'
            f'<w:sdtContent>{run(chr(0x2612 if ticked else 0x2610))}</w:sdtContent></w:sdt>')


def runs(text):
    """Text with its boxes and slanted words."""
    out, at = "", 0
    for box in BOX.finditer(text):
        out += words(text[at:box.start()]) + tick("checked" in box.group())
        at = box.end()
    return out + words(text[at:])


def words(text):
    parts = re.split(r"</?i>", text)
    return "".join(run(part, look="<w:i/>" if i % 2 else "") for i, part in enumerate(parts))


def paragraph(text, style=""):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}{runs(text)}</w:p>"


def tracked(before, now, number):
    return (f'<w:p><w:del {CHANGE.format(2 * number, 10 + number % 15)}>{run(before, "delText")}</w:del>'
            f'<w:ins {CHANGE.format(2 * number + 1, 10 + number % 15)}>{run(now)}</w:ins></w:p>')


class Document:
    def __init__(self):
        self.body, self.changes, self.lists = [], 0, []

    def cell(self, text, merge):
        fill = FILLS.get(text.strip().lower())
        properties = f'<w:vMerge{merge}/>' if merge is not None else ""
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        changed = CHANGED_DATE.fullmatch(text.strip())
        if changed:
            self.changes += 1
            content = tracked(*changed.groups(), self.changes)
        else:
            pieces = [p for p in re.split(r"</?p>", text) if p.strip()] or [""]
            content = "".join(paragraph(piece.strip()) for piece in pieces)
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    @staticmethod
    def merges(rows):
        """By row and column: the attribute of a vMerge. A theme in the second column goes on
        over the rows below that leave it and the number before it blank."""
        found = {}
        for column in (0, 1):
            for row in range(2, len(rows)):
                if rows[0][:2] == ["No.", "Theme"] and not rows[row][0] and not rows[row][1] and rows[1][1]:
                    above = row - 1
                    if (above, column) not in found and rows[above][column]:
                        found[above, column] = ' w:val="restart"'
                    if (above, column) in found:
                        found[row, column] = ""
        return found

    def numbered(self, chapter, number, text):
        """A paragraph of a list of its own that starts at this number, which Word prints."""
        self.lists.append((chapter, number))
        return (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="{len(self.lists)}"/></w:numPr></w:pPr>'
                f"{runs(text)}</w:p>")

    def table(self, lines):
        rows = [line.split("\t") for line in lines]
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
        merges = self.merges(rows)
        out = ('<w:tbl><w:tblPr><w:tblStyle w:val="Plan"/><w:tblLook w:val="0420"/></w:tblPr><w:tblGrid>' +
               '<w:gridCol w:w="1200"/>' * width + "</w:tblGrid>")
        for r, row in enumerate(rows):
            out += "<w:tr>" + "".join(self.cell(text, merges.get((r, c))) for c, text in enumerate(row)) + "</w:tr>"
        self.body.append(out + "</w:tbl>")

    def read(self, text):
        for block in re.split(r"\n[ ]*\n", text.strip("\n")):
            lines = block.split("\n")
            while lines:
                table = 0
                while table < len(lines) and "\t" in lines[table]:
                    table += 1
                if table:
                    self.table(lines[:table])
                    del lines[:table]
                    continue
                line = lines.pop(0).strip()
                numbered = re.match(r"- (\d+)\.(\d+)\s*(.*)", line)
                if numbered:
                    self.body.append(self.numbered(*numbered.groups()))
                    continue
                heading = block.strip() == line and len(line) <= 80 and line[0] != "-" and line[-1] not in ".:"
                self.body.append(paragraph(line, "Heading2" if heading else ""))
            self.body.append("<w:p/>")

    def parts(self):
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        yield "[Content_Types].xml", (
            f'{head}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}.document.main+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{MAIN_TYPE}.numbering+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{MAIN_TYPE}.styles+xml"/></Types>')
        yield "_rels/.rels", relationships(("officeDocument", "word/document.xml"))
        yield "word/_rels/document.xml.rels", relationships(("styles", "styles.xml"), ("numbering", "numbering.xml"))
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0"><w:start w:val="{chapter}"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.0"/></w:lvl>'
            f'<w:lvl w:ilvl="1"><w:start w:val="{number}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
            "</w:abstractNum>" for i, (chapter, number) in enumerate(self.lists, 1))
        used = "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>'
                       for i in range(1, len(self.lists) + 1))
        yield "word/numbering.xml", f'{head}<w:numbering xmlns:w="{WORD}">{abstract}{used}</w:numbering>'
        yield "word/styles.xml", (
            f'{head}<w:styles xmlns:w="{WORD}">'
            '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
            '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
            '<w:style w:type="table" w:styleId="Plan"><w:name w:val="Plan"/>'
            '<w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="003087"/></w:tcPr></w:tblStylePr>'
            '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="E8EDEE"/></w:tcPr></w:tblStylePr>'
            "</w:style></w:styles>")
        yield "word/document.xml", (f'{head}<w:document xmlns:w="{WORD}" xmlns:w14="{WORD_2010}"><w:body>' +
                                    "\n".join(self.body) + "</w:body></w:document>")


def relationships(*targets):
    rows = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                   for i, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def write(text, path):
    document = Document()
    document.read(text)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in document.parts():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def main():
    papers, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
    for path in sorted(glob.glob(os.path.join(papers, "*.txt"))):
        with open(path, encoding="utf-8") as file:
            write(file.read(), os.path.join(folder, os.path.basename(path)[:-4] + ".docx"))


if __name__ == "__main__":
    main()
