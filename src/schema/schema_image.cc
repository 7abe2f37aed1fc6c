// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_image.h"

#include <cstring>
#include <filesystem>
#include <functional>
#include <type_traits>

#include "base/check.h"

namespace boardtrail {

// The members of a set of schemas in one order, for an archive that writes or reads each.
template <typename Archive>
class ImageWalk {
 public:
  explicit ImageWalk(Archive& archive) : archive_(archive) {}

  void visit(SchemaSet& set) {
    all(set.schemas_, set.vocabularies_, set.headers_, set.narrow_headers_, set.hit_of_);
  }
  // The image knows the files by their names alone.
  void place_in(SchemaSet& set, const std::filesystem::path& folder) {
    for (Schema& schema : set.schemas_) schema.file = (folder / schema.file).string();
  }

 private:
  template <typename... Members>
  void all(Members&... members) {
    (one(members), ...);
  }
  template <typename Plain>
  requires std::is_arithmetic_v<Plain> || std::is_enum_v<Plain>
  void one(Plain& value) { archive_.plain(&value, sizeof(value)); }
  void one(std::string& text) { archive_.text(text); }
  void one(Pattern& pattern) { archive_.pattern(pattern); }
  void one(PatternSet& set) { archive_.pattern_set(set); }
  template <typename Item>
  void one(std::vector<Item>& list) {
    archive_.resize(list);
    for (Item& item : list) one(item);
  }
  void one(std::unique_ptr<Vocabulary>& vocabulary) {
    if (vocabulary == nullptr) vocabulary = std::make_unique<Vocabulary>();
    all(vocabulary->name_, vocabulary->terms_, vocabulary->set_, vocabulary->term_of_);
  }
  void one(Vocabulary::Term& term) { all(term.value, term.expressions); }
  void one(HeaderHit& hit) { all(hit.schema, hit.column); }
  void one(SchemaColumn& column) {
    all(column.name, column.field, column.headers, column.type, column.value, column.needs,
        column.position, column.dimension, column.required, column.repeat, column.carry_down,
        column.head_reference, column.loose, column.due_in_heading);
  }
  void one(LabelColumn& label) { all(label.label, label.field, label.name); }
  void one(RowShapes& rows) {
    all(rows.section, rows.section_names_ratings, rows.section_note, rows.lead_row, rows.commits,
        rows.banner, rows.labels);
  }
  void one(Schema& schema) {
    all(schema.id, schema.kind, schema.title, schema.file, schema.columns, schema.rows, schema.rank,
        schema.min_fields, schema.needs_accountability, schema.headerless, schema.restates,
        schema.lends);
  }

  Archive& archive_;
};

namespace {

class Writer {
 public:
  void plain(const void* value, std::size_t size) {
    image_.append(static_cast<const char*>(value), size);
  }
  void text(std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    plain(&size, sizeof(size));
    image_ += text;
  }
  template <typename Item>
  void resize(const std::vector<Item>& list) {
    const auto count = static_cast<std::uint32_t>(list.size());
    plain(&count, sizeof(count));
  }
  void pattern(const Pattern& pattern) { text(pattern.expression()); }
  void pattern_set(const PatternSet& set) {
    const auto image = set.image();
    complete_ = complete_ && image.has_value();
    text(image.value_or(""));
  }

  std::optional<std::string> take() {
    return complete_ ? std::optional(std::move(image_)) : std::nullopt;
  }

 private:
  std::string image_;
  bool complete_ = true;
};

// The image was made by this build: one that does not fit is a mistake of the program.
class Reader {
 public:
  explicit Reader(std::string_view image) : rest_(image) {}

  void plain(void* value, std::size_t size) {
    const std::string_view bytes = take(size);
    std::memcpy(value, bytes.data(), size);
  }
  void text(std::string& text) { text = take(count()); }
  template <typename Item>
  void resize(std::vector<Item>& list) {
    list.resize(count());
  }
  void pattern(Pattern& pattern) {
    const std::string_view expression = take(count());
    if (!expression.empty()) pattern = Pattern::known(expression);
  }
  void pattern_set(PatternSet& set) { set = PatternSet::of_image(take(count())); }

 private:
  std::size_t count() {
    std::uint32_t count = 0;
    plain(&count, sizeof(count));
    return count;
  }
  std::string_view take(std::size_t size) {
    BOARDTRAIL_CHECK(size <= rest_.size());
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  std::string_view rest_;
};

}  // namespace

// Whoever may write schemas may do as they like: nobody has to be kept from making two that look
// alike, and SHA-256 would take longer than all else that is done with the files.
std::string digest_of(const std::vector<SchemaSource>& sources) {
  std::string all;
  for (const SchemaSource& source : sources) {
    const std::string name = std::filesystem::path(source.name).filename().string();
    for (const std::string_view part : {std::string_view(name), std::string_view(source.text)}) {
      all += std::to_string(part.size()) + ":";
      all += std::to_string(std::hash<std::string_view>{}(part)) + ",";
    }
  }
  return all;
}

std::optional<std::string> write_schema_image(const SchemaSet& schemas) {
  Writer writer;
  // One walk for both directions; a writer changes nothing.
  ImageWalk(writer).visit(const_cast<SchemaSet&>(schemas));
  return writer.take();
}

SchemaSet read_schema_image(std::string_view image, const std::string& folder) {
  SchemaSet set;
  Reader reader(image);
  ImageWalk walk(reader);
  walk.visit(set);
  walk.place_in(set, folder);
  return set;
}

}  // namespace boardtrail
