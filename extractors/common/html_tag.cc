// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/common/html_tag.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// A tag longer than this is text with a stray '<'.
constexpr std::size_t kMaxTagBytes = 1024;

struct NamedTag {
  std::string_view name;
  TagMeaning meaning;
};

// Sorted by name.
constexpr std::array<NamedTag, 84> kTags = {{
    {"a", {TagRole::kNone, 0, 0}},
    {"abbr", {TagRole::kNone, 0, 0}},
    {"address", {TagRole::kBlock, 0, 0}},
    {"article", {TagRole::kBlock, 0, 0}},
    {"aside", {TagRole::kBlock, 0, 0}},
    {"b", {TagRole::kMark, kBold, 0}},
    {"big", {TagRole::kNone, 0, 0}},
    {"blockquote", {TagRole::kBlock, 0, 0}},
    {"body", {TagRole::kBlock, 0, 0}},
    {"br", {TagRole::kBreak, 0, 0}},
    {"button", {TagRole::kNone, 0, 0}},
    {"caption", {TagRole::kCaption, 0, 0}},
    {"center", {TagRole::kBlock, 0, 0}},
    {"cite", {TagRole::kMark, kItalic, 0}},
    {"code", {TagRole::kNone, 0, 0}},
    {"col", {TagRole::kNone, 0, 0}},
    {"colgroup", {TagRole::kNone, 0, 0}},
    {"dd", {TagRole::kItem, 0, 0}},
    {"del", {TagRole::kMark, kStruck, 0}},
    {"details", {TagRole::kBlock, 0, 0}},
    {"div", {TagRole::kBlock, 0, 0}},
    {"dl", {TagRole::kList, 0, 0}},
    {"dt", {TagRole::kItem, 0, 0}},
    {"em", {TagRole::kMark, kItalic, 0}},
    {"figcaption", {TagRole::kBlock, 0, 0}},
    {"figure", {TagRole::kBlock, 0, 0}},
    {"font", {TagRole::kNone, 0, 0}},
    {"footer", {TagRole::kBlock, 0, 0}},
    {"form", {TagRole::kBlock, 0, 0}},
    {"h1", {TagRole::kHeading, 0, 1}},
    {"h2", {TagRole::kHeading, 0, 2}},
    {"h3", {TagRole::kHeading, 0, 3}},
    {"h4", {TagRole::kHeading, 0, 4}},
    {"h5", {TagRole::kHeading, 0, 5}},
    {"h6", {TagRole::kHeading, 0, 6}},
    {"head", {TagRole::kHidden, 0, 0}},
    {"header", {TagRole::kBlock, 0, 0}},
    {"hr", {TagRole::kBlock, 0, 0}},
    {"html", {TagRole::kBlock, 0, 0}},
    {"i", {TagRole::kMark, kItalic, 0}},
    {"img", {TagRole::kNone, 0, 0}},
    {"input", {TagRole::kInput, 0, 0}},
    {"ins", {TagRole::kMark, kUnderlined, 0}},
    {"label", {TagRole::kNone, 0, 0}},
    {"li", {TagRole::kItem, 0, 0}},
    {"link", {TagRole::kNone, 0, 0}},
    {"main", {TagRole::kBlock, 0, 0}},
    {"mark", {TagRole::kNone, 0, 0}},
    {"meta", {TagRole::kNone, 0, 0}},
    {"nav", {TagRole::kBlock, 0, 0}},
    {"noscript", {TagRole::kHidden, 0, 0}},
    {"o:p", {TagRole::kNone, 0, 0}},
    {"object", {TagRole::kNone, 0, 0}},
    {"ol", {TagRole::kList, 0, 0}},
    {"option", {TagRole::kItem, 0, 0}},
    {"p", {TagRole::kBlock, 0, 0}},
    {"pre", {TagRole::kBlock, 0, 0}},
    {"q", {TagRole::kNone, 0, 0}},
    {"s", {TagRole::kMark, kStruck, 0}},
    {"script", {TagRole::kHidden, 0, 0}},
    {"section", {TagRole::kBlock, 0, 0}},
    {"select", {TagRole::kNone, 0, 0}},
    {"small", {TagRole::kNone, 0, 0}},
    {"span", {TagRole::kNone, 0, 0}},
    {"strike", {TagRole::kMark, kStruck, 0}},
    {"strong", {TagRole::kMark, kBold, 0}},
    {"style", {TagRole::kHidden, 0, 0}},
    {"sub", {TagRole::kNone, 0, 0}},
    {"summary", {TagRole::kBlock, 0, 0}},
    {"sup", {TagRole::kMark, kSuperscript, 0}},
    {"table", {TagRole::kTable, 0, 0}},
    {"tbody", {TagRole::kNone, 0, 0}},
    {"td", {TagRole::kCell, 0, 0}},
    {"template", {TagRole::kHidden, 0, 0}},
    {"textarea", {TagRole::kNone, 0, 0}},
    {"tfoot", {TagRole::kNone, 0, 0}},
    {"th", {TagRole::kHeaderCell, 0, 0}},
    {"thead", {TagRole::kTableHead, 0, 0}},
    {"title", {TagRole::kHidden, 0, 0}},
    {"tr", {TagRole::kRow, 0, 0}},
    {"tt", {TagRole::kNone, 0, 0}},
    {"u", {TagRole::kMark, kUnderlined, 0}},
    {"ul", {TagRole::kList, 0, 0}},
    {"var", {TagRole::kMark, kItalic, 0}},
}};

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

