// Our own labelled texts (tests/golden/claims): figures over all of them, so that a change
// that costs more than it brings is seen.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "../../support/built_lexicon.h"
#include "base/utf.h"
#include "claims/outline.h"
#include "korean/analyzer.h"

namespace dokhae::claims {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(ClaimsGolden, FiguresOverOurOwnTexts) {
  const auto analyzer = korean::Analyzer::create(test::built_lexicon());
  ASSERT_TRUE(analyzer);
  int texts = 0, gold = 0, found = 0, hit = 0, speaker = 0, stance = 0, kind = 0, quote = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(DOKHAE_SOURCE_DIR "/tests/golden/claims")) {
    if (file.path().extension() != ".json") continue;
    ++texts;
    const auto json = nlohmann::json::parse(read(file.path()), nullptr, false);
    ASSERT_FALSE(json.is_discarded()) << file.path();
    const std::u16string text =
        base::to_utf16(read(std::filesystem::path(file.path()).replace_extension(".txt")));
    const korean::Analysis analysis = (*analyzer)->analyze(text);
    const Outline outline = find_claims(analysis, test::built_lexicon(), true);
    found += static_cast<int>(outline.claims.size()) - 1;
    for (const auto& claim : json["claims"]) {
      const auto start = claim["start"].get<uint32_t>();
      const auto end = claim["end"].get<uint32_t>();
      ASSERT_EQ(base::to_utf8(base::TextSpan{start, end}.of(text)),
                claim["text"].get<std::string>())
          << file.path();
      if (claim.value("role", "") == "thesis") continue;
      ++gold;
      const auto match =
          std::find_if(outline.claims.begin() + 1, outline.claims.end(), [&](const Claim& one) {
            return one.span == base::TextSpan{start, end};
          });
      if (match == outline.claims.end()) continue;
      ++hit;
      const Speaker& who = outline.speakers[match->speaker];
      const std::string canonical = base::to_utf8(who.canonical);
      const std::string wanted = claim["speaker"]["canonical"].get<std::string>();
      const std::string name = claim["speaker"]["name"].get<std::string>();
      speaker += canonical == wanted ||
                 (who.type == SpeakerType::kPerson && base::to_utf8(who.name) == name) ||
                 (wanted != "(unnamed)" && (canonical.find(wanted) != std::string::npos ||
                                            wanted.find(canonical) != std::string::npos));
      stance += stance_name(match->cue.stance) == claim["cue"]["stance"].get<std::string>();
      kind += claim_kind_name(match->kind) == claim["kind"].get<std::string>();
      quote += (match->quote == Quote::kDirect) == (claim["quote"].get<std::string>() == "direct");
    }
  }
  std::printf(
      "claims: %d texts, %d labelled, %d found, exact %d, quote %d, speaker %d, stance %d, kind "
      "%d\n",
      texts, gold, found, hit, quote, speaker, stance, kind);
  EXPECT_GE(texts, 12);
  EXPECT_GE(2.0 * hit / (gold + found), 0.92);
  EXPECT_GE(quote, hit * 98 / 100);
  EXPECT_GE(speaker, hit * 90 / 100);
  EXPECT_GE(stance, hit * 95 / 100);
  EXPECT_GE(kind, hit * 68 / 100);
}

}  // namespace
}  // namespace dokhae::claims
