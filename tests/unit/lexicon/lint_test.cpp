#include "lexicon/compiler/lint.h"

#include <gtest/gtest.h>

namespace dokhae::lexicon::compiler {
namespace {

SourceEntry entry(std::u16string headword, Tag tag, std::string glosses, std::string name = "",
                  Kind kind = Kind::kNone) {
  SourceEntry out;
  out.headword = std::move(headword);
  out.tag = tag;
  out.glosses = std::move(glosses);
  out.name = std::move(name);
  out.kind = kind;
  return out;
}

TEST(LexiconLint, BritishSpellings) {
  const std::pair<const char*, const char*> bad[] = {{"defence", "defense"},
                                                     {"labour", "labor"},
                                                     {"neighbouring", "neighboring"},
                                                     {"organisation", "organization"},
                                                     {"privatise", "privatize"},
                                                     {"modernising", "modernizing"},
                                                     {"centre", "center"},
                                                     {"kilometres", "kilometers"},
                                                     {"programme", "program"},
                                                     {"travelled", "traveled"},
                                                     {"leukaemia", "leukemia"},
                                                     {"towards", "toward"},
                                                     {"grey", "gray"},
                                                     {"fulfil", "fulfill"},
                                                     {"organiser", "organizer"}};
  for (const auto& [british, american] : bad) EXPECT_EQ(american_spelling(british), american);
  for (const char* good :
       {"defense",     "labor",      "rise",       "exercise", "franchise", "advertising",
        "surprise",    "raise",      "noise",      "humorous", "greyhound", "petroleum",
        "premises",    "supervisor", "crises",     "wise",     "high-rise", "programmer",
        "clockwise",   "revised",    "enterprise", "fulfill",  "analyst",   "promise",
        "merchandise", "paradise",   "expertise",  "precise",  "metro",     "program"}) {
    EXPECT_EQ(american_spelling(good), "") << good;
  }
}

TEST(LexiconLint, DefinitionsAreNoGlosses) {
  const auto fault = [](std::u16string headword, Tag tag, const char* gloss) {
    return definition_fault(gloss, entry(std::move(headword), tag, gloss));
  };
  EXPECT_NE(fault(u"책방", Tag::kNNG, "place where books are sold"), "");
  EXPECT_NE(fault(u"가다", Tag::kVV, "to go"), "");
  EXPECT_NE(fault(u"개", Tag::kNNG, "a dog"), "");
  EXPECT_NE(fault(u"김치", Tag::kNNG, "kind of pickle"), "");
  EXPECT_NE(fault(u"자", Tag::kNNG, "used to measure"), "");
  EXPECT_NE(fault(u"과일", Tag::kNNG, "apples etc"), "");
  EXPECT_EQ(fault(u"책방", Tag::kNNG, "bookstore"), "");
  EXPECT_EQ(fault(u"관습", Tag::kNNG, "etching"), "");
  EXPECT_EQ(fault(u"국토교통부", Tag::kNNP, "Ministry of Land, Infrastructure and Transport"), "");
  EXPECT_EQ(fault(u"발목을 잡다", Tag::kVV, "hold back from going any further"), "");
  EXPECT_EQ(fault(u"익숙하다", Tag::kVA, "used to"), "");
  EXPECT_EQ(fault(u"몇몇", Tag::kMM, "a few"), "");
}

TEST(LexiconLint, WrongClasses) {
  EXPECT_NE(class_fault(entry(u"발표하다", Tag::kNNG, "announce")), "");
  EXPECT_NE(class_fault(entry(u"천천히", Tag::kNNG, "slowly|gradually")), "");
  EXPECT_NE(class_fault(entry(u"서울", Tag::kNNP, "capital city")), "");
  EXPECT_NE(
      class_fault(entry(u"한은", Tag::kNNG, "Bank of Korea", "Bank of Korea", Kind::kOrganization)),
      "");
  EXPECT_EQ(class_fault(entry(u"발표하다", Tag::kVV, "announce")), "");
  EXPECT_EQ(class_fault(entry(u"바다", Tag::kNNG, "sea")), "");
  EXPECT_EQ(class_fault(entry(u"가족", Tag::kNNG, "family")), "");
  EXPECT_EQ(class_fault(entry(u"천천히", Tag::kMAG, "slowly")), "");
  EXPECT_EQ(class_fault(entry(u"서울", Tag::kNNP, "Seoul")), "");
  EXPECT_EQ(class_fault(entry(u"삼성", Tag::kNNP, "", "Samsung")), "");
}

TEST(LexiconLint, SensesThatSayTheSame) {
  EXPECT_EQ(
      sense_faults({entry(u"눈", Tag::kNNG, "eye"), entry(u"눈", Tag::kNNG, "eye|sight")}).size(),
      1u);
  EXPECT_TRUE(
      sense_faults({entry(u"눈", Tag::kNNG, "eye"), entry(u"눈", Tag::kNNG, "snow")}).empty());
  SourceEntry ask = entry(u"묻다", Tag::kVV, "ask");
  ask.irregular = Irregular::kDigeut;
  EXPECT_TRUE(sense_faults({ask, entry(u"묻다", Tag::kVV, "ask")}).empty()) << "another verb";
}

TEST(LexiconLint, FindingsNameGlossAndWord) {
  const auto faults = entry_faults(entry(u"국방", Tag::kNNG, "national defence"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0], "gloss \"national defence\" of 국방: British, \"defense\" in American");
  EXPECT_TRUE(entry_faults(entry(u"노동당", Tag::kNNP, "Labour Party")).empty())
      << "names keep theirs";
}

}  // namespace
}  // namespace dokhae::lexicon::compiler
