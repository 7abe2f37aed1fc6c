// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/pdf_document.h"

#include <algorithm>
#include <string>

#include <Catalog.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GlobalParams.h>
#include <Link.h>
#include <Object.h>
#include <Outline.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <goo/gmem.h>

#include "base/text.h"
#include "extractors/pdf/form_text.h"
#include "extractors/pdf/metered_stream.h"
#include "extractors/pdf/page_content.h"
#include "extractors/pdf/page_device.h"
#include "extractors/pdf/page_recorder.h"
#include "extractors/pdf/page_resources.h"
#include "extractors/pdf/plain_content.h"
#include "extractors/pdf/structure_tree.h"
#include "extractors/pdf/text_string.h"
#include "model/geometry.h"

namespace boardtrail {
namespace {

constexpr std::size_t kMaxOutlineItems = 10'000;
constexpr int kMaxOutlineDepth = 16;
constexpr std::size_t kMaxComplaints = 20;
constexpr int kMaxAnnotationsOfPage = 5'000;

// Poppler reports errors to one function of the process; each document being read
// collects its own.
thread_local std::vector<std::string>* complaints = nullptr;

void collect_complaint(ErrorCategory /*category*/, Goffset position, const char* message) {
  if (complaints == nullptr || complaints->size() >= kMaxComplaints) return;
  std::string text = message;
  if (position >= 0) text += " (byte " + std::to_string(position) + ")";
  complaints->push_back(std::move(text));
}

std::string utf8_of(const Unicode* text, int length) {
  std::string out;
  for (int i = 0; i < length; ++i) append_utf8(text[i], &out);
  return out;
}

// "D:20190522103000+01'00'" (ISO 32000-1, 7.9.4) as "2019-05-22T10:30:00".
std::string iso_time(const std::string& stamp) {
  std::string digits;
  for (const char c : stamp.substr(stamp.rfind("D:", 0) == 0 ? 2 : 0)) {
    if (c < '0' || c > '9') break;
    digits.push_back(c);
  }
  if (digits.size() < 8) return {};
  std::string out = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  if (digits.size() >= 14) {
    out += "T" + digits.substr(8, 2) + ":" + digits.substr(10, 2) + ":" + digits.substr(12, 2);
  }
  return out;
}

int destination_page(PDFDoc* document, const LinkAction* action) {
  if (action == nullptr || action->getKind() != actionGoTo) return 0;
  const auto* link = static_cast<const LinkGoTo*>(action);
  std::unique_ptr<LinkDest> named;
  const LinkDest* destination = link->getDest();
  if (destination == nullptr && link->getNamedDest() != nullptr) {
    named = document->findDest(link->getNamedDest());
    destination = named.get();
  }
  if (destination == nullptr || !destination->isOk()) return 0;
  return destination->isPageRef() ? document->findPage(destination->getPageRef())
                                  : destination->getPageNum();
}

void collect_outline(PDFDoc* document, const std::vector<::OutlineItem*>* items, int level,
                     std::vector<OutlineItem>* out) {
  if (items == nullptr || level > kMaxOutlineDepth) return;
  for (::OutlineItem* item : *items) {
    if (out->size() >= kMaxOutlineItems) return;
    OutlineItem entry;
    entry.title = collapse_spaces(utf8_of(item->getTitle(), item->getTitleLength()));
    entry.level = level;
    entry.page = destination_page(document, item->getAction());
    out->push_back(std::move(entry));
    item->open();
    collect_outline(document, item->getKids(), level + 1, out);
  }
}

// --- annotations -----------------------------------------------------------

bool read_box(const Object& array, const PageRecorder& recorder, Box* box) {
  if (!array.isArray() || array.arrayGetLength() != 4) return false;
  double v[4] = {};
  for (int i = 0; i < 4; ++i) {
    const Object number = array.arrayGet(i);
    if (!number.isNum()) return false;
    v[i] = number.getNum();
  }
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  recorder.to_page(v[0], v[1], &x0, &y0);
  recorder.to_page(v[2], v[3], &x1, &y1);
  *box = {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
  return true;
}

// A field's entry may stand in a parent (ISO 32000-1, 12.7.3.1).
Object inherited(const Object& annotation, const char* key) {
  Object node = annotation.copy();
  for (int depth = 0; depth < 8 && node.isDict(); ++depth) {
    Object value = node.dictLookup(key);
    if (!value.isNull()) return value;
    node = node.dictLookup("Parent");
  }
  return Object(objNull);
}

// False for fields that state nothing: push buttons, signatures.
bool read_widget(const Object& annotation, Annotation* out) {
  constexpr int kRadioFlag = 1 << 15, kPushFlag = 1 << 16;  // ISO 32000-1, table 226
  const Object type = inherited(annotation, "FT");
  if (type.isName("Btn")) {
    const Object flags = inherited(annotation, "Ff");
    const int bits = flags.isInt() ? flags.getInt() : 0;
    if ((bits & kPushFlag) != 0) return false;
    const bool radio = (bits & kRadioFlag) != 0;
    out->kind = radio ? Annotation::Kind::kRadio : Annotation::Kind::kCheckBox;
    const Object state = annotation.dictLookup("AS");
    out->on = state.isName() && !state.isName("Off");
    return true;
  }
  if (!type.isName("Tx") && !type.isName("Ch")) return false;
  out->kind = Annotation::Kind::kTextField;
  const Object value = inherited(annotation, "V");
  if (value.isString()) out->text = collapse_spaces(text_string(value.getString()));
  return true;
}

// Hidden, or shown on no screen (ISO 32000-1, table 165).
bool is_hidden(const Object& annotation) {
  constexpr int kHidden = 1 << 1, kNoView = 1 << 5;
  const Object flags = annotation.dictLookup("F");
  return flags.isInt() && (flags.getInt() & (kHidden | kNoView)) != 0;
}

bool read_annotation(const Object& annotation, const PageRecorder& recorder, Annotation* out) {
  if (!annotation.isDict() || is_hidden(annotation)) return false;
  if (!read_box(annotation.dictLookup("Rect"), recorder, &out->box)) return false;
  const Object subtype = annotation.dictLookup("Subtype");
  if (subtype.isName("StrikeOut")) {
    out->kind = Annotation::Kind::kStrikeOut;
  } else if (subtype.isName("Highlight")) {
    out->kind = Annotation::Kind::kHighlight;
  } else if (subtype.isName("Widget")) {
    return read_widget(annotation, out);
  } else if (subtype.isName("FreeText")) {
    out->kind = Annotation::Kind::kTextField;
    const Object contents = annotation.dictLookup("Contents");
    if (contents.isString()) out->text = collapse_spaces(text_string(contents.getString()));
  } else {
    return false;
  }
  return true;
}

void record_annotations(::Page* page, const PageRecorder& recorder, PageRecord* record) {
  const Object list = page->getAnnotsObject();
  if (!list.isArray()) return;
  const int count = std::min(list.arrayGetLength(), kMaxAnnotationsOfPage);
  for (int i = 0; i < count; ++i) {
    Annotation annotation;
    if (read_annotation(list.arrayGet(i), recorder, &annotation)) {
      record->annotations.push_back(std::move(annotation));
    }
  }
}

Error open_error(int code) {
  if (code == errEncrypted) {
    return {ErrorCode::kProtected,
            "the PDF is password-protected; save a copy without a password and ingest that", ""};
  }
  return {ErrorCode::kBadInput,
          "the PDF is damaged and could not be opened (no readable page list)", ""};
}

}  // namespace

void prepare_pdf_library() {
  static const bool prepared = [] {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback(collect_complaint);
    return true;
  }();
  static_cast<void>(prepared);
}

struct PdfDocument::Implementation {
  explicit Implementation(std::size_t bytes) : budget(bytes) {}

