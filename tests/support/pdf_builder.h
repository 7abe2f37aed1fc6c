// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_SUPPORT_PDF_BUILDER_H_
#define BOARDTRAIL_TESTS_SUPPORT_PDF_BUILDER_H_

#include <string>
#include <vector>

namespace boardtrail {

// Writes small PDF files for tests: pages of 595 x 842 points, content in PDF
// operators with y up, as they are. Font /F1 is Helvetica, /F2 Helvetica-Bold; no
// compression, so that a test can damage what it means to.
class PdfBuilder {
 public:
  // Operators for a text at (x, y); `font` is "F1" or "F2".
  static std::string text(double x, double y, const std::string& text, double size = 10,
                          const std::string& font = "F1");
  // A stroked line.
  static std::string line(double x0, double y0, double x1, double y1);
  // A filled rectangle; `rgb` as "1 0.75 0".
  static std::string area(double x, double y, double width, double height, const std::string& rgb);

  PdfBuilder& page(const std::string& content);
  // Adds an annotation (the inside of its dictionary) to the last page.
  PdfBuilder& annotation(const std::string& entries);
  // Adds a bookmark of the first level that leads to a page, counted from 1.
  PdfBuilder& bookmark(const std::string& title, std::size_t page);
  std::string build() const;

 private:
  struct Bookmark {
    std::string title;
    std::size_t page;
  };
  std::string bookmark_object(std::size_t index, std::size_t root) const;

  std::vector<std::string> pages_;
  std::vector<std::string> annotations_;  // by page
  std::vector<Bookmark> bookmarks_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_SUPPORT_PDF_BUILDER_H_
