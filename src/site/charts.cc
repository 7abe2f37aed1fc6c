// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/charts.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/date.h"
#include "base/text.h"
#include "base/wording.h"
#include "report/display.h"
#include "site/changes.h"
#include "site/page_frame.h"

namespace boardtrail {
namespace {

constexpr std::size_t kMaxStripRows = 150;
constexpr std::size_t kMaxStripPapers = 24;
constexpr std::size_t kMaxSlips = 40;
constexpr std::size_t kMaxLeads = 25;
constexpr double kWidth = 720;  // of a chart; it shrinks to the page

std::string short_date(const std::string& iso) {
  return iso.size() >= 7 ? iso.substr(5, 2) + "/" + iso.substr(2, 2) : std::string("?");
}

void open_figure(Markup& page, std::string_view heading) {
  page.open("figure", "chart").element("h3", heading);
}

// The picture with its name and description, which screen readers read instead of it.
void open_svg(Markup& page, double width, double height, std::string_view title,
              std::string_view description) {
  page.open("div", "scroll").attribute("tabindex", "0").attribute("role", "region");
  page.attribute("aria-label", title);
  page.open("svg").attribute("viewBox", "0 0 " + plain_number(width) + " " + plain_number(height));
  page.number("width", width).number("height", height).attribute("role", "img");
  page.element("title", title).element("desc", description);
}

void close_svg(Markup& page) { page.close().close(); }

void write_text(Markup& page, double x, double y, std::string_view text,
                std::string_view css_class = "label") {
  page.open("text", css_class).number("x", x).number("y", y).text(text).close();
}

void write_line(Markup& page, double x0, double y0, double x1, double y1,
                std::string_view css_class) {
  page.open("line", css_class).number("x1", x0).number("y1", y0).number("x2", x1);
  page.number("y2", y1).close();
}

void open_rect(Markup& page, double x, double y, double width, double height,
               std::string_view css_class) {
  page.open("rect", css_class).number("x", x).number("y", y).number("width", width);
  page.number("height", height);
}

void write_rect(Markup& page, double x, double y, double width, double height,
                std::string_view css_class) {
  open_rect(page, x, y, width, height, css_class);
  page.close();
}

// Room for labels in 12 pixels of a usual font, and a gap.
double label_room(std::size_t longest) { return 7.0 * static_cast<double>(longest) + 14; }

std::string label_of(const ActionRecord& action) {
  const ActionStatement& now = action.now();
  return clip(display_line(now.ref.empty() ? now.description : now.ref), 34);
}

}  // namespace

// --- ratings -------------------------------------------------------------------

namespace {

struct Strip {
  std::vector<const ActionRecord*> actions;
  std::size_t left_out = 0;
  std::size_t first_paper = 0;  // index into the plan's papers
};

Strip strip_of(const PlanRecord& plan) {
  Strip strip;
  for (const ActionRecord& action : plan.actions) {
    const bool rated =
        std::any_of(action.statements.begin(), action.statements.end(),
                    [](const ActionStatement& statement) { return !statement.rag.empty(); });
    if (!rated) continue;
    if (strip.actions.size() < kMaxStripRows) {
      strip.actions.push_back(&action);
    } else {
      ++strip.left_out;
    }
  }
  if (plan.papers.size() > kMaxStripPapers) {
    strip.first_paper = plan.papers.size() - kMaxStripPapers;
  }
  return strip;
}

// One cell; an action that a paper does not state leaves a gap.
void write_strip_cell(Markup& page, const ActionStatement& statement, double x, double y) {
  const RatingSign& look = look_of(statement.rag);
  const std::string css = "rag-" + std::string(look.css);
  page.open("g", css);
  write_rect(page, x, y, 34, 20, "cell");
  if (look.css == "red" || look.css == "amber-red") write_line(page, x, y + 20, x + 8, y, "hatch");
  if (statement.status == "closed") write_rect(page, x + 2, y + 16, 30, 2, "done");
  page.open("text", "letter").number("x", x + 17).number("y", y + 14).text(look.letter).close();
  page.close();
}

void write_legend(Markup& page) {
  page.open("ul", "legend");
  for (const RatingSign& look : all_looks()) {
    page.open("li").element("span", "rag rag-" + std::string(look.css), look.letter);
    page.text(" ").text(look.words).close();
  }
  page.close();
}

}  // namespace

void write_rating_strip(Markup& page, const PlanRecord& plan) {
  constexpr double kStep = 38, kRow = 24, kTop = 26;
  const Strip strip = strip_of(plan);
  open_figure(page, "Ratings, paper by paper");
  if (strip.actions.empty()) {
    page.element("p", "The papers of this plan rate nothing.").close();
    return;
  }
  std::size_t longest = 3;
  for (const ActionRecord* action : strip.actions) {
    longest = std::max(longest, display_width(label_of(*action)));
  }
  const double labels = label_room(longest);
  const std::size_t papers = plan.papers.size() - strip.first_paper;
  open_svg(page, labels + kStep * static_cast<double>(papers) + 4,
           kTop + kRow * static_cast<double>(strip.actions.size()) + 4,
           "Ratings by action and paper",
           "A row for each action and a column for each paper. The letters say the rating; the "
           "table of actions below has the latest ones in words.");
  for (std::size_t i = 0; i < papers; ++i) {
    write_text(page, labels + kStep * static_cast<double>(i) + 17, 16,
               short_date(plan.papers[strip.first_paper + i].date), "tick");
  }
  const int first_seq = plan.papers[strip.first_paper].seq;
  for (std::size_t row = 0; row < strip.actions.size(); ++row) {
    const double y = kTop + kRow * static_cast<double>(row);
    write_text(page, 0, y + 14, label_of(*strip.actions[row]));
    for (const ActionStatement& statement : strip.actions[row]->statements) {
      if (statement.seq < first_seq) continue;
      write_strip_cell(page, statement, labels + kStep * (statement.seq - first_seq), y);
    }
  }
  close_svg(page);
  page.open("figcaption");
  if (strip.left_out > 0) {
    page.open("p").text(static_cast<std::int64_t>(strip.left_out));
    page.text(" more actions are left out for room.").close();
  }
  if (strip.first_paper > 0) page.element("p", "Earlier papers are left out for room.");
  write_legend(page);
  page.element("p",
               "A gap: that paper does not state the action. A line under the letters: closed.");
  page.close().close();
}

RatingCounts count_ratings(const PlanRecord& plan) {
  RatingCounts counts{};
  for (const ActionRecord& action : plan.actions) {
    if (!action.in_force) continue;
    const auto at = &look_of(action.now().rag) - all_looks().data();
    ++counts[static_cast<std::size_t>(at)];
  }
  return counts;
}

void write_rating_bar(Markup& page, const RatingCounts& counts) {
  std::int64_t all = 0;
  std::string words;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    all += counts[i];
    if (counts[i] == 0) continue;
    if (!words.empty()) words += ", ";
    words += std::to_string(counts[i]) + " " + std::string(all_looks()[i].letter);
  }
  if (all == 0) return;
  page.open("svg", "bar").attribute("viewBox", "0 0 240 22").attribute("role", "img");
  page.attribute("aria-label", words);
  double x = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const double width = 240.0 * static_cast<double>(counts[i]) / static_cast<double>(all);
    page.open("g", "rag-" + std::string(all_looks()[i].css));
    write_rect(page, x, 0, width, 22, "cell");
    if (width >= 16) {
      page.open("text", "letter").number("x", x + width / 2).number("y", 15);
      page.text(all_looks()[i].letter).close();
    }
    page.close();
    x += width;
  }
  page.close();
}

