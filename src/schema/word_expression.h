// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SCHEMA_WORD_EXPRESSION_H_
#define BOARDTRAIL_SCHEMA_WORD_EXPRESSION_H_

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace boardtrail {

using ByteSet = std::bitset<256>;

// A parsed expression of a WordAutomaton: nodes that refer to nodes before them.
struct WordExpression {
  enum class Kind : std::uint8_t { kEmpty, kBytes, kSequence, kChoice, kRepeat };
  struct Node {
    Kind kind = Kind::kEmpty;
    ByteSet bytes;                    // of kBytes: either case of letters
    std::vector<std::uint32_t> over;  // of kSequence, kChoice; the one of kRepeat
    std::uint32_t least = 0;          // of kRepeat
    std::optional<std::uint32_t> most;
  };
  std::vector<Node> nodes;
  std::uint32_t root = 0;
};

// Nothing for an expression with signs that WordAutomaton does not know.
std::optional<WordExpression> parse_word_expression(std::string_view expression);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SCHEMA_WORD_EXPRESSION_H_
