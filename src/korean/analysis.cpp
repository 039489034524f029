#include "korean/analysis.h"

namespace dokhae::korean {

bool Token::is_noun() const noexcept {
  switch (tag) {
    case Tag::kNNG:
    case Tag::kNNP:
    case Tag::kNNB:
    case Tag::kNP:
    case Tag::kNR:
    case Tag::kSL:
    case Tag::kSH:
    case Tag::kSN:
    case Tag::kXR:
    case Tag::kNA:
    case Tag::kXPN:
    case Tag::kXSN:
      return true;
    default:
      return false;
  }
}

bool Token::is_predicate() const noexcept {
  return tag >= Tag::kVV && tag <= Tag::kVCN;
}
bool Token::is_josa() const noexcept {
  return tag >= Tag::kJKS && tag <= Tag::kJC;
}
bool Token::is_eomi() const noexcept {
  return tag >= Tag::kEP && tag <= Tag::kETM;
}
bool Token::is_symbol() const noexcept {
  return tag >= Tag::kSF && tag <= Tag::kSW;
}

Derivation derivation(const Token& token, const lexicon::Lexicon& lexicon) noexcept {
  Derivation parts;
  if (token.root.empty() || token.lemma.size() <= token.root.length()) return parts;
  // 기뻐하다, 아름답다 and 행하다 only look derived: the lexicon knows the whole, or the rest is
  // no word of its own.
  if (token.root_entry == lexicon::kNoEntry && token.entry != lexicon::kNoEntry) return parts;
  if (token.root.length() == 1 && token.lemma != u"말하다" && token.lemma != u"일하다")
    return parts;
  parts.suffix = token.lemma.substr(token.root.length());
  if (token.root_entry != lexicon::kNoEntry) parts.root = lexicon.tag(token.root_entry);
  if (parts.suffix[0] == u'받' || parts.suffix[0] == u'드') {
    parts.tag = Tag::kVV;
  } else if (token.tag == Tag::kVA) {
    parts.tag = Tag::kXSA;
  }
  return parts;
}

}  // namespace dokhae::korean
