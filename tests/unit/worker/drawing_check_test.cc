// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/drawing_check.h"

#include <string>

#include <gtest/gtest.h>

namespace boardtrail::test {
namespace {

std::string drawing(const std::string& inside) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 595.00 842.00\">\n" + inside +
         "</svg>\n";
}

TEST(DrawingCheck, TakesWhatAReaderDraws) {
  EXPECT_TRUE(is_plain_drawing(drawing("")));
  EXPECT_TRUE(is_plain_drawing(drawing(
      "<g id=\"words\" fill=\"#000\">\n<text x=\"1.00\" y=\"2.00\" font-size=\"8.00\" "
      "textLength=\"20.00\">caf\xC3\xA9 &lt;script&gt; on=\"x\" a(b)</text>\n</g>\n"
      "<rect x=\"1.00\" width=\"2.00\"/>\n<rect x=\"1.00\"><title>a / b</title></rect>\n")));
}

// A browser would run it, fetch it, or take it for another document.
TEST(DrawingCheck, RefusesWhatABrowserWouldActOn) {
  for (const char* inside : {"<script>alert(1)</script>",
                             "<rect onclick=\"x\"/>",
                             "<rect x=\"1\" onload=\"x\"/>",
                             "<a href=\"x\"></a>",
                             "<rect href=\"x\"/>",
                             "<rect xlink:href=\"x\"/>",
                             "<image/>",
                             "<rect style=\"x\"/>",
                             "<style>x</style>",
                             "<foreignObject/>",
                             "<g\tonclick=\"x\"/>",
                             "<g\nonclick=\"x\"/>",
                             "<rect fill=\"url(http://a)\"/>",
                             "<!DOCTYPE x>",
                             "<?x?>",
                             "<![CDATA[x]]>",
                             "<!--x-->",
                             "<RECT/>",
                             "<rect x='1'/>",
                             "<rect x=\"1\"y=\"1\"/>",
                             "<rect x=\"1/>",
                             "<rect x=\"&#111;\"/>",
                             "<rect",
                             "<svg xmlns=\"http://a\"/>",
                             "< rect/>",
                             "<rect <g/>",
                             "<rect x/>",
                             "</script>",
                             "\xFF"}) {
    EXPECT_FALSE(is_plain_drawing(drawing(inside))) << inside;
  }
  EXPECT_FALSE(is_plain_drawing(""));
  EXPECT_FALSE(is_plain_drawing("<html></html>"));
  EXPECT_FALSE(is_plain_drawing(" " + drawing("")));
}

}  // namespace
}  // namespace boardtrail::test
