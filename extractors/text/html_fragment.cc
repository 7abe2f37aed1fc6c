// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/html_fragment.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "extractors/common/html_grid.h"
#include "extractors/common/html_tag.h"
#include "extractors/text/inline.h"

namespace boardtrail {
namespace {

std::optional<Tag> opening_tag(const Line& line) {
  const std::string_view text = trim(line.text);
  if (!text.starts_with('<')) return std::nullopt;
  std::optional<Tag> tag = parse_tag(text, 0);
  return tag && !tag->closing ? tag : std::nullopt;
}

bool begins_table(const Line& line) {
  const std::optional<Tag> tag = opening_tag(line);
  if (!tag) return false;
  const TagRole role = tag->meaning.role;
  return role == TagRole::kTable || role == TagRole::kRow || role == TagRole::kTableHead ||
         fold(tag->name) == "tbody";
}

// The text of several lines as one, and the line of each of its bytes.
class JoinedLines {
 public:
  void add(const Line& line) {
    starts_.push_back({text_.size(), &line});
    text_ += line.text;
    text_ += '\n';
  }
  std::string_view text() const { return text_; }
  Place place(std::size_t offset) const {
    const auto after =
        std::upper_bound(starts_.begin(), starts_.end(), offset,
                         [](std::size_t value, const Start& start) { return value < start.at; });
    const Start& start = *std::prev(after);
    return start.line->place(offset - start.at);
  }

 private:
  struct Start {
    std::size_t at;
    const Line* line;
  };
  std::string text_;
  std::vector<Start> starts_;
};

class TableFragmentReader {
 public:
  TableFragmentReader(const JoinedLines& source, const Limits& limits)
      : source_(source), text_(source.text()), grid_(source.place(0), limits) {}

  // Reads up to the end of the outermost table; gives what stands behind it.
  std::size_t read() {
    while (at_ < text_.size()) {
      const std::size_t next = text_.find('<', at_);
      if (next == std::string_view::npos) break;
      const std::optional<Tag> tag = parse_tag(text_, next);
      at_ = next + (tag ? tag->length : 1);
      if (tag && !apply(*tag, next)) return at_;
    }
    end_cell(text_.size());
    return text_.size();
  }
  Table finish(Diagnostics& diagnostics) { return grid_.finish(diagnostics); }
  const RichText& caption() const { return caption_; }

 private:
  // False where the outermost table ends.
  bool apply(const Tag& tag, std::size_t begin) {
    const TagRole role = tag.meaning.role;
    if (role == TagRole::kTable) {
      depth_ += tag.closing ? -1 : 1;
      if (depth_ > 0 || !tag.closing) return true;
      end_cell(begin);
      return false;
    }
    if (depth_ > 1) return true;
    if (role == TagRole::kRow || role == TagRole::kTableHead) {
      end_cell(begin);
      if (role == TagRole::kRow && !tag.closing) begin_row(tag);
      if (role == TagRole::kTableHead && tag.closing && !grid_.empty()) grid_.end_head();
    } else if (role == TagRole::kCell || role == TagRole::kHeaderCell) {
      end_cell(begin);
      if (!tag.closing) begin_cell(tag, role == TagRole::kHeaderCell);
    } else if (role == TagRole::kCaption) {
      if (!tag.closing) {
        caption_begin_ = at_;
      } else if (caption_begin_ != 0) {
        caption_ = parse_inline(text_.substr(caption_begin_, begin - caption_begin_));
      }
    }
    return true;
  }

  void begin_row(const Tag& tag) {
    grid_.begin_row();
    row_fill_ =
        fill_colour(attribute(tag.attributes, "bgcolor"), attribute(tag.attributes, "style"));
  }

  void begin_cell(const Tag& tag, bool header) {
    cell_ = grid_.add(parse_span(attribute(tag.attributes, "rowspan")),
                      parse_span(attribute(tag.attributes, "colspan")), header);
    if (cell_ == nullptr) return;
    cell_begin_ = at_;
    cell_->fill =
        fill_colour(attribute(tag.attributes, "bgcolor"), attribute(tag.attributes, "style"));
    if (!cell_->fill) cell_->fill = row_fill_;
  }

  void end_cell(std::size_t end) {
    if (cell_ == nullptr) return;
    const std::string_view content = text_.substr(cell_begin_, end - cell_begin_);
    const std::size_t words = content.find_first_not_of(" \t\n");
    cell_->content = parse_inline(content);
    cell_->place = source_.place(cell_begin_ + (words == std::string_view::npos ? 0 : words));
    cell_ = nullptr;
  }

  const JoinedLines& source_;
  std::string_view text_;
  HtmlGrid grid_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Cell* cell_ = nullptr;
  std::size_t cell_begin_ = 0;
  std::size_t caption_begin_ = 0;
  std::optional<Colour> row_fill_;
  RichText caption_;
};

// Number of tables this line opens less those it closes.
int table_balance(std::string_view text, int balance) {
  for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    const std::optional<Tag> tag = parse_tag(text, i);
    if (tag && tag->meaning.role == TagRole::kTable) balance += tag->closing ? -1 : 1;
  }
  return balance;
}

// First line behind the table, or behind the paragraph where the table has no end.
std::size_t table_end(const std::vector<Line>& lines, std::size_t i, bool& no_more_ends) {
  int balance = 0;
  std::size_t blank = lines.size();
  const bool is_table = opening_tag(lines[i])->meaning.role == TagRole::kTable;
  for (std::size_t k = i; k < lines.size(); ++k) {
    if (lines[k].blank && k < blank) {
      blank = k;
      if (no_more_ends || !is_table) break;
    }
    balance = table_balance(lines[k].text, balance);
    if (balance < 0 || (is_table && balance == 0)) return k + 1;
  }
  if (is_table) no_more_ends = true;
  return blank;
}

void add_paragraph(std::string_view text, Place place, DocumentBuilder& document) {
  Block block;
  block.content = parse_inline(text);
  block.place = place;
  if (!block.content.text.empty() || !block.content.ticks.empty()) document.add(std::move(block));
}

}  // namespace

std::size_t read_html_table(const std::vector<Line>& lines, std::size_t i, const Limits& limits,
                            bool& no_more_ends, DocumentBuilder& document) {
  if (lines[i].text.find('<') == std::string_view::npos || !begins_table(lines[i])) return i;
  const std::size_t end = table_end(lines, i, no_more_ends);
  JoinedLines source;
  for (std::size_t k = i; k < end; ++k) source.add(lines[k]);
  TableFragmentReader reader(source, limits);
  std::size_t at = reader.read();
  Table table = reader.finish(document.document().diagnostics);
  if (table.cells.empty()) {
    add_paragraph(source.text(), source.place(0), document);
    return end;
  }
  if (!reader.caption().text.empty()) {
    Block caption;
    caption.content = reader.caption();
    caption.place = table.place;
    document.add(std::move(caption));
  }
  document.add(std::move(table));
  // Text behind the end of the table on its last line.
  while (at < source.text().size() && is_blank(source.text().substr(at, 1))) ++at;
  add_paragraph(source.text().substr(at), source.place(std::min(at, source.text().size() - 1)),
                document);
  return end;
}

}  // namespace boardtrail
