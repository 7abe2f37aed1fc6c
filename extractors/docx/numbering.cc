// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/numbering.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "extractors/docx/styles.h"

namespace boardtrail {
namespace {

std::string roman(int number) {
  struct Step {
    int value;
    const char* sign;
  };
  constexpr std::array<Step, 13> kSteps = {{{1000, "m"},
                                            {900, "cm"},
                                            {500, "d"},
                                            {400, "cd"},
                                            {100, "c"},
                                            {90, "xc"},
                                            {50, "l"},
                                            {40, "xl"},
                                            {10, "x"},
                                            {9, "ix"},
                                            {5, "v"},
                                            {4, "iv"},
                                            {1, "i"}}};
  std::string text;
  for (const Step& step : kSteps) {
    for (; number >= step.value; number -= step.value) text += step.sign;
  }
  return text;
}

// a .. z, then aa .. zz, as Word counts.
std::string letters(int number) {
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1),
                     static_cast<char>('a' + (number - 1) % 26));
}

std::string upper(std::string text) {
  for (char& c : text) {
    c = ascii_upper(c);
  }
  return text;
}

const char* ordinal_ending(int number) {
  if (number % 100 / 10 == 1) return "th";
  constexpr std::array<const char*, 4> kEndings = {"th", "st", "nd", "rd"};
  return number % 10 < 4 ? kEndings.at(static_cast<std::size_t>(number % 10)) : "th";
}

// "001, 002, 003, ...", which Word stores beside a plain format for older readers.
std::size_t custom_digits(const XmlNode& level) {
  constexpr std::size_t kMost = 8;
  const XmlNode* either = level.child("AlternateContent");
  const XmlNode* choice = either == nullptr ? nullptr : either->child("Choice");
  const XmlNode* format = choice == nullptr ? nullptr : choice->child("numFmt");
  if (format == nullptr) return 1;
  const std::string_view form = format->attribute("format").value_or("");
  const std::size_t digits = std::min(form.find_first_not_of("0123456789"), form.size());
  return form.starts_with('0') && digits <= kMost ? digits : 1;
}

// Only signs that are boxes in any font: many lists have empty squares of Wingdings as plain
// bullets.
bool is_box(std::string_view sign) {
  return sign == "\u2610" || sign == "\u2611" || sign == "\u2612";
}

}  // namespace

std::string format_number(int number, const std::string& format) {
  // Beyond these, letters and Roman numbers are of no use to anybody.
  constexpr int kMostLetters = 780;
  constexpr int kMostRoman = 3999;
  if (number > 0 && number <= kMostLetters) {
    if (format == "lowerLetter") return letters(number);
    if (format == "upperLetter") return upper(letters(number));
  }
  if (number > 0 && number <= kMostRoman) {
    if (format == "lowerRoman") return roman(number);
    if (format == "upperRoman") return upper(roman(number));
  }
  if (format == "none") return {};
  std::string text = std::to_string(number);
  if (format == "decimalZero" && number >= 0 && number < 10) text.insert(0, 1, '0');
  if (format == "ordinal" && number >= 0) text += ordinal_ending(number);
  return text;
}

Numbering::Level Numbering::read_level(const XmlNode& node) {
  Level level;
  level.format = node.value("numFmt").value_or("decimal");
  level.digits = custom_digits(node);
  constexpr std::size_t kMostText = 256;  // bytes: it is copied for each paragraph
  level.text = first_bytes(node.value("lvlText").value_or(""), kMostText);
  level.start = std::clamp(parse_int(node.value("start").value_or("1")).value_or(1), 0, 1'000'000);
  if (const auto restart = node.value("lvlRestart")) {
    level.restart_after = parse_int(*restart).value_or(-1);
  }
  level.legal = node.child("isLgl") != nullptr && is_on(node.value("isLgl"));
  return level;
}

