#include <gtest/gtest.h>

#include <string>

#include "extract/extractor.h"
#include "support/hostile_pages.h"
#include "support/page_builder.h"

/// Pages made to exhaust: each has to end without a crash. What is quadratic would not end
/// within the test runner's own limit; scripts/check-linear.mjs counts instructions.
namespace dokhae::extract {
namespace {

using page::Tag;
using test::HostilePage;
using test::PageBuilder;

Article extract(PageBuilder& builder) {
  const auto page = page::PageView::open(builder.finish());
  EXPECT_TRUE(page);
  if (!page) return {};
  Article article = extract_article(*page);
  const ArticleText text = article_text(article);
  for (const TextBlock& block : text.blocks) EXPECT_LE(block.span.end, text.text.size());
  return article;
}

TEST(Hostile, EmptyPages) {
  PageBuilder root;
  EXPECT_EQ(extract(root).status, base::Status::kNoArticle);
  PageBuilder blank;
  blank.markup("<head><title></title></head><body> \n </body>");
  EXPECT_EQ(extract(blank).status, base::Status::kNoArticle);
  PageBuilder text;
  text.text("글");
  EXPECT_EQ(extract(text).status, base::Status::kNoArticle);
}

TEST(Hostile, ACutPageSaysSo) {
  const auto status = [](page::PageLimit limit) {
    PageBuilder builder;
    builder.limit(limit).markup(
        "<h1>낡은 시장, 봄에 다시 연다</h1><article>"
        "<p>가온시가 낡은 시장 건물을 고쳐 내년 봄에 다시 연다. 상인들은 비가 새던 지붕부터 바꿔 "
        "달라고 했다.</p><p>공사에는 열 달이 걸린다. 그동안 가게들은 옆 주차장에 지은 임시 "
        "건물에서 손님을 맞는다.</p></article>");
    const Article article = extract(builder);
    EXPECT_EQ(article.page_limits, static_cast<uint32_t>(limit));
    return article.status;
  };
  EXPECT_EQ(status(page::PageLimit::kDepth), base::Status::kTruncated);
  EXPECT_EQ(status(page::PageLimit::kNodes), base::Status::kTruncated);
  EXPECT_EQ(status(page::PageLimit::kText), base::Status::kTruncated);
  EXPECT_EQ(status(page::PageLimit::kAttribute), base::Status::kOk);
}

TEST(Hostile, ThePageEndsWithAnEmptyCell) {
  PageBuilder builder;
  builder.markup(
      "<h1>낡은 시장, 봄에 다시 연다</h1><article>"
      "<p>가온시가 낡은 시장 건물을 고쳐 내년 봄에 다시 연다. 상인들은 비가 새던 지붕부터 바꿔 "
      "달라고 했다.</p><p>공사에는 열 달이 걸린다. 그동안 가게들은 옆 주차장에 지은 임시 "
      "건물에서 손님을 맞는다.</p><p>시가 11일 밝힌 예산은 다음과 같다.</p>"
      "<table><tr><th>시군</th><th>가구</th><th>비율</th></tr><tr><td>가람시</td><td>163,900</td>"
      "<td>38.1%</td></tr><tr><td>솔골군</td><td>11,300</td><td></td></tr></table></article>");
  const Article article = extract(builder);
  ASSERT_FALSE(article.blocks.empty());
  const Block& table = article.blocks.back();
  ASSERT_EQ(table.kind, BlockKind::kTable);
  ASSERT_EQ(table.cells.size(), 9u);
  EXPECT_TRUE(table.cells.back().span.empty());
}

class HostilePages : public testing::TestWithParam<HostilePage> {};

TEST_P(HostilePages, AreReadToTheirEnd) {
  PageBuilder builder;
  GetParam().build(builder, GetParam().size);
  extract(builder);
}

INSTANTIATE_TEST_SUITE_P(All, HostilePages, testing::ValuesIn(test::hostile_pages()),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace dokhae::extract
