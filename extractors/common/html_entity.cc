// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "extractors/common/html_tag.h"

namespace boardtrail {
namespace {

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};

// Sorted by name (bytes).
constexpr std::array<NamedEntity, 79> kEntities = {{
    {"AElig", "Æ"},  {"Aacute", "Á"}, {"Agrave", "À"}, {"Auml", "Ä"},   {"Ccedil", "Ç"},
    {"Eacute", "É"}, {"Euml", "Ë"},   {"Ntilde", "Ñ"}, {"Oacute", "Ó"}, {"Oslash", "Ø"},
    {"Ouml", "Ö"},   {"Uacute", "Ú"}, {"Uuml", "Ü"},   {"aacute", "á"}, {"acirc", "â"},
    {"acute", "´"},  {"aelig", "æ"},  {"agrave", "à"}, {"amp", "&"},    {"apos", "'"},
    {"aring", "å"},  {"atilde", "ã"}, {"auml", "ä"},   {"bull", "•"},   {"ccedil", "ç"},
    {"cent", "¢"},   {"check", "✓"},  {"copy", "©"},   {"cross", "✗"},  {"deg", "°"},
    {"divide", "÷"}, {"eacute", "é"}, {"ecirc", "ê"},  {"egrave", "è"}, {"emsp", " "},
    {"ensp", " "},   {"euml", "ë"},   {"euro", "€"},   {"frac12", "½"}, {"frac14", "¼"},
    {"frac34", "¾"}, {"ge", "≥"},     {"gt", ">"},     {"harr", "↔"},   {"hellip", "…"},
    {"iacute", "í"}, {"icirc", "î"},  {"iuml", "ï"},   {"laquo", "«"},  {"larr", "←"},
    {"ldquo", "“"},  {"le", "≤"},     {"lsquo", "‘"},  {"lt", "<"},     {"mdash", "—"},
    {"micro", "µ"},  {"middot", "·"}, {"minus", "−"},  {"nbsp", " "},   {"ndash", "–"},
    {"ne", "≠"},     {"ntilde", "ñ"}, {"oacute", "ó"}, {"ocirc", "ô"},  {"ouml", "ö"},
    {"para", "¶"},   {"plusmn", "±"}, {"pound", "£"},  {"quot", "\""},  {"raquo", "»"},
    {"rarr", "→"},   {"rdquo", "”"},  {"reg", "®"},    {"rsquo", "’"},  {"sect", "§"},
    {"thinsp", " "}, {"times", "×"},  {"trade", "™"},  {"uuml", "ü"},
}};

std::string encode(std::uint32_t code) {
  std::string out;
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | code >> 6U);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | code >> 12U);
    out += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | code >> 18U);
    out += static_cast<char>(0x80U | (code >> 12U & 0x3FU));
    out += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
  }
  if (code >= 0x80) out += static_cast<char>(0x80U | (code & 0x3FU));
  return out;
}

// "#8211", "#x2013": the code point, or nothing.
std::optional<std::uint32_t> numeric(std::string_view body) {
  const bool hexadecimal = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
  std::uint32_t code = 0;
  const std::size_t begin = hexadecimal ? 2 : 1;
  if (begin >= body.size() || body.size() > 10) return std::nullopt;
  for (const char c : body.substr(begin)) {
    std::uint32_t digit = 99;
    if (is_digit(c)) digit = static_cast<std::uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') digit = static_cast<std::uint32_t>(c - 'A') + 10;
    if (digit >= (hexadecimal ? 16U : 10U)) return std::nullopt;
    code = code * (hexadecimal ? 16U : 10U) + digit;
    if (code > 0x10FFFF) return std::nullopt;
  }
  if (code == 0 || (code >= 0xD800 && code < 0xE000)) return std::nullopt;
  return code;
}

}  // namespace

std::string parse_entity(std::string_view text, std::size_t at, std::size_t& length) {
  constexpr std::size_t kMaxEntity = 12;
  length = 0;
  const std::size_t end = text.substr(0, at + kMaxEntity).find(';', at + 1);
  if (end == std::string_view::npos) return {};
  const std::string_view body = text.substr(at + 1, end - at - 1);
  if (body.starts_with('#')) {
    const std::optional<std::uint32_t> code = numeric(body);
    if (!code) return {};
    length = end + 1 - at;
    return encode(*code);
  }
  const auto found = std::lower_bound(
      kEntities.begin(), kEntities.end(), body,
      [](const NamedEntity& entity, std::string_view name) { return entity.name < name; });
  if (found == kEntities.end() || found->name != body) return {};
  length = end + 1 - at;
  return std::string(found->text);
}

}  // namespace boardtrail
