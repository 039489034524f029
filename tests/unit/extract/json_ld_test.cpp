#include "extract/json_ld.h"

#include <gtest/gtest.h>

#include <string>

namespace dokhae::extract {
namespace {

LinkedData read(std::string_view text) {
  LinkedData data;
  read_json_ld(text, data);
  return data;
}

TEST(JsonLd, ReadsAnArticle) {
  const LinkedData data = read(
      R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"다리 &quot;개통&quot;",
    "datePublished":"2023-10-24T09:12:00+09:00","dateModified":"2023-10-24T10:00:00+09:00",
    "author":[{"@type":"Person","name":"홍길동"},"김영희"],"publisher":{"@type":"Organization","name":"가온일보"},
    "image":{"@type":"ImageObject","url":"https://img.example/1.jpg"},"articleSection":"사회"})");
  const LinkedObject* article = main_article(data, "");
  ASSERT_NE(article, nullptr);
  EXPECT_EQ(article->headline, "다리 \"개통\"");
  EXPECT_EQ(article->published, "2023-10-24T09:12:00+09:00");
  EXPECT_EQ(article->modified, "2023-10-24T10:00:00+09:00");
  ASSERT_EQ(article->authors.size(), 2u);
  EXPECT_EQ(article->authors[0].name, "홍길동");
  EXPECT_EQ(article->authors[1].name, "김영희");
  EXPECT_EQ(article->publisher, "가온일보");
  EXPECT_EQ(article->image, "https://img.example/1.jpg");
  EXPECT_EQ(article->section, "사회");
}

TEST(JsonLd, FindsTheArticleInAGraph) {
  const LinkedData data = read(R"({"@graph":[{"@type":"WebSite","name":"가온일보"},
    {"@type":["NewsArticle","Article"],"headline":"다른 기사","datePublished":"2020-01-01"},
    {"headline":"이 기사","author":{"@id":"#p"},"@type":"Article"},{"@type":"Person","@id":"#p","name":"홍길동"}]})");
  const LinkedObject* article = main_article(data, "이 기사 | 가온일보");
  ASSERT_NE(article, nullptr);
  EXPECT_EQ(article->headline, "이 기사");
  ASSERT_EQ(article->authors.size(), 1u);
  EXPECT_EQ(article->authors[0].id, "#p");
}

TEST(JsonLd, ReadsWhatIsNotQuiteJson) {
  // Raw line breaks in strings, a comment around it, text after it, an end that is missing.
  EXPECT_EQ(main_article(read("{\"@type\":\"Article\",\"headline\":\"두\n줄\"}"), "")->headline,
            "두 줄");
  EXPECT_EQ(
      main_article(read("<!-- {\"@type\":\"Article\",\"headline\":\"가\"} -->"), "")->headline,
      "가");
  EXPECT_EQ(main_article(read("{\"@type\":\"Article\",\"headline\":\"가\"};"), "")->headline, "가");
  EXPECT_EQ(main_article(read("{\"@type\":\"Article\",\"headline\":\"가\",\"datePublished\":"), "")
                ->headline,
            "가");
}

TEST(JsonLd, ReadsEscapesAndQuotationMarksThatNobodyEscaped) {
  EXPECT_EQ(
      main_article(
          read(R"({"@type":"Article","headline":"\ub2e4\ub9ac \"\uD83D\uDE00\" \/ \ud83d"})"), "")
          ->headline,
      "다리 \"😀\" / \xEF\xBF\xBD");
  EXPECT_EQ(main_article(
                read(R"({"@type":"Article","headline":"He said "no" today","author":"A B"})"), "")
                ->headline,
            "He said \"no\" today");
  EXPECT_EQ(main_article(read(R"({"@type":"Article",,"headline":"가",,})"), "")->headline, "가");
}

TEST(JsonLd, SurvivesAnything) {
  for (const std::string& text :
       {std::string(), std::string("null"), std::string("[]"), std::string("{"),
        std::string("\"@type\""), std::string("{\"@type\":1e999}"), std::string(100'000, '['),
        std::string(100'000, '{'), std::string("{\"a\":\"\xED\xA0\x80\"}")}) {
    EXPECT_EQ(main_article(read(text), ""), nullptr);
  }
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "{\"author\":";
  read(deep);
  std::string many = "[";
  for (int i = 0; i < 10'000; ++i) many += "{\"@type\":\"Article\",\"headline\":\"x\"},";
  EXPECT_LE(read(many).objects.size(), kMaxObjects);
}

}  // namespace
}  // namespace dokhae::extract
