// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_DOCUMENT_CHECK_H_
#define BOARDTRAIL_WORKER_DOCUMENT_CHECK_H_

#include "base/result.h"
#include "model/document.h"

namespace boardtrail {

// What model/document_stream cannot see from one value alone: that pages are numbered
// from 1 in order and have a size that a page can have, and that every place lies on one
// of them, its box within reach of the page. Evidence that points nowhere would be shown
// to people as proof. kBadInput.
Status check_places(const Document& document);

// The reader's own part, before it answers: a sound reader of a strange document (a
// bookmark to a page that is not there, a drawing far off the paper, a matrix that makes
// no number) must not look like one that lies. Boxes are cut off where check_places ends,
// and what has no place keeps none.
void mend_places(Document* document);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_DOCUMENT_CHECK_H_
