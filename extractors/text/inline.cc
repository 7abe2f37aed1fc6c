// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/inline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "extractors/common/html_tag.h"
#include "extractors/common/rich_text_builder.h"

namespace boardtrail {
namespace {

std::array<bool, 256> make_special_bytes() {
  std::array<bool, 256> special{};
  for (const char c : std::string_view("<&*_~\\[\n")) special[static_cast<std::uint8_t>(c)] = true;
  return special;
}

const std::array<bool, 256> kSpecialByte = make_special_bytes();

// Bytes that stand for themselves wherever they are, and the space, which does where it
// is single.
std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = !kSpecialByte[c] && c != '(';
  return plain;
}

const std::array<bool, 256> kPlainByte = make_plain_bytes();

// Most cells: nothing to parse and nothing to normalise. `text` is trimmed.
bool is_plain(std::string_view text) {
  char last = 0;
  for (const char c : text) {
    if (!kPlainByte[static_cast<std::uint8_t>(c)] || (c == ' ' && last == ' ')) return false;
    last = c;
  }
  return true;
}

bool is_word_byte(char c) { return is_alnum(c) || c < 0; }
bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// "1", "a", "iv": the enumerators of lists whose items stand in one line.
enum class ListStyle : std::uint8_t { kNone, kNumber, kLetter, kRoman };

std::string enumerator(ListStyle style, int number) {
  if (style == ListStyle::kNumber) return std::to_string(number);
  if (style == ListStyle::kLetter) {
    return number <= 26 ? std::string(1, static_cast<char>('a' + number - 1)) : std::string();
  }
  constexpr std::array<std::string_view, 20> kRoman = {
      "i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",
      "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"};
  return number <= 20 ? std::string(kRoman[static_cast<std::size_t>(number) - 1]) : std::string();
}

// Reads one fragment. The signs of emphasis open only where their other half stands
// further on; a search that failed once fails for all later signs of its kind, so
// all searches together are linear.
class InlineParser {
 public:
  explicit InlineParser(std::string_view text) : text_(text) {}

  RichText parse() {
    while (at_ < text_.size()) {
      std::size_t end = at_;
      while (end < text_.size() && !kSpecialByte[static_cast<std::uint8_t>(text_[end])]) ++end;
      if (end > at_) append(text_.substr(at_, end - at_));
      at_ = end;
      if (at_ < text_.size()) special();
    }
    return builder_.finish();
  }

 private:
  void special() {
    switch (text_[at_]) {
      case '<':
        tag_or_text();
        break;
      case '&':
        entity_or_text();
        break;
      case '\\':
        escape();
        break;
      case '[':
        link_or_text();
        break;
      case '\n':
        builder_.space();
        ++at_;
        break;
      default:
        emphasis();
        break;
    }
  }

  void literal(std::size_t length) {
    append(text_.substr(at_, length));
    at_ += length;
  }

  // Inside of <ul> and <ol>, an item whose enumerator follows in order begins a line.
  void append(std::string_view text) {
    if (list_depth_ == 0) {
      builder_.append(text);
      return;
    }
    std::size_t from = 0;
    const auto next_word = [text](std::size_t i) {
      i = text.find(' ', i);
      return std::min(text.find_first_not_of(' ', i), text.size());
    };
    std::size_t i = builder_.at_line_start() && !text.starts_with(' ') ? 0 : next_word(0);
    while (i < text.size()) {
      const std::size_t length = item_start(text, i);
      if (length > 0) {
        builder_.append(text.substr(from, i - from));
        builder_.break_line();
        builder_.append(text.substr(i, length));
        from = i + length;
      }
      i = next_word(i + length);
    }
    builder_.append(text.substr(from));
  }

  // Length of the enumerator or hollow bullet at text[i], or 0.
  std::size_t item_start(std::string_view text, std::size_t i) {
    constexpr std::string_view kHollowBullet = "\u25CB ";
    if (text.substr(i).starts_with(kHollowBullet)) return kHollowBullet.size() - 1;
    constexpr std::size_t kLongestEnumerator = 5;
    std::size_t end = i;
    const std::size_t last = std::min(i + kLongestEnumerator, text.size() - 1);
    while (end < last && text[end] != '.' && text[end] != ')') ++end;
    if (end == i || end + 1 >= text.size() || text[end + 1] != ' ' ||
        (text[end] != '.' && text[end] != ')')) {
      return 0;
    }
    const std::string_view word = text.substr(i, end - i);
    if (builder_.at_line_start()) {
      for (const ListStyle style : {ListStyle::kNumber, ListStyle::kRoman, ListStyle::kLetter}) {
        if (word != enumerator(style, 1)) continue;
        list_style_ = style;
        next_number_ = 2;
        return end + 1 - i;
      }
    }
    if (list_style_ == ListStyle::kNone || word != enumerator(list_style_, next_number_)) return 0;
    ++next_number_;
    return end + 1 - i;
  }

