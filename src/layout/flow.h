// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LAYOUT_FLOW_H_
#define BOARDTRAIL_LAYOUT_FLOW_H_

#include <cstdint>
#include <vector>

#include "layout/words.h"
#include "model/table.h"

namespace boardtrail {

struct FlowOptions {
  // Baselines that differ by less than this share of the font size are one line
  // (superscripts are joined to theirs apart from this).
  float same_line = 0.4F;
  // A gap between lines above this multiple of the usual line pitch begins a paragraph.
  float paragraph_gap = 1.45F;
  // The cell that the words stand in: where it is too narrow for a word, the word is
  // broken without a hyphen.
  const Box* cell = nullptr;
};

// Words of one place (a cell, a block) as running text: lines in order, a wrapped
// line joined by a space, a word broken by a hyphen mended, a superscript joined to
// its word ("30" + "th"), '\n' where a list item or a paragraph begins. Bold,
// italic, struck-out and coloured words leave runs.
// `words` are numbers of layer.words, any order; they are put in reading order.
RichText flow_text(const PageRecord& page, const TextLayer& layer, std::vector<std::uint32_t> words,
                   const FlowOptions& options);

// Groups words into lines, top to bottom, each left to right. Upright text only;
// turned text is grouped by its own direction.
std::vector<TextLine> group_lines(const TextLayer& layer, std::vector<std::uint32_t>* words,
                                  const FlowOptions& options);

// True where a word alone is a bullet ("•", "-", "o", "▪", Wingdings' private
// characters).
bool is_bullet(std::string_view word);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LAYOUT_FLOW_H_
