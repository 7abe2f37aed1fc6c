// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/invocation.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/date.h"
#include "base/nearest.h"

namespace boardtrail {
namespace {

// Values that have a form but no list of choices.
bool has_date_value(const OptionSpec& spec) { return spec.value == "DATE"; }
bool has_number_value(const OptionSpec& spec) {
  return spec.value == "COLUMNS" || spec.value == "N" || spec.value == "SECONDS";
}

bool is_small_number(std::string_view text) {
  return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit);
}

std::string shown(const OptionSpec& spec) {
  return spec.name.empty() ? std::string("-") + spec.letter : "--" + std::string(spec.name);
}

}  // namespace

std::string unknown_name(std::string_view kind, std::string_view word,
                         const std::vector<std::string_view>& known) {
  std::string message = "unknown " + std::string(kind) + " '" + std::string(word) + "'";
  const std::string_view meant = nearest(word, known);
  if (!meant.empty()) message += " (did you mean '" + std::string(meant) + "'?)";
  return message;
}

// Walks the words once. Options may stand before or after the verb, so which verb
// an option belongs to is checked at the end.
class CommandLineParser {
 public:
  explicit CommandLineParser(const std::vector<std::string>& words) : words_(words) {}

  Result<Invocation> parse() {
    for (; next_ < words_.size(); ++next_) {
      BOARDTRAIL_RETURN_IF_ERROR(take_word(words_[next_]));
    }
    BOARDTRAIL_RETURN_IF_ERROR(check_verb());
    return std::move(invocation_);
  }

 private:
  Error usage_error(std::string message) const {
    const VerbSpec* verb = invocation_.verb_;
    return {ErrorCode::kBadUsage, std::move(message), verb ? std::string(verb->name) : ""};
  }

  Status take_word(const std::string& word) {
    if (!only_arguments_ && word == "--") {
      only_arguments_ = true;
      return {};
    }
    if (!only_arguments_ && word.size() > 2 && word.starts_with("--")) return take_long(word);
    if (!only_arguments_ && word.size() > 1 && word[0] == '-') return take_letters(word);
    if (!invocation_.verb_) return take_verb(word);
    invocation_.arguments_.push_back(word);
    return {};
  }

  Status take_verb(const std::string& word) {
    std::vector<std::string_view> names;
    for (const VerbSpec& verb : verbs()) {
      if (verb.name == word) {
        invocation_.verb_ = &verb;
        return {};
      }
      names.push_back(verb.name);
    }
    return usage_error(unknown_name("verb", word, names));
  }

  Status take_long(const std::string& word) {
    const std::string name = word.substr(2, word.find('=') - 2);
    for (const OptionSpec& spec : options()) {
      if (spec.name.empty() || spec.name != name) continue;
      const std::size_t equals = word.find('=');
      if (equals != std::string::npos && spec.value.empty()) {
        return usage_error(shown(spec) + " takes no value");
      }
      if (spec.value.empty()) return keep(spec, "");
      if (equals != std::string::npos) return keep(spec, word.substr(equals + 1));
      return take_value(spec);
    }
    std::vector<std::string_view> names;
    for (const OptionSpec& spec : options()) {
      if (!spec.name.empty() && offered(spec)) names.push_back(spec.name);
    }
    std::string message = "unknown option '--" + name + "'";
    const std::string_view meant = nearest(name, names);
    if (!meant.empty()) message += " (did you mean '--" + std::string(meant) + "'?)";
    return usage_error(std::move(message));
  }

  // "-q", "-qf csv", "-fcsv".
  Status take_letters(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const auto all = options();
      const auto found = std::find_if(all.begin(), all.end(), [&](const OptionSpec& spec) {
        return spec.letter != 0 && spec.letter == word[i] && offered(spec);
      });
      if (found == all.end()) return usage_error("unknown option '" + word + "'");
      if (found->value.empty()) {
        BOARDTRAIL_RETURN_IF_ERROR(keep(*found, ""));
        continue;
      }
      return i + 1 < word.size() ? keep(*found, word.substr(i + 1)) : take_value(*found);
    }
    return {};
  }

  Status take_value(const OptionSpec& spec) {
    if (next_ + 1 >= words_.size()) {
      return usage_error(shown(spec) + " needs a value: " + std::string(spec.value));
    }
    return keep(spec, words_[++next_]);
  }

  Status keep(const OptionSpec& spec, std::string value) {
    if (!spec.choices.empty() &&
        std::find(spec.choices.begin(), spec.choices.end(), value) == spec.choices.end()) {
      return usage_error(wrong_choice(spec, value));
    }
    if (has_date_value(spec) && !parse_iso_date(value)) {
      return usage_error(shown(spec) + " needs a date as YYYY-MM-DD, not '" + value + "'");
    }
    if (has_number_value(spec) && !is_small_number(value)) {
      return usage_error(shown(spec) + " needs a number up to 9999, not '" + value + "'");
    }
    auto& values = invocation_.values_[static_cast<std::size_t>(spec.id)];
    if (!spec.repeatable) values.clear();
    values.push_back(std::move(value));
    return {};
  }

  static std::string wrong_choice(const OptionSpec& spec, const std::string& value) {
    const std::vector<std::string_view> choices(spec.choices.begin(), spec.choices.end());
    std::string message = unknown_name("value", value, choices) + " for " + shown(spec) + ": ";
    for (std::size_t i = 0; i < choices.size(); ++i) {
      message += (i == 0 ? "" : ", ") + std::string(choices[i]);
    }
    return message;
  }

  bool offered(const OptionSpec& spec) const {
    return !invocation_.verb_ || applies(spec, *invocation_.verb_);
  }

  Status check_verb() {
    const VerbSpec* verb = invocation_.verb_;
    if (!verb || invocation_.has(Option::kBrief) || invocation_.has(Option::kHelp)) return {};
    for (const OptionSpec& spec : options()) {
      if (invocation_.has(spec.id) && !applies(spec, *verb)) {
        return usage_error("'" + std::string(verb->name) + "' has no option " + shown(spec));
      }
    }
    const int count = static_cast<int>(invocation_.arguments_.size());
    if (count < verb->min_arguments) {
      return usage_error("'" + std::string(verb->name) + "' needs " + std::string(verb->arguments));
    }
    if (verb->max_arguments >= 0 && count > verb->max_arguments) {
      return usage_error("'" + std::string(verb->name) + "' does not take '" +
                         invocation_.arguments_[static_cast<std::size_t>(verb->max_arguments)] +
                         "'");
    }
    return {};
  }

  const std::vector<std::string>& words_;
  std::size_t next_ = 0;
  bool only_arguments_ = false;
  Invocation invocation_;
};

std::string_view Invocation::value(Option option) const {
  const auto& given = values(option);
  return given.empty() ? std::string_view() : std::string_view(given.back());
}

Result<Invocation> Invocation::parse(const std::vector<std::string>& words) {
  return CommandLineParser(words).parse();
}

}  // namespace boardtrail
