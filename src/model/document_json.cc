// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document_json.h"

#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.h"

// Written by hand: the order of keys is part of the format (people compare two
// outputs line by line), and cells are many.
namespace boardtrail {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto stands_for_itself = [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t begin = i;
    while (i < text.size() && stands_for_itself(text[i])) ++i;
    out += text.substr(begin, i - begin);
    if (i == text.size()) break;
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += "\\u00";
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 0xFU];
    }
  }
}

// To a hundredth, without needless zeros; JSON has no word for what is not finite.
void append_number(std::string& out, float value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  const double rounded = std::round(static_cast<double>(value) * 100) / 100 + 0.0;
  char digits[64];
  const auto written = std::to_chars(digits, digits + sizeof digits, rounded);
  out.append(digits, written.ptr);
}

// One JSON object or array, closed by its destructor.
class Json {
 public:
  static Json object(std::string& out) { return {out, '{', '}'}; }
  static Json array(std::string& out) { return {out, '[', ']'}; }
  Json(const Json&) = delete;
  Json& operator=(const Json&) = delete;
  ~Json() { out_ += close_; }

  // The place of the next member or element.
  std::string& key(std::string_view name) {
    next();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    return out_;
  }
  std::string& next() {
    if (!first_) out_ += ',';
    first_ = false;
    return out_;
  }

  void text(std::string_view name, std::string_view value) { string_into(key(name), value); }
  void number(std::string_view name, std::integral auto value) {
    key(name) += std::to_string(value);
  }
  void number(std::string_view name, float value) { append_number(key(name), value); }
  void flag(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
  void null(std::string_view name) { key(name) += "null"; }

  static void string_into(std::string& out, std::string_view value) {
    out += '"';
    if (is_valid_utf8(value)) {
      append_escaped(out, value);
    } else {
      append_escaped(out, repair_utf8(value, nullptr));
    }
    out += '"';
  }

 private:
  Json(std::string& out, char open, char close) : out_(out), close_(close) { out_ += open; }

  std::string& out_;
  char close_;
  bool first_ = true;
};

void add_colour(Json& json, std::string_view name, const std::optional<Colour>& colour) {
  if (!colour) return json.null(name);
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string value = "#";
  for (const std::uint8_t part : {colour->r, colour->g, colour->b}) {
    value += kDigits[part >> 4U];
    value += kDigits[part & 0xFU];
  }
  json.text(name, value);
}

void add_box(Json& json, std::string_view name, const Box& box) {
  if (box.empty()) return json.null(name);
  Json sides = Json::array(json.key(name));
  for (const float side : {box.x0, box.y0, box.x1, box.y1}) append_number(sides.next(), side);
}

// Only the parts of a place that are known.
void add_place(Json& json, const Place& place) {
  if (place.page > 0) json.number("page", place.page);
  if (place.line > 0) json.number("line", place.line);
  if (place.column > 0) json.number("column", place.column);
  if (place.table > 0) json.number("table", place.table);
  if (place.row > 0) json.number("row", place.row);
  if (place.cell > 0) json.number("cell", place.cell);
  if (!place.box.empty()) add_box(json, "bbox", place.box);
}

void add_marks(Json& json, std::uint16_t marks) {
  struct Named {
    Mark mark;
    const char* name;
  };
  static constexpr Named kNames[] = {{kBold, "bold"},
                                     {kItalic, "italic"},
                                     {kUnderlined, "underlined"},
                                     {kStruck, "struck"},
                                     {kInserted, "inserted"},
                                     {kDeleted, "deleted"},
                                     {kSuperscript, "superscript"}};
  Json names = Json::array(json.key("marks"));
  for (const Named& named : kNames) {
    if ((marks & named.mark) != 0) Json::string_into(names.next(), named.name);
  }
}

void add_runs(Json& json, const std::vector<Run>& runs) {
  if (runs.empty()) return;
  Json list = Json::array(json.key("runs"));
  for (const Run& run : runs) {
    Json item = Json::object(list.next());
    item.number("begin", run.begin);
    item.number("end", run.end);
    add_marks(item, run.marks);
    if (run.colour) add_colour(item, "colour", run.colour);
    if (!run.author.empty()) item.text("author", run.author);
    if (!run.date.empty()) item.text("date", run.date);
  }
}

void add_ticks(Json& json, const std::vector<TickBox>& ticks) {
  if (ticks.empty()) return;
  Json list = Json::array(json.key("ticks"));
  for (const TickBox& tick : ticks) {
    Json item = Json::object(list.next());
    item.text("label", tick.label);
    item.flag("ticked", tick.ticked);
    item.flag("radio", tick.radio);
    item.number("offset", tick.offset);
  }
}

void add_content(Json& json, const RichText& content) {
  json.text("text", content.text);
  add_runs(json, content.runs);
  add_ticks(json, content.ticks);
}

const char* shape_name(Swatch::Shape shape) {
  switch (shape) {
    case Swatch::Shape::kBox:
      return "box";
    case Swatch::Shape::kCircle:
      return "circle";
    case Swatch::Shape::kOther:
      return "other";
    case Swatch::Shape::kPicture:
      return "picture";
  }
  return "unknown";
}

void add_swatches(Json& json, const std::vector<Swatch>& swatches) {
  if (swatches.empty()) return;
  Json list = Json::array(json.key("swatches"));
  for (const Swatch& swatch : swatches) {
    Json item = Json::object(list.next());
    item.text("shape", shape_name(swatch.shape));
    add_colour(item, "colour", swatch.colour);
    add_box(item, "bbox", swatch.box);
  }
}

void add_cell(Json& list, const Cell& cell) {
  Json json = Json::object(list.next());
  json.number("r", cell.row);
  json.number("c", cell.column);
  json.number("rs", cell.row_span);
  json.number("cs", cell.column_span);
  if (cell.header) json.flag("header", true);
  add_content(json, cell.content);
  if (cell.fill) add_colour(json, "fill", cell.fill);
  add_swatches(json, cell.swatches);
  add_place(json, cell.place);
}

const char* block_kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kListItem:
      return "list-item";
    case BlockKind::kTable:
      return "table";
    case BlockKind::kPageHeader:
      return "page-header";
    case BlockKind::kPageBreak:
      return "page-break";
  }
  return "unknown";
}

