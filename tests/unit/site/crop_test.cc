// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <gtest/gtest.h>
#include <zlib.h>

#include "extractors/pdf/png.h"
#include "extractors/pdf/render_crop.h"
#include "site/evidence.h"
#include "support/pdf_builder.h"
#include "worker/crop_messages.h"

namespace boardtrail {
namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// The content of the first chunk of that kind.
std::string chunk(const std::string& png, const std::string& kind) {
  for (std::size_t at = 8; at + 12 <= png.size(); at += 12 + number_at(png, at)) {
    if (png.substr(at + 4, 4) == kind) return png.substr(at + 8, number_at(png, at));
  }
  return {};
}

// The colour "RRGGBB" of a pixel of a picture with a palette.
std::string colour_at(const CropImage& image, std::size_t x, std::size_t y) {
  const auto width = static_cast<std::size_t>(image.width);
  std::string rows((width + 1) * static_cast<std::size_t>(image.height), '\0');
  const std::string packed = chunk(image.png, "IDAT");
  uLongf size = rows.size();
  if (uncompress(reinterpret_cast<Bytef*>(rows.data()), &size,
                 reinterpret_cast<const Bytef*>(packed.data()), packed.size()) != Z_OK) {
    return "damaged";
  }
  const auto number = static_cast<unsigned char>(rows[y * (width + 1) + 1 + x]);
  const std::string palette = chunk(image.png, "PLTE");
  std::string text;
  for (std::size_t i = 0; i < 3; ++i) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(palette[std::size_t{number} * 3 + i]);
    text += kDigits[value >> 4U];
    text += kDigits[value & 15U];
  }
  return text;
}

// A4 with a red area at (100,100)-(200,140) from the top left corner, and a green one at
// (100,300)-(200,320).
std::string two_areas() {
  return PdfBuilder()
      .page(PdfBuilder::area(100, 842 - 140, 100, 40, "1 0 0") +
            PdfBuilder::area(100, 842 - 320, 100, 20, "0 1 0"))
      .build();
}

TEST(RenderCrop, ShowsTheStripWithAFrameRoundWhatIsMeant) {
  const auto images =
      render_crops(two_areas(), {{1, {{80, 80, 220, 160}}, {{110, 110, 150, 130}}}}, {});
  ASSERT_TRUE(images.has_value()) << to_string(images.error());
  const CropImage& image = images->at(0);
  EXPECT_EQ(image.width, 210);  // 140 points at 1.5 pixels
  EXPECT_EQ(image.height, 120);
  EXPECT_EQ(colour_at(image, 5, 5), "ffffff");
  EXPECT_EQ(colour_at(image, 150, 50), "ff0000");
  EXPECT_EQ(colour_at(image, 60, 60), "ff0000");  // within the frame
  EXPECT_EQ(colour_at(image, 70, 44), "c2006b");  // its upper side
  EXPECT_EQ(colour_at(image, 44, 60), "c2006b");  // its left side
  EXPECT_EQ(colour_at(image, 70, 42), "ffffff");  // white outside it
}

TEST(RenderCrop, PutsHeadingsAboveTheRow) {
  const auto images = render_crops(
      two_areas(), {{1, {{100, 100, 200, 140}, {100, 300, 200, 320}}, {{120, 302, 140, 318}}}}, {});
  ASSERT_TRUE(images.has_value());
  const CropImage& image = images->at(0);
  EXPECT_EQ(image.height, 60 + 6 + 30);
  EXPECT_EQ(colour_at(image, 75, 30), "ff0000");
  EXPECT_EQ(colour_at(image, 75, 62), "8a8a8a");  // the gap
  EXPECT_EQ(colour_at(image, 120, 80), "00ff00");
  EXPECT_EQ(colour_at(image, 40, 67), "c2006b");  // the frame lies in the row
}

