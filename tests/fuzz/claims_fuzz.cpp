// The claims of any text: text -> analysis -> outline, with a title and without. Every place
// must lie in the text and its paragraph, every parent before its child.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "base/utf.h"
#include "claims/outline.h"
#include "korean/analyzer.h"
#include "lexicon/lexicon.h"

namespace {

using namespace dokhae;

struct Stage {
  Stage() {
    std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(DOKHAE_LEXICON_FILE, "rb"), std::fclose);
    if (!file) std::abort();
    std::string bytes;
    char chunk[1 << 16];
    for (size_t n; (n = std::fread(chunk, 1, sizeof chunk, file.get())) != 0;)
      bytes.append(chunk, n);
    pack = static_cast<std::byte*>(std::aligned_alloc(64, (bytes.size() + 63) / 64 * 64));
    std::memcpy(pack, bytes.data(), bytes.size());
    if (lexicon.add_pack({pack, bytes.size()}) != base::Status::kOk) std::abort();
    auto made = korean::Analyzer::create(lexicon);
    if (!made) std::abort();
    analyzer = std::move(*made);
  }

  std::byte* pack = nullptr;
  lexicon::Lexicon lexicon;
  std::unique_ptr<korean::Analyzer> analyzer;
};

void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Stage stage;
  if (size == 0) return 0;
  const std::u16string text =
      base::to_utf16(std::string_view(reinterpret_cast<const char*>(data + 1), size - 1));
  const korean::Analysis analysis = stage.analyzer->analyze(text);
  const claims::Outline outline = claims::find_claims(analysis, stage.lexicon, data[0] % 2 == 0);
  for (size_t i = 0; i < outline.claims.size(); ++i) {
    const claims::Claim& claim = outline.claims[i];
    expect(claim.span.start < claim.span.end && claim.span.end <= text.size());
    expect(claim.paragraph < analysis.paragraphs.size());
    expect(analysis.paragraphs[claim.paragraph].span.contains(claim.span));
    expect(claim.speaker_surface.end <= text.size());
    expect(claim.cue.surface.end <= text.size());
    expect(claim.speaker < outline.speakers.size());
    expect(claim.parent == claims::kNoClaim || claim.parent < i);
    for (const uint32_t figure : claim.figures) expect(figure < analysis.numbers.size());
  }
  for (const claims::Speaker& speaker : outline.speakers) expect(!speaker.english.empty());
  return 0;
}
