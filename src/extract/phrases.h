#pragma once

#include <cstdint>
#include <string_view>

namespace dokhae::extract {

/// What furniture says. One bit a family.
enum Phrase : uint32_t {
  kSaysCopyright = 1u << 0,  ///< 무단전재 및 재배포 금지, ©, all rights reserved
  kSaysRelated = 1u << 1,    ///< 관련기사, 많이 본 뉴스, you may also like
  kSaysShare = 1u << 2,      ///< 기사보내기, 글자크기, share this
  kSaysReaction = 1u << 3,   ///< 좋아요, 이 기사를 추천합니다
  kSaysComment = 1u << 4,
  kSaysSubscribe = 1u << 5,  ///< 구독하기, 뉴스레터, sign up
  kSaysSummary = 1u << 6,    ///< 자동요약, AI 요약
  kSaysTool = 1u << 7,       ///< 음성으로 듣기, 이미지 확대, skip to content
  kSaysAdvert = 1u << 8,
  kSaysTip = 1u << 9,        ///< 제보하기, send us a tip
  kSaysLogin = 1u << 10,     ///< this text is for members
  kSaysPhoto = 1u << 11,     ///< 사진=, 자료사진, getty images
  kSaysReporter = 1u << 12,  ///< 기자, 특파원; by …
  kSaysDate = 1u << 13,      ///< 입력, 수정, published
  kSaysCookie = 1u << 14,
  kSaysImprint = 1u << 15,  ///< 등록번호, 발행인, 청소년보호책임자
  kSaysAction = 1u << 16,   ///< learn more, contact us, 자세히 보기
  kSaysAuthor = 1u << 17,   ///< about the author, 필자 소개
};
inline constexpr int kPhraseFamilies = 18;

struct PhraseHits {
  uint32_t families = 0;
  uint32_t leading = 0;  ///< family of the phrase that the text begins with, 0 if none
  uint32_t count = 0;
  uint32_t copyright = 0;   ///< how many of them are kSaysCopyright
  bool sign = false;        ///< © or ⓒ: a claim, or a photo's credit
  float coverage = 0;       ///< share of the text that the phrases make up
  bool promo_mark = false;  ///< begins with ▶ ☞ ※ ▷ ★ and the like
  bool email = false;
  bool url = false;
};

/// Looks at the first 700 bytes: furniture is short.
[[nodiscard]] PhraseHits find_phrases(std::string_view utf8) noexcept;

}  // namespace dokhae::extract
