// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_PUT_AWAY_H_
#define BOARDTRAIL_NIGHTLY_PUT_AWAY_H_

#include <map>
#include <string>

#include "base/result.h"
#include "nightly/config.h"
#include "nightly/inbox.h"
#include "nightly/record.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// What a run has learned about the files that it took from the inbox.
struct Delivery {
  const std::map<std::string, FileState>& taken;
  // Why a document (of a pack, or the file itself) could not be read, by its path.
  const std::map<std::string, Error>& failures;
};

// Moves each file that was read out of the inbox: to `processed`/YYYY-MM where something in
// it could be read, else to `failed`, with the reason in a text file beside it. Nothing is
// ever written over: where another file has the name, the new one gets the beginning of its
// hash; where the same file is there already, the second copy goes.
//
// The warehouse is told first and the file moved after it, so that a run which is ended
// between leaves the file in the inbox, where the next run finds it and does the same again.
// A file that has changed since it was read stays, and so does one of which something could
// not be read by no fault of its own: the next run tries again.
//
// Errors: of the warehouse only; what the system refuses is a problem of the record.
Status put_away(const NightlyConfig& config, const Delivery& delivery, Warehouse& warehouse,
                NightlyRecord& record);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_PUT_AWAY_H_
