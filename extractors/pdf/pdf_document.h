// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PDF_DOCUMENT_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PDF_DOCUMENT_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "layout/page_record.h"
#include "layout/tagged_table.h"
#include "model/document.h"

namespace boardtrail {

// Lets Poppler read its tables of encodings; else the first document does.
void prepare_pdf_library();

// An open PDF: what the rest of the reader needs of Poppler, without its types.
//
// Ownership:  borrows the bytes; they outlive it.
// Threads:    one at a time in a process (Poppler has process-wide state).
class PdfDocument {
 public:
  // kBadInput (damaged beyond repair, no pages), kProtected (needs a password to be
  // opened; an owner's password alone does not stop reading).
  static Result<PdfDocument> open(std::string_view bytes, const Limits& limits);

  PdfDocument(PdfDocument&&) noexcept;
  PdfDocument& operator=(PdfDocument&&) noexcept;
  ~PdfDocument();

  std::int32_t page_count() const;
  Properties properties() const;
  // Bookmarks in order, at most kMaxOutlineItems of them.
  std::vector<OutlineItem> outline() const;
  // Syntax errors that Poppler reported since the last call, at most a few, one line each.
  std::vector<std::string> take_complaints();

  // True where reading the document came to cost more than a sound one of its size can:
  // what was not read by then reads as empty.
  bool spent() const;

  // The structure tree, turned to page `number` (in rising order); nullptr where the PDF or
  // the page is not tagged. Reads nothing by itself.
  TagReader* tags_of_page(std::int32_t number) const;

  // Records page `number` (from 1); `record` is cleared first. True where the page was
  // plain enough to be drawn without Poppler's interpreter; `plainly`: false has it asked
  // at once, for tests that compare the two.
  bool record_page(std::int32_t number, PageRecord* record, bool plainly = true) const;

 private:
  struct Implementation;
  explicit PdfDocument(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PDF_DOCUMENT_H_