// Position of the '>' that ends a tag, or npos: a quoted value may hold anything, and
// outside of quotes another '<' says that this was no tag.
std::size_t tag_end(std::string_view text, std::size_t from) {
  char quote = '\0';
  const std::size_t limit = std::min(text.size(), from + kMaxTagBytes);
  for (std::size_t i = from; i < limit; ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return i;
    } else if (c == '<') {
      return std::string_view::npos;
    } else if ((c == '"' || c == '\'') && i > 0 && (text[i - 1] == '=' || text[i - 1] == ' ')) {
      quote = c;
    }
  }
  return std::string_view::npos;
}

// "<b and c>" is text: words behind a tag's name are attributes only with a value, or
// where HTML knows them without one.
bool looks_like_attributes(std::string_view text) {
  text = trim(text);
  if (text.ends_with('/')) text = trim(text.substr(0, text.size() - 1));
  if (text.empty() || text.find('=') != std::string_view::npos) return true;
  constexpr std::array<std::string_view, 6> kBare = {"checked", "disabled", "nowrap",
                                                     "hidden",  "readonly", "selected"};
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (std::none_of(kBare.begin(), kBare.end(),
                     [&](std::string_view bare) { return equals_ignoring_case(word, bare); })) {
      return false;
    }
  }
  return true;
}

std::optional<int> hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  c = ascii_lower(c);
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return std::nullopt;
}

std::optional<Colour> parse_hex_colour(std::string_view digits) {
  if (digits.size() != 3 && digits.size() != 6) return std::nullopt;
  std::array<int, 6> value{};
  for (std::size_t i = 0; i < 6; ++i) {
    const auto digit = hex_digit(digits[digits.size() == 3 ? i / 2 : i]);
    if (!digit) return std::nullopt;
    value[i] = *digit;
  }
  const auto channel = [&](std::size_t i) {
    return static_cast<std::uint8_t>(value[i] * 16 + value[i + 1]);
  };
  return Colour{channel(0), channel(2), channel(4)};
}

std::optional<Colour> parse_rgb_colour(std::string_view text) {
  std::array<std::uint8_t, 3> channels{};
  std::size_t i = text.find('(');
  for (std::uint8_t& channel : channels) {
    while (i < text.size() && !is_digit(text[i])) ++i;
    unsigned value = 0;
    while (i < text.size() && is_digit(text[i]) && value < 1000) {
      value = value * 10 + static_cast<unsigned>(text[i++] - '0');
    }
    if (value > 255 || i >= text.size()) return std::nullopt;
    channel = static_cast<std::uint8_t>(value);
  }
  return Colour{channels[0], channels[1], channels[2]};
}

struct NamedColour {
  std::string_view name;
  Colour colour;
};

// The sixteen names of HTML 4.01 (6.5), which VML has too, and those of CSS that ratings and
// headings are painted with.
constexpr std::array<NamedColour, 30> kColours = {{
    {"red", {255, 0, 0}},
    {"amber", {255, 191, 0}},
    {"orange", {255, 165, 0}},
    {"yellow", {255, 255, 0}},
    {"green", {0, 128, 0}},
    {"lime", {0, 255, 0}},
    {"limegreen", {50, 205, 50}},
    {"lightgreen", {144, 238, 144}},
    {"darkgreen", {0, 100, 0}},
    {"blue", {0, 0, 255}},
    {"lightblue", {173, 216, 230}},
    {"navy", {0, 0, 128}},
    {"purple", {128, 0, 128}},
    {"grey", {128, 128, 128}},
    {"gray", {128, 128, 128}},
    {"silver", {192, 192, 192}},
    {"lightgrey", {211, 211, 211}},
    {"lightgray", {211, 211, 211}},
    {"white", {255, 255, 255}},
    {"black", {0, 0, 0}},
    {"gold", {255, 215, 0}},
    {"darkorange", {255, 140, 0}},
    {"crimson", {220, 20, 60}},
    {"darkred", {139, 0, 0}},
    {"yellowgreen", {154, 205, 50}},
    {"maroon", {128, 0, 0}},
    {"fuchsia", {255, 0, 255}},
    {"olive", {128, 128, 0}},
    {"teal", {0, 128, 128}},
    {"aqua", {0, 255, 255}},
}};

}  // namespace

