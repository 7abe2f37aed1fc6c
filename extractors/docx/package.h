// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_PACKAGE_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_PACKAGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "extractors/docx/xml.h"
#include "extractors/zip/zip_archive.h"

namespace boardtrail {

// One relationship of a package (ECMA-376 part 2): parts are found through them, never
// by name.
struct Relationship {
  std::string id;
  std::string type;    // the last word of the type's URI: "styles", "officeDocument"
  std::string target;  // a part's name; for external ones the address, unread
  bool external = false;
};

// The parts of a DOCX.
class Package {
 public:
  static Result<Package> open(std::string_view bytes, const Limits& limits);

  // The relationships of a part; "" = of the package. A missing list is an empty one.
  Result<std::vector<Relationship>> relationships(std::string_view part);
  // A part as text. UTF-16 is left to the XML parser.
  Result<std::string> read(std::string_view part);
  Result<XmlNode> read_tree(std::string_view part);
  const ZipArchive& archive() const { return archive_; }
  const Limits& limits() const { return limits_; }

 private:
  Package(ZipArchive archive, const Limits& limits)
      : archive_(std::move(archive)), limits_(limits) {}
  ZipArchive archive_;
  Limits limits_;
};

// The first internal relationship of a type, or nullptr.
const Relationship* find_relationship(const std::vector<Relationship>& all, std::string_view type);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_PACKAGE_H_
