#include "extract/next_page.h"

#include <gtest/gtest.h>

#include <string>

#include "support/page_builder.h"

namespace dokhae::extract {
namespace {

std::string next_of(const std::string& markup, std::string_view address) {
  test::PageBuilder builder;
  builder.markup(markup);
  const auto page = page::PageView::open(builder.finish());
  EXPECT_TRUE(page);
  return page ? find_next_page(*page, address) : std::string();
}

TEST(NextPage, IsThisPageWithANumberThatIsOneMore) {
  constexpr std::string_view kFirst = "https://news.example/a/market.html";
  EXPECT_EQ(next_of("<a href=\"?page=2\">2</a><a href=\"?page=3\">3</a>", kFirst), "?page=2");
  EXPECT_EQ(next_of("<a href=\"/a/market-2.html\">다음</a>", kFirst), "/a/market-2.html");
  EXPECT_EQ(next_of("<a href=\"https://news.example/a/market/page/2/\">2</a>", kFirst),
            "https://news.example/a/market/page/2/");
  EXPECT_EQ(next_of("<a href=\"?id=7&amp;page=4\">4</a>", "https://news.example/v?id=7&page=3"),
            "?id=7&page=4");
}

TEST(NextPage, NumberOfTheArticleIsNoPage) {
  EXPECT_EQ(next_of("<a href=\"?page=2\">2</a>", "https://news.example/food/7"), "?page=2");
}

TEST(NextPage, IsNoOtherArticle) {
  constexpr std::string_view kFirst = "https://news.example/a/market.html";
  EXPECT_EQ(next_of("<a rel=\"next\" href=\"/a/bridge.html\">다음 기사</a>", kFirst), "");
  EXPECT_EQ(next_of("<a href=\"/a/bridge-2.html\">2</a>", kFirst), "");
  EXPECT_EQ(next_of("<a href=\"?id=8&amp;page=2\">2</a>", "https://news.example/v?id=7"), "");
  EXPECT_EQ(next_of("<a href=\"/2026/09/02\">어제</a>", "https://news.example/2026/09/01/x"), "");
}

TEST(NextPage, WithoutAnAddressOnlyAHeadLinkCounts) {
  EXPECT_EQ(next_of("<link rel=\"next\" href=\"/a/market?page=2\">", ""), "/a/market?page=2");
  EXPECT_EQ(next_of("<a href=\"/a/market?page=2\">2</a>", ""), "");
}

}  // namespace
}  // namespace dokhae::extract
