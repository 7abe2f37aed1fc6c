// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_RATING_WORDS_H_
#define BOARDTRAIL_NORMALISE_RATING_WORDS_H_

#include <optional>
#include <string>
#include <string_view>

#include "model/paper.h"

// The vocabulary of ratings that a paper's own legend does not explain.
namespace boardtrail {

// What words of a scale say, without any legend.
struct RatingWords {
  bool known = false;        // a colour, a letter of a colour, or a phrase of a scale
  std::optional<Rag> value;  // nothing for words that name no rating ("Closed", "Purple")
  bool code = false;         // a colour's letter or name, alone or with a comment behind it
  bool canonical = false;    // a code by the usual name of its value (amber, not yellow)
  bool joined = false;       // a split rating without its stroke: "AG"
  bool reversed = false;     // "G/A"
  bool mended = false;       // a misspelt word
  bool whole = false;        // nothing but the rating
  bool complete = false;
  bool closed = false;
};

RatingWords read_rating_words(std::string_view raw);

// Value of the coloured circles and squares in a text (🟢, 🟥): one, or a split pair.
struct RatingIcons {
  int count = 0;
  std::optional<Rag> value;
  std::string rest;  // the text without them
};
RatingIcons read_rating_icons(std::string_view raw);

// A legend's words, or a cell's, for comparing: folded, spaces collapsed, 'and' as '&'.
std::string rating_key(std::string_view raw);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_RATING_WORDS_H_
