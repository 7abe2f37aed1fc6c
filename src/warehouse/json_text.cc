// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/json_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/text.h"

namespace boardtrail {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

void append_escaped(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;  // start of what needs no escape
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) continue;
    out.append(text.substr(plain, i - plain));
    plain = i + 1;
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += static_cast<char>(byte);
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte == 0) {
      out += "\xEF\xBF\xBD";
    } else {
      out += "\\u00";
      out += kHexDigits[byte >> 4U];
      out += kHexDigits[byte & 0xFU];
    }
  }
  out.append(text.substr(plain));
  out += '"';
}

// The shortest decimal of the value rounded to hundredths. Below 100,000 that never has an
// exponent, and integers are much cheaper to write; any page's coordinates lie there.
void append_hundredths(std::string& out, float value) {
  constexpr double kPlain = 100'000;
  char digits[64];
  const double scaled = std::isfinite(value) ? static_cast<double>(value) * 100 : 0.0;
  if (std::abs(scaled) > kPlain * 100 - 1) {
    const double rounded = std::round(scaled) / 100;
    out.append(digits, std::to_chars(digits, digits + sizeof digits, rounded).ptr);
    return;
  }
  const long hundredths = std::lround(std::abs(scaled));
  if (scaled < 0 && hundredths != 0) out += '-';
  out.append(digits, std::to_chars(digits, digits + sizeof digits, hundredths / 100).ptr);
  const auto rest = static_cast<unsigned>(hundredths % 100);
  if (rest == 0) return;
  out += '.';
  out += kHexDigits[rest / 10];
  if (rest % 10 != 0) out += kHexDigits[rest % 10];
}

template <typename Texts>
std::string list(const Texts& texts) {
  std::string out = "[";
  for (const auto& text : texts) {
    if (out.size() > 1) out += ',';
    append_json(out, text);
  }
  out += ']';
  return out;
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
  if (is_valid_utf8(text)) {
    append_escaped(out, text);
    return;
  }
  std::size_t replaced = 0;
  append_escaped(out, repair_utf8(text, &replaced));
}

std::string json_list(const std::vector<std::string>& texts) { return list(texts); }
std::string json_list(const std::vector<std::string_view>& texts) { return list(texts); }

void append_box_json(std::string& out, const Box& box) {
  char before = '[';
  for (const float value : {box.x0, box.y0, box.x1, box.y1}) {
    out += before;
    append_hundredths(out, value);
    before = ',';
  }
  out += ']';
}

std::string box_json(const Box& box) {
  std::string out;
  if (!box.empty()) append_box_json(out, box);
  return out;
}

std::string colour_text(Colour colour) {
  std::string out = "#";
  for (const std::uint8_t part : {colour.r, colour.g, colour.b}) {
    for (const unsigned digit : {unsigned{part} >> 4U, unsigned{part} & 0xFU}) {
      // Upper case, as the interface says.
      out += digit < 10 ? static_cast<char>('0' + digit) : static_cast<char>('A' + digit - 10);
    }
  }
  return out;
}

void JsonObject::key(std::string_view name) {
  if (out_.size() > 1) out_ += ',';
  out_ += '"';
  out_ += name;
  out_ += "\":";
}

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  key(name);
  append_json(out_, value);
  return *this;
}

JsonObject& JsonObject::text_if_any(std::string_view name, std::string_view value) {
  return value.empty() ? *this : text(name, value);
}

JsonObject& JsonObject::flag(std::string_view name, bool value) {
  key(name);
  out_ += value ? "true" : "false";
  return *this;
}

JsonObject& JsonObject::place(const Place& place) {
  const auto count = [this](std::string_view name, std::int32_t value) {
    if (value <= 0) return;
    key(name);
    out_ += std::to_string(value);
  };
  count("page", place.page);
  count("line", place.line);
  count("table", place.table);
  count("row", place.row);
  count("cell", place.cell);
  if (!place.box.empty()) {
    key("bbox");
    append_box_json(out_, place.box);
  }
  return *this;
}

std::string JsonObject::finish() {
  out_ += '}';
  return std::move(out_);
}

std::string& JsonList::next() {
  out_ += begun_ ? ',' : '[';
  begun_ = true;
  for (; missing_ > 0; --missing_) out_ += "null,";
  return out_;
}

JsonList& JsonList::missing() {
  ++missing_;
  return *this;
}

JsonList& JsonList::number(std::int64_t value) {
  char digits[24];
  next().append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return *this;
}

JsonList& JsonList::text(std::string_view value) {
  append_json(next(), value);
  return *this;
}

JsonList& JsonList::number_if_any(std::int32_t value) {
  return value > 0 ? number(value) : missing();
}

JsonList& JsonList::text_if_any(std::string_view value) {
  return value.empty() ? missing() : text(value);
}

JsonList& JsonList::json_if_any(std::string_view json) {
  if (json.empty()) return missing();
  next() += json;
  return *this;
}

JsonList& JsonList::box_if_any(const Box& box) {
  if (box.empty()) return missing();
  append_box_json(next(), box);
  return *this;
}

void JsonList::finish() { out_ += begun_ ? "]" : "[]"; }

std::vector<std::string_view> json_values(std::string_view list) {
  std::vector<std::string_view> values;
  if (!list.starts_with('[')) return values;
  int depth = 0;
  bool inside = false;  // a string
  std::size_t begin = 1;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (inside) {
      if (c == '\\') ++i;
      inside = c != '"';
      continue;
    }
    if (c == '"') inside = true;
    if (c == '[' || c == '{') ++depth;
    const bool ends = (c == ']' || c == '}') && --depth == 0;
    if (ends || (c == ',' && depth == 1)) {
      if (i > begin) values.push_back(list.substr(begin, i - begin));
      begin = i + 1;
    }
    if (ends) return values;
  }
  return {};
}

std::string json_text(std::string_view value) {
  std::string text;
  if (value.size() < 2) return text;
  value = value.substr(1, value.size() - 2);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      text += value[i];
    } else if (value[++i] != 'u') {
      constexpr std::string_view kLetters = "bfnrt";
      const std::size_t letter = kLetters.find(value[i]);
      text += letter < kLetters.size() ? "\b\f\n\r\t"[letter] : value[i];
    } else {
      // A control character: two of its four digits are zeros.
      unsigned code = 0;
      const std::string_view digits = value.substr(i + 1, 4);
      std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
      text += static_cast<char>(code);
      i += digits.size();
    }
  }
  return text;
}

}  // namespace boardtrail
