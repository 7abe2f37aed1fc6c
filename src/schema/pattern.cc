// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/pattern.h"

#include <algorithm>
#include <cstring>
#include <mutex>

#include <re2/re2.h>
#include <re2/set.h>

#include "base/check.h"
#include "schema/word_automaton.h"

namespace boardtrail {
namespace {

// Schemas are written by people who trust their own files, but a slip such as
// ".{1000}{1000}" must fail to compile rather than eat memory.
constexpr std::int64_t kMaxPatternMemory = 8LL << 20;

RE2::Options options() {
  RE2::Options result;
  result.set_case_sensitive(false);
  result.set_log_errors(false);
  result.set_max_mem(kMaxPatternMemory);
  return result;
}

// Sets are matched against folded text, byte by byte: that halves the time to compile
// and changes nothing, as letters outside ASCII stand for themselves.
RE2::Options set_options() {
  RE2::Options result = options();
  result.set_encoding(RE2::Options::EncodingLatin1);
  return result;
}

Error wrong(std::string_view expression, const std::string& why) {
  std::string message;
  message.append("'").append(expression).append("' is no regular expression: ").append(why);
  return Error{ErrorCode::kBadUsage, std::move(message), ""};
}

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(std::string_view text) : expression(text) {}

  const RE2& regex() const {
    std::call_once(asked, [this] { made.emplace(expression, options()); });
    return *made;
  }

  std::string expression;
  mutable std::once_flag asked;
  mutable std::optional<RE2> made;
};

Pattern::Pattern() = default;
Pattern::~Pattern() = default;
Pattern::Pattern(const Pattern&) = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(const Pattern&) = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

Result<Pattern> Pattern::compile(std::string_view expression) {
  Pattern result = known(expression);
  const RE2& regex = result.compiled_->regex();
  if (!regex.ok()) return wrong(expression, regex.error());
  return result;
}

Pattern Pattern::known(std::string_view expression) {
  Pattern result;
  result.compiled_ = std::make_shared<Compiled>(expression);
  return result;
}

bool Pattern::matches(std::string_view text) const {
  if (empty()) return false;
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled_->regex());
}

std::optional<Pattern::Groups> Pattern::groups(std::string_view text) const {
  if (empty()) return std::nullopt;
  const RE2& regex = compiled_->regex();
  const int count = regex.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(count));
  const re2::StringPiece piece(text.data(), text.size());
  if (!regex.Match(piece, 0, piece.size(), RE2::UNANCHORED, found.data(), count)) {
    return std::nullopt;
  }
  Groups result;
  for (const auto& [number, name] : regex.CapturingGroupNames()) {
    const auto& part = found[static_cast<std::size_t>(number)];
    if (part.data() != nullptr) {
      result.emplace_back(name, std::string_view(part.data(), part.size()));
    }
  }
  return result;
}

const std::string& Pattern::expression() const {
  static const std::string kNone;
  return empty() ? kNone : compiled_->expression;
}

std::string_view group_named(const Pattern::Groups& groups, std::string_view name) {
  for (const auto& [group, text] : groups) {
    if (group == name) return text;
  }
  return {};
}

struct PatternSet::Compiled {
  WordAutomaton words;
  // The expressions that it does not know; nullptr where it knows all.
  std::unique_ptr<RE2::Set> others;
  std::vector<int> number_of_other;
  int size = 0;
};

PatternSet::PatternSet() : compiled_(std::make_unique<Compiled>()) {}
PatternSet::PatternSet(std::initializer_list<std::string_view> expressions) : PatternSet() {
  for (const std::string_view expression : expressions)
    BOARDTRAIL_CHECK(static_cast<bool>(add(expression)));
  BOARDTRAIL_CHECK(static_cast<bool>(compile()));
}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

Status PatternSet::add(std::string_view expression) {
  Compiled& compiled = *compiled_;
  if (!compiled.words.add(expression, compiled.size)) {
    if (compiled.others == nullptr) {
      compiled.others = std::make_unique<RE2::Set>(set_options(), RE2::ANCHOR_BOTH);
    }
    std::string why;
    const re2::StringPiece piece(expression.data(), expression.size());
    if (compiled.others->Add(piece, &why) < 0) return wrong(expression, why);
    compiled.number_of_other.push_back(compiled.size);
  }
  ++compiled.size;
  return {};
}

Status PatternSet::compile() {
  compiled_->words.finish();
  if (compiled_->others == nullptr || compiled_->others->Compile()) return {};
  return Error{ErrorCode::kBadUsage, "the expressions need too much memory together", ""};
}

bool PatternSet::may_begin(std::string_view text) const {
  return compiled_->others != nullptr || compiled_->words.may_begin(text);
}

std::optional<std::string> PatternSet::image() const {
  if (compiled_->others != nullptr) return std::nullopt;
  std::string image(reinterpret_cast<const char*>(&compiled_->size), sizeof(compiled_->size));
  compiled_->words.write_image(&image);
  return image;
}

PatternSet PatternSet::of_image(std::string_view image) {
  PatternSet result;
  BOARDTRAIL_CHECK(image.size() > sizeof(result.compiled_->size));
  std::memcpy(&result.compiled_->size, image.data(), sizeof(result.compiled_->size));
  result.compiled_->words.read_image(image.substr(sizeof(result.compiled_->size)));
  return result;
}

std::vector<int> PatternSet::matches(std::string_view text) const {
  if (compiled_->size == 0) return {};
  std::vector<int> result = compiled_->words.matches(text);
  if (compiled_->others == nullptr) return result;
  std::vector<int> others;
  compiled_->others->Match(re2::StringPiece(text.data(), text.size()), &others);
  for (const int other : others) {
    result.push_back(compiled_->number_of_other[static_cast<std::size_t>(other)]);
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace boardtrail
