// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_CHOPPED_HEADING_H_
#define BOARDTRAIL_RECOGNISE_CHOPPED_HEADING_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "recognise/reading.h"

namespace boardtrail {

// How often each word stands in a paper. Made only for papers that need it.
class WordCounts {
 public:
  explicit WordCounts(const PaperReading& reading);
  WordCounts(const WordCounts&) = delete;
  WordCounts& operator=(const WordCounts&) = delete;
  // True where the word stands in the paper more often than `own` times.
  bool knows(const std::string& folded_word, int own) const;

 private:
  void add(std::string_view text);
  std::string text_;  // of the whole paper, folded; the words below are views of it
  std::unordered_map<std::string_view, int> counts_;
};

// Joins the pieces of a line that was cut at column borders, in the middle of words.
// Whether a cut fell within a word or between two is told by the words of the rest
// of the paper: "cap" + "acity" is a word there, so no space belongs between. A
// letter that both sides kept ("services" + "s, and") stands once in the result.
std::string join_chopped(const std::vector<std::string_view>& pieces, const WordCounts& words);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_CHOPPED_HEADING_H_
