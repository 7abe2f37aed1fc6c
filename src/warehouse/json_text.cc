// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/json_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/text.h"

namespace boardtrail {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

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
    } else {
      out += "\\u00";
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 0xFU];
    }
  }
  out.append(text.substr(plain));
  out += '"';
}

void append_hundredths(std::string& out, float value) {
  const double rounded =
      std::isfinite(value) ? std::round(static_cast<double>(value) * 100) / 100 + 0.0 : 0.0;
  char digits[64];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, rounded).ptr);
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

std::string box_json(const Box& box) {
  if (box.empty()) return {};
  std::string out = "[";
  for (const float value : {box.x0, box.y0, box.x1, box.y1}) {
    if (out.size() > 1) out += ',';
    append_hundredths(out, value);
  }
  out += ']';
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
    out_ += box_json(place.box);
  }
  return *this;
}

std::string JsonObject::finish() {
  out_ += '}';
  return std::move(out_);
}

}  // namespace boardtrail
