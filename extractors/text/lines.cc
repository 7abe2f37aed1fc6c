// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/lines.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/text.h"

namespace boardtrail {
namespace {

class LineSplitter {
 public:
  LineSplitter(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {
    lines_.reserve(text.size() / 64 + 16);
    has_form_feed_ = text.find('\f') != std::string_view::npos;
    has_return_ = text.find('\r') != std::string_view::npos;
  }

  Status run() {
    for (std::size_t begin = 0; begin < text_.size();) {
      std::size_t end = text_.find('\n', begin);
      if (end == std::string_view::npos) end = text_.size();
      BOARDTRAIL_RETURN_IF_ERROR(add_printed(text_.substr(begin, end - begin)));
      begin = end + 1;
    }
    return Status();
  }
  std::vector<Line> take() { return std::move(lines_); }
  bool has_form_feed() const { return has_form_feed_; }

 private:
  Status add_printed(std::string_view text) {
    if (has_return_) {
      if (text.ends_with('\r')) text.remove_suffix(1);
      for (std::size_t end = text.find('\r'); end != std::string_view::npos;
           end = text.find('\r')) {
        BOARDTRAIL_RETURN_IF_ERROR(add_line(text.substr(0, end)));
        text.remove_prefix(end + 1);
      }
    }
    return add_line(text);
  }

  Status add_line(std::string_view text) {
    ++number_;
    if (text.size() > static_cast<std::size_t>(limits_.max_line_bytes)) {
      return Error{ErrorCode::kLimitExceeded,
                   "line " + std::to_string(number_) + " has " + std::to_string(text.size()) +
                       " bytes, limit " + std::to_string(limits_.max_line_bytes) +
                       ": this is no paper's text",
                   ""};
    }
    std::int32_t column = 0;
    while (has_form_feed_) {
      const std::size_t end = text.find('\f');
      if (end == std::string_view::npos) break;
      // What a form feed ends is a line; one at the very start only begins a page.
      if (end > 0 || column > 0) push(text.substr(0, end), column);
      column += static_cast<std::int32_t>(count_code_points(text.substr(0, end + 1)));
      text.remove_prefix(end + 1);
      ++page_;
      page_start_ = true;
    }
    push(text, column);
    return Status();
  }

  void push(std::string_view text, std::int32_t column) {
    Line& line = lines_.emplace_back();
    line.text = text;
    line.number = number_;
    line.column = column;
    line.page = has_form_feed_ ? page_ : 0;
    line.page_start = page_start_;
    line.has_tab = text.find('\t') != std::string_view::npos;
    line.blank = text.empty() || is_blank(text);
    page_start_ = false;
  }

  std::string_view text_;
  const Limits& limits_;
  std::vector<Line> lines_;
  std::int32_t number_ = 0;
  std::int32_t page_ = 1;
  bool has_form_feed_ = false;
  bool has_return_ = false;
  bool page_start_ = false;
};

struct PageCount {
  std::int32_t page = 0;
  std::int32_t of = 0;
};

std::optional<std::int32_t> take_number(std::string_view& text) {
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 1 || number > 100'000) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

// "Page 3 of 12", "Page 3/12", "3 of 12", "[Page 3 of 12]"; a plain number is too
// often something else.
std::optional<PageCount> page_count(const Line& line) {
  constexpr std::size_t kLongest = 40;
  std::string_view text = trim(line.text);
  if (text.size() > kLongest || text.size() < 3 || text.find_first_of("0123456789") > 8) {
    return std::nullopt;
  }
  if (text.front() == '[' || text.front() == '(') text = trim(text.substr(1, text.size() - 2));
  if (starts_with_fold(text, "page")) {
    text = trim(text.substr(4));
  } else if (line.has_tab) {
    return std::nullopt;
  }
  PageCount count;
  const auto page = take_number(text);
  if (!page) return std::nullopt;
  text = trim(text);
  if (starts_with_fold(text, "of")) {
    text = trim(text.substr(2));
  } else if (text.starts_with('/')) {
    text = trim(text.substr(1));
  } else {
    return std::nullopt;
  }
  const auto of = take_number(text);
  if (!of || !trim(text).empty() || *page > *of) return std::nullopt;
  count.page = *page;
  count.of = *of;
  return count;
}

// Without form feeds, numbered feet (or heads) tell the pages, if they run 1, 2, 3 ...
// of one total. A number within the first lines of the file heads its page.
void count_pages_by_feet(std::vector<Line>& lines) {
  std::vector<std::size_t> feet;
  std::int32_t of = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank || lines[i].text.size() > 120) continue;
    const auto count = page_count(lines[i]);
    if (!count) continue;
    if (of == 0) of = count->of;
    if (count->of != of || count->page != static_cast<std::int32_t>(feet.size()) + 1) return;
    feet.push_back(i);
  }
  if (feet.size() < 2) return;
  std::size_t before = 0;
  for (std::size_t i = 0; i < feet[0]; ++i) before += lines[i].blank ? 0U : 1U;
  const bool heads = before < 3;
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool numbered = next < feet.size() && feet[next] == i;
    const bool starts = heads ? numbered : i > 0 && next > 0 && feet[next - 1] + 1 == i;
    if (heads && numbered) ++next;
    const std::size_t page = heads ? std::max<std::size_t>(next, 1) : next + 1;
    lines[i].page = static_cast<std::int32_t>(std::min(page, static_cast<std::size_t>(of)));
    lines[i].page_start = starts && lines[i].page > 1;
    lines[i].page_footer = numbered;
    if (!heads && numbered) ++next;
  }
}

// "Page 4", "4 | Page", alone on its line.
bool is_page_number(const Line& line) {
  constexpr std::size_t kLongest = 16;
  const std::string_view text = trim(line.text);
  if (line.has_tab || text.size() > kLongest || text.size() < 6) return false;
  std::string letters;
  std::size_t digits = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      ++digits;
    } else if (c != ' ' && c != '|' && c != '-') {
      letters += ascii_lower(c);
    }
  }
  return letters == "page" && digits >= 1 && digits <= 4;
}

