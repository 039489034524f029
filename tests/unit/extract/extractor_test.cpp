#include "extract/extractor.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf.h"
#include "support/page_builder.h"

/// Whole pages in small; pages in the furniture of real sites are in tests/golden/extract.
namespace dokhae::extract {
namespace {

using test::PageBuilder;

Article extract(PageBuilder& builder) {
  const auto page = page::PageView::open(builder.finish());
  EXPECT_TRUE(page);
  return page ? extract_article(*page) : Article{};
}

std::vector<std::string> texts_of(const Article& article, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Block& block : article.blocks) {
    if (block.kind == kind) texts.push_back(base::to_utf8(block.text));
  }
  return texts;
}

constexpr const char* kFirst =
    "가온시가 낡은 시장 건물을 고쳐 내년 봄에 다시 연다. 상인들은 비가 새던 지붕부터 바꿔 달라고 "
    "했다.";
constexpr const char* kSecond =
    "공사에는 열 달이 걸린다. 그동안 가게들은 옆 주차장에 지은 임시 건물에서 손님을 맞는다.";

TEST(Extractor, APartOfAPageIsCalledByItsHeading) {
  PageBuilder builder;
  builder.markup(std::string("<div><b>온담일보</b><article><h2>낡은 시장, 봄에 다시 연다</h2><p>") +
                 kFirst + "</p><p>" + kSecond + "</p></article></div>");
  EXPECT_EQ(extract(builder).metadata.title, "낡은 시장, 봄에 다시 연다");
}

TEST(Extractor, KeepsPicturesThatWaitForAScriptAndLeavesGoodsOut) {
  PageBuilder builder;
  builder.markup(
      std::string("<body><h1><span>시장 이야기</span> <span>낡은 시장, 봄에 다시 "
                  "연다</span></h1><div class=\"article-body font-size17\"><p>") +
      kFirst +
      "</p><div class=\"photo\"><img data-src=\"https://img.example.kr/a.jpg\" hidden>"
      "<em class=\"caption\">지붕을 걷어 낸 시장.</em></div><a rel=\"sponsored nofollow\" "
      "href=\"/buy\"><img src=\"https://shop.example.kr/1.jpg\"></a><p>" +
      kSecond + "</p></div></body>");
  const Article article = extract(builder);
  EXPECT_EQ(texts_of(article, BlockKind::kFigure),
            std::vector<std::string>{"지붕을 걷어 낸 시장."});
}

TEST(Extractor, WritesAFormulaInOneLine) {
  PageBuilder builder;
  builder.markup(
      std::string("<body><h1>낡은 시장, 봄에 다시 연다</h1><article><p>") + kFirst +
      "</p><p>지붕의 넓이는 <math><msup><mi>r</mi><mn>2</mn></msup><mo>=</mo><mfrac>"
      "<mi>a</mi><mn>2</mn></mfrac></math>라고 한다. 상인들도 이제 다 아는 식이다.</p><p>" +
      kSecond + "</p></article></body>");
  const Article article = extract(builder);
  const std::vector<std::string> paragraphs = texts_of(article, BlockKind::kParagraph);
  ASSERT_EQ(paragraphs.size(), 3u);
  EXPECT_EQ(paragraphs[1], "지붕의 넓이는 r2=a/2라고 한다. 상인들도 이제 다 아는 식이다.");
  const Block& formula = article.blocks[1];
  ASSERT_EQ(formula.runs.size(), 1u);
  EXPECT_EQ(formula.runs[0].kind, RunKind::kSuperscript);
}

TEST(Extractor, LeavesTheFurnitureOut) {
  PageBuilder builder;
  builder.markup(std::string("<body><nav><a href=\"/a\">정치</a><a href=\"/b\">경제</a></nav>"
                             "<h1>낡은 시장, 봄에 다시 연다</h1><div class=\"article-body\"><p>") +
                 kFirst + "</p><p>" + kSecond +
                 "</p><p>저작권자 © 가온일보 무단전재 및 재배포 금지</p></div>"
                 "<div class=\"related\"><ul><li><a href=\"/1\">다리 공사 끝났다</a></li>"
                 "<li><a href=\"/2\">버스 노선 바뀐다</a></li></ul></div></body>");
  const Article article = extract(builder);
  EXPECT_EQ(article.status, base::Status::kOk);
  EXPECT_EQ(base::to_utf8(article.title.text), "낡은 시장, 봄에 다시 연다");
  EXPECT_EQ(texts_of(article, BlockKind::kParagraph), (std::vector<std::string>{kFirst, kSecond}));
}

TEST(Extractor, ReadsTextNodesBetweenLineBreaksAsParagraphs) {
  PageBuilder builder;
  builder.markup(std::string("<body><h2>낡은 시장, 봄에 다시 연다</h2><div id=\"newsBody\">") +
                 kFirst + "<br><br>" + kSecond + "<br></div></body>");
  EXPECT_EQ(texts_of(extract(builder), BlockKind::kParagraph),
            (std::vector<std::string>{kFirst, kSecond}));
}

TEST(Extractor, KeepsACaptionApartFromTheText) {
  PageBuilder builder;
  builder.markup(std::string("<body><h1>낡은 시장, 봄에 다시 연다</h1><article><figure>"
                             "<img src=\"/m.jpg\" alt=\"시장\" width=\"640\" height=\"400\">"
                             "<figcaption>공사를 앞둔 시장 골목.</figcaption></figure><p>") +
                 kFirst + "</p><p>" + kSecond + "</p></article></body>");
  const Article article = extract(builder);
  EXPECT_EQ(texts_of(article, BlockKind::kFigure),
            std::vector<std::string>{"공사를 앞둔 시장 골목."});
  EXPECT_EQ(article_text(article).text.find(u"골목"), std::u16string::npos);
}

TEST(Extractor, EveryCellOfATableStandsInItsText) {
  PageBuilder builder;
  builder.markup(std::string("<body><h1>낡은 시장, 봄에 다시 연다</h1><article><p>") + kFirst +
                 "</p><table><tr><th>층</th><th>가게</th><th>비고</th></tr><tr><td>1층</td>"
                 "<td>24곳</td><td></td></tr><tr><td>2층</td><td></td><td></td></tr></table><p>" +
                 kSecond + "</p></article></body>");
  const Article article = extract(builder);
  ASSERT_EQ(texts_of(article, BlockKind::kTable).size(), 1u);
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::kTable) continue;
    EXPECT_EQ(block.cells.size(), 9u);
    for (const TableCell& cell : block.cells) EXPECT_LE(cell.span.end, block.text.size());
  }
}

TEST(Extractor, APageOfHeadlinesIsNoArticle) {
  PageBuilder builder;
  builder.element(page::Tag::kBody);
  for (int i = 0; i < 30; ++i) {
    builder.markup("<div class=\"item\"><h3><a href=\"/" + std::to_string(i) + "\">머리기사 " +
                   std::to_string(i) + "번이 여기에 온다</a></h3></div>");
  }
  EXPECT_EQ(extract(builder).status, base::Status::kNoArticle);
}

TEST(Extractor, ACutPageSaysSoUnlessOnlyAnAttributeWasCut) {
  for (const auto limit : {page::PageLimit::kAttribute, page::PageLimit::kNodes}) {
    PageBuilder builder;
    builder.limit(limit).markup(
        std::string("<body><h1>낡은 시장, 봄에 다시 연다</h1><article><p>") + kFirst + "</p><p>" +
        kSecond + "</p></article></body>");
    EXPECT_EQ(extract(builder).status,
              limit == page::PageLimit::kAttribute ? base::Status::kOk : base::Status::kTruncated);
  }
}

}  // namespace
}  // namespace dokhae::extract
