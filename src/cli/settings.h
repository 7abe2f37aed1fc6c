// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_SETTINGS_H_
#define BOARDTRAIL_CLI_SETTINGS_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/invocation.h"
#include "nightly/config.h"
#include "report/rows.h"
#include "schema/schema.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// One setting, with where its value comes from: an option, a variable of the
// environment, or the default, in that order.
struct Setting {
  std::string name;
  std::string value;
  std::string origin;  // "option --db", "variable BOARDTRAIL_DB", "default"
};

Setting warehouse_setting(const Invocation& invocation);
Setting schemas_setting(const Invocation& invocation);
std::vector<Setting> all_settings(const Invocation& invocation);

// How --format, --width, --full and --raw-csv want rows.
RowOptions row_options(const Invocation& invocation);

// Those of a folder; without parsing where they are the ones that the program was built with.
Result<SchemaSet> schemas_in(const std::string& folder);
Result<SchemaSet> schemas_of(const Invocation& invocation);

// What people have decided about links and findings.
Setting decisions_setting(const Invocation& invocation);
Result<HistoryChoices> choices_of(const Invocation& invocation);

// The folder of the schemas that came with the program.
std::string default_schemas();

// The nightly job's file; its value is empty where none is named.
Setting config_setting(const Invocation& invocation);
// What it says, with --lock-wait in place of its own.
Result<NightlyConfig> nightly_config_of(const Invocation& invocation);

// The warehouse for reading. kNotFound, with the way out, where there is none.
Result<Warehouse> open_for_reading(const Invocation& invocation);

// The warehouse for a run, made where there is none. kConflict while another run holds it.
Result<Warehouse> open_for_writing(const Invocation& invocation);

// The version of the program ("0.1.0").
const char* program_version();

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_SETTINGS_H_
