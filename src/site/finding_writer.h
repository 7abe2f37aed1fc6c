// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_FINDING_WRITER_H_
#define BOARDTRAIL_SITE_FINDING_WRITER_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/page_crop.h"
#include "site/evidence.h"
#include "site/page_finding.h"
#include "site/site_folder.h"
#include "site/site_rows.h"
#include "site/sources.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Writes the pages of findings and the pictures on them. A picture's name says what it
// shows (document, page, places), so that one that lies in the folder is not drawn again;
// the pictures of one document are drawn together.
class FindingWriter {
 public:
  FindingWriter(Warehouse& warehouse, SiteFolder& folder, Sources& sources)
      : warehouse_(warehouse), folder_(folder), sources_(sources), tables_(warehouse) {}

  // The open findings of one document.
  Status write(const std::vector<FindingRecord>& findings);

 private:
  // A paper, as far as evidence needs to know it.
  struct Paper {
    std::int64_t document_id = 0;
    std::string path, date, sha256, format;
  };
  // A finding on its way to its page.
  struct Draft {
    const FindingRecord* finding = nullptr;
    std::vector<EvidenceSide> sides;
    std::vector<std::vector<PageCrop>> crops;  // of each side
    std::vector<const Paper*> papers;          // of each side
  };
  // Pictures of one document that do not lie in the folder yet, by name.
  using Wanted = std::map<std::string, PageCrop>;

  Result<Draft> draft(const FindingRecord& finding);
  Result<const Paper*> paper(std::int64_t paper_id);
  void want_pictures(const Draft& draft);
  Status draw_wanted();
  Status draw(const std::string& sha256, const Wanted& wanted);
  Status store(const std::vector<std::pair<std::string, PageCrop>>& named,
               const std::vector<CropImage>& images);
  void add_pictures(Draft* draft);

  Warehouse& warehouse_;
  SiteFolder& folder_;
  Sources& sources_;
  EvidenceTables tables_;
  std::map<std::int64_t, Paper> papers_;
  std::map<std::string, Wanted> wanted_;          // by SHA-256 of the document
  std::map<std::string, std::string> not_drawn_;  // name of a picture: why
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_FINDING_WRITER_H_
