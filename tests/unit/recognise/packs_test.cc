// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/packs.h"

#include <gtest/gtest.h>

#include "paper_support.h"

namespace boardtrail {
namespace {

// A document page by page; each text is a block of its own, 20 points below the last.
class PackMaker {
 public:
  PackMaker& page(const std::vector<std::string>& lines) {
    Page page;
    page.number = static_cast<std::int32_t>(document_.pages.size()) + 1;
    page.width = 595;
    page.height = 842;
    document_.pages.push_back(page);
    float y = 40;
    for (const std::string& line : lines) {
      Block block;
      block.content.text = line;
      block.place.page = page.number;
      block.place.box = {50, y, 300, y + 12};
      document_.blocks.push_back(block);
      y += 20;
    }
    return *this;
  }
  PackMaker& cover(const std::string& title, const std::string& item) {
    return page({"Title: " + title, "Agenda item: " + item, "Author: A Fell",
                 "The harbour is open and the plan is on its way to be done."});
  }
  PackMaker& text() {
    return page({"The moorings were counted in spring, and the ropes were renewed in summer.",
                 "Of these ropes some were short, which the store has mended since then.",
                 "The lamps at the quay were trimmed and their oil was paid for in time."});
  }
  PackMaker& bookmark(const std::string& title, std::int32_t page, std::int32_t level = 1) {
    document_.outline.push_back({title, level, page});
    return *this;
  }
  const Document& document() const { return document_; }

