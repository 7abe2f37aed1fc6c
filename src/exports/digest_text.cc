// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "base/date.h"
#include "base/wording.h"
#include "exports/digest.h"
#include "report/display.h"

namespace boardtrail {
namespace {

// A printed page holds some 60 lines of this width.
constexpr std::size_t kColumns = 76;
constexpr std::size_t kIndent = 4;
constexpr std::size_t kMessageLines = 2;
// In the page, which a program breaks into lines: about as much as two lines of text.
constexpr std::size_t kMessageColumns = 2 * (kColumns - kIndent);

// The parts that are not empty, safe to show, with a separator between them.
std::string shown_parts(const std::vector<std::string_view>& parts, std::string_view separator) {
  std::string out;
  for (const std::string_view part : parts) {
    const std::string shown = display_line(part);
    if (shown.empty()) continue;
    if (!out.empty()) out += separator;
    out += shown;
  }
  return out;
}

std::string period_words(const Digest& digest) {
  if (digest.run == 0) return "No papers have been read yet.";
  const std::string run = "Run " + std::to_string(digest.run) + " of " + long_date(digest.time);
  if (digest.since == 0) return run + ". This is the first digest: all is new.";
  return run + ". New since the digest after run " + std::to_string(digest.since) + ".";
}

std::string findings_words(const Digest& digest) {
  if (digest.findings() == 0) return "No new findings";
  return counted(digest.findings(), "new finding", "new findings") + ": " +
         std::to_string(digest.high) + " high, " + std::to_string(digest.medium) + " medium, " +
         std::to_string(digest.low) + " low";
}

std::string papers_words(const Digest& digest) {
  std::string words =
      digest.papers == 0 ? "No new papers" : counted(digest.papers, "paper", "papers") + " read";
  if (digest.unread > 0) {
    words += "; " + counted(digest.unread, "document", "documents") + " could not be read";
  }
  return words;
}

std::string changes_words(const Digest& digest) {
  return counted(digest.new_actions, "action is", "actions are") + " new, " +
         counted(digest.later, "date was", "dates were") + " moved later, " +
         std::to_string(digest.earlier) + " earlier; " +
         counted(digest.gone, "finding", "findings") + " no longer " +
         (digest.gone == 1 ? "holds" : "hold");
}

std::string closed_words(const Digest& digest) {
  return digest.closed == 0 ? "No actions closed"
                            : counted(digest.closed, "action", "actions") + " closed";
}

std::string paper_line(const DigestPaper& paper) {
  return shown_parts({paper.organisation, paper.title, long_date(paper.date)}, ", ");
}

std::string finding_line(const DigestFinding& finding) {
  return shown_parts({finding.place, finding.plan, finding.organisation}, "; ");
}

std::string action_line(const DigestAction& action) {
  const std::string closed =
      action.closed_on.empty() ? "" : "closed " + long_date(action.closed_on);
  return shown_parts({action.ref, action.description}, " ") + " (" +
         shown_parts({action.plan, closed}, "; ") + ")";
}

// "... and 12 more: boardtrail findings"; empty where there are none.
std::string more_line(std::int64_t all, std::size_t shown, std::string_view where) {
  const std::int64_t rest = all - static_cast<std::int64_t>(shown);
  if (rest <= 0) return {};
  return "... and " + std::to_string(rest) + " more: " + std::string(where);
}

class TextPage {
 public:
  void line(std::string_view text, std::size_t indent = 0) {
    out_ += std::string(indent, ' ') + clip(text, kColumns - indent) + "\n";
  }
  // Up to `lines` lines, the last one clipped where the text is longer.
  void paragraph(std::string_view text, std::size_t indent, std::size_t lines) {
    const std::vector<std::string> parts = wrap(text, kColumns - indent);
    for (std::size_t i = 0; i < parts.size() && i < lines; ++i) {
      const bool cut = i + 1 == lines && parts.size() > lines;
      line(cut ? parts[i] + " " + parts[i + 1] : parts[i], indent);
    }
  }
  void heading(std::string_view text) {
    out_ += '\n';
    line(text);
  }
  void more(const std::string& text) {
    if (!text.empty()) line(text, 2);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : display_line(text)) {
    const std::string_view reference = markup_reference(c);
    if (reference.empty()) {
      out += c;
    } else {
      out += reference;
    }
  }
  return out;
}

// `tag` and what is in it, on a line.
std::string element(std::string_view tag, std::string_view text) {
  const std::string name(tag);
  return "<" + name + ">" + escaped(text) + "</" + name + ">\n";
}

std::string more_element(const std::string& text) {
  return text.empty() ? std::string() : element("p", text);
}

std::string findings_list(const Digest& digest) {
  std::string out = "<ol>\n";
  for (const DigestFinding& finding : digest.worst) {
    out += "<li><strong>" + escaped(finding.severity) + "</strong> " +
           escaped(shown_parts({finding.rule, finding.ref}, ", ")) + "<br>\n" +
           escaped(clip(display_line(finding.message), kMessageColumns)) + "<br>\n<small>" +
           escaped(finding_line(finding)) + "</small></li>\n";
  }
  return out + "</ol>\n";
}

constexpr std::string_view kPageHead = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Boardtrail digest</title>
<style>
body { font: 1rem/1.4 sans-serif; color: #0b0c0c; background: #fff; max-width: 44rem; margin: 1rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-bottom: 0.3rem; }
li { margin-bottom: 0.4rem; } small { color: #505a5f; font-size: 0.9rem; }
</style>
</head>
<body>
<main>
)";

}  // namespace

std::string digest_summary(const Digest& digest) {
  std::string summary = counted(digest.findings(), "new finding", "new findings");
  if (digest.high > 0) summary += " (" + std::to_string(digest.high) + " high)";
  return summary + ", " + counted(digest.closed, "action", "actions") + " closed";
}

std::string digest_text(const Digest& digest) {
  TextPage page;
  page.line("Boardtrail digest: " + digest_summary(digest));
  page.line(period_words(digest));
  page.heading(papers_words(digest));
  for (const DigestPaper& paper : digest.first_papers) page.line(paper_line(paper), 2);
  page.more(more_line(digest.papers, digest.first_papers.size(), "boardtrail plans"));
  page.heading(findings_words(digest));
  for (const DigestFinding& finding : digest.worst) {
    page.line(
        shown_parts({finding.severity, finding.rule, finding.ref, finding_line(finding)}, "  "), 2);
    page.paragraph(display_line(finding.message), kIndent, kMessageLines);
  }
  page.more(more_line(digest.findings(), digest.worst.size(), "boardtrail findings"));
  page.heading(closed_words(digest));
  for (const DigestAction& action : digest.first_closed) page.line(action_line(action), 2);
  page.more(
      more_line(digest.closed, digest.first_closed.size(), "boardtrail actions --status closed"));
  page.heading("Other changes");
  page.paragraph(changes_words(digest), 2, kMessageLines);
  return page.take();
}

std::string digest_page(const Digest& digest) {
  std::string out(kPageHead);
  out += element("h1", "Boardtrail digest: " + digest_summary(digest));
  out += element("p", period_words(digest));
  out += element("h2", papers_words(digest));
  if (!digest.first_papers.empty()) {
    out += "<ul>\n";
    for (const DigestPaper& paper : digest.first_papers) out += element("li", paper_line(paper));
    out += "</ul>\n";
  }
  out += more_element(more_line(digest.papers, digest.first_papers.size(), "boardtrail plans"));
  out += element("h2", findings_words(digest));
  if (!digest.worst.empty()) out += findings_list(digest);
  out += more_element(more_line(digest.findings(), digest.worst.size(), "boardtrail findings"));
  out += element("h2", closed_words(digest));
  if (!digest.first_closed.empty()) {
    out += "<ul>\n";
    for (const DigestAction& action : digest.first_closed) {
      out += element("li", clip(action_line(action), kMessageColumns));
    }
    out += "</ul>\n";
  }
  out += more_element(
      more_line(digest.closed, digest.first_closed.size(), "boardtrail actions --status closed"));
  out += element("h2", "Other changes");
  out += element("p", changes_words(digest));
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace boardtrail