// "Incident review action plan        Page 1 of 2" on page 1: its end tells the page's number.
bool ends_with_page(const Line& line) {
  constexpr std::size_t kLongest = 160;
  constexpr std::size_t kLongestEnd = 16;
  const std::string_view text = trim(line.text);
  if (text.size() > kLongest) return false;
  for (std::size_t at = text.size() > kLongestEnd ? text.size() - kLongestEnd : 0;
       at + 5 < text.size(); ++at) {
    const bool begins = is_letter(text[at]) && (at == 0 || !is_letter(text[at - 1]));
    if (!begins || !starts_with_fold(text.substr(at), "page")) continue;
    std::string_view rest = trim(text.substr(at + 4));
    if (take_number(rest) != line.page) return false;
    rest = trim(rest);
    if (!starts_with_fold(rest, "of")) return rest.empty();
    rest = trim(rest.substr(2));
    return take_number(rest) >= line.page && rest.empty();
  }
  return false;
}

// A line as it looks on every page: digits are all the same.
std::string running_shape(std::string_view text) {
  std::string shape = collapse_spaces(text);
  for (char& c : shape) {
    if (is_digit(c)) c = '#';
  }
  return shape;
}

struct Margin {
  std::string shape;
  std::size_t line = 0;
};

bool has_gap(std::string_view text) {
  text = trim(text);
  return text.find("   ") != std::string_view::npos;
}

// First and last lines of a page that may be a running head or foot. A table's
// repeated header is content: lines with column gaps count only where a number
// changes from page to page, as page numbers do.
void collect_margins(const std::vector<Line>& lines, std::size_t begin, std::size_t end,
                     std::vector<Margin>& margins) {
  constexpr std::size_t kDepth = 2;
  constexpr std::size_t kLongest = 160;
  const auto consider = [&](std::size_t i) {
    const Line& line = lines[i];
    if (line.has_tab || line.text.size() > kLongest || line.text.find('|') < line.text.size()) {
      return;
    }
    margins.push_back({running_shape(line.text), i});
  };
  std::size_t taken = 0;
  std::size_t last_head = begin;
  for (std::size_t i = begin; i < end && taken < kDepth; ++i) {
    if (lines[i].blank) continue;
    consider(i);
    last_head = i + 1;
    ++taken;
  }
  taken = 0;
  for (std::size_t i = end; i > last_head && taken < kDepth; --i) {
    if (lines[i - 1].blank) continue;
    consider(i - 1);
    ++taken;
  }
}

void mark_running_lines(std::vector<Line>& lines) {
  std::vector<Margin> margins;
  std::size_t pages = 0;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
    collect_margins(lines, begin, end, margins);
    ++pages;
    begin = end;
  }
  if (pages < 3) return;
  std::stable_sort(margins.begin(), margins.end(),
                   [](const Margin& a, const Margin& b) { return a.shape < b.shape; });
  for (std::size_t begin = 0; begin < margins.size();) {
    std::size_t end = begin + 1;
    while (end < margins.size() && margins[end].shape == margins[begin].shape) ++end;
    const std::string_view first = trim(lines[margins[begin].line].text);
    bool changes = false;
    for (std::size_t k = begin + 1; k < end; ++k) {
      changes = changes || trim(lines[margins[k].line].text) != first;
    }
    const bool repeated = (end - begin) * 2 > pages && end - begin >= 3;
    if (repeated && (changes || !has_gap(first))) {
      // What never changes is content where it stands first: a title, say.
      for (std::size_t k = changes ? begin : begin + 1; k < end; ++k) {
        lines[margins[k].line].page_footer = true;
      }
    }
    begin = end;
  }
}

}  // namespace

Place Line::place(std::size_t offset) const {
  Place place;
  place.page = page;
  place.line = number;
  place.column =
      column + 1 +
      static_cast<std::int32_t>(count_code_points(text.substr(0, std::min(offset, text.size()))));
  return place;
}

Result<std::vector<Line>> split_lines(std::string_view text, const Limits& limits) {
  LineSplitter splitter(text, limits);
  const Status status = splitter.run();
  if (!status.ok()) return status.error();
  std::vector<Line> lines = splitter.take();
  if (splitter.has_form_feed()) {
    for (Line& line : lines) {
      if (line.blank) continue;
      line.page_footer = (line.text.size() <= 120 && page_count(line)) || ends_with_page(line);
    }
    mark_running_lines(lines);
  } else {
    count_pages_by_feet(lines);
  }
  for (Line& line : lines) line.page_footer = line.page_footer || is_page_number(line);
  return lines;
}

}  // namespace boardtrail
