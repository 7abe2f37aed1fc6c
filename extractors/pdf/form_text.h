// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_FORM_TEXT_H_
#define BOARDTRAIL_EXTRACTORS_PDF_FORM_TEXT_H_

#include "layout/page_record.h"

namespace boardtrail {

// Adds to the page's glyphs what its form fields and free-text notes show: a button as one
// of the signs of page_text.h, a text word by word in lines of its box. Their own
// drawing instructions are not followed (see PdfDocument::record_page).
void add_form_text(PageRecord* page);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_FORM_TEXT_H_