  bool draw_plainly(::Page& page, std::int32_t number, PageRecorder* recorder);
  void draw(::Page& page, Object* contents, PageRecorder* recorder);

  ReadBudget budget;  // outlives the document, whose streams spend it
  std::unique_ptr<PDFDoc> document;
  std::unique_ptr<StructureTree> tree;
  FontStore fonts;
  Limits limits;
  std::vector<std::string> complaints;
  std::string content;  // of the page being read, where it could be inflated
};

// Without Poppler's interpreter. False, with nothing recorded, where that has to be asked.
bool PdfDocument::Implementation::draw_plainly(::Page& page, std::int32_t number,
                                               PageRecorder* recorder) {
  Dict* resources = page.getResourceDict();
  if (content.empty() || resources == nullptr) return false;
  const std::size_t complained = complaints.size();
  PageDevice device(*recorder);
  GfxState state(kPointsPerInch, kPointsPerInch, page.getCropBox(), page.getRotate(),
                 device.upsideDown());
  PageResources named(resources, document->getXRef(), fonts, state, device);
  recorder->start_page(number, state);
  if (PlainContent(named, *recorder, budget).draw(content, state)) return true;
  recorder->forget_page();
  complaints.resize(complained);
  return false;
}

void PdfDocument::Implementation::draw(::Page& page, Object* contents, PageRecorder* recorder) {
  PageDevice device(*recorder);
  const std::unique_ptr<Gfx> interpreter(page.createGfx(&device, kPointsPerInch, kPointsPerInch, 0,
                                                        false, true, -1, -1, -1, -1, false,
                                                        stop_when_spent, &budget));
  if (!contents->isNull()) interpreter->display(contents);
}

PdfDocument::PdfDocument(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;

Result<PdfDocument> PdfDocument::open(std::string_view bytes, const Limits& limits) {
  prepare_pdf_library();
  auto implementation = std::make_unique<Implementation>(bytes.size());
  implementation->limits = limits;
  complaints = &implementation->complaints;
  auto* stream = new MeteredStream(bytes, 0, static_cast<Goffset>(bytes.size()), Object(objNull),
                                   &implementation->budget);
  implementation->document = std::make_unique<PDFDoc>(stream);  // owns the stream
  complaints = nullptr;
  if (implementation->budget.spent()) {
    return Error{ErrorCode::kBadInput,
                 "the PDF is damaged so badly that reading it would take for ever", ""};
  }
  if (!implementation->document->isOk()) {
    return open_error(implementation->document->getErrorCode());
  }
  if (implementation->document->getNumPages() < 1) {
    return Error{ErrorCode::kBadInput, "the PDF has no pages", ""};
  }
  return PdfDocument(std::move(implementation));
}

std::int32_t PdfDocument::page_count() const { return implementation_->document->getNumPages(); }

bool PdfDocument::spent() const { return implementation_->budget.spent(); }

Properties PdfDocument::properties() const {
  PDFDoc& document = *implementation_->document;
  Properties out;
  out.title = collapse_spaces(text_string(document.getDocInfoTitle().get()));
  out.author = collapse_spaces(text_string(document.getDocInfoAuthor().get()));
  out.producer = collapse_spaces(text_string(document.getDocInfoProducer().get()));
  const auto modified = document.getDocInfoModDate();
  if (modified) out.modified = iso_time(modified->toStr());
  return out;
}

std::vector<OutlineItem> PdfDocument::outline() const {
  std::vector<OutlineItem> out;
  ::Outline* outline = implementation_->document->getOutline();
  if (outline != nullptr) {
    collect_outline(implementation_->document.get(), outline->getItems(), 1, &out);
  }
  return out;
}

std::vector<std::string> PdfDocument::take_complaints() {
  return std::exchange(implementation_->complaints, {});
}

TagReader* PdfDocument::tags_of_page(std::int32_t number) const {
  auto& tree = implementation_->tree;
  if (!tree) tree = std::make_unique<StructureTree>(*implementation_->document);
  return tree->turn_to(number) ? tree.get() : nullptr;
}

// The page's content alone: Poppler's own way to draw a page also builds the form
// of the whole document, which can loop for ever on a damaged one. What forms and
// marks state is read from their dictionaries instead.
bool PdfDocument::record_page(std::int32_t number, PageRecord* record, bool plainly) const {
  record->clear();
  record->number = number;
  PDFDoc& document = *implementation_->document;
  ::Page* page = document.getPage(number);
  if (page == nullptr) return false;
  complaints = &implementation_->complaints;
  PageRecorder recorder(*record, implementation_->limits, {});
  Object contents = inflated_content(page->getContents(), &implementation_->content);
  plainly = plainly && implementation_->draw_plainly(*page, number, &recorder);
  if (!plainly) implementation_->draw(*page, &contents, &recorder);
  record_annotations(page, recorder, record);
  add_form_text(record);
  recorder.finish_page();
  GooString label;
  if (document.getCatalog()->indexToLabel(number - 1, &label))
    record->label = collapse_spaces(text_string(&label));
  record->truncated |= implementation_->budget.spent();
  complaints = nullptr;
  return plainly;
}

}  // namespace boardtrail
