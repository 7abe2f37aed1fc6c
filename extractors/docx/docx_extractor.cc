// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/docx_extractor.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "extractors/common/document_builder.h"
#include "extractors/common/input_size.h"
#include "extractors/docx/body_reader.h"
#include "extractors/docx/package.h"
#include "extractors/docx/thin_part.h"

namespace boardtrail {
namespace {

// One document while its parts are read.
class DocxReader {
 public:
  DocxReader(Package& package, const Limits& limits, Extract text_reader)
      : package_(package), limits_(limits), text_reader_(text_reader), document_(limits) {
    document_.document().format = Format::kDocx;
  }

  Result<Document> read();

 private:
  Result<XmlNode> optional_part(const char* type);
  void read_context();
  void read_properties(const std::vector<Relationship>& all);
  Status read_text();
  void read_running(const char* type);
  void read_notes(const char* type);
  void tell_what_is_not_read();
  void tell(const char* id, DiagnosticLevel level, std::string message) {
    document_.diagnose(id, level, std::move(message), Place{});
  }
  Result<Document> as_text_paper();

  Package& package_;
  const Limits& limits_;
  Extract text_reader_;
  DocumentBuilder document_;
  WordContext context_;
  std::string main_part_;
  std::vector<Relationship> related_;
  std::string plain_;  // of a document without tables
  bool pages_known_ = false;
  std::int32_t pages_ = 0;
};

// A part that may be missing. One that is damaged is told, and the text read without it.
Result<XmlNode> DocxReader::optional_part(const char* type) {
  const Relationship* found = find_relationship(related_, type);
  if (found == nullptr) return Error{ErrorCode::kNotFound, "", ""};
  Result<XmlNode> tree = package_.read_tree(found->target);
  if (!tree) tell("docx.damaged-part", DiagnosticLevel::kLoss, tree.error().message);
  return tree;
}

void DocxReader::read_context() {
  if (const Result<XmlNode> theme = optional_part("theme")) context_.theme = Theme(*theme);
  if (const Result<XmlNode> styles = optional_part("styles")) {
    context_.styles = Styles(*styles, context_.theme);
    context_.table_styles = TableStyles(*styles, context_.theme);
  }
  if (const Result<XmlNode> lists = optional_part("numbering")) {
    context_.numbering = Numbering(*lists);
  }
}

void DocxReader::read_properties(const std::vector<Relationship>& all) {
  Properties& properties = document_.document().properties;
  const auto text_of = [](const XmlNode& node, std::string_view name) {
    const XmlNode* child = node.child(name);
    return child == nullptr ? std::string() : collapse_spaces(child->text);
  };
  if (const Relationship* core = find_relationship(all, "core-properties")) {
    if (const Result<XmlNode> tree = package_.read_tree(core->target)) {
      properties.title = text_of(*tree, "title");
      properties.author = text_of(*tree, "creator");
      properties.modified = text_of(*tree, "modified");
    }
  }
  if (const Relationship* app = find_relationship(all, "extended-properties")) {
    if (const Result<XmlNode> tree = package_.read_tree(app->target)) {
      properties.producer = text_of(*tree, "Application");
    }
  }
}

Status DocxReader::read_text() {
  BOARDTRAIL_ASSIGN_OR_RETURN(std::string part, package_.read(main_part_));
  thin_word_part(part, !context_.styles.any_wingdings());
  BodyReader reader(context_, document_, limits_, false);
  Status status = parse_xml(part, limits_, reader);
  if (!status.ok()) {
    Error error = status.error();
    error.message = main_part_ + ": " + error.message;
    return error;
  }
  reader.finish();
  pages_known_ = reader.pages_known();
  pages_ = reader.page();
  if (!reader.has_tables()) plain_ = reader.plain();
  return {};
}

// The parts that run on each page, once.
void DocxReader::read_running(const char* type) {
  for (const Relationship& one : related_) {
    if (one.external || one.type != type) continue;
    const Result<std::string> part = package_.read(one.target);
    BodyReader reader(context_, document_, limits_, true);
    const Status status = part ? parse_xml(*part, limits_, reader) : Status(part.error());
    if (status.ok()) {
      reader.finish();
    } else {
      tell("docx.damaged-part", DiagnosticLevel::kLoss, one.target + ": " + status.error().message);
    }
  }
}

// Footnotes and endnotes stand behind the text.
void DocxReader::read_notes(const char* type) {
  const Relationship* found = find_relationship(related_, type);
  if (found == nullptr) return;
  const Result<std::string> part = package_.read(found->target);
  BodyReader reader(context_, document_, limits_, false);
  const Status status = part ? parse_xml(*part, limits_, reader) : Status(part.error());
  if (status.ok()) {
    reader.finish();
  } else {
    tell("docx.damaged-part", DiagnosticLevel::kLoss,
         found->target + ": " + status.error().message);
  }
}

void DocxReader::tell_what_is_not_read() {
  std::int64_t external = 0;
  std::int64_t objects = 0;
  for (const Relationship& one : related_) {
    // Links are how papers refer to the web; what would be fetched is another thing.
    if (one.external && one.type != "hyperlink") ++external;
    if (one.type == "oleObject" || one.type == "package") ++objects;
    if (one.type == "vbaProject") {
      tell("docx.macros", DiagnosticLevel::kNote, "the document has macros, which were not read");
    }
  }
  if (external > 0) {
    tell("docx.external", DiagnosticLevel::kNote,
         std::to_string(external) + " parts that lie outside of the file were not fetched");
  }
  if (objects > 0) {
    tell("docx.embedded-object", DiagnosticLevel::kLoss,
         std::to_string(objects) + " embedded objects (such as spreadsheets) were not read");
  }
  if (const Result<XmlNode> comments = optional_part("comments")) {
    if (!comments->children.empty()) {
      tell("docx.comments", DiagnosticLevel::kNote,
           std::to_string(comments->children.size()) +
               " comments in the margin are not part of the paper's text");
    }
  }
  const auto& entries = package_.archive().entries();
  const auto unsafe = std::count_if(entries.begin(), entries.end(),
                                    [](const ZipEntry& e) { return e.unsafe_name; });
  if (unsafe > 0) {
    tell("docx.unsafe-name", DiagnosticLevel::kDoubt,
         std::to_string(unsafe) +
             " parts have names that lead out of a folder; nothing is unpacked");
  }
  if (package_.archive().duplicates() > 0) {
    tell("docx.duplicate-part", DiagnosticLevel::kDoubt,
         std::to_string(package_.archive().duplicates()) +
             " parts stand in the file twice; the first of each was read");
  }
}

// Lines of a text paper that were pasted or saved as paragraphs, where reading them as
// text finds tables.
Result<Document> DocxReader::as_text_paper() {
  if (text_reader_ == nullptr || is_blank(plain_)) return Error{ErrorCode::kNotFound, "", ""};
  BOARDTRAIL_ASSIGN_OR_RETURN(Document text, text_reader_(plain_, limits_));
  if (text.tables.empty()) return Error{ErrorCode::kNotFound, "", ""};
  Document own = document_.finish();
  text.format = Format::kDocx;
  text.properties = std::move(own.properties);
  text.diagnostics.insert(text.diagnostics.begin(), own.diagnostics.begin(), own.diagnostics.end());
  text.diagnostics.push_back({"docx.text-paper", DiagnosticLevel::kNote,
                              "the paragraphs are the lines of a text with tables, and were read "
                              "as that text; lines are counted by paragraphs",
                              Place{}});
  return text;
}

Result<Document> DocxReader::read() {
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<Relationship> all, package_.relationships(""));
  const Relationship* main = find_relationship(all, "officeDocument");
  if (main == nullptr) {
    return Error{ErrorCode::kBadInput, "not a Word document: the package names no main part", ""};
  }
  main_part_ = main->target;
  BOARDTRAIL_ASSIGN_OR_RETURN(related_, package_.relationships(main_part_));
  read_context();
  read_properties(all);
  read_running("header");
  BOARDTRAIL_RETURN_IF_ERROR(read_text());
  tell_what_is_not_read();
  if (Result<Document> text = as_text_paper()) return text;
  read_notes("footnotes");
  read_notes("endnotes");
  read_running("footer");
  if (!pages_known_) {
    tell("docx.pages-unknown", DiagnosticLevel::kNote,
         "the file does not say where its pages end; places name the table, row and cell");
  }
  Document document = document_.finish();
  if (document.blocks.empty()) {
    return Error{ErrorCode::kBadInput, "there is no text in the document", ""};
  }
  if (pages_known_) {
    for (std::int32_t page = 1; page <= std::min(pages_, limits_.max_pages); ++page) {
      document.pages.push_back({page, 0, 0, "", true});
    }
    return document;
  }
  for (Block& block : document.blocks) block.place.page = 0;
  for (Table& table : document.tables) {
    table.place.page = 0;
    for (Cell& cell : table.cells) cell.place.page = 0;
  }
  for (Diagnostic& diagnostic : document.diagnostics) diagnostic.place.page = 0;
  return document;
}

}  // namespace

Result<Document> extract_docx(std::string_view bytes, const Limits& limits, Extract text_reader) {
  BOARDTRAIL_RETURN_IF_ERROR(check_input_size(bytes, limits));
  BOARDTRAIL_ASSIGN_OR_RETURN(Package package, Package::open(bytes, limits));
  return DocxReader(package, limits, text_reader).read();
}

}  // namespace boardtrail
