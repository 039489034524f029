#include "claims/quotation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dokhae::claims {
namespace {

std::vector<std::u16string> contents(std::u16string_view text) {
  std::vector<std::u16string> found;
  for (const Quotation& one : find_quotations(text, {0, static_cast<uint32_t>(text.size())})) {
    found.emplace_back(one.content.of(text));
  }
  return found;
}

using Texts = std::vector<std::u16string>;

TEST(Quotation, PairsOfEveryKind) {
  EXPECT_EQ(contents(u"그는 “하나” 다음 ‘둘’ 또 \"셋\" 그리고 '넷' 「다섯」 『여섯』"),
            (Texts{u"하나", u"둘", u"셋", u"넷", u"다섯", u"여섯"}));
}

TEST(Quotation, OnlyTheOutermostPair) {
  EXPECT_EQ(contents(u"“그가 ‘안 된다’고 했다”며"), (Texts{u"그가 ‘안 된다’고 했다"}));
  EXPECT_EQ(contents(u"\"그가 '안 된다'고 했다\"며"), (Texts{u"그가 '안 된다'고 했다"}));
}

TEST(Quotation, MarksOfOneFamilyCloseEachOther) {
  EXPECT_EQ(contents(u"\"곧 한다.”라고 말했다"), (Texts{u"곧 한다."}));
  EXPECT_EQ(contents(u"“곧 한다.\"라고 말했다"), (Texts{u"곧 한다."}));
}

TEST(Quotation, AMarkWithoutPartnerHidesNothing) {
  EXPECT_EQ(contents(u"‘새 법안 문제가 “급하다”고 했다"), (Texts{u"급하다"}));
  EXPECT_EQ(contents(u"급하다”고 했다. “늦었다”고도"), (Texts{u"늦었다"}));
  EXPECT_EQ(contents(u"“처음 것 “둘째 것”이다"), (Texts{u"둘째 것"}));
}

TEST(Quotation, StraightMarksByTheirNeighbours) {
  EXPECT_EQ(contents(u"\"가다\" 그리고 \"오다\""), (Texts{u"가다", u"오다"}));
}

TEST(Quotation, ApostrophesAreNoMarks) {
  EXPECT_EQ(contents(u"McDonald's와 O’Neill은 '좋다'고"), (Texts{u"좋다"}));
}

TEST(Quotation, TellsWhatWasNeverClosed) {
  const std::u16string_view text = u"그는 “그렇게 하겠다고 말했다.";
  EXPECT_EQ(find_unclosed(text, {0, static_cast<uint32_t>(text.size())}),
            (std::vector<uint32_t>{3}));
}

TEST(Quotation, StaysInItsParagraph) {
  const std::u16string_view text = u"“하나\n둘” “셋”";
  const auto found = find_quotations(text, {4, static_cast<uint32_t>(text.size())});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].content.of(text), u"셋");
}

}  // namespace
}  // namespace dokhae::claims
