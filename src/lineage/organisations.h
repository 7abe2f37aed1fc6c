// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_ORGANISATIONS_H_
#define BOARDTRAIL_LINEAGE_ORGANISATIONS_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace boardtrail {

// A small table of bodies that were renamed or merged, so that a plan goes on under the
// new name: CSV with the columns code, name, open, close, successor (the first line
// names them; more columns are passed over). `successor` is the code of the body that
// took over. Where there is no table a body is its name, folded.
// Threads: immutable once read.
class Organisations {
 public:
  // Errors: kBadUsage with origin:line where a column is missing or a row is short.
  static Result<Organisations> parse(std::string_view csv, std::string_view origin);

  // What a body is called in comparisons: that of its last successor. Empty for an
  // empty name.
  std::string canonical(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::string> code_of_;       // by folded name
  std::unordered_map<std::string, std::string> successor_of_;  // by code
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_ORGANISATIONS_H_
