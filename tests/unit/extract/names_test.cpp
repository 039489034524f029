#include "extract/names.h"

#include <gtest/gtest.h>

#include <string>

namespace dokhae::extract {
namespace {

TEST(NameFamilies, SplitsWords) {
  EXPECT_EQ(name_families("article-body"), kNameBody);
  EXPECT_EQ(name_families("articleBody"), kNameBody);
  EXPECT_EQ(name_families("ARTICLE_BODY"), kNameBody);
  EXPECT_TRUE(name_families("sub-title") & kNameLead);
  EXPECT_TRUE(name_families("relatedNews list2") & kNameRelated);
  EXPECT_TRUE(name_families("btn_sns") & kNameShare);
  EXPECT_TRUE(name_families("view-copyright") & kNameCopyright);
  EXPECT_TRUE(name_families("reporterInfo") & kNameAuthor);
  EXPECT_TRUE(name_families("screen_out") & kNameBlind);
}

TEST(NameFamilies, IsNotFooledByParts) {
  EXPECT_EQ(name_families(""), 0u);
  EXPECT_EQ(name_families("shadow"), 0u);  // ad
  EXPECT_EQ(name_families("grid-2 col-md-6"), 0u);
  EXPECT_EQ(name_families("thread"), 0u);
  EXPECT_EQ(name_families("sub title") & kNameLead, 0u);  // two classes
  EXPECT_EQ(name_families(std::string(100'000, 'a')), 0u);
  EXPECT_EQ(name_families("한글-클래스"), 0u);
}

}  // namespace
}  // namespace dokhae::extract
