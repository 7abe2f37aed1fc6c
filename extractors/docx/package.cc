// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/package.h"

#include <utility>

namespace boardtrail {
namespace {

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

// "word/" and "../docProps/core.xml" are "docProps/core.xml"; "/word/x.xml" is absolute.
std::string resolve(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string() : std::string(folder);
  path += target.starts_with('/') ? target.substr(1) : target;
  std::vector<std::string_view> parts;
  const std::string_view whole = path;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string_view piece = whole.substr(at, end - at);
    if (piece == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!piece.empty() && piece != ".") {
      parts.push_back(piece);
    }
    at = end + 1;
  }
  std::string resolved;
  for (const std::string_view piece : parts) {
    if (!resolved.empty()) resolved += '/';
    resolved += piece;
  }
  return resolved;
}

Error in_part(Error error, std::string_view part) {
  if (error.message.find(part) == std::string::npos) {
    error.message = std::string(part) + ": " + error.message;
  }
  return error;
}

// Relationships, styles and their like; the text itself may be as large as any part.
constexpr std::int64_t kMaxSmallPart = 16 << 20;

}  // namespace

Result<Package> Package::open(std::string_view bytes, const Limits& limits) {
  BOARDTRAIL_ASSIGN_OR_RETURN(ZipArchive archive, ZipArchive::open(bytes, limits));
  return Package(std::move(archive), limits);
}

Result<std::vector<Relationship>> Package::relationships(std::string_view part) {
  const std::string folder = folder_of(part);
  const std::string name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  std::vector<Relationship> all;
  if (!archive_.contains(name)) return all;
  BOARDTRAIL_ASSIGN_OR_RETURN(const XmlNode root, read_tree(name));
  for (const XmlNode& node : root.children) {
    if (node.name != "Relationship") continue;
    Relationship one;
    one.id = node.attribute("Id").value_or("");
    const std::string_view type = node.attribute("Type").value_or("");
    one.type = type.substr(type.rfind('/') + 1);
    one.external = node.attribute("TargetMode").value_or("") == "External";
    const std::string_view target = node.attribute("Target").value_or("");
    one.target = one.external ? std::string(target) : resolve(folder, target);
    all.push_back(std::move(one));
  }
  return all;
}

Result<std::string> Package::read(std::string_view part) {
  Result<std::string> content = archive_.read(part, limits_.max_part_bytes);
  if (!content) return in_part(content.error(), part);
  return content;
}

Result<XmlNode> Package::read_tree(std::string_view part) {
  Result<std::string> content = archive_.read(part, kMaxSmallPart);
  if (!content) return in_part(content.error(), part);
  Result<XmlNode> tree = parse_xml_tree(*content, limits_);
  if (!tree) return in_part(tree.error(), part);
  return tree;
}

const Relationship* find_relationship(const std::vector<Relationship>& all, std::string_view type) {
  for (const Relationship& one : all) {
    if (!one.external && one.type == type) return &one;
  }
  return nullptr;
}

}  // namespace boardtrail
