// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "normalise/rating.h"

namespace boardtrail {
namespace {

// Bands of hue in degrees. Checked against the fills that Board papers use: the
// palettes and themes of Office since 2007, the identity guidelines of the NHS,
// GOV.UK's design system (tests/unit/normalise/rating_colour_test.cc lists them).
//
// Between teal and blue the border is 180: the NHS's aqua green (00A499) lies at 176.
// Between pink and red it is 340: its dark red (8A1538) lies at 342, its pinks at
// 326 and 328. Pink and purple are no rating without a legend.
constexpr double kRedEnd = 15;
constexpr double kAmberEnd = 71;  // orange is amber in nearly all papers, yellow too
constexpr double kGreenEnd = 180;
constexpr double kBlueEnd = 251;
constexpr double kRedBegin = 340;

// Below this value a colour is black, whatever its hue.
constexpr double kBlackValue = 0.2;
// Below this saturation it is a grey ...
constexpr double kGreySaturation = 0.12;
// ... and so is a slate such as 425563, whose channels hardly differ.
constexpr double kGreyChroma = 0.14;
// Lighter greys are the shading of headings and every other row (D9D9D9 and up).
constexpr double kLightestGrey = 0.8;

double hue(double r, double g, double b, double most, double chroma) {
  double sextant = 0;
  if (most == r) {
    sextant = (g - b) / chroma;
  } else if (most == g) {
    sextant = 2 + (b - r) / chroma;
  } else {
    sextant = 4 + (r - g) / chroma;
  }
  return sextant < 0 ? 60 * sextant + 360 : 60 * sextant;
}

}  // namespace

std::optional<Rag> rag_of_colour(Colour colour) {
  const double r = colour.r / 255.0;
  const double g = colour.g / 255.0;
  const double b = colour.b / 255.0;
  const double most = std::max({r, g, b});
  const double chroma = most - std::min({r, g, b});
  if (most < kBlackValue) return std::nullopt;
  const bool pale = most > kLightestGrey;
  if (chroma < kGreySaturation * most || (!pale && chroma < kGreyChroma)) {
    return pale ? std::nullopt : std::optional(Rag::kGrey);
  }
  const double degrees = hue(r, g, b, most, chroma);
  if (degrees < kRedEnd || degrees >= kRedBegin) return Rag::kRed;
  if (degrees < kAmberEnd) return Rag::kAmber;
  if (degrees < kGreenEnd) return Rag::kGreen;
  if (degrees < kBlueEnd) return Rag::kBlue;
  return std::nullopt;
}

}  // namespace boardtrail
