#include "extract/explanation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "extract/extractor.h"
#include "support/page_builder.h"

namespace dokhae::extract {
namespace {

TEST(Explanation, SaysOfEverySegmentWhatBecameOfItAndWhy) {
  test::PageBuilder builder;
  builder.markup(
      "<body><nav><a href=\"/a\">정치</a></nav><h1>낡은 시장, 봄에 다시 연다</h1>"
      "<div class=\"article-body\"><p>가온시가 낡은 시장 건물을 고쳐 내년 봄에 다시 연다. 상인들은 "
      "비가 새던 지붕부터 바꿔 달라고 했다.</p><p>공사에는 열 달이 걸린다. 그동안 가게들은 옆 "
      "주차장에 지은 임시 건물에서 손님을 맞는다.</p><p>저작권자 © 가온일보 무단전재 및 재배포 "
      "금지</p></div></body>");
  const auto page = page::PageView::open(builder.finish());
  ASSERT_TRUE(page);
  Explanation explanation;
  const Article article = extract_article(*page, &explanation);
  EXPECT_EQ(article.blocks.size(), 2u);

  const auto with = [&](std::string_view text) {
    return *std::find_if(
        explanation.segments.begin(), explanation.segments.end(),
        [text](const SegmentReport& s) { return s.text.find(text) != std::string::npos; });
  };
  EXPECT_EQ(with("낡은 시장, 봄").rule, Rule::kTitle);
  EXPECT_EQ(with("공사에는").choice, Choice::kBody);
  EXPECT_EQ(with("저작권자").choice, Choice::kDropped);
  for (const SegmentReport& segment : explanation.segments) {
    EXPECT_LT(segment.first_node, segment.end_node);
    EXPECT_TRUE(std::is_sorted(
        segment.pushes.begin(), segment.pushes.end(),
        [](const Push& a, const Push& b) { return std::abs(a.logit) > std::abs(b.logit); }));
  }
}

}  // namespace
}  // namespace dokhae::extract
