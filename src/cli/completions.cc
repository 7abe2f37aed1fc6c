// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

namespace boardtrail {
namespace {

// For a single-quoted word of any shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string verb_names() {
  std::string names;
  for (const VerbSpec& verb : verbs()) names += (names.empty() ? "" : " ") + std::string(verb.name);
  return names;
}

std::string long_options(const VerbSpec& verb) {
  std::string names;
  for (const OptionSpec& spec : options()) {
    if (!spec.name.empty() && applies(spec, verb)) {
      names += (names.empty() ? "--" : " --") + std::string(spec.name);
    }
  }
  return names;
}

std::string choices_of(const OptionSpec& spec) {
  std::string out;
  for (const std::string_view choice : spec.choices) {
    out += (out.empty() ? "" : " ") + std::string(choice);
  }
  return out;
}

std::string bash() {
  std::string out =
      "_boardtrail() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb= each\n"
      "  COMPREPLY=()\n"
      "  case $before in\n";
  for (const OptionSpec& spec : options()) {
    if (spec.choices.empty()) continue;
    out += "    --" + std::string(spec.name) + ") COMPREPLY=($(compgen -W " +
           quoted(choices_of(spec)) + " -- \"$word\")); return ;;\n";
  }
  out +=
      "  esac\n"
      "  for each in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case \" " +
      verb_names() +
      " \" in *\" $each \"*) verb=$each; break ;; esac\n"
      "  done\n"
      "  case $verb in\n"
      "    '') COMPREPLY=($(compgen -W " +
      quoted(verb_names()) + " -- \"$word\")) ;;\n";
  for (const VerbSpec& verb : verbs()) {
    out += "    " + std::string(verb.name) + ") [[ $word == -* ]] && COMPREPLY=($(compgen -W " +
           quoted(long_options(verb)) + " -- \"$word\")) ;;\n";
  }
  return out + "  esac\n}\ncomplete -o default -F _boardtrail boardtrail\n";
}

// In the action of _arguments a colon and brackets have a meaning.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_option(const OptionSpec& spec) {
  std::string word = "--" + std::string(spec.name) + (spec.value.empty() ? "" : "=");
  word += "[" + zsh_text(spec.brief) + "]";
  if (!spec.value.empty()) {
    word += ":" + std::string(spec.value) + ":";
    word += spec.choices.empty() ? "_files" : "(" + choices_of(spec) + ")";
  }
  return (spec.repeatable ? "'*'" : "") + quoted(word);
}

std::string zsh() {
  std::string out =
      "#compdef boardtrail\n"
      "local -a verbs\nverbs=(\n";
  for (const VerbSpec& verb : verbs()) {
    out += "  " + quoted(std::string(verb.name) + ":" + zsh_text(verb.brief)) + "\n";
  }
  out +=
      ")\nif (( CURRENT == 2 )); then\n  _describe verb verbs\n  return\nfi\ncase $words[2] in\n";
  for (const VerbSpec& verb : verbs()) {
    out += "  " + std::string(verb.name) + ")\n    _arguments";
    for (const OptionSpec& spec : options()) {
      if (!spec.name.empty() && applies(spec, verb)) out += " \\\n      " + zsh_option(spec);
    }
    out += " \\\n      '*:argument:_files' ;;\n";
  }
  return out + "esac\n";
}

std::string fish() {
  std::string out;
  for (const VerbSpec& verb : verbs()) {
    out += "complete -c boardtrail -n __fish_use_subcommand -a " + std::string(verb.name) + " -d " +
           quoted(verb.brief) + "\n";
  }
  for (const OptionSpec& spec : options()) {
    if (spec.name.empty()) continue;
    std::string names;
    for (const VerbSpec& verb : verbs()) {
      if (applies(spec, verb)) names += " " + std::string(verb.name);
    }
    out += "complete -c boardtrail";
    if (!names.empty()) out += " -n " + quoted("__fish_seen_subcommand_from" + names);
    out += " -l " + std::string(spec.name);
    if (spec.letter != 0) out += std::string(" -s ") + spec.letter;
    if (!spec.value.empty()) out += " -r";
    if (!spec.choices.empty()) out += " -f -a " + quoted(choices_of(spec));
    out += " -d " + quoted(spec.brief) + "\n";
  }
  return out;
}

}  // namespace

std::string completions(std::string_view shell) {
  return shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish();
}

}  // namespace boardtrail
