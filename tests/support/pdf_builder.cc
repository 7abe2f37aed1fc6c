// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pdf_builder.h"

#include <cstdio>

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
  add("<< /Type /Catalog /Pages 2 0 R " +
      (bookmarks_.empty() ? "" : "/Outlines " + std::to_string(outline) + " 0 R ") + ">>");
  add("<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages_.size()) + " >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R "
        "/F2 4 0 R >> >> /Annots [" +
        annotations_[i] + "] /Contents " + std::to_string(6 + 2 * i) + " 0 R >>");
    add("<< /Length " + std::to_string(pages_[i].size()) + " >>\nstream\n" + pages_[i] +
        "\nendstream");
  }
  if (!bookmarks_.empty()) {
    add("<< /Type /Outlines /Count " + std::to_string(bookmarks_.size()) + " /First " +
        std::to_string(outline + 1) + " 0 R /Last " + std::to_string(outline + bookmarks_.size()) +
        " 0 R >>");
  }
  for (std::size_t i = 0; i < bookmarks_.size(); ++i) add(bookmark_object(i, outline));
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