TEST(RenderCrop, SaysWhyThereIsNoPicture) {
  const std::string foreign = PdfBuilder().page(PdfBuilder::text(100, 700, "Helvetica")).build();
  const struct {
    std::string bytes;
    PageCrop crop;
    std::string why;
  } cases[] = {
      {two_areas(), {2, {{0, 0, 10, 10}}, {}}, "the file has no such page"},
      {two_areas(), {0, {{0, 0, 10, 10}}, {}}, "the file has no such page"},
      {two_areas(), {1, {{900, 900, 950, 950}}, {}}, "the place lies outside the page"},
      {two_areas(), {1, {}, {}}, "the place lies outside the page"},
      {foreign, {1, {{0, 0, 300, 300}}, {}}, "the file does not bring the letters of the page"},
  };
  for (const auto& c : cases) {
    const auto images = render_crops(c.bytes, {c.crop}, {});
    ASSERT_TRUE(images.has_value());
    EXPECT_EQ(images->at(0).why, c.why);
    EXPECT_EQ(images->at(0).png, "");
  }
  EXPECT_EQ(render_crops("%PDF-1.7 broken", {}, {}).error().code, ErrorCode::kBadInput);
}

StoredExhibit exhibit_at(std::int64_t page, const Box& box) {
  StoredExhibit exhibit;
  exhibit.page = page;
  exhibit.box = box;
  return exhibit;
}

TEST(PlanCrops, JoinsWhatIsNearAndKeepsPagesApart) {
  const StoredExhibit here = exhibit_at(1, {100, 100, 150, 120});
  const StoredExhibit near = exhibit_at(1, {200, 140, 250, 160});
  const StoredExhibit far = exhibit_at(1, {100, 700, 150, 720});
  const StoredExhibit other = exhibit_at(2, {100, 100, 150, 120});
  const StoredExhibit nowhere;
  const auto crops = plan_crops({&other, &far, &nowhere, &here, &near}, std::vector<CellFound>(5));
  ASSERT_EQ(crops.size(), 3U);
  EXPECT_EQ(crops[0].page, 1);
  EXPECT_EQ(crops[0].marks, (std::vector<Box>{here.box, near.box}));
  ASSERT_EQ(crops[0].strips.size(), 1U);
  EXPECT_EQ(crops[0].strips[0].y0, 100 - 24 - 8);
  EXPECT_EQ(crops[0].strips[0].y1, 160 + 24 + 8);
  EXPECT_EQ(crops[1].marks, (std::vector<Box>{far.box}));
  EXPECT_EQ(crops[2].page, 2);
}

TEST(PlanCrops, ShowsTheRowUnderItsHeadings) {
  const auto table = std::make_shared<TableAsRead>();
  table->page = 1;
  table->box = {50, 50, 500, 600};
  table->header_rows = 1;
  for (std::int32_t row = 0; row < 3; ++row) {
    TableCell cell;
    cell.row = row;
    cell.page = 1;
    const auto top = static_cast<float>(50 + 200 * row);
    cell.box = {50, top, 500, top + (row == 0 ? 30.0F : 40.0F)};
    table->cells.push_back(cell);
  }
  const StoredExhibit due = exhibit_at(1, {300, 460, 350, 480});
  const auto crops = plan_crops({&due}, {{table, 2, 2}});
  ASSERT_EQ(crops.size(), 1U);
  ASSERT_EQ(crops[0].strips.size(), 2U);
  EXPECT_EQ(crops[0].strips[0], (Box{42, 48, 508, 82}));
  EXPECT_EQ(crops[0].strips[1], (Box{42, 442, 508, 498}));
}

TEST(PlanCrops, AsksForNoMoreFramesThanAReaderTakes) {
  std::vector<StoredExhibit> exhibits;
  for (int i = 0; i < 100; ++i) {
    exhibits.push_back(exhibit_at(1, {static_cast<float>(i), 100, static_cast<float>(i + 5), 110}));
  }
  std::vector<const StoredExhibit*> pointers;
  for (const StoredExhibit& exhibit : exhibits) pointers.push_back(&exhibit);
  std::size_t marks = 0;
  for (const PageCrop& crop : plan_crops(pointers, std::vector<CellFound>(100))) {
    EXPECT_LE(crop.marks.size(), kMaxBoxesOfCrop);
    marks += crop.marks.size();
  }
  EXPECT_EQ(marks, 100U);
}

