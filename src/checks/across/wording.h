// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CHECKS_ACROSS_WORDING_H_
#define BOARDTRAIL_CHECKS_ACROSS_WORDING_H_

#include <string>
#include <string_view>
#include <vector>

#include "checks/across/across.h"

// What the rules across papers share: facts about two rows, and how sentences are made.
namespace boardtrail {

// "Action G2", "The action "Review the …"".
std::string row_subject(const StatedAction& row);

// "the paper of 31 March 2025", or "the earlier paper".
std::string paper_of(const StatedPaper& paper);

// "30-Jun-25", as printed for the date that holds: of several in the cell the one that
// reads as that date, else the cell.
std::string due_words(const StatedAction& row);

// The row shows that date, struck out or not. A date without a year in its words
// ("July November February 2025") is any year's.
bool shows_date(const StatedAction& row, Date date);

// The months of a due cell that names nothing else but a day, 1..12: "November", "by the end of
// Nov December", "31 December"; of a quarter of the financial year its last ("Q3").
std::vector<int> months_alone(const StatedAction& row);

// "184 days"; never less than none.
std::string days_apart(Date from, Date to);

// The place in the order of ratings: 0 for red ... 5 for blue or closed; nothing for
// grey and for no rating.
std::optional<int> rating_rank(const StatedAction& row);

// The same of a colour alone.
std::optional<int> colour_rank(std::optional<Rag> colour);

// How two papers rate one action on one axis.
struct RatingPair {
  std::string axis;  // "embedding"; empty for the rating that counts
  std::optional<int> was;
  std::optional<int> is;
  std::string was_words;
  std::string is_words;
};

// The rating that counts, and each further axis that both rows have under one name.
std::vector<RatingPair> rating_pairs(const StatedAction& before, const StatedAction& now);

// A finding about such a pair: 'rated "G" in the paper of March and is rated "A" here'.
AcrossFinding rating_finding(const Rule& rule, const PlanStep& step, const Change& change,
                             const RatingPair& pair, const std::string& end);

// How a rating is shown: the words of its cell, or the colour that was read.
std::string rating_words(const StatedAction& row);

// The leads name somebody: not blank, not TBC or vacant.
bool names_a_lead(const StatedAction& row);

// The change without the rows that say too little: nothing is compared between two
// editions of one paper.
bool comparable(const PlanStep& step, const Change& change);

// The scales of the two papers, where both print one, rate with the same words.
bool same_scale(const StatedPaper& a, const StatedPaper& b);

// The entry of the later scale that explains the same rating in other words for the most
// part; nullptr where one explains it alike (a paper may print two scales) or none does.
const StatedScale* redefined_by(const StatedScale& was, const StatedPaper& now);

// What is printed for the rating stood for something else before, by the two scales: it
// says neither that the action has gone on nor that it has fallen back.
bool redefined(const PlanStep& step, const Change& change);

AcrossExhibit exhibit(const StatedAction& row, Field field, std::string raw);

// A finding about a row and its earlier statement, with the words of both.
AcrossFinding change_finding(const Rule& rule, const PlanStep& step, const Change& change,
                             Field field, std::string message, std::string before, std::string now);

// Lowers a finding about rows that may have been read badly, and says which: of tables whose
// rows and columns were inferred.
void doubt_grids(bool before_inferred, bool now_inferred, AcrossFinding& finding);

// The same of a finding that rests on the papers' rows as a whole.
void doubt_tables(const PlanStep& step, AcrossFinding& finding);

// A finding about the paper as a whole beside `earlier`.
AcrossFinding paper_finding(const Rule& rule, const StatedPaper& earlier, std::string field,
                            std::string message);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CHECKS_ACROSS_WORDING_H_
