// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_PIPELINE_READ_DOCUMENT_H_
#define BOARDTRAIL_PIPELINE_READ_DOCUMENT_H_

#include "base/result.h"
#include "schema/schema.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Fills in what a reader made of the bytes: the content with its papers and findings, or
// the error. What a stage throws (a mistake of the program, or no memory) is an error of
// this document: one bad file never ends a run. Touches no file and no warehouse; many
// threads may do it at once.
void judge_into(IngestedDocument& document, Result<Document> read, const SchemaSet& schemas);

}  // namespace boardtrail

#endif  // BOARDTRAIL_PIPELINE_READ_DOCUMENT_H_
