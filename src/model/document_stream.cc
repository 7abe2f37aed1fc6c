// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document_stream.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "base/text.h"

// The format, version 4. "BTDOC" and the version (one byte), then the Document
// field by field in the order of model/document.h. Integers take as many bytes as they
// need, seven bits in each, the lowest first, all but the last with the high bit set; what
// may be -1 for none is written plus one. Floats are four bytes in the machine's own order
// (both ends of a stream are one machine), booleans and enumerations one byte, a text or a
// list is its length and its elements, an optional is one byte (0, 1) and the value. There
// is one way to write each document. `write_x` and `read_x` below go in pairs.
namespace boardtrail {
namespace {

constexpr std::string_view kMagic = "BTDOC\x04";
constexpr std::uint16_t kAllMarks =
    kBold | kItalic | kUnderlined | kStruck | kInserted | kDeleted | kSuperscript;
constexpr unsigned kMoreFollows = 0x80U;
constexpr std::size_t kMostBytesOfNumber = 5;

// --- writing ---------------------------------------------------------------

class Writer {
 public:
  explicit Writer(std::size_t likely_bytes) { grow(likely_bytes); }
  // Several at once, for it is what a stream is made of.
  template <typename... T>
  void numbers(T... values) {
    char* at = room(sizeof...(values) * kMostBytesOfNumber);
    ((at = put(at, static_cast<std::uint32_t>(values))), ...);
    next_ = at;
  }
  template <typename T>
  void number(T value) {
    numbers(value);
  }
  void number_or_none(std::int32_t value) { number(static_cast<std::uint32_t>(value) + 1U); }
  void byte(std::uint8_t value) {
    *room(1) = static_cast<char>(value);
    ++next_;
  }
  template <std::size_t N>
  void reals(const float (&values)[N]) {
    std::memcpy(room(sizeof values), values, sizeof values);
    next_ += sizeof values;
  }
  void flag(bool value) { byte(value ? 1 : 0); }
  template <typename T>
  void choice(T value) {
    byte(static_cast<std::uint8_t>(value));
  }
  void text(std::string_view value) {
    number(value.size());
    bytes(value);
  }
  template <typename T, typename Write>
  void list(const std::vector<T>& items, Write write) {
    number(items.size());
    for (const T& item : items) write(*this, item);
  }
  void bytes(std::string_view value) {
    value.copy(room(value.size()), value.size());
    next_ += value.size();
  }
  std::string take() {
    out_.resize(used());
    return std::move(out_);
  }

 private:
  static char* put(char* at, std::uint32_t value) {
    for (; value >= kMoreFollows; value >>= 7U) *at++ = static_cast<char>(value | kMoreFollows);
    *at++ = static_cast<char>(value);
    return at;
  }
  std::size_t used() const { return static_cast<std::size_t>(next_ - out_.data()); }
  // Where so many bytes can be written.
  char* room(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - next_) < bytes) grow(bytes);
    return next_;
  }
  void grow(std::size_t bytes) {
    const std::size_t kept = used();
    out_.resize(2 * kept + bytes);
    next_ = out_.data() + kept;
    end_ = out_.data() + out_.size();
  }

  std::string out_;  // [next_, end_) of it is not used yet
  char* next_ = out_.data();
  char* end_ = next_;
};

void write_box(Writer& to, const Box& box) { to.reals({box.x0, box.y0, box.x1, box.y1}); }

void write_place(Writer& to, const Place& place) {
  to.numbers(place.page, place.line, place.column);
  write_box(to, place.box);
  to.numbers(place.table, place.row, place.cell);
}

void write_colour(Writer& to, const std::optional<Colour>& colour) {
  to.flag(colour.has_value());
  if (!colour) return;
  to.byte(colour->r);
  to.byte(colour->g);
  to.byte(colour->b);
}

void write_run(Writer& to, const Run& run) {
  to.numbers(run.begin, run.end, run.marks);
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
  to.numbers(cell.row, cell.column, cell.row_span, cell.column_span);
  to.flag(cell.header);
  write_rich_text(to, cell.content);
  write_colour(to, cell.fill);
  to.list(cell.swatches, write_swatch);
  write_place(to, cell.place);
}

