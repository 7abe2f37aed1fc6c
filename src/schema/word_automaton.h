// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SCHEMA_WORD_AUTOMATON_H_
#define BOARDTRAIL_SCHEMA_WORD_AUTOMATON_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace boardtrail {

// Many simple expressions tried in one pass over short folded texts, case aside: what the
// headings and words of schemas are made of. RE2::Set does the same for any expression, but
// takes milliseconds to set up and a microsecond to say no, and nearly every cell of a paper
// is asked about.
//
// Knows letters, digits, spaces, escaped signs, \d \w \s, '.', classes such as [a-z '], groups,
// '|', and ? * + {m,n}; each means what it means to RE2, byte by byte.
//
// Threads:  after finish() any; states are made as texts need them, behind a lock, and read
//           without one.
// Cost:     add() linear in the expression; match() linear in the text up to the byte at which
//           no expression can match any more. Memory is bounded.
class WordAutomaton {
 public:
  WordAutomaton();
  ~WordAutomaton();
  WordAutomaton(const WordAutomaton&) = delete;
  WordAutomaton(WordAutomaton&&) noexcept;
  WordAutomaton& operator=(const WordAutomaton&) = delete;
  WordAutomaton& operator=(WordAutomaton&&) noexcept;

  // False, and nothing is added, for an expression with any other sign, or a wrong one.
  bool add(std::string_view expression, int number);
  // After the last add().
  void finish();
  // Numbers of the expressions that match the whole text, ascending.
  std::vector<int> matches(std::string_view text) const;
  // False where no text that begins so matches any expression.
  bool may_begin(std::string_view text) const;

  // After finish(): what add() and finish() made, as bytes for read_image() of the same build,
  // which stands for both.
  void write_image(std::string* out) const;
  void read_image(std::string_view image);

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_SCHEMA_WORD_AUTOMATON_H_
