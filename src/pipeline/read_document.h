// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_PIPELINE_READ_DOCUMENT_H_
#define BOARDTRAIL_PIPELINE_READ_DOCUMENT_H_

#include <string_view>

#include "base/limits.h"
#include "schema/schema.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Reads the bytes into `document`: its content, papers and findings, or its error.
// What a stage throws (a mistake of the program, or no memory) is an error of this
// document: one bad file never ends a run.
void read_into(IngestedDocument& document, std::string_view bytes, const SchemaSet& schemas,
               const Limits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_PIPELINE_READ_DOCUMENT_H_