void write_table(Writer& to, const Table& table) {
  to.numbers(table.rows, table.columns, table.header_rows);
  to.choice(table.origin);
  to.reals({table.confidence});
  to.number(table.structure);
  to.number_or_none(table.broken_row);
  to.list(table.cells, write_cell);
  write_place(to, table.place);
}

void write_page(Writer& to, const Page& page) {
  to.number(page.number);
  to.reals({page.width, page.height});
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
  to.number_or_none(block.table);
  write_place(to, block.place);
}

void write_diagnostic(Writer& to, const Diagnostic& diagnostic) {
  to.text(diagnostic.id);
  to.choice(diagnostic.level);
  to.text(diagnostic.message);
  write_place(to, diagnostic.place);
}

// Of papers with more words it is not enough; there the writer doubles it.
std::size_t likely_bytes(const Document& document) {
  constexpr std::size_t kBytesOfPart = 64;
  std::size_t parts = 16 + document.blocks.size() + document.diagnostics.size();
  for (const Table& table : document.tables) parts += 1 + table.cells.size();
  return parts * kBytesOfPart;
}

// --- reading ---------------------------------------------------------------

// Reads forward; the first mistake is kept, and after it everything reads as
// zero or empty, so that only loops have to ask failed().
class Reader {
 public:
  Reader(std::string_view bytes, const Limits& limits)
      : begin_(bytes.data()), next_(begin_), end_(begin_ + bytes.size()), limits_(limits) {}

  const Limits& limits() const { return limits_; }
  bool failed() const { return failed_; }
  const Error& error() const { return error_; }
  bool at_end() const { return next_ == end_; }

  void fail(const char* what) { fail(ErrorCode::kBadInput, what); }
  void fail(ErrorCode code, const char* what) {
    if (failed_) return;
    failed_ = true;
    error_ = {code, std::string("document stream: ") + what,
              "byte " + std::to_string(next_ - begin_)};
    next_ = end_;
  }
  void require(bool condition, const char* what) {
    if (!condition) fail(what);
  }
  void limit(std::int64_t value, std::int64_t most, const char* what) {
    if (value > most) fail(ErrorCode::kLimitExceeded, what);
  }

  std::uint32_t number() {
    if (next_ != end_ && (next_byte() & kMoreFollows) == 0) return take_byte();
    return long_number();
  }
  std::uint8_t byte() {
    if (next_ != end_) return take_byte();
    fail("ends too soon");
    return 0;
  }

  // An integer of [low, high].
  std::int32_t whole(std::int32_t low, std::int32_t high, const char* what) {
    return between(static_cast<std::int32_t>(number()), low, high, what);
  }
  // The same, or -1.
  std::int32_t whole_or_none(std::int32_t high, const char* what) {
    return between(static_cast<std::int32_t>(number() - 1U), -1, high, what);
  }
  template <std::size_t N>
  void reals(float (&values)[N]) {
    if (left() < sizeof values) return fail("ends too soon");
    std::memcpy(values, next_, sizeof values);
    next_ += sizeof values;
    for (const float value : values) require(std::isfinite(value), "a number is not finite");
  }
  bool flag() {
    const std::uint8_t value = byte();
    require(value <= 1, "a boolean is neither 0 nor 1");
    return value == 1;
  }
  template <typename T>
  T choice(T last) {
    const std::uint8_t value = byte();
    if (value <= static_cast<std::uint8_t>(last)) return static_cast<T>(value);
    fail("an enumeration is out of range");
    return last;
  }
  void text(std::string& out) {
    const std::size_t length = number();
    if (length > left()) return fail("a text is longer than the stream");
    if (length == 0) return;
    const std::string_view value(next_, length);
    next_ += length;
    require(is_valid_utf8(value), "a text is not UTF-8");
    if (!failed_) out.assign(value);
  }

  // A list whose elements take at least `least` bytes each, so that no count can
  // ask for much more memory than the bytes behind it are worth, nor all lists together
  // for more than a reader has to make them in.
  template <typename T, typename Read>
  void list(std::vector<T>& items, std::size_t least, Read read, std::int64_t most = INT64_MAX,
            const char* too_many = "") {
    const std::size_t count = number();
    if (count == 0) return;
    if (count > left() / least) return fail("a list is longer than the stream");
    limit(static_cast<std::int64_t>(count), most, too_many);
    if (failed_) return;
    if (count * sizeof(T) > memory_left_) {
      return fail(ErrorCode::kLimitExceeded, "a document of more memory than a reader has");
    }
    memory_left_ -= count * sizeof(T);
    items.reserve(count);
    for (std::size_t i = 0; i < count && !failed_; ++i) read(*this, items.emplace_back());
  }

