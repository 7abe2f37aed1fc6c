// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/tab_table.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii_search.h"
#include "base/list_marker.h"
#include "base/text.h"
#include "extractors/common/table_builder.h"
#include "extractors/text/inline.h"

namespace boardtrail {
namespace {

// How far behind a row its broken cells are looked for. Bounds the work on lines
// whose quotes or tags never close.
constexpr std::size_t kMaxJoinedLines = 40;

bool in_run(const Line& line) { return line.has_tab && !line.blank && !line.page_footer; }

std::size_t count_tabs(std::string_view text) { return count_byte(text, '\t'); }

std::string_view strip_tabs(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

// "1.1<tab>This report", "•<tab>text", "<tab>text": a paragraph, set by a tab.
bool is_tabbed_paragraph(const Line& line) {
  const std::string_view text = strip_tabs(line.text);
  if (line.text.ends_with('\t')) return false;
  const std::size_t before = static_cast<std::size_t>(text.data() - line.text.data());
  const std::size_t leading = count_tabs(line.text.substr(0, before));
  const std::size_t inner = count_tabs(text);
  if (inner == 0) return leading == 1;
  if (inner > 1) return false;
  const ListMarker marker = find_list_marker(text);
  return marker.kind != MarkerKind::kNone && text.find('\t') < marker.length;
}

bool is_dash_cell(std::string_view cell) {
  cell = strip_tabs(cell);
  if (cell.starts_with(':')) cell.remove_prefix(1);
  if (cell.ends_with(':')) cell.remove_suffix(1);
  return cell.size() >= 2 && cell.find_first_not_of('-') == std::string_view::npos;
}

// "---<tab>---": every cell nothing but dashes.
bool is_dash_row(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t:");
  if (first == std::string_view::npos || text[first] != '-') return false;
  const std::vector<std::string_view> cells = split(text, '\t');
  return std::all_of(cells.begin(), cells.end(), is_dash_cell);
}

class TabTableReader {
 public:
  TabTableReader(const std::vector<Line>& lines, std::size_t begin, const Limits& limits,
                 DocumentBuilder& document)
      : lines_(lines),
        at_(begin),
        document_(document),
        builder_(TableOrigin::kTabs, lines[begin].place(0), limits) {
    expected_ = count_tabs(lines[begin].text) + 1;
  }

  std::size_t read() {
    const std::size_t begin = at_;
    builder_.expect(count_cells());
    while (goes_on(at_, begin)) {
      if (lines_[at_].blank) {
        ++at_;
      } else {
        read_row();
      }
    }
    document_.add(builder_.finish(document_.document().diagnostics));
    return at_;
  }

 private:
  // Of all its lines, before broken ones are joined.
  std::size_t count_cells() const {
    std::size_t cells = 0;
    for (std::size_t k = at_; goes_on(k, at_); ++k) cells += count_tabs(lines_[k].text) + 1;
    return cells;
  }

  // The line is one of the table's that begins at `begin`: a row, or an empty row as
  // spreadsheets have them, of as many tabs as the rows on its two sides.
  bool goes_on(std::size_t k, std::size_t begin) const {
    if (k >= lines_.size() || (k > begin && lines_[k].page_start)) return false;
    if (in_run(lines_[k])) return true;
    if (!lines_[k].has_tab || k == begin || k + 1 >= lines_.size()) return false;
    const std::size_t tabs = count_tabs(lines_[k].text);
    return lines_[k].blank && in_run(lines_[k + 1]) && !lines_[k + 1].page_start &&
           tabs == count_tabs(lines_[k - 1].text) && tabs == count_tabs(lines_[k + 1].text);
  }

  void read_row() {
    if (is_dash_row(lines_[at_].text)) {
      ++at_;
      return;
    }
    row_cells_ = 0;
    place_ = lines_[at_].place(0);
    std::size_t end = at_ + 1;
    std::string_view text = lines_[at_].text;
    if (const auto joined = join_quoted(end)) {
      text = *joined;
    } else if (const auto broken = join_broken(end)) {
      text = *broken;
    }
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t stop = std::min(text.find('\t', begin), text.size());
      add_cell(text.substr(begin, stop - begin));
      begin = stop + 1;
    }
    ++row_;
    at_ = end;
  }

  void add_cell(std::string_view raw) {
    const std::size_t blanks = std::min(raw.find_first_not_of(' '), raw.size());
    Cell* cell = builder_.add(row_, static_cast<std::int32_t>(row_cells_++));
    if (cell != nullptr) {
      if (blanks < raw.size()) cell->content = parse_inline(raw);
      cell->place = place_;
      if (blanks < raw.size()) cell->place.column += static_cast<std::int32_t>(blanks);
    }
    place_.column += static_cast<std::int32_t>(count_code_points(raw)) + 1;
  }

  // A cell that begins with a quote which this line does not close goes on to the
  // line that does, as spreadsheets write cells of several lines.
  std::optional<std::string_view> join_quoted(std::size_t& end) {
    const std::string_view first = lines_[at_].text;
    const std::size_t open = open_quote(first);
    if (open == std::string_view::npos) return std::nullopt;
    std::size_t quotes = count_quotes(first.substr(open));
    std::size_t last = at_ + 1;
    for (; last < lines_.size() && last <= at_ + kMaxJoinedLines; ++last) {
      if (lines_[last].page_start) return std::nullopt;
      quotes += count_quotes(lines_[last].text);
      if (quotes % 2 == 0 && closes_quote(lines_[last].text)) break;
    }
    if (last >= lines_.size() || last > at_ + kMaxJoinedLines) return std::nullopt;
    std::string& text = joined_.emplace_back(first.substr(0, open));
    std::string quoted(first.substr(open + 1));
    for (std::size_t k = at_ + 1; k <= last; ++k) {
      quoted += "<br>";
      quoted += lines_[k].text;
    }
    append_unquoted(text, quoted);
    note_joined(last);
    end = last + 1;
    return std::string_view(text);
  }

  // Byte of the quote that opens a cell and stays open, or npos. Only the line's last
  // cell can be open.
  static std::size_t open_quote(std::string_view text) {
    const std::size_t tab = text.rfind('\t');
    const std::size_t begin = tab == std::string_view::npos ? 0 : tab + 1;
    if (begin >= text.size() || text[begin] != '"') return std::string_view::npos;
    return count_quotes(text.substr(begin)) % 2 == 1 ? begin : std::string_view::npos;
  }

  static std::size_t count_quotes(std::string_view text) { return count_byte(text, '"'); }

  static bool closes_quote(std::string_view text) {
    const std::size_t quote = text.find('"');
    return quote != std::string_view::npos &&
           (text.ends_with('"') || text.find("\"\t") != std::string_view::npos);
  }

  // Drops the closing quote and halves doubled ones inside of the quoted cell.
  static void append_unquoted(std::string& out, std::string_view quoted) {
    std::size_t i = 0;
    for (; i < quoted.size(); ++i) {
      if (quoted[i] == '"') {
        if (i + 1 >= quoted.size() || quoted[i + 1] != '"') break;
        ++i;
      }
      out += quoted[i];
    }
    if (i < quoted.size()) out += quoted.substr(i + 1);
  }

  static bool begins_small(const Line& line) {
    return !line.text.empty() && line.text[0] >= 'a' && line.text[0] <= 'z';
  }

  // A row broken by line ends: the next line has no tab (so the table would end), or
  // begins with a small letter, and the row is unfinished for a reason that can be seen.
  std::optional<std::string_view> join_broken(std::size_t& end) {
    if (at_ + 1 >= lines_.size() || !goes_on(at_ + 1)) return std::nullopt;
    std::size_t last = at_;
    if (!lines_[at_ + 1].has_tab) {
      last = missing_cells_end();
      if (last == at_) last = open_tag_end();
      if (last == at_) last = lower_case_end();
    } else if (begins_small(lines_[at_ + 1]) && lines_[at_].text.back() != '.') {
      last = missing_cells_end();
    }
    if (last == at_) return std::nullopt;
    std::string& text = joined_.emplace_back(lines_[at_].text);
    for (std::size_t k = at_ + 1; k <= last; ++k) {
      text += ' ';
      text += lines_[k].text;
    }
    note_joined(last);
    end = last + 1;
    return std::string_view(text);
  }

  bool goes_on(std::size_t k) const {
    return k < lines_.size() && k <= at_ + kMaxJoinedLines && !lines_[k].blank &&
           !lines_[k].page_start && !lines_[k].page_footer;
  }

  // The row has fewer cells than the table's first; the lines behind it have just
  // those that are missing.
  std::size_t missing_cells_end() const {
    std::size_t cells = count_tabs(lines_[at_].text) + 1;
    if (row_ == 0 || cells >= expected_) return at_;
    for (std::size_t k = at_ + 1; goes_on(k) && cells < expected_; ++k) {
      cells += count_tabs(lines_[k].text);
      if (cells == expected_) return k;
    }
    return at_;
  }

  // The last cell holds a <p> or <li> that a line behind it closes.
  std::size_t open_tag_end() const {
    const std::string_view text = lines_[at_].text;
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"<p>", "</p>"}, {"<li>", "</li>"}}) {
      const std::size_t opened = text.rfind(open);
      if (opened == std::string_view::npos || text.find(close, opened) < text.size() ||
          text.find('\t', opened) < text.size()) {
        continue;
      }
      for (std::size_t k = at_ + 1; goes_on(k); ++k) {
        if (lines_[k].text.find(close) < lines_[k].text.size()) return k;
        if (lines_[k].has_tab) break;
      }
    }
    return at_;
  }

  // The next line begins with a small letter, the last cell has not come to the end
  // of its sentence, and the table goes on behind that line.
  std::size_t lower_case_end() const {
    const std::string_view text = strip_tabs(lines_[at_].text);
    const std::string_view next = strip_tabs(lines_[at_ + 1].text);
    if (row_ == 0 || lines_[at_].text.ends_with('\t') || text.empty() || next.empty()) return at_;
    if (next[0] < 'a' || next[0] > 'z' || std::string_view(".:;!?").find(text.back()) < 5) {
      return at_;
    }
    if (find_list_marker(next).kind != MarkerKind::kNone) return at_;
    const bool table_goes_on = at_ + 2 < lines_.size() && in_run(lines_[at_ + 2]);
    return table_goes_on ? at_ + 1 : at_;
  }

  void note_joined(std::size_t last) {
    document_.diagnose("text.joined-lines", DiagnosticLevel::kNote,
                       "a table row broken over lines " + std::to_string(lines_[at_].number) +
                           " to " + std::to_string(lines_[last].number) + " was joined",
                       lines_[at_].place(0));
  }

  const std::vector<Line>& lines_;
  std::size_t at_;
  DocumentBuilder& document_;
  TableBuilder builder_;
  std::size_t expected_ = 0;   // cells of the first row
  std::size_t row_cells_ = 0;  // of the row being read
  std::int32_t row_ = 0;
  Place place_;                     // of the next cell
  std::deque<std::string> joined_;  // texts of joined rows
};

}  // namespace

std::size_t read_tab_table(const std::vector<Line>& lines, std::size_t i, const Limits& limits,
                           std::size_t& paragraphs_end, DocumentBuilder& document) {
  if (!in_run(lines[i]) || i < paragraphs_end) return i;
  std::size_t end = i;
  while (end < lines.size() && in_run(lines[end]) && (end == i || !lines[end].page_start) &&
         is_tabbed_paragraph(lines[end])) {
    ++end;
  }
  const bool paragraphs = end > i && (end == lines.size() || !in_run(lines[end]));
  if (paragraphs) {
    paragraphs_end = end;
    return i;
  }
  return TabTableReader(lines, i, limits, document).read();
}

}  // namespace boardtrail
