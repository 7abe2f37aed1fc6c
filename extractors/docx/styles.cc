// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/styles.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/text.h"
#include "extractors/docx/style_chains.h"

namespace boardtrail {
namespace {

template <typename T>
void take(std::optional<T>& target, const std::optional<T>& over) {
  if (over) target = over;
}

// What a style states itself.
Style read_own(const XmlNode& node, const Theme& theme) {
  Style style;
  if (const XmlNode* paragraph = node.child("pPr")) {
    if (const auto level = paragraph->value("outlineLvl")) style.outline = parse_int(*level);
    if (const XmlNode* numbering = paragraph->child("numPr")) {
      if (const auto id = numbering->value("numId")) style.list = parse_int(*id);
      if (const auto level = numbering->value("ilvl")) style.list_level = parse_int(*level);
    }
    if (const XmlNode* shading = paragraph->child("shd")) {
      style.shading = read_shading(attributes_of(*shading), theme);
    }
  }
  if (const XmlNode* run = node.child("rPr")) {
    for (const XmlNode& child : run->children) {
      read_look(child.name, attributes_of(child), theme, style.look);
    }
  }
  style.name = node.value("name").value_or("");
  return style;
}

// "heading 2" and "Heading2" are 2; 0 for others.
int level_in_name(std::string_view name) {
  constexpr std::string_view kWord = "heading";
  if (!starts_with_fold(name, kWord)) return 0;
  const std::string_view digits = trim(name.substr(kWord.size()));
  return digits.size() == 1 && digits[0] >= '1' && digits[0] <= '9' ? digits[0] - '0' : 0;
}

}  // namespace

void CharacterLook::apply(const CharacterLook& over) {
  take(bold, over.bold);
  take(italic, over.italic);
  take(struck, over.struck);
  take(double_struck, over.double_struck);
  take(hidden, over.hidden);
  take(superscript, over.superscript);
  take(colour, over.colour);
  take(background, over.background);
  take(wingdings, over.wingdings);
}

void Style::apply(const Style& over) {
  if (!over.name.empty()) name = over.name;
  look.apply(over.look);
  take(outline, over.outline);
  take(list, over.list);
  take(list_level, over.list_level);
  if (over.shading.stated) shading = over.shading;
}

bool is_on(std::optional<std::string_view> value) {
  return !value || !(*value == "0" || *value == "false" || *value == "off" || *value == "none");
}

std::optional<int> parse_int(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc()) return std::nullopt;
  return value;
}

void read_look(std::string_view name, const AttributeOf& attribute, const Theme& theme,
               CharacterLook& look) {
  if (name == "b") {
    look.bold = is_on(attribute("val"));
  } else if (name == "i") {
    look.italic = is_on(attribute("val"));
  } else if (name == "strike") {
    look.struck = is_on(attribute("val"));
  } else if (name == "dstrike") {
    look.double_struck = is_on(attribute("val"));
  } else if (name == "vanish" || name == "webHidden") {
    if (name == "vanish") look.hidden = is_on(attribute("val"));
  } else if (name == "vertAlign") {
    look.superscript = attribute("val").value_or("") == "superscript";
  } else if (name == "color") {
    look.colour = read_text_colour(attribute, theme);
  } else if (name == "highlight") {
    look.background = highlight_colour(attribute("val").value_or(""));
  } else if (name == "shd") {
    const Shading shading = read_shading(attribute, theme);
    if (shading.colour) look.background = shading.colour;
  } else if (name == "rFonts") {
    const std::string_view font = attribute("ascii").value_or(attribute("hAnsi").value_or(""));
    if (!font.empty()) look.wingdings = starts_with_fold(font, "wingdings");
  }
}

Styles::Styles(const XmlNode& root, const Theme& theme) {
  const StyleChains chains = style_chains(root);
  for (const auto& [id, chain] : chains) {
    const XmlNode& own = *chain.back();
    const bool is_default = own.attribute("default") && is_on(own.attribute("default"));
    if (is_default && own.attribute("type").value_or("") == "paragraph") default_paragraph_ = id;
  }
  styles_ = applied<Style>(chains, [&](const XmlNode& node) { return read_own(node, theme); });
}

const Style* Styles::find(std::string_view id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? nullptr : &found->second;
}

const Style* Styles::default_paragraph() const { return find(default_paragraph_); }

bool Styles::any_wingdings() const {
  return std::any_of(styles_.begin(), styles_.end(),
                     [](const auto& style) { return style.second.look.wingdings.value_or(false); });
}

int heading_level(const Style* style, std::string_view id) {
  if (style != nullptr && style->outline) {
    if (*style->outline >= 0 && *style->outline <= 8) return *style->outline + 1;
    return 0;
  }
  const std::string_view name = style == nullptr ? id : std::string_view(style->name);
  if (fold(name) == "title") return 1;
  return level_in_name(name);
}

}  // namespace boardtrail
