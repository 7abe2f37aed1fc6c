// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_PORTABLE_H_
#define BOARDTRAIL_EXPORTS_PORTABLE_H_

#include <string>

#include "warehouse/warehouse.h"

namespace boardtrail {

struct PortableOptions {
  bool initials_only = false;  // people's names as initials (exports/name_mask.h)
};

// Writes every view as an ordinary table of the same name into a new SQLite file, with
// indexes and a table `about` that says what each table and column means. Numbers of rows
// (action_id ...) are texts there: they have 63 bits, and pandas, R and Excel would round
// them. Everything else is as in the view.
Status write_portable(Warehouse& warehouse, const std::string& path,
                      const PortableOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_PORTABLE_H_
