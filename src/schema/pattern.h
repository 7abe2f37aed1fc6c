// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SCHEMA_PATTERN_H_
#define BOARDTRAIL_SCHEMA_PATTERN_H_

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace boardtrail {

// A regular expression of a schema (RE2's syntax, case-insensitive), compiled once at most.
// Cheap to copy; immutable; any thread. Matching is linear in the text.
class Pattern {
 public:
  Pattern();
  ~Pattern();
  Pattern(const Pattern&);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(const Pattern&);
  Pattern& operator=(Pattern&&) noexcept;

  // kBadUsage with RE2's own message where the expression is wrong.
  static Result<Pattern> compile(std::string_view expression);
  // Of an expression that compile() has taken before; compiled when it is first asked.
  static Pattern known(std::string_view expression);

  // True for a pattern that was never set; it matches nothing.
  bool empty() const { return compiled_ == nullptr; }
  // True where the expression matches anywhere in the text ("^...$" asks for all of it).
  bool matches(std::string_view text) const;
  // The named groups that took part in the first match, as (name, views into `text`), in order
  // of their number; nothing where there is no match.
  using Groups = std::vector<std::pair<std::string_view, std::string_view>>;
  std::optional<Groups> groups(std::string_view text) const;
  const std::string& expression() const;
  bool operator==(const Pattern& other) const { return expression() == other.expression(); }

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

// The view of the group called `name`, or an empty one.
std::string_view group_named(const Pattern::Groups& groups, std::string_view name);

// Many expressions tried in one pass over the text. Each must match all of it.
class PatternSet {
 public:
  PatternSet();
  // Of expressions that stand in the program; a wrong one is a mistake of it. Compiled.
  explicit PatternSet(std::initializer_list<std::string_view> expressions);
  ~PatternSet();
  PatternSet(const PatternSet&) = delete;
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(const PatternSet&) = delete;
  PatternSet& operator=(PatternSet&&) noexcept;

  // Adds an expression; its number is the count of those added before. Before compile().
  Status add(std::string_view expression);
  Status compile();
  // Numbers of the expressions that match the whole text, ascending.
  std::vector<int> matches(std::string_view text) const;
  // False where no text that begins so matches any; true also where that is not known.
  bool may_begin(std::string_view text) const;

  // Once compiled: itself as bytes, for of_image() of the same build; nothing where some
  // expressions were left to RE2.
  std::optional<std::string> image() const;
  static PatternSet of_image(std::string_view image);

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_SCHEMA_PATTERN_H_
