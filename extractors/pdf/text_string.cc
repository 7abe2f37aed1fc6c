// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/text_string.h"

#include <UTF.h>
#include <goo/GooString.h>
#include <goo/gmem.h>

#include "base/text.h"

namespace boardtrail {

std::string text_string(const GooString* text) {
  if (text == nullptr) return {};
  Unicode* points = nullptr;
  const int length = TextStringToUCS4(text->toStr(), &points);
  std::string out;
  for (int i = 0; i < length; ++i) append_utf8(points[i], &out);
  gfree(points);
  return out;
}

}  // namespace boardtrail
