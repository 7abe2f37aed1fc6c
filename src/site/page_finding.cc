// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/page_finding.h"

#include <algorithm>

#include "base/date.h"
#include "base/wording.h"
#include "checks/rule.h"
#include "site/excerpt.h"
#include "site/page_frame.h"

namespace boardtrail {
namespace {

void write_part(Markup& page, ElementName level, std::string_view heading, std::string_view text) {
  if (text.empty()) return;
  page.element(level, heading).element("p", text);
}

void write_rule(Markup& page, const Rule& rule) {
  page.open("section", "rule").element("h2", "What the rule means");
  page.open("p").text(rule.summary).text(". ");
  page.anchor(rule_page(rule.id), "All findings of this rule").close();
  write_part(page, "h3", "What the paper shows", rule.meaning);
  write_part(page, "h3", "Why it matters", rule.why);
  write_part(page, "h3", "When the rule stays silent", rule.limits);
  page.close();
}

std::string place_of(const StoredExhibit& exhibit) {
  std::string words = place_words(exhibit.page, exhibit.line);
  const auto add = [&](std::string_view name, std::int64_t number) {
    if (number <= 0) return;
    if (!words.empty()) words += ", ";
    words += name;
    words += std::to_string(number);
  };
  add("table ", exhibit.table);
  add("row ", exhibit.row);
  add("cell ", exhibit.cell);
  return words;
}

void write_words(Markup& page, const EvidenceSide& side) {
  page.open("dl", "words");
  for (const StoredExhibit& exhibit : side.exhibits) {
    page.open("div").element("dt", exhibit.label).open("dd");
    if (exhibit.raw.empty()) {
      page.element("span", "blank", "(blank)");
    } else {
      page.open("q").quoted(exhibit.raw).close();
    }
    const std::string place = place_of(exhibit);
    if (!place.empty()) page.text(" ").element("span", "place", place);
    page.close().close();
  }
  page.close();
}

// The words under the picture say in text what it shows.
std::string alt_of(const EvidenceSide& side, std::int32_t page_number) {
  std::string alt = "Page " + std::to_string(page_number) + " of " + file_name(side.path) +
                    ", with a frame round ";
  bool first = true;
  for (const StoredExhibit& exhibit : side.exhibits) {
    if (exhibit.page != page_number) continue;
    if (!first) alt += ", and ";
    first = false;
    alt += exhibit.label + ": ";
    alt += exhibit.raw.empty() ? std::string("blank") : "“" + exhibit.raw + "”";
  }
  return alt;
}

void write_pictures(Markup& page, const EvidenceSide& side) {
  for (const EvidencePicture& picture : side.pictures) {
    page.open("figure", "crop").open("a").link(picture.url);
    page.open("img").source(picture.url);
    page.attribute("alt", alt_of(side, picture.page)).close().close();
    page.open("figcaption").text("Page ").text(std::int64_t{picture.page});
    page.text(", with a frame round what is meant").close().close();
  }
}

// One table for all exhibits that stand in it, in order of their first.
void write_excerpts(Markup& page, const EvidenceSide& side) {
  std::vector<const TableAsRead*> done;
  for (const CellFound& first : side.found) {
    if (first.table == nullptr || std::count(done.begin(), done.end(), first.table.get()) > 0)
      continue;
    done.push_back(first.table.get());
    std::vector<CellFound> together;
    for (const CellFound& found : side.found) {
      if (found.table == first.table) together.push_back(found);
    }
    page.open("figure", "crop");
    page.element("figcaption", "The table as it was read, with a frame round what is meant");
    write_excerpt(page, together,
                  "Table " + std::to_string(done.size()) + " of " + file_name(side.path));
    page.close();
  }
}

void write_side(Markup& page, const EvidenceSide& side) {
  page.open("div", "side").open("h3").quoted(file_name(side.path)).close();
  page.open("p", "source");
  if (!side.date.empty()) page.text("Paper of " + long_date(side.date) + ". ");
  page.text("File: ").open("code").quoted(side.path).close().close();
  write_words(page, side);
  write_pictures(page, side);
  if (!side.no_picture.empty()) page.element("p", "note", side.no_picture);
  if (side.pictures.empty()) write_excerpts(page, side);
  page.close();
}

void write_suppression(Markup& page, const FindingRecord& finding) {
  if (finding.suppressed.empty()) return;
  page.open("p", "note").element("strong", "Suppressed");
  page.text(" by ").quoted(finding.suppressed_by).text(": ").quoted(finding.suppressed);
  if (!finding.suppressed_until.empty()) {
    page.text(", for papers up to " + long_date(finding.suppressed_until));
  }
  page.text(".").close();
}

void write_links(Markup& page, const FindingRecord& finding) {
  if (!finding.linked && finding.plan_id == 0) return;
  page.open("ul", "links");
  if (finding.linked) {
    page.open("li").anchor(action_page(finding.action_id), "This action through all papers");
    page.close();
  }
  if (finding.plan_id != 0) {
    page.open("li").anchor(plan_page(finding.plan_id), "The plan").close();
  }
  page.close();
}

}  // namespace

std::string finding_page_html(const FindingRecord& finding,
                              const std::vector<EvidenceSide>& sides) {
  const Rule* rule = find_rule(finding.rule);
  PageHead head;
  head.title = rule ? std::string(rule->summary) : finding.rule;
  if (!finding.ref.empty()) head.title = finding.ref + ": " + head.title;
  head.trail = {{front_page(), "Front page"}};
  if (finding.plan_id != 0) head.trail.emplace_back(plan_page(finding.plan_id), finding.plan);
  if (rule) head.trail.emplace_back(rule_page(rule->id), std::string(rule->id));
  Markup page = begin_page(head);
  page.open("p", "lead").element("bdi", finding.message).close();
  page.open("p", "tags");
  write_severity(page, finding.severity);
  page.text(" ");
  if (!finding.organisation.empty()) page.quoted(finding.organisation).text(" · ");
  if (!finding.plan.empty()) page.quoted(finding.plan);
  page.close();
  write_suppression(page, finding);
  write_links(page, finding);
  page.open("section").element(
      "h2", sides.size() > 1 ? "What the two papers show" : "What the paper shows");
  page.open("div", sides.size() > 1 ? "sides two" : "sides");
  for (const EvidenceSide& side : sides) write_side(page, side);
  page.close().close();
  if (rule) write_rule(page, *rule);
  return end_page(std::move(page));
}

void write_finding_columns(Markup& page, bool with_plan) {
  page.open("thead").open("tr");
  for (const std::string_view words : {"Severity", "Finding", "Reference", "Paper"}) {
    page.open("th").attribute("scope", "col").text(words).close();
    if (with_plan && words == "Finding") {
      page.open("th").attribute("scope", "col").text("Plan").close();
    }
  }
  page.close().close();
}

void write_finding_row(Markup& page, const FindingRecord& finding, bool with_plan) {
  page.open("tr").attribute("data-severity", finding.severity);
  page.attribute("data-rule", finding.rule).attribute("data-date", finding.date);
  page.open("td");
  write_severity(page, finding.severity);
  page.close();
  page.open("td").open("a").link(finding_page(finding.finding_id));
  page.quoted(finding.message).close();
  if (!finding.suppressed.empty()) page.text(" ").element("em", "(suppressed)");
  page.close();
  if (with_plan) {
    page.open("td").quoted(finding.plan);
    if (!finding.organisation.empty()) page.open("br").close().quoted(finding.organisation);
    page.close();
  }
  page.open("td").quoted(finding.ref).close();
  page.open("td").text(finding.date.empty() ? file_name(finding.path) : long_date(finding.date));
  page.close().close();
}

std::string rule_page_html(std::string_view rule_id, const std::vector<FindingRecord>& findings,
                           std::int64_t all) {
  const Rule* rule = find_rule(rule_id);
  PageHead head;
  head.title = rule ? std::string(rule->summary) : std::string(rule_id);
  head.trail = {{front_page(), "Front page"}};
  Markup page = begin_page(head);
  page.open("p", "tags").element("code", rule_id).close();
  if (rule) {
    write_part(page, "h2", "What the paper shows", rule->meaning);
    write_part(page, "h2", "Why it matters", rule->why);
    write_part(page, "h2", "When the rule stays silent", rule->limits);
    write_part(page, "h2", "Example", rule->example);
  }
  page.open("h2").text(counted(all, "open finding", "open findings")).close();
  if (static_cast<std::int64_t>(findings.size()) < all) {
    page.open("p").text("The latest ").text(static_cast<std::int64_t>(findings.size()));
    page.text(" are listed; all of them stand on the pages of their plans.").close();
  }
  page.open("div", "scroll").attribute("tabindex", "0").attribute("role", "region");
  page.attribute("aria-label", "Findings of this rule");
  page.open("table", "list");
  write_finding_columns(page, true);
  page.open("tbody");
  for (const FindingRecord& finding : findings) write_finding_row(page, finding, true);
  page.close().close().close();
  return end_page(std::move(page));
}

}  // namespace boardtrail