  void tag_or_text() {
    const std::optional<Tag> tag = parse_tag(text_, at_);
    if (!tag) {
      literal(1);
      return;
    }
    at_ += tag->length;
    apply(*tag);
  }

  void apply(const Tag& tag) {
    switch (tag.meaning.role) {
      case TagRole::kNone:
        style(tag);
        break;
      case TagRole::kUnknown:
        break;
      case TagRole::kBlock:
      case TagRole::kHeading:
      case TagRole::kBreak:
      case TagRole::kTable:
      case TagRole::kRow:
      case TagRole::kTableHead:
      case TagRole::kCaption:
        builder_.break_line();
        break;
      case TagRole::kList:
        list(tag.closing);
        break;
      case TagRole::kItem:
        builder_.break_line();
        break;
      case TagRole::kMark:
        mark(static_cast<Mark>(tag.meaning.mark), tag.closing);
        break;
      case TagRole::kInput:
        input(tag);
        break;
      case TagRole::kCell:
      case TagRole::kHeaderCell:
        if (!tag.closing && !builder_.at_line_start()) builder_.append(" | ");
        break;
      case TagRole::kHidden:
        skip_hidden(tag);
        break;
    }
  }

  void list(bool closing) {
    builder_.break_line();
    if (closing) {
      if (list_depth_ > 0) --list_depth_;
    } else {
      ++list_depth_;
    }
    list_style_ = ListStyle::kNone;
  }

  void mark(Mark mark, bool closing) {
    if (closing) {
      builder_.close(mark);
    } else {
      builder_.open(mark);
    }
  }

  void input(const Tag& tag) {
    if (list_depth_ > 0) builder_.break_line();
    append_input(builder_, attribute(tag.attributes, "type").value_or(""),
                 attribute(tag.attributes, "checked").has_value());
  }

  // <span style="text-decoration: line-through">; other styles are looks.
  void style(const Tag& tag) {
    if (fold(tag.name) != "span") return;
    if (tag.closing) {
      if (spans_.empty()) return;
      if (spans_.back() != 0) builder_.close(static_cast<Mark>(spans_.back()));
      spans_.pop_back();
      return;
    }
    std::uint16_t marks = 0;
    if (const auto css = attribute(tag.attributes, "style")) {
      if (css->find("line-through") != std::string_view::npos) marks = kStruck;
    }
    spans_.push_back(marks);
    if (marks != 0) builder_.open(static_cast<Mark>(marks));
  }

  void skip_hidden(const Tag& tag) {
    if (tag.closing || hidden_unclosed_) return;
    const std::string closing = "</" + fold(tag.name);
    for (std::size_t i = text_.find("</", at_); i != std::string_view::npos;
         i = text_.find("</", i + 2)) {
      if (!starts_with_fold(text_.substr(i, closing.size()), closing)) continue;
      at_ = i;
      return;
    }
    hidden_unclosed_ = true;
  }

  void entity_or_text() {
    std::size_t length = 0;
    const std::string text = parse_entity(text_, at_, length);
    if (length == 0) {
      literal(1);
      return;
    }
    builder_.append(text);
    at_ += length;
  }

  void escape() {
    constexpr std::string_view kEscapable = "*_~|()[]#<>`";
    if (at_ + 1 < text_.size() && kEscapable.find(text_[at_ + 1]) != std::string_view::npos) {
      ++at_;
    }
    literal(1);
  }

  // [text](https://...): the text. Both halves are short; nothing else is a link.
  void link_or_text() {
    constexpr std::size_t kMaxText = 400;
    constexpr std::size_t kMaxTarget = 600;
    if (link_middle_ < at_) link_middle_ = text_.find("](", at_);
    if (link_middle_ > at_ + kMaxText) {
      bracket();
      return;
    }
    const std::string_view window = text_.substr(0, at_ + kMaxText);
    std::size_t close = at_ + 1;
    while (close < window.size() && window[close] != ']' && window[close] != '\n') {
      close += window[close] == '\\' ? 2U : 1U;
    }
    if (close + 1 >= window.size() || window[close] != ']' || window[close + 1] != '(') {
      bracket();
      return;
    }
    const std::string_view target = text_.substr(close + 2, kMaxTarget);
    const std::size_t end = target.find(')');
    const bool link = target.starts_with("http") || target.starts_with("mailto:") ||
                      target.starts_with('#') || target.starts_with("www.");
    if (!link || end == std::string_view::npos || nested_) {
      bracket();
      return;
    }
    const std::string_view label = text_.substr(at_ + 1, close - at_ - 1);
    builder_.append(parse_label(label));
    at_ = close + 2 + end + 1;
  }

