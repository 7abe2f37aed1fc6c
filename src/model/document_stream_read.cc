// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/document_stream.h"
#include "model/document_stream_format.h"

namespace boardtrail {
namespace {

using document_stream::kMagic;
using document_stream::kMoreFollows;
using document_stream::kMostBytesOfNumber;

constexpr std::uint16_t kAllMarks =
    kBold | kItalic | kUnderlined | kStruck | kInserted | kDeleted | kSuperscript;

// Reads forward; the first mistake is kept, and after it everything reads as
// zero or empty, so that only loops have to ask failed().
class Reader {
 public:
  Reader(std::string_view bytes, const Limits& limits)
      : begin_(bytes.data()), next_(begin_), end_(begin_ + bytes.size()), limits_(limits) {}
  Reader(std::size_t bytes, const TakeBytes& take, std::size_t window, const Limits& limits)
      : window_bytes_(window),
        window_(std::make_unique_for_overwrite<char[]>(window)),
        begin_(window_.get()),
        next_(begin_),
        end_(begin_),
        take_(&take),
        not_taken_(bytes),
        limits_(limits) {}

  const Limits& limits() const { return limits_; }
  bool failed() const { return failed_; }
  const Error& error() const { return error_; }
  bool at_end() const { return left() == 0; }

  void fail(const char* what) { fail(ErrorCode::kBadInput, what); }
  void fail(ErrorCode code, const char* what) {
    if (failed_) return;
    failed_ = true;
    error_ = {code, std::string("document stream: ") + what,
              "byte " + std::to_string(before_ + static_cast<std::size_t>(next_ - begin_))};
    next_ = end_;
    not_taken_ = 0;
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
    if (have(1)) return take_byte();
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
    if (!have(sizeof values)) return fail("ends too soon");
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
    if (length > held()) return long_text(length, out);
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
    const bool named = have(kMagic.size()) && std::string_view(next_, held()).starts_with(kMagic);
    require(named, "is none, or of another version");
    if (!failed_) next_ += kMagic.size();
  }

 private:
  std::size_t held() const { return static_cast<std::size_t>(end_ - next_); }
  std::size_t left() const { return held() + not_taken_; }
  bool have(std::size_t bytes) { return held() >= bytes || refill(bytes); }
  // Takes as many as the window has room for behind those that are held.
  bool refill(std::size_t wanted) {
    if (left() < wanted) return false;
    const std::size_t kept = held();
    const std::size_t count = std::min(window_bytes_ - kept, not_taken_);
    before_ += static_cast<std::size_t>(next_ - begin_);
    std::memmove(window_.get(), next_, kept);
    next_ = begin_;
    end_ = begin_ + kept;
    if (!(*take_)(window_.get() + kept, count)) return false;
    end_ += count;
    not_taken_ -= count;
    return true;
  }
  // A text that the window does not hold as a whole.
  void long_text(std::size_t length, std::string& out) {
    while (length > 0) {
      if (!have(1)) return fail("ends too soon");
      const std::size_t count = std::min(length, held());
      out.append(next_, count);
      next_ += count;
      length -= count;
    }
    require(is_valid_utf8(out), "a text is not UTF-8");
  }
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

  std::size_t window_bytes_ = 0;
  std::unique_ptr<char[]> window_;  // of a stream that is taken in pieces
  const char* begin_;               // of the bytes that are held
  const char* next_;                // behind a mistake: end_
  const char* end_;
  std::size_t before_ = 0;  // bytes of the stream before begin_
  const TakeBytes* take_ = nullptr;
  std::size_t not_taken_ = 0;  // bytes of the stream behind end_
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
  return !is_continuation(text[offset]);
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

Result<Document> read_all(Reader& from) {
  const Limits& limits = from.limits();
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

}  // namespace

Result<Document> read_document(std::string_view bytes, const Limits& limits) {
  Reader from(bytes, limits);
  return read_all(from);
}

Result<Document> read_document(std::size_t bytes, const TakeBytes& take, const Limits& limits,
                               std::size_t window) {
  Reader from(bytes, take, window, limits);
  return read_all(from);
}

}  // namespace boardtrail
