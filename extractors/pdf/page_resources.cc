// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/page_resources.h"

#include <algorithm>
#include <array>

#include <Dict.h>
#include <Gfx.h>
#include <Stream.h>
#include <XRef.h>

namespace boardtrail {
namespace {

// A page names a handful of each; one that names thousands is read by Poppler.
constexpr std::size_t kMaxNames = 200;

// `make` is asked once for each name.
template <typename T, typename Make>
T look_up(std::vector<std::pair<std::string, T>>* named, std::string_view name, Make make) {
  for (const auto& [known, value] : *named) {
    if (known == name) return value;
  }
  if (named->size() >= kMaxNames) return {};
  std::string key(name);
  T value = make(key);
  named->emplace_back(std::move(key), value);
  return value;
}

// Of a graphics state's parameters these change nothing that is recorded (table 58).
bool is_of_no_account(std::string_view key) {
  constexpr std::array<std::string_view, 21> kKeys = {
      "Type", "LW",  "LC",   "LJ", "ML", "D",  "RI", "OP", "op", "OPM", "BG",
      "BG2",  "UCR", "UCR2", "HT", "FL", "SM", "SA", "BM", "CA", "ca"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end() || key == "AIS" || key == "TK";
}

// False, and nothing is certain about `out`, where there is anything but these numbers.
template <std::size_t kCount>
bool read_numbers(const Object& stated, std::array<double, kCount>* out) {
  if (!stated.isArray() || stated.arrayGetLength() != static_cast<int>(kCount)) return false;
  for (std::size_t i = 0; i < kCount; ++i) {
    const Object number = stated.arrayGet(static_cast<int>(i));
    if (!number.isNum()) return false;
    (*out)[i] = number.getNum();
  }
  return true;
}

bool has_filter(const Dict& dictionary, const char* name) {
  const Object filter = dictionary.lookup("Filter");
  if (!filter.isArray()) return filter.isName(name);
  for (int i = 0; i < filter.arrayGetLength(); ++i) {
    if (filter.arrayGet(i).isName(name)) return true;
  }
  return false;
}

}  // namespace

std::shared_ptr<GfxFont> FontStore::find(XRef* xref, Ref id, const std::string& tag) {
  // Fonts of 60,000 characters take a megabyte.
  constexpr std::size_t kMostFonts = 32;
  const std::pair<int, int> key(id.num, id.gen);
  if (const auto known = fonts_.find(key); known != fonts_.end()) return known->second;
  if (fonts_.size() >= kMostFonts) fonts_.clear();
  std::shared_ptr<GfxFont> font;
  const Object dictionary = xref->fetch(id);
  if (dictionary.isDict()) {
    font = GfxFont::makeFont(xref, tag.c_str(), id, dictionary.getDict());
    if (font && !font->isOk()) font.reset();
  }
  fonts_.emplace(key, font);
  return font;
}

PageResources::PageResources(Dict* resources, XRef* xref, FontStore& fonts, GfxState& state,
                             OutputDev& device)
    : dictionary_(resources), xref_(xref), store_(fonts), state_(state), device_(device) {}

PageResources::~PageResources() = default;

bool PageResources::keeps_device_colours() const {
  const Object spaces = dictionary_->lookup("ColorSpace");
  return !spaces.isDict() ||
         (!spaces.getDict()->hasKey("DefaultGray") && !spaces.getDict()->hasKey("DefaultRGB") &&
          !spaces.getDict()->hasKey("DefaultCMYK"));
}

std::shared_ptr<GfxFont> PageResources::font(std::string_view name) {
  return look_up(&fonts_, name, [this](const std::string& key) { return make_font(key); });
}

std::shared_ptr<GfxFont> PageResources::make_font(const std::string& name) {
  const Object fonts = dictionary_->lookup("Font");
  if (!fonts.isDict()) return nullptr;
  const Object& reference = fonts.dictLookupNF(name.c_str());
  if (!reference.isRef()) return nullptr;
  std::shared_ptr<GfxFont> font = store_.find(xref_, reference.getRef(), name);
  const bool plain = font && font->getType() != fontType3 && font->getWMode() == 0;
  return plain ? font : nullptr;
}

std::shared_ptr<GfxColorSpace> PageResources::colour_space(std::string_view name) {
  return look_up(&colour_spaces_, name,
                 [this](const std::string& key) { return make_colour_space(key); });
}

std::shared_ptr<GfxColorSpace> PageResources::make_colour_space(const std::string& name) {
  // A profile of the whole document changes all its colours.
  if (xref_->getCatalog().dictLookup("OutputIntents").isArray()) return nullptr;
  if (!without_fonts_) {
    Object copy(dictionary_->copy(xref_));
    copy.getDict()->remove("Font");
    without_fonts_ = std::make_unique<GfxResources>(xref_, copy.getDict(), nullptr);
  }
  Object stated = without_fonts_->lookupColorSpace(name.c_str());
  if (stated.isNull()) stated = Object(objName, name.c_str());
  std::shared_ptr<GfxColorSpace> space(
      GfxColorSpace::parse(without_fonts_.get(), &stated, &device_, &state_));
  return space && space->getMode() != csPattern ? space : nullptr;
}

std::optional<PageResources::Setting> PageResources::setting(std::string_view name) {
  return look_up(&settings_, name, [this](const std::string& key) { return read_setting(key); });
}

std::optional<PageResources::Setting> PageResources::read_setting(const std::string& name) const {
  const Object states = dictionary_->lookup("ExtGState");
  const Object state = states.isDict() ? states.dictLookup(name.c_str()) : Object(objNull);
  if (!state.isDict()) return std::nullopt;
  for (int i = 0; i < state.dictGetLength(); ++i) {
    const std::string_view key = state.dictGetKey(i);
    const bool unmasked = key == "SMask" && state.dictGetVal(i).isName("None");
    if (!unmasked && !is_of_no_account(key)) return std::nullopt;
  }
  Setting setting;
  const Object width = state.dictLookup("LW");
  if (width.isNum()) setting.line_width = width.getNum();
  return setting;
}

std::optional<PageResources::Picture> PageResources::picture(std::string_view name) {
  return look_up(&pictures_, name, [this](const std::string& key) { return read_picture(key); });
}

std::optional<PageResources::Picture> PageResources::read_picture(const std::string& name) const {
  const Object pictures = dictionary_->lookup("XObject");
  const Object picture = pictures.isDict() ? pictures.dictLookup(name.c_str()) : Object(objNull);
  if (!picture.isStream()) return std::nullopt;
  const Dict& stated = *picture.streamGetDict();
  const Object width = stated.lookup("Width"), height = stated.lookup("Height");
  // What is shown on demand, or decides itself what it shows, is for Poppler.
  if (!stated.lookup("Subtype").isName("Image") || !width.isInt() || !height.isInt() ||
      stated.hasKey("OC") || has_filter(stated, "JPXDecode")) {
    return std::nullopt;
  }
  const Object mask = stated.lookup("ImageMask");
  Picture out{width.getInt(), height.getInt(), mask.isBool() && mask.getBool()};
  const bool sound =
      out.width > 0 && out.height > 0 && (out.is_mask || stated.hasKey("ColorSpace"));
  return sound ? std::optional(out) : std::nullopt;
}

std::shared_ptr<PageResources::Form> PageResources::form(std::string_view name) {
  return look_up(&forms_, name, [this](const std::string& key) { return read_form(key); });
}

std::shared_ptr<PageResources::Form> PageResources::read_form(const std::string& name) const {
  const Object objects = dictionary_->lookup("XObject");
  auto form = std::make_shared<Form>();
  if (objects.isDict()) form->stream = objects.dictLookup(name.c_str());
  if (!form->stream.isStream()) return nullptr;
  const Dict& stated = *form->stream.streamGetDict();
  form->dictionary = stated.lookup("Resources");
  const Object matrix = stated.lookup("Matrix"), type = stated.lookup("FormType");
  if (!stated.lookup("Subtype").isName("Form") || stated.hasKey("OC") ||
      !(type.isNull() || (type.isInt() && type.getInt() == 1)) ||
      !read_numbers(stated.lookup("BBox"), &form->box) ||
      !(matrix.isNull() || read_numbers(matrix, &form->matrix)) || !form->dictionary.isDict()) {
    return nullptr;
  }
  form->resources =
      std::make_unique<PageResources>(form->dictionary.getDict(), xref_, store_, state_, device_);
  return form;
}

std::optional<PageResources::MarkedId> PageResources::marked_id(std::string_view name) {
  return look_up(&marked_ids_, name,
                 [this](const std::string& key) { return read_marked_id(key); });
}

std::optional<PageResources::MarkedId> PageResources::read_marked_id(
    const std::string& name) const {
  const Object named = dictionary_->lookup("Properties");
  const Object properties = named.isDict() ? named.dictLookup(name.c_str()) : Object(objNull);
  if (!properties.isDict()) return std::nullopt;
  const Object id = properties.dictLookup("MCID");
  return id.isInt() ? MarkedId(id.getInt()) : MarkedId();
}

}  // namespace boardtrail