void add_document(std::string& out, const Document& document) {
  Json json = Json::object(out);
  json.text("type", "document");
  json.text("format", format_name(document.format));
  const Properties& properties = document.properties;
  if (!properties.title.empty()) json.text("title", properties.title);
  if (!properties.author.empty()) json.text("author", properties.author);
  if (!properties.modified.empty()) json.text("modified", properties.modified);
  if (!properties.producer.empty()) json.text("producer", properties.producer);
  json.number("pages", document.pages.size());
  json.number("blocks", document.blocks.size());
  json.number("tables", document.tables.size());
}

void add_page(std::string& out, const Page& page) {
  Json json = Json::object(out);
  json.text("type", "page");
  json.number("number", page.number);
  if (page.width > 0) json.number("width", page.width);
  if (page.height > 0) json.number("height", page.height);
  if (!page.label.empty()) json.text("label", page.label);
  if (!page.readable) json.flag("readable", false);
}

void add_outline_item(std::string& out, const OutlineItem& item) {
  Json json = Json::object(out);
  json.text("type", "outline");
  json.text("title", item.title);
  json.number("level", item.level);
  if (item.page > 0) json.number("page", item.page);
}

void add_block(std::string& out, const Block& block, std::size_t index) {
  Json json = Json::object(out);
  json.text("type", "block");
  json.number("index", index);
  json.text("kind", block_kind_name(block.kind));
  if (block.kind == BlockKind::kHeading) json.number("level", block.level);
  if (!block.marker.empty()) json.text("marker", block.marker);
  if (block.kind == BlockKind::kTable) {
    json.number("table", block.table);
  } else {
    add_content(json, block.content);
  }
  add_place(json, block.place);
}

void add_table(std::string& out, const Table& table, std::size_t index) {
  Json json = Json::object(out);
  json.text("type", "table");
  json.number("index", index);
  json.number("rows", table.rows);
  json.number("columns", table.columns);
  json.number("header_rows", table.header_rows);
  json.text("origin", table_origin_name(table.origin));
  json.number("confidence", table.confidence);
  if (table.structure != 0) json.number("structure", table.structure);
  if (table.broken_row >= 0) json.number("broken_row", table.broken_row);
  add_place(json, table.place);
  Json cells = Json::array(json.key("cells"));
  for (const Cell& cell : table.cells) add_cell(cells, cell);
}

void add_diagnostic(std::string& out, const Diagnostic& diagnostic) {
  Json json = Json::object(out);
  json.text("type", "diagnostic");
  json.text("id", diagnostic.id);
  json.text("level", level_name(diagnostic.level));
  json.text("message", diagnostic.message);
  add_place(json, diagnostic.place);
}

// A cell as the interface promises it: the text that holds, nothing else.
void add_plain_cell(Json& list, const Cell& cell) {
  Json json = Json::object(list.next());
  json.number("r", cell.row);
  json.number("c", cell.column);
  json.number("rs", cell.row_span);
  json.number("cs", cell.column_span);
  json.text("text", cell.content.current());
  add_colour(json, "fill", cell.fill);
  add_box(json, "bbox", cell.place.box);
}

}  // namespace

std::string document_to_json(const Document& document) {
  std::string out;
  add_document(out, document);
  out += '\n';
  for (const Page& page : document.pages) {
    add_page(out, page);
    out += '\n';
  }
  for (const OutlineItem& item : document.outline) {
    add_outline_item(out, item);
    out += '\n';
  }
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    add_block(out, document.blocks[i], i);
    out += '\n';
  }
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    add_table(out, document.tables[i], i);
    out += '\n';
  }
  for (const Diagnostic& diagnostic : document.diagnostics) {
    add_diagnostic(out, diagnostic);
    out += '\n';
  }
  return out;
}

std::string tables_to_json(const Document& document) {
  std::string out = "[";
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    const Table& table = document.tables[i];
    out += i == 0 ? "\n" : ",\n";
    Json json = Json::object(out);
    if (table.place.page > 0) {
      json.number("page", table.place.page);
    } else {
      json.null("page");
    }
    add_box(json, "bbox", table.place.box);
    json.number("header_rows", table.header_rows);
    Json cells = Json::array(json.key("cells"));
    for (const Cell& cell : table.cells) add_plain_cell(cells, cell);
  }
  out += document.tables.empty() ? "]\n" : "\n]\n";
  return out;
}

}  // namespace boardtrail
