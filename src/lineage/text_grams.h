// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_TEXT_GRAMS_H_
#define BOARDTRAIL_LINEAGE_TEXT_GRAMS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace boardtrail {

// FNV-1a, for sets that are compared within one run or stored as 32 bits.
std::uint64_t hash_words(std::string_view folded);

// A text as a set of hashed pieces: each pair of neighbouring words and each longer
// word, folded. Punctuation, capitals and line breaks do not count; one word changed in
// ten leaves about 0.85 of the set.
struct TextGrams {
  std::vector<std::uint32_t> grams;  // sorted, unique
  std::uint64_t whole = 0;           // of all the words; 0 where there is none
  std::size_t words = 0;
};

TextGrams text_grams(std::string_view text);

// How many numbers two sets have in common; both sorted, unique.
std::size_t count_shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

// Dice's share of what two sets have in common, 0..1; `shared` as above, where it is known.
double similarity(const TextGrams& a, const TextGrams& b);
double similarity(const TextGrams& a, const TextGrams& b, std::size_t shared);

// Share of `part`'s pieces that `whole` holds too, 0..1.
double containment(const TextGrams& part, const TextGrams& whole);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_TEXT_GRAMS_H_
