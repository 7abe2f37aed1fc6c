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
  // An element of the structure tree: other elements, and content on one page.
  struct Tag {
    std::string type;
    std::vector<Tag> kids = {};
    std::vector<int> content = {};  // marked-content ids
    std::size_t page = 1;           // that its content is on, from 1
    std::string entries = {};       // more of its dictionary
  };

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
  // The structure tree has this element below its root.
  PdfBuilder& tagged(const Tag& root);
  // Content in a marked-content sequence.
  static std::string marked(int id, const std::string& content);
  std::string build() const;

 private:
  struct Bookmark {
    std::string title;
    std::size_t page;
  };
  std::string bookmark_object(std::size_t index, std::size_t root) const;
  // Adds the objects of the tree, the first of which has number `first`.
  std::vector<std::string> structure_objects(std::size_t first) const;

  std::vector<std::string> pages_;
  std::vector<std::string> annotations_;  // by page
  std::vector<Bookmark> bookmarks_;
  std::vector<Tag> structure_;  // none or one
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_SUPPORT_PDF_BUILDER_H_
