// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PAGE_TEXT_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PAGE_TEXT_H_

#include "model/document.h"
#include "model/table.h"

namespace boardtrail {

// What buttons of forms are recorded as among a page's glyphs (PdfDocument::record_page):
// U+2610 and U+2611 for check boxes, these two for radio buttons.
inline constexpr char kRadioOff[] = "\u25EF";
inline constexpr char kRadioOn[] = "\u25C9";

// Brings text of a page into the form that RichText promises, as the readers of other
// formats do: NFC, nothing invisible, drawn boxes turned into ticks with their labels.
// Plain text is left as it is. Cost: linear.
void finish_text(RichText* text);
void finish_table(Table* table);  // all cells, and labels for boxes alone in their cells

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PAGE_TEXT_H_