// --- dates ---------------------------------------------------------------------

namespace {

struct Slip {
  const ActionRecord* action = nullptr;
  Date first{}, now{};
  int days = 0;
};

std::vector<Slip> slips_of(const PlanRecord& plan) {
  std::vector<Slip> slips;
  for (const ActionRecord& action : plan.actions) {
    const auto first = parse_iso_date(action.first_due);
    const auto now = parse_iso_date(action.now().due_current);
    if (!action.in_force || !first || !now) continue;
    const int days = days_between(*first, *now);
    if (days != 0) slips.push_back({&action, *first, *now, days});
  }
  std::stable_sort(slips.begin(), slips.end(),
                   [](const Slip& a, const Slip& b) { return a.days > b.days; });
  return slips;
}

// Days to places on the chart, with a mark at each first of January, April, July, October.
class TimeAxis {
 public:
  TimeAxis(Date first, Date last, double left, double right)
      : first_(first), days_(std::max(days_between(first, last), 1)), left_(left), right_(right) {}

  double at(Date date) const {
    return left_ + (right_ - left_) * days_between(first_, date) / static_cast<double>(days_);
  }

  void write(Markup& page, double top, double bottom) const {
    const int years = days_ / 366 + 1;
    const int step = years <= 2 ? 3 : years <= 6 ? 12 : 12 * ((years + 5) / 6);
    Date mark = first_.year() / std::chrono::January / 1;
    for (; days_between(first_, mark) <= days_; mark = add_months(mark, step)) {
      if (days_between(first_, mark) < 0) continue;
      write_line(page, at(mark), top, at(mark), bottom, "grid");
      write_text(page, at(mark), top - 6, short_date(iso_date(mark)), "tick");
    }
  }

