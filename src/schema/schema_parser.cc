// SPDX-License-Identifier: GPL-3.0-or-later
//
// TOML to schemas. Each file is walked once; each key is taken from a KeyReader,
// which remembers what was asked for, so that an unknown key is a mistake too. All
// mistakes are collected with their place; compiling goes on to find the next one.
#include <algorithm>
#include <set>

#include <toml++/toml.h>

#include "base/toml_keys.h"
#include "schema/schema.h"

namespace boardtrail {

class SchemaBuilder {
 public:
  explicit SchemaBuilder(std::vector<Error>& problems) : problems_(problems) {}

  void add(const SchemaSource& source);
  SchemaSet finish();

 private:
  class KeyReader;
  void read_file(const toml::table& file);
  void read_schema(KeyReader& keys);
  void read_column(const toml::table& table, Schema& schema);
  void read_needs(KeyReader& keys, SchemaColumn& column);
  void read_rows(const toml::table& table, Schema& schema);
  void read_label(const toml::table& table, RowShapes& rows);
  void read_vocabulary(const toml::table& table);
  void read_term(const toml::table& table, Vocabulary& vocabulary);
  void add_header(const std::string& expression, const toml::node& node, const HeaderHit& place);
  void problem(const toml::node& node, const std::string& message);

  std::vector<Error>& problems_;
  std::string file_;
  SchemaSet set_;
};

namespace {

struct Named {
  const char* name;
  int value;
};

constexpr Named kKinds[] = {{"actions", static_cast<int>(SchemaKind::kActions)},
                            {"lines", static_cast<int>(SchemaKind::kLines)},
                            {"metrics", static_cast<int>(SchemaKind::kMetrics)},
                            {"legend", static_cast<int>(SchemaKind::kLegend)},
                            {"cover", static_cast<int>(SchemaKind::kCover)},
                            {"ticks", static_cast<int>(SchemaKind::kTicks)},
                            {"annex", static_cast<int>(SchemaKind::kAnnex)}};
constexpr Named kTypes[] = {{"text", static_cast<int>(ValueType::kText)},
                            {"date", static_cast<int>(ValueType::kDate)},
                            {"lead", static_cast<int>(ValueType::kLead)},
                            {"rating", static_cast<int>(ValueType::kRating)},
                            {"reference", static_cast<int>(ValueType::kReference)},
                            {"percent", static_cast<int>(ValueType::kPercent)}};

void drop_all(std::string& text, std::string_view piece) {
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at)) {
    text.erase(at, piece.size());
  }
}

// The expression over headings that lost their spaces: without them a word that may follow
// ("lead( \\w+)?") would be the end of another word ("leadership").
std::string narrow_form(std::string_view expression) {
  std::string result(expression);
  for (const std::string_view more : {"( .+)?", "(.+ )?", "( \\w+)?", "(\\w+ )?"}) {
    drop_all(result, more);
  }
  drop_all(result, " ");
  return result;
}

}  // namespace

// One table of the file. What was not asked for by the end is unknown.
class SchemaBuilder::KeyReader {
 public:
  KeyReader(SchemaBuilder& builder, const toml::table& table) : builder_(builder), table_(table) {}

