// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_BLANK_WAREHOUSE_H_
#define BOARDTRAIL_WAREHOUSE_BLANK_WAREHOUSE_H_

#include <string>

namespace boardtrail {

// Puts an empty warehouse of the newest version where nothing stands yet: whole or not at
// all, and on the disk when it returns. Running the migrations would come to the same, for
// ten times the time and the syncs. Where it cannot, nothing is changed: opening the file
// then makes it by the migrations, or says what hinders.
void put_blank_warehouse(const std::string& path);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_BLANK_WAREHOUSE_H_
