// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html/html_extractor.h"

#include <memory>
#include <string>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "base/text.h"
#include "extractors/common/decode.h"
#include "extractors/common/document_builder.h"
#include "extractors/common/input_size.h"
#include "extractors/html/html_walker.h"

namespace boardtrail {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using DocumentTree = std::unique_ptr<xmlDoc, FreeDocument>;

// The first element of that name below `node`, not deeper than the head of a page.
const xmlNode* find_child(const xmlNode* node, std::string_view name) {
  for (const xmlNode* child = node == nullptr ? nullptr : node->children; child != nullptr;
       child = child->next) {
    if (child->type == XML_ELEMENT_NODE && reinterpret_cast<const char*>(child->name) == name) {
      return child;
    }
  }
  return nullptr;
}

std::string title_of(const xmlNode* root) {
  const xmlNode* title = find_child(find_child(root, "head"), "title");
  if (title == nullptr || title->children == nullptr || title->children->content == nullptr) {
    return {};
  }
  return collapse_spaces(reinterpret_cast<const char*>(title->children->content));
}

// The one thing that the page shows, where that is a text as it was typed: what programs make
// that print a PDF's text as HTML.
const xmlNode* only_typed_text(const xmlNode* root) {
  const xmlNode* const body = find_child(root, "body");
  const xmlNode* const typed = find_child(body, "pre");
  if (typed == nullptr) return nullptr;
  for (const xmlNode* node = body->children; node != nullptr; node = node->next) {
    const bool text = node->type == XML_TEXT_NODE;
    if (node == typed || node->type == XML_COMMENT_NODE) continue;
    if (!text || !is_blank(reinterpret_cast<const char*>(node->content))) return nullptr;
  }
  return typed;
}

// Lines keep the numbers that they have in the file; the parser leaves out the form feeds
// that end pages.
Result<Document> read_typed_text(const xmlNode* typed, const Limits& limits, Extract text_reader) {
  const long line = xmlGetLineNo(typed);
  std::string text(line > 1 ? static_cast<std::size_t>(line - 1) : 0, '\n');
  xmlChar* const content = xmlNodeGetContent(typed);
  if (content != nullptr) text += reinterpret_cast<const char*>(content);
  xmlFree(content);
  return text_reader(text, limits);
}

}  // namespace

Result<Document> extract_html(std::string_view bytes, const Limits& limits, Extract text_reader) {
  BOARDTRAIL_RETURN_IF_ERROR(check_input_size(bytes, limits));
  DocumentBuilder document(limits);
  std::string storage;
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::string_view text,
                              decode_text(bytes, storage, document.document().diagnostics));
  // The bytes are UTF-8 by now, whatever a <meta> says. Nothing is loaded from outside;
  // the parser mends what is not well-formed and says nothing of it.
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                      HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
  const DocumentTree tree(
      htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", options));
  const xmlNode* root = tree == nullptr ? nullptr : xmlDocGetRootElement(tree.get());
  if (root == nullptr) return Error{ErrorCode::kBadInput, "there is no HTML in the file", ""};
  const xmlNode* const typed = text_reader == nullptr ? nullptr : only_typed_text(root);
  if (typed != nullptr) {
    BOARDTRAIL_ASSIGN_OR_RETURN(Document read, read_typed_text(typed, limits, text_reader));
    read.properties.title = title_of(root);
    const Diagnostics& decoding = document.document().diagnostics;
    read.diagnostics.insert(read.diagnostics.begin(), decoding.begin(), decoding.end());
    return read;
  }
  document.document().properties.title = title_of(root);
  HtmlWalker(document, limits).walk(root);
  if (document.document().blocks.empty()) {
    return Error{ErrorCode::kBadInput, "there is no text in the file", ""};
  }
  return document.finish();
}

}  // namespace boardtrail
