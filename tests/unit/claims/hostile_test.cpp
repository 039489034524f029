#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "../../support/built_lexicon.h"
#include "claims/outline.h"
#include "korean/analyzer.h"
#include "support/hostile_texts.h"

/// Texts made to exhaust: each has to end with an outline whose places are right and which is
/// no larger than its text gives reason for. scripts/check-linear.mjs counts instructions.
namespace dokhae::claims {
namespace {

using test::built_lexicon;
using test::HostileText;

/// Units of the shortest words that make a claim: “가”고.
constexpr size_t kLeastClaim = 4;

void expect_sound(std::u16string_view text, bool has_title) {
  static const auto analyzer = korean::Analyzer::create(built_lexicon());
  const korean::Analysis analysis = (*analyzer)->analyze(text);
  const Outline outline = find_claims(analysis, built_lexicon(), has_title);
  ASSERT_LE(outline.claims.size(), 1 + text.size() / kLeastClaim);
  ASSERT_LE(outline.speakers.size(), outline.claims.size());
  size_t figures = 0;
  size_t units = 0;
  for (size_t i = 0; i < outline.claims.size(); ++i) {
    const Claim& claim = outline.claims[i];
    ASSERT_LT(claim.span.start, claim.span.end);
    ASSERT_LT(claim.paragraph, analysis.paragraphs.size());
    ASSERT_TRUE(analysis.paragraphs[claim.paragraph].span.contains(claim.span));
    ASSERT_LE(claim.speaker_surface.start, claim.speaker_surface.end);
    ASSERT_LE(claim.speaker_surface.end, text.size());
    ASSERT_LE(claim.cue.surface.start, claim.cue.surface.end);
    ASSERT_LE(claim.cue.surface.end, text.size());
    ASSERT_LT(claim.speaker, outline.speakers.size());
    ASSERT_TRUE(claim.parent == kNoClaim || claim.parent < i);
    for (const uint32_t figure : claim.figures) ASSERT_LT(figure, analysis.numbers.size());
    figures += claim.figures.size();
    units += claim.span.length();
  }
  // A claim may stand in another one (two layers), but not each in all before it.
  EXPECT_LE(units, 3 * text.size());
  EXPECT_LE(figures, 3 * analysis.numbers.size());
  for (const Speaker& speaker : outline.speakers) {
    ASSERT_FALSE(speaker.english.empty());
    ASSERT_LE(speaker.english.size(), 2'000u);
  }
}

TEST(Hostile, Fragments) {
  for (const bool has_title : {true, false}) {
    expect_sound(u"", has_title);
    expect_sound(u"“", has_title);
    expect_sound(u"“”고 “” ” ‘’라며 ‘", has_title);
    expect_sound(u"고\n며\n는\n라고 말했다\n”고 말했다", has_title);
  }
}

class HostileTexts : public testing::TestWithParam<HostileText> {};

TEST_P(HostileTexts, HaveASoundOutline) {
  expect_sound(GetParam().build(GetParam().size), true);
}

INSTANTIATE_TEST_SUITE_P(All, HostileTexts, testing::ValuesIn(test::hostile_texts()),
                         [](const testing::TestParamInfo<HostileText>& info) {
                           std::string name(info.param.name);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace dokhae::claims
