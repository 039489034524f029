// The Korean analysis on any UTF-16: every offset must be valid and in order, views must
// point to memory that lives, and the work must stay in proportion to the text.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "../support/built_lexicon.h"
#include "korean/analyzer.h"

namespace {

using dokhae::base::TextSpan;
using dokhae::korean::Analysis;
using dokhae::korean::Analyzer;

void require(bool condition) {
  if (!condition) std::abort();
}

bool inside(TextSpan span, size_t size) {
  return span.start <= span.end && span.end <= size;
}

void check(const Analysis& analysis) {
  const size_t size = analysis.text.size();
  size_t sum = 0;  // so that every view is read
  uint32_t token = 0, eojeol = 0, end = 0;
  for (const auto& sentence : analysis.sentences) {
    require(inside(sentence.span, size) && sentence.first_eojeol == eojeol);
    for (uint32_t i = 0; i < sentence.eojeol_count; ++i, ++eojeol) {
      const auto& word = analysis.eojeols[eojeol];
      require(sentence.span.contains(word.span) && word.first_token == token);
      require(word.first_alternative + word.alternative_count <= analysis.alternatives.size());
      for (uint32_t k = 0; k < word.token_count; ++k, ++token) {
        const auto& t = analysis.tokens[token];
        require(inside(t.span, size) && t.span.start >= end && word.span.contains(t.span));
        require(t.root.empty() || t.span.contains(t.root));
        for (const char16_t unit : t.lemma) sum += unit;
        for (const char16_t unit : t.form) sum += unit;
        end = t.span.end;
      }
    }
  }
  require(token == analysis.tokens.size() && eojeol == analysis.eojeols.size());
  // A unit gives a few morphemes at the most: 가셨다 holds 가 시 었 다.
  require(analysis.tokens.size() <= 4 * size + 4);
  for (const auto& alternative : analysis.alternatives) {
    for (const char16_t unit : alternative.lemma) sum += unit;
  }
  uint32_t last = 0;
  for (const auto& name : analysis.names) {
    require(inside(name.span, size) && inside(name.title, size) && inside(name.affiliation, size));
    require(name.span.start >= last && name.canonical < analysis.names.size());
    last = name.span.start;
  }
  last = 0;
  for (const auto& number : analysis.numbers) {
    require(inside(number.span, size) && inside(number.unit, size) && number.span.start >= last);
    last = number.span.start;
  }
  require(sum != 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto analyzer = Analyzer::create(dokhae::test::built_lexicon());
  require(analyzer.has_value());
  std::u16string text(size / 2, u'\0');
  std::memcpy(text.data(), data, text.size() * 2);
  check((*analyzer)->analyze(text));
  return 0;
}
