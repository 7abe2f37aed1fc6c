// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_COMMON_HTML_TAG_H_
#define BOARDTRAIL_EXTRACTORS_COMMON_HTML_TAG_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/common/rich_text_builder.h"
#include "model/geometry.h"

namespace boardtrail {

// What an element does to the text, as far as a paper's reader sees it.
enum class TagRole : std::uint8_t {
  kNone,  // known, no effect of its own: span, a, font ...
  kBlock,
  kList,
  kItem,
  kBreak,
  kMark,
  kInput,
  kHeading,
  kTable,
  kRow,
  kCell,
  kHeaderCell,
  kTableHead,
  kCaption,
  kHidden,  // script, style, head: what is inside is not text of the paper
  kUnknown,
};

struct TagMeaning {
  TagRole role = TagRole::kUnknown;
  std::uint16_t mark = 0;  // of Mark, for kMark
  std::int32_t level = 0;  // for kHeading
};

// Meaning of an element by its name (any case).
TagMeaning tag_meaning(std::string_view name);

// One tag of an HTML fragment. Views into the fragment.
struct Tag {
  std::string_view name;
  std::string_view attributes;
  TagMeaning meaning;
  bool closing = false;
  std::size_t length = 0;  // of the whole tag, from '<' to '>'
};

// Reads the tag that begins at text[at] == '<'. Nothing where it is no tag but text:
// "<1 month", "a < b", "<TBC>", "<insert date here>". Cost: at most 1 KiB is looked at.
std::optional<Tag> parse_tag(std::string_view text, std::size_t at);

// Value of an attribute, without quotes; "" where it stands without a value.
std::optional<std::string_view> attribute(std::string_view attributes, std::string_view name);

// "#f00", "#FF0000", "rgb(1,2,3)" and the colour names that RAG tables use.
std::optional<Colour> parse_colour(std::string_view text);

// A property of a style attribute: style_value("color:red;x:y", "x") is "y".
std::string_view style_value(std::string_view style, std::string_view property);

// Background of a cell or row: bgcolor, or background(-color) of its style.
std::optional<Colour> fill_colour(std::optional<std::string_view> bgcolor,
                                  std::optional<std::string_view> style);

// The entity that begins at text[at] == '&' as UTF-8; `length` is its length, or 0
// where there is none. Entities of which papers make use, and all numeric ones.
std::string parse_entity(std::string_view text, std::size_t at, std::size_t& length);

// Adds a tick for an <input> of type checkbox or radio.
void append_input(RichTextBuilder& builder, std::string_view type, bool checked);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_COMMON_HTML_TAG_H_
