// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/chopped_heading.h"

#include <algorithm>
#include <bit>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/check.h"
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

std::string word_at_begin(std::string_view text) {
  const std::string folded = fold_words(text.substr(0, 2 * kLongestWord));
  return folded.substr(0, folded.find(' '));
}

// FNV-1a, a byte at a time.
constexpr std::uint64_t kEmptyHash = 0xCBF2'9CE4'8422'2325U;
std::uint64_t longer_hash(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3U;
}

bool is_letter_byte(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// The words of the pieces themselves, folded, with a space behind each piece.
std::string words_of(const std::vector<std::string_view>& pieces) {
  std::string words;
  for (const std::string_view piece : pieces) {
    words += fold_words(piece);
    words += ' ';
  }
  return words;
}

// How often a word stands among folded ones.
std::int32_t count_in(std::string_view words, std::string_view word) {
  std::int32_t count = 0;
  while (!words.empty()) count += cut_part(words, ' ') == word ? 1 : 0;
  return count;
}

// Words that hardly ever begin a longer one: what follows them is a word of its own.
bool is_link_word(const std::string& word) {
  static constexpr std::string_view kWords[] = {"and", "are",   "from", "of", "our",   "that",
                                                "the", "their", "this", "to", "which", "with"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

enum class Seam : std::uint8_t { kSpace, kNone, kOverlap };

// `own` are the words of the pieces: those do not prove that they are words.
Seam seam_between(const std::string& left, std::string_view right_text, std::string_view own,
                  const WordCounts& words) {
  if (left.empty() || right_text.empty()) return Seam::kNone;
  if (!is_letter_byte(left.back()) || !is_letter_byte(right_text.front())) {
    return is_letter_byte(left.back()) ? Seam::kNone : Seam::kSpace;
  }
  const std::string before = last_word(left);
  const std::string after = word_at_begin(right_text);
  const auto known = [&](const std::string& word) {
    const std::int32_t count = words.count(word);
    return count > 0 && count > count_in(own, word);
  };
  if (known(before + after)) return Seam::kNone;
  const bool left_known = known(before);
  // "services" + "s, and", "sus" + "stainable": the cut went through a letter, and both sides
  // kept it.
  if (before.back() == after.front()) {
    if (left_known && after.size() == 1) return Seam::kOverlap;
    if (known(before + after.substr(1))) return Seam::kOverlap;
  }
  // "URGE" + "NT AND": in capitals only a short piece that is no word belongs to the one before.
  constexpr std::size_t kShortPiece = 3;
  if (is_upper(right_text.front()) && is_upper(left.back()) && !left_known && !known(after) &&
      after.size() <= kShortPiece && !has_digit(after) && !is_link_word(after)) {
    return Seam::kNone;
  }
  // A capital begins a word: what stands before it was a cell of its own.
  if (is_upper(right_text.front())) return Seam::kSpace;
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
  BOARDTRAIL_CHECK(text_.size() <= UINT32_MAX);  // limits.h: 256 MB
  // The words of any paper have room; what is beyond is not counted (slot_of).
  constexpr std::size_t kMostSlots = std::size_t{1} << 20U;
  slots_.resize(std::min(std::bit_ceil(2 * count_byte(text_, ' ') + 2), kMostSlots));
  // Words are hashed as their ends are looked for. A space ends the text.
  std::size_t begin = 0;
  std::uint64_t hash = kEmptyHash;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] != ' ') {
      hash = longer_hash(hash, text_[i]);
      continue;
    }
    if (i > begin && i - begin <= kLongestWord) note(begin, i - begin, hash);
    begin = i + 1;
    hash = kEmptyHash;
  }
}

void WordCounts::note(std::size_t begin, std::size_t length, std::uint64_t hash) {
  const std::size_t at = slot_of(std::string_view(text_).substr(begin, length), hash);
  if (at == kNoSlot) return;
  Slot& slot = slots_[at];
  if (slot.count == 0) {
    slot.begin = static_cast<std::uint32_t>(begin);
    slot.length = static_cast<std::uint32_t>(length);
  }
  ++slot.count;
}

void WordCounts::add(std::string_view text) {
  if (text.empty()) return;
  text_ += fold_words(text);
  text_ += ' ';
}

std::size_t WordCounts::slot_of(std::string_view word, std::uint64_t hash) const {
  // Words that meet in one slot, by intent or because there are too many for the table, are
  // not counted: no paper has such.
  constexpr std::size_t kMostSteps = 64;
  std::size_t at = hash & (slots_.size() - 1);
  for (std::size_t step = 0; step < kMostSteps; ++step) {
    const Slot& slot = slots_[at];
    if (slot.count == 0) return at;
    if (slot.length == word.size() &&
        std::string_view(text_).substr(slot.begin, slot.length) == word) {
      return at;
    }
    at = (at + 1) & (slots_.size() - 1);
  }
  return kNoSlot;
}

std::int32_t WordCounts::count(std::string_view word) const {
  std::uint64_t hash = kEmptyHash;
  for (const char c : word) hash = longer_hash(hash, c);
  const std::size_t at = slot_of(word, hash);
  return at == kNoSlot ? 0 : slots_[at].count;
}

bool is_in_capitals(std::string_view text) {
  constexpr std::ptrdiff_t kLeast = 6;
  constexpr std::ptrdiff_t kForOneSmall = 2;
  const auto capitals = std::count_if(text.begin(), text.end(), is_upper);
  const auto small = std::count_if(text.begin(), text.end(), is_lower);
  return capitals >= kLeast && capitals >= kForOneSmall * small;
}

std::string join_chopped(const std::vector<std::string_view>& pieces, const WordCounts& words) {
  std::string result;
  const std::string own = words_of(pieces);
  for (std::string_view piece : pieces) {
    piece = trim(piece);
    if (piece.empty()) continue;
    switch (seam_between(result, piece, own, words)) {
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
