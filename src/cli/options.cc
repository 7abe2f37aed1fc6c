// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include "base/check.h"
#include "cli/verbs.h"

namespace boardtrail {
namespace {

using std::string_view;

constexpr string_view kFormats[] = {"table", "csv", "json", "ndjson", "markdown"};
constexpr string_view kRatings[] = {"red",   "amber_red", "amber", "amber_green",
                                    "green", "blue",      "grey",  "none"};
constexpr string_view kStatuses[] = {"open", "closed", "unknown"};
constexpr string_view kSeverities[] = {"high", "medium", "low"};
constexpr string_view kWhen[] = {"auto", "always", "never"};
constexpr string_view kGenerated[] = {"man", "bash", "zsh", "fish"};

// Bits in the order of kVerbs below; the static_assert there keeps them in step.
enum : VerbSet {
  kIngest = 1U << 0,
  kActions = 1U << 1,
  kFindings = 1U << 2,
  kQuery = 1U << 3,
  kInspect = 1U << 4,
  kSchemasVerb = 1U << 5,
  kExplain = 1U << 6,
  kPlans = 1U << 7,
  kLeads = 1U << 8,
  kCoverage = 1U << 9,
  kStatusVerb = 1U << 10,
  kConfig = 1U << 11,
  kEvery = (1U << 12) - 1,
};
constexpr VerbSet kRows = kEvery & ~(kIngest | kInspect);
constexpr VerbSet kPlanned = kActions | kFindings | kPlans | kLeads;
constexpr VerbSet kWarehouseVerbs = kEvery & ~(kInspect | kSchemasVerb | kExplain);
constexpr VerbSet kReading = kIngest | kInspect | kSchemasVerb | kConfig;

constexpr string_view kChoosing = "Choosing rows";
constexpr string_view kShowing = "Output";
constexpr string_view kGeneral = "General";

constexpr OptionSpec kOptions[] = {
    {Option::kOrg,
     "org",
     'o',
     "TEXT",
     kChoosing,
     "only organisations whose name contains TEXT",
     "Capitals and small letters are the same.",
     {},
     kPlanned | kCoverage,
     false,
     ""},
    {Option::kPlan,
     "plan",
     'p',
     "TEXT",
     kChoosing,
     "only plans whose name contains TEXT",
     "Capitals and small letters are the same.",
     {},
     kPlanned,
     false,
     ""},
    {Option::kLead,
     "lead",
     'l',
     "NAME",
     kChoosing,
     "only actions that NAME leads or shares",
     "NAME is a whole word or several of a lead as printed: 'TG' finds TG and JB/TG, not TGX.",
     {},
     kActions,
     false,
     ""},
    {Option::kRag, "rag", 0, "RATING", kChoosing, "only actions rated so",
     "By the action's first rating. 'none' finds those without one.", kRatings, kActions, true, ""},
    {Option::kStatus, "status", 0, "STATUS", kChoosing, "only actions in that state",
     "'unknown' finds those of which the paper does not say.", kStatuses, kActions, true, ""},
    {Option::kOverdue,
     "overdue",
     0,
     "",
     kChoosing,
     "only open actions past their due date",
     "Measured at the date the paper speaks for, never today; or at --as-at.",
     {},
     kActions,
     false,
     ""},
    {Option::kAsAt,
     "as-at",
     0,
     "DATE",
     kChoosing,
     "the actions in force on DATE (YYYY-MM-DD)",
     "Papers of later dates are left out, and --overdue measures at DATE.",
     {},
     kActions,
     false,
     ""},
    {Option::kRef,
     "ref",
     'r',
     "REF",
     kChoosing,
     "only actions with that reference",
     "As printed; capitals, spaces and a full stop at its end do not count.",
     {},
     kActions,
     false,
     ""},
    {Option::kSearch,
     "search",
     's',
     "WORDS",
     kChoosing,
     "only actions that hold all the WORDS",
     "Looks in reference, text, update, success measure and section. A word ending in * finds "
     "every word that begins so; \"quoted words\" must stand together.",
     {},
     kActions,
     false,
     ""},
    {Option::kRule,
     "rule",
     0,
     "RULE",
     kChoosing,
     "only findings of that rule",
     "'boardtrail explain' lists the rules.",
     {},
     kFindings,
     true,
     ""},
    {Option::kSeverity, "severity", 0, "SEVERITY", kChoosing, "only findings that grave", "",
     kSeverities, kFindings, true, ""},
    {Option::kSince,
     "since",
     0,
     "DATE",
     kChoosing,
     "only papers of DATE (YYYY-MM-DD) or later",
     "By the date the paper speaks for, else its meeting's.",
     {},
     kFindings,
     false,
     ""},
    {Option::kFailOn, "fail-on", 0, "SEVERITY", kChoosing,
     "exit with 1 where a finding that grave or graver is listed", "For scripts.", kSeverities,
     kFindings, false, ""},
    {Option::kTables,
     "tables",
     0,
     "",
     kShowing,
     "print only the tables, as they stand on each page",
     "A JSON array of {\"page\", \"bbox\", \"header_rows\", \"cells\"}.",
     {},
     kInspect,
     false,
     ""},
    {Option::kFormat, "format", 'f', "FORMAT", kShowing, "how rows are printed",
     "The default is table, on a terminal and in a pipe alike.", kFormats, kRows, false, ""},
    {Option::kWidth,
     "width",
     'w',
     "COLUMNS",
     kShowing,
     "width of a table",
     "120 unless told; never that of the terminal, so that output does not depend on it.",
     {},
     kRows,
     false,
     ""},
    {Option::kFull, "full", 0, "", kShowing, "clip nothing in a table", "", {}, kRows, false, ""},
    {Option::kRawCsv,
     "raw-csv",
     0,
     "",
     kShowing,
     "leave cells as they are in CSV",
     "Without it, a text that a spreadsheet would run as a formula (= + - @ first) gets an "
     "apostrophe before it.",
     {},
     kRows,
     false,
     ""},
    {Option::kDb,
     "db",
     'd',
     "FILE",
     kGeneral,
     "the warehouse (boardtrail.db unless told)",
     "",
     {},
     kWarehouseVerbs,
     false,
     "BOARDTRAIL_DB"},
    {Option::kSchemas,
     "schemas",
     0,
     "FOLDER",
     kGeneral,
     "where the plan schemas lie",
     "Those that came with the program unless told.",
     {},
     kReading,
     false,
     "BOARDTRAIL_SCHEMAS"},
    {Option::kQuiet,
     "quiet",
     'q',
     "",
     kGeneral,
     "no progress and no summary; errors only",
     "",
     {},
     kEvery,
     false,
     ""},
    {Option::kProgress, "progress", 0, "WHEN", kGeneral, "show how far a run is",
     "auto shows it where stderr is a terminal.", kWhen, kIngest, false, ""},
    {Option::kNoProgress,
     "no-progress",
     0,
     "",
     kGeneral,
     "the same as --progress never",
     "",
     {},
     kIngest,
     false,
     ""},
    {Option::kBrief, "", 'h', "", kGeneral, "this help, short", "", {}, kEvery, false, ""},
    {Option::kHelp, "help", 0, "", kGeneral, "this help, in full", "", {}, kEvery, false, ""},
    {Option::kVersion,
     "version",
     'V',
     "",
     kGeneral,
     "print the version",
     "",
     {},
     kEvery,
     false,
     ""},
    {Option::kGenerate, "generate", 0, "WHAT", kGeneral,
     "print the manual page or a shell's completions", "Without a verb.", kGenerated, 0, false, ""},
};
static_assert(std::size(kOptions) == kOptionCount);

constexpr VerbSpec kVerbs[] = {
    {"ingest", "PATH...", 1, -1, "read papers into the warehouse",
     "Reads files and folders (with all below them) and stores what they state. '-' takes paths "
     "from stdin, one a line. Unchanged files are passed over. A document that cannot be read is "
     "named, recorded with the reason, and the rest goes on (exit status 3). Makes the warehouse "
     "where there is none.",
     "boardtrail ingest papers/", run_ingest},
    {"actions", "", 0, 0, "the actions now in force",
     "An action is in force where it stands in the latest paper of its plan, open or closed. "
     "Plans are told apart by organisation and name; where a paper names no organisation, by its "
     "folder.",
     "boardtrail actions --overdue --lead TG", run_actions},
    {"findings", "", 0, 0, "where papers contradict themselves, with the place",
     "Each finding names the rule, the paper, where in it to look, and what stands there. "
     "'boardtrail explain RULE' says what a rule means.",
     "boardtrail findings --severity high --fail-on high", run_findings},
    {"query", "SQL", 1, 1, "read-only SQL over the views",
     "The views v_paper, v_action, v_finding and the others are described in docs/warehouse.md. "
     "Anything that would write is refused.",
     "boardtrail query \"SELECT rag, count(*) FROM v_action GROUP BY rag\"", run_query},
    {"inspect", "FILE", 1, 1, "what was read from one file, as JSON, without a warehouse",
     "One JSON object a line: the document, its blocks and tables, then for every table whether "
     "it was recognised and why.",
     "boardtrail inspect --tables paper.txt", run_inspect},
    {"schemas", "[check [FOLDER]]", 0, 2, "list the plan schemas, or check a folder of them",
     "'schemas check' names file, line and column of a mistake and exits with 2.",
     "boardtrail schemas check my-schemas/", run_schemas},
    {"explain", "[RULE]", 0, 1, "what a rule means and why it matters",
     "Without RULE: the list of all rules.", "boardtrail explain date-changed", run_explain},
    {"plans", "", 0, 0, "the plans known", "One row a plan, with its papers and actions in force.",
     "boardtrail plans", run_plans},
    {"leads", "", 0, 0, "the load of each lead",
     "Counts the actions in force; an action with two leads counts for both.",
     "boardtrail leads --org mere", run_leads},
    {"coverage", "", 0, 0, "what was not read, and what could not be assessed",
     "Documents that failed, tables that no schema fits, papers without a date, actions read in "
     "doubt: what the other verbs cannot tell you.",
     "boardtrail coverage", run_coverage},
    {"status", "", 0, 0, "did the last run work",
     "Exit status 3 where it left documents unread or did not finish.", "boardtrail status",
     run_status},
    {"config", "", 0, 0, "the settings, and where each comes from", "", "boardtrail config",
     run_config},
};
static_assert(kEvery == (1U << std::size(kVerbs)) - 1);

constexpr ExitStatusText kExitStatuses[] = {
    {ExitCode::kDone, "done"},
    {ExitCode::kFindings, "--fail-on was met"},
    {ExitCode::kUsage, "wrong usage"},
    {ExitCode::kUnread, "done, but some documents could not be read; each is named"},
    {ExitCode::kLocked, "another run holds the warehouse"},
    {ExitCode::kWarehouse, "the warehouse cannot be opened or written"},
    {ExitCode::kInternal, "a mistake in the program itself"},
    {ExitCode::kOutputFailed, "the output could not be written"},
};

}  // namespace

std::span<const OptionSpec> options() { return kOptions; }
std::span<const VerbSpec> verbs() { return kVerbs; }
std::span<const ExitStatusText> exit_statuses() { return kExitStatuses; }

const OptionSpec& spec_of(Option option) {
  const OptionSpec& spec = kOptions[static_cast<std::size_t>(option)];
  BOARDTRAIL_CHECK(spec.id == option);
  return spec;
}

bool applies(const OptionSpec& option, const VerbSpec& verb) {
  return (option.verbs >> static_cast<unsigned>(&verb - kVerbs) & 1U) != 0;
}

}  // namespace boardtrail