 private:
  Date first_;
  int days_;
  double left_, right_;
};

std::string days_words(int days) {
  return (days > 0 ? "+" : "−") + counted(std::abs(days), "day", "days");
}

void write_slip_row(Markup& page, const Slip& slip, const TimeAxis& axis, double y) {
  const double from = axis.at(slip.first);
  const double to = axis.at(slip.now);
  write_text(page, 0, y + 4, label_of(*slip.action));
  write_line(page, from, y, to, y, slip.days > 0 ? "later" : "earlier");
  page.open("circle", "first").number("cx", from).number("cy", y).number("r", 5).close();
  write_rect(page, to - 5, y - 5, 10, 10, "now");
  write_text(page, kWidth - 80, y + 4, days_words(slip.days));
}

}  // namespace

void write_slip_chart(Markup& page, const PlanRecord& plan) {
  constexpr double kRow = 22, kTop = 30;
  std::vector<Slip> slips = slips_of(plan);
  open_figure(page, "Dates: first stated and now");
  if (slips.empty()) {
    page.element("p", "No action in force has another date than the first one stated.").close();
    return;
  }
  const std::size_t all = slips.size();
  if (all > kMaxSlips) slips.resize(kMaxSlips);
  Date first = slips.front().first;
  Date last = slips.front().now;
  std::size_t longest = 3;
  for (const Slip& slip : slips) {
    longest = std::max(longest, display_width(label_of(*slip.action)));
    first = std::min({first, slip.first, slip.now});
    last = std::max({last, slip.first, slip.now});
  }
  const TimeAxis axis(first, last, label_room(longest) + 8, kWidth - 96);
  const double height = kTop + kRow * static_cast<double>(slips.size()) + 8;
  open_svg(page, kWidth, height, "How far dates have moved",
           "A line for each action from the first date ever stated, a circle, to the date now, a "
           "square. The days between stand at its end.");
  axis.write(page, kTop - 8, height);
  for (std::size_t i = 0; i < slips.size(); ++i) {
    write_slip_row(page, slips[i], axis, kTop + kRow * static_cast<double>(i) + 8);
  }
  close_svg(page);
  page.open("figcaption").text("Circle: first date ever stated. Square: date now.");
  if (all > slips.size()) {
    page.text(" The " + std::to_string(slips.size()) + " longest of " + std::to_string(all) + ".");
  }
  page.close().close();
}

// --- burn-down -------------------------------------------------------------------

namespace {

struct PaperCount {
  std::int64_t open = 0;
  std::int64_t all = 0;
};

std::vector<PaperCount> counts_of(const PlanRecord& plan) {
  std::vector<PaperCount> counts(plan.papers.size());
  for (const ActionRecord& action : plan.actions) {
    for (const ActionStatement& statement : action.statements) {
      const auto at = static_cast<std::size_t>(std::max(statement.seq - 1, 0));
      if (at >= counts.size()) continue;
      ++counts[at].all;
      counts[at].open += statement.status == "closed" ? 0 : 1;
    }
  }
  return counts;
}

}  // namespace

