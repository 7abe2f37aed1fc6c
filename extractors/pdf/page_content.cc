// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/page_content.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <Dict.h>
#include <Stream.h>
#include <zlib.h>

namespace boardtrail {
namespace {

// The contents of dense pages have some 300 KB; what inflates to more is read as Poppler
// does it, piece by piece.
constexpr std::size_t kMaxInflated = std::size_t{4} << 20;

class Inflater {
 public:
  explicit Inflater(std::string* out) : out_(*out) { begun_ = inflateInit(&state_) == Z_OK; }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (begun_) inflateEnd(&state_);
  }

  // False where the stream is none of zlib's, ends early, or is too large.
  bool append(Stream* deflated) {
    if (!begun_ || inflateReset(&state_) != Z_OK) return false;
    deflated->reset();
    int done = Z_OK;
    while (done == Z_OK) {
      const int taken = deflated->doGetChars(static_cast<int>(in_.size()), in_.data());
      if (taken <= 0) return false;
      state_.next_in = in_.data();
      state_.avail_in = static_cast<uInt>(taken);
      done = inflate_taken();
    }
    return done == Z_STREAM_END;
  }

 private:
  int inflate_taken() {
    int done = Z_OK;
    while (done == Z_OK && state_.avail_in > 0) {
      constexpr std::size_t kPiece = std::size_t{64} << 10;
      const std::size_t size = out_.size();
      if (size >= kMaxInflated) return Z_MEM_ERROR;
      out_.resize(size + kPiece);
      state_.next_out = reinterpret_cast<Bytef*>(out_.data() + size);
      state_.avail_out = static_cast<uInt>(kPiece);
      done = inflate(&state_, Z_NO_FLUSH);
      out_.resize(out_.size() - state_.avail_out);
    }
    return done;
  }

  std::string& out_;
  z_stream state_{};
  bool begun_ = false;
  std::array<Bytef, 16 * 1024> in_{};
};

// The bytes below a filter, where that is the only one and undoes nothing more.
Stream* deflated_bytes(const Object& content) {
  if (!content.isStream() || content.getStream()->getKind() != strFlate) return nullptr;
  const Dict* entries = content.streamGetDict();
  const bool plain = !entries->hasKey("DecodeParms") && !entries->hasKey("DP");
  return plain ? content.getStream()->getNextStream() : nullptr;
}

// False where there are too many.
bool append_unfiltered(Stream* bytes, std::string* out) {
  constexpr std::size_t kPiece = std::size_t{16} << 10;
  bytes->reset();
  for (;;) {
    const std::size_t size = out->size();
    if (size >= kMaxInflated) return false;
    out->resize(size + kPiece);
    const int taken = bytes->doGetChars(static_cast<int>(kPiece),
                                        reinterpret_cast<unsigned char*>(out->data() + size));
    out->resize(size + static_cast<std::size_t>(std::max(taken, 0)));
    if (taken <= 0) return true;
  }
}

bool append_content(const Object& content, Inflater* inflater, std::string* out) {
  if (Stream* bytes = deflated_bytes(content); bytes != nullptr) return inflater->append(bytes);
  const bool unfiltered = content.isStream() && !content.streamGetDict()->hasKey("Filter") &&
                          !content.streamGetDict()->hasKey("F");
  return unfiltered && append_unfiltered(content.getStream(), out);
}

bool inflate_all(const Object& contents, std::string* buffer) {
  Inflater inflater(buffer);
  if (!contents.isArray()) return append_content(contents, &inflater, buffer);
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    if (!append_content(contents.arrayGet(i), &inflater, buffer)) return false;
    buffer->push_back('\n');  // a word never goes on in the next stream
  }
  return contents.arrayGetLength() > 0;
}

}  // namespace

Object inflated_content(Object contents, std::string* buffer) {
  buffer->clear();
  if (!inflate_all(contents, buffer)) {
    buffer->clear();
    return contents;
  }
  Object entries(new Dict(static_cast<XRef*>(nullptr)));
  const auto size = static_cast<Goffset>(buffer->size());
  return Object(static_cast<Stream*>(new MemStream(buffer->data(), 0, size, std::move(entries))));
}

}  // namespace boardtrail
