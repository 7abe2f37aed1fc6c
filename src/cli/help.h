// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_HELP_H_
#define BOARDTRAIL_CLI_HELP_H_

#include <string>

#include "cli/options.h"

// Texts that are made of the tables of options.h. All end in a line break.
namespace boardtrail {

// "usage: boardtrail actions [options]"; `verb` nullptr: the program's.
std::string usage_line(const VerbSpec* verb);

// One screen, the example first; `full` adds the details and the exit statuses.
std::string help_text(const VerbSpec* verb, bool full);

// boardtrail(1) in roff.
std::string manual_page();

// boardtrail-VERB(1) of every verb, each after a line '.\" file: boardtrail-VERB.1'.
std::string verb_manual_pages();

// Completions for "bash", "zsh" or "fish".
std::string completions(std::string_view shell);

// "-f, --format FORMAT"
std::string option_heading(const OptionSpec& spec);

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_HELP_H_
