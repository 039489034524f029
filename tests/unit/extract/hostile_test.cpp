#include <gtest/gtest.h>

#include <string>

#include "extract/extractor.h"
#include "support/page_builder.h"

/// Pages made to exhaust: each has to end without a crash. What is quadratic would not end
/// within the test runner's own limit.
namespace dokhae::extract {
namespace {

using page::Attribute;
using page::Tag;
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

TEST(Hostile, ManyParagraphs) {
  PageBuilder builder;
  builder.element(Tag::kBody);
  for (int i = 0; i < 149'000; ++i)
    builder.element(Tag::kP).text("문장이 있다고 했다. 그리고 또 있다고 밝혔다.").close();
  extract(builder);
}

TEST(Hostile, ManyDifferentLines) {
  PageBuilder builder;
  builder.element(Tag::kBody).element(Tag::kDiv);
  for (int i = 0; i < 145'000; ++i) {
    builder.text("줄 " + std::to_string(i) + "번에서 무언가가 일어났다고 한다")
        .element(Tag::kBr)
        .close();
  }
  extract(builder);
}

TEST(Hostile, DeepTables) {
  PageBuilder builder;
  builder.element(Tag::kBody);
  for (int depth = 0; depth < 125; ++depth) {
    builder.element(Tag::kTable).element(Tag::kTr).element(Tag::kTd).text("칸").element(Tag::kDiv);
  }
  for (int i = 0; i < 100'000; ++i) builder.element(Tag::kTd).text("1").close();
  extract(builder);
}

TEST(Hostile, DeepInlineElements) {
  PageBuilder builder;
  builder.element(Tag::kBody).element(Tag::kArticle).element(Tag::kP);
  for (int depth = 0; depth < 500; ++depth) {
    builder.element(Tag::kA).attribute(Attribute::kHref, "/a").text("글이 여기 있다고 했다. ");
  }
  for (int i = 0; i < 1000; ++i)
    builder.element(Tag::kBr).close().text("더 많은 글이 이어진다고 그는 말했다.");
  extract(builder);
}

TEST(Hostile, ManyImagesAndCaptions) {
  PageBuilder builder;
  builder.element(Tag::kBody).element(Tag::kArticle);
  for (int i = 0; i < 40'000; ++i) {
    builder.element(Tag::kFigure)
        .element(Tag::kImg)
        .attribute(Attribute::kSrc, "/" + std::to_string(i))
        .close();
    builder.element(Tag::kFigcaption).text("설명이다. 사진=가온").close().close();
    if (i % 100 == 0)
      builder.element(Tag::kP)
          .text("그 사이에 긴 문단이 하나 있다고 관계자는 밝혔다. 그리고 이어진다.")
          .close();
  }
  extract(builder);
}

TEST(Hostile, ManyListsAndHeadings) {
  PageBuilder builder;
  builder.element(Tag::kBody).element(Tag::kMain);
  for (int depth = 0; depth < 240; ++depth)
    builder.element(Tag::kUl).element(Tag::kLi).text("항목 " + std::to_string(depth) +
                                                     "은 이렇게 말했다.");
  for (int i = 0; i < 60'000; ++i) builder.element(Tag::kH3).text("관련기사").close();
  extract(builder);
}

TEST(Hostile, HugeTextsAndNames) {
  PageBuilder builder;
  const std::string dots(1'000'000, '.');
  std::string at;
  for (int i = 0; i < 300'000; ++i) at += "@a";
  builder.markup("<head><title>x</title></head>").element(Tag::kBody);
  builder.element(Tag::kP).attribute(Attribute::kClass, std::string(8000, '-')).text(dots).close();
  builder.element(Tag::kP).text(at).close();
  builder.element(Tag::kH1).text(std::string(2'000'000, 'h')).close();
  builder.element(Tag::kPre).text(std::string(1'000'000, '\n')).close();
  extract(builder);
}

TEST(Hostile, WideSpans) {
  PageBuilder builder;
  builder.element(Tag::kBody)
      .element(Tag::kArticle)
      .markup("<p>글이 있다고 했다. 길게 이어진다고 했다. 또 이어진다고 했다.</p>");
  builder.element(Tag::kTable);
  for (int row = 0; row < 3000; ++row) {
    builder.element(Tag::kTr);
    for (int cell = 0; cell < 20; ++cell) {
      builder.element(Tag::kTd)
          .attribute(Attribute::kColspan, "1000")
          .attribute(Attribute::kRowspan, "999999")
          .text("1")
          .close();
    }
    builder.close();
  }
  extract(builder);
}

}  // namespace
}  // namespace dokhae::extract
