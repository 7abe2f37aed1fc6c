// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_BACKUPS_H_
#define BOARDTRAIL_NIGHTLY_BACKUPS_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Makes a copy of the warehouse in the folder, named after it and the time
// ("boardtrail-20260131T030000Z.db"), and gives its path. Then the oldest of the copies
// that have such a name go, but for the `keep` newest, of which the new one is the last
// whatever the clock says; nothing else there is touched.
Result<std::string> make_backup(Warehouse& warehouse, const std::string& warehouse_path,
                                const std::string& folder, std::string_view utc, int keep);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_BACKUPS_H_
