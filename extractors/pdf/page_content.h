// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PAGE_CONTENT_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PAGE_CONTENT_H_

#include <string>

#include <Object.h>

namespace boardtrail {

// The content of a page, inflated at once: Poppler's own decoder goes byte by byte and
// costs a tenth of reading a page. `contents` is what the page states: a stream, or an
// array of them, which is read as if they were one. What is not plainly deflated (or not at all),
// is damaged or too large comes back as it is, so that Poppler treats it in its own way; the buffer
// is empty then. `buffer` holds the bytes of what is returned, and is re-used from page to page.
Object inflated_content(Object contents, std::string* buffer);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PAGE_CONTENT_H_