  static std::string parse_label(std::string_view label) {
    InlineParser parser(label);
    parser.nested_ = true;
    return parser.parse().text;
  }

  // The builder reads "[x]" and "[ ]" and must see them whole.
  void bracket() {
    const std::size_t length = at_ + 2 < text_.size() && text_[at_ + 2] == ']' ? 3 : 1;
    literal(length);
  }

  struct Emphasis {
    char sign;
    std::size_t length;
    std::uint16_t marks;
  };

  void emphasis() {
    const char sign = text_[at_];
    std::size_t length = 1;
    while (length < 4 && at_ + length < text_.size() && text_[at_ + length] == sign) ++length;
    const std::uint16_t marks = emphasis_marks(sign, length);
    if (marks == 0) {
      while (at_ + length < text_.size() && text_[at_ + length] == sign) ++length;
      literal(length);
      return;
    }
    const std::size_t slot = slot_of(sign, length);
    if (open_[slot]) {
      if (closes(at_, length)) {
        open_[slot] = false;
        builder_.close(static_cast<Mark>(marks));
        at_ += length;
        return;
      }
    } else if (opens(at_, length) && has_closing(slot, at_ + length, length)) {
      open_[slot] = true;
      builder_.open(static_cast<Mark>(marks));
      at_ += length;
      return;
    }
    literal(length);
  }

  static std::uint16_t emphasis_marks(char sign, std::size_t length) {
    if (sign == '~') return length == 2 ? kStruck : 0;
    if (sign == '_') return length == 1 ? kItalic : length == 2 ? kBold : 0;
    return length == 1   ? std::uint16_t{kItalic}
           : length == 2 ? std::uint16_t{kBold}
           : length == 3 ? static_cast<std::uint16_t>(kBold | kItalic)
                         : std::uint16_t{0};
  }

  static std::size_t slot_of(char sign, std::size_t length) {
    return (sign == '*' ? 0U : sign == '_' ? 3U : 6U) + length - 1;
  }

  bool opens(std::size_t at, std::size_t length) const {
    if (at + length >= text_.size() || is_white(text_[at + length])) return false;
    const bool inside_word = at > 0 && is_word_byte(text_[at - 1]);
    return !inside_word || text_[at] == '~' || (text_[at] == '*' && length >= 2);
  }

  bool closes(std::size_t at, std::size_t length) const {
    if (at == 0 || is_white(text_[at - 1])) return false;
    const bool inside_word = at + length < text_.size() && is_word_byte(text_[at + length]);
    return !inside_word || text_[at] == '~' || (text_[at] == '*' && length >= 2);
  }

  bool has_closing(std::size_t slot, std::size_t from, std::size_t length) {
    if (hopeless_[slot]) return false;
    const char sign = text_[from - 1];
    for (std::size_t i = text_.find(sign, from); i != std::string_view::npos;) {
      std::size_t end = i;
      while (end < text_.size() && text_[end] == sign) ++end;
      if (end - i == length && i > from && closes(i, length)) return true;
      i = text_.find(sign, end);
    }
    hopeless_[slot] = true;
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  RichTextBuilder builder_;
  std::array<bool, 9> open_{};
  std::array<bool, 9> hopeless_{};
  std::vector<std::uint16_t> spans_;
  int list_depth_ = 0;
  ListStyle list_style_ = ListStyle::kNone;
  int next_number_ = 1;
  std::size_t link_middle_ = 0;  // of the next "]("
  bool nested_ = false;
  bool hidden_unclosed_ = false;
};

}  // namespace

RichText parse_inline(std::string_view text) {
  text = trim(text);
  if (is_plain(text)) return {std::string(text), {}, {}};
  for (const char c : text) {
    if (kSpecialByte[static_cast<std::uint8_t>(c)]) return InlineParser(text).parse();
  }
  RichTextBuilder builder;
  builder.append(text);
  return builder.finish();
}

}  // namespace boardtrail
