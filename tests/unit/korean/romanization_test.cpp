#include "korean/romanization.h"

#include <gtest/gtest.h>

#include <string>

#include "../../support/built_lexicon.h"
#include "../../support/case_table.h"
#include "base/utf.h"

namespace dokhae::korean {
namespace {

using test::built_lexicon;

struct Case {
  const char16_t* hangul;
  const char* latin;
};

void expect_words(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(romanize(c.hangul, built_lexicon()), c.latin) << base::to_utf8(c.hangul);
  }
}

void expect_names(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(romanize_name(c.hangul, built_lexicon()), c.latin) << base::to_utf8(c.hangul);
  }
}

TEST(Romanization, OfTheRuleTextAndBeyond) {
  for (const auto& row : test::rows_of("romanization.tsv")) {
    const std::u16string korean = base::to_utf16(row[1]);
    EXPECT_EQ(row[0] == "word"   ? romanize(korean, built_lexicon())
              : row[0] == "name" ? romanize_name(korean, built_lexicon())
                                 : romanize_person(korean, built_lexicon()),
              row[2])
        << row[1];
  }
}

TEST(Romanization, WritesLettersAsTheySound) {
  expect_words({{u"구미", "gumi"},     {u"영동", "yeongdong"}, {u"백암", "baegam"},
                {u"옥천", "okcheon"},  {u"합덕", "hapdeok"},   {u"호법", "hobeop"},
                {u"월곶", "wolgot"},   {u"벚꽃", "beotkkot"},  {u"한밭", "hanbat"},
                {u"구리", "guri"},     {u"설악", "seorak"},    {u"칠곡", "chilgok"},
                {u"임실", "imsil"},    {u"울릉", "ulleung"},   {u"광희문", "gwanghuimun"},
                {u"의사", "uisa"},     {u"쌀", "ssal"},        {u"외교", "oegyo"},
                {u"웨이브", "weibeu"}, {u"얘기", "yaegi"}});
}

TEST(Romanization, NasalisesBeforeNasals) {
  expect_words({{u"백마", "baengma"},
                {u"독립문", "dongnimmun"},
                {u"왕십리", "wangsimni"},
                {u"종로", "jongno"},
                {u"국민", "gungmin"},
                {u"합니다", "hamnida"},
                {u"꽃나무", "kkonnamu"},
                {u"법률", "beomnyul"},
                {u"대통령", "daetongnyeong"},
                {u"심리", "simni"},
                {u"극락", "geungnak"},
                {u"속리", "songni"},
                {u"없는", "eomneun"},
                {u"흙만", "heungman"},
                {u"앞마당", "ammadang"},
                {u"몫몫이", "mongmoksi"},
                {u"촉석루", "chokseongnu"}});
}

TEST(Romanization, LateralisesBesideRieul) {
  expect_words({{u"신라", "silla"},
                {u"대관령", "daegwallyeong"},
                {u"별내", "byeollae"},
                {u"한라산", "hallasan"},
                {u"설날", "seollal"},
                {u"난로", "nallo"},
                {u"끓는", "kkeulleun"},
                {u"핥는", "halleun"},
                {u"언론", "eollon"},
                {u"연락", "yeollak"},
                {u"줄넘기", "julleomgi"}});
}

TEST(Romanization, KeepsSuffixesApartFromWords) {
  expect_words({{u"신문로", "sinmunno"},
                {u"생산량", "saengsannyang"},
                {u"판단력", "pandannyeok"},
                {u"의견란", "uigyeonnan"},
                {u"이원론", "iwonnon"},
                {u"상견례", "sanggyeonnye"}});
}

TEST(Romanization, InsertsNieunWhereTheTableSaysSo) {
  expect_words({{u"학여울", "hangnyeoul"},
                {u"알약", "allyak"},
                {u"꽃잎", "kkonnip"},
                {u"색연필", "saengnyeonpil"},
                {u"식용유", "sigyongnyu"},
                {u"솔잎", "sollip"},
                {u"담요", "damnyo"},
                {u"서울역", "seoullyeok"},
                {u"강남역", "gangnamnyeok"},
                {u"두통약을", "dutongnyageul"}});
}

TEST(Romanization, Palatalises) {
  expect_words({{u"해돋이", "haedoji"},
                {u"같이", "gachi"},
                {u"굳히다", "guchida"},
                {u"맏이", "maji"},
                {u"붙여", "buchyeo"},
                {u"닫혔다", "dachyeotda"},
                {u"핥이다", "halchida"},
                {u"밭이랑", "bannirang"}});
}

TEST(Romanization, MeltsHieutInVerbsOnly) {
  expect_words({{u"좋고", "joko"},       {u"놓다", "nota"},           {u"잡혀", "japyeo"},
                {u"낳지", "nachi"},      {u"맞히다", "machida"},      {u"많다", "manta"},
                {u"잃지", "ilchi"},      {u"밝히다", "balkida"},      {u"앉히다", "anchida"},
                {u"넓히다", "neolpida"}, {u"못하다", "motada"},       {u"시작하다", "sijakada"},
                {u"묵호", "mukho"},      {u"집현전", "jiphyeonjeon"}, {u"북한", "bukhan"},
                {u"국회", "gukhoe"},     {u"역할", "yeokhal"},        {u"법학", "beophak"},
                {u"좋아", "joa"},        {u"많아", "mana"},           {u"싫어", "sireo"},
                {u"놓는", "nonneun"},    {u"전화", "jeonhwa"}});
}

