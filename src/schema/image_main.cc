// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema_image.h"

// Run while the project is built: parses the schemas, in order of name as load_schemas() does,
// and writes what comes of them as C++.
namespace boardtrail {
namespace {

constexpr std::size_t kBytesOfALine = 4'096;

// Octal escapes of three digits each: none can run on into the next byte.
std::string literals(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % kBytesOfALine == 0) text += i == 0 ? "\"" : "\"\n    \"";
    const auto byte = static_cast<unsigned char>(bytes[i]);
    text += '\\';
    for (const unsigned shift : {6U, 3U, 0U}) text += static_cast<char>('0' + (byte >> shift & 7U));
  }
  return text.empty() ? "\"\"" : text + "\"";
}

std::vector<SchemaSource> read_sources(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SchemaSource> sources;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    sources.push_back({path.filename().string(),
                       {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}});
  }
  return sources;
}

int write_source(const char* path, const char* folder) {
  const std::vector<SchemaSource> sources = read_sources(folder);
  const auto schemas = parse_schemas(sources);
  if (!schemas) throw std::runtime_error(to_string(schemas.error()));  // ends the build
  const auto image = write_schema_image(*schemas);
  // No file has an empty digest.
  const std::string digest = image ? digest_of(sources) : "";
  std::ofstream file(path, std::ios::binary);
  file << "// Made by image_main.cc from the schemas.\n#include \"schema/schema_image.h\"\n\n"
       << "namespace boardtrail {\n\nSchemaImage built_in_schemas() {\n  return {\n    \"" << digest
       << "\",\n    {" << literals(image.value_or("")) << ", " << image.value_or("").size()
       << "}};\n}\n\n}  // namespace boardtrail\n";
  return file.flush() ? 0 : 1;
}

}  // namespace
}  // namespace boardtrail

int main(int count, char** arguments) {
  return count == 3 ? boardtrail::write_source(arguments[1], arguments[2]) : 2;
}
