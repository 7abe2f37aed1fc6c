// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "model/document_stream.h"
#include "model/document_stream_format.h"

namespace boardtrail {
namespace {

using document_stream::kMagic;
using document_stream::kMoreFollows;
using document_stream::kMostBytesOfNumber;

class Writer {
 public:
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
  std::vector<std::string> take() {
    end_piece();
    return std::move(pieces_);
  }

 private:
  static char* put(char* at, std::uint32_t value) {
    for (; value >= kMoreFollows; value >>= 7U) *at++ = static_cast<char>(value | kMoreFollows);
    *at++ = static_cast<char>(value);
    return at;
  }
  // Where so many bytes can be written.
  char* room(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - next_) < bytes) begin_piece(bytes);
    return next_;
  }
  void begin_piece(std::size_t least) {
    end_piece();
    // Small documents are many.
    constexpr std::size_t kFirst = 4 << 10;
    const std::size_t likely =
        std::min(kFirst << std::min<std::size_t>(pieces_.size(), 8), kStreamWindow);
    std::string& piece = pieces_.emplace_back(std::max(likely, least), '\0');
    next_ = piece.data();
    end_ = next_ + piece.size();
  }
  void end_piece() {
    if (!pieces_.empty()) {
      pieces_.back().resize(static_cast<std::size_t>(next_ - pieces_.back().data()));
    }
  }

  std::vector<std::string> pieces_;  // [next_, end_) of the last is not used yet
  char* next_ = nullptr;
  char* end_ = nullptr;
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

}  // namespace

std::vector<std::string> write_document_pieces(const Document& document) {
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

std::string write_document(const Document& document) {
  std::string stream;
  for (const std::string& piece : write_document_pieces(document)) stream += piece;
  return stream;
}

}  // namespace boardtrail
