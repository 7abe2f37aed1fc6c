// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SCHEMA_SCHEMA_IMAGE_H_
#define BOARDTRAIL_SCHEMA_SCHEMA_IMAGE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"

// To parse the schemas and to build the automata of their words takes longer than to read a
// small paper. The program that is built brings what comes of its own schemas as an image, and
// reads the files only to see that they are still those.
namespace boardtrail {

struct SchemaImage {
  std::string_view digest;  // digest_of() the files that it was made of
  std::string_view bytes;   // write_schema_image()
};

// Of the schemas that the program was built with (made by image_main.cc).
SchemaImage built_in_schemas();

// Of the names, without their folders, and of the texts.
std::string digest_of(const std::vector<SchemaSource>& sources);

// For read_schema_image() of the same build. Nothing where an expression is one for RE2 alone,
// of which there is no image: such schemas are parsed each time.
std::optional<std::string> write_schema_image(const SchemaSet& schemas);
// Schemas of files that stand in `folder` now.
SchemaSet read_schema_image(std::string_view image, const std::string& folder);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SCHEMA_SCHEMA_IMAGE_H_
