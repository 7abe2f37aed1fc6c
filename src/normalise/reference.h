// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_REFERENCE_H_
#define BOARDTRAIL_NORMALISE_REFERENCE_H_

#include <string>
#include <string_view>

namespace boardtrail {

// A reference at the head of a text ("G2 - The backlog", "2019/R18 – To introduce",
// "1. Our services are"); `rest` is what follows. `ref` is empty where there is none.
struct HeadReference {
  std::string ref;
  std::string rest;
};
HeadReference split_reference(std::string_view text);

// True where a whole cell is a reference: "W1a", "7.", "2019/R18", "MD12", "8a.", "1.2.3",
// "CQC-04".
bool looks_like_reference(std::string_view text);

// "G2" and "G3", "1." and "2.": the same letters and the next number.
bool is_next_reference(std::string_view before, std::string_view after);

// For comparing: lower case, letters, digits and '/' only.
std::string reference_key(std::string_view ref);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_REFERENCE_H_
