// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_INVOCATION_H_
#define BOARDTRAIL_CLI_INVOCATION_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/options.h"

namespace boardtrail {

// One command line, read and checked against the tables of options.h: the verb,
// its arguments and the value of every option given.
class Invocation {
 public:
  const VerbSpec* verb() const { return verb_; }  // nullptr: none was named
  const std::vector<std::string>& arguments() const { return arguments_; }
  bool has(Option option) const { return !values(option).empty(); }
  // The last value given (a flag's is empty), or "" where there is none.
  std::string_view value(Option option) const;
  // Every value given, in order.
  const std::vector<std::string>& values(Option option) const {
    return values_[static_cast<std::size_t>(option)];
  }

  // Errors: kBadUsage; the message holds the nearest right spelling, and `origin`
  // the name of the verb whose usage line to show (empty: the program's).
  static Result<Invocation> parse(const std::vector<std::string>& words);

 private:
  friend class CommandLineParser;

  const VerbSpec* verb_ = nullptr;
  std::vector<std::string> arguments_;
  std::array<std::vector<std::string>, kOptionCount> values_;
};

// "unknown rule 'date-chnged' (did you mean 'date-changed'?)"
std::string unknown_name(std::string_view kind, std::string_view word,
                         const std::vector<std::string_view>& known);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_INVOCATION_H_