  const toml::table& table() const { return table_; }
  const toml::node* node(const char* key) {
    asked_.insert(key);
    return table_.get(key);
  }
  void text(const char* key, std::string& target) {
    const toml::node* found = node(key);
    if (found == nullptr) return;
    if (const auto value = found->value_exact<std::string>()) {
      target = *value;
    } else {
      builder_.problem(*found, std::string("'") + key + "' must be a text");
    }
  }
  void flag(const char* key, bool& target) {
    const toml::node* found = node(key);
    if (found == nullptr) return;
    if (const auto value = found->value_exact<bool>()) {
      target = *value;
    } else {
      builder_.problem(*found, std::string("'") + key + "' must be true or false");
    }
  }
  void number(const char* key, std::int32_t& target) {
    const toml::node* found = node(key);
    if (found == nullptr) return;
    const auto value = found->value_exact<std::int64_t>();
    if (value && *value >= -1 && *value <= 1000) {
      target = static_cast<std::int32_t>(*value);
    } else {
      builder_.problem(*found, std::string("'") + key + "' must be a whole number up to 1000");
    }
  }
  void pattern(const char* key, Pattern& target) {
    std::string expression;
    text(key, expression);
    if (expression.empty()) return;
    auto compiled = Pattern::compile(expression);
    if (compiled) {
      target = std::move(*compiled);
    } else {
      builder_.problem(*table_.get(key), compiled.error().message);
    }
  }
  // One of a fixed list of words; `target` stays where the key is absent or wrong.
  template <typename Enum, std::size_t N>
  void choice(const char* key, const Named (&names)[N], Enum& target) {
    std::string word;
    text(key, word);
    if (word.empty()) return;
    std::string known;
    for (const Named& named : names) {
      if (word == named.name) {
        target = static_cast<Enum>(named.value);
        return;
      }
      known += known.empty() ? named.name : std::string(", ") + named.name;
    }
    builder_.problem(*table_.get(key), "'" + word + "' is none of: " + known);
  }
  // Texts of an array, each with its node, so that a mistake has a place of its own.
  std::vector<std::pair<std::string, const toml::node*>> texts(const char* key) {
    std::vector<std::pair<std::string, const toml::node*>> result;
    const toml::node* found = node(key);
    if (found == nullptr) return result;
    const toml::array* list = found->as_array();
    if (list == nullptr) {
      builder_.problem(*found, std::string("'") + key + "' must be a list of texts");
      return result;
    }
    for (const toml::node& item : *list) {
      if (const auto value = item.value_exact<std::string>()) {
        result.emplace_back(*value, &item);
      } else {
        builder_.problem(item, std::string("'") + key + "' must hold texts only");
      }
    }
    return result;
  }
  // Tables of an array of tables ([[key]]).
  std::vector<const toml::table*> tables(const char* key) {
    std::vector<const toml::table*> result;
    const toml::node* found = node(key);
    if (found == nullptr) return result;
    const toml::array* list = found->as_array();
    if (list == nullptr) {
      builder_.problem(*found, std::string("write [[") + key + "]], as there may be many");
      return result;
    }
    for (const toml::node& item : *list) {
      if (const toml::table* table = item.as_table()) {
        result.push_back(table);
      } else {
        builder_.problem(item, std::string("'") + key + "' must hold tables only");
      }
    }
    return result;
  }
  void refuse_unknown() {
    for (const auto& [key, value] : table_) {
      if (asked_.count(std::string(key.str())) == 0) {
        builder_.problem(value, "unknown key '" + std::string(key.str()) + "'");
      }
    }
  }

 private:
  SchemaBuilder& builder_;
  const toml::table& table_;
  std::set<std::string> asked_;
};

void SchemaBuilder::problem(const toml::node& node, const std::string& message) {
  const auto& begin = node.source().begin;
  problems_.push_back(
      {ErrorCode::kBadUsage, message,
       file_ + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column)});
}

void SchemaBuilder::add(const SchemaSource& source) {
  file_ = source.name;
  if (const auto line = line_of_overlong_key(source.text)) {
    problems_.push_back(
        {ErrorCode::kBadUsage, overlong_key_message(), file_ + ":" + std::to_string(*line)});
    return;
  }
  try {
    read_file(toml::parse(std::string_view(source.text), std::string_view(source.name)));
  } catch (const toml::parse_error& error) {
    const auto& begin = error.source().begin;
    problems_.push_back(
        {ErrorCode::kBadUsage, std::string(error.description()),
         file_ + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column)});
  }
}

void SchemaBuilder::read_file(const toml::table& file) {
  KeyReader keys(*this, file);
  for (const toml::table* vocabulary : keys.tables("vocabulary")) read_vocabulary(*vocabulary);
  const bool words_only = file.get("vocabulary") != nullptr && file.get("id") == nullptr;
  if (!words_only) read_schema(keys);
  keys.refuse_unknown();
}

void SchemaBuilder::read_schema(KeyReader& keys) {
  Schema schema;
  schema.file = file_;
  keys.text("id", schema.id);
  if (schema.id.empty()) problem(keys.table(), "a schema needs an 'id'");
  if (set_.find(schema.id) != nullptr) {
    problem(*keys.table().get("id"),
            "the id '" + schema.id + "' is taken by " + set_.find(schema.id)->file);
  }
  keys.choice("kind", kKinds, schema.kind);
  keys.text("title", schema.title);
  keys.number("rank", schema.rank);
  keys.number("min_fields", schema.min_fields);
  keys.flag("needs_accountability", schema.needs_accountability);
  keys.flag("headerless", schema.headerless);
  keys.flag("restates", schema.restates);
  keys.flag("lends", schema.lends);
  for (const toml::table* column : keys.tables("column")) read_column(*column, schema);
  if (schema.columns.empty()) problem(keys.table(), "a schema needs at least one [[column]]");
  if (const toml::node* rows = keys.node("rows")) {
    if (const toml::table* table = rows->as_table()) {
      read_rows(*table, schema);
    } else {
      problem(*rows, "'rows' must be a table: [rows]");
    }
  }
  set_.schemas_.push_back(std::move(schema));
}

