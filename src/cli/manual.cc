// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"
#include "cli/settings.h"

namespace boardtrail {
namespace {

// roff takes '-' for a hyphen, '\' for its escape and a '.' or "'" that begins a
// line for a request.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  if (!out.empty() && (out[0] == '.' || out[0] == '\'')) out.insert(0, "\\&");
  return out;
}

std::string trimmed_heading(const OptionSpec& spec) {
  const std::string heading = option_heading(spec);
  return heading.substr(heading.find_first_not_of(' '));
}

std::string verb_list(const OptionSpec& spec) {
  std::string names;
  std::size_t count = 0;
  for (const VerbSpec& verb : verbs()) {
    if (!applies(spec, verb)) continue;
    names += (names.empty() ? "" : ", ") + std::string(verb.name);
    ++count;
  }
  return count == 0 || count == verbs().size() ? "" : " For: " + names + ".";
}

void append_options(std::string& page) {
  for (const OptionSpec& spec : options()) {
    page += ".TP\n.B " + roff(trimmed_heading(spec)) + "\n" + roff(spec.brief) + ".\n";
    if (!spec.detail.empty()) page += roff(spec.detail) + "\n";
    if (!spec.choices.empty()) {
      std::string line = "One of";
      for (const std::string_view choice : spec.choices) line += " " + std::string(choice);
      page += roff(line) + ".\n";
    }
    if (const std::string names = verb_list(spec); !names.empty())
      page += roff(names.substr(1)) + "\n";
  }
}

void append_environment(std::string& page) {
  for (const OptionSpec& spec : options()) {
    if (spec.environment.empty()) continue;
    page += ".TP\n.B " + roff(spec.environment) + "\n" +
            roff("Where --" + std::string(spec.name) + " is not given: " + std::string(spec.brief) +
                 ".") +
            "\n";
  }
}

}  // namespace

std::string manual_page() {
  std::string page = ".TH BOARDTRAIL 1 \"\" \"boardtrail " + std::string(program_version()) +
                     "\" \"User commands\"\n.SH NAME\n"
                     "boardtrail \\- an audited record of what NHS Board papers promise\n"
                     ".SH SYNOPSIS\n.B boardtrail\n.I VERB\n[options] [arguments]\n.SH VERBS\n";
  for (const VerbSpec& verb : verbs()) {
    page += ".TP\n.B " + roff(std::string(verb.name) + " " + std::string(verb.arguments)) + "\n" +
            roff(std::string(verb.brief) + ".") + "\n";
    if (!verb.detail.empty()) page += roff(verb.detail) + "\n";
  }
  page += ".SH OPTIONS\n";
  append_options(page);
  page += ".SH EXIT STATUS\n";
  for (const ExitStatusText& status : exit_statuses()) {
    page += ".TP\n.B " + std::to_string(static_cast<int>(status.code)) + "\n" +
            roff(status.meaning) + "\n";
  }
  page += ".SH ENVIRONMENT\n";
  append_environment(page);
  page += ".SH FILES\n.TP\n.I boardtrail.db\nThe warehouse: an SQLite file.\n.SH EXAMPLES\n.nf\n";
  for (const VerbSpec& verb : verbs()) page += roff(verb.example) + "\n";
  return page + ".fi\n";
}

}  // namespace boardtrail
