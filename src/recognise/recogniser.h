// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_RECOGNISER_H_
#define BOARDTRAIL_RECOGNISE_RECOGNISER_H_

#include <vector>

#include "model/document.h"
#include "model/paper.h"
#include "schema/schema.h"

namespace boardtrail {

// Reads meaning into a Document: which tables are plans, scorecards, legends or
// cover sheets, what their columns hold, which rows are actions; then typed
// values by normalise/. Knows no plan family by itself: what a family looks like
// comes from the schemas, and where two fit, the better score wins and the reason
// is kept in TableReading.
//
// Ownership:  borrows schemas and document for the call; papers own their data.
// Threads:    immutable; one recogniser may serve many threads.
// Errors:     none: what is not understood stays a table with a reason.
// Cost:       linear in the document's text.
class Recogniser {
 public:
  explicit Recogniser(const SchemaSet& schemas) : schemas_(schemas) {}

  // At least one paper. Packs (documents of many papers) are split first.
  std::vector<Paper> recognise(const Document& document) const;

 private:
  const SchemaSet& schemas_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_RECOGNISER_H_
