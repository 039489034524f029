#include "lexicon/compiler/extended.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace dokhae::lexicon::compiler {
namespace {

// Our own lines in the formats of KANJIDIC, EDICT and hanja.txt.
constexpr char kKanjidic[] =
    "# header\n"
    "学 3358 U5b66 B39 G1 S8 XJ05555 ガク まな.ぶ {study} \n"
    "校 3939 U6821 B75 G1 S10 コウ キョウ {school} \n"
    "経 3750 U7d4c B120 G5 S11 XJ06565 ケイ キョウ へ.る {longitude} \n"
    "済 3A51 U6e08 B85 G6 S11 XJ06366 サイ セイ す.む {settle} \n"
    "大 4267 U5927 B37 G1 S3 ダイ タイ おお- T1 た {large} \n"
    "人 3F4D U4eba B9 G1 S2 ジン ニン ひと {person} \n"
    "先 4068 U5148 B10 G1 S6 セン さき {before} \n"
    "輩 475A U8f29 B159 G8 S15 ハイ やから {comrade} \n"
    "經 6565 U7d93 B120 S13 XJ03750 ケイ {sutra} \n"
    "濟 6366 U6fdf B85 S17 XJ03A51 サイ {settle} \n";
constexpr char kEdict[] =
    "header /no word/\n"
    "学校 [がっこう] /(n) school/(P)/EntL1/\n"
    "経済 [けいざい] /(n,vs) (1) economy/economics/(2) finance/(P)/\n"
    "大人 [おとな] /(n) adult/(P)/\n"
    "先輩 [せんぱい] /(n,adj-no) (1) senior (at work or school)/superior/\n"
    "大学 [だいがく] /(n) Japanese university/\n"
    "人学 [じんがく] /(n) (arch) study of man/\n"
    "学人 [がくじん] /(n) (1) (obsc) sage/(2) learned person/\n"
    "大校 [だいこう] /(v1,vt) to go/\n"
    "校人 [こうじん] /(n) colour of a centre|place/grey colour/\n";
constexpr char kHanja[] =
    "# header\n"
    "경제:京制:\n경제:經濟:\n경제:経済:\n대인:大人:\n대학:大學:\n선배:先輩:\n"
    "인학:人学:\n학교:学校:\n학인:学人:\n대교:大校:\n교인:校人:\n교:校:\n학교들:学校:\n";

std::string glosses_of(const std::vector<SourceEntry>& entries, std::u16string_view headword) {
  for (const SourceEntry& entry : entries) {
    if (entry.headword == headword) return entry.glosses;
  }
  return "-";
}

TEST(ExtendedPack, HanjaWordsGetTheirEnglish) {
  const auto entries = hanja_entries(kHanja, kKanjidic, kEdict);
  EXPECT_EQ(glosses_of(entries, u"학교"), "school") << "がく before こう is がっ";
  EXPECT_EQ(glosses_of(entries, u"경제"), "economy|economics") << "the first sense";
  EXPECT_EQ(glosses_of(entries, u"선배"), "senior|superior") << "はい after せん is ぱい";
  EXPECT_EQ(glosses_of(entries, u"교인"), "gray color") << "American, and no bar in it";
}

TEST(ExtendedPack, HanjaAreKeptWhereTheyAreSure) {
  // 교인 is one word here, 선인 two that are written differently.
  const auto entries = hanja_entries(
      std::string(kHanja) + "선인:先人:\n선인:先学:\n선인:仙人:\n", kKanjidic,
      std::string(kEdict) + "先人 [せんじん] /(n) pioneer/\n先学 [せんがく] /(n) scholar/\n");
  const auto cues = [&](std::u16string_view headword) {
    for (const SourceEntry& entry : entries) {
      if (entry.headword == headword) return entry.cues;
    }
    return std::string("-");
  };
  EXPECT_EQ(cues(u"교인"), "校人");
  EXPECT_EQ(cues(u"경제"), "經濟") << "as Korean spells it, though the English is 経済's";
  EXPECT_EQ(cues(u"선인"), "") << "which of the two is not known";
}

TEST(ExtendedPack, JapaneseWordsStayOut) {
  const auto entries = hanja_entries(kHanja, kKanjidic, kEdict);
  EXPECT_EQ(glosses_of(entries, u"대인"), "-") << "not read by its on readings";
  EXPECT_EQ(glosses_of(entries, u"대학"), "-") << "of Japan";
  EXPECT_EQ(glosses_of(entries, u"인학"), "-") << "archaic";
  EXPECT_EQ(glosses_of(entries, u"학인"), "-") << "its chief sense is obscure";
  EXPECT_EQ(glosses_of(entries, u"대교"), "-") << "no noun";
  EXPECT_EQ(glosses_of(entries, u"교"), "-") << "one syllable";
  EXPECT_EQ(glosses_of(entries, u"학교들"), "-") << "not a character a syllable";
}

TEST(ExtendedPack, DamagedSourcesGiveNothing) {
  EXPECT_TRUE(hanja_entries("", "", "").empty());
  EXPECT_TRUE(hanja_entries(kHanja, "", kEdict).empty());
  EXPECT_TRUE(
      hanja_entries("경제\n::\n:經:\n", kKanjidic, "経済 [けいざい\n経済 /\n[ ] /(/\n").empty());
}

std::string catalogue(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::string out, strings;
  const auto word = [](std::string& into, size_t value) {
    for (int i = 0; i < 4; ++i) into.push_back(static_cast<char>(value >> (8 * i)));
  };
  const size_t first = 28, second = first + 8 * pairs.size(), text = second + 8 * pairs.size();
  for (const size_t value :
       {size_t{0x950412DE}, size_t{0}, pairs.size(), first, second, size_t{0}, size_t{0}})
    word(out, value);
  for (const bool original : {true, false}) {
    for (const auto& pair : pairs) {
      const std::string& part = original ? pair.first : pair.second;
      word(out, part.size());
      word(out, text + strings.size());
      strings += part + '\0';
    }
  }
  return out + strings;
}

TEST(ExtendedPack, PlacesByNumber) {
  const auto places = geonames_entries(
      catalogue(
          {{"", "header"}, {"1", "테스트빌"}, {"2", "없는곳"}, {"3", "Latin"}, {"4", "괄호시"}}),
      catalogue({{"1", "Testville"}, {"3", "Latin"}, {"4", "Bracket (old)"}}));
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].glosses, "Testville");
  EXPECT_EQ(places[0].kind, Kind::kPlace);
  const auto languages =
      iso_entries(catalogue({{"Testish", "테스트어"}, {"Folk", "테스트"}}), true);
  ASSERT_EQ(languages.size(), 1u);
  EXPECT_EQ(languages[0].tag, Tag::kNNG);
  const std::string good = catalogue({{"1", "테스트빌"}});
  for (size_t size = 0; size + 1 < good.size(); ++size) {
    EXPECT_TRUE(read_catalogue(good.substr(0, size)).empty()) << size;
  }
}

TEST(ExtendedPack, LeavesOutWhatTheLexiconHas) {
  const auto entry = [](std::u16string headword, Tag tag, std::string glosses) {
    SourceEntry out;
    out.headword = std::move(headword);
    out.tag = tag;
    out.glosses = std::move(glosses);
    return out;
  };
  const auto kept =
      without_known({entry(u"학교", Tag::kNNG, "school"), entry(u"군견", Tag::kNNG, "war dog"),
                     entry(u"군견", Tag::kNNP, "Gungyeon"), entry(u"바다", Tag::kNNP, "Bada")},
                    {entry(u"학교", Tag::kNNG, "school"), entry(u"군견", Tag::kNNG, ""),
                     entry(u"바다", Tag::kNNG, "")});
  ASSERT_EQ(kept.size(), 1u) << "a stem without a gloss hides a name, not a noun";
  EXPECT_EQ(kept[0].glosses, "war dog");
}

}  // namespace
}  // namespace dokhae::lexicon::compiler
