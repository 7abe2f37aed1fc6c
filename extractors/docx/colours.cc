// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/colours.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "extractors/common/html_tag.h"

namespace boardtrail {
namespace {

struct NamedColour {
  std::string_view name;
  Colour colour;
};

// ECMA-376 part 1, 17.18.40 (ST_HighlightColor).
constexpr std::array<NamedColour, 16> kHighlights = {{
    {"black", {0, 0, 0}},
    {"blue", {0, 0, 255}},
    {"cyan", {0, 255, 255}},
    {"green", {0, 255, 0}},
    {"magenta", {255, 0, 255}},
    {"red", {255, 0, 0}},
    {"yellow", {255, 255, 0}},
    {"white", {255, 255, 255}},
    {"darkBlue", {0, 0, 128}},
    {"darkCyan", {0, 128, 128}},
    {"darkGreen", {0, 128, 0}},
    {"darkMagenta", {128, 0, 128}},
    {"darkRed", {128, 0, 0}},
    {"darkYellow", {128, 128, 0}},
    {"darkGray", {128, 128, 128}},
    {"lightGray", {192, 192, 192}},
}};

struct Alias {
  std::string_view name;
  std::string_view held;
};

// The names of WordprocessingML for the entries of a theme.
constexpr std::array<Alias, 16> kAliases = {{
    {"dark1", "dk1"},
    {"text1", "dk1"},
    {"tx1", "dk1"},
    {"light1", "lt1"},
    {"background1", "lt1"},
    {"bg1", "lt1"},
    {"dark2", "dk2"},
    {"text2", "dk2"},
    {"tx2", "dk2"},
    {"light2", "lt2"},
    {"background2", "lt2"},
    {"bg2", "lt2"},
    {"hyperlink", "hlink"},
    {"followedHyperlink", "folHlink"},
    {"phClr", "accent1"},
    {"", ""},
}};

std::optional<int> parse_hex(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::uint8_t mixed(std::uint8_t from, std::uint8_t to, double share) {
  return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
}

// Luminance scaled by `share` towards white or black; with hue and saturation kept, that
// is the same as moving each channel (HSL is piecewise linear in luminance only between
// its ends, so the luminance is moved and the channels follow in proportion).
Colour with_luminance(Colour colour, double share, bool to_white) {
  const double r = colour.r / 255.0;
  const double g = colour.g / 255.0;
  const double b = colour.b / 255.0;
  const double most = std::max({r, g, b});
  const double least = std::min({r, g, b});
  const double old_light = (most + least) / 2;
  const double light = to_white ? old_light * share + (1 - share) : old_light * share;
  const double old_reach = 1 - std::abs(2 * old_light - 1);
  const double scale = old_reach <= 0 ? 0 : (1 - std::abs(2 * light - 1)) / old_reach;
  const auto channel = [&](double value) {
    const double moved = light + (value - old_light) * scale;
    return static_cast<std::uint8_t>(std::lround(std::clamp(moved, 0.0, 1.0) * 255));
  };
  return {channel(r), channel(g), channel(b)};
}

// A theme colour with its tint or shade, or the plain one beside it.
std::optional<Colour> themed(const AttributeOf& attribute, const Theme& theme,
                             const char* theme_name, const char* tint, const char* shade,
                             const char* plain) {
  if (const auto name = attribute(theme_name)) {
    if (const std::optional<Colour> base = theme.find(*name)) {
      return tinted(*base, attribute(tint).value_or(""), attribute(shade).value_or(""));
    }
  }
  return parse_rgb(attribute(plain).value_or(""));
}

}  // namespace

std::optional<Colour> parse_rgb(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  if (text.size() != 6) return std::nullopt;
  const std::optional<int> value = parse_hex(text);
  if (!value || *value < 0) return std::nullopt;
  return Colour{static_cast<std::uint8_t>(*value >> 16), static_cast<std::uint8_t>(*value >> 8),
                static_cast<std::uint8_t>(*value)};
}

Colour tinted(Colour colour, std::string_view tint, std::string_view shade) {
  if (const auto share = tint.size() == 2 ? parse_hex(tint) : std::nullopt) {
    return with_luminance(colour, *share / 255.0, true);
  }
  if (const auto share = shade.size() == 2 ? parse_hex(shade) : std::nullopt) {
    return with_luminance(colour, *share / 255.0, false);
  }
  return colour;
}

std::optional<Colour> highlight_colour(std::string_view name) {
  for (const NamedColour& known : kHighlights) {
    if (known.name == name) return known.colour;
  }
  return std::nullopt;
}

std::optional<Colour> vml_colour(std::string_view text) {
  return parse_colour(text.substr(0, text.find(' ')));
}

Theme::Theme(const XmlNode& root) {
  const XmlNode* elements = root.child("themeElements");
  const XmlNode* scheme = elements == nullptr ? nullptr : elements->child("clrScheme");
  if (scheme == nullptr) return;
  for (const XmlNode& entry : scheme->children) {
    for (const XmlNode& form : entry.children) {
      const auto text = form.attribute(form.name == "sysClr" ? "lastClr" : "val");
      if (const auto colour = parse_rgb(text.value_or(""))) colours_.emplace(entry.name, *colour);
    }
  }
}

std::optional<Colour> Theme::find(std::string_view name) const {
  for (const Alias& alias : kAliases) {
    if (alias.name == name) name = alias.held;
  }
  const auto found = colours_.find(name);
  return found == colours_.end() ? std::nullopt : std::optional(found->second);
}

Shading read_shading(const AttributeOf& attribute, const Theme& theme) {
  Shading shading;
  const std::string_view pattern = attribute("val").value_or("clear");
  shading.stated = true;
  if (pattern == "nil") return shading;
  const std::optional<Colour> fill =
      themed(attribute, theme, "themeFill", "themeFillTint", "themeFillShade", "fill");
  const std::optional<Colour> ink =
      themed(attribute, theme, "themeColor", "themeTint", "themeShade", "color");
  if (pattern == "solid") {
    shading.colour = ink;
    return shading;
  }
  shading.colour = fill;
  if (!pattern.starts_with("pct")) return shading;
  const std::string_view digits = pattern.substr(3);
  int percent = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), percent);
  const double share = std::clamp(percent, 0, 100) / 100.0;
  const Colour below = fill.value_or(Colour{255, 255, 255});
  const Colour above = ink.value_or(Colour{0, 0, 0});
  shading.colour = Colour{mixed(below.r, above.r, share), mixed(below.g, above.g, share),
                          mixed(below.b, above.b, share)};
  return shading;
}

std::optional<Colour> read_text_colour(const AttributeOf& attribute, const Theme& theme) {
  const std::optional<Colour> colour =
      themed(attribute, theme, "themeColor", "themeTint", "themeShade", "val");
  return colour == Colour{0, 0, 0} ? std::nullopt : colour;
}

}  // namespace boardtrail
