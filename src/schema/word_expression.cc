// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/word_expression.h"

#include "base/ascii.h"

namespace boardtrail {
namespace {

// Groups inside one another; schemas have two or three.
constexpr int kDeepest = 32;
// Of {m,n}; each is a copy of what it repeats.
constexpr std::uint32_t kMostCopies = 100;

void add_range(ByteSet& set, char from, char to) {
  constexpr std::size_t kOtherCase = 0x20;
  for (std::size_t c = static_cast<unsigned char>(from); c <= static_cast<unsigned char>(to); ++c) {
    set.set(c);
    if (is_letter(static_cast<char>(c))) set.set(c ^ kOtherCase);
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
  Parser(std::string_view text, ByteSets& sets, WordExpression& result)
      : text_(text), sets_(sets), nodes_(result.nodes) {
    nodes_.clear();
  }

  // The root, or kNone.
  std::uint32_t parse() {
    const Index root = choice(0);
    return at_ == text_.size() ? root : kNone;
  }

 private:
  using Index = std::uint32_t;
  using Kind = WordExpression::Kind;
  static constexpr Index kNone = WordExpression::kNone;

  bool at_end() const { return at_ >= text_.size(); }
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  Index add(const WordExpression::Node& node) {
    nodes_.push_back(node);
    return static_cast<Index>(nodes_.size() - 1);
  }
  Index add_bytes(Index set) { return add({Kind::kBytes, set, kNone, kNone, 0, kNone}); }

  // One part stands for itself.
  Index join(Kind kind, Index last) {
    if (nodes_[last].before == kNone) return last;
    return add({kind, 0, last, kNone, 0, kNone});
  }

  Index choice(int depth) {
    Index last = kNone;
    do {
      const Index branch = sequence(depth);
      if (branch == kNone) return kNone;
      nodes_[branch].before = last;
      last = branch;
    } while (take('|'));
    return join(Kind::kChoice, last);
  }

  Index sequence(int depth) {
    Index last = kNone;
    while (!at_end() && text_[at_] != '|' && text_[at_] != ')') {
      const Index part = repeated(depth);
      if (part == kNone) return kNone;
      nodes_[part].before = last;
      last = part;
    }
    return last == kNone ? add({}) : join(Kind::kSequence, last);
  }

  // An atom with what repeats it.
  Index repeated(int depth) {
    const Index one = atom(depth);
    if (one == kNone || at_end()) return one;
    WordExpression::Node node{Kind::kRepeat, 0, one, kNone, 0, kNone};
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
        return counted(node);
      default:
        return one;
    }
    ++at_;
    return repeat_ended() ? add(node) : kNone;
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
    if (!number(node.least)) return kNone;
    node.most = node.least;
    if (take(',')) {
      node.most = kNone;
      if (!at_end() && text_[at_] != '}' && !number(node.most)) return kNone;
    }
    if (!take('}') || node.most < node.least || !repeat_ended()) return kNone;
    return add(node);
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
    if (c == '[') return byte_class();
    ++at_;
    ByteSet bytes;
    if (c == '.') {
      bytes.set();
      bytes.reset('\n');
    } else if (c == '\\') {
      if (!escaped(bytes)) return kNone;
    } else if (c > 0 && std::string_view("?*+{}^$]").find(c) == std::string_view::npos) {
      return add_bytes(sets_.number_of_sign(c));
    } else {
      return kNone;
    }
    return add_bytes(sets_.number_of(bytes));
  }

  Index group(int depth) {
    ++at_;
    if (depth > kDeepest) return kNone;
    if (take('?') && !take(':')) return kNone;
    const Index inside = choice(depth);
    return take(')') ? inside : kNone;
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
  Index byte_class() {
    ByteSet bytes;
    ++at_;
    if (at_end() || text_[at_] == '^' || text_[at_] == ']') return kNone;
    while (!at_end() && text_[at_] != ']') {
      const char from = text_[at_++];
      if (from == '\\') {
        if (!escaped(bytes)) return kNone;
        if (!at_end() && text_[at_] == '-') return kNone;
        continue;
      }
      if (from <= 0 || from == '[') return kNone;
      char to = from;
      if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
        to = text_[at_ + 1];
        at_ += 2;
        if (to < from || to == '[' || to == '\\') return kNone;
      }
      add_range(bytes, from, to);
    }
    return take(']') ? add_bytes(sets_.number_of(bytes)) : kNone;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  ByteSets& sets_;
  std::vector<WordExpression::Node>& nodes_;
};

}  // namespace

std::uint32_t ByteSets::number_of(const ByteSet& set) {
  const auto [found, added] = numbers_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (added) sets_.push_back(set);
  return found->second;
}

std::uint32_t ByteSets::number_of_sign(char sign) {
  std::uint32_t& known = of_sign_[static_cast<unsigned char>(sign)];
  if (known == 0) {
    ByteSet set;
    add_range(set, sign, sign);
    known = number_of(set) + 1;
  }
  return known - 1;
}

bool parse_word_expression(std::string_view expression, ByteSets& sets, WordExpression& result) {
  result.root = Parser(expression, sets, result).parse();
  return result.root != WordExpression::kNone;
}

}  // namespace boardtrail
