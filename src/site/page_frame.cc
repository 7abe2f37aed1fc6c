// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/page_frame.h"

#include <array>

namespace boardtrail {
namespace {

// Nothing but what lies in the folder: papers are strangers' text, and a page that is
// opened from a disk must tell nobody.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; "
    "form-action 'none'";

constexpr std::string_view kNote = "made";

}  // namespace

PageUrl front_page() { return PageUrl::of_file("index.html"); }
PageUrl plan_page(std::int64_t plan_id) { return PageUrl::numbered("plans", plan_id); }
PageUrl action_page(std::int64_t action_id) { return PageUrl::numbered("actions", action_id); }
PageUrl finding_page(std::int64_t id) { return PageUrl::numbered("findings", id); }

PageUrl rule_page(std::string_view rule_id) {
  return PageUrl::of_file("rules/" + std::string(rule_id) + ".html");
}

Markup begin_page(const PageHead& head) {
  Markup page(head.inside_folder ? "../" : "");
  page.open("html").attribute("lang", "en-GB");
  page.open("head");
  page.open("meta").attribute("charset", "utf-8").close();
  page.open("meta").attribute("http-equiv", "Content-Security-Policy");
  page.attribute("content", kPolicy).close();
  page.open("meta").attribute("name", "viewport");
  page.attribute("content", "width=device-width, initial-scale=1").close();
  page.open("meta").attribute("name", "referrer").attribute("content", "no-referrer").close();
  page.element("title", head.title + " – Boardtrail");
  page.open("link").attribute("rel", "stylesheet").link(PageUrl::of_file("style.css")).close();
  page.open("link").attribute("rel", "icon").attribute("type", "image/svg+xml");
  page.link(PageUrl::of_file("icon.svg")).close();
  page.script(PageUrl::of_file("filter.js")).close();
  page.open("body");
  page.open("a", "skip").place("main").text("Skip to the main content").close();
  page.open("header", "top").open("div", "width");
  page.open("p", "brand").anchor(front_page(), "Boardtrail").close();
  page.element("p", "brand-note", "What Board papers promise, and what becomes of it").close();
  page.close();
  page.open("div", "width");
  if (!head.trail.empty()) {
    page.open("nav", "trail").attribute("aria-label", "Breadcrumb").open("ol");
    for (const auto& [url, words] : head.trail) page.open("li").anchor(url, words).close();
    page.close().close();
  }
  page.open("main").attribute("id", "main").attribute("tabindex", "-1");
  page.element("h1", head.title);
  return page;
}

std::string end_page(Markup page, std::string_view note) {
  page.close().close();
  page.open("footer", "bottom").open("div", "width");
  page.element("p",
               "Everything on these pages was read from the papers by a program. It says what a "
               "paper states and where; it does not know who is right. Check the paper before you "
               "quote a finding.");
  if (!note.empty()) page.element("p", kNote, note);
  page.close().close().close().close();
  return "<!DOCTYPE html>\n" + page.finish();
}

std::string with_note(std::string page, std::string_view note) {
  const std::string opening = "<p class=\"" + std::string(kNote) + "\">";
  const std::size_t begin = page.rfind(opening);
  if (begin == std::string::npos) return {};
  std::string text;
  append_markup_text(note, &text);
  const std::size_t end = page.find("</p>", begin);
  return page.replace(begin + opening.size(), end - begin - opening.size(), text);
}

std::string file_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

std::string place_words(std::int64_t page, std::int64_t line) {
  std::string words;
  if (page > 0) words = "page " + std::to_string(page);
  if (line > 0) words += (words.empty() ? "line " : ", line ") + std::to_string(line);
  return words;
}

const std::vector<RatingSign>& all_looks() {
  static const std::vector<RatingSign> looks = {
      {"red", "red", "R", "Red"},
      {"amber_red", "amber-red", "AR", "Amber-red"},
      {"amber", "amber", "A", "Amber"},
      {"amber_green", "amber-green", "AG", "Amber-green"},
      {"green", "green", "G", "Green"},
      {"blue", "blue", "B", "Blue (complete)"},
      {"grey", "grey", "Gy", "Grey (not started or not rated)"},
      {"", "none", "–", "No rating"},
  };
  return looks;
}

const RatingSign& look_of(std::string_view rating) {
  for (const RatingSign& look : all_looks()) {
    if (look.value == rating) return look;
  }
  return all_looks().back();
}

int rating_height(std::string_view rating) {
  const auto& looks = all_looks();
  for (int i = 0; i < 6; ++i) {
    if (looks[static_cast<std::size_t>(i)].value == rating) return i;
  }
  return -1;
}

void write_rating(Markup& page, std::string_view rating) {
  const RatingSign& look = look_of(rating);
  page.element("span", "rag rag-" + std::string(look.css), look.words);
}

void write_severity(Markup& page, std::string_view severity) {
  const std::string_view words = severity == "high"     ? "High"
                                 : severity == "medium" ? "Medium"
                                                        : "Low";
  page.element("span", "severity severity-" + std::string(severity), words);
}

}  // namespace boardtrail
