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

}  // namespace dokhae::korean
