// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/word_expression.h"

#include <utility>

namespace boardtrail {
namespace {

// Groups inside one another; schemas have two or three.
constexpr int kDeepest = 32;
// Of {m,n}; each is a copy of what it repeats.
constexpr std::uint32_t kMostCopies = 100;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

void add_range(ByteSet& set, char from, char to) {
  for (int c = from; c <= to; ++c) {
    set.set(static_cast<std::size_t>(c));
    if (is_letter(static_cast<char>(c))) set.set(static_cast<std::size_t>(c ^ 0x20));
  }
}

// \d, \w, \s; false for another letter.
bool add_named(ByteSet& set, char name) {
  switch (name) {
    case 'd':
      add_range(set, '0', '9');
      return true;
    case 'w':
      add_range(set, '0', '9');
      add_range(set, 'a', 'z');
      add_range(set, '_', '_');
      return true;
    case 's':
      for (const char c : {'\t', '\n', '\f', '\r', ' '}) add_range(set, c, c);
      return true;
    default:
      return false;
  }
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<WordExpression> parse() {
    const std::optional<std::uint32_t> root = choice(0);
    if (!root || at_ != text_.size()) return std::nullopt;
    result_.root = *root;
    return std::move(result_);
  }

 private:
  using Index = std::optional<std::uint32_t>;
  using Kind = WordExpression::Kind;

  bool at_end() const { return at_ >= text_.size(); }
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::uint32_t add(WordExpression::Node node) {
    result_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(result_.nodes.size() - 1);
  }

  Index choice(int depth) {
    WordExpression::Node node{Kind::kChoice, {}, {}, 0, {}};
    do {
      const Index branch = sequence(depth);
      if (!branch) return std::nullopt;
      node.over.push_back(*branch);
    } while (take('|'));
    return node.over.size() == 1 ? node.over.front() : add(std::move(node));
  }

  Index sequence(int depth) {
    WordExpression::Node node{Kind::kSequence, {}, {}, 0, {}};
    while (!at_end() && text_[at_] != '|' && text_[at_] != ')') {
      const Index part = repeated(depth);
      if (!part) return std::nullopt;
      node.over.push_back(*part);
    }
    if (node.over.empty()) node.kind = Kind::kEmpty;
    return add(std::move(node));
  }

  // An atom with what repeats it.
  Index repeated(int depth) {
    const Index one = atom(depth);
    if (!one || at_end()) return one;
    WordExpression::Node node{Kind::kRepeat, {}, {*one}, 0, {}};
    switch (text_[at_]) {
      case '?':
        node.most = 1;
        break;
      case '*':
        break;
      case '+':
        node.least = 1;
        break;
      case '{':
        return counted(std::move(node));
      default:
        return one;
    }
    ++at_;
    return repeat_ended() ? Index(add(std::move(node))) : std::nullopt;
  }

  // A '?' asks for the shortest match, which is the same where all of a text must match;
  // a second sign of repetition is left to RE2.
  bool repeat_ended() {
    take('?');
    return at_end() || std::string_view("?*+{").find(text_[at_]) == std::string_view::npos;
  }

  // {m}, {m,}, {m,n}
  Index counted(WordExpression::Node node) {
    ++at_;
    if (!number(node.least)) return std::nullopt;
    node.most = node.least;
    if (take(',')) {
      node.most.reset();
      std::uint32_t most = 0;
      if (!at_end() && text_[at_] != '}') {
        if (!number(most)) return std::nullopt;
        node.most = most;
      }
    }
    if (!take('}') || (node.most && *node.most < node.least) || !repeat_ended()) {
      return std::nullopt;
    }
    return add(std::move(node));
  }

  bool number(std::uint32_t& value) {
    const std::size_t begin = at_;
    value = 0;
    while (!at_end() && is_digit(text_[at_]) && value <= kMostCopies) {
      value = value * 10 + static_cast<std::uint32_t>(text_[at_++] - '0');
    }
    return at_ > begin && value <= kMostCopies;
  }

  Index atom(int depth) {
    const char c = text_[at_];
    if (c == '(') return group(depth + 1);
    WordExpression::Node node{Kind::kBytes, {}, {}, 0, {}};
    if (c == '[') return byte_class(std::move(node));
    ++at_;
    if (c == '.') {
      node.bytes.set();
      node.bytes.reset('\n');
    } else if (c == '\\') {
      if (!escaped(node.bytes)) return std::nullopt;
    } else if (c > 0 && std::string_view("?*+{}^$]").find(c) == std::string_view::npos) {
      add_range(node.bytes, c, c);
    } else {
      return std::nullopt;
    }
    return add(std::move(node));
  }

  Index group(int depth) {
    ++at_;
    if (depth > kDeepest) return std::nullopt;
    if (take('?') && !take(':')) return std::nullopt;
    const Index inside = choice(depth);
    return inside && take(')') ? inside : std::nullopt;
  }

  bool escaped(ByteSet& bytes) {
    if (at_end()) return false;
    const char c = text_[at_++];
    if (is_letter(c)) return add_named(bytes, c);
    if (c <= ' ' || is_digit(c) || c == 0x7F) return false;
    add_range(bytes, c, c);
    return true;
  }

  // [a-z '] without negation.
  Index byte_class(WordExpression::Node node) {
    ++at_;
    if (at_end() || text_[at_] == '^' || text_[at_] == ']') return std::nullopt;
    while (!at_end() && text_[at_] != ']') {
      const char from = text_[at_++];
      if (from == '\\') {
        if (!escaped(node.bytes)) return std::nullopt;
        if (!at_end() && text_[at_] == '-') return std::nullopt;
        continue;
      }
      if (from <= 0 || from == '[') return std::nullopt;
      char to = from;
      if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
        to = text_[at_ + 1];
        at_ += 2;
        if (to < from || to == '[' || to == '\\') return std::nullopt;
      }
      add_range(node.bytes, from, to);
    }
    return take(']') ? Index(add(std::move(node))) : std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  WordExpression result_;
};

}  // namespace

std::optional<WordExpression> parse_word_expression(std::string_view expression) {
  return Parser(expression).parse();
}

}  // namespace boardtrail
