// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/row_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/display.h"

namespace boardtrail {
namespace {

std::string real_text(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  std::string text(buffer.data(), end);
  const bool whole = text.find_first_not_of("-0123456789") == std::string::npos;
  return whole ? text + ".0" : text;
}

void append_escape(std::string& out, char32_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (unsigned shift = 16; shift > 0;) {
    shift -= 4;
    out += kDigits[value >> shift & 0xFU];
  }
}

// Code points of two and three bytes that are unsafe to show (all below U+10000).
char32_t short_code_point(std::string_view text, std::size_t at, std::size_t* length) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  *length = byte(at) >= 0xF0 ? 4 : byte(at) >= 0xE0 ? 3 : byte(at) >= 0xC0 ? 2 : 1;
  if (*length == 2) return (byte(at) & 0x1FU) << 6U | (byte(at + 1) & 0x3FU);
  if (*length == 3) {
    return (byte(at) & 0x0FU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
  }
  return *length == 1 ? byte(at) : 0x10000;
}

// Spreadsheets also take the full-width forms for the start of a formula.
bool starts_formula(std::string_view text) {
  if (text.empty() || text == "-") return false;
  constexpr std::string_view kAscii = "=+-@\t\r";
  if (kAscii.find(text[0]) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

// What each byte may stand in as it is.
enum ByteUse : std::uint8_t { kInText = 1, kInJson = 2, kInCsv = 4 };

constexpr std::array<std::uint8_t, 256> make_uses() {
  std::array<std::uint8_t, 256> uses{};
  for (std::size_t c = ' '; c <= '~'; ++c) {
    const int in_json = c != '"' && c != '\\' ? kInJson : 0;
    const int in_csv = c != '"' && c != ',' ? kInCsv : 0;
    uses[c] = static_cast<std::uint8_t>(kInText | in_json | in_csv);
  }
  return uses;
}
constexpr std::array<std::uint8_t, 256> kUses = make_uses();

// The end of the bytes from `at` on that may stand in `use` as they are: nearly all do.
std::size_t end_of_plain(std::string_view text, std::size_t at, ByteUse use) {
  while (at < text.size() && (kUses[static_cast<unsigned char>(text[at])] & use) != 0) ++at;
  return at;
}

void append_between_quotes(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_plain(text, at, kInJson);
    out.append(text, at, end - at);
    at = end;
    if (at == text.size()) break;
    std::size_t length = 1;
    const char32_t value = short_code_point(text, at, &length);
    if (value == '"' || value == '\\') {
      out += '\\';
      out += static_cast<char>(value);
    } else if (value == '\n') {
      out += "\\n";
    } else if (value == '\t') {
      out += "\\t";
    } else if (is_unsafe_to_show(value) || value == 0x2028 || value == 0x2029) {
      append_escape(out, value);
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
}

// The texts of ["a","b"] where none has an escape or a byte beyond ASCII, which is nearly
// always; false: it is no such list.
bool take_plain_list(std::string_view json, std::vector<std::string_view>& texts) {
  texts.clear();
  if (json == "[]") return true;
  for (std::size_t at = 0; at + 2 < json.size() && json[at] == (at == 0 ? '[' : ',');) {
    if (json[at + 1] != '"') return false;
    const std::size_t end = end_of_plain(json, at + 2, kInJson);
    if (end + 1 >= json.size() || json[end] != '"') return false;
    texts.push_back(json.substr(at + 2, end - at - 2));
    at = end + 1;
    if (json[at] == ']') return at + 1 == json.size();
  }
  return false;
}

}  // namespace

std::string plain_text(const SqlValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return real_text(*real);
  return {};
}

std::string without_controls(std::string_view text) {
  if (end_of_plain(text, 0, kInText) == text.size()) return std::string(text);
  std::size_t replaced = 0;
  const std::string valid = is_valid_utf8(text) ? std::string(text) : repair_utf8(text, &replaced);
  std::string out;
  out.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t end = end_of_plain(valid, at, kInText);
    out.append(valid, at, end - at);
    at = end;
    if (at == valid.size()) break;
    std::size_t length = 1;
    const char32_t value = short_code_point(valid, at, &length);
    if (value == '\t' || value == '\n' || value == '\r' || !is_unsafe_to_show(value)) {
      out += std::string_view(valid).substr(at, length);
    }
    at += length;
  }
  return out;
}

std::string joined_list(const std::string& json) {
  std::string out;
  std::vector<std::string_view> texts;
  if (take_plain_list(json, texts)) {
    for (const std::string_view text : texts) {
      if (!out.empty()) out += ", ";
      out += text;
    }
    return out;
  }
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_array()) return json;
  for (const auto& item : parsed) {
    if (!out.empty()) out += ", ";
    out += item.is_string() ? item.get<std::string>() : item.dump();
  }
  return out;
}

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  if (end_of_plain(text, 0, kInJson) == text.size()) {  // nearly all
    out += text;
  } else if (is_valid_utf8(text)) {
    append_between_quotes(text, out);
  } else {
    std::size_t replaced = 0;
    append_between_quotes(repair_utf8(text, &replaced), out);
  }
  out += '"';
}

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

void append_json_value(const SqlValue& value, bool is_list, std::string& out) {
  const auto* text = std::get_if<std::string>(&value);
  const auto* real = std::get_if<double>(&value);
  if (std::holds_alternative<std::monostate>(value) || (real && !std::isfinite(*real))) {
    out += "null";
  } else if (!text) {
    out += plain_text(value);
  } else if (std::vector<std::string_view> texts; is_list && take_plain_list(*text, texts)) {
    out += *text;
  } else if (!is_list) {
    append_json_string(*text, out);
  } else if (const auto parsed = nlohmann::json::parse(*text, nullptr, false);
             !parsed.is_discarded()) {
    out += parsed.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
  } else {
    append_json_string(*text, out);
  }
}

void append_csv_field(const SqlValue& value, bool raw, std::string& out) {
  const auto* text = std::get_if<std::string>(&value);
  if (!text) {
    out += plain_text(value);
    return;
  }
  const bool armed = !raw && starts_formula(*text);
  if (!armed && end_of_plain(*text, 0, kInCsv) == text->size()) {  // nearly all
    out += *text;
    return;
  }
  std::string field = raw ? *text : without_controls(*text);
  if (!raw && starts_formula(field)) field.insert(0, "'");
  if (field.find_first_of("\",\r\n") == std::string::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : display_line(text)) {
    if (c == '<') {
      out += "&lt;";
      continue;
    }
    if (std::string_view("|\\`*_[").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::vector<bool> flags_of(const std::vector<std::string>& names,
                           const std::vector<std::string>& chosen) {
  std::vector<bool> flags;
  flags.reserve(names.size());
  for (const std::string& name : names) {
    flags.push_back(std::find(chosen.begin(), chosen.end(), name) != chosen.end());
  }
  return flags;
}

}  // namespace boardtrail
