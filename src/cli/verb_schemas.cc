// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "schema/schema.h"

namespace boardtrail {
namespace {

ExitCode check_schemas(const Invocation& invocation, const std::string& folder) {
  std::vector<Error> problems;
  const auto schemas = load_schemas(folder, &problems);
  if (schemas && problems.empty()) {
    if (!invocation.has(Option::kQuiet)) {
      note(folder + ": " + std::to_string(schemas->schemas().size()) + " schemas, no mistakes");
    }
    return ExitCode::kDone;
  }
  if (problems.empty()) problems.push_back(schemas.error());
  for (const Error& problem : problems) complain(to_string(problem));
  return ExitCode::kUsage;
}

}  // namespace

ExitCode run_schemas(const Invocation& invocation) {
  const auto& words = invocation.arguments();
  if (!words.empty() && words[0] != "check") {
    return refuse_usage(unknown_name("word", words[0], {"check"}), invocation.verb());
  }
  if (!words.empty()) {
    return check_schemas(invocation,
                         words.size() > 1 ? words[1] : schemas_setting(invocation).value);
  }
  const auto schemas = schemas_of(invocation);
  if (!schemas) {
    complain(to_string(schemas.error()));
    return ExitCode::kUsage;
  }
  std::vector<std::vector<SqlValue>> rows;
  for (const Schema& schema : schemas->schemas()) {
    rows.push_back({schema.id, std::string(schema_kind_name(schema.kind)), schema.title,
                    static_cast<std::int64_t>(schema.columns.size()), schema.file});
  }
  show_rows({"schema", "kind", "title", "columns", "file"}, rows, row_options(invocation));
  return ExitCode::kDone;
}

}  // namespace boardtrail
