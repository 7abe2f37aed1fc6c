// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/finding_writer.h"

#include <algorithm>

#include "base/sha256.h"
#include "site/page_frame.h"

namespace boardtrail {
namespace {

void add_box(IdentityHash* hash, const Box& box) {
  // Hundredths of a point, as stored.
  for (const float edge : {box.x0, box.y0, box.x1, box.y1}) {
    hash->add(static_cast<std::int64_t>(edge * 100));
  }
}

PageUrl picture_url(const std::string& sha256, const PageCrop& crop) {
  IdentityHash hash("crop");
  hash.add(std::int64_t{kCropVersion}).add(sha256).add(std::int64_t{crop.page});
  for (const Box& strip : crop.strips) add_box(&hash, strip);
  hash.add("marks");
  for (const Box& mark : crop.marks) add_box(&hash, mark);
  return PageUrl::numbered("crops", hash.id(), "png");
}

}  // namespace

Result<const FindingWriter::Paper*> FindingWriter::paper(std::int64_t paper_id) {
  const auto known = papers_.find(paper_id);
  if (known != papers_.end()) return &known->second;
  Paper found;
  BOARDTRAIL_RETURN_IF_ERROR(for_each_row(
      warehouse_,
      "SELECT p.document_id, d.path, coalesce(pp.paper_date, p.as_at), d.sha256, d.format "
      "FROM v_paper p JOIN v_document d USING (document_id) "
      "LEFT JOIN v_plan_paper pp ON pp.paper_id = p.paper_id WHERE p.paper_id = ?1",
      {paper_id}, [&](const RowValues& row) {
        found = {row.number(0), row.text(1), row.text(2), row.text(3), row.text(4)};
      }));
  return &papers_.emplace(paper_id, std::move(found)).first->second;
}

// Sides in the order of the exhibits, which begin with the earlier paper's.
Result<FindingWriter::Draft> FindingWriter::draft(const FindingRecord& finding) {
  Draft draft;
  draft.finding = &finding;
  for (StoredExhibit& exhibit : exhibits_of(finding.evidence)) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const Paper* of,
                                paper(exhibit.paper_id == 0 ? finding.paper_id : exhibit.paper_id));
    const auto at = std::find(draft.papers.begin(), draft.papers.end(), of);
    const auto index = static_cast<std::size_t>(at - draft.papers.begin());
    if (at == draft.papers.end()) {
      draft.papers.push_back(of);
      draft.sides.push_back({of->path, of->date, {}, {}, {}, {}});
    }
    BOARDTRAIL_ASSIGN_OR_RETURN(CellFound found, tables_.find(of->document_id, exhibit));
    draft.sides[index].found.push_back(std::move(found));
    draft.sides[index].exhibits.push_back(std::move(exhibit));
  }
  draft.crops.resize(draft.sides.size());
  for (std::size_t i = 0; i < draft.sides.size(); ++i) {
    if (draft.papers[i]->format != "pdf") continue;
    draft.sides[i].no_picture = sources_.why_not(draft.papers[i]->sha256);
    if (!draft.sides[i].no_picture.empty()) continue;
    std::vector<const StoredExhibit*> exhibits;
    for (const StoredExhibit& exhibit : draft.sides[i].exhibits) exhibits.push_back(&exhibit);
    draft.crops[i] = plan_crops(exhibits, draft.sides[i].found);
  }
  return draft;
}

void FindingWriter::want_pictures(const Draft& draft) {
  for (std::size_t i = 0; i < draft.crops.size(); ++i) {
    for (const PageCrop& crop : draft.crops[i]) {
      const std::string& sha256 = draft.papers[i]->sha256;
      const std::string name = picture_url(sha256, crop).path();
      if (!folder_.keep(name)) wanted_[sha256].emplace(name, crop);
    }
  }
}

Status FindingWriter::store(const std::vector<std::pair<std::string, PageCrop>>& named,
                            const std::vector<CropImage>& images) {
  for (std::size_t i = 0; i < named.size(); ++i) {
    const bool drawn = i < images.size() && !images[i].png.empty();
    if (drawn) {
      BOARDTRAIL_RETURN_IF_ERROR(folder_.put(named[i].first, images[i].png));
    } else {
      not_drawn_[named[i].first] =
          i < images.size() ? images[i].why : std::string("the page could not be drawn");
    }
  }
  return {};
}

Status FindingWriter::draw(const std::string& sha256, const Wanted& wanted) {
  std::vector<std::pair<std::string, PageCrop>> named(wanted.begin(), wanted.end());
  std::stable_sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
    return a.second.page < b.second.page;  // each page is drawn once
  });
  std::vector<PageCrop> crops;
  crops.reserve(named.size());
  for (const auto& [name, crop] : named) crops.push_back(crop);
  const Result<std::vector<CropImage>> images = sources_.draw(sha256, crops);
  if (images) return store(named, *images);
  for (const auto& [name, crop] : named) not_drawn_[name] = images.error().message;
  return {};
}

Status FindingWriter::draw_wanted() {
  for (const auto& [sha256, wanted] : wanted_) BOARDTRAIL_RETURN_IF_ERROR(draw(sha256, wanted));
  wanted_.clear();
  return {};
}

void FindingWriter::add_pictures(Draft* draft) {
  for (std::size_t i = 0; i < draft->crops.size(); ++i) {
    EvidenceSide& side = draft->sides[i];
    for (const PageCrop& crop : draft->crops[i]) {
      PageUrl url = picture_url(draft->papers[i]->sha256, crop);
      const auto failed = not_drawn_.find(url.path());
      if (failed == not_drawn_.end()) {
        side.pictures.push_back({std::move(url), crop.page});
      } else {
        side.no_picture = "Page " + std::to_string(crop.page) +
                          " is not shown as a picture: " + failed->second + ".";
      }
    }
  }
}

Status FindingWriter::write(const std::vector<FindingRecord>& findings) {
  std::vector<Draft> drafts;
  for (const FindingRecord& finding : findings) {
    BOARDTRAIL_ASSIGN_OR_RETURN(Draft made, draft(finding));
    want_pictures(made);
    drafts.push_back(std::move(made));
  }
  BOARDTRAIL_RETURN_IF_ERROR(draw_wanted());
  for (Draft& made : drafts) {
    add_pictures(&made);
    BOARDTRAIL_RETURN_IF_ERROR(folder_.put(finding_page(made.finding->finding_id).path(),
                                           finding_page_html(*made.finding, made.sides)));
  }
  return {};
}

}  // namespace boardtrail
