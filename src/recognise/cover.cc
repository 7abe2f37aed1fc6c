// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "base/text.h"
#include "recognise/cover_scan.h"
#include "recognise/reading.h"

namespace boardtrail {

void read_cover(PaperReading& reading) {
  CoverScan scan = scan_cover(reading);
  for (const std::int32_t table : scan.tables) {
    reading.claim(table, TableUse::kCover, "cover", "labels of a cover sheet and their values", 0);
  }
  for (CoverPair& pair : scan.pairs) {
    // A blank date, number or name is the form's own matter; a question left open is not.
    if (!pair.answered && pair.role == "asked") {
      Heading heading;
      heading.text = pair.label;
      heading.empty = true;
      heading.why_empty = is_blank(pair.value)
                              ? "the cover sheet asks for it, and the space is blank"
                              : "only the form's own question stands there: " + pair.value;
      heading.place = pair.place;
      reading.paper.headings.push_back(std::move(heading));
    }
    reading.paper.fields.push_back({std::move(pair.label), std::move(pair.value), pair.place});
  }
}

}  // namespace boardtrail
