// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_READER_PATH_H_
#define BOARDTRAIL_WORKER_READER_PATH_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace boardtrail {

// To load the libraries behind a format takes longer than to read most papers of it, so that each
// program has only those that it needs.
enum class ReaderProgram : std::uint8_t {
  kGeneral,  // reads all but PDF
  kPdf,
};

// The reader that belongs to the running program: <prefix>/libexec/boardtrail/ beside
// <prefix>/bin/ where it is installed, else the one of the build tree that the program is in.
// Found from the program's own place alone, never from PATH or the environment, nor from a
// path of the machine that built it. Without /proc: where it was built to be installed.
std::string reader_path(ReaderProgram program);

// The program that a file of this name most likely needs; nothing where the name does not tell,
// as of folders. A guess, good enough to start one before the file is opened: what a file is,
// its bytes say.
std::optional<ReaderProgram> likely_program(std::string_view name);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_READER_PATH_H_
