// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_CHOPPED_HEADING_H_
#define BOARDTRAIL_RECOGNISE_CHOPPED_HEADING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "recognise/reading.h"

namespace boardtrail {

// How often each word stands in a paper. Made only for papers that need it.
class WordCounts {
 public:
  explicit WordCounts(const PaperReading& reading);
  WordCounts(const WordCounts&) = delete;
  WordCounts& operator=(const WordCounts&) = delete;
  // How often the folded word stands in the paper.
  std::int32_t count(std::string_view word) const;

 private:
  // A word of text_, and how often it stands there; 0 for a free slot.
  struct Slot {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    std::int32_t count = 0;
  };
  void add(std::string_view text);
  void note(std::size_t begin, std::size_t length, std::uint64_t hash);
  static constexpr std::size_t kNoSlot = ~std::size_t{0};
  // Where the word stands in slots_, or would; kNoSlot where it finds no place.
  std::size_t slot_of(std::string_view word, std::uint64_t hash) const;

  std::string text_;         // of the whole paper, folded
  std::vector<Slot> slots_;  // a power of two of them
};

// "URGENT AND EMERGENCY CARE (Site A)": nearly all of its letters are capitals, and there are
// more of them than an abbreviation has.
bool is_in_capitals(std::string_view text);

// Joins the pieces of a line that was cut at column borders, in the middle of words.
// Whether a cut fell within a word or between two is told by the words of the rest
// of the paper: "cap" + "acity" is a word there, so no space belongs between. A
// letter that both sides kept ("services" + "s, and") stands once in the result.
std::string join_chopped(const std::vector<std::string_view>& pieces, const WordCounts& words);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_CHOPPED_HEADING_H_
