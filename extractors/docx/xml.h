// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_XML_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_XML_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace boardtrail {

// Namespaces of WordprocessingML, in its transitional and its strict form.
enum class XmlNamespace : std::uint8_t {
  kOther,
  kWord,
  kWord2010,
  kCompatibility,
  kDrawing,
  kShape,
  kPicture,
  kVml,
  kMath,
  kWordDrawing,
};

// An element while its start tag is read. Views live until the callback returns.
class XmlElement {
 public:
  XmlElement(std::uint8_t kind, std::string_view name, const unsigned char** attributes, int count)
      : kind_(kind), name_(name), attributes_(attributes), count_(count) {}
  // What XmlEvents::kind_of said of the name.
  std::uint8_t kind() const { return kind_; }
  std::string_view name() const { return name_; }  // local
  // By local name; attributes of two namespaces never share one in what is read here.
  std::optional<std::string_view> attribute(std::string_view name) const;
  std::vector<std::pair<std::string, std::string>> attributes() const;

 private:
  std::uint8_t kind_;
  std::string_view name_;
  const unsigned char** attributes_;
  int count_;
};

class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  // The reader's own number for a name; asked once for each name of a part, not for each
  // element.
  virtual std::uint8_t kind_of(XmlNamespace, std::string_view) { return 0; }
  virtual void start(const XmlElement& element) = 0;
  virtual void end() = 0;
  virtual void text(std::string_view piece) = 0;
};

// Runs `events` over a part. Nothing is loaded from outside and no entity is expanded:
// a DOCTYPE ends the parse as kBadInput, as does what is not well-formed; too many
// elements inside one another as kLimitExceeded. Cost: linear; nothing is kept.
Status parse_xml(std::string_view part, const Limits& limits, XmlEvents& events);

// A small part as a tree, by local names.
struct XmlNode {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlNode> children;
  std::string text;

  const XmlNode* child(std::string_view child_name) const;
  std::optional<std::string_view> attribute(std::string_view attribute_name) const;
  // Attribute "val" of a child; nothing where there is no such child or attribute.
  std::optional<std::string_view> value(std::string_view child_name) const;
};

// Takes at most 200,000 elements (kLimitExceeded beyond).
Result<XmlNode> parse_xml_tree(std::string_view part, const Limits& limits);

// What is read alike from an element as it passes and from one of a tree: its attributes
// by name, as long as it lives.
using AttributeOf = std::function<std::optional<std::string_view>(std::string_view)>;
AttributeOf attributes_of(const XmlElement& element);
AttributeOf attributes_of(const XmlNode& node);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_XML_H_
