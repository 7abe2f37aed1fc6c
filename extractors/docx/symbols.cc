// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/symbols.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace boardtrail {
namespace {

struct Sign {
  std::uint32_t code;
  const char* text;
};

// The signs of Wingdings that papers use: boxes, ticks, circles, squares, arrows.
constexpr std::array<Sign, 22> kWingdings = {{
    {0x6C, "\u25CF"}, {0x6E, "\u25A0"}, {0x6F, "\u2610"}, {0x71, "\u2610"}, {0x72, "\u2610"},
    {0x78, "\u2612"}, {0x9F, "\u2022"}, {0xA0, "\u2022"}, {0xA7, "\u2022"}, {0xA8, "\u2610"},
    {0xD8, "\u2022"}, {0xDF, "\u2190"}, {0xE0, "\u2192"}, {0xE1, "\u2191"}, {0xE2, "\u2193"},
    {0xF0, "\u21E8"}, {0xFB, "\u2717"}, {0xFC, "\u2713"}, {0xFD, "\u2612"}, {0xFE, "\u2611"},
    {0x76, "\u2022"}, {0x75, "\u25C6"},
}};
constexpr std::array<Sign, 10> kWingdings2 = {{
    {0x4F, "\u2717"},
    {0x50, "\u2713"},
    {0x51, "\u2612"},
    {0x52, "\u2611"},
    {0x53, "\u2612"},
    {0x54, "\u2612"},
    {0x97, "\u25CF"},
    {0xA2, "\u25A0"},
    {0xA3, "\u2610"},
    {0x2A, "\u2610"},
}};
constexpr std::array<Sign, 8> kSymbol = {{
    {0xA3, "\u2264"},
    {0xB3, "\u2265"},
    {0xB0, "\u00B0"},
    {0xB1, "\u00B1"},
    {0xB7, "\u2022"},
    {0xAE, "\u2192"},
    {0xAD, "\u2191"},
    {0xAF, "\u2193"},
}};

template <std::size_t N>
std::string find_sign(const std::array<Sign, N>& signs, std::uint32_t code) {
  for (const Sign& sign : signs) {
    if (sign.code == code) return sign.text;
  }
  return {};
}

// The code point at text[i]; `length` is its bytes. `text` is UTF-8.
std::uint32_t decode(std::string_view text, std::size_t i, std::size_t& length) {
  const auto byte = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<std::uint8_t>(text[i + k]) : 0U;
  };
  const std::uint32_t lead = byte(0);
  length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  length = std::min(length, text.size() - i);
  if (length == 1) return lead;
  std::uint32_t code = lead & (0x7FU >> length);
  for (std::size_t k = 1; k < length; ++k) code = code << 6U | (byte(k) & 0x3FU);
  return code;
}

std::string map_text(std::string_view text, bool all) {
  std::string mapped;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    const std::uint32_t code = decode(text, i, length);
    const bool is_private = code >= 0xF020 && code <= 0xF0FF;
    if (is_private) {
      mapped += symbol_text(code == 0xF0B7 ? "Symbol" : "Wingdings", code);
    } else if (all && code > ' ' && code <= 0xFF) {
      mapped += symbol_text("Wingdings", code);
    } else {
      mapped += text.substr(i, length);
    }
    i += length;
  }
  return mapped;
}

}  // namespace

std::string symbol_text(std::string_view font, std::uint32_t code) {
  code &= 0xFFU;
  const std::string name = fold(font);
  if (name == "symbol") return find_sign(kSymbol, code);
  if (name == "wingdings 2") return find_sign(kWingdings2, code);
  if (name.starts_with("wingdings")) return find_sign(kWingdings, code);
  return {};
}

std::string wingdings_text(std::string_view text) { return map_text(text, true); }

std::string private_text(std::string_view text) {
  // U+F0xx is EF 80..83 xx in UTF-8.
  const bool any = text.find('\xEF') != std::string_view::npos;
  return any ? map_text(text, false) : std::string(text);
}

bool is_rating_glyph(std::string_view text) {
  constexpr std::array<std::string_view, 5> kGlyphs = {"\u25CF", "\u25A0", "\u25C9", "\u2B24",
                                                       "\u25FC"};
  return std::find(kGlyphs.begin(), kGlyphs.end(), trim(text)) != kGlyphs.end();
}

}  // namespace boardtrail
