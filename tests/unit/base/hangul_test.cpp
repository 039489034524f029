#include "base/hangul.h"

#include <gtest/gtest.h>

namespace dokhae::base {
namespace {

TEST(Hangul, ComposesWhatItDecomposesForEverySyllable) {
  for (char32_t unit = kSyllableFirst; unit <= kSyllableLast; ++unit) {
    EXPECT_EQ(compose(decompose(static_cast<char16_t>(unit))), unit);
  }
}

TEST(Hangul, KnowsTheTailsThatJosaAskFor) {
  EXPECT_EQ(tail_of(u'나'), kTailNone);
  EXPECT_EQ(tail_of(u'산'), kTailNieun);
  EXPECT_EQ(tail_of(u'길'), kTailRieul);
  EXPECT_EQ(tail_of(u'밥'), kTailBieup);
  EXPECT_EQ(tail_of(u'았'), kTailSsangSiot);
  EXPECT_EQ(tail_of(u'A'), kTailNone);
}

TEST(Hangul, ReplacesATail) {
  EXPECT_EQ(with_tail(u'하', kTailNieun), u'한');
  EXPECT_EQ(with_tail(u'할', kTailNone), u'하');
}

}  // namespace
}  // namespace dokhae::base
