// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_UNIT_RECOGNISE_PAPER_SUPPORT_H_
#define BOARDTRAIL_TESTS_UNIT_RECOGNISE_PAPER_SUPPORT_H_

#include <string>
#include <string_view>
#include <utility>

#include "plan_support.h"
#include "recognise/recogniser.h"

namespace boardtrail {

// A document through all readers, with the program's own schemas.
inline Paper read_paper(const Document& document) {
  std::vector<Paper> papers = Recogniser(own_schemas()).recognise(document);
  EXPECT_EQ(papers.size(), 1U);
  return std::move(papers.front());
}

inline Paper read_paper(std::string_view drawing) { return read_paper(make_document(drawing)); }

inline std::string show_date(const std::optional<Date>& date) {
  return date.has_value() ? iso_date(*date) : "-";
}

// The headings that have no text below them: "Risk [4]; Costs".
inline std::string blanks_of(const Paper& paper) {
  std::string result;
  for (const Heading& heading : paper.headings) {
    if (!heading.empty) continue;
    if (!result.empty()) result += "; ";
    result += heading.text + (heading.ref.empty() ? "" : " [" + heading.ref + "]");
  }
  return result;
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_UNIT_RECOGNISE_PAPER_SUPPORT_H_
