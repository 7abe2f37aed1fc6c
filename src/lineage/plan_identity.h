// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_LINEAGE_PLAN_IDENTITY_H_
#define BOARDTRAIL_LINEAGE_PLAN_IDENTITY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lineage/organisations.h"
#include "lineage/statement.h"

// Which papers are papers of one plan. The answer for two papers depends on these two
// alone, and a plan is what such pairs connect: so it is the same whichever paper came
// first.
namespace boardtrail {

// A paper as far as this question goes. Hashes are of 31 bits, sorted, unique.
struct PlanMark {
  std::string body;                  // the organisation; empty where the paper names none
  std::string key;                   // plan_key of the title
  std::vector<std::uint32_t> texts;  // of each action's words
  std::vector<std::uint32_t> rows;   // of its words, lead, measure and source: a template
                                     // that many bodies share agrees in words alone.
                                     // Equal to `texts` where the paper has no more.
                                     // With the highest bit set, rows without some of
                                     // these columns, of a paper that names no body
};

PlanMark plan_mark(const StatedPaper& paper, const Organisations& organisations);

// Papers of one plan:
//   both name the same body    the titles agree and a fifth of the shorter's actions
//                              stand in both (two at least, or one of up to three); or
//                              three fifths do (at least three), whatever the titles
//                              (a renamed plan, an extract)
//   one or both name none      the same of whole rows instead of words; with the same title,
//                              three fifths of the rows in the columns that both have, and
//                              four fifths of the words where one has no more columns
//   two bodies                 never
bool same_plan(const PlanMark& a, const PlanMark& b);

// Of body and title: papers that agree in both are looked at one by one, where the title
// says anything.
std::int64_t title_number(const PlanMark& mark);

// Where to look for other papers of the same plan: one that same_plan can be true for is
// kept under a number that the other looks for (but for a chance of some 0.1%). Papers of
// two bodies never meet here, so that a template which hundreds share costs none of them
// anything.
struct PlanSketch {
  std::vector<std::int64_t> kept;  // unique
  std::vector<std::int64_t> sought;
};

PlanSketch plan_sketch(const PlanMark& mark);

}  // namespace boardtrail

#endif  // BOARDTRAIL_LINEAGE_PLAN_IDENTITY_H_
