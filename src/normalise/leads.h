// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_LEADS_H_
#define BOARDTRAIL_NORMALISE_LEADS_H_

#include <string>
#include <string_view>
#include <vector>

namespace boardtrail {

struct LeadReading {
  std::vector<std::string> names;  // as printed, in order
  bool placeholder = false;        // TBC, Vacant, n/a: nobody is named
  bool collective = false;         // Varied, All, All Execs: nobody in particular
};

// Splits on / & , ; 'and' and line breaks. A post stays whole where what follows
// the break is part of its title ("Director of Nursing and Quality") or the post
// of the name before it ("Jo Field, Chief Nurse" is one lead). Square brackets go. Pure.
LeadReading read_leads(std::string_view text);

// True where the text could be a lead cell: initials, names, posts, placeholders.
// For telling rows and columns apart, not for refusing a lead.
bool looks_like_lead(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_LEADS_H_
