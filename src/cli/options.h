// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_OPTIONS_H_
#define BOARDTRAIL_CLI_OPTIONS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "cli/exit_code.h"

// The command line as data. The parser, -h, --help, the manual page and the
// completions of three shells all come from the two tables of options.cc; nothing
// about a verb or an option is written anywhere else.
namespace boardtrail {

class Invocation;

enum class Option : std::uint8_t {
  kOrg,
  kPlan,
  kLead,
  kRag,
  kStatus,
  kOverdue,
  kAsAt,
  kRef,
  kSearch,
  kRule,
  kSeverity,
  kSince,
  kFailOn,
  kTables,
  kPage,
  kSvg,
  kFormat,
  kWidth,
  kFull,
  kRawCsv,
  kXlsx,
  kCsv,
  kDigest,
  kDatasette,
  kIcs,
  kPortable,
  kInitialsOnly,
  kOutput,
  kDb,
  kSchemas,
  kDecisions,
  kJobs,
  kConfigFile,
  kLockWait,
  kQuiet,
  kProgress,
  kNoProgress,
  kBrief,
  kHelp,
  kVersion,
  kGenerate,
};
inline constexpr int kOptionCount = 41;

// A set of verbs, one bit each in the order of verbs().
using VerbSet = std::uint32_t;

struct OptionSpec {
  Option id;
  std::string_view name;                      // without the dashes
  char letter;                                // 0 where there is no short form
  std::string_view value;                     // name of the value; empty for a flag
  std::string_view group;                     // heading in --help
  std::string_view brief;                     // one line
  std::string_view detail;                    // more, for --help and the manual; may be empty
  std::span<const std::string_view> choices;  // empty: any value
  VerbSet verbs;                              // where it applies
  bool repeatable;                            // each further value widens the choice
  std::string_view environment;               // variable that sets it, or empty
};

struct VerbSpec {
  std::string_view name;
  std::string_view arguments;  // "PATH...", as in the usage line
  int min_arguments;
  int max_arguments;  // -1: any number
  std::string_view brief;
  std::string_view detail;
  std::string_view example;  // a command line, without the prompt
  ExitCode (*run)(const Invocation& invocation);
};

std::span<const OptionSpec> options();
std::span<const VerbSpec> verbs();

const OptionSpec& spec_of(Option option);
bool applies(const OptionSpec& option, const VerbSpec& verb);

struct ExitStatusText {
  ExitCode code;
  std::string_view meaning;
};
std::span<const ExitStatusText> exit_statuses();

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_OPTIONS_H_
