#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>

#include "base/utf.h"
#include "extract/extractor.h"
#include "extract/text_writer.h"
#include "support/page_builder.h"

namespace dokhae::extract {
namespace {

bool is_blank(char16_t c) {
  return c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000 || c == 0xFEFF;
}

std::u16string compose(std::u16string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString out = icu::Normalizer2::getNFCInstance(error)->normalize(
      icu::UnicodeString(false, text.data(), static_cast<int32_t>(text.size())), error);
  return {out.getBuffer(), static_cast<size_t>(out.length())};
}

/// The contract of SourceSpan, in full.
void expect_true_map(const page::PageView& page, const Block& block) {
  uint32_t last_end = 0;
  std::u16string covered;
  for (const SourceSpan& span : block.source) {
    ASSERT_GE(span.text.start, last_end);
    ASSERT_LT(span.text.start, span.text.end);
    ASSERT_LE(span.text.end, block.text.size());
    last_end = span.text.end;
    ASSERT_LT(span.node, page.node_count());
    ASSERT_TRUE(page.is_text(span.node));
    ASSERT_LT(span.node_start, span.node_end);
    ASSERT_LE(span.node_end, page.utf16_length(span.node));
    const std::u16string data = base::to_utf16(page.text(span.node));
    const std::u16string_view from =
        std::u16string_view(data).substr(span.node_start, span.node_end - span.node_start);
    const std::u16string_view to = span.text.of(block.text);
    if (from.size() == to.size() && compose(from) != to) {
      for (size_t i = 0; i < to.size(); ++i) {
        EXPECT_TRUE(from[i] == to[i] || (is_blank(from[i]) && to[i] == u' ')) << base::to_utf8(to);
      }
    } else if (to == u" ") {
      for (const char16_t c : from) EXPECT_TRUE(is_blank(c));
    } else {
      EXPECT_EQ(compose(from), to);
    }
    covered += to;
  }
  // All of the text has a source, but blanks that line breaks and block boundaries make.
  std::u16string text, without;
  for (const char16_t c : block.text) {
    if (!is_blank(c)) text += c;
  }
  for (const char16_t c : covered) {
    if (!is_blank(c)) without += c;
  }
  EXPECT_EQ(text, without);
}

Block write(const std::vector<std::string>& nodes, Blanks blanks = Blanks::kFold) {
  test::PageBuilder builder;
  builder.element(page::Tag::kP);
  for (const std::string& node : nodes) builder.text(node);
  const auto page = page::PageView::open(builder.finish());
  Block block;
  TextWriter writer(block, blanks);
  for (uint32_t n = 2; n < page->node_count(); ++n) writer.append(page->text(n), n);
  writer.finish();
  expect_true_map(*page, block);
  return block;
}

TEST(TextWriter, FoldsBlanksAndKnowsWhereTheyWere) {
  const Block block = write({"  서울 \n\t 시청", " ", "앞 ", "\u00A0광장\u3000 "});
  EXPECT_EQ(block.text, u"서울 시청 앞 광장");
  ASSERT_EQ(block.source.size(), 6u);
  EXPECT_EQ(block.source[0].node_start, 2u);  // 서울
  EXPECT_EQ(block.source[1].text, (base::TextSpan{2, 3}));
  EXPECT_EQ(block.source[1].node_end - block.source[1].node_start, 4u);
}

TEST(TextWriter, ComposesAndKnowsWhereFrom) {
  const Block block = write({"가\u1112\u1161\u11AB\u1100\u1173\u11AF나"});
  EXPECT_EQ(block.text, u"가한글나");
  ASSERT_EQ(block.source.size(), 4u);
  EXPECT_EQ(block.source[1].text, (base::TextSpan{1, 2}));
  EXPECT_EQ(block.source[1].node_start, 1u);
  EXPECT_EQ(block.source[1].node_end, 4u);
  EXPECT_EQ(write({"e\u0301te\u0301"}).text, u"\u00E9t\u00E9");
  EXPECT_EQ(write({"\u212B"}).text, u"\u00C5");
}

TEST(TextWriter, KeepsPairsAndBlanksWhereAsked) {
  EXPECT_EQ(write({"😀 👨‍👩‍👧 끝"}).text, u"😀 👨‍👩‍👧 끝");
  EXPECT_EQ(write({"a\n  b\n"}, Blanks::kKeep).text, u"a\n  b");
  EXPECT_EQ(write({"", " ", "\n"}).text, u"");
}

TEST(TextWriter, ManyMarksAreNoTrap) {
  std::string marks = "a";
  for (int i = 0; i < 200'000; ++i) marks += i % 2 == 0 ? "\u0316" : "\u0301";
  EXPECT_GT(write({marks}).text.size(), 100'000u);
}

TEST(SourceMap, HoldsForWholeArticles) {
  test::PageBuilder builder;
  std::string body;
  for (int i = 0; i < 6; ++i) {
    body += "<p>  문단 <b>번호 " + std::to_string(i) +
            "</b>가 \n 매겨진다. \u1112\u1161\u11AB글 문장도 <a href=\"/x\">여기</a>에 있다.&amp; "
            "이어서 "
            "조금 더 긴 글이 온다고 기자가 말했다.<br>줄이 " +
            std::to_string(i) + "번 바뀌어도 이야기는 이어진다고 그는 덧붙였다.</p>\n";
  }
  builder.element(page::Tag::kBody)
      .markup("<h1>제목이 \n 있다 </h1><article>" + body +
              "<ul><li>첫 항목이 여기 있다고 했다.</li><li>둘째 항목도 있다고 했다.</li></ul>"
              "<table><tr><th>해</th><th>값</th></tr><tr><td>2022</td><td> 10 "
              "</td></tr><tr><td>2023</td><td>11</td></tr></table>"
              "<p>마지막 문단은 여기서 끝난다고 관계자는 전했다. 더는 없다고 했다.</p></article>");
  const auto page = page::PageView::open(builder.finish());
  ASSERT_TRUE(page);
  const Article article = extract_article(*page);
  ASSERT_EQ(article.status, base::Status::kOk);
  EXPECT_GE(article.blocks.size(), 8u);
  expect_true_map(*page, article.title);
  for (const Block& block : article.blocks) {
    expect_true_map(*page, block);
    uint32_t last_start = 0;
    for (const InlineRun& run : block.runs) {
      EXPECT_GE(run.span.start, last_start);
      EXPECT_LT(run.span.start, run.span.end);
      EXPECT_LE(run.span.end, block.text.size());
      last_start = run.span.start;
    }
    for (const TableCell& cell : block.cells) EXPECT_LE(cell.span.end, block.text.size());
  }
}

}  // namespace
}  // namespace dokhae::extract
