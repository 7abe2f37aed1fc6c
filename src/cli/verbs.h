// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_VERBS_H_
#define BOARDTRAIL_CLI_VERBS_H_

#include "cli/exit_code.h"

namespace boardtrail {

class Invocation;

// One function a verb, each in verb_<name>.cc; the table in options.cc names them.
ExitCode run_ingest(const Invocation& invocation);
ExitCode run_actions(const Invocation& invocation);
ExitCode run_findings(const Invocation& invocation);
ExitCode run_history(const Invocation& invocation);
ExitCode run_diff(const Invocation& invocation);
ExitCode run_query(const Invocation& invocation);
ExitCode run_inspect(const Invocation& invocation);
ExitCode run_schemas(const Invocation& invocation);
ExitCode run_explain(const Invocation& invocation);
ExitCode run_plans(const Invocation& invocation);
ExitCode run_leads(const Invocation& invocation);
ExitCode run_slippage(const Invocation& invocation);
ExitCode run_coverage(const Invocation& invocation);
ExitCode run_relink(const Invocation& invocation);
ExitCode run_status(const Invocation& invocation);
ExitCode run_report(const Invocation& invocation);
ExitCode run_config(const Invocation& invocation);
ExitCode run_nightly(const Invocation& invocation);
ExitCode run_export(const Invocation& invocation);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_VERBS_H_
