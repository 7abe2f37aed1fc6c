// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/svg.h"

#include <charconv>
#include <string_view>

#include "base/wording.h"
#include "model/document.h"

namespace boardtrail {
namespace {

class SvgWriter {
 public:
  std::string take() { return std::move(out_); }

  void open(float width, float height) {
    out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ";
    number(width);
    out_ += ' ';
    number(height);
    out_ +=
        "\" font-family=\"sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
  }
  void close() { out_ += "</svg>\n"; }

  void begin_group(std::string_view id, std::string_view style) {
    out_ += "<g id=\"";
    out_ += id;
    out_ += "\" ";
    out_ += style;
    out_ += ">\n";
  }
  void end_group() { out_ += "</g>\n"; }

  void box(const Box& box, std::string_view style, std::string_view title) {
    out_ += "<rect";
    attribute(" x", box.x0);
    attribute(" y", box.y0);
    attribute(" width", box.width());
    attribute(" height", box.height());
    out_ += style.empty() ? "" : " ";
    out_ += style;
    if (title.empty()) {
      out_ += "/>\n";
      return;
    }
    out_ += "><title>";
    escaped(title);
    out_ += "</title></rect>\n";
  }

  void line(float x0, float y0, float x1, float y1, std::string_view style) {
    out_ += "<line";
    attribute(" x1", x0);
    attribute(" y1", y0);
    attribute(" x2", x1);
    attribute(" y2", y1);
    out_ += ' ';
    out_ += style;
    out_ += "/>\n";
  }

  // Text of its own width, whatever font the viewer has.
  void text(const Word& word, std::string_view words) {
    out_ += "<text";
    attribute(" x", word.box.x0);
    attribute(" y", word.rotation == 0 ? word.baseline : word.box.y1);
    attribute(" font-size", word.size);
    if (word.rotation == 0) attribute(" textLength", word.box.width());
    out_ += word.struck ? " text-decoration=\"line-through\"" : "";
    out_ += word.bold ? " font-weight=\"bold\">" : ">";
    escaped(words);
    out_ += "</text>\n";
  }

 private:
  void number(float value) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, static_cast<double>(value),
                                   std::chars_format::fixed, 2);
    out_.append(buffer, end.ptr);
  }
  void attribute(std::string_view name, float value) {
    out_ += name;
    out_ += "=\"";
    number(value);
    out_ += '"';
  }
  void escaped(std::string_view text) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      const std::string_view reference = markup_reference(c);
      if (!reference.empty()) {
        out_ += reference;
      } else if (byte >= 0x20 || c == '\n') {
        out_ += c;
      }
    }
  }

  std::string out_;
};

std::string hex(const Colour& colour) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (const unsigned channel : {0U + colour.r, 0U + colour.g, 0U + colour.b}) {
    out += kDigits[channel >> 4U];
    out += kDigits[channel & 15U];
  }
  return out;
}

void draw_areas(const PageRecord& page, SvgWriter* svg) {
  svg->begin_group("areas", "fill-opacity=\"0.6\"");
  for (const Fill& fill : page.fills) {
    svg->box(fill.box, "fill=\"" + hex(page.colours[fill.colour]) + "\"", {});
  }
  for (const Image& image : page.images) {
    const std::string colour = image.colour ? hex(*image.colour) : "none";
    svg->box(image.box, "stroke=\"#909\" stroke-dasharray=\"3\" fill=\"" + colour + "\"",
             "picture");
  }
  svg->end_group();
}

void draw_text(const PageRecord& page, const TextLayer& layer, SvgWriter* svg) {
  svg->begin_group("glyphs", "fill=\"none\" stroke=\"#ccc\" stroke-width=\"0.2\"");
  for (const Glyph& glyph : page.glyphs) svg->box(glyph.box, {}, {});
  svg->end_group();
  svg->begin_group("words", "fill=\"#000\"");
  for (const Word& word : layer.words) svg->text(word, layer.text_of(word));
  svg->end_group();
}

void draw_rulings(const PageRecord& page, SvgWriter* svg) {
  svg->begin_group("rulings", "stroke-width=\"0.8\"");
  for (const Ruling& r : page.rulings) {
    const std::string_view style = r.from_fill != 0 ? "stroke=\"#f80\"" : "stroke=\"#e00\"";
    if (r.horizontal) {
      svg->line(r.begin, r.position, r.end, r.position, style);
    } else {
      svg->line(r.position, r.begin, r.position, r.end, style);
    }
  }
  svg->end_group();
}

void draw_tables(const std::vector<Table>& tables, SvgWriter* svg) {
  svg->begin_group("tables", "stroke=\"#080\" stroke-width=\"0.7\"");
  for (const Table& table : tables) {
    const std::string origin = table_origin_name(table.origin);
    svg->box(table.place.box, "fill=\"none\" stroke-width=\"2\"", origin);
    for (const Cell& cell : table.cells) {
      std::string title =
          origin + " row " + std::to_string(cell.row) + " column " + std::to_string(cell.column);
      if (cell.row_span > 1 || cell.column_span > 1) {
        title += " spans " + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
      }
      title += ": " + cell.content.text;
      const bool header = cell.row < table.header_rows;
      svg->box(
          cell.place.box,
          header ? "fill=\"#080\" fill-opacity=\"0.2\"" : "fill=\"#080\" fill-opacity=\"0.04\"",
          title);
    }
  }
  svg->end_group();
}

std::string_view kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kListItem:
      return "list item";
    case BlockKind::kPageHeader:
      return "running head";
    default:
      return "paragraph";
  }
}

}  // namespace

std::string draw_svg(const PageRecord& page, const TextLayer& layer,
                     const std::vector<Table>& tables, const std::vector<Block>& blocks) {
  SvgWriter svg;
  svg.open(page.width, page.height);
  draw_areas(page, &svg);
  draw_text(page, layer, &svg);
  draw_rulings(page, &svg);
  draw_tables(tables, &svg);
  svg.begin_group("blocks", "fill=\"#00f\" fill-opacity=\"0.05\" stroke=\"#00f\"");
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::kTable) svg.box(block.place.box, {}, kind_name(block.kind));
  }
  svg.end_group();
  svg.close();
  return svg.take();
}

}  // namespace boardtrail
