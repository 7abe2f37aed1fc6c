// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "extractors/extractor.h"
#include "pipeline/ingest.h"
#include "support/docx_file.h"
#include "support/pdf_builder.h"
#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

SealedBytes sealed(std::string_view bytes) { return SealedBytes::copy_of(bytes).value(); }

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

ReaderSettings hostile_for_ever() {
  ReaderSettings settings;
  settings.path = HOSTILE_READER;
  return settings;
}

std::string command(const char* action) {
  return "!" + std::to_string(kNoNewPrivileges | kSystemCallFilter) + " " + action;
}

// Behind the walls everything is read as without them: nothing that a library asks for
// there is missed.
TEST(Reader, ReadsWhatIsReadWithoutWalls) {
  std::vector<fs::path> files;
  for (const char* folder : {"corpus", "tests/fuzz/seeds/text", "tests/fuzz/seeds/html",
                             "tests/fuzz/seeds/pdf", "tests/fuzz/seeds/docx_container"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(BOARDTRAIL_SOURCE_DIR) / folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  ASSERT_GT(files.size(), 40U);
  Reader reader({});
  int documents = 0;
  for (const fs::path& path : files) {
    const std::string bytes = read_file(path);
    const auto walled = reader.read(sealed(bytes), path.string());
    const auto extract = choose_extractor(bytes, path.string());
    const Result<Document> open = extract ? (*extract)(bytes, Limits{}) : extract.error();
    ASSERT_EQ(walled.has_value(), open.has_value()) << path;
    if (walled) {
      EXPECT_TRUE(*walled == *open) << path;
      ++documents;
    } else {
      EXPECT_EQ(to_string(walled.error()), to_string(open.error())) << path;
    }
  }
  EXPECT_GT(documents, 30);
}

TEST(Reader, HasAllWallsOfThisKernel) {
  Reader reader({});
  for (const char* bytes : {"a paper", "%PDF-1.7"}) {
    const auto walls = reader.walls(sealed(bytes));
    ASSERT_TRUE(walls.has_value()) << bytes;
    EXPECT_EQ(*walls | kLandlock, kAllWalls) << bytes << ": " << wall_names(*walls);
  }
}

// Each program is found out by what it says of what it cannot read.
TEST(Reader, HasAProgramForPdfAndOneForTheOthers) {
  ReaderSettings settings;
  settings.path = reader_path(ReaderProgram::kGeneral);
  Reader general(settings);
  EXPECT_EQ(general.read(sealed("%PDF-1.7"), "paper.txt").error().message,
            "PDF is not read by this program");
  EXPECT_TRUE(general.read(sealed("a paper"), "paper.pdf").has_value());
  settings.path = reader_path(ReaderProgram::kPdf);
  Reader pdf(settings);
  EXPECT_EQ(pdf.read(sealed("a paper"), "paper.pdf").error().message,
            "only PDF is read by this program");
  EXPECT_EQ(pdf.list(sealed(make_zip({{"a.txt", "first"}})), "pack.zip").value(), std::nullopt);
}

TEST(Reader, GuessesTheProgramByTheName) {
  for (const char* name : {"a.docx", "a.DOCX", "a.txt", "b/a.md", "a.html", "a.htm", "a.pdf.zip"}) {
    EXPECT_EQ(likely_program(name), ReaderProgram::kGeneral) << name;
  }
  for (const char* name : {"a.pdf", "b.docx/A.PDF"}) {
    EXPECT_EQ(likely_program(name), ReaderProgram::kPdf) << name;
  }
  for (const char* name : {"papers", "docx", "a.pdf/b", "-", ""}) {
    EXPECT_EQ(likely_program(name), std::nullopt) << name;
  }
}

// A spare process is for who needs its program, once.
TEST(Reader, TakesASpareProcessOfItsProgram) {
  SpareReader spare(ReaderProgram::kGeneral, WorkerLimits{});
  EXPECT_EQ(spare.take(ReaderProgram::kPdf), nullptr);
  EXPECT_NE(spare.take(ReaderProgram::kGeneral), nullptr);
  EXPECT_EQ(spare.take(ReaderProgram::kGeneral), nullptr);
}

TEST(Reader, ListsAPackAndReadsItsMembers) {
  Reader reader({});
  const SealedBytes pack =
      sealed(make_zip({{"b.txt", "second"}, {"a.txt", "first"}, {"../c.txt", "out"}}));
  const auto listing = reader.list(pack, "pack.zip");
  ASSERT_TRUE(listing.has_value() && listing->has_value());
  Lines names;
  for (const PackEntry& entry : (*listing)->entries) {
    names.push_back(entry.name + (entry.error ? " refused" : ""));
  }
  EXPECT_EQ(names, (Lines{"../c.txt refused", "a.txt", "b.txt"}));
  EXPECT_EQ(reader.member(pack, 1).value(), "first");
  EXPECT_EQ(reader.member(pack, 2).value(), "second");
  EXPECT_EQ(reader.member(pack, 3).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(reader.member(pack, -1).error().code, ErrorCode::kNotFound);
  // What another request has made it forget is listed anew.
  ASSERT_TRUE(reader.read(sealed("a paper"), "paper.txt").has_value());
  EXPECT_EQ(reader.member(pack, 1).value(), "first");

  const auto none = reader.list(sealed(make_docx("<w:p/>")), "paper.docx");
  ASSERT_TRUE(none.has_value());
  EXPECT_FALSE(none->has_value());
}

TEST(Reader, GoesOnAfterADeath) {
  Reader reader(hostile_for_ever());
  const std::string paper = "A paper\n\nwith text";
  for (const char* action : {"exit", "abort", "connect", "garbage", "no-document"}) {
    ASSERT_TRUE(reader.read(sealed(paper), "paper.txt").has_value()) << action;
    EXPECT_FALSE(reader.read(sealed(command(action)), "x.txt").has_value()) << action;
  }
  EXPECT_TRUE(reader.read(sealed(paper), "paper.txt").has_value());
}

// The pid in an answer tells one process from another.
std::string process_of(Reader& reader) {
  return reader.read(sealed("!0 pid"), "x.txt").error().message;
}

TEST(Reader, UsesAProcessABoundedNumberOfTimes) {
  ReaderSettings settings = hostile_for_ever();
  settings.worker_limits.max_documents = 3;
  Reader reader(settings);
  Lines processes;
  for (int i = 0; i < 6; ++i) processes.push_back(process_of(reader));
  EXPECT_EQ(processes[0], processes[1]);
  EXPECT_EQ(processes[1], processes[2]);
  EXPECT_NE(processes[2], processes[3]);
  EXPECT_EQ(processes[3], processes[5]);
  settings.worker_limits.retire_after_milliseconds = 0;
  Reader impatient(settings);
  EXPECT_NE(process_of(impatient), process_of(impatient));
}

TEST(Reader, TriesAgainWhatMayNotBeToBlame) {
  // A reader that has read others before, and one that is killed from outside.
  Reader reader(hostile_for_ever());
  const std::string first = process_of(reader);
  ::kill(std::stoi(first), SIGKILL);
  EXPECT_NE(process_of(reader), first);
}

TEST(Reader, ALiarReadsNothingMore) {
  Reader reader(hostile_for_ever());
  const std::string before = process_of(reader);
  EXPECT_EQ(process_of(reader), before);
  EXPECT_FALSE(reader.read(sealed(command("wrong-kind")), "x.txt").has_value());
  EXPECT_NE(process_of(reader), before);
}

// What came before the question is not taken for the answer to it.
TEST(Reader, AnAnswerIsForOneQuestion) {
  Reader reader(hostile_for_ever());
  const auto forged = reader.read(sealed(command("twice")), "x.txt");
  ASSERT_TRUE(forged.has_value());
  EXPECT_EQ(forged->blocks.at(0).content.text, "forged");
  const auto next = reader.read(sealed("A paper"), "paper.txt");
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(next->blocks.at(0).content.text, "A paper");
}

// Questions of a reader that takes none fill the socket; nobody waits until they are taken.
TEST(Reader, NobodyWaitsForADeafOne) {
  Reader reader(hostile_for_ever());
  EXPECT_FALSE(reader.read(sealed(command("deaf")), "x.txt").has_value());
  const std::string name = std::string(60'000, 'x') + ".txt";
  for (int i = 0; i < 20; ++i) static_cast<void>(reader.read(sealed("A paper"), name));
  EXPECT_TRUE(reader.read(sealed("A paper"), name).has_value());
}

// Neither descriptors nor dead processes stay behind.
TEST(Reader, LeavesNothingBehind) {
  const auto descriptors = [] {
    return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
  };
  const auto before = descriptors();
  {
    Reader reader(hostile_for_ever());
    for (const char* action : {"exit", "abort", "garbage", "half", "no-document", "twice"}) {
      for (int i = 0; i < 3; ++i) {
        static_cast<void>(reader.read(sealed(command(action)), "x.txt"));
      }
    }
  }
  EXPECT_EQ(descriptors(), before);
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
}

// As where a service was started with its descriptors closed.
TEST(Reader, NeedsNoStandardDescriptors) {
  const SealedBytes paper = sealed("A paper");
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::close(descriptor);
    ::_exit(Reader({}).read(paper, "paper.txt").has_value() ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(Reader, TakesNoFileOfAPackThatIsTooLarge) {
  for (const std::int64_t most : {11, 10}) {
    ReaderSettings settings = hostile_for_ever();
    settings.limits.max_part_bytes = most;
    Reader reader(settings);
    const SealedBytes pack = sealed("!0 pack-of-one");
    ASSERT_TRUE(reader.list(pack, "pack.zip").has_value());
    const auto bytes = reader.member(pack, 0);
    EXPECT_EQ(bytes ? *bytes : bytes.error().message,
              most == 11 ? "hello world"
                         : "not read: the reader's answer is false (a file larger than one may "
                           "be); the file is hostile or damaged");
  }
}

TEST(Reader, DrawsAndRefusesScripts) {
  Reader reader({});
  PdfBuilder pdf;
  pdf.page(PdfBuilder::text(40, 700, "A paper (of one page) & more", 12) +
           PdfBuilder::line(40, 690, 300, 690) + PdfBuilder::line(40, 600, 300, 600) +
           PdfBuilder::line(40, 600, 40, 690) + PdfBuilder::line(300, 600, 300, 690));
  const auto drawing = reader.draw(sealed(pdf.build()), "paper.pdf", 1);
  ASSERT_TRUE(drawing.has_value()) << to_string(drawing.error());
  EXPECT_TRUE(drawing->starts_with("<svg "));
  Reader hostile(hostile_for_ever());
  EXPECT_EQ(hostile.draw(sealed(command("scripted")), "x.pdf", 1).error().message,
            "not read: the reader's answer is false (no plain drawing); the file is hostile or "
            "damaged");
}

TEST(Reader, SaysThatItCannotBeStarted) {
  ReaderSettings settings;
  settings.path = "/no/such/reader";
  Reader reader(settings);
  const auto document = reader.read(sealed("a paper"), "paper.txt");
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(to_string(document.error()),
            "/no/such/reader: documents are read by a program of their own, which cannot be "
            "started: No such file or directory; install the package again, which brings it");
  settings.path = "/bin/true";
  EXPECT_EQ(Reader(settings).walls(sealed("a paper")).error().message,
            "the program that reads documents does not work (the reader gave up (exit status 0); "
            "please report it)");
}

TEST(Reader, HoldsTheLimitsOfItsParent) {
  ReaderSettings settings;
  settings.limits.max_line_bytes = 10;
  Reader reader(settings);
  const auto refused = reader.read(sealed("a line of more bytes\n"), "paper.txt");
  const auto extract = choose_extractor("a line of more bytes\n", "paper.txt").value();
  const auto expected = extract("a line of more bytes\n", settings.limits);
  ASSERT_EQ(refused.has_value(), expected.has_value());
  if (!refused) {
    EXPECT_EQ(refused.error().message, expected.error().message);
  } else {
    EXPECT_TRUE(*refused == *expected);
  }
}

TEST(Sealed, NobodyChangesIt) {
  const SealedBytes bytes = sealed("evidence");
  EXPECT_EQ(bytes.size(), 8);
  const std::string path = "/proc/self/fd/" + std::to_string(bytes.descriptor());
  EXPECT_EQ(read_file(path), "evidence");
  std::ofstream file(path, std::ios::binary | std::ios::app);
  file << "more" << std::flush;
  EXPECT_FALSE(file.good());
  EXPECT_EQ(read_file(path), "evidence");
}

// --- a run -----------------------------------------------------------------

std::string plan_text(const std::string& day) {
  return "Eastmere NHS Trust\nTheatre Improvement Plan\nPosition as at " + day +
         "\n\nRef\tAction\tLead\tDue Date\tRAG\n"
         "T1\tRecruit four theatre nurses\tAnn Ash\t31/03/2023\tG\n"
         "T2\tRepair the lift in the day unit\t\t31/03/2023\tA\n";
}

class IsolatedRun : public ::testing::Test {
 protected:
  IsolatedRun() : schemas_(load_schemas(BOARDTRAIL_SOURCE_DIR "/schemas").value()) {}

  std::string in() const { return (folder_.path() / "in").string(); }
  Warehouse open(const std::string& name) {
    return Warehouse::open(folder_.path() / name, Warehouse::Mode::kCreate).value();
  }
  Lines run(Warehouse& warehouse, IngestOptions options) {
    Lines steps;
    options.on_progress = [&](const IngestProgress& step) {
      steps.push_back(step.path.substr(in().size() + 1) +
                      (step.error ? ": " + step.error->message : ""));
    };
    const auto summary = ingest({in()}, schemas_, warehouse, options);
    EXPECT_TRUE(summary.has_value()) << to_string(summary.error());
    return steps;
  }
  static Lines rows(Warehouse& warehouse, const std::string& sql) {
    Lines lines;
    RowReceiver receiver;
    receiver.row = [&](const std::vector<SqlValue>& row) {
      lines.push_back(std::get<std::string>(row.at(0)));
      return true;
    };
    EXPECT_TRUE(warehouse.query(sql, {}, receiver).ok()) << sql;
    return lines;
  }

  TemporaryFolder folder_;
  SchemaSet schemas_;
};

TEST_F(IsolatedRun, GoesOnWhateverADocumentDoes) {
  folder_.write("in/1.txt", plan_text("31 January 2023"));
  folder_.write("in/2-connects.txt", command("connect"));
  folder_.write("in/3-crashes.txt", command("abort"));
  folder_.write("in/4-lies.txt", command("no-document"));
  folder_.write("in/5-loops.txt", command("loop"));
  folder_.write("in/6.txt", plan_text("28 February 2023"));
  IngestOptions options;
  options.reader = hostile_for_ever();
  // Long enough for the others on a busy machine.
  options.reader.worker_limits.base_milliseconds = 3'000;
  options.jobs = 2;
  const std::string not_read = ": not read: ";
  Warehouse warehouse = open("w.db");
  EXPECT_EQ(
      run(warehouse, options),
      (Lines{"1.txt",
             "2-connects.txt" + not_read +
                 "it made the reader ask for what no reader may do (SIGSYS); the file is "
                 "hostile, do not open it",
             "3-crashes.txt" + not_read +
                 "the reader crashed (SIGABRT); the file is damaged or hostile, please "
                 "report it",
             "4-lies.txt" + not_read +
                 "the reader's answer is false (document stream: is none, or of another "
                 "version); the file is hostile or damaged",
             "5-loops.txt" + not_read + "it takes too long; the reader was stopped", "6.txt"}));
  EXPECT_EQ(rows(warehouse, "SELECT outcome FROM v_document ORDER BY path"),
            (Lines{"ok", "failed", "failed", "failed", "failed", "ok"}));
  EXPECT_EQ(rows(warehouse, "SELECT ref FROM v_action ORDER BY path, ref"),
            (Lines{"T1", "T2", "T1", "T2"}));
}

TEST_F(IsolatedRun, OnePackTakesNoMoreTimeThanOneMay) {
  folder_.write("in/1.zip", make_zip({{"a.txt", plan_text("31 January 2023")},
                                      {"b.txt", command("loop")},
                                      {"c.txt", command("connect")},
                                      {"d.txt", plan_text("28 February 2023")}}));
  folder_.write("in/2.zip", make_zip({{"e.txt", plan_text("31 March 2023")}}));
  IngestOptions options;
  options.reader = hostile_for_ever();
  options.reader.worker_limits.base_milliseconds = 3'000;
  options.reader.worker_limits.pack_milliseconds = 2'000;
  options.jobs = 1;
  const std::string left_out =
      ": not read: the papers of its pack took 2 s to be read, the limit; unpack it to have the "
      "rest read";
  Warehouse warehouse = open("w.db");
  EXPECT_EQ(
      run(warehouse, options),
      (Lines{"1.zip!/a.txt", "1.zip!/b.txt: not read: it takes too long; the reader was stopped",
             "1.zip!/c.txt" + left_out, "1.zip!/d.txt" + left_out, "2.zip!/e.txt"}));
  // Unpacked it is read.
  folder_.write("in/3-d.txt", plan_text("28 February 2023"));
  const Lines again = run(warehouse, options);
  EXPECT_EQ(std::count(again.begin(), again.end(), "3-d.txt"), 1);
  EXPECT_EQ(rows(warehouse, "SELECT path FROM v_paper WHERE as_at = '2023-02-28'"),
            (Lines{in() + "/3-d.txt"}));
}

TEST_F(IsolatedRun, TheNumberOfJobsChangesNothing) {
  std::vector<ZipPart> pack;
  for (int day = 10; day < 29; ++day) {
    const std::string text = plan_text(std::to_string(day) + " May 2023");
    folder_.write("in/" + std::to_string(day) + ".txt", text);
    if (day % 2 == 0) folder_.write("in/again-" + std::to_string(day) + ".txt", text);
    pack.push_back(
        {"p" + std::to_string(day) + ".txt", plan_text(std::to_string(day) + " June 2023")});
  }
  folder_.write("in/20-pack.zip", make_zip(pack));
  const std::string all =
      "SELECT o.observation_id || o.path || coalesce(o.action_id, '') || d.sha256 || d.document_id "
      "FROM v_action o JOIN v_document d USING (path) UNION ALL "
      "SELECT finding_id || rule || path || message FROM v_finding ORDER BY 1";
  Lines steps;
  Lines content;
  for (const int jobs : {1, 4}) {
    IngestOptions options;
    options.jobs = jobs;
    Warehouse warehouse = open("j" + std::to_string(jobs) + ".db");
    const Lines told = run(warehouse, options);
    const Lines held = rows(warehouse, all);
    if (jobs == 1) {
      steps = told;
      content = held;
      ASSERT_EQ(steps.size(), 19U + 10U + 19U);
      ASSERT_GT(content.size(), 100U);
    }
    EXPECT_EQ(told, steps) << jobs;
    EXPECT_EQ(held, content) << jobs;
  }
}

TEST_F(IsolatedRun, EndsWhereNoReaderCanBeStarted) {
  folder_.write("in/1.txt", plan_text("31 January 2023"));
  Warehouse warehouse = open("w.db");
  IngestOptions options;
  options.reader.path = "/no/such/reader";
  const auto summary = ingest({in()}, schemas_, warehouse, options);
  ASSERT_FALSE(summary.has_value());
  EXPECT_EQ(summary.error().code, ErrorCode::kIo);
  // Nothing is held against the paper.
  EXPECT_EQ(run(warehouse, {}), (Lines{"1.txt"}));
}

TEST_F(IsolatedRun, SaysWhichWallsAreMissing) {
  folder_.write("in/1.txt", plan_text("31 January 2023"));
  folder_.write("in/2.txt", plan_text("28 February 2023"));
  for (const char* name : {"without-landlock", "without-filter"}) {
    fs::copy_file(HOSTILE_READER, folder_.path() / name);
  }
  IngestOptions options;
  Lines told;
  options.on_missing_walls = [&](const std::string& walls) { told.push_back(walls); };
  options.reader.path = (folder_.path() / "without-landlock").string();
  Warehouse warehouse = open("w.db");
  EXPECT_EQ(run(warehouse, options), (Lines{"1.txt", "2.txt"}));
  EXPECT_EQ(told, (Lines{"landlock"}));

  // Without the filter nothing is read, but where that is asked for.
  options.reader.path = (folder_.path() / "without-filter").string();
  Warehouse other = open("o.db");
  const auto refused = ingest({in()}, schemas_, other, options);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message,
            "this system refuses the filter of system calls (seccomp) that keeps a hostile paper "
            "from doing harm; without it nothing is read");
  options.reader.allow_weak_walls = true;
  EXPECT_EQ(run(other, options), (Lines{"1.txt", "2.txt"}));
  EXPECT_EQ(told, (Lines{"landlock", "system-call-filter"}));
}

}  // namespace
}  // namespace boardtrail::test
