#include "korean/analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../../support/built_lexicon.h"
#include "../../support/case_table.h"
#include "base/utf.h"

namespace dokhae::korean {
namespace {

using test::rows_of;

const Analyzer& analyzer() {
  static const std::unique_ptr<Analyzer> instance = [] {
    auto created = Analyzer::create(test::built_lexicon());
    return created ? std::move(*created) : nullptr;
  }();
  return *instance;
}

/// lemma/TAG+lemma/TAG of one eojeol.
std::string tokens_of(const Analysis& analysis, const Eojeol& eojeol) {
  std::string out;
  for (uint32_t i = 0; i < eojeol.token_count; ++i) {
    const Token& token = analysis.tokens[eojeol.first_token + i];
    if (i != 0) out += '+';
    out += base::to_utf8(token.lemma) + "/" + std::string(lexicon::tag_name(token.tag));
  }
  return out;
}

/// The contract of analysis.h that every input keeps.
void expect_well_formed(const Analysis& analysis) {
  uint32_t last = 0, token = 0, eojeol = 0;
  for (const Sentence& sentence : analysis.sentences) {
    EXPECT_EQ(sentence.first_eojeol, eojeol);
    EXPECT_FALSE(sentence.span.empty());
    for (uint32_t i = 0; i < sentence.eojeol_count; ++i, ++eojeol) {
      const Eojeol& word = analysis.eojeols[eojeol];
      EXPECT_TRUE(sentence.span.contains(word.span));
      EXPECT_EQ(word.first_token, token);
      EXPECT_GT(word.token_count, 0u);
      for (uint32_t k = 0; k < word.token_count; ++k, ++token) {
        const Token& t = analysis.tokens[token];
        EXPECT_LE(t.span.start, t.span.end);
        EXPECT_GE(t.span.start, last);
        EXPECT_TRUE(word.span.contains(t.span));
        EXPECT_FALSE(t.lemma.empty());
        EXPECT_TRUE(t.root.empty() || t.span.contains(t.root));
        EXPECT_LE(t.span.end, analysis.text.size());
        last = t.span.end;
      }
    }
  }
  EXPECT_EQ(token, analysis.tokens.size());
  EXPECT_EQ(eojeol, analysis.eojeols.size());
}

class AnalyzerCases : public testing::TestWithParam<const char*> {};

TEST_P(AnalyzerCases, ReadsTheEojeol) {
  const auto rows = rows_of(GetParam());
  ASSERT_FALSE(rows.empty());
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    const std::u16string text = base::to_utf16(row[0]);
    const Analysis analysis = analyzer().analyze(text);
    expect_well_formed(analysis);
    bool found = false;
    for (const Eojeol& eojeol : analysis.eojeols) {
      if (found || base::to_utf8(eojeol.span.of(text)) != row[1]) continue;
      found = true;
      EXPECT_EQ(tokens_of(analysis, eojeol), row[2]) << row[0];
    }
    EXPECT_TRUE(found) << row[1];
  }
}

INSTANTIATE_TEST_SUITE_P(Files, AnalyzerCases,
                         testing::Values("irregular.tsv", "contractions.tsv", "endings.tsv",
                                         "copula.tsv", "josa.tsv", "light.tsv", "numbers.tsv",
                                         "unknown.tsv", "quotes.tsv", "auxiliaries.tsv",
                                         "connectives.tsv", "finals.tsv", "homographs.tsv",
                                         "honorifics.tsv", "josa-chains.tsv", "quotatives.tsv",
                                         "stems.tsv", "words.tsv"),
                         [](const auto& instance) {
                           std::string name = instance.param;
                           name.resize(name.find('.'));
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(Analyzer, CutsSentences) {
  for (const auto& row : rows_of("sentences.tsv")) {
    ASSERT_EQ(row.size(), 1u);
    // "|" marks where a sentence begins.
    std::u16string text;
    std::vector<uint32_t> starts = {0};
    for (const char16_t unit : base::to_utf16(row[0])) {
      if (unit == u'|') {
        starts.push_back(static_cast<uint32_t>(text.size()));
      } else {
        text += unit;
      }
    }
    const Analysis analysis = analyzer().analyze(text);
    std::vector<uint32_t> found;
    for (const Sentence& sentence : analysis.sentences) found.push_back(sentence.span.start);
    EXPECT_EQ(found, starts) << row[0];
  }
}

TEST(Analyzer, StemsCoverTheirSyllables) {
  const std::u16string text = u"정부는 대책을 발표했다고 밝혔다.";
  const Analysis analysis = analyzer().analyze(text);
  ASSERT_EQ(analysis.eojeols.size(), 4u);
  const Token* tokens = &analysis.tokens[analysis.eojeols[2].first_token];
  ASSERT_EQ(analysis.eojeols[2].token_count, 3u);
  EXPECT_EQ(tokens[0].span.of(text), u"발표했");
  EXPECT_EQ(tokens[0].root.of(text), u"발표");
  EXPECT_EQ(tokens[0].lemma, u"발표하다");
  EXPECT_TRUE(tokens[1].span.empty());
  EXPECT_EQ(tokens[1].tag, Tag::kEP);
  EXPECT_EQ(tokens[2].span.of(text), u"다고");
  EXPECT_NE(tokens[0].root_entry, lexicon::kNoEntry);
}

TEST(Analyzer, OneWordIsReadAlikeInTheWholeArticle) {
  // 바루스가 alone might be a noun; before three josa it is 바루스.
  const std::u16string text =
      u"바루스가 문을 열었다.\n바루스는 식당이다.\n바루스를 찾은 손님은 많다.\n바루스에서 만났다.";
  const Analysis analysis = analyzer().analyze(text);
  int count = 0;
  for (const Token& token : analysis.tokens) {
    if (token.span.of(text) == u"바루스") {
      ++count;
      EXPECT_TRUE(token.is_noun());
      EXPECT_TRUE(token.is_unknown());
    }
  }
  EXPECT_EQ(count, 4);
}

TEST(Analyzer, APronounStaysOneBeforeAnyJosa) {
  const std::u16string text =
      u"그녀는 웃었다.\n그녀가 왔다.\n모두 그녀를 안다.\n그녀의 말이다.\n그녀도 갔다.\n“왜?” "
      u"그녀는 "
      u"궁금했다.";
  const Analysis analysis = analyzer().analyze(text);
  for (const Token& token : analysis.tokens) {
    if (token.span.of(text) != u"그녀") continue;
    EXPECT_EQ(token.tag, Tag::kNP) << token.span.start;
  }
}

TEST(Analyzer, KeepsOtherReadings) {
  const std::u16string text = u"걸었다";
  const Analysis analysis = analyzer().analyze(text);
  ASSERT_EQ(analysis.eojeols.size(), 1u);
  std::vector<std::u16string> lemmas = {std::u16string(analysis.tokens[0].lemma)};
  for (uint32_t i = 0; i < analysis.eojeols[0].alternative_count; ++i) {
    lemmas.emplace_back(analysis.alternatives[analysis.eojeols[0].first_alternative + i].lemma);
  }
  EXPECT_NE(std::find(lemmas.begin(), lemmas.end(), u"걷다"), lemmas.end());
  EXPECT_NE(std::find(lemmas.begin(), lemmas.end(), u"걸다"), lemmas.end());
}

TEST(Analyzer, AnyTextIsReadWithoutHarm) {
  const std::u16string texts[] = {u"",
                                  u" \n\n ",
                                  u"The quick brown fox.",
                                  u"\xD800\xDC00\xD800",
                                  std::u16string(1, u'\0'),
                                  u"ㅋㅋㅋ ㅠㅠ",
                                  u"ㄱ나ㄴ다",
                                  u"1,2.3..4,",
                                  u"“”‘’()[]",
                                  u"\"\"\"\"",
                                  u"다.다.다.",
                                  u"가\n나\n다",
                                  u"https://example.com/a?b=c&d=e#f",
                                  u"👨‍👩‍👧‍👦를 위한 공간이다.",
                                  u"한·미·일 3국",
                                  u"美 대통령·日 총리",
                                  std::u16string(5000, u'가'),
                                  std::u16string(5000, u'“'),
                                  std::u16string(3000, u'a'),
                                  std::u16string(3000, u'하') + u"했다",
                                  std::u16string(2000, u'으') + u"시었었겠습니다"};
  for (const std::u16string& text : texts) {
    const Analysis analysis = analyzer().analyze(text);
    expect_well_formed(analysis);
  }
  EXPECT_TRUE(analyzer().analyze(std::u16string(5000, u'가')).truncated);
  EXPECT_FALSE(analyzer().analyze(u"정부는 발표했다.").truncated);
}

}  // namespace
}  // namespace dokhae::korean
