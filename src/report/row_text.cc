// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/row_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
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

// Takes over what all formats show as it is, which is nearly all; false where nothing is.
bool append_plain(std::string_view text, std::string& out, std::size_t& at) {
  const std::size_t begin = at;
  while (at < text.size() && text[at] >= ' ' && text[at] <= '~' && text[at] != '"' &&
         text[at] != '\\') {
    ++at;
  }
  out.append(text, begin, at - begin);
  return at > begin;
}

}  // namespace

std::string plain_text(const SqlValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return real_text(*real);
  return {};
}

std::string without_controls(std::string_view text) {
  std::size_t replaced = 0;
  const std::string valid = is_valid_utf8(text) ? std::string(text) : repair_utf8(text, &replaced);
  std::string out;
  out.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    if (append_plain(valid, out, at)) continue;
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
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_array()) return json;
  std::string out;
  for (const auto& item : parsed) {
    if (!out.empty()) out += ", ";
    out += item.is_string() ? item.get<std::string>() : item.dump();
  }
  return out;
}

std::string json_string(std::string_view text) {
  std::size_t replaced = 0;
  const std::string valid = is_valid_utf8(text) ? std::string(text) : repair_utf8(text, &replaced);
  std::string out = "\"";
  for (std::size_t at = 0; at < valid.size();) {
    if (append_plain(valid, out, at)) continue;
    std::size_t length = 1;
    const char32_t value = short_code_point(valid, at, &length);
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
      out += std::string_view(valid).substr(at, length);
    }
    at += length;
  }
  return out + "\"";
}

std::string json_value(const SqlValue& value, bool is_list) {
  if (std::holds_alternative<std::monostate>(value)) return "null";
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (is_list) {
      const auto parsed = nlohmann::json::parse(*text, nullptr, false);
      if (!parsed.is_discarded()) {
        return parsed.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
      }
    }
    return json_string(*text);
  }
  if (const auto* real = std::get_if<double>(&value); real && !std::isfinite(*real)) return "null";
  return plain_text(value);
}

std::string csv_field(const SqlValue& value, bool raw) {
  const auto* text = std::get_if<std::string>(&value);
  if (!text) return plain_text(value);
  std::string field = *text;
  if (!raw) {
    field = without_controls(field);
    if (starts_formula(field)) field.insert(0, "'");
  }
  if (field.find_first_of("\",\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
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
