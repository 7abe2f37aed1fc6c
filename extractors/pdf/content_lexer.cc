// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/content_lexer.h"

#include <array>

namespace boardtrail {
namespace {

enum Class : std::uint8_t { kRegular, kBlank, kDelimiter, kDigit, kSign };

// ISO 32000-1, tables 1 and 2.
constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (const char c : {'\0', '\t', '\n', '\f', '\r', ' '}) {
    classes[static_cast<unsigned char>(c)] = kBlank;
  }
  for (const char c : std::string_view("()<>[]{}/%")) {
    classes[static_cast<unsigned char>(c)] = kDelimiter;
  }
  for (char c = '0'; c <= '9'; ++c) classes[static_cast<unsigned char>(c)] = kDigit;
  for (const char c : {'+', '-', '.'}) classes[static_cast<unsigned char>(c)] = kSign;
  return classes;
}
constexpr std::array<Class, 256> kClasses = make_classes();

Class class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

ContentLexer::Token mark(ContentLexer::Kind kind) {
  ContentLexer::Token token;
  token.kind = kind;
  return token;
}

const ContentLexer::Token kOddToken = mark(ContentLexer::Kind::kOdd);

}  // namespace

// False at the end of the content.
bool ContentLexer::skip_blanks() {
  while (at_ < end_) {
    if (*at_ == '%') {
      while (at_ < end_ && *at_ != '\n' && *at_ != '\r') ++at_;
    } else if (class_of(*at_) == kBlank) {
      ++at_;
    } else {
      return true;
    }
  }
  return false;
}

ContentLexer::Token ContentLexer::next() {
  if (!skip_blanks()) return mark(Kind::kEnd);
  const Class kind = class_of(*at_);
  if (kind == kDigit || kind == kSign) return number();
  if (kind == kRegular) return word();
  const bool doubled = at_ + 1 < end_ && at_[1] == *at_;
  switch (*at_++) {
    case '/':
      return name();
    case '(':
      return literal_string();
    case '[':
      return mark(Kind::kArrayBegin);
    case ']':
      return mark(Kind::kArrayEnd);
    case '<':
      if (!doubled) return hex_string();
      ++at_;
      return mark(Kind::kDictionaryBegin);
    case '>':
      if (!doubled) return kOddToken;
      ++at_;
      return mark(Kind::kDictionaryEnd);
    default:
      return kOddToken;
  }
}

ContentLexer::Token ContentLexer::number() {
  constexpr int kMaxDigits = 15;  // are exact
  static constexpr double kPowers[kMaxDigits + 1] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = *at_ == '-';
  if (negative || *at_ == '+') ++at_;
  std::int64_t value = 0;
  int digits = 0, decimals = 0;
  bool point = false;
  for (; at_ < end_; ++at_) {
    if (*at_ >= '0' && *at_ <= '9') {
      if (++digits > kMaxDigits) return kOddToken;
      value = value * 10 + (*at_ - '0');
      if (point) ++decimals;
    } else if (*at_ == '.' && !point) {
      point = true;
    } else {
      break;
    }
  }
  if (digits == 0 || (at_ < end_ && class_of(*at_) == kSign)) return kOddToken;
  Token token;
  token.kind = Kind::kNumber;
  token.whole = !point;
  token.number = static_cast<double>(negative ? -value : value);
  if (decimals > 0) token.number /= kPowers[decimals];
  return token;
}

ContentLexer::Token ContentLexer::name() {
  const char* begin = at_;
  bool escaped = false;
  while (at_ < end_ && class_of(*at_) != kBlank && class_of(*at_) != kDelimiter) {
    escaped = *at_++ == '#' || escaped;
  }
  Token token = mark(Kind::kName);
  token.escaped = escaped;
  token.text = {begin, static_cast<std::size_t>(at_ - begin)};
  return token;
}

ContentLexer::Token ContentLexer::word() {
  const char* begin = at_;
  while (at_ < end_ && class_of(*at_) != kBlank && class_of(*at_) != kDelimiter) ++at_;
  Token token = mark(Kind::kOperator);
  token.text = {begin, static_cast<std::size_t>(at_ - begin)};
  return token;
}

ContentLexer::Token ContentLexer::hex_string() {
  Token token = mark(Kind::kString);
  token.begin = strings_.size();
  int high = -1;
  for (; at_ < end_ && *at_ != '>'; ++at_) {
    const int digit = hex_digit(*at_);
    if (digit < 0) {
      if (class_of(*at_) != kBlank) return kOddToken;
    } else if (high < 0) {
      high = digit;
    } else {
      strings_.push_back(static_cast<char>(high << 4 | digit));
      high = -1;
    }
  }
  if (at_ == end_) return kOddToken;
  ++at_;
  if (high >= 0) strings_.push_back(static_cast<char>(high << 4));
  token.size = strings_.size() - token.begin;
  strings_.push_back('\0');
  return token;
}

// What follows a backslash; false where the content ends.
bool ContentLexer::escape() {
  if (at_ == end_) return false;
  const char c = *at_++;
  constexpr std::string_view kLetters = "nrtbf", kMeanings = "\n\r\t\b\f";
  const std::size_t letter = kLetters.find(c);
  if (letter != std::string_view::npos) {
    strings_.push_back(kMeanings[letter]);
  } else if (c >= '0' && c <= '7') {
    int code = c - '0';
    for (int i = 0; i < 2 && at_ < end_ && *at_ >= '0' && *at_ <= '7'; ++i) {
      code = code * 8 + (*at_++ - '0');
    }
    strings_.push_back(static_cast<char>(code & 0xFF));
  } else if (c == '\r') {  // the line goes on
    if (at_ < end_ && *at_ == '\n') ++at_;
  } else if (c != '\n') {
    strings_.push_back(c);
  }
  return true;
}

ContentLexer::Token ContentLexer::literal_string() {
  Token token = mark(Kind::kString);
  token.begin = strings_.size();
  for (int open = 1; at_ < end_;) {
    const char c = *at_++;
    if (c == '\\') {
      if (!escape()) return kOddToken;
      continue;
    }
    if (c == '\r') {  // any end of a line is one LF
      if (at_ < end_ && *at_ == '\n') ++at_;
      strings_.push_back('\n');
      continue;
    }
    if (c == '(') ++open;
    if (c == ')' && --open == 0) {
      token.size = strings_.size() - token.begin;
      strings_.push_back('\0');
      return token;
    }
    strings_.push_back(c);
  }
  return kOddToken;
}

}  // namespace boardtrail
