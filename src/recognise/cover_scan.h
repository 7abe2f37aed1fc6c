// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_COVER_SCAN_H_
#define BOARDTRAIL_RECOGNISE_COVER_SCAN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "recognise/reading.h"

namespace boardtrail {

// A label of the paper's front with its value.
struct CoverPair {
  std::string role;  // of the vocabulary "cover-labels"; empty where the label is none of its terms
  std::string label;  // as printed, without the colon
  std::string value;  // spaces collapsed; the ticked options where the value is a row of boxes
  bool ticks = false;
  bool answered = true;  // false: the value is blank, or only the question that the form prints
  std::int32_t table = -1;
  Place place;
};

// The front of a paper: what its cover sheet and first lines say, before any meaning
// is given to it.
struct CoverScan {
  std::vector<CoverPair> pairs;
  std::vector<std::int32_t> tables;  // tables that are cover sheets
  std::int32_t end_block = 0;        // where the front ends
};

// Looks at the first blocks of the paper only. Cost: linear in the front.
CoverScan scan_cover(const PaperReading& reading);

// "Is there a financial impact associated with the paper?": a printed question, no answer.
bool is_form_question(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_COVER_SCAN_H_
