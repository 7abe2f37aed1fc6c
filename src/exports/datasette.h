// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_DATASETTE_H_
#define BOARDTRAIL_EXPORTS_DATASETTE_H_

#include <string>

#include "warehouse/warehouse.h"

namespace boardtrail {

// Writes metadata for Datasette (`datasette FILE.db --metadata ...`): what each view and
// column means and its unit, which tables to hide, and queries to begin with. Holds nothing
// that papers say. `database` is the warehouse's path; Datasette names a database by its
// file's name without the suffix.
Status write_datasette(Warehouse& warehouse, const std::string& database, const std::string& path);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_DATASETTE_H_
