// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_BACKUP_H_
#define BOARDTRAIL_WAREHOUSE_BACKUP_H_

#include <string>

#include "base/result.h"
#include "warehouse/sqlite.h"

namespace boardtrail {

// A whole and compact copy of the database, whatever stands in its WAL, at a path where
// nothing stands yet. It is made under another name first (".part"), flushed and looked
// through: a file that has the name is a good copy.
Status copy_database(Database& database, const std::string& to);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_BACKUP_H_