  void skip_magic() {
    require(std::string_view(next_, left()).starts_with(kMagic), "is none, or of another version");
    if (!failed_) next_ += kMagic.size();
  }

 private:
  std::size_t left() const { return static_cast<std::size_t>(end_ - next_); }
  std::uint8_t next_byte() const { return static_cast<std::uint8_t>(*next_); }
  std::uint8_t take_byte() { return static_cast<std::uint8_t>(*next_++); }

  std::uint32_t long_number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 7 * kMostBytesOfNumber; shift += 7) {
      const std::uint32_t next = byte();
      value |= std::uint64_t{next & ~kMoreFollows} << shift;
      if ((next & kMoreFollows) != 0) continue;
      require(next != 0 || shift == 0, "a number is longer than it need be");
      require(value <= UINT32_MAX, "a number is too large");
      return failed_ ? 0 : static_cast<std::uint32_t>(value);
    }
    fail("a number is too long");
    return 0;
  }
  std::int32_t between(std::int32_t value, std::int32_t low, std::int32_t high, const char* what) {
    if (value >= low && value <= high) return value;
    fail(what);
    return low;
  }

  const char* begin_;
  const char* next_;  // behind a mistake: end_
  const char* end_;
  const Limits& limits_;
  std::size_t memory_left_ = kMaxDocumentMemory;
  bool failed_ = false;
  Error error_;
};

constexpr std::int32_t kAnyCount = INT32_MAX;
// The fewest bytes that an element can take: see Reader::list.
constexpr std::size_t kBoxBytes = 16;
constexpr std::size_t kPlaceBytes = 6 + kBoxBytes;
constexpr std::size_t kRunBytes = 6;
constexpr std::size_t kTickBytes = 4;
constexpr std::size_t kRichTextBytes = 3;
constexpr std::size_t kSwatchBytes = 2 + kBoxBytes;
constexpr std::size_t kCellBytes = 5 + kRichTextBytes + 2 + kPlaceBytes;
constexpr std::size_t kTableBytes = 4 + 4 + 3 + kPlaceBytes;
constexpr std::size_t kPageBytes = 1 + 8 + 2;
constexpr std::size_t kOutlineItemBytes = 3;
constexpr std::size_t kBlockBytes = 3 + kRichTextBytes + 1 + kPlaceBytes;
constexpr std::size_t kDiagnosticBytes = 3 + kPlaceBytes;

void read_box(Reader& from, Box& box) {
  float sides[4] = {};
  from.reals(sides);
  box = {sides[0], sides[1], sides[2], sides[3]};
}

void read_place(Reader& from, Place& place) {
  place.page = from.whole(0, kAnyCount, "a page is negative");
  place.line = from.whole(0, kAnyCount, "a line is negative");
  place.column = from.whole(0, kAnyCount, "a column is negative");
  read_box(from, place.box);
  place.table = from.whole(0, kAnyCount, "a table's number is negative");
  place.row = from.whole(0, kAnyCount, "a row is negative");
  place.cell = from.whole(0, kAnyCount, "a cell's number is negative");
}

void read_colour(Reader& from, std::optional<Colour>& colour) {
  if (!from.flag()) return;
  colour.emplace();
  for (std::uint8_t* part : {&colour->r, &colour->g, &colour->b}) *part = from.byte();
}

void read_run(Reader& from, Run& run) {
  run.begin = from.number();
  run.end = from.number();
  const std::uint32_t marks = from.number();
  from.require((marks & ~std::uint32_t{kAllMarks}) == 0, "a mark is unknown");
  run.marks = static_cast<std::uint16_t>(marks & kAllMarks);
  read_colour(from, run.colour);
  from.text(run.author);
  from.text(run.date);
}

void read_tick(Reader& from, TickBox& tick) {
  from.text(tick.label);
  tick.ticked = from.flag();
  tick.radio = from.flag();
  tick.offset = from.number();
}

