// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/chopped_heading.h"

#include <algorithm>

#include "base/text.h"

namespace boardtrail {
namespace {

// Longer runs without a space are no words (addresses, rules of dashes).
constexpr std::size_t kLongestWord = 40;

std::string last_word(std::string_view text) {
  const std::string folded =
      fold_words(text.substr(text.size() - std::min(text.size(), 2 * kLongestWord)));
  const std::size_t space = folded.rfind(' ');
  return space == std::string::npos ? folded : folded.substr(space + 1);
}

std::string first_word(std::string_view text) {
  const std::string folded = fold_words(text.substr(0, 2 * kLongestWord));
  return folded.substr(0, folded.find(' '));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// How often a word stands in the pieces themselves: those do not prove that it is one.
int count_in(const std::vector<std::string_view>& pieces, const std::string& word) {
  int count = 0;
  for (const std::string_view piece : pieces) {
    const std::string folded = fold_words(piece);
    for (const std::string_view part : split(folded, ' ')) count += part == word ? 1 : 0;
  }
  return count;
}

// Words that hardly ever begin a longer one: what follows them is a word of its own.
bool is_link_word(const std::string& word) {
  static constexpr std::string_view kWords[] = {"and", "are",   "from", "of", "our",   "that",
                                                "the", "their", "this", "to", "which", "with"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

enum class Seam : std::uint8_t { kSpace, kNone, kOverlap };

Seam seam_between(const std::string& left, std::string_view right_text,
                  const std::vector<std::string_view>& pieces, const WordCounts& words) {
  if (left.empty() || right_text.empty()) return Seam::kNone;
  if (!is_letter(left.back()) || !is_letter(right_text.front())) {
    return is_letter(left.back()) ? Seam::kNone : Seam::kSpace;
  }
  const std::string before = last_word(left);
  const std::string after = first_word(right_text);
  const auto known = [&](const std::string& word) {
    return words.knows(word, count_in(pieces, word));
  };
  if (known(before + after)) return Seam::kNone;
  const bool left_known = known(before);
  // "services" + "s, and", "sus" + "stainable": the cut went through a letter, and both sides
  // kept it.
  if (before.back() == after.front()) {
    if (left_known && after.size() == 1) return Seam::kOverlap;
    if (known(before + after.substr(1))) return Seam::kOverlap;
  }
  // A capital begins a word: what stands before it was a cell of its own.
  if (right_text.front() >= 'A' && right_text.front() <= 'Z') return Seam::kSpace;
  if (is_link_word(before)) return Seam::kSpace;
  return left_known && known(after) ? Seam::kSpace : Seam::kNone;
}

}  // namespace

WordCounts::WordCounts(const PaperReading& reading) {
  for (std::int32_t i = reading.paper.first_block; i < reading.paper.end_block; ++i) {
    add(reading.document.blocks[static_cast<std::size_t>(i)].content.text);
  }
  for (const std::int32_t table : reading.tables) {
    for (const Cell& cell : reading.document.tables[static_cast<std::size_t>(table)].cells) {
      add(cell.content.text);
    }
  }
  counts_.reserve(text_.size() / 12);
  for (const std::string_view word : split(text_, ' ')) {
    if (!word.empty() && word.size() <= kLongestWord) ++counts_[word];
  }
}

void WordCounts::add(std::string_view text) {
  if (text.empty()) return;
  text_ += fold_words(text);
  text_ += ' ';
}

bool WordCounts::knows(const std::string& folded_word, int own) const {
  const auto found = counts_.find(folded_word);
  return found != counts_.end() && found->second > own;
}

std::string join_chopped(const std::vector<std::string_view>& pieces, const WordCounts& words) {
  std::string result;
  for (std::string_view piece : pieces) {
    piece = trim(piece);
    if (piece.empty()) continue;
    switch (seam_between(result, piece, pieces, words)) {
      case Seam::kSpace:
        result += ' ';
        break;
      case Seam::kOverlap:
        piece.remove_prefix(1);
        break;
      case Seam::kNone:
        break;
    }
    result += piece;
  }
  return collapse_spaces(result);
}

}  // namespace boardtrail
