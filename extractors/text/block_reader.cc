// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/block_reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/list_marker.h"
#include "base/text.h"
#include "extractors/common/html_tag.h"
#include "extractors/text/heading.h"
#include "extractors/text/inline.h"

namespace boardtrail {
namespace {

// Lines longer than this were not broken by a margin; shorter blocks than kMinWidth
// are lists of names, addresses and the like.
constexpr std::size_t kMaxWrapWidth = 300;
constexpr std::size_t kMinWrapWidth = 50;
// A first line may be set in or out by this much.
constexpr std::size_t kMaxIndentChange = 6;
// A paragraph of more lines than this is cut; it bounds the work on lines that never
// end a paragraph.
constexpr std::size_t kMaxParagraphLines = 500;

std::size_t indent_of(std::string_view text) {
  const std::size_t indent = text.find_first_not_of(" \t");
  return indent == std::string_view::npos ? 0 : indent;
}

std::string_view without_indent(const Line& line) { return trim(line.text); }

bool is_rule(std::string_view text, char sign) {
  return text.size() >= 3 &&
         text.find_first_not_of(std::string{sign, ' '}) == std::string_view::npos;
}

// "---", "* * *", "=====": drawn lines and fences without text.
bool is_drawn_line(std::string_view text) {
  return is_rule(text, '-') || is_rule(text, '*') || is_rule(text, '_') || is_rule(text, '=') ||
         text.starts_with("```");
}

// "**Key risks**": bold from end to end, one piece.
std::optional<std::string_view> bold_alone(std::string_view text) {
  if (text.size() < 5 || !text.starts_with("**") || !text.ends_with("**")) return std::nullopt;
  const std::string_view inside = text.substr(2, text.size() - 4);
  if (inside.find("**") != std::string_view::npos || inside.ends_with('.')) return std::nullopt;
  return inside;
}

// What running text does and titles do not.
bool goes_on_or_ends(std::string_view text) {
  text = trim(text);
  if (text.empty()) return false;
  const char last = text.back();
  return is_lower(text.front()) || last == '.' || last == ';' || last == '?' || last == '!';
}

// "Trust Board 29 May 2025".
bool ends_with_year(std::string_view line) {
  constexpr std::size_t kDigits = 4;
  if (line.size() <= kDigits) return false;
  const std::string_view year = line.substr(line.size() - kDigits);
  return line[line.size() - kDigits - 1] == ' ' &&
         (year.starts_with("19") || year.starts_with("20")) &&
         year.find_first_not_of("0123456789") == std::string_view::npos;
}

std::size_t first_word_length(std::string_view text) {
  text = trim(text);
  return std::min(text.find(' '), text.size());
}

// "Report author: J Field", "Date of meeting: 4 July": a line of a form, never the rest of
// the line above.
bool begins_with_label(std::string_view text) {
  constexpr std::size_t kLongestLabel = 40;
  constexpr std::ptrdiff_t kMostSpaces = 4;
  const std::size_t colon = text.substr(0, kLongestLabel).find(": ");
  if (colon == std::string_view::npos || text[0] < 'A' || text[0] > 'Z') return false;
  const std::string_view label = text.substr(0, colon);
  return label.find_first_of(".,;!?") == std::string_view::npos &&
         std::count(label.begin(), label.end(), ' ') <= kMostSpaces;
}

bool ends_block(const Line& line) {
  return line.blank || line.page_footer || line.page_start || line.has_tab;
}

}  // namespace

void BlockReader::add(BlockKind kind, std::int32_t level, std::string_view text, std::size_t i,
                      std::string_view marker) {
  Block block;
  block.kind = kind;
  block.level = level;
  block.marker = marker;
  block.content = parse_inline(text);
  block.place = lines_[i].place(indent_of(lines_[i].text));
  if (block.content.text.empty() && block.content.ticks.empty()) return;
  document_.add(std::move(block));
}

bool BlockReader::blank_before(std::size_t i) const {
  return i == 0 || lines_[i - 1].blank || lines_[i - 1].has_tab || lines_[i].page_start ||
         lines_[i - 1].page_footer;
}

// A list item on the line above or below: this line is one too.
bool BlockReader::has_item_beside(std::size_t i) const {
  const auto is_item = [&](std::size_t k) {
    return !lines_[k].blank &&
           find_list_marker(without_indent(lines_[k])).kind != MarkerKind::kNone;
  };
  return (i > 0 && is_item(i - 1)) || (i + 1 < lines_.size() && is_item(i + 1));
}

bool BlockReader::blank_behind(std::size_t i) const {
  return i + 1 >= lines_.size() || ends_block(lines_[i + 1]);
}

std::size_t BlockReader::read(std::size_t i, std::size_t end) {
  const Line& line = lines_[i];
  const std::string_view text = without_indent(line);
  if (line.page_footer) {
    add(BlockKind::kPageHeader, 0, text, i);
    return i + 1;
  }
  if (is_drawn_line(text)) return i + 1;
  std::size_t next = i + 1;
  if (read_markdown_heading(i, end, next) || read_html_block(i) || read_plain_heading(i, end)) {
    indents_.clear();
    return next;
  }
  if (find_list_marker(text).kind != MarkerKind::kNone) return read_item(i, end);
  indents_.clear();
  return read_paragraph(i, end);
}

bool BlockReader::read_markdown_heading(std::size_t i, std::size_t end, std::size_t& next) {
  const std::string_view text = without_indent(lines_[i]);
  const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
  if (hashes >= 1 && hashes <= 6 && hashes < text.size() && text[hashes] == ' ') {
    std::string_view title = trim(text.substr(hashes));
    while (title.ends_with('#')) title.remove_suffix(1);
    add(BlockKind::kHeading, static_cast<std::int32_t>(hashes), title, i);
    return true;
  }
  constexpr std::size_t kMaxTitle = 200;
  if (i + 1 < end && text.size() <= kMaxTitle && !ends_block(lines_[i + 1]) && blank_before(i)) {
    const std::string_view under = without_indent(lines_[i + 1]);
    if (under.find(' ') == std::string_view::npos && (is_rule(under, '=') || is_rule(under, '-'))) {
      add(BlockKind::kHeading, under[0] == '=' ? 1 : 2, text, i);
      next = i + 2;
      return true;
    }
  }
  const std::optional<std::string_view> bold = bold_alone(text);
  if (!bold || !blank_behind(i) || bold->size() > kMaxTitle) return false;
  add(BlockKind::kHeading, 0, text, i);
  return true;
}

// <h2>Title</h2>, <li>item</li>: lines of HTML that say themselves what they are.
bool BlockReader::read_html_block(std::size_t i) {
  const std::string_view text = without_indent(lines_[i]);
  if (!text.starts_with('<')) return false;
  const std::optional<Tag> tag = parse_tag(text, 0);
  if (!tag || tag->closing) return false;
  if (tag->meaning.role == TagRole::kHeading) {
    add(BlockKind::kHeading, tag->meaning.level, text, i);
    return true;
  }
  if (tag->meaning.role != TagRole::kItem) return false;
  add(BlockKind::kListItem, 1, text, i, "\u2022");
  return true;
}

bool BlockReader::read_plain_heading(std::size_t i, std::size_t end) {
  if (!blank_before(i)) return false;
  const std::string_view text = without_indent(lines_[i]);
  if (text.starts_with('<')) return false;
  const bool alone = blank_behind(i) || i + 1 >= end;
  const bool heading =
      alone ? looks_like_heading(text) : looks_like_heading_above(text, lines_[i + 1].text);
  if (!heading) return false;
  const ListMarker marker = find_list_marker(text);
  const bool numbered = marker.kind == MarkerKind::kNumber || marker.kind == MarkerKind::kDotted ||
                        marker.kind == MarkerKind::kSection;
  // Items of a list, one to a paragraph, are no headings: a list goes on around them.
  if (marker.kind == MarkerKind::kLetter || marker.kind == MarkerKind::kRoman) return false;
  if (numbered && has_item_beside(i)) return false;
  Block block;
  block.kind = BlockKind::kHeading;
  block.level = numbered ? marker.depth : 0;
  block.content = parse_inline(text);
  block.place = lines_[i].place(indent_of(lines_[i].text));
  document_.add(std::move(block));
  return true;
}

// Levels count from 1; deeper indents nest.
std::int32_t BlockReader::item_level(std::size_t indent) {
  while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
  if (indents_.empty() || indents_.back() < indent) indents_.push_back(indent);
  return static_cast<std::int32_t>(std::min<std::size_t>(indents_.size(), 9));
}

std::size_t BlockReader::read_item(std::size_t i, std::size_t end) {
  const std::string_view text = without_indent(lines_[i]);
  ListMarker marker = find_list_marker(text);
  std::string_view rest = text.substr(marker.length);
  // "- 1.2 text": the number is the marker, the bullet came from a conversion.
  if (marker.kind == MarkerKind::kBullet) {
    const ListMarker inner = find_list_marker(rest);
    if (inner.kind != MarkerKind::kNone && inner.kind != MarkerKind::kBullet) {
      marker = inner;
      rest = rest.substr(inner.length);
    }
  }
  const std::size_t indent = indent_of(lines_[i].text);
  std::size_t last = i + 1;
  // Wrapped lines hang below the item's text, or reach the margin.
  const std::size_t wrapped = wrapped_end(i, end);
  while (last < end && last < i + kMaxParagraphLines && !ends_block(lines_[last]) &&
         find_list_marker(without_indent(lines_[last])).kind == MarkerKind::kNone &&
         (indent_of(lines_[last].text) >= indent + 2 || last < wrapped)) {
    ++last;
  }
  std::string joined(rest);
  for (std::size_t k = i + 1; k < last; ++k) {
    joined += ' ';
    joined += without_indent(lines_[k]);
  }
  Block block;
  block.kind = BlockKind::kListItem;
  block.level = item_level(indent);
  block.marker = std::string(marker.text);
  block.content = parse_inline(joined);
  block.place = lines_[i].place(indent);
  document_.add(std::move(block));
  return last;
}

// End of the lines from `i` on that a margin broke. A line was broken where the first
// word of the next would not have fitted; the margin is the longest line's.
std::size_t BlockReader::wrapped_end(std::size_t i, std::size_t end) {
  if (i >= run_.end) measure_run(i, end);
  if (run_.width < run_.margin + kMinWrapWidth || run_.width > kMaxWrapWidth) return i + 1;
  std::size_t k = i;
  while (k + 1 < run_.end) {
    const std::string_view next = without_indent(lines_[k + 1]);
    const bool full = lines_[k].text.size() + 1 + first_word_length(next) + 2 > run_.width;
    const bool goes_on = is_lower(next[0]) && !lines_[k].text.ends_with('.');
    const bool short_run = run_.end - run_.begin == 2;
    // Titles are centred: each of their lines begins elsewhere.
    const std::size_t indent = indent_of(lines_[k + 1].text);
    if (indent > indent_of(lines_[k].text) + kMaxIndentChange) break;
    if (find_list_marker(next).kind != MarkerKind::kNone || next.starts_with('<')) break;
    if (begins_with_label(next)) break;
    if (!goes_on && (!full || (short_run && lines_[k].text.ends_with(':')))) break;
    // The longest line of a title page is as long as itself: no margin broke it.
    if (!goes_on && is_title_line(lines_[k].text, next)) break;
    ++k;
  }
  return k + 1;
}

// In a block of three titles or more, or beside a date: the next line is none of this one's,
// unless this one ends where no title does.
bool BlockReader::is_title_line(std::string_view line, std::string_view next) const {
  static constexpr std::string_view kOpenEnds[] = {" the", " of",   " and", " for", " to", " in",
                                                   " on",  " with", " a",   " at",  ",",   "&",
                                                   "-",    "–",     ":",    "(",    "/"};
  if (run_.prose) return false;
  const bool open = std::any_of(std::begin(kOpenEnds), std::end(kOpenEnds),
                                [&](std::string_view end) { return line.ends_with(end); });
  const bool dated = ends_with_year(line) || ends_with_year(next);
  return !open && (run_.end - run_.begin > 2 || dated);
}

// The lines from `i` on up to the next blank one, measured once for all blocks in it.
void BlockReader::measure_run(std::size_t i, std::size_t end) {
  run_ = {i, i + 1, lines_[i].text.size(), indent_of(lines_[i].text),
          goes_on_or_ends(lines_[i].text)};
  while (run_.end < end && run_.end < i + kMaxParagraphLines && !ends_block(lines_[run_.end]) &&
         lines_[run_.end].text.size() <= kMaxWrapWidth) {
    run_.width = std::max(run_.width, lines_[run_.end].text.size());
    run_.margin = std::min(run_.margin, indent_of(lines_[run_.end].text));
    run_.prose |= goes_on_or_ends(lines_[run_.end].text);
    ++run_.end;
  }
}

std::string BlockReader::join(std::size_t i, std::size_t end) const {
  std::string text;
  for (std::size_t k = i; k < end; ++k) {
    const std::string_view line = without_indent(lines_[k]);
    if (k > i) text += ' ';
    text += line.starts_with("> ") ? line.substr(2) : line;
  }
  return text;
}

std::size_t BlockReader::read_paragraph(std::size_t i, std::size_t end) {
  const std::size_t last = wrapped_end(i, end);
  if (last == i + 1 && !lines_[i].text.starts_with("> ")) {
    add(BlockKind::kParagraph, 0, without_indent(lines_[i]), i);
  } else {
    add(BlockKind::kParagraph, 0, join(i, last), i);
  }
  return last;
}

}  // namespace boardtrail
