// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/pipe_table.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "extractors/common/table_builder.h"
#include "extractors/text/inline.h"

namespace boardtrail {
namespace {

// A cell that is broken over more lines than this is no cell.
constexpr std::size_t kMaxBrokenLines = 20;

// The line without white space at its ends, without the bullet of a list item that
// holds a table.
std::string_view table_text(const Line& line) {
  std::string_view text = trim(line.text);
  for (const std::string_view bullet : {"- ", "* ", "> "}) {
    if (text.starts_with(bullet) && trim(text.substr(2)).starts_with('|')) {
      text = trim(text.substr(2));
    }
  }
  return text;
}

// Byte of the first '|' from `from` on that is not escaped, or npos.
std::size_t next_pipe(std::string_view text, std::size_t from) {
  for (std::size_t i = text.find('|', from); i != std::string_view::npos;
       i = text.find('|', i + 1)) {
    if (i == 0 || text[i - 1] != '\\') return i;
  }
  return std::string_view::npos;
}

// "|---|:--:|", "--- | ---", "+---+---+", "+====+".
bool is_rule(std::string_view text) {
  bool dashes = false;
  bool bounds = false;
  for (const char c : text) {
    if (c == '-' || c == '=') {
      dashes = true;
    } else if (c == '|' || c == '+') {
      bounds = true;
    } else if (c != ':' && c != ' ' && c != '\t') {
      return false;
    }
  }
  return dashes && bounds;
}

bool is_border(std::string_view text) { return text.starts_with('+') && is_rule(text); }

bool is_closed(std::string_view text) {
  return text.size() > 1 && text.ends_with('|') && text[text.size() - 2] != '\\';
}

std::vector<std::string_view> split_cells(std::string_view text) {
  if (text.starts_with('|')) text.remove_prefix(1);
  if (text.ends_with('|') && (text.size() < 2 || text[text.size() - 2] != '\\')) {
    text.remove_suffix(1);
  }
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t end = next_pipe(text, begin);
    if (end == std::string_view::npos) {
      cells.push_back(text.substr(begin));
      return cells;
    }
    cells.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

class PipeTableReader {
 public:
  PipeTableReader(const std::vector<Line>& lines, std::size_t begin, const Limits& limits,
                  DocumentBuilder& document)
      : lines_(lines),
        at_(begin),
        document_(document),
        builder_(TableOrigin::kPipes, lines[begin].place(0), limits),
        bordered_(is_border(table_text(lines[begin]))) {}

  std::size_t read() {
    const std::size_t begin = at_;
    for (; at_ < lines_.size(); ++at_) {
      const Line& line = lines_[at_];
      if (line.blank || line.page_footer || (line.page_start && at_ != begin)) break;
      const std::string_view text = table_text(line);
      if (next_pipe(text, 0) == std::string_view::npos && !is_border(text)) break;
      if (is_rule(text)) {
        rule();
      } else if (bordered_) {
        pending_.push_back(at_);
      } else {
        at_ = add_row(at_);
      }
    }
    add_bordered_row();
    document_.add(builder_.finish(document_.document().diagnostics));
    return at_;
  }

 private:
  // The first line of dashes ends the head, unless the head is blank: then it is only
  // what Markdown asks for.
  void rule() {
    add_bordered_row();
    if (rules_++ == (bordered_ ? 1 : 0) && row_ > 0 && !builder_.empty()) {
      builder_.set_header_rows(row_);
    }
  }

  // Adds the row that begins at line `k`; gives its last line.
  std::size_t add_row(std::size_t k) {
    std::string joined;
    std::string_view text = table_text(lines_[k]);
    const std::size_t last = broken_end(k);
    if (last > k) {
      joined = text;
      for (std::size_t next = k + 1; next <= last; ++next) {
        joined += ' ';
        joined += trim(lines_[next].text);
      }
      text = joined;
    }
    const std::vector<std::string_view> cells = split_cells(text);
    const bool blank = std::all_of(cells.begin(), cells.end(), is_blank);
    if (blank && row_ == 0) return last;
    const Line& line = lines_[k];
    for (std::size_t c = 0; c < cells.size(); ++c) {
      Cell* cell = builder_.add(row_, static_cast<std::int32_t>(c));
      if (cell == nullptr) continue;
      cell->content = parse_inline(cells[c]);
      cell->place = line.place(joined.empty() ? offset_in(line, cells[c]) : 0);
    }
    ++row_;
    return last;
  }

  static std::size_t offset_in(const Line& line, std::string_view cell) {
    const std::string_view words = trim(cell);
    return static_cast<std::size_t>((words.empty() ? cell : words).data() - line.text.data());
  }

  // "| a | b" goes on in the lines behind it, up to the one that ends with a pipe.
  std::size_t broken_end(std::size_t k) const {
    const std::string_view text = table_text(lines_[k]);
    if (!text.starts_with('|') || is_closed(text)) return k;
    for (std::size_t next = k + 1; next < lines_.size() && next <= k + kMaxBrokenLines; ++next) {
      const std::string_view more = trim(lines_[next].text);
      if (lines_[next].blank || lines_[next].page_start || more.starts_with('|')) break;
      if (is_closed(more)) return next;
    }
    return k;
  }

  // The lines between two borders are one row: cell by cell, one below the other.
  void add_bordered_row() {
    if (pending_.empty()) return;
    std::vector<std::string> texts;
    for (const std::size_t k : pending_) {
      const std::vector<std::string_view> cells = split_cells(table_text(lines_[k]));
      if (texts.size() < cells.size()) texts.resize(cells.size());
      for (std::size_t c = 0; c < cells.size(); ++c) {
        texts[c] += ' ';
        texts[c] += trim(cells[c]);
      }
    }
    for (std::size_t c = 0; c < texts.size(); ++c) {
      Cell* cell = builder_.add(row_, static_cast<std::int32_t>(c));
      if (cell == nullptr) continue;
      cell->content = parse_inline(texts[c]);
      cell->place = lines_[pending_.front()].place(0);
    }
    pending_.clear();
    ++row_;
  }

  const std::vector<Line>& lines_;
  std::size_t at_;
  DocumentBuilder& document_;
  TableBuilder builder_;
  bool bordered_;
  std::vector<std::size_t> pending_;  // lines of the bordered row being read
  std::int32_t row_ = 0;
  std::int32_t rules_ = 0;
};

bool begins_pipe_table(const std::vector<Line>& lines, std::size_t i) {
  const std::string_view text = table_text(lines[i]);
  const bool has_next = i + 1 < lines.size() && !lines[i + 1].blank && !lines[i + 1].page_start;
  if (is_border(text)) return has_next && trim(lines[i + 1].text).starts_with('|');
  if (next_pipe(text, 0) == std::string_view::npos) return false;
  const std::string_view next = has_next ? table_text(lines[i + 1]) : std::string_view();
  if (is_rule(next) && next.find('|') != std::string_view::npos) return true;
  if (!text.starts_with('|')) return false;
  if (is_closed(text)) return next_pipe(text, 1) != text.size() - 1;
  return next_pipe(text, 1) != std::string_view::npos;
}

}  // namespace

std::size_t read_pipe_table(const std::vector<Line>& lines, std::size_t i, const Limits& limits,
                            DocumentBuilder& document) {
  const Line& line = lines[i];
  if (line.text.find('|') == std::string_view::npos && !trim(line.text).starts_with('+')) return i;
  if (!begins_pipe_table(lines, i)) return i;
  return PipeTableReader(lines, i, limits, document).read();
}

}  // namespace boardtrail
