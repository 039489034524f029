// The Korean analysis on any UTF-16: every offset must be valid and in order, views must
// point to memory that lives, and the work must stay in proportion to the text.
#include <unicode/utf16.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "../support/built_lexicon.h"
#include "korean/analyzer.h"
#include "korean/characters.h"
#include "korean/romanization.h"

namespace {

using dokhae::base::TextSpan;
using dokhae::korean::Analysis;
using dokhae::korean::Analyzer;

void require(bool condition) {
  if (!condition) std::abort();
}

/// Does the span lie in the text and cut no character in two?
bool inside(TextSpan span, std::u16string_view text) {
  const auto is_edge = [text](uint32_t at) {
    return at == 0 || at == text.size() || !U16_IS_TRAIL(text[at]) || !U16_IS_LEAD(text[at - 1]);
  };
  return span.start <= span.end && span.end <= text.size() && is_edge(span.start) &&
         is_edge(span.end);
}

/// Only blanks stand between two neighbours.
void require_blank(std::u16string_view text, uint32_t from, uint32_t to) {
  require(from <= to);
  for (; from < to; ++from) require(dokhae::korean::is_blank(text[from]));
}

void check(const Analysis& analysis) {
  const std::u16string_view text = analysis.text;
  size_t sum = 0;  // so that every view is read
  uint32_t token = 0, eojeol = 0, sentence_index = 0, sentence_end = 0;
  for (const auto& paragraph : analysis.paragraphs) {
    require(inside(paragraph.span, text) && paragraph.first_sentence == sentence_index);
    sentence_index += paragraph.sentence_count;
  }
  require(sentence_index == analysis.sentences.size());
  for (const auto& sentence : analysis.sentences) {
    require(inside(sentence.span, text) && !sentence.span.empty());
    require(sentence.paragraph < analysis.paragraphs.size() &&
            analysis.paragraphs[sentence.paragraph].span.contains(sentence.span));
    require_blank(text, sentence_end, sentence.span.start);
    sentence_end = sentence.span.end;
    require(sentence.first_eojeol == eojeol);
    uint32_t word_end = sentence.span.start;
    for (uint32_t i = 0; i < sentence.eojeol_count; ++i, ++eojeol) {
      const auto& word = analysis.eojeols[eojeol];
      require(sentence.span.contains(word.span) && inside(word.span, text));
      require_blank(text, word_end, word.span.start);
      word_end = word.span.end;
      require(word.first_token == token);
      require(word.first_alternative + word.alternative_count <= analysis.alternatives.size());
      uint32_t end = word.span.start;
      for (uint32_t k = 0; k < word.token_count; ++k, ++token) {
        const auto& t = analysis.tokens[token];
        require(inside(t.span, text) && t.span.start >= end && word.span.contains(t.span));
        require(t.root.empty() || (t.span.contains(t.root) && inside(t.root, text)));
        for (const char16_t unit : t.lemma) sum += unit;
        for (const char16_t unit : t.form) sum += unit;
        end = t.span.end;
      }
    }
    require_blank(text, word_end, sentence_end);
  }
  require_blank(text, sentence_end, static_cast<uint32_t>(text.size()));
  require(token == analysis.tokens.size() && eojeol == analysis.eojeols.size());
  // A unit gives a few morphemes at the most: 가셨다 holds 가 시 었 다.
  require(analysis.tokens.size() <= 4 * text.size() + 4);
  for (const auto& alternative : analysis.alternatives) {
    for (const char16_t unit : alternative.lemma) sum += unit;
  }
  uint32_t last = 0;
  for (const auto& name : analysis.names) {
    require(inside(name.span, text) && inside(name.title, text) && inside(name.affiliation, text));
    require(name.span.start >= last && name.canonical < analysis.names.size());
    last = name.span.start;
  }
  last = 0;
  for (const auto& number : analysis.numbers) {
    require(inside(number.span, text) && number.span.start >= last && !number.span.empty());
    require(number.unit.empty() || number.span.contains(number.unit));
    require(!number.english.empty());
    last = number.span.end;
  }
  require(sum != 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto analyzer = Analyzer::create(dokhae::test::built_lexicon());
  require(analyzer.has_value());
  std::u16string text(size / 2, u'\0');
  std::memcpy(text.data(), data, text.size() * 2);
  const Analysis analysis = (*analyzer)->analyze(text, {2024, 2, 29});
  check(analysis);
  dokhae::korean::SoundedWord sounds(dokhae::test::built_lexicon());
  std::string letters;
  for (const auto& eojeol : analysis.eojeols) {
    const std::u16string_view word = eojeol.span.of(text);
    sounds.read(word);
    sounds.append({0, eojeol.span.length()}, letters);
  }
  for (const auto& name : analysis.names) {
    letters += dokhae::korean::romanize_person(name.span.of(text), dokhae::test::built_lexicon());
    letters += dokhae::korean::romanize_name(name.span.of(text), dokhae::test::built_lexicon());
  }
  require(letters.size() <= 64 * text.size());
  return 0;
}