TagMeaning tag_meaning(std::string_view name) {
  std::array<char, 12> lowered{};
  if (name.size() > lowered.size()) return {};
  std::transform(name.begin(), name.end(), lowered.begin(), ascii_lower);
  const std::string_view key(lowered.data(), name.size());
  const auto found = std::lower_bound(
      kTags.begin(), kTags.end(), key,
      [](const NamedTag& tag, std::string_view value) { return tag.name < value; });
  return found != kTags.end() && found->name == key ? found->meaning : TagMeaning{};
}

std::optional<Tag> parse_tag(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  Tag tag;
  if (text.substr(i, 3) == "!--") {
    const std::size_t end = text.substr(0, at + kMaxTagBytes).find("-->", i + 3);
    if (end == std::string_view::npos) return std::nullopt;
    tag.meaning.role = TagRole::kNone;
    tag.length = end + 3 - at;
    return tag;
  }
  if (i < text.size() && text[i] == '/') {
    tag.closing = true;
    ++i;
  }
  const std::size_t name_begin = i;
  while (i < text.size() && (is_letter(text[i]) || is_digit(text[i]) || text[i] == ':')) ++i;
  tag.name = text.substr(name_begin, i - name_begin);
  if (tag.name.empty() || !is_letter(tag.name[0]) || i >= text.size()) return std::nullopt;
  if (text[i] != '>' && text[i] != '/' && !is_white(text[i])) return std::nullopt;
  const std::size_t end = tag_end(text, i);
  if (end == std::string_view::npos) return std::nullopt;
  tag.attributes = text.substr(i, end - i);
  tag.meaning = tag_meaning(tag.name);
  tag.length = end + 1 - at;
  const bool has_value = tag.attributes.find('=') != std::string_view::npos;
  const bool qualified = tag.name.find(':') != std::string_view::npos;
  if (tag.meaning.role == TagRole::kUnknown) {
    if (tag.closing || has_value || qualified || tag.attributes == "/") return tag;
    return std::nullopt;
  }
  if (!looks_like_attributes(tag.attributes)) return std::nullopt;
  return tag;
}

std::optional<std::string_view> attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t i = 0; i < attributes.size();) {
    while (i < attributes.size() && (is_white(attributes[i]) || attributes[i] == '/')) ++i;
    const std::size_t begin = i;
    while (i < attributes.size() && attributes[i] != '=' && attributes[i] != '/' &&
           !is_white(attributes[i])) {
      ++i;
    }
    const std::string_view key = attributes.substr(begin, i - begin);
    std::string_view value;
    while (i < attributes.size() && is_white(attributes[i])) ++i;
    if (i < attributes.size() && attributes[i] == '=') {
      ++i;
      while (i < attributes.size() && is_white(attributes[i])) ++i;
      const char quote = i < attributes.size() ? attributes[i] : '\0';
      const bool quoted = quote == '"' || quote == '\'';
      const std::size_t from = quoted ? i + 1 : i;
      std::size_t end = from;
      while (end < attributes.size() &&
             (quoted ? attributes[end] != quote : !is_white(attributes[end]))) {
        ++end;
      }
      value = attributes.substr(from, end - from);
      i = quoted ? end + 1 : end;
    }
    if (!key.empty() && equals_ignoring_case(key, name)) return value;
  }
  return std::nullopt;
}

std::optional<Colour> parse_colour(std::string_view text) {
  text = trim(text);
  if (text.starts_with('#')) return parse_hex_colour(text.substr(1));
  if (text.size() > 4 && equals_ignoring_case(text.substr(0, 3), "rgb")) {
    return parse_rgb_colour(text);
  }
  for (const NamedColour& named : kColours) {
    if (equals_ignoring_case(text, named.name)) return named.colour;
  }
  // Old HTML writes the digits without '#'.
  return text.size() == 6 ? parse_hex_colour(text) : std::nullopt;
}

std::string_view style_value(std::string_view style, std::string_view property) {
  for (const std::string_view part : split(style, ';')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) continue;
    if (equals_ignoring_case(trim(part.substr(0, colon)), property)) {
      return trim(part.substr(colon + 1));
    }
  }
  return {};
}

std::optional<Colour> fill_colour(std::optional<std::string_view> bgcolor,
                                  std::optional<std::string_view> style) {
  if (style) {
    std::string_view value = style_value(*style, "background-color");
    if (value.empty()) value = style_value(*style, "background");
    if (!value.empty()) {
      if (const auto colour = parse_colour(value)) return colour;
      return parse_colour(value.substr(0, value.find(' ')));
    }
  }
  return bgcolor ? parse_colour(*bgcolor) : std::nullopt;
}

void append_input(RichTextBuilder& builder, std::string_view type, bool checked) {
  const bool radio = equals_ignoring_case(type, "radio");
  if (radio || equals_ignoring_case(type, "checkbox")) builder.tick(checked, radio);
}

}  // namespace boardtrail