void Numbering::read_list(const XmlNode& node) {
  List list;
  list.definition = parse_int(node.value("abstractNumId").value_or("")).value_or(-1);
  for (const XmlNode& override_node : node.children) {
    if (override_node.name != "lvlOverride") continue;
    const int level = parse_int(override_node.attribute("ilvl").value_or("")).value_or(-1);
    if (level < 0 || level >= static_cast<int>(kLevels)) continue;
    if (const auto start = override_node.value("startOverride")) {
      list.start_override[static_cast<std::size_t>(level)] =
          std::clamp(parse_int(*start).value_or(1), 0, 1'000'000) + 1;
    }
    if (const XmlNode* own = override_node.child("lvl")) list.levels[level] = read_level(*own);
  }
  lists_[parse_int(node.attribute("numId").value_or("")).value_or(-1)] = list;
}

Numbering::Numbering(const XmlNode& root) {
  for (const XmlNode& node : root.children) {
    if (node.name == "abstractNum") {
      Definition& definition =
          definitions_[parse_int(node.attribute("abstractNumId").value_or("")).value_or(-1)];
      definition.linked = node.value("numStyleLink").value_or("");
      definition.style = node.value("styleLink").value_or("");
      for (const XmlNode& child : node.children) {
        const int level = parse_int(child.attribute("ilvl").value_or("")).value_or(-1);
        if (child.name != "lvl" || level < 0 || level >= static_cast<int>(kLevels)) continue;
        definition.levels[static_cast<std::size_t>(level)] = read_level(child);
      }
    } else if (node.name == "num") {
      read_list(node);
    }
  }
  resolve_links();
}

// A definition may stand for that of a numbering style.
void Numbering::resolve_links() {
  std::map<std::string_view, const Definition*> of_style;
  for (const auto& [id, definition] : definitions_) {
    if (definition.linked.empty()) of_style[definition.style] = &definition;
  }
  for (auto& [id, definition] : definitions_) {
    if (definition.linked.empty()) continue;
    const auto found = of_style.find(definition.linked);
    if (found != of_style.end()) definition.levels = found->second->levels;
  }
}

const Numbering::Level& Numbering::level_of(const List& list, const Definition& definition,
                                            std::size_t level) const {
  const auto own = list.levels.find(static_cast<int>(level));
  return own != list.levels.end() ? own->second : definition.levels[level];
}

ListNumber Numbering::next(int id, int level_number) {
  const auto found = lists_.find(id);
  if (found == lists_.end() || level_number < 0 || level_number >= static_cast<int>(kLevels)) {
    return {};
  }
  List& list = found->second;
  const auto defined = definitions_.find(list.definition);
  if (defined == definitions_.end()) return {};
  Definition& definition = defined->second;
  const auto level = static_cast<std::size_t>(level_number);
  if (!std::exchange(list.used, true)) {
    for (std::size_t i = 0; i < kLevels; ++i) {
      if (list.start_override[i] == 0) continue;
      definition.count[i] = list.start_override[i] - 1;
      definition.begun[i] = false;
    }
  }
  const auto start_of = [&](std::size_t i) {
    return list.start_override[i] != 0 ? list.start_override[i] - 1
                                       : level_of(list, definition, i).start;
  };
  // A level that was skipped counts as begun.
  for (std::size_t i = 0; i < level; ++i) {
    if (!std::exchange(definition.begun[i], true)) definition.count[i] = start_of(i);
  }
  if (std::exchange(definition.begun[level], true)) {
    ++definition.count[level];
  } else {
    definition.count[level] = start_of(level);
  }
  for (std::size_t i = level + 1; i < kLevels; ++i) {
    const int restart = level_of(list, definition, i).restart_after;
    if (restart == 0 || (restart > 0 && level_number >= restart)) continue;
    definition.begun[i] = false;
  }
  const Level& own = level_of(list, definition, level);
  if (own.format == "bullet") {
    const bool box = is_box(own.text);
    return {box ? own.text : kBullet, true, box};
  }
  ListNumber number;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool place = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' &&
                       own.text[i + 1] <= '9';
    if (!place) {
      number.text += own.text[i];
      continue;
    }
    const auto shown = static_cast<std::size_t>(own.text[++i] - '1');
    if (shown > level) continue;
    const Level& counted = level_of(list, definition, shown);
    const std::string& format = counted.format;
    const std::string printed = format_number(
        definition.count[shown], own.legal && format != "decimalZero" ? "decimal" : format);
    number.text.append(counted.digits - std::min(counted.digits, printed.size()), '0');
    number.text += printed;
  }
  number.text = trim(number.text);
  return number;
}

}  // namespace boardtrail
