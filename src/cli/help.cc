// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include <algorithm>
#include <vector>

#include "report/display.h"

namespace boardtrail {
namespace {

constexpr std::size_t kTextWidth = 79;
constexpr std::size_t kColumn = 28;

// A heading, then its text from column kColumn on; both on a line where they fit.
void append_entry(std::string& out, const std::string& heading, std::string_view text) {
  std::string line = "  " + heading;
  if (line.size() + 2 > kColumn) {
    out += line + '\n';
    line.clear();
  }
  for (const std::string& part : wrap(text, kTextWidth - kColumn)) {
    line.resize(kColumn, ' ');
    out += line + part + '\n';
    line.clear();
  }
}

void append_paragraph(std::string& out, std::string_view text) {
  if (text.empty()) return;
  for (const std::string& line : wrap(text, kTextWidth)) out += line + '\n';
  out += '\n';
}

std::string option_text(const OptionSpec& spec, bool full) {
  std::string choices;
  for (const std::string_view choice : spec.choices) {
    choices += (choices.empty() ? " (" : ", ") + std::string(choice);
  }
  std::string text = std::string(spec.brief) + choices + (choices.empty() ? "" : ")");
  if (!full) return text;
  if (!spec.detail.empty()) text += ". " + std::string(spec.detail);
  if (spec.repeatable)
    text += (text.ends_with('.') ? " " : ". ") + std::string("May be given again.");
  if (!spec.environment.empty()) text += " [" + std::string(spec.environment) + "]";
  return text;
}

void append_options(std::string& out, const VerbSpec* verb, bool full) {
  std::string_view group;
  for (const OptionSpec& spec : options()) {
    const bool wanted = verb ? applies(spec, *verb)
                             : spec.verbs == 0 || spec.letter == 'h' || spec.name == "help" ||
                                   spec.name == "version";
    if (!wanted) continue;
    if (spec.group != group) {
      out += std::string(group.empty() ? "" : "\n") + std::string(spec.group) + ":\n";
    }
    group = spec.group;
    append_entry(out, option_heading(spec), option_text(spec, full));
  }
}

}  // namespace

std::string option_heading(const OptionSpec& spec) {
  std::string heading;
  if (spec.letter != 0) heading = std::string("-") + spec.letter;
  if (!spec.name.empty()) {
    heading += (heading.empty() ? "    --" : ", --") + std::string(spec.name);
  }
  if (!spec.value.empty()) heading += " " + std::string(spec.value);
  return heading;
}

std::string usage_line(const VerbSpec* verb) {
  if (!verb)
    return "usage: boardtrail VERB [options] [arguments]; 'boardtrail -h' lists the verbs\n";
  std::string line = "usage: boardtrail " + std::string(verb->name) + " [options]";
  if (!verb->arguments.empty()) line += " " + std::string(verb->arguments);
  return line + "; 'boardtrail " + std::string(verb->name) + " -h' says more\n";
}

std::string help_text(const VerbSpec* verb, bool full) {
  std::string out;
  if (verb) {
    out += "boardtrail " + std::string(verb->name) + ": " + std::string(verb->brief) + "\n\n";
    out += "  $ " + std::string(verb->example) + "\n\n";
    if (full) append_paragraph(out, verb->detail);
  } else {
    out +=
        "boardtrail: an audited record of what NHS Board papers promise\n\n"
        "  $ boardtrail ingest papers/\n"
        "  $ boardtrail actions --overdue\n"
        "  $ boardtrail findings --severity high\n\nVerbs:\n";
    for (const VerbSpec& each : verbs()) append_entry(out, std::string(each.name), each.brief);
    out += '\n';
  }
  if (verb || full) append_options(out, verb, full);
  if (full) {
    out += "\nExit status:\n";
    for (const ExitStatusText& status : exit_statuses()) {
      append_entry(out, std::to_string(static_cast<int>(status.code)), status.meaning);
    }
  } else {
    out += verb ? "\n'boardtrail " + std::string(verb->name) + " --help' says more.\n"
                : "'boardtrail VERB -h' tells a verb's options; 'boardtrail --help' says more.\n";
  }
  return out;
}

}  // namespace boardtrail
