// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"

#include "cli/help.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/usage.h"

namespace boardtrail {
namespace {

const VerbSpec* verb_named(std::string_view name) {
  for (const VerbSpec& verb : verbs()) {
    if (verb.name == name) return &verb;
  }
  return nullptr;
}

}  // namespace

ExitCode run_command_line(const std::vector<std::string>& words) {
  const auto parsed = Invocation::parse(words);
  if (!parsed) {
    return refuse_usage(parsed.error().message, verb_named(parsed.error().origin));
  }
  const Invocation& invocation = *parsed;
  if (invocation.has(Option::kHelp) || invocation.has(Option::kBrief)) {
    print(help_text(invocation.verb(), invocation.has(Option::kHelp)));
    return ExitCode::kDone;
  }
  if (invocation.has(Option::kVersion)) {
    print("boardtrail " + std::string(program_version()) + "\n");
    return ExitCode::kDone;
  }
  if (invocation.verb()) return invocation.verb()->run(invocation);
  if (invocation.has(Option::kGenerate)) {
    const std::string_view what = invocation.value(Option::kGenerate);
    print(what == "man"         ? manual_page()
          : what == "man-verbs" ? verb_manual_pages()
                                : completions(what));
    return ExitCode::kDone;
  }
  return refuse_usage("which verb?", nullptr);
}

}  // namespace boardtrail
