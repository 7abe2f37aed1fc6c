// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_METERED_STREAM_H_
#define BOARDTRAIL_EXTRACTORS_PDF_METERED_STREAM_H_

#include <cstdint>
#include <string_view>

#include <Object.h>

namespace boardtrail {

// What Poppler may still spend on one document. A damaged file can make it read the
// same bytes for hours (every broken reference starts a new search of the whole file);
// where the budget ends, so does the file, and the parser gives up by itself.
class ReadBudget {
 public:
  // A sound file is read less than three times over; repairs read it a few times more.
  // Bytes are parsed at some 10 MB/s where all is damaged.
  explicit ReadBudget(std::size_t file_bytes)
      : bytes_((24LL << 20) + 16 * static_cast<std::int64_t>(file_bytes)),
        commands_((8LL << 20) + 4 * static_cast<std::int64_t>(file_bytes)) {}

  bool spend_bytes(std::int64_t count) { return (bytes_ -= count) > 0; }
  // Commands of page contents, inflated; a dense page has 30,000.
  bool spend_commands(std::int64_t count) { return (commands_ -= count) > 0; }
  bool spent() const { return bytes_ <= 0 || commands_ <= 0; }

 private:
  std::int64_t bytes_;
  std::int64_t commands_;
};

// For Poppler's interpreter of page contents, which asks it once in eleven commands (Gfx::go):
// whether the ReadBudget at `budget` is spent.
bool stop_when_spent(void* budget);

// The bytes of a file for Poppler, metered. Borrows bytes and budget.
class MeteredStream : public BaseStream {
 public:
  MeteredStream(std::string_view bytes, Goffset start, Goffset size, Object&& entries,
                ReadBudget* budget);

  BaseStream* copy() override;
  Stream* makeSubStream(Goffset start, bool limited, Goffset size, Object&& entries) override;
  StreamKind getKind() const override { return strWeird; }
  void reset() override;
  void close() override {}
  int getChar() override {
    return at_ < end_ && budget_.spend_bytes(1) ? static_cast<unsigned char>(bytes_[at_++]) : EOF;
  }
  int lookChar() override {
    return at_ < end_ && !budget_.spent() ? static_cast<unsigned char>(bytes_[at_]) : EOF;
  }
  int getUnfilteredChar() override { return getChar(); }
  void unfilteredReset() override { reset(); }
  Goffset getPos() override { return static_cast<Goffset>(at_); }
  void setPos(Goffset position, int direction = 0) override;
  Goffset getStart() override { return static_cast<Goffset>(start_); }
  void moveStart(Goffset delta) override;

 private:
  bool hasGetChars() override { return true; }
  int getChars(int count, unsigned char* buffer) override;

  std::string_view bytes_;  // of the whole file
  std::size_t start_;
  std::size_t end_;
  std::size_t at_;
  ReadBudget& budget_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_METERED_STREAM_H_
