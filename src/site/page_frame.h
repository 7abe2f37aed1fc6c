// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_PAGE_FRAME_H_
#define BOARDTRAIL_SITE_PAGE_FRAME_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/markup.h"

namespace boardtrail {

// Where the pages stand; exports link to them by the same functions.
PageUrl front_page();
PageUrl plan_page(std::int64_t plan_id);
PageUrl action_page(std::int64_t action_id);
PageUrl finding_page(std::int64_t finding_id);
PageUrl rule_page(std::string_view rule_id);

struct PageHead {
  std::string title;                                   // of the window and the first heading
  std::vector<std::pair<PageUrl, std::string>> trail;  // the pages above it
  bool inside_folder = true;                           // "plans/x.html"; false: at the top
};

// Opens the page, up to its first heading.
Markup begin_page(const PageHead& head);
// Closes it. `note` ends the page: by what it was made, where that is to be told.
std::string end_page(Markup page, std::string_view note = {});
// A page that ended with a note, with another one; empty where it did not.
std::string with_note(std::string page, std::string_view note);

// --- words -------------------------------------------------------------------

// The last part of a path.
std::string file_name(std::string_view path);
// "page 3", "line 12".
std::string place_words(std::int64_t page, std::int64_t line);

// --- signs -------------------------------------------------------------------

// A rating as it looks: letters beside the colour, so that neither stands alone.
struct RatingSign {
  std::string_view value;   // "amber_red"; empty: not rated
  std::string_view css;     // end of the class
  std::string_view letter;  // "AR"
  std::string_view words;   // "Amber-red"
};
const RatingSign& look_of(std::string_view rating);
const std::vector<RatingSign>& all_looks();  // worst first, "not rated" last

void write_rating(Markup& page, std::string_view rating);
void write_severity(Markup& page, std::string_view severity);
// How far up the scale: red 0 ... green 4, blue (complete) 5; -1 where it says nothing.
int rating_height(std::string_view rating);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_PAGE_FRAME_H_