 private:
  Document document_;
};

std::string dump(const std::vector<PackPart>& parts) {
  std::string out;
  for (const PackPart& part : parts) {
    out += std::to_string(part.first_page) + "-" + std::to_string(part.last_page) + " [" +
           part.agenda_item + "] " + part.title + (part.confidential ? " !" : "") + "\n";
  }
  return out;
}

std::string split(const PackMaker& pack) {
  return dump(split_pack(pack.document(), own_schemas()));
}

TEST(Packs, AreCutAtCoverSheets) {
  PackMaker pack;
  pack.page({"Saltmere NHS Foundation Trust", "Trust Board", "3 May 2021"}).text();
  pack.cover("Rope plan", "4").text().text().cover("Lamp plan", "5").text();
  EXPECT_EQ(split(pack), "1-2 [] \n3-5 [4] \n6-7 [5] \n");
}

TEST(Packs, AreCutAtTheBookmarksThatLeadToCoverSheets) {
  PackMaker pack;
  pack.page({"Agenda of the Trust Board"}).cover("Rope plan", "4").text().text();
  pack.cover("Lamp plan", "5").text().text().text();
  pack.bookmark("Agenda", 1)
      .bookmark("4 - Rope plan.pdf", 2)
      .bookmark("Background", 3, 2)
      .bookmark("4.1 Appendix 1 ropes counted", 4)
      .bookmark("5. Lamp plan", 5)
      .bookmark("6. Minutes of the harbour group", 8);
  EXPECT_EQ(split(pack),
            "1-1 [] Agenda\n2-4 [4] Rope plan\n5-7 [5] Lamp plan\n"
            "8-8 [6] Minutes of the harbour group\n");
}

TEST(Packs, ReadAnAgendaFromBookmarksAlone) {
  PackMaker pack;
  for (int i = 0; i < 6; ++i) pack.text();
  pack.bookmark("Part 1", 1)
      .bookmark("1. Apologies", 1, 2)
      .bookmark("2. Minutes of 3 May", 2, 2)
      .bookmark("3. Rope plan", 3, 2)
      .bookmark("Part 2 (private)", 5)
      .bookmark("4. Lamp plan", 5, 2);
  EXPECT_EQ(
      split(pack),
      "1-1 [1] Apologies\n2-2 [2] Minutes of 3 May\n3-4 [3] Rope plan\n5-6 [4] Lamp plan !\n");
}

TEST(Packs, AreCutWhereTheNumberAtTheHeadOfThePagesChanges) {
  PackMaker pack;
  for (const char* item : {"4", "4", "5.1", "5.1", "C"}) {
    pack.page({"Agenda item " + std::string(item), "The ropes were counted, as was agreed."});
  }
  EXPECT_EQ(split(pack), "1-2 [4] \n3-4 [5.1] \n5-5 [C] \n");
}

// Papers are known by their first blocks: no two may begin with the same.
TEST(Packs, BlankPagesAreNoPapers) {
  PackMaker pack;
  pack.page({}).page({"Agenda"}).cover("Rope plan", "4").text().page({}).page({});
  pack.cover("Lamp plan", "5").page({});
  pack.bookmark("Title", 1).bookmark("Agenda", 2).bookmark("4. Rope plan", 3);
  pack.bookmark("Minutes", 5).bookmark("5. Lamp plan", 7).bookmark("6. Oil plan", 8);
  const std::vector<PackPart> parts = split_pack(pack.document(), own_schemas());
  EXPECT_EQ(dump(parts), "1-2 [] Agenda\n3-6 [4] Rope plan\n7-8 [5] Lamp plan\n");
  for (std::size_t i = 1; i < parts.size(); ++i) {
    EXPECT_LT(parts[i - 1].first_block, parts[i].first_block);
    EXPECT_EQ(parts[i - 1].end_block, parts[i].first_block);
  }
}

TEST(Packs, LeaveReportsWhole) {
  PackMaker chapters;
  for (int i = 0; i < 6; ++i) chapters.text();
  chapters.bookmark("1. Introduction", 1)
      .bookmark("2. Ropes", 2)
      .bookmark("3. Lamps", 3)
      .bookmark("4. Appendix", 5);
  EXPECT_EQ(split(chapters), "1-6 [] \n");

  PackMaker one;
  one.cover("Rope plan", "4").text().text().text();
  EXPECT_EQ(split(one), "1-4 [4] \n");

  PackMaker repeated;  // a form's head, printed on each page
  for (int i = 0; i < 4; ++i) repeated.cover("Rope plan", "4");
  EXPECT_EQ(split(repeated), "1-4 [4] \n");
}

TEST(Packs, ADividerBelongsToTheCoverBehindIt) {
  PackMaker pack;
  pack.page({"Agenda of the Trust Board"}).text();
  pack.page({"Rope plan"}).cover("Rope plan", "4").text();
  pack.page({"Lamp plan"}).cover("Lamp plan", "5").text();
  pack.bookmark("Agenda", 1).bookmark("4. Rope plan", 3).bookmark("5. Lamp plan", 6);
  EXPECT_EQ(split(pack), "1-2 [] Agenda\n3-5 [4] Rope plan\n6-8 [5] Lamp plan\n");
}

TEST(Packs, MeetingAndDateComeDown) {
  PackMaker pack;
  pack.page({"Saltmere NHS Foundation Trust", "Meeting of the Trust Board held on 3 May 2021"});
  pack.cover("Rope plan", "4").text().cover("Lamp plan", "5").text();
  const std::vector<Paper> papers = Recogniser(own_schemas()).recognise(pack.document());
  ASSERT_EQ(papers.size(), 3U);
  EXPECT_EQ(papers[1].title, "Rope plan");
  EXPECT_EQ(papers[1].agenda_item, "4");
  EXPECT_EQ(papers[1].first_page, 2);
  EXPECT_EQ(papers[1].last_page, 3);
  EXPECT_EQ(papers[2].title, "Lamp plan");
  EXPECT_EQ(papers[2].organisation, "Saltmere NHS Foundation Trust");
  EXPECT_EQ(papers[2].meeting, "Trust Board");
  EXPECT_EQ(show_date(papers[2].meeting_date), "2021-05-03");
  EXPECT_EQ(show_date(papers[2].as_at), "2021-05-03");
}

}  // namespace
}  // namespace boardtrail
