#include "claims/clause.h"

#include <algorithm>

#include "base/hangul.h"
#include "korean/characters.h"
#include "korean/word_classes.h"

namespace dokhae::claims {
namespace {

using base::TextSpan;
using korean::Analysis;
using korean::is_one_of;
using korean::Tag;
using korean::Token;

bool is_punctuation(char16_t unit) noexcept {
  switch (unit) {
    case u'.':
    case u',':
    case u'?':
    case u'!':
    case u'…':
    case u'·':
    case u':':
    case u';':
    case u'“':
    case u'”':
    case u'‘':
    case u'’':
    case u'"':
    case u'\'':
    case u'「':
    case u'」':
    case u'『':
    case u'』':
    case u'‚':
    case u'、':
    case u'。':
      return true;
    default:
      return korean::is_blank(unit);
  }
}

// The moods that are quoted, declarative -다 and -라, hortative -자, interrogative -냐, before one
// of two ends: 다며, 냐면서.
bool ends_quoting(std::u16string_view text, std::u16string_view end,
                  std::u16string_view other) noexcept {
  if (!ends_with(text, end)) {
    if (!ends_with(text, other)) return false;
    end = other;
  }
  constexpr std::u16string_view kMoods = u"다라자냐";
  return text.size() > end.size() &&
         kMoods.find(text[text.size() - end.size() - 1]) != std::u16string_view::npos;
}
bool ends_with_and(std::u16string_view text) noexcept {
  return ends_quoting(text, u"고", u"고");
}
bool ends_with_while(std::u16string_view text) noexcept {
  return ends_quoting(text, u"며", u"면서");
}
bool ends_with_noun(std::u16string_view text) noexcept {
  return ends_quoting(text, u"는", u"던");
}
// Fused from -다는, -라는, -자는, -냐는.
bool ends_fused(std::u16string_view text) noexcept {
  constexpr std::u16string_view kFused = u"단란잔냔";
  return !text.empty() && kFused.find(text.back()) != std::u16string_view::npos;
}

// The ending as written, focus particles of the quotation (-고도, -고는) left out.
std::u16string_view without_focus(std::u16string_view text) noexcept {
  for (const std::u16string_view focus : {u"고도", u"고는", u"고만", u"서도", u"고까지"}) {
    if (ends_with(text, focus)) return text.substr(0, text.size() - (focus.size() - 1));
  }
  return text;
}

Quotative quotative_of_tail(std::u16string_view tail) noexcept {
  tail = without_focus(tail);
  if (is_one_of(tail, u"고 하고") || ends_with_and(tail)) return Quotative::kAnd;
  if (is_one_of(tail, u"며 면서 하며 하면서") || ends_with_while(tail)) {
    return Quotative::kWhile;
  }
  if (is_one_of(tail, u"는 던") || ends_with_noun(tail) || is_one_of(tail, u"란 이란")) {
    return Quotative::kNoun;
  }
  return Quotative::kNone;
}

// The ending must be one morpheme (바라며 is 바라+며), or the word must be unknown.
Quotative quotative_of_word(const Analysis& analysis, const Word& word, const Token& last,
                            const Token* before) noexcept {
  const std::u16string_view text = analysis.text;
  std::u16string_view surface = trimmed(text, word.tail).of(text);
  const bool focused =
      last.tag == Tag::kJX && before != nullptr && is_one_of(last.form, u"도 는 만 까지");
  const Token& ending = focused ? *before : last;
  if (focused)
    surface = surface.substr(0, surface.size() - std::min(surface.size(), last.form.size()));
  const std::u16string_view form = without_focus(ending.form);  // 라고도 may be one ending
  surface = without_focus(surface);
  const bool open_word = ending.is_unknown() && ending.is_noun();
  if (ends_with_and(surface) && (ends_with_and(form) || open_word)) return Quotative::kAnd;
  if (ends_with_while(surface) && (ends_with_while(form) || open_word)) {
    return Quotative::kWhile;
  }
  if (focused) return Quotative::kNone;
  if (ends_with_noun(surface) && (ends_with_noun(form) || open_word)) {
    return Quotative::kNoun;
  }
  if (ends_fused(surface) &&
      ((ending.is_eomi() && ends_fused(form)) || is_one_of(form, u"이란 란") ||
       ends_with(surface, u"거란") || ends_with(surface, u"것이란"))) {
    return Quotative::kNoun;
  }
  return Quotative::kNone;
}

Role role_of(const Token& last, const Token* before) noexcept {
  const std::u16string_view form = last.form;
  switch (last.tag) {
    case Tag::kJX:
      if (is_one_of(form, u"은 는 ㄴ")) {
        if (before != nullptr && before->tag == Tag::kJKB) {
          return is_one_of(before->form, u"에서 서") ? Role::kAt : Role::kTo;
        }
        return Role::kTopic;
      }
      if (is(form, u"도")) {
        if (before != nullptr && before->tag == Tag::kJKB)
          return is(before->form, u"에서") ? Role::kAt : Role::kTo;
        return Role::kAlso;
      }
      return Role::kOther;
    case Tag::kJKS:
    case Tag::kJKC:
      return Role::kSubject;
    case Tag::kJKO:
      return Role::kObject;
    case Tag::kJKG:
      return Role::kGenitive;
    case Tag::kJC:
      return Role::kWith;
    case Tag::kJKB:
      if (is_one_of(form, u"에서 에선 에서는 에서도 서 서는 께서")) {
        return is(form, u"께서") ? Role::kSubject : Role::kAt;
      }
      if (is_one_of(form.substr(0, 1), u"에 께") || is(form, u"한테")) return Role::kTo;
      if (is_one_of(form, u"로 으로")) return Role::kBy;
      if (is_one_of(form, u"와 과")) return Role::kWith;
      return Role::kOther;
    case Tag::kETM:
      return Role::kAdnominal;
    case Tag::kEC:
      return Role::kConnective;
    case Tag::kEF:
      return Role::kFinal;
    case Tag::kMAG:
      return Role::kAdverb;
    case Tag::kMAJ:
      return Role::kConjunction;
    case Tag::kMM:
      return Role::kDeterminer;
    case Tag::kETN:
      return Role::kNoun;
    case Tag::kSW:
      return Role::kNoun;  // 46.7%
    default:
      return last.is_noun() ? Role::kNoun : Role::kOther;
  }
}

void finish(const Analysis& analysis, Word& word) noexcept {
  const std::u16string_view text = analysis.text;
  const TextSpan end = trimmed(text, word.tail);
  for (uint32_t i = end.end; i < word.span.end; ++i)
    word.comma |= text[i] == u',' || text[i] == u'、';
  if (word.quotation >= 0) {
    // The comma of “…,”라고 stands inside.
    for (uint32_t i = word.tail.start; i < end.start && i < word.tail.end; ++i)
      word.comma |= text[i] == u',';
  }
  const Token* last = nullptr;
  const Token* before = nullptr;
  for (uint32_t i = 0; i < word.token_count; ++i) {
    const Token& token = analysis.tokens[word.first_token + i];
    if (token.is_symbol() && !(token.tag == Tag::kSW && i > 0)) continue;
    if (token.is_predicate()) word.predicate = static_cast<int32_t>(word.first_token + i);
    before = last;
    last = &token;
  }
  if (word.quotation >= 0) {
    const std::u16string_view tail = end.of(text);
    word.quotative = quotative_of_tail(tail);
    const char16_t first = tail.empty() ? u' ' : tail.front();
    word.extends_quotation =
        word.quotative != Quotative::kNone && tail.size() > 2 && !is(tail, u"하면서") &&
        (first == u'하' || first == u'했' || first == u'할' || first == u'한' || first == u'될' ||
         first == u'되' || first == u'됐' || first == u'된');
    if (tail.empty()) {
      word.role = Role::kNoun;
      return;
    }
  }
  if (last == nullptr) return;
  word.role = role_of(*last, before);
  if (word.quotation < 0) word.quotative = quotative_of_word(analysis, word, *last, before);
}

}  // namespace

[[gnu::noinline]] bool is(std::u16string_view a, std::u16string_view b) noexcept {
  return a == b;
}

[[gnu::noinline]] bool ends_with(std::u16string_view text, std::u16string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

TextSpan trimmed(std::u16string_view text, TextSpan span) noexcept {
  while (span.start < span.end && is_punctuation(text[span.start])) ++span.start;
  while (span.end > span.start && is_punctuation(text[span.end - 1])) --span.end;
  return span;
}

TextSpan noun_part(const Analysis& analysis, const Word& word) noexcept {
  TextSpan span = trimmed(analysis.text, word.span);
  // Josa and endings go from the right; what is left of them is the noun.
  for (uint32_t i = word.token_count; i > 0; --i) {
    const Token& token = analysis.tokens[word.first_token + i - 1];
    if (token.span.start >= span.end && !token.span.empty()) continue;
    if (token.is_josa() || token.is_eomi() || token.tag == Tag::kVCP ||
        (token.is_symbol() && token.tag != Tag::kSW)) {
      if (token.span.start > span.start) span.end = std::min(span.end, token.span.start);
      if (token.is_symbol()) {
        // (SRT 운영사)는: the bracket is part of the phrase, but not of its name.
        const char16_t mark = token.span.empty() ? u' ' : analysis.text[token.span.start];
        if (mark == u')' || mark == u']' || mark == u'%') {
          span.end = std::max(span.end, std::min(token.span.end, word.span.end));
          break;
        }
      }
      continue;
    }
    break;
  }
  return trimmed(analysis.text, span);
}

bool ends_like_sentence(std::u16string_view quoted) noexcept {
  while (!quoted.empty() && is_punctuation(quoted.back())) {
    if (quoted.back() == u'?' || quoted.back() == u'!') return true;
    quoted.remove_suffix(1);
  }
  if (quoted.empty()) return false;
  switch (quoted.back()) {
    case u'다':
    case u'요':
    case u'까':
    case u'죠':
    case u'라':
    case u'자':
    case u'냐':
    case u'네':
    case u'것':
    case u'야':
    case u'지':
    case u'길':
      return true;
    default:
      return base::is_syllable(quoted.back()) &&
             base::tail_of(quoted.back()) == base::kTailSsangSiot;
  }
}

std::vector<Clauses> read_clauses(const Analysis& analysis, uint32_t paragraph,
                                  std::span<const Quotation> quotations) {
  std::vector<Clauses> result;
  const korean::Paragraph& place = analysis.paragraphs[paragraph];
  size_t quotation = 0;     // next one not yet read
  uint32_t open_until = 0;  // end of the quotation being read
  bool join = false;
  for (uint32_t s = 0; s < place.sentence_count; ++s) {
    const korean::Sentence& sentence = analysis.sentences[place.first_sentence + s];
    if (!join) {
      result.push_back({sentence.span, paragraph, {}});
    } else {
      result.back().span.end = sentence.span.end;
    }
    std::vector<Word>& words = result.back().words;
    for (uint32_t e = 0; e < sentence.eojeol_count; ++e) {
      const korean::Eojeol& eojeol = analysis.eojeols[sentence.first_eojeol + e];
      bool fresh = true;  // the next token begins a word
      for (uint32_t t = 0; t < eojeol.token_count; ++t) {
        const uint32_t index = eojeol.first_token + t;
        const TextSpan span = analysis.tokens[index].span;
        if (span.start < open_until) {
          words.back().span.end = std::max(words.back().span.end, span.end);
          fresh = false;
          continue;
        }
        while (quotation < quotations.size() && quotations[quotation].outer.end <= span.start)
          ++quotation;
        if (quotation < quotations.size() && span.start >= quotations[quotation].outer.start &&
            span.start < quotations[quotation].outer.end) {
          Word word;
          const TextSpan outer = quotations[quotation].outer;
          word.span = {outer.start, std::max(outer.end, span.end)};
          word.tail = {outer.end, outer.end};
          word.quotation = static_cast<int32_t>(quotation);
          word.first_token = index + 1;
          words.push_back(word);
          open_until = outer.end;
          fresh = false;
          ++quotation;
          continue;
        }
        if (fresh || words.empty()) {
          Word word;
          word.span = word.tail = span;
          word.first_token = index;
          words.push_back(word);
          fresh = false;
        }
        Word& word = words.back();
        if (word.token_count == 0) word.first_token = index;
        word.token_count = index + 1 - word.first_token;
        word.span.end = std::max(word.span.end, span.end);
        word.tail.end = std::max(word.tail.end, span.end);
      }
    }
    join = open_until > sentence.span.end;
  }
  for (Clauses& clauses : result) {
    for (Word& word : clauses.words) {
      word.tail.end = std::max(word.tail.end, word.tail.start);
      word.span.end = std::max(word.span.end, word.tail.end);
      finish(analysis, word);
    }
    // 홍 부사장 역시 “…”며: an adverb takes the place of the josa.
    for (size_t i = 0; i + 1 < clauses.words.size(); ++i) {
      Word& word = clauses.words[i];
      if (word.role == Role::kNoun && word.quotation < 0 &&
          is(trimmed(analysis.text, clauses.words[i + 1].span).of(analysis.text), u"역시")) {
        word.role = Role::kTopic;
      }
    }
  }
  return result;
}

}  // namespace dokhae::claims
