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

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_DOCUMENT_CHECK_H_