void write_burn_down(Markup& page, const PlanRecord& plan) {
  constexpr double kLeft = 40, kTop = 20, kBottom = 190, kHeight = 220;
  const std::vector<PaperCount> counts = counts_of(plan);
  if (counts.size() < 2) return;  // one point is no line; the figures above say it
  open_figure(page, "Actions not closed, paper by paper");
  std::int64_t most = 1;
  std::string words = "From " + std::to_string(counts.front().open) + " to " +
                      std::to_string(counts.back().open) + " actions that are not closed.";
  for (const PaperCount& count : counts) most = std::max(most, count.all);
  const double step = (kWidth - kLeft - 30) / static_cast<double>(counts.size() - 1);
  const auto height_of = [&](std::int64_t number) {
    return kBottom - (kBottom - kTop) * static_cast<double>(number) / static_cast<double>(most);
  };
  open_svg(page, kWidth, kHeight, "Actions not closed, paper by paper", words);
  for (const std::int64_t mark : {std::int64_t{0}, most / 2, most}) {
    write_line(page, kLeft, height_of(mark), kWidth, height_of(mark), "grid");
    write_text(page, 4, height_of(mark) + 4, std::to_string(mark));
  }
  std::string all_points, open_points;
  const std::size_t every = (counts.size() + 15) / 16;  // labels that would touch are left out
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double x = kLeft + 10 + step * static_cast<double>(i);
    all_points += plain_number(x) + "," + plain_number(height_of(counts[i].all)) + " ";
    open_points += plain_number(x) + "," + plain_number(height_of(counts[i].open)) + " ";
    if (i % every == 0) write_text(page, x, kHeight - 8, short_date(plan.papers[i].date), "tick");
  }
  page.open("polyline", "all").attribute("points", all_points).close();
  page.open("polyline", "open").attribute("points", open_points).close();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double x = kLeft + 10 + step * static_cast<double>(i);
    page.open("circle", "point").number("cx", x).number("cy", height_of(counts[i].open));
    page.number("r", 4).close();
    if (i % every == 0) {
      write_text(page, x, height_of(counts[i].open) - 8, std::to_string(counts[i].open), "tick");
    }
  }
  close_svg(page);
  page.element("figcaption",
               "Solid line with points: not closed. Dashed line: all that the paper "
               "lists.");
  page.close();
}

// --- leads -----------------------------------------------------------------------

namespace {

struct Load {
  std::string lead;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
};

std::vector<Load> loads_of(const PlanRecord& plan) {
  std::map<std::string, Load> by_lead;  // by the name in small letters
  for (const ActionRecord& action : plan.actions) {
    const ActionStatement& now = action.now();
    if (!action.in_force || now.status == "closed") continue;
    const std::string_view leads = now.leads.empty() ? std::string_view("(none)") : now.leads;
    for (const std::string_view name : split(leads, ',')) {
      if (trim(name).empty()) continue;
      Load& load = by_lead[fold(trim(name))];
      if (load.lead.empty()) load.lead = trim(name);
      ++load.open;
      load.overdue += is_overdue(plan, action) ? 1 : 0;
    }
  }
  std::vector<Load> loads;
  loads.reserve(by_lead.size());
  for (auto& [name, load] : by_lead) loads.push_back(std::move(load));
  std::stable_sort(loads.begin(), loads.end(),
                   [](const Load& a, const Load& b) { return a.open > b.open; });
  return loads;
}

void write_load_row(Markup& page, const Load& load, std::int64_t most, double y) {
  constexpr double kLabels = 190;
  const double unit = (kWidth - kLabels - 150) / static_cast<double>(most);
  write_text(page, 0, y + 13, clip(display_line(load.lead), 26));
  write_rect(page, kLabels, y, unit * static_cast<double>(load.open), 18, "load");
  const double late = unit * static_cast<double>(load.overdue);
  if (load.overdue > 0) {
    write_rect(page, kLabels, y, late, 18, "late");
    constexpr int kHatch = 6;
    for (int x = kHatch; x < late; x += kHatch) {
      write_line(page, kLabels + x - kHatch, y + 18, kLabels + x, y, "hatch");
    }
  }
  std::string words = std::to_string(load.open);
  if (load.overdue > 0) words += ", " + std::to_string(load.overdue) + " overdue";
  write_text(page, kLabels + unit * static_cast<double>(load.open) + 6, y + 13, words);
}

}  // namespace

void write_lead_load(Markup& page, const PlanRecord& plan) {
  constexpr double kRow = 24;
  std::vector<Load> loads = loads_of(plan);
  if (loads.empty()) return;
  const std::size_t all = loads.size();
  if (all > kMaxLeads) loads.resize(kMaxLeads);
  open_figure(page, "Actions not closed, by lead");
  open_svg(page, kWidth, kRow * static_cast<double>(loads.size()) + 4,
           "Actions not closed, by lead",
           "A bar for each lead, with the number of actions at its end. The hatched part is "
           "overdue.");
  const std::int64_t most = loads.front().open;
  for (std::size_t i = 0; i < loads.size(); ++i) {
    write_load_row(page, loads[i], most, kRow * static_cast<double>(i) + 2);
  }
  close_svg(page);
  page.open("figcaption").text("Hatched: overdue. An action with two leads counts for both.");
  if (all > loads.size()) {
    page.text(" The " + std::to_string(loads.size()) + " with most of " + std::to_string(all) +
              " leads.");
  }
  page.close().close();
}

}  // namespace boardtrail