TEST(Png, KeepsManyColours) {
  Pixels pixels{300, 2, {}};
  for (int i = 0; i < 600; ++i) {
    for (const int part : {i % 256, i / 256, 7})
      pixels.rgb.push_back(static_cast<std::uint8_t>(part));
  }
  const std::string png = png_of(pixels);
  EXPECT_EQ(chunk(png, "IHDR"), std::string("\0\0\x01\x2C\0\0\0\x02\x08\x02\0\0\0", 13));
  EXPECT_EQ(chunk(png, "PLTE"), "");
  std::string rows(2 * 901, '\0');
  uLongf size = rows.size();
  const std::string packed = chunk(png, "IDAT");
  ASSERT_EQ(uncompress(reinterpret_cast<Bytef*>(rows.data()), &size,
                       reinterpret_cast<const Bytef*>(packed.data()), packed.size()),
            Z_OK);
  EXPECT_EQ(rows.substr(0, 7), std::string("\1\0\0\7\1\0\0", 7));  // differences to the left
  EXPECT_EQ(png_of({}), "");
}

TEST(CropMessages, ComeBackAsTheyWere) {
  const std::vector<PageCrop> crops = {{3, {{1, 2, 3, 4}, {5, 6, 7, 8}}, {{9, 10, 11, 12}}},
                                       {4, {}, {}}};
  const std::string written = write_crops(crops);
  wire::Taker from(written);
  std::vector<PageCrop> read;
  ASSERT_TRUE(take_crops(&from, &read));
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].page, 3);
  EXPECT_EQ(read[0].strips, crops[0].strips);
  EXPECT_EQ(read[0].marks, crops[0].marks);
  for (std::size_t cut = 0; cut < written.size(); ++cut) {
    wire::Taker short_of(std::string_view(written).substr(0, cut));
    std::vector<PageCrop> none;
    EXPECT_FALSE(take_crops(&short_of, &none)) << cut;
  }
}

TEST(CropMessages, PicturesAreCheckedBeforeABrowserSeesThem) {
  const std::string png = png_of({2, 1, {1, 2, 3, 4, 5, 6}});
  const CropImage good{png, 2, 1, ""};
  const CropImage without{"", 0, 0, "no such page"};
  const WorkerLimits limits;
  EXPECT_TRUE(read_pictures(write_pictures({good, without}), 2, limits).has_value());
  EXPECT_FALSE(read_pictures(write_pictures({good}), 2, limits).has_value());
  EXPECT_FALSE(read_pictures(write_pictures({good}) + "x", 1, limits).has_value());
  std::string other_kind = png;
  other_kind.replace(other_kind.find("PLTE"), 4, "tEXt");
  const std::vector<CropImage> bad = {
      {"", 0, 0, ""},  // neither a picture nor a reason
      {"<svg onload='alert(1)'/>", 2, 1, ""},
      {png, 3, 1, ""},
      {png + "trailing", 2, 1, ""},
      {png.substr(0, png.size() - 12), 2, 1, ""},
      {other_kind, 2, 1, ""},
  };
  // A browser unpacks what the header says, whatever the pixels are worth.
  const auto claims = [&](std::uint16_t width, std::uint16_t height) {
    std::string large = png;
    large.replace(18, 2, {static_cast<char>(width >> 8), static_cast<char>(width & 0xFF)});
    large.replace(22, 2, {static_cast<char>(height >> 8), static_cast<char>(height & 0xFF)});
    return read_pictures(write_pictures({{large, width, height, ""}}), 1, limits).has_value();
  };
  EXPECT_TRUE(claims(4'000, 2'000));
  EXPECT_FALSE(claims(4'000, 2'001));
  for (const CropImage& image : bad) {
    EXPECT_FALSE(read_pictures(write_pictures({image}), 1, limits).has_value()) << image.png;
  }
}

}  // namespace
}  // namespace boardtrail
