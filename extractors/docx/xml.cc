// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/xml.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

namespace boardtrail {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct KnownNamespace {
  std::string_view uri;
  XmlNamespace space;
};
constexpr std::array<KnownNamespace, 15> kNamespaces = {{
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", XmlNamespace::kWord},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", XmlNamespace::kWord},
    {"http://schemas.microsoft.com/office/word/2010/wordml", XmlNamespace::kWord2010},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", XmlNamespace::kCompatibility},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", XmlNamespace::kDrawing},
    {"http://purl.oclc.org/ooxml/drawingml/main", XmlNamespace::kDrawing},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", XmlNamespace::kShape},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", XmlNamespace::kPicture},
    {"http://purl.oclc.org/ooxml/drawingml/picture", XmlNamespace::kPicture},
    {"urn:schemas-microsoft-com:vml", XmlNamespace::kVml},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", XmlNamespace::kMath},
    {"http://purl.oclc.org/ooxml/officeDocument/math", XmlNamespace::kMath},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
     XmlNamespace::kWordDrawing},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", XmlNamespace::kWordDrawing},
    {"", XmlNamespace::kOther},
}};

XmlNamespace space_of(std::string_view uri) {
  for (const KnownNamespace& known : kNamespaces) {
    if (known.uri == uri) return known.space;
  }
  return XmlNamespace::kOther;
}

// The kinds of the names of one part. libxml2 keeps each name and URI once, so that their
// addresses are enough to know them again. A table of fixed size: parts have some 60 names,
// and those of a hostile one that find no room are looked up each time.
class KnownNames {
 public:
  std::uint8_t kind(XmlEvents& events, const xmlChar* name, const xmlChar* uri) {
    const auto address = reinterpret_cast<std::uintptr_t>(name);
    std::size_t at = (address >> 2U ^ address >> 11U) % kRoom;
    for (std::size_t tries = 0; tries < kTries; ++tries, at = (at + 1) % kRoom) {
      Entry& entry = entries_[at];
      if (entry.name == name && entry.uri == uri) return entry.kind;
      if (entry.name != nullptr) continue;
      entry = {name, uri, events.kind_of(space_of(view(uri)), view(name))};
      return entry.kind;
    }
    return events.kind_of(space_of(view(uri)), view(name));
  }

 private:
  static constexpr std::size_t kRoom = 512;
  static constexpr std::size_t kTries = 8;
  struct Entry {
    const xmlChar* name = nullptr;
    const xmlChar* uri = nullptr;
    std::uint8_t kind = 0;
  };
  std::array<Entry, kRoom> entries_{};
};

// What the callbacks share.
struct Parse {
  xmlParserCtxt* context = nullptr;
  XmlEvents* events = nullptr;
  std::int32_t depth = 0;
  std::int32_t max_depth = 0;
  bool doctype = false;
  bool too_deep = false;
  KnownNames names;

  bool stopped() const { return doctype || too_deep; }
};

Parse& parse_of(void* user) { return *static_cast<Parse*>(user); }

void on_start(void* user, const xmlChar* name, const xmlChar*, const xmlChar* uri, int,
              const xmlChar**, int attributes, int, const xmlChar** values) {
  Parse& parse = parse_of(user);
  if (parse.stopped()) return;
  if (++parse.depth > parse.max_depth) {
    parse.too_deep = true;
    xmlStopParser(parse.context);
    return;
  }
  parse.events->start(
      XmlElement(parse.names.kind(*parse.events, name, uri), view(name), values, attributes));
}

void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  Parse& parse = parse_of(user);
  if (parse.stopped()) return;
  --parse.depth;
  parse.events->end();
}

void on_text(void* user, const xmlChar* text, int length) {
  Parse& parse = parse_of(user);
  if (parse.stopped() || length <= 0) return;
  parse.events->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

void on_doctype(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  Parse& parse = parse_of(user);
  parse.doctype = true;
  xmlStopParser(parse.context);
}

// Errors are read off the context at the end; nothing is printed.
void on_error(void*, xmlError*) {}

xmlSAXHandler make_handler() {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.internalSubset = on_doctype;
  handler.serror = on_error;
  return handler;
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    xmlFreeParserCtxt(context);
  }
};

// Hands the parser the next bytes of a part: of a part in memory it would make a copy first.
int take_bytes(void* rest, char* to, int most) {
  auto& bytes = *static_cast<std::string_view*>(rest);
  const std::size_t size = std::min(bytes.size(), static_cast<std::size_t>(most));
  std::copy_n(bytes.data(), size, to);
  bytes.remove_prefix(size);
  return static_cast<int>(size);
}

class TreeBuilder : public XmlEvents {
 public:
  explicit TreeBuilder(XmlNode& root) { open_.push_back(&root); }
  bool too_large() const { return count_ > kMaxElements; }

