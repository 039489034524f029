#include "gloss/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace dokhae::gloss {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Compose, JoinsFirstGlossesInOrder) {
  const std::vector<PartGlosses> parts = {{"land"}, {"ministry"}, {"official"}};
  EXPECT_THAT(compose(parts), ElementsAre("land ministry official"));
}

TEST(Compose, VariesTheHeadFirst) {
  const std::vector<PartGlosses> parts = {{"semiconductor", "chip"}, {"industry", "sector"}};
  EXPECT_THAT(compose(parts),
              ElementsAre("semiconductor industry", "semiconductor sector", "chip industry"));
}

TEST(Compose, GivesAtMostThree) {
  const std::vector<PartGlosses> parts = {{"a", "b", "c"}, {"d", "e", "f"}, {"g", "h", "i"}};
  EXPECT_EQ(compose(parts).size(), kMaxGlosses);
}

TEST(Compose, KeepsHyphensOfPrefixesAndSuffixes) {
  const std::vector<PartGlosses> prefix = {{"anti-"}, {"government"}};
  EXPECT_THAT(compose(prefix), ElementsAre("anti-government"));
  const std::vector<PartGlosses> suffix = {{"tax"}, {"-related"}};
  EXPECT_THAT(compose(suffix), ElementsAre("tax-related"));
}

TEST(Compose, TakesTheSingularBeforeTheHead) {
  const std::vector<PartGlosses> parts = {{"imports", "import"}, {"company"}};
  EXPECT_THAT(compose(parts), ElementsAre("import company"));
}

TEST(Compose, NeedsAGlossForEveryPart) {
  const std::vector<PartGlosses> missing = {{"land"}, {}};
  EXPECT_THAT(compose(missing), IsEmpty());
  const std::vector<PartGlosses> many(kMaxParts + 1, PartGlosses{"word"});
  EXPECT_THAT(compose(many), IsEmpty());
  EXPECT_THAT(compose({}), IsEmpty());
}

TEST(Compose, ChoosesTheGlossesThatTheAbbreviationAsksFor) {
  const std::vector<PartGlosses> parts = {
      {"neural network"}, {"handling", "processing"}, {"device", "unit"}};
  EXPECT_EQ(compose_for(parts, "NPU"), "neural processing unit");
  EXPECT_EQ(compose_for(parts, "XYZ"), "");
  EXPECT_EQ(compose_for(parts, "N"), "");
}

TEST(Compose, ComparesInitials) {
  EXPECT_TRUE(has_initials("large language model", "LLM"));
  EXPECT_TRUE(has_initials("Organization for Economic Cooperation and Development", "OECD"));
  EXPECT_TRUE(has_initials("business-to-business", "BB"));
  EXPECT_FALSE(has_initials("large language model", "LL"));
  EXPECT_FALSE(has_initials("large language model", "LLMS"));
  EXPECT_FALSE(has_initials("", "A"));
}

TEST(Compose, CapitalisesNames) {
  EXPECT_EQ(title_case("korea gas corporation"), "Korea Gas Corporation");
  EXPECT_EQ(title_case("ministry of land and sea"), "Ministry of Land and Sea");
  EXPECT_EQ(title_case(""), "");
}

}  // namespace
}  // namespace dokhae::gloss
