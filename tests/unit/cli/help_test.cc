// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace boardtrail {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Help, NamesEveryOptionOfAVerbAndNoOther) {
  for (const VerbSpec& verb : verbs()) {
    const std::string help = help_text(&verb, true);
    EXPECT_TRUE(has(help, std::string(verb.example))) << verb.name;
    for (const OptionSpec& spec : options()) {
      if (spec.name.empty()) continue;
      EXPECT_EQ(has(help, "  " + option_heading(spec) + "\n") ||
                    has(help, "  " + option_heading(spec) + " "),
                applies(spec, verb))
          << verb.name << " --" << spec.name;
    }
  }
}

TEST(Help, ShortHelpFitsOneScreen) {
  EXPECT_LE(split(help_text(nullptr, false), '\n').size(), 34U);
  for (const VerbSpec& verb : verbs()) {
    EXPECT_LE(split(help_text(&verb, false), '\n').size(), 36U) << verb.name;
  }
}

TEST(Help, LinesFitEightyColumns) {
  for (const VerbSpec& verb : verbs()) {
    const std::string help = help_text(&verb, true);
    for (const std::string_view line : split(help, '\n')) EXPECT_LT(line.size(), 80U) << line;
  }
}

TEST(Manual, HoldsEveryVerbOptionAndStatus) {
  const std::string page = manual_page();
  for (const VerbSpec& verb : verbs()) EXPECT_TRUE(has(page, ".B " + std::string(verb.name)));
  for (const OptionSpec& spec : options()) {
    std::string name(spec.name);
    for (std::size_t at = 0; (at = name.find('-', at)) != std::string::npos; at += 2) {
      name.insert(at, "\\");
    }
    if (!name.empty()) {
      EXPECT_TRUE(has(page, "\\-\\-" + name)) << name;
    }
    if (!spec.environment.empty()) {
      EXPECT_TRUE(has(page, ".B " + std::string(spec.environment)));
    }
  }
  for (const ExitStatusText& status : exit_statuses()) {
    EXPECT_TRUE(has(page, ".B " + std::to_string(static_cast<int>(status.code)) + "\n"));
  }
}

TEST(Completions, HoldEveryVerbOptionAndChoice) {
  for (const std::string_view shell : {"bash", "zsh", "fish"}) {
    const std::string script = completions(shell);
    for (const VerbSpec& verb : verbs()) EXPECT_TRUE(has(script, std::string(verb.name))) << shell;
    for (const OptionSpec& spec : options()) {
      if (spec.name.empty() || spec.id == Option::kGenerate) continue;
      const std::string name = (shell == "fish" ? "-l " : "--") + std::string(spec.name);
      EXPECT_TRUE(has(script, name)) << shell << " " << name;
      for (const std::string_view choice : spec.choices) {
        EXPECT_TRUE(has(script, std::string(choice))) << shell << " " << choice;
      }
    }
  }
}

}  // namespace
}  // namespace boardtrail
