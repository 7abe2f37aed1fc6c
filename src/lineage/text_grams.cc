// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/text_grams.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace boardtrail {
namespace {

constexpr std::uint64_t kOffset = 14695981039346656037ULL;
constexpr std::uint64_t kPrime = 1099511628211ULL;

// Words shorter than this say little alone ("the", "and"), unless the text is short.
constexpr std::size_t kTellingWord = 4;
constexpr std::size_t kShortText = 3;

std::uint64_t extend(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

std::uint32_t narrow(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ hash >> 32U); }

}  // namespace

std::uint64_t hash_words(std::string_view folded) { return extend(kOffset, folded); }

TextGrams text_grams(std::string_view text) {
  TextGrams result;
  const std::string folded = fold_words(text);
  if (folded.empty()) return result;
  result.whole = hash_words(folded);
  const std::vector<std::string_view> words = split(folded, ' ');
  result.words = words.size();
  result.grams.reserve(2 * words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() >= kTellingWord || words.size() <= kShortText) {
      result.grams.push_back(narrow(hash_words(words[i])));
    }
    if (i > 0) {
      result.grams.push_back(narrow(extend(extend(hash_words(words[i - 1]), " "), words[i])));
    }
  }
  std::sort(result.grams.begin(), result.grams.end());
  result.grams.erase(std::unique(result.grams.begin(), result.grams.end()), result.grams.end());
  return result;
}

std::size_t count_shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t count = 0;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++count;
      ++i;
      ++j;
    }
  }
  return count;
}

double similarity(const TextGrams& a, const TextGrams& b) {
  return similarity(a, b, count_shared(a.grams, b.grams));
}

double similarity(const TextGrams& a, const TextGrams& b, std::size_t shared) {
  if (a.whole == b.whole) return a.whole == 0 ? 0 : 1;
  const std::size_t all = a.grams.size() + b.grams.size();
  return all == 0 ? 0 : 2.0 * static_cast<double>(shared) / static_cast<double>(all);
}

double containment(const TextGrams& part, const TextGrams& whole) {
  if (part.grams.empty()) return 0;
  return static_cast<double>(count_shared(part.grams, whole.grams)) /
         static_cast<double>(part.grams.size());
}

}  // namespace boardtrail