TEST(Romanization, LeavesTenseConsonantsUnmarked) {
  expect_words({{u"압구정", "apgujeong"},
                {u"낙동강", "nakdonggang"},
                {u"죽변", "jukbyeon"},
                {u"낙성대", "nakseongdae"},
                {u"합정", "hapjeong"},
                {u"팔당", "paldang"},
                {u"샛별", "saetbyeol"},
                {u"울산", "ulsan"}});
}

TEST(Romanization, ResolvesClusters) {
  expect_words({{u"닭이", "dalgi"},
                {u"닭과", "dakgwa"},
                {u"읽고", "ilgo"},
                {u"맑게", "malge"},
                {u"젊은", "jeolmeun"},
                {u"값이", "gapsi"},
                {u"값도", "gapdo"},
                {u"앉아", "anja"},
                {u"여덟", "yeodeol"},
                {u"밟다", "bapda"},
                {u"넓다", "neolda"},
                {u"읊다", "eupda"},
                {u"있어", "isseo"},
                {u"밖에", "bakke"},
                {u"첫인상", "cheodinsang"}});
}

TEST(Romanization, CopiesWhatIsNotHangul) {
  expect_words(
      {{u"AI 반도체", "AI bandoche"}, {u"3호선", "3hoseon"}, {u"", ""}, {u"中國", "中國"}});
}

TEST(Romanization, CutsTheSoundOfAWordIntoItsParts) {
  EXPECT_EQ(romanize_part(u"좋고", {0, 1}, built_lexicon()), "jo");
  EXPECT_EQ(romanize_part(u"좋고", {1, 2}, built_lexicon()), "ko");
  EXPECT_EQ(romanize_part(u"국민은", {2, 3}, built_lexicon()), "neun");
  EXPECT_EQ(romanize_part(u"국민", {1, 9}, built_lexicon()), "min");
}

TEST(Romanization, CapitalisesNamesOfPlaces) {
  expect_names({{u"독립문", "Dongnimmun"},
                {u"경복궁", "Gyeongbokgung"},
                {u"독도", "Dokdo"},
                {u"안압지", "Anapji"},
                {u"오죽헌", "Ojukheon"},
                {u"불국사", "Bulguksa"},
                {u"남한산성", "Namhansanseong"},
                {u"화랑대", "Hwarangdae"},
                {u"해운대 해수욕장", "Haeundae Haesuyokjang"},
                {u"왕십리", "Wangsimni"},
                {u"강화도", "Ganghwado"}});
}

TEST(Romanization, HyphenatesAdministrativeUnits) {
  expect_names({{u"충청북도", "Chungcheongbuk-do"},
                {u"제주도", "Jeju-do"},
                {u"의정부시", "Uijeongbu-si"},
                {u"양주군", "Yangju-gun"},
                {u"도봉구", "Dobong-gu"},
                {u"신창읍", "Sinchang-eup"},
                {u"삼죽면", "Samjuk-myeon"},
                {u"인왕리", "Inwang-ri"},
                {u"당산동", "Dangsan-dong"},
                {u"나폴리", "Napolli"}});
}

TEST(Romanization, WritesPersonsAsNewspapersDo) {
  for (const Case& c : std::initializer_list<Case>{{u"김동원", "Kim Dong-won"},
                                                   {u"이용근", "Lee Yong-geun"},
                                                   {u"윤성호", "Yun Seong-ho"},
                                                   {u"장하영", "Jang Ha-yeong"},
                                                   {u"한복남", "Han Bok-nam"},
                                                   {u"홍빛나", "Hong Bit-na"},
                                                   {u"민용하", "Min Yong-ha"},
                                                   {u"송나리", "Song Na-ri"},
                                                   {u"박별", "Park Byeol"},
                                                   {u"최국립", "Choi Guk-rip"},
                                                   {u"남궁민", "Namkoong Min"},
                                                   {u"황보석진", "Hwangbo Seok-jin"},
                                                   {u"제갈솔", "Jegal Sol"},
                                                   {u"선우은숙", "Sunwoo Eun-suk"},
                                                   {u"남궁", "Nam Gung"},
                                                   {u"김빛나라", "Kim Bit-na-ra"},
                                                   {u"안젤리나", "Anjellina"},
                                                   {u"오바마", "Obama"},
                                                   {u"브레비크랑", "Beurebikeurang"},
                                                   {u"J 김", "J Gim"}}) {
    EXPECT_EQ(romanize_person(c.hangul, built_lexicon()), c.latin) << base::to_utf8(c.hangul);
  }
}

}  // namespace
}  // namespace dokhae::korean
