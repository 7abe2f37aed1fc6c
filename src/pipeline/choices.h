// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_PIPELINE_CHOICES_H_
#define BOARDTRAIL_PIPELINE_CHOICES_H_

#include <string>

#include "base/result.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Reads the file of decisions (lineage/decisions.h) and the table of organisations that
// it names (a relative name counts from the file's folder). Where there is no such file
// and it need not exist, nothing has been decided.
// Errors: kBadUsage with the place of the mistake; kNotFound, kIo.
Result<HistoryChoices> read_choices(const std::string& path, bool must_exist);

}  // namespace boardtrail

#endif  // BOARDTRAIL_PIPELINE_CHOICES_H_
