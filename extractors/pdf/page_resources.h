// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_PAGE_RESOURCES_H_
#define BOARDTRAIL_EXTRACTORS_PDF_PAGE_RESOURCES_H_

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <GfxFont.h>
#include <GfxState.h>
#include <Object.h>

class GfxResources;
class OutputDev;

namespace boardtrail {

// The fonts of a document, made once: Poppler makes them anew for every page.
class FontStore {
 public:
  // nullptr where the reference leads to no font.
  std::shared_ptr<GfxFont> find(XRef* xref, Ref id, const std::string& tag);

 private:
  std::map<std::pair<int, int>, std::shared_ptr<GfxFont>> fonts_;
};

// What the content of a page refers to by name (ISO 32000-1, 7.8.3), as far as
// PlainContent reads it. Each name is looked up once a page.
//
// Ownership:  borrows the dictionary, the store, the state and the device.
// Errors:     nullptr or nullopt: not there, or not plain enough; Poppler reads the page.
class PageResources {
 public:
  // What an ExtGState changes of what is recorded.
  struct Setting {
    std::optional<double> line_width;
  };
  struct Picture {
    int width = 0;
    int height = 0;
    bool is_mask = false;
  };

  // MCID, where the properties have one.
  using MarkedId = std::optional<std::int32_t>;
  // Content that is drawn like a picture.
  struct Form {
    Object stream;
    std::array<double, 6> matrix{1, 0, 0, 1, 0, 0};
    std::array<double, 4> box{};
    Object dictionary;                         // that `resources` borrows
    std::unique_ptr<PageResources> resources;  // its own; none of the page's
  };

  PageResources(Dict* resources, XRef* xref, FontStore& fonts, GfxState& state, OutputDev& device);
  ~PageResources();
  PageResources(const PageResources&) = delete;
  PageResources& operator=(const PageResources&) = delete;

  // False where the page gives the device colours another meaning.
  bool keeps_device_colours() const;
  // Horizontal fonts whose glyphs are outlines.
  std::shared_ptr<GfxFont> font(std::string_view name);
  std::shared_ptr<GfxColorSpace> colour_space(std::string_view name);
  std::optional<Setting> setting(std::string_view name);
  std::optional<Picture> picture(std::string_view name);
  std::shared_ptr<Form> form(std::string_view name);
  // The id of marked content whose properties stand here.
  std::optional<MarkedId> marked_id(std::string_view name);

 private:
  template <typename T>
  using Named = std::vector<std::pair<std::string, T>>;

  std::shared_ptr<GfxFont> make_font(const std::string& name);
  std::shared_ptr<GfxColorSpace> make_colour_space(const std::string& name);
  std::optional<Setting> read_setting(const std::string& name) const;
  std::optional<Picture> read_picture(const std::string& name) const;
  std::shared_ptr<Form> read_form(const std::string& name) const;
  std::optional<MarkedId> read_marked_id(const std::string& name) const;

  Dict* dictionary_;
  XRef* xref_;
  FontStore& store_;
  GfxState& state_;
  OutputDev& device_;
  std::unique_ptr<GfxResources> without_fonts_;  // for colour spaces, made when needed
  Named<std::shared_ptr<GfxFont>> fonts_;
  Named<std::shared_ptr<GfxColorSpace>> colour_spaces_;
  Named<std::optional<Setting>> settings_;
  Named<std::optional<Picture>> pictures_;
  Named<std::shared_ptr<Form>> forms_;
  Named<std::optional<MarkedId>> marked_ids_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_PAGE_RESOURCES_H_