void SchemaBuilder::read_column(const toml::table& table, Schema& schema) {
  KeyReader keys(*this, table);
  SchemaColumn column;
  keys.text("name", column.name);
  if (column.name.empty()) problem(table, "a column needs a 'name'");
  column.field = field_from_name(column.name).value_or(Field::kExtra);
  const HeaderHit place{static_cast<std::int32_t>(set_.schemas_.size()),
                        static_cast<std::int32_t>(schema.columns.size())};
  for (const auto& [expression, node] : keys.texts("header")) {
    add_header(expression, *node, place);
    column.headers.push_back(expression);
  }
  keys.choice("type", kTypes, column.type);
  keys.pattern("value", column.value);
  read_needs(keys, column);
  keys.number("position", column.position);
  keys.text("dimension", column.dimension);
  keys.flag("required", column.required);
  keys.flag("repeat", column.repeat);
  keys.flag("carry_down", column.carry_down);
  keys.flag("head_reference", column.head_reference);
  keys.flag("due_in_heading", column.due_in_heading);
  keys.flag("loose", column.loose);
  if (schema.headerless && column.position < 0) {
    problem(table, "a column of a schema without header rows needs a 'position'");
  }
  keys.refuse_unknown();
  schema.columns.push_back(std::move(column));
}

void SchemaBuilder::read_needs(KeyReader& keys, SchemaColumn& column) {
  for (const auto& [name, node] : keys.texts("needs")) {
    if (const auto field = field_from_name(name)) {
      column.needs.push_back(*field);
    } else {
      problem(*node, "'" + name + "' is no field of an action");
    }
  }
}

void SchemaBuilder::read_rows(const toml::table& table, Schema& schema) {
  KeyReader keys(*this, table);
  keys.pattern("section", schema.rows.section);
  keys.flag("section_names_ratings", schema.rows.section_names_ratings);
  keys.text("section_note", schema.rows.section_note);
  keys.flag("lead_row", schema.rows.lead_row);
  keys.pattern("commits", schema.rows.commits);
  keys.pattern("banner", schema.rows.banner);
  for (const toml::table* label : keys.tables("label")) read_label(*label, schema.rows);
  keys.refuse_unknown();
}

void SchemaBuilder::read_label(const toml::table& table, RowShapes& rows) {
  KeyReader keys(*this, table);
  LabelColumn label;
  keys.pattern("match", label.label);
  keys.text("name", label.name);
  if (label.name.empty() || label.label.empty()) {
    problem(table, "a label needs 'match' and 'name'");
  }
  label.field = field_from_name(label.name).value_or(Field::kExtra);
  keys.refuse_unknown();
  rows.labels.push_back(std::move(label));
}

void SchemaBuilder::read_vocabulary(const toml::table& table) {
  KeyReader keys(*this, table);
  auto vocabulary = std::make_unique<Vocabulary>();
  keys.text("name", vocabulary->name_);
  if (vocabulary->name_.empty()) problem(table, "a vocabulary needs a 'name'");
  if (!set_.vocabulary(vocabulary->name_).name().empty()) {
    problem(table, "the vocabulary '" + vocabulary->name_ + "' is there already");
  }
  for (const toml::table* term : keys.tables("term")) read_term(*term, *vocabulary);
  keys.refuse_unknown();
  const Status compiled = vocabulary->set_.compile();
  if (!compiled) problem(table, compiled.error().message);
  set_.vocabularies_.push_back(std::move(vocabulary));
}

void SchemaBuilder::read_term(const toml::table& table, Vocabulary& vocabulary) {
  KeyReader keys(*this, table);
  Vocabulary::Term term;
  keys.text("value", term.value);
  for (const auto& [expression, node] : keys.texts("match")) {
    const Status added = vocabulary.set_.add(expression);
    if (!added) {
      problem(*node, added.error().message);
      continue;
    }
    vocabulary.term_of_.push_back(static_cast<std::int32_t>(vocabulary.terms_.size()));
    term.expressions.push_back(expression);
  }
  keys.refuse_unknown();
  vocabulary.terms_.push_back(std::move(term));
}

void SchemaBuilder::add_header(const std::string& expression, const toml::node& node,
                               const HeaderHit& place) {
  const Status added = set_.headers_.add(expression);
  const Status narrow = set_.narrow_headers_.add(narrow_form(expression));
  if (added && narrow) {
    set_.hit_of_.push_back(place);
  } else {
    problem(node, added ? narrow.error().message : added.error().message);
  }
}

SchemaSet SchemaBuilder::finish() {
  for (PatternSet* set : {&set_.headers_, &set_.narrow_headers_}) {
    const Status compiled = set->compile();
    if (!compiled) problems_.push_back(compiled.error());
  }
  return std::move(set_);
}

Result<SchemaSet> parse_schemas(const std::vector<SchemaSource>& sources,
                                std::vector<Error>* problems) {
  std::vector<Error> found;
  SchemaBuilder builder(found);
  for (const SchemaSource& source : sources) builder.add(source);
  SchemaSet set = builder.finish();
  if (problems != nullptr) problems->insert(problems->end(), found.begin(), found.end());
  if (!found.empty()) return found.front();
  return set;
}

}  // namespace boardtrail