  void start(const XmlElement& element) override {
    if (++count_ > kMaxElements) {
      ++skipped_;
      return;
    }
    XmlNode& node = open_.back()->children.emplace_back();
    node.name = element.name();
    node.attributes = element.attributes();
    open_.push_back(&node);
  }
  void end() override {
    if (skipped_ > 0) {
      --skipped_;
    } else {
      open_.pop_back();
    }
  }
  void text(std::string_view piece) override {
    if (skipped_ == 0) open_.back()->text += piece;
  }

 private:
  static constexpr std::int64_t kMaxElements = 200'000;
  std::vector<XmlNode*> open_;
  std::int64_t count_ = 0;
  std::int64_t skipped_ = 0;
};

}  // namespace

std::optional<std::string_view> XmlElement::attribute(std::string_view name) const {
  // Five pointers each: local name, prefix, URI, begin and end of the value.
  for (int i = 0; i < count_; ++i) {
    const unsigned char** entry = attributes_ + 5 * i;
    // Most names differ in their first letter.
    if (name.empty() || entry[0][0] != static_cast<unsigned char>(name[0])) continue;
    if (view(entry[0]) != name) continue;
    return std::string_view(reinterpret_cast<const char*>(entry[3]),
                            static_cast<std::size_t>(entry[4] - entry[3]));
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> XmlElement::attributes() const {
  std::vector<std::pair<std::string, std::string>> all;
  for (int i = 0; i < count_; ++i) {
    const unsigned char** entry = attributes_ + 5 * i;
    all.emplace_back(view(entry[0]), std::string(reinterpret_cast<const char*>(entry[3]),
                                                 static_cast<std::size_t>(entry[4] - entry[3])));
  }
  return all;
}

Status parse_xml(std::string_view part, const Limits& limits, XmlEvents& events) {
  if (part.empty() || part.size() > static_cast<std::size_t>(INT_MAX)) {
    return Error{ErrorCode::kBadInput, "an empty part", ""};
  }
  std::string_view rest = part;
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(
      xmlCreateIOParserCtxt(nullptr, nullptr, take_bytes, nullptr, &rest, XML_CHAR_ENCODING_NONE));
  if (context == nullptr) return Error{ErrorCode::kBadInput, "no XML", ""};
  Parse parse;
  parse.context = context.get();
  parse.events = &events;
  parse.max_depth = limits.max_markup_depth;
  xmlSAXHandler handler = make_handler();
  *context->sax = handler;
  context->userData = &parse;
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_COMPACT);
  // The options put back what they know of: the handlers that print.
  context->sax->serror = on_error;
  context->sax->error = nullptr;
  context->sax->warning = nullptr;
  context->sax->fatalError = nullptr;
  context->sax2 = 1;
  xmlParseDocument(context.get());
  if (parse.doctype) {
    return Error{ErrorCode::kBadInput,
                 "it declares a document type; entities are not expanded, and no word processor "
                 "writes one",
                 ""};
  }
  if (parse.too_deep) {
    return Error{
        ErrorCode::kLimitExceeded,
        "elements more than " + std::to_string(limits.max_markup_depth) + " inside one another",
        ""};
  }
  if (context->wellFormed == 0) {
    const xmlError& last = context->lastError;
    std::string why = last.message == nullptr ? "" : last.message;
    while (!why.empty() && why.back() == '\n') why.pop_back();
    return Error{ErrorCode::kBadInput, "not well-formed XML: " + why,
                 "line " + std::to_string(last.line)};
  }
  return {};
}

const XmlNode* XmlNode::child(std::string_view child_name) const {
  for (const XmlNode& node : children) {
    if (node.name == child_name) return &node;
  }
  return nullptr;
}

std::optional<std::string_view> XmlNode::attribute(std::string_view attribute_name) const {
  for (const auto& [key, held] : attributes) {
    if (key == attribute_name) return held;
  }
  return std::nullopt;
}

std::optional<std::string_view> XmlNode::value(std::string_view child_name) const {
  const XmlNode* node = child(child_name);
  return node == nullptr ? std::nullopt : node->attribute("val");
}

Result<XmlNode> parse_xml_tree(std::string_view part, const Limits& limits) {
  XmlNode root;
  TreeBuilder builder(root);
  BOARDTRAIL_RETURN_IF_ERROR(parse_xml(part, limits, builder));
  if (builder.too_large()) {
    return Error{ErrorCode::kLimitExceeded, "more elements than such a part can have", ""};
  }
  if (root.children.empty()) return Error{ErrorCode::kBadInput, "no element", ""};
  return std::move(root.children.front());
}

AttributeOf attributes_of(const XmlElement& element) {
  return [&element](std::string_view name) { return element.attribute(name); };
}

AttributeOf attributes_of(const XmlNode& node) {
  return [&node](std::string_view name) { return node.attribute(name); };
}

}  // namespace boardtrail
