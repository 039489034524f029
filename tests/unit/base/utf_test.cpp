#include "base/utf.h"

#include <gtest/gtest.h>

namespace dokhae::base {
namespace {

using namespace std::string_literals;

TEST(Utf, CarriesKoreanLatinAndEmojiThereAndBack) {
  const std::string text = "독해 reads 뉴스 🗞 한·미";
  EXPECT_EQ(to_utf8(to_utf16(text)), text);
  EXPECT_EQ(to_utf16("가🗞").size(), 3u);
}

TEST(Utf, ReplacesIllFormedBytesAsTheBrowserDoes) {
  // The examples of the Unicode Standard, table 3-8: one U+FFFD for each maximal subpart.
  EXPECT_EQ(to_utf16("\xC0\xAF\xE0\x80\xBF\x41"s), u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(to_utf16("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"s), u"\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(to_utf16("\xED\xA0\x80"s), u"\uFFFD\uFFFD\uFFFD");
}

TEST(Utf, ReplacesLoneSurrogates) {
  const std::u16string lone = {u'가', 0xD800, u'나', 0xDC00};
  EXPECT_EQ(to_utf8(lone), "가\uFFFD나\uFFFD");
}

TEST(Utf, TruncatedInputIsNotReadBeyond) {
  EXPECT_EQ(to_utf16(std::string_view("\xEA\xB0", 2)), u"\uFFFD");
  EXPECT_EQ(to_utf16(""), u"");
}

}  // namespace
}  // namespace dokhae::base
