// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.h"
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

void append_option(std::string& page, const OptionSpec& spec) {
  page += ".TP\n.B " + roff(trimmed_heading(spec)) + "\n" + roff(spec.brief) + ".\n";
  if (!spec.detail.empty()) page += roff(spec.detail) + "\n";
  if (spec.choices.empty()) return;
  std::string line = "One of";
  for (const std::string_view choice : spec.choices) line += " " + std::string(choice);
  page += roff(line) + ".\n";
}

void append_options(std::string& page) {
  for (const OptionSpec& spec : options()) {
    append_option(page, spec);
    if (const std::string names = verb_list(spec); !names.empty()) {
      page += roff(names.substr(1)) + "\n";
    }
  }
}

void append_statuses(std::string& page) {
  page += ".SH EXIT STATUS\n";
  for (const ExitStatusText& status : exit_statuses()) {
    page += ".TP\n.B " + std::to_string(static_cast<int>(status.code)) + "\n" +
            roff(status.meaning) + "\n";
  }
}

std::string title(const std::string& name) {
  std::string capitals = name;
  for (char& c : capitals) {
    c = ascii_upper(c);
  }
  return ".TH " + capitals + " 1 \"\" \"boardtrail " + std::string(program_version()) +
         "\" \"User commands\"\n.SH NAME\n";
}

std::string verb_manual_page(const VerbSpec& verb) {
  const std::string name = "boardtrail-" + std::string(verb.name);
  std::string page = title(name) + roff(name) + " \\- " + roff(verb.brief) +
                     "\n.SH SYNOPSIS\n.B boardtrail " + roff(verb.name) + "\n[options] " +
                     roff(verb.arguments) + "\n";
  if (!verb.detail.empty()) page += ".SH DESCRIPTION\n" + roff(verb.detail) + "\n";
  page += ".SH OPTIONS\n";
  for (const OptionSpec& spec : options()) {
    if (applies(spec, verb)) append_option(page, spec);
  }
  append_statuses(page);
  return page + ".SH EXAMPLE\n.nf\n" + roff(verb.example) +
         "\n.fi\n.SH SEE ALSO\n.BR boardtrail (1)\n";
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

std::string verb_manual_pages() {
  std::string pages;
  for (const VerbSpec& verb : verbs()) {
    pages += ".\\\" file: boardtrail-" + std::string(verb.name) + ".1\n" + verb_manual_page(verb);
  }
  return pages;
}

std::string manual_page() {
  std::string page = title("boardtrail") +
                     "boardtrail \\- an audited record of what NHS Board papers promise\n"
                     ".SH SYNOPSIS\n.B boardtrail\n.I VERB\n[options] [arguments]\n.SH VERBS\n";
  for (const VerbSpec& verb : verbs()) {
    page += ".TP\n.B " + roff(std::string(verb.name) + " " + std::string(verb.arguments)) + "\n" +
            roff(std::string(verb.brief) + ".") + "\n";
    if (!verb.detail.empty()) page += roff(verb.detail) + "\n";
  }
  page += ".SH OPTIONS\n";
  append_options(page);
  append_statuses(page);
  page += ".SH ENVIRONMENT\n";
  append_environment(page);
  page += ".SH FILES\n.TP\n.I boardtrail.db\nThe warehouse: an SQLite file.\n.SH EXAMPLES\n.nf\n";
  for (const VerbSpec& verb : verbs()) page += roff(verb.example) + "\n";
  return page + ".fi\n";
}

}  // namespace boardtrail
