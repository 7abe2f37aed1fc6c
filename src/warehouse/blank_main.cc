// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "warehouse/migrations.h"
#include "warehouse/sqlite.h"

// Run while the project is built: makes an empty warehouse in memory by all migrations and
// writes it as C++, for blank_warehouse.cc. A page is mostly zeros, which are left out.
namespace boardtrail {
namespace {

// A literal that no digit behind it can change.
std::string literal(std::string_view bytes) {
  std::string text = "\"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte < 0x7F && c != '"' && c != '\\' && c != '?') {
      text += c;
      continue;
    }
    text += '\\';
    for (const unsigned shift : {6U, 3U, 0U}) text += static_cast<char>('0' + (byte >> shift & 7U));
  }
  return text + '"';
}

// The pieces between runs of zeros that are longer than what a further piece costs.
std::string pieces(std::string_view image) {
  constexpr std::size_t kShortRun = 32;
  const std::string run(kShortRun, '\0');
  std::string text;
  for (std::size_t begin = image.find_first_not_of('\0'); begin != std::string_view::npos;) {
    const std::size_t end = std::min(image.find(run, begin), image.size());
    const std::string_view piece = image.substr(begin, end - begin);
    text += "    {" + std::to_string(begin) + ", {" + literal(piece) + ", " +
            std::to_string(piece.size()) + "}},\n";
    begin = image.find_first_not_of('\0', end);
  }
  return text;
}

Result<std::string> make_image() {
  BOARDTRAIL_ASSIGN_OR_RETURN(Database database,
                              Database::open(":memory:", Database::Mode::kWrite));
  BOARDTRAIL_RETURN_IF_ERROR(make_current(database, ":memory:", current_design()));
  BOARDTRAIL_RETURN_IF_ERROR(database.execute("VACUUM"));
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(database.handle(), "main", &size, 0);
  if (bytes == nullptr) return Error{ErrorCode::kIo, "no image", ""};
  std::string image(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  // "File format version numbers", 2: the file uses a WAL (sqlite.org/fileformat2.html, 1.3.3).
  image[18] = image[19] = 2;
  return image;
}

int write_image(const char* path) {
  const auto image = make_image();
  if (!image) throw std::runtime_error(to_string(image.error()));  // ends the build
  std::ofstream file(path, std::ios::binary);
  file << "// Made by blank_main.cc from sql/*.sql.\n#include \"warehouse/blank_image.h\"\n\n"
       << "namespace boardtrail {\nnamespace {\n\nconstexpr ImagePiece kPieces[] = {\n"
       << pieces(*image) << "};\n\n}  // namespace\n\n"
       << "BlankImage blank_image() { return {" << image->size() << ", kPieces}; }\n\n"
       << "}  // namespace boardtrail\n";
  return file.flush() ? 0 : 1;
}

}  // namespace
}  // namespace boardtrail

int main(int count, char** arguments) {
  return count == 2 ? boardtrail::write_image(arguments[1]) : 2;
}
