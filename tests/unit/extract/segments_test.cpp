#include "extract/segments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/captions.h"
#include "support/page_builder.h"

namespace dokhae::extract {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts(std::string_view markup) {
  test::PageBuilder builder;
  builder.element(page::Tag::kBody).markup(markup);
  const auto page = page::PageView::open(builder.finish());
  EXPECT_TRUE(page);
  const PageFeatures features = measure_page(*page);
  const Segmentation segmentation = segment_page(*page, features);
  std::vector<std::string> out;
  for (const Segment& segment : segmentation.segments)
    out.emplace_back(segmentation.text_of(segment));
  return out;
}

SegmentKind kind_of(std::string_view markup, size_t number) {
  test::PageBuilder builder;
  builder.element(page::Tag::kBody).markup(markup);
  const auto page = page::PageView::open(builder.finish());
  const PageFeatures features = measure_page(*page);
  Segmentation segmentation = segment_page(*page, features);
  mark_captions(*page, features, segmentation);
  return segmentation.segments.at(number).kind;
}

TEST(SegmentPage, LineBreaksPartTextNodes) {
  EXPECT_THAT(texts("<div>하나<br><br>둘<br>셋</div>"), ElementsAre("하나", "둘", "셋"));
  EXPECT_THAT(texts("<div>가 <b>나<br>다</b> 라</div>"), ElementsAre("가 나", "다 라"));
}

TEST(SegmentPage, BlocksPartTextAndInlineElementsDoNot) {
  EXPECT_THAT(texts("<div>앞<p>문단</p>뒤</div>"), ElementsAre("앞", "문단", "뒤"));
  EXPECT_THAT(texts("<p>대<b>한</b>민<a href=\"/\">국</a></p>"), ElementsAre("대한민국"));
  EXPECT_THAT(texts("<p>  여러\n\n   칸   </p>"), ElementsAre("여러 칸"));
  EXPECT_THAT(texts("<ul><li>하나</li><li>둘</li></ul>"), ElementsAre("하나", "둘"));
}

TEST(SegmentPage, LeavesOutWhatIsNotText) {
  EXPECT_THAT(
      texts("<p>글<button>단추</button></p><nav><a href=\"/\">메뉴</a></nav><p hidden>숨김</p>"
            "<select><option>선택</option></select>"),
      ElementsAre("글"));
  EXPECT_THAT(texts("<p>앞 <span hidden>숨김</span>뒤</p>"), ElementsAre("앞 뒤"));
}

TEST(SegmentPage, SeesThroughLayoutTablesAndKeepsDataTables) {
  EXPECT_THAT(texts("<table><tr><td><table><tr><td>첫 문단이다.</td></tr><tr><td>둘째 "
                    "문단이다.</td></tr></table></td></tr></table>"),
              ElementsAre("첫 문단이다.", "둘째 문단이다."));
  EXPECT_THAT(
      texts("<table><tr><th>해</th><th>값</th></tr><tr><td>2022</td><td>10</td></tr></table>"),
      ElementsAre("해 값 2022 10"));
}

TEST(SegmentPage, ComposesJamo) {
  EXPECT_THAT(texts("<p>\u1112\u1161\u11AB\u1100\u1173\u11AF</p>"), ElementsAre("한글"));
}

TEST(SegmentPage, ALongHeadingIsAWrapper) {
  std::string paragraph;
  for (int i = 0; i < 30; ++i) paragraph += "문단이 길게 이어진다. ";
  EXPECT_EQ(kind_of("<h4>짧은 제목</h4>", 0), SegmentKind::kHeading);
  EXPECT_EQ(kind_of("<h4>" + paragraph + "</h4>", 0), SegmentKind::kText);
}

TEST(MarkCaptions, FindsThemWithoutFigcaption) {
  EXPECT_EQ(kind_of("<figure><img src=\"a.jpg\"><figcaption>설명</figcaption></figure>", 0),
            SegmentKind::kCaption);
  EXPECT_EQ(
      kind_of(
          "<div class=\"photo_box\"><img src=\"a.jpg\"><div class=\"txt\">설명하는 글</div></div>",
          0),
      SegmentKind::kCaption);
  EXPECT_EQ(
      kind_of("<table><tr><td><img src=\"a.jpg\"></td></tr><tr><td>▲ 설명하는 글</td></tr></table>",
              0),
      SegmentKind::kCaption);
  EXPECT_EQ(kind_of("<p><img src=\"a.jpg\"></p><p>시장이 인사하고 있다. /사진=가온시</p>", 0),
            SegmentKind::kCaption);
  EXPECT_EQ(kind_of("<p><img src=\"a.jpg\"></p><p>시장은 다음 달 결과를 내놓는다.</p>", 0),
            SegmentKind::kText);
  EXPECT_EQ(kind_of("<p>▲ 첫째 항목</p>", 0), SegmentKind::kText);
}

}  // namespace
}  // namespace dokhae::extract
