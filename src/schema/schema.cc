// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "schema/schema_image.h"

namespace boardtrail {

const char* schema_kind_name(SchemaKind kind) {
  switch (kind) {
    case SchemaKind::kActions:
      return "actions";
    case SchemaKind::kLines:
      return "lines";
    case SchemaKind::kMetrics:
      return "metrics";
    case SchemaKind::kLegend:
      return "legend";
    case SchemaKind::kCover:
      return "cover";
    case SchemaKind::kTicks:
      return "ticks";
    case SchemaKind::kAnnex:
      return "annex";
  }
  return "";
}

const SchemaColumn* column_for(const Schema& schema, Field field) {
  const auto found =
      std::find_if(schema.columns.begin(), schema.columns.end(),
                   [field](const SchemaColumn& column) { return column.field == field; });
  return found == schema.columns.end() ? nullptr : &*found;
}

const std::string* Vocabulary::find(std::string_view folded) const {
  const std::vector<int> found = set_.matches(folded);
  if (found.empty()) return nullptr;
  const auto term = term_of_[static_cast<std::size_t>(found.front())];
  return &terms_[static_cast<std::size_t>(term)].value;
}

bool Vocabulary::may_hold(std::string_view text) const {
  // Fits into a string without allocation; what is folded of the beginning of a text is the
  // beginning of what is folded of it, for ASCII.
  constexpr std::size_t kTelling = 15;
  if (text.size() <= kTelling) return true;
  text = text.substr(0, kTelling);
  if (std::any_of(text.begin(), text.end(), [](char c) { return c < 0; })) return true;
  return set_.may_begin(fold_words(text));
}

SchemaSet::SchemaSet() = default;
SchemaSet::~SchemaSet() = default;
SchemaSet::SchemaSet(SchemaSet&&) noexcept = default;
SchemaSet& SchemaSet::operator=(SchemaSet&&) noexcept = default;

const Schema* SchemaSet::find(std::string_view id) const {
  for (const Schema& schema : schemas_) {
    if (schema.id == id) return &schema;
  }
  return nullptr;
}

const Vocabulary& SchemaSet::vocabulary(std::string_view name) const {
  static const Vocabulary kEmpty;
  for (const auto& vocabulary : vocabularies_) {
    if (vocabulary->name() == name) return *vocabulary;
  }
  return kEmpty;
}

std::vector<HeaderHit> SchemaSet::match_header(std::string_view folded) const {
  std::vector<int> found = headers_.matches(folded);
  if (found.empty() && !folded.empty()) {
    std::string narrow(folded);
    narrow.erase(std::remove(narrow.begin(), narrow.end(), ' '), narrow.end());
    found = narrow_headers_.matches(narrow);
  }
  std::vector<HeaderHit> hits;
  for (const int number : found) {
    const HeaderHit& hit = hit_of_[static_cast<std::size_t>(number)];
    if (hits.empty() || hits.back() != hit) hits.push_back(hit);
  }
  return hits;
}

Result<SchemaSet> load_schemas(const std::string& folder, std::vector<Error>* problems,
                               const SchemaImage* image) {
  namespace fs = std::filesystem;
  std::error_code failure;
  std::vector<fs::path> paths;
  for (fs::directory_iterator it(folder, failure), end; !failure && it != end;
       it.increment(failure)) {
    if (it->path().extension() == ".toml") paths.push_back(it->path());
  }
  if (failure || paths.empty()) {
    Error error{ErrorCode::kNotFound,
                failure ? "the folder of schemas cannot be read: " + failure.message()
                        : "the folder holds no schema (*.toml)",
                folder};
    if (problems != nullptr) problems->push_back(error);
    return error;
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SchemaSource> sources;
  for (const fs::path& path : paths) {
    // A pipe would be waited for without an end.
    const bool regular = fs::is_regular_file(path, failure);
    std::ifstream file;
    if (regular) file.open(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!regular || !file) {
      Error error{ErrorCode::kIo, "the schema cannot be read", path.string()};
      if (problems != nullptr) problems->push_back(error);
      return error;
    }
    sources.push_back({path.string(), std::move(text).str()});
  }
  if (image != nullptr && digest_of(sources) == image->digest) {
    return read_schema_image(image->bytes, folder);
  }
  return parse_schemas(sources, problems);
}

}  // namespace boardtrail
