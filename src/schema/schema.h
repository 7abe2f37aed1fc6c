// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SCHEMA_SCHEMA_H_
#define BOARDTRAIL_SCHEMA_SCHEMA_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/paper.h"
#include "schema/pattern.h"

// What families of tables look like, as data read from schemas/*.toml. The grammar
// is in docs/schemas.md. All of this is immutable once loaded.
namespace boardtrail {

// What a schema describes. Only `actions` are read by the action engine; the other
// kinds give header words and vocabularies to the readers of their own.
enum class SchemaKind : std::uint8_t {
  kActions,
  kLines,
  kMetrics,
  kLegend,
  kCover,
  kTicks,
  kAnnex
};
const char* schema_kind_name(SchemaKind kind);

// What the cells of a column hold: for telling rows, columns and shifts apart.
enum class ValueType : std::uint8_t { kText, kDate, kLead, kRating, kReference, kPercent };

struct SchemaColumn {
  // Role of the column: a field_name() for fields of an action, else any name ("baseline",
  // "future_plans"): then `field` is kExtra.
  std::string name;
  Field field = Field::kExtra;
  // Expressions over fold_words() of the heading; each must match all of it.
  std::vector<std::string> headers;
  ValueType type = ValueType::kText;
  Pattern value;               // what a cell of it looks like (over the cell's text); may be empty
  std::vector<Field> needs;    // only where these have a column already
  std::int32_t position = -1;  // its place in tables that have no header row; -1 = none
  std::string dimension;       // of a rating; empty: told by the heading
  bool required = false;
  bool repeat = false;          // may take several columns of a table
  bool carry_down = false;      // a blank cell holds what stands above it
  bool head_reference = false;  // its text may begin with the action's reference
  // Does not tell that a row is the heading row; serves the headings left in one.
  bool loose = false;
  bool due_in_heading = false;  // its heading may hold the due date of all ("... by end 2025/26")

  bool operator==(const SchemaColumn&) const = default;
};

// A row whose cells are labels ("Explanation:") for the cells of the row below.
struct LabelColumn {
  Pattern label;  // over fold_words() of the cell
  Field field = Field::kExtra;
  std::string name;

  bool operator==(const LabelColumn&) const = default;
};

struct RowShapes {
  // Over the text of a row's first filled cell: the row opens a section. Groups `section`,
  // `lead`, `ref` are taken where the expression has them; else the whole cell is the section.
  Pattern section;
  // The other cells of a section row name the rating columns ("Actions | Embedding").
  bool section_names_ratings = false;
  // Name under which the other text of a section row (an objective) is kept with its actions.
  std::string section_note;
  // A row below a section row that holds nothing but a lead: the lead of the section.
  bool lead_row = false;
  // Where the action begins in a cell that holds the finding and the action both.
  Pattern commits;
  // Rows to pass over (banners that are repeated on each page), over the row's first filled cell.
  Pattern banner;
  std::vector<LabelColumn> labels;

  bool operator==(const RowShapes&) const = default;
};

struct Schema {
  std::string id;
  SchemaKind kind = SchemaKind::kActions;
  std::string title;  // one line for people
  std::string file;
  std::vector<SchemaColumn> columns;
  RowShapes rows;
  // Of two schemas with the same score the one with more rank wins.
  std::int32_t rank = 0;
  // Fields that must have found a column.
  std::int32_t min_fields = 3;
  // Besides the description one of lead, due date, rating or status must have a column.
  bool needs_accountability = true;
  // The tables have no header row: columns stand at `position`, and section rows are their
  // headings.
  bool headerless = false;
  // Restates actions that another table of the paper states in full.
  bool restates = false;
  // Its columns serve other schemas too, for headings that they do not know.
  bool lends = false;

  bool operator==(const Schema&) const = default;
};

// The schema's first column of a field; nullptr where it has none.
const SchemaColumn* column_for(const Schema& schema, Field field);

// Words with a meaning: cover labels, titles of legends, headings of closed plans ...
// Each term has expressions over fold_words() of a text (each must match all of it) and the
// value that they stand for.
class Vocabulary {
 public:
  struct Term {
    std::string value;
    std::vector<std::string> expressions;

    bool operator==(const Term&) const = default;
  };
  const std::string& name() const { return name_; }
  const std::vector<Term>& terms() const { return terms_; }
  // Value of the first term (in order of the file) that matches fold_words() of a text, or nullptr.
  const std::string* find(std::string_view folded) const;
  // False where no term matches fold_words() of `text`, as its first bytes tell; true where
  // they do not tell. Saves folding most texts.
  bool may_hold(std::string_view text) const;

 private:
  friend class SchemaBuilder;
  template <typename Archive>
  friend class ImageWalk;
  std::string name_;
  std::vector<Term> terms_;
  PatternSet set_;
  std::vector<std::int32_t> term_of_;  // by number of expression
};

// Where the heading of a column fits: indexes into SchemaSet::schemas() and its columns.
struct HeaderHit {
  std::int32_t schema = 0;
  std::int32_t column = 0;
  bool operator==(const HeaderHit&) const = default;
};

// All schemas and vocabularies of a run. Move-only; any thread.
class SchemaSet {
 public:
  SchemaSet();
  ~SchemaSet();
  SchemaSet(SchemaSet&&) noexcept;
  SchemaSet& operator=(SchemaSet&&) noexcept;

  const std::vector<Schema>& schemas() const { return schemas_; }
  // The schema of that id, or nullptr.
  const Schema* find(std::string_view id) const;
  // The vocabulary of that name; an empty one where no file has it.
  const Vocabulary& vocabulary(std::string_view name) const;
  // Every column of every schema that a heading fits, in order. `folded` is fold_words() of it.
  // Where none fits, spaces are left out on both sides ("time scale", "d ue date").
  std::vector<HeaderHit> match_header(std::string_view folded) const;

 private:
  friend class SchemaBuilder;
  template <typename Archive>
  friend class ImageWalk;
  std::vector<Schema> schemas_;
  std::vector<std::unique_ptr<Vocabulary>> vocabularies_;
  PatternSet headers_;
  PatternSet narrow_headers_;      // the same without spaces
  std::vector<HeaderHit> hit_of_;  // by number of expression
};

// One schema file in memory: its name (for messages) and its text.
struct SchemaSource {
  std::string name;
  std::string text;
};

// Reads the sources in order. Every mistake is added to `problems` (where given) with its
// origin "file:line:column"; the Error is the first of them.
Result<SchemaSet> parse_schemas(const std::vector<SchemaSource>& sources,
                                std::vector<Error>* problems = nullptr);

struct SchemaImage;

// Reads every *.toml of a folder, in order of name. kNotFound where there is no such folder or
// no schema in it. Where the files are those that `image` was made of, nothing is parsed.
Result<SchemaSet> load_schemas(const std::string& folder, std::vector<Error>* problems = nullptr,
                               const SchemaImage* image = nullptr);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SCHEMA_SCHEMA_H_