// True where an offset lies in the text or at its end, and in no character.
bool is_boundary(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return offset == text.size();
  return (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

void read_rich_text(Reader& from, RichText& rich) {
  from.text(rich.text);
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
}

void read_swatch(Reader& from, Swatch& swatch) {
  swatch.shape = from.choice(Swatch::Shape::kPicture);
  read_colour(from, swatch.colour);
  read_box(from, swatch.box);
}

void read_cell(Reader& from, Cell& cell) {
  cell.row = from.whole(0, kAnyCount, "a cell's row is negative");
  cell.column = from.whole(0, kAnyCount, "a cell's column is negative");
  cell.row_span = from.whole(1, kAnyCount, "a cell's span is not positive");
  cell.column_span = from.whole(1, kAnyCount, "a cell's span is not positive");
  cell.header = from.flag();
  read_rich_text(from, cell.content);
  read_colour(from, cell.fill);
  from.list(cell.swatches, kSwatchBytes, read_swatch);
  read_place(from, cell.place);
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

void read_table(Reader& from, Table& table) {
  table.rows = from.whole(0, kAnyCount, "a table's rows are negative");
  table.columns = from.whole(0, kAnyCount, "a table's columns are negative");
  from.limit(table.columns, from.limits().max_table_columns, "a table has too many columns");
  // Rows without a column count too: whoever goes through them does so one by one.
  from.limit(std::int64_t{table.rows} * std::max(table.columns, 1), from.limits().max_table_cells,
             "a table has too many cells");
  table.header_rows = from.whole(0, table.rows, "a table has more header rows than rows");
  table.origin = from.choice(TableOrigin::kFixedWidth);
  float confidence[1] = {};
  from.reals(confidence);
  table.confidence = confidence[0];
  from.require(table.confidence >= 0 && table.confidence <= 1, "a confidence is not in 0..1");
  table.structure = from.whole(0, kAnyCount, "a table's number is negative");
  table.broken_row = from.whole_or_none(table.rows - 1, "a broken row is none of the table's");
  if (from.failed()) return;
  from.list(table.cells, kCellBytes, read_cell);
  read_place(from, table.place);
  if (!from.failed()) check_cells(from, table);
}

void read_page(Reader& from, Page& page) {
  page.number = from.whole(0, kAnyCount, "a page is negative");
  float sides[2] = {};
  from.reals(sides);
  page.width = sides[0];
  page.height = sides[1];
  from.text(page.label);
  page.readable = from.flag();
}

void read_outline_item(Reader& from, OutlineItem& item) {
  from.text(item.title);
  item.level = from.whole(0, kAnyCount, "an outline level is negative");
  item.page = from.whole(0, kAnyCount, "a page is negative");
}

void read_block(Reader& from, Block& block) {
  block.kind = from.choice(BlockKind::kPageBreak);
  block.level = from.whole(0, kAnyCount, "a heading's level is negative");
  from.text(block.marker);
  read_rich_text(from, block.content);
  block.table = from.whole_or_none(kAnyCount, "a table's index is negative");
  read_place(from, block.place);
}

void read_diagnostic(Reader& from, Diagnostic& diagnostic) {
  from.text(diagnostic.id);
  diagnostic.level = from.choice(DiagnosticLevel::kLoss);
  from.text(diagnostic.message);
  read_place(from, diagnostic.place);
}

void check_blocks(Reader& from, const Document& document) {
  const auto tables = static_cast<std::int64_t>(document.tables.size());
  for (const Block& block : document.blocks) {
    const bool stands = block.kind == BlockKind::kTable ? block.table >= 0 && block.table < tables
                                                        : block.table == -1;
    from.require(stands, "a block names a table that is not there");
  }
}

}  // namespace

std::string write_document(const Document& document) {
  Writer to(likely_bytes(document));
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
    from.text(*text);
  }
  from.list(document.pages, kPageBytes, read_page, limits.max_pages, "too many pages");
  from.list(document.outline, kOutlineItemBytes, read_outline_item);
  from.list(document.blocks, kBlockBytes, read_block, limits.max_blocks, "too many blocks");
  from.list(document.tables, kTableBytes, read_table, limits.max_tables, "too many tables");
  from.list(document.diagnostics, kDiagnosticBytes, read_diagnostic);
  if (!from.failed()) check_blocks(from, document);
  from.require(from.at_end(), "goes on after its end");
  if (from.failed()) return from.error();
  return document;
}

}  // namespace boardtrail
