// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_FILING_H_
#define BOARDTRAIL_WAREHOUSE_FILING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "warehouse/sqlite.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// What the warehouse knows of files that move: see Warehouse::files_below(),
// relocate() and unfinished_place(). Each opens its own transaction where it writes.
Result<std::vector<KnownFile>> files_below(Database& database, std::string_view folder);
Status relocate(Database& database, const std::string& from, const std::string& to,
                const std::string& delivered_as);
Result<std::optional<std::string>> unfinished_place(Database& database, const std::string& from,
                                                    const std::string& delivered_as);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_FILING_H_
