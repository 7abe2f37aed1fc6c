// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document_stream.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/text.h"

// The format, version 3. "BTDOC" and the version (one byte), then the Document
// field by field in the order of model/document.h. Integers and floats are
// little-endian in their own width, booleans and enumerations one byte, a text or
// a list is its length (32 bits) and its elements, an optional is one byte (0, 1)
// and the value. `write_x` and `read_x` below go in pairs.
namespace boardtrail {
namespace {

constexpr std::string_view kMagic = "BTDOC\x03";
constexpr std::uint16_t kAllMarks =
    kBold | kItalic | kUnderlined | kStruck | kInserted | kDeleted | kSuperscript;

// --- writing ---------------------------------------------------------------

class Writer {
 public:
  template <std::unsigned_integral T>
  void number(T value) {
    char bytes[sizeof(T)];
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      bytes[i] = static_cast<char>(static_cast<unsigned char>((value >> (8 * i)) & 0xFFU));
    }
    out_.append(bytes, sizeof(T));
  }
  void number(std::int32_t value) { number(static_cast<std::uint32_t>(value)); }
  void number(float value) { number(std::bit_cast<std::uint32_t>(value)); }
  void flag(bool value) { number(static_cast<std::uint8_t>(value ? 1 : 0)); }
  template <typename T>
  void choice(T value) {
    number(static_cast<std::uint8_t>(value));
  }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    out_ += value;
  }
  template <typename T, typename Write>
  void list(const std::vector<T>& items, Write write) {
    number(static_cast<std::uint32_t>(items.size()));
    for (const T& item : items) write(*this, item);
  }
  void bytes(std::string_view value) { out_ += value; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void write_box(Writer& to, const Box& box) {
  for (const float side : {box.x0, box.y0, box.x1, box.y1}) to.number(side);
}

void write_place(Writer& to, const Place& place) {
  to.number(place.page);
  to.number(place.line);
  to.number(place.column);
  write_box(to, place.box);
  to.number(place.table);
  to.number(place.row);
  to.number(place.cell);
}

void write_colour(Writer& to, const std::optional<Colour>& colour) {
  to.flag(colour.has_value());
  if (!colour) return;
  to.number(colour->r);
  to.number(colour->g);
  to.number(colour->b);
}

void write_run(Writer& to, const Run& run) {
  to.number(run.begin);
  to.number(run.end);
  to.number(run.marks);
  write_colour(to, run.colour);
  to.text(run.author);
  to.text(run.date);
}

void write_tick(Writer& to, const TickBox& tick) {
  to.text(tick.label);
  to.flag(tick.ticked);
  to.flag(tick.radio);
  to.number(tick.offset);
}

void write_rich_text(Writer& to, const RichText& rich) {
  to.text(rich.text);
  to.list(rich.runs, write_run);
  to.list(rich.ticks, write_tick);
}

void write_swatch(Writer& to, const Swatch& swatch) {
  to.choice(swatch.shape);
  write_colour(to, swatch.colour);
  write_box(to, swatch.box);
}

void write_cell(Writer& to, const Cell& cell) {
  to.number(cell.row);
  to.number(cell.column);
  to.number(cell.row_span);
  to.number(cell.column_span);
  to.flag(cell.header);
  write_rich_text(to, cell.content);
  write_colour(to, cell.fill);
  to.list(cell.swatches, write_swatch);
  write_place(to, cell.place);
}

void write_table(Writer& to, const Table& table) {
  to.number(table.rows);
  to.number(table.columns);
  to.number(table.header_rows);
  to.choice(table.origin);
  to.number(table.confidence);
  to.number(table.structure);
  to.number(table.broken_row);
  to.list(table.cells, write_cell);
  write_place(to, table.place);
}

void write_page(Writer& to, const Page& page) {
  to.number(page.number);
  to.number(page.width);
  to.number(page.height);
  to.text(page.label);
  to.flag(page.readable);
}

void write_outline_item(Writer& to, const OutlineItem& item) {
  to.text(item.title);
  to.number(item.level);
  to.number(item.page);
}

void write_block(Writer& to, const Block& block) {
  to.choice(block.kind);
  to.number(block.level);
  to.text(block.marker);
  write_rich_text(to, block.content);
  to.number(block.table);
  write_place(to, block.place);
}

void write_diagnostic(Writer& to, const Diagnostic& diagnostic) {
  to.text(diagnostic.id);
  to.choice(diagnostic.level);
  to.text(diagnostic.message);
  write_place(to, diagnostic.place);
}

// --- reading ---------------------------------------------------------------

// Reads forward; the first mistake is kept, and after it everything reads as
// zero or empty, so that only loops have to ask failed().
class Reader {
 public:
  Reader(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {}

  const Limits& limits() const { return limits_; }
  bool failed() const { return failed_; }
  const Error& error() const { return error_; }
  bool at_end() const { return at_ == bytes_.size(); }

  void fail(const char* what) { fail(ErrorCode::kBadInput, what); }
  void fail(ErrorCode code, const char* what) {
    if (failed_) return;
    failed_ = true;
    error_ = {code, std::string("document stream: ") + what, "byte " + std::to_string(at_)};
    at_ = bytes_.size();
  }
  void require(bool condition, const char* what) {
    if (!condition) fail(what);
  }
  void limit(std::int64_t value, std::int64_t most, const char* what) {
    if (value > most) fail(ErrorCode::kLimitExceeded, what);
  }

  template <std::unsigned_integral T>
  T number() {
    if (left() < sizeof(T)) {
      fail("ends too soon");
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes_[at_ + i])} << (8U * i);
    }
    at_ += sizeof(T);
    return static_cast<T>(value);
  }

  // An integer of [low, high].
  std::int32_t whole(std::int32_t low, std::int32_t high, const char* what) {
    const auto value = static_cast<std::int32_t>(number<std::uint32_t>());
    if (value >= low && value <= high) return value;
    fail(what);
    return low;
  }
  float real() {
    const auto value = std::bit_cast<float>(number<std::uint32_t>());
    require(std::isfinite(value), "a number is not finite");
    return value;
  }
  bool flag() {
    const auto value = number<std::uint8_t>();
    require(value <= 1, "a boolean is neither 0 nor 1");
    return value == 1;
  }
  template <typename T>
  T choice(T last) {
    const auto value = number<std::uint8_t>();
    if (value <= static_cast<std::uint8_t>(last)) return static_cast<T>(value);
    fail("an enumeration is out of range");
    return last;
  }
  std::string text() {
    const std::size_t length = number<std::uint32_t>();
    if (length > left()) {
      fail("a text is longer than the stream");
      return {};
    }
    const std::string_view value = bytes_.substr(at_, length);
    at_ += length;
    require(is_valid_utf8(value), "a text is not UTF-8");
    return failed_ ? std::string() : std::string(value);
  }

  // A list whose elements take at least `least` bytes each, so that no count can
  // ask for more memory than the bytes behind it are worth.
  template <typename T, typename Read>
  void list(std::vector<T>& items, std::size_t least, Read read) {
    const std::size_t count = number<std::uint32_t>();
    if (count > left() / least) {
      fail("a list is longer than the stream");
      return;
    }
    items.reserve(count);
    for (std::size_t i = 0; i < count && !failed_; ++i) items.push_back(read(*this));
  }

  void skip_magic() {
    require(bytes_.starts_with(kMagic), "is none, or of another version");
    if (!failed_) at_ += kMagic.size();
  }

 private:
  std::size_t left() const { return bytes_.size() - at_; }

  std::string_view bytes_;
  const Limits& limits_;
  std::size_t at_ = 0;
  bool failed_ = false;
  Error error_;
};

constexpr std::int32_t kAnyCount = INT32_MAX;
// The fewest bytes that an element can take: see Reader::list.
constexpr std::size_t kPlaceBytes = 40;
constexpr std::size_t kRunBytes = 19;
constexpr std::size_t kTickBytes = 10;
constexpr std::size_t kRichTextBytes = 12;
constexpr std::size_t kSwatchBytes = 18;
constexpr std::size_t kCellBytes = 17 + kRichTextBytes + 1 + 4 + kPlaceBytes;
constexpr std::size_t kTableBytes = 17 + 4 + kPlaceBytes;
constexpr std::size_t kPageBytes = 17;
constexpr std::size_t kOutlineItemBytes = 12;
constexpr std::size_t kBlockBytes = 9 + kRichTextBytes + 4 + kPlaceBytes;
constexpr std::size_t kDiagnosticBytes = 9 + kPlaceBytes;

Box read_box(Reader& from) {
  Box box;
  for (float* side : {&box.x0, &box.y0, &box.x1, &box.y1}) *side = from.real();
  return box;
}

Place read_place(Reader& from) {
  Place place;
  place.page = from.whole(0, kAnyCount, "a page is negative");
  place.line = from.whole(0, kAnyCount, "a line is negative");
  place.column = from.whole(0, kAnyCount, "a column is negative");
  place.box = read_box(from);
  place.table = from.whole(0, kAnyCount, "a table's number is negative");
  place.row = from.whole(0, kAnyCount, "a row is negative");
  place.cell = from.whole(0, kAnyCount, "a cell's number is negative");
  return place;
}

std::optional<Colour> read_colour(Reader& from) {
  if (!from.flag()) return std::nullopt;
  Colour colour;
  colour.r = from.number<std::uint8_t>();
  colour.g = from.number<std::uint8_t>();
  colour.b = from.number<std::uint8_t>();
  return colour;
}

Run read_run(Reader& from) {
  Run run;
  run.begin = from.number<std::uint32_t>();
  run.end = from.number<std::uint32_t>();
  run.marks = from.number<std::uint16_t>();
  from.require((run.marks & ~kAllMarks) == 0, "a mark is unknown");
  run.colour = read_colour(from);
  run.author = from.text();
  run.date = from.text();
  return run;
}

TickBox read_tick(Reader& from) {
  TickBox tick;
  tick.label = from.text();
  tick.ticked = from.flag();
  tick.radio = from.flag();
  tick.offset = from.number<std::uint32_t>();
  return tick;
}

// True where an offset lies in the text or at its end, and in no character.
bool is_boundary(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return offset == text.size();
  return (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

RichText read_rich_text(Reader& from) {
  RichText rich;
  rich.text = from.text();
  from.list(rich.runs, kRunBytes, read_run);
  from.list(rich.ticks, kTickBytes, read_tick);
  std::uint32_t end = 0;
  for (const Run& run : rich.runs) {
    from.require(run.begin >= end && run.end >= run.begin, "runs overlap or stand out of order");
    from.require(is_boundary(rich.text, run.begin) && is_boundary(rich.text, run.end),
                 "a run lies outside its text");
    end = run.end;
  }
  for (const TickBox& tick : rich.ticks) {
    from.require(is_boundary(rich.text, tick.offset), "a tick box lies outside its text");
  }
  return rich;
}

Swatch read_swatch(Reader& from) {
  Swatch swatch;
  swatch.shape = from.choice(Swatch::Shape::kPicture);
  swatch.colour = read_colour(from);
  swatch.box = read_box(from);
  return swatch;
}

Cell read_cell(Reader& from) {
  Cell cell;
  cell.row = from.whole(0, kAnyCount, "a cell's row is negative");
  cell.column = from.whole(0, kAnyCount, "a cell's column is negative");
  cell.row_span = from.whole(1, kAnyCount, "a cell's span is not positive");
  cell.column_span = from.whole(1, kAnyCount, "a cell's span is not positive");
  cell.header = from.flag();
  cell.content = read_rich_text(from);
  cell.fill = read_colour(from);
  from.list(cell.swatches, kSwatchBytes, read_swatch);
  cell.place = read_place(from);
  return cell;
}

// Cells in order, inside the grid, none over another. Because they come in order,
// the first free row of each column is all that has to be remembered.
void check_cells(Reader& from, const Table& table) {
  std::vector<std::int32_t> free_row(static_cast<std::size_t>(table.columns), 0);
  std::pair<std::int32_t, std::int32_t> previous{-1, -1};
  for (const Cell& cell : table.cells) {
    const std::pair<std::int32_t, std::int32_t> start{cell.row, cell.column};
    from.require(start > previous, "cells stand out of order");
    previous = start;
    const bool inside = cell.row < table.rows && cell.row_span <= table.rows - cell.row &&
                        cell.column < table.columns &&
                        cell.column_span <= table.columns - cell.column;
    from.require(inside, "a cell lies outside its table");
    if (from.failed()) return;
    const auto first = free_row.begin() + cell.column;
    const auto last = first + cell.column_span;
    from.require(std::all_of(first, last, [&](std::int32_t row) { return row <= cell.row; }),
                 "cells overlap");
    std::fill(first, last, cell.row + cell.row_span);
  }
}

Table read_table(Reader& from) {
  Table table;
  table.rows = from.whole(0, kAnyCount, "a table's rows are negative");
  table.columns = from.whole(0, kAnyCount, "a table's columns are negative");
  from.limit(table.columns, from.limits().max_table_columns, "a table has too many columns");
  // Rows without a column count too: whoever goes through them does so one by one.
  from.limit(std::int64_t{table.rows} * std::max(table.columns, 1), from.limits().max_table_cells,
             "a table has too many cells");
  table.header_rows = from.whole(0, table.rows, "a table has more header rows than rows");
  table.origin = from.choice(TableOrigin::kFixedWidth);
  table.confidence = from.real();
  from.require(table.confidence >= 0 && table.confidence <= 1, "a confidence is not in 0..1");
  table.structure = from.whole(0, kAnyCount, "a table's number is negative");
  table.broken_row = from.whole(-1, table.rows - 1, "a broken row is none of the table's");
  if (from.failed()) return {};
  from.list(table.cells, kCellBytes, read_cell);
  table.place = read_place(from);
  if (!from.failed()) check_cells(from, table);
  return table;
}

Page read_page(Reader& from) {
  Page page;
  page.number = from.whole(0, kAnyCount, "a page is negative");
  page.width = from.real();
  page.height = from.real();
  page.label = from.text();
  page.readable = from.flag();
  return page;
}

OutlineItem read_outline_item(Reader& from) {
  OutlineItem item;
  item.title = from.text();
  item.level = from.whole(0, kAnyCount, "an outline level is negative");
  item.page = from.whole(0, kAnyCount, "a page is negative");
  return item;
}

Block read_block(Reader& from) {
  Block block;
  block.kind = from.choice(BlockKind::kPageBreak);
  block.level = from.whole(0, kAnyCount, "a heading's level is negative");
  block.marker = from.text();
  block.content = read_rich_text(from);
  block.table = from.whole(-1, kAnyCount, "a table's index is negative");
  block.place = read_place(from);
  return block;
}

Diagnostic read_diagnostic(Reader& from) {
  Diagnostic diagnostic;
  diagnostic.id = from.text();
  diagnostic.level = from.choice(DiagnosticLevel::kLoss);
  diagnostic.message = from.text();
  diagnostic.place = read_place(from);
  return diagnostic;
}

void check_blocks(Reader& from, const Document& document) {
  const auto tables = static_cast<std::int64_t>(document.tables.size());
  from.limit(tables, from.limits().max_tables, "too many tables");
  from.limit(static_cast<std::int64_t>(document.blocks.size()), from.limits().max_blocks,
             "too many blocks");
  for (const Block& block : document.blocks) {
    const bool stands = block.kind == BlockKind::kTable ? block.table >= 0 && block.table < tables
                                                        : block.table == -1;
    from.require(stands, "a block names a table that is not there");
  }
}

}  // namespace

std::string write_document(const Document& document) {
  Writer to;
  to.bytes(kMagic);
  to.choice(document.format);
  const Properties& properties = document.properties;
  for (const std::string* text :
       {&properties.title, &properties.author, &properties.modified, &properties.producer}) {
    to.text(*text);
  }
  to.list(document.pages, write_page);
  to.list(document.outline, write_outline_item);
  to.list(document.blocks, write_block);
  to.list(document.tables, write_table);
  to.list(document.diagnostics, write_diagnostic);
  return to.take();
}

Result<Document> read_document(std::string_view bytes, const Limits& limits) {
  Reader from(bytes, limits);
  Document document;
  from.skip_magic();
  document.format = from.choice(Format::kDocx);
  Properties& properties = document.properties;
  for (std::string* text :
       {&properties.title, &properties.author, &properties.modified, &properties.producer}) {
    *text = from.text();
  }
  from.list(document.pages, kPageBytes, read_page);
  from.list(document.outline, kOutlineItemBytes, read_outline_item);
  from.list(document.blocks, kBlockBytes, read_block);
  from.list(document.tables, kTableBytes, read_table);
  from.list(document.diagnostics, kDiagnosticBytes, read_diagnostic);
  if (!from.failed()) check_blocks(from, document);
  from.require(from.at_end(), "goes on after its end");
  if (from.failed()) return from.error();
  return document;
}

}  // namespace boardtrail
