// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SCHEMA_WORD_EXPRESSION_H_
#define BOARDTRAIL_SCHEMA_WORD_EXPRESSION_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace boardtrail {

using ByteSet = std::bitset<256>;

// The sets of bytes that expressions ask for, each kept once, under a number.
class ByteSets {
 public:
  std::uint32_t number_of(const ByteSet& set);
  // Of the set of one sign of ASCII, in either case: nearly all of them.
  std::uint32_t number_of_sign(char sign);
  const ByteSet& at(std::uint32_t number) const { return sets_[number]; }
  std::size_t size() const { return sets_.size(); }
  const std::vector<ByteSet>& all() const { return sets_; }
  // Those of another one; after it none is asked for by number_of().
  void set_all(std::vector<ByteSet> sets) { sets_ = std::move(sets); }

 private:
  std::vector<ByteSet> sets_;
  std::unordered_map<ByteSet, std::uint32_t> numbers_;
  std::array<std::uint32_t, 128> of_sign_{};  // number + 1; 0: not asked for yet
};

// A parsed expression of a WordAutomaton: nodes that refer to nodes before them.
struct WordExpression {
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  enum class Kind : std::uint8_t { kEmpty, kBytes, kSequence, kChoice, kRepeat };
  struct Node {
    Kind kind = Kind::kEmpty;
    std::uint32_t bytes = 0;       // of kBytes: number of the set, either case of letters
    std::uint32_t last = kNone;    // of the others: the last of its parts; kRepeat has one
    std::uint32_t before = kNone;  // the part that stands before this one
    std::uint32_t least = 0;       // of kRepeat
    std::uint32_t most = kNone;    // of kRepeat; kNone: any number
  };
  std::vector<Node> nodes;
  std::uint32_t root = 0;
};

// Parses into `result`, whose memory is used again. False, with nothing of use in it, for an
// expression with signs that WordAutomaton does not know.
bool parse_word_expression(std::string_view expression, ByteSets& sets, WordExpression& result);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SCHEMA_WORD_EXPRESSION_H_
