#include <gtest/gtest.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "../../support/built_lexicon.h"
#include "base/utf.h"
#include "gloss/terms.h"
#include "korean/analyzer.h"
#include "korean/table_lookup.h"

namespace dokhae::gloss {
namespace {

using lexicon::Tag;

/// Words that are left without a gloss on purpose, and what everybody can read.
bool wants_gloss(const lexicon::Lexicon& lexicon, std::u16string_view word, Tag tag) {
  const lexicon::Table unglossed = lexicon.table("unglossed");
  const uint32_t row = korean::find_row(unglossed, word);
  if (row != korean::kNoRow &&
      unglossed.cell(row, 1).find(lexicon::tag_name(tag)) != std::string_view::npos) {
    return false;
  }
  return base::to_utf8(word).size() > word.size();
}

/// A sentence with the word where its class may stand, and the part of it that a term has to
/// cover from the start; "" when the class is not glossed by itself.
std::u16string sentence_with(std::u16string_view word, Tag tag) {
  std::u16string text(word);
  switch (tag) {
    case Tag::kNNG:
    case Tag::kNNP:
      // 도 follows vowels and consonants alike.
      return text + u"도 있었다.";
    case Tag::kVV:
    case Tag::kVA:
      text.pop_back();
      return text + u"지 않았다.";
    case Tag::kMAG:
      return text + u" 움직였다.";
    default:
      return {};
  }
}

/// Every headword with a gloss is put into a sentence; it is reached when a term begins there
/// whose glosses are one of the headword's. What is not reached is written to
/// build/…/unreachable.tsv, for whoever looks after the lexicon.
TEST(Reach, TheAnalysisFindsTheHeadwords) {
  const lexicon::Lexicon& lexicon = test::built_lexicon();
  auto analyzer = korean::Analyzer::create(lexicon);
  ASSERT_TRUE(analyzer);
  const std::unique_ptr<FILE, int (*)(FILE*)> out(
      std::fopen(DOKHAE_BINARY_DIR "/unreachable.tsv", "w"), std::fclose);
  ASSERT_TRUE(out);
  std::fprintf(out.get(), "headword\ttag\tglosses\tfound\n");
  size_t words = 0, missed = 0;
  for (lexicon::EntryId id = 0; id < lexicon.entry_count(); ++id) {
    const Tag tag = lexicon.tag(id);
    const std::u16string_view word = lexicon.headword(id);
    if (lexicon.gloss_count(id) == 0 || (id > 0 && lexicon.headword(id - 1) == word)) continue;
    const std::u16string text = sentence_with(word, tag);
    if (text.empty() || !wants_gloss(lexicon, word, tag)) continue;
    ++words;
    const auto analysis = (*analyzer)->analyze(text);
    const auto terms = find_terms(analysis, lexicon, 0);
    const lexicon::EntryRange range = lexicon.find(word);
    bool reached = false;
    std::string found;
    for (const Term& term : terms) {
      found += (found.empty() ? "" : "; ") + base::to_utf8(term.lemma);
      if (term.span.start != 0) continue;
      for (uint32_t i = 0; i < range.count; ++i) {
        const std::string_view gloss = lexicon.gloss(range.first + i, 0);
        for (const std::string& own : term.glosses) reached = reached || own == gloss;
        reached = reached || (!term.romanization.empty() &&
                              term.romanization == lexicon.name(range.first + i));
      }
    }
    if (reached) continue;
    ++missed;
    std::fprintf(out.get(), "%s\t%s\t%s\t%s\n", base::to_utf8(word).c_str(),
                 std::string(lexicon::tag_name(tag)).c_str(),
                 std::string(lexicon.gloss(id, 0)).c_str(), found.c_str());
  }
  std::printf("%zu of %zu headwords are not reached\n", missed, words);
  ASSERT_GT(words, 10000u);
  EXPECT_LT(missed * 100, words * 5);
}

}  // namespace
}  // namespace dokhae::gloss
