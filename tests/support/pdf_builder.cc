// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pdf_builder.h"

#include <algorithm>
#include <cstdio>
#include <functional>

namespace boardtrail {
namespace {

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f ", value);
  return buffer;
}

}  // namespace

std::string PdfBuilder::text(double x, double y, const std::string& text, double size,
                             const std::string& font) {
  return "BT /" + font + " " + number(size) + "Tf " + number(x) + number(y) + "Td (" + text +
         ") Tj ET\n";
}

std::string PdfBuilder::line(double x0, double y0, double x1, double y1) {
  return number(x0) + number(y0) + "m " + number(x1) + number(y1) + "l S\n";
}

std::string PdfBuilder::area(double x, double y, double width, double height,
                             const std::string& rgb) {
  return "q " + rgb + " rg " + number(x) + number(y) + number(width) + number(height) + "re f Q\n";
}

PdfBuilder& PdfBuilder::page(const std::string& content) {
  pages_.push_back(content);
  annotations_.emplace_back();
  return *this;
}

PdfBuilder& PdfBuilder::annotation(const std::string& entries) {
  annotations_.back() += "<< /Type /Annot " + entries + " >> ";
  return *this;
}

PdfBuilder& PdfBuilder::bookmark(const std::string& title, std::size_t page) {
  bookmarks_.push_back({title, page});
  return *this;
}

std::string PdfBuilder::bookmark_object(std::size_t index, std::size_t root) const {
  const auto reference = [&](std::size_t i) { return std::to_string(root + 1 + i) + " 0 R "; };
  std::string entries =
      "/Title (" + bookmarks_[index].title + ") /Parent " + std::to_string(root) + " 0 R ";
  if (index > 0) entries += "/Prev " + reference(index - 1);
  if (index + 1 < bookmarks_.size()) entries += "/Next " + reference(index + 1);
  return "<< " + entries + "/Dest [" + std::to_string(3 + 2 * bookmarks_[index].page) +
         " 0 R /Fit] >>";
}

PdfBuilder& PdfBuilder::tagged(const Tag& root) {
  structure_ = {root};
  return *this;
}

std::string PdfBuilder::marked(int id, const std::string& content) {
  return "/P << /MCID " + std::to_string(id) + " >> BDC\n" + content + "EMC\n";
}

std::vector<std::string> PdfBuilder::structure_objects(std::size_t first) const {
  std::vector<std::string> objects(1);
  std::vector<std::vector<std::string>> parents(pages_.size());
  const auto reference = [&](std::size_t i) { return std::to_string(first + i) + " 0 R "; };
  const std::function<std::size_t(const Tag&, std::size_t)> add = [&](const Tag& tag,
                                                                      std::size_t parent) {
    const std::size_t number = objects.size();
    objects.emplace_back();
    std::string kids;
    for (const Tag& kid : tag.kids) kids += reference(add(kid, number));
    for (const int id : tag.content) {
      kids += std::to_string(id) + " ";
      auto& page = parents[tag.page - 1];
      page.resize(std::max(page.size(), static_cast<std::size_t>(id) + 1), "null ");
      page[static_cast<std::size_t>(id)] = reference(number);
    }
    objects[number] = "<< /Type /StructElem /S /" + tag.type + " /P " + reference(parent) + "/Pg " +
                      std::to_string(3 + 2 * tag.page) + " 0 R /K [ " + kids + "] " + tag.entries +
                      " >>";
    return number;
  };
  const std::size_t top = add(structure_.front(), 0);
  std::string numbers;
  for (std::size_t page = 0; page < parents.size(); ++page) {
    numbers += std::to_string(page) + " [ ";
    for (const std::string& parent : parents[page]) numbers += parent;
    numbers += "] ";
  }
  objects[0] = "<< /Type /StructTreeRoot /K " + reference(top) + "/ParentTree << /Nums [ " +
               numbers + "] >> /RoleMap << /Grid /Table /Line /TR >> >>";
  return objects;
}

std::string PdfBuilder::build() const {
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  const auto add = [&](const std::string& body) {
    offsets.push_back(out.size());
    out += std::to_string(offsets.size()) + " 0 obj\n" + body + "\nendobj\n";
  };
  std::string kids;
  for (std::size_t i = 0; i < pages_.size(); ++i) kids += std::to_string(5 + 2 * i) + " 0 R ";
  const std::size_t outline = 5 + 2 * pages_.size();
  const std::size_t structure = outline + (bookmarks_.empty() ? 0 : 1 + bookmarks_.size());
  add("<< /Type /Catalog /Pages 2 0 R " +
      (structure_.empty() ? "" : "/StructTreeRoot " + std::to_string(structure) + " 0 R ") +
      (bookmarks_.empty() ? "" : "/Outlines " + std::to_string(outline) + " 0 R ") + ">>");
  add("<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages_.size()) + " >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R "
        "/F2 4 0 R >> >> /StructParents " +
        std::to_string(i) + " /Annots [" + annotations_[i] + "] /Contents " +
        std::to_string(6 + 2 * i) + " 0 R >>");
    add("<< /Length " + std::to_string(pages_[i].size()) + " >>\nstream\n" + pages_[i] +
        "\nendstream");
  }
  if (!bookmarks_.empty()) {
    add("<< /Type /Outlines /Count " + std::to_string(bookmarks_.size()) + " /First " +
        std::to_string(outline + 1) + " 0 R /Last " + std::to_string(outline + bookmarks_.size()) +
        " 0 R >>");
  }
  for (std::size_t i = 0; i < bookmarks_.size(); ++i) add(bookmark_object(i, outline));
  if (!structure_.empty()) {
    for (const std::string& object : structure_objects(structure)) add(object);
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(offsets.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", offset);
    out += entry;
  }
  out += "trailer\n<< /Size " + std::to_string(offsets.size() + 1) +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return out;
}

}  // namespace boardtrail
