// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_PAGE_FINDING_H_
#define BOARDTRAIL_SITE_PAGE_FINDING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "site/evidence.h"
#include "site/markup.h"
#include "site/site_rows.h"

namespace boardtrail {

// A picture of part of a page, as it lies in the site.
struct EvidencePicture {
  PageUrl url;
  std::int32_t page = 0;  // of the paper, from 1
};

// What one paper shows of a finding.
struct EvidenceSide {
  std::string path, date;
  std::vector<StoredExhibit> exhibits;
  std::vector<CellFound> found;  // where each stands
  std::vector<EvidencePicture> pictures;
  std::string no_picture;  // why a page of a PDF is not shown as a picture
};

// A finding: the rule in plain words, the paper's words, and the place in the paper. Of a
// finding across papers the earlier paper's side comes first.
std::string finding_page_html(const FindingRecord& finding, const std::vector<EvidenceSide>& sides);

// A rule, and where it speaks. `findings` in the order to be shown; `all` of them there are.
std::string rule_page_html(std::string_view rule_id, const std::vector<FindingRecord>& findings,
                           std::int64_t all);

// One row of a list of findings; see write_finding_columns.
void write_finding_row(Markup& page, const FindingRecord& finding, bool with_plan);
void write_finding_columns(Markup& page, bool with_plan);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_PAGE_FINDING_H_
