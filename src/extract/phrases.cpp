#include "extract/phrases.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "extract/strings.h"
#include "extract/word_groups.h"

namespace dokhae::extract {
namespace {

/// Separated by strokes, each of at least three bytes; Latin letters lower-case.
constexpr WordGroup kPhrases[] = {
    // 저작권
    {kSaysCopyright,
     "무단전재|무단 전재|무단복제|무단 복제|무단배포|재배포 금지|재배포금지|재배포를 금|"
     "배포 금지|배포금지|학습 및 활용 금지|학습 이용 금지|학습·활용 금지|학습 금지|저작권자|"
     "저작권법의 보호|저작권은|copyright|copyrights|all rights reserved|all right reserved|"
     "may not be published, broadcast"},
    // 발행 정보
    {kSaysImprint,
     "등록번호|통권|등록일자|발행인|편집인|청소년보호책임자|청소년 보호책임자|개인정보처리방침|"
     "개인정보취급방침|이용약관|사업자등록|통신판매업|대표전화|고충처리|privacy policy|"
     "terms of use|terms of service"},
    // 관련 기사
    {kSaysRelated,
     "관련기사|관련 기사|관련뉴스|관련 뉴스|관련된 기사|관련 동영상|많이 본|많이본|많이 읽은|"
     "인기기사|인기 기사|인기뉴스|인기 뉴스|주요뉴스|주요 뉴스|주요기사|주요 기사|추천기사|"
     "추천 기사|추천뉴스|추천 뉴스|최신기사|최신 기사|최신뉴스|최신 뉴스|다른기사|다른 기사|"
     "기사 더보기|기사더보기|뉴스 더보기|더보기|전체보기|이 시각|실시간 뉴스|핫뉴스|핫이슈|"
     "오늘의 뉴스|함께 볼만한|함께 보면|함께 읽으면|당신이 관심|놓치면 안|랭킹뉴스|랭킹 뉴스|"
     "이슈 포토|포토뉴스|바로가기|이전기사|이전 기사|다음기사|다음 기사|연재기사|"
     "related articles|related stories|related posts|related news|related content|"
     "related topics|related reading|related:|read more|read next|read also|also read|see also|"
     "more from|more stories|more articles|more on this|you may also like|you might also like|"
     "you may like|recommended for you|recommended stories|recommended reading|most read|"
     "most popular|popular posts|recent posts|latest posts|latest news|latest stories|"
     "top stories|trending now|up next|previous article|next article|previous post|next post|"
     "continue reading|don't miss|view all"},
    // 공유, 글자 크기
    {kSaysShare,
     "기사보내기|기사 보내기|공유하기|기사공유|기사 공유|url복사|url 복사|url이 복사|주소복사|"
     "주소 복사|링크복사|링크 복사|글자크기|글자 크기|글씨크기|글씨 크기|글씨키우기|글자 작게|"
     "글자 크게|본문 글씨|가나다라|프린트|인쇄하기|스크랩|북마크|페이스북|카카오톡|"
     "카카오스토리|트위터|share this|share on|share via|share article|tweet this|copy link|"
     "link copied|print this|email this|facebook|whatsapp|linkedin|pinterest|follow us|"
     "follow me|font size"},
    // 반응
    {kSaysReaction,
     "좋아요|슬퍼요|화나요|훈훈해요|후속기사 원해요|후속 기사|추천해요|이 기사에 대해|"
     "이 기사를 추천|이 기사가 마음에|이 기사가 도움|이 기사의 댓글|기사 어떻게 보셨|기사추천|"
     "기사 추천|was this article|was this helpful|rate this"},
    // 댓글
    {kSaysComment,
     "댓글|leave a reply|leave a comment|post a comment|add a comment|join the conversation|"
     "your email address will not be published|view comments|comments"},
    // 구독
    {kSaysSubscribe,
     "구독하기|구독신청|구독 신청|구독해|구독 버튼|구독이 추가|뉴스레터|채널 추가|채널추가|"
     "친구추가|회원가입|로그인|후원하기|정기후원|후원 계좌|후원계좌|언론사 홈|앱 다운로드|"
     "newsletter|subscribe|sign up|sign in|log in|create an account|become a member|your inbox|"
     "join our|follow us on|download our app"},
    // 요약
    {kSaysSummary,
     "자동요약|핵심 요약|핵심요약|줄 요약|줄요약|기사를 요약|자동 요약|요약봇|뉴스 요약|"
     "뉴스요약|기사 요약|기사요약|본문 요약|ai 요약|ai요약|요약한 결과|요약입니다|"
     "인공지능이 요약|ai가 요약|전체 맥락을 이해하기"},
    // 도구
    {kSaysTool,
     "음성으로 듣기|음성 기사|음성으로|기사 듣기|뉴스 듣기|기사듣기|텍스트 음성|번역 설정|"
     "본문 바로가기|메뉴 바로가기|기사 도구|사진 확대|사진확대|이미지 확대|이미지확대|확대보기|"
     "크게보기|크게 보기|원본보기|레이어 닫기|창닫기|뒤로가기|목록보기|상단으로|홈으로 이동|"
     "동영상 재생|기사원문|기사 원문"},
    {kSaysDate, "기사입력|기사수정"},
    {kSaysTool,
     "skip to|back to top|click to enlarge|listen to this|open in app|minute read|min read|"
     "table of contents"},
    // 광고, 제보, 로그인
    {kSaysAdvert,
     "advertisement|sponsored|story continues below|article continues below|"
     "affiliate commission|earn a commission|earn commission|광고문의|광고 문의"},
    {kSaysTip, "제보하기|기사제보|기사 제보|제보 접수|제보를 기다|제보는|제보해|제보전화|news tip"},
    {kSaysLogin,
     "회원 전용|회원전용|로그인이 필요|로그인 후|로그인하시면|구독자 전용|유료회원|유료 회원|"
     "subscribers only|log in to continue|sign in to continue|to continue reading|"
     "already a subscriber"},
    {kSaysCookie, "cookies|쿠키를"},
    // 사진
    {kSaysPhoto,
     "사진=|사진 =|사진제공|사진 제공|자료사진|자료 사진|[사진]|/사진|/뉴스1|/연합뉴스|/뉴시스|"
     "연합뉴스|게티이미지|화면 캡처|화면 갈무리|방송화면|홈페이지 캡처|사진공동취재단|"
     "공동취재사진|getty images|shutterstock|photo by|photo:|image:|photograph:|image credit|"
     "photo credit"},
    // 기자, 날짜
    {kSaysReporter, "기자명| 기자|특파원|논설위원|칼럼니스트"},
    {kSaysDate,
     "최종수정|최종 수정|입력 |승인 |등록 |수정 |입력:|수정:|published|updated|posted on"},
    // 관련 기사, other languages
    {kSaysRelated,
     "lesen sie auch|mehr zum thema|auch interessant|weitere artikel|meistgelesen|à lire aussi|"
     "À lire aussi|lire aussi|sur le même sujet|voir aussi|les plus lus|lea también|"
     "lee también|te puede interesar|noticias relacionadas|ver también|lo más leído|"
     "leia também|leia mais|veja também|saiba mais|mais lidas|leggi anche|articoli correlati|"
     "potrebbe interessarti|lees ook|lees meer|läs mer|läs också|les også|læs også|les mer|"
     "czytaj też|czytaj także|zobacz także|zobacz też|ilgili haberler|baca juga|xem thêm|"
     "tin liên quan|читайте также|Читайте также|По теме|читайте також|Читайте також|関連記事|"
     "関連リンク|あわせて読みたい|おすすめ記事|人気記事|相关阅读|相关新闻|延伸阅读|延伸閱讀|"
     "推薦閱讀|相關新聞|اقرأ أيضا"},
    // 공유, other languages
    {kSaysShare,
     "artikel teilen|partager cet article|compartir en|compartilhe|condividi su|シェアする|"
     "分享到|поделиться|Поделиться"},
    // 댓글, other languages
    {kSaysComment,
     "kommentare|commentaires|comentarios|comentários|commenti|reacties|kommentarer|コメント|"
     "网友评论|комментарии|Комментарии|komentarze|yorumlar"},
    // 구독, other languages
    {kSaysSubscribe,
     "abonnieren|abonnez-vous|suscríbete|suscríbase|assine|abbonati|prenumerera|メルマガ|"
     "подписывайтесь|Подписывайтесь|подпишитесь"},
    // 광고, other languages
    {kSaysAdvert,
     "anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annonse|annons|"
     "reklama|реклама|Реклама|スポンサーリンク"},
    // 저작권, other languages
    {kSaysCopyright,
     "alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
     "todos os direitos reservados|tutti i diritti riservati|riproduzione riservata|無断転載|"
     "禁無断|版权所有|版權所有|все права защищены|Все права защищены"},
    // 사진, other languages
    {kSaysPhoto, "foto:|bild:|crédit photo|写真=|写真：|ap photo|via getty|epa-efe"},
    // 날짜, other languages
    {kSaysDate,
     "aktualisiert|veröffentlicht|publié le|mis à jour|actualizado|publicado|pubblicato|"
     "aggiornato|bijgewerkt|gepubliceerd|publicerad|uppdaterad|更新日|опубликовано"},
    // 로그인, other languages
    {kSaysLogin, "réservé aux abonnés|für abonnenten|solo para suscriptores|有料会員|会員限定"},
    // What the site wants its readers to do
    {kSaysAction,
     "learn more|find out more|contact us|click here|get started|call us|book now|shop now|"
     "buy now|order now|free trial|get in touch|request a quote|visit our|check out our|"
     "download our|free consultation|자세히 보기|클릭하세요|여기를 클릭|무료체험|무료 체험|"
     "상담 신청"},
    // Who wrote it
    {kSaysAuthor,
     "about the author|about the writer|is a freelance|is a contributing|is a contributor|"
     "is the author of|is a staff writer|is a senior|has been writing|writes about|"
     "writer based|her work has|his work has|their work has|follow her|follow him|follow them|"
     "필자 소개|저자 소개|기자 소개|글쓴이|약력"},
    // The page is not there
    {kSaysError,
     "찾을 수 없습니다|찾을 수 없는 페이지|존재하지 않는 페이지|존재하지 않는 기사|"
     "존재하지 않거나|삭제된 기사|삭제되었거나|잘못된 접근|page not found|page cannot be found|"
     "page you requested|page you are looking for|error 404|404 error|no longer available"},
};

constexpr char kSeparator = '|';
constexpr size_t kBuckets = 1024;  // a power of two
constexpr uint16_t kNoEntry = 0xFFFF;

/// Of the first three bytes at `text`, where four can be read: a syllable, or three letters.
uint32_t hash_of_key(const char* text) noexcept {
  uint32_t four = 0;
  std::memcpy(&four, text, 4);
  return ((four & 0xFFFFFF) * 0x9E3779B1u) >> 17;
}

struct Entry {
  std::string_view text;
  uint32_t family = 0;
  uint16_t next = kNoEntry;
};

/// Phrases by their first three bytes, the longest first.
class Index {
 public:
  Index() noexcept {
    first_.fill(kNoEntry);
    uint16_t count = 0;
    for_each_word(kPhrases, kSeparator, [&](std::string_view text, uint32_t family) {
      const uint32_t hash = hash_of_key(text.data());  // of a literal: there is a fourth byte
      begins_[hash / 32] |= 1u << (hash % 32);
      uint16_t* at = &first_[hash % kBuckets];
      while (*at != kNoEntry && entries_[*at].text.size() >= text.size()) at = &entries_[*at].next;
      entries_[count] = {text, family, *at};
      *at = count++;
    });
  }

  /// False for nearly all keys that no phrase begins with.
  [[nodiscard]] bool may_begin(uint32_t hash) const noexcept {
    return (begins_[hash / 32] >> (hash % 32) & 1) != 0;
  }
  /// The first entry to look at, then `next` of each; nullptr at the end.
  [[nodiscard]] const Entry* first(uint32_t hash) const noexcept {
    return at(first_[hash % kBuckets]);
  }
  [[nodiscard]] const Entry* next(const Entry& entry) const noexcept { return at(entry.next); }

 private:
  [[nodiscard]] const Entry* at(uint16_t number) const noexcept {
    return number == kNoEntry ? nullptr : &entries_[number];
  }
  std::array<uint32_t, (1u << 15) / 32> begins_{};
  std::array<uint16_t, kBuckets> first_;
  std::array<Entry, count_words(kPhrases, kSeparator)> entries_;
};

/// Furniture when they are all that a line says.
constexpr WordGroup kWholeLines[] = {
    {kSaysAdvert, "광고|ad|ads|sponsored"},
    {kSaysTool, "본문|목록|닫기|홈|menu|close|home|loading|loading...|클린뷰"},
    {kSaysShare, "인쇄|공유|share|tweet|print|email|follow|가|저장|복사"},
    {kSaysRelated, "이전|다음|related|tags|tags:|next|previous"},
    {kSaysSubscribe, "구독"},
    {kSaysTip, "제보"},
    {kSaysReaction, "추천|응원"},
    {kSaysCopyright, "기사 제공"},
    {kSaysComment, "reply|댓글"},
    {kSaysSummary, "요약|요약보기"},
};
constexpr size_t kLongestWholeLine = 13;  ///< bytes
constexpr size_t kLookAt = 700;           ///< bytes

constexpr std::string_view kPromoMarkBytes = "\xE2\xF0@#";  ///< that they begin with
constexpr std::string_view kPromoMarks[] = {"▶", "▷", "►", "☞", "※", "★", "☆",
                                            "◀", "→", "👉", "◈", "@", "#"};

bool is_mail_character(char c) {
  return is_latin(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
}

/// First bytes of what is looked for in texts that hold them only.
enum Seen : uint8_t { kSeenAt = 1, kSeenStroke = 2, kSeenW = 4, kSeenSign = 8, kSeenBracket = 16 };
constexpr auto kSeen = [] {
  std::array<uint8_t, 256> seen{};
  seen['@'] = kSeenAt;
  seen['/'] = kSeenStroke;
  seen['w'] = kSeenW;
  seen[0xC2] = seen[0xE2] = kSeenSign;  // © ⓒ
  seen['('] = kSeenBracket;
  return seen;
}();

bool has_email(std::string_view text) noexcept {
  for (size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at == 0 || at + 3 >= text.size()) continue;
    if (is_mail_character(text[at - 1]) && is_mail_character(text[at + 1]) &&
        text.substr(at, 40).find('.') != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

PhraseHits find_phrases(std::string_view utf8) noexcept {
  static const Index index;
  static const WordMap<128> whole_lines(kWholeLines, kSeparator);
  PhraseHits hits;
  std::array<char, kLookAt + 1> lower;  // a key is read with the byte behind it
  const size_t size = std::min(utf8.size(), kLookAt);
  lower_ascii(utf8.substr(0, size), lower.data());
  const std::string_view text(lower.data(), size);
  size_t covered = 0;
  uint32_t seen = 0;
  size_t i = 0;
  // At every byte, also inside of a character, where no phrase begins: asking whether one does
  // is dearer than to look.
  while (i + 3 <= size) {
    seen |= kSeen[static_cast<uint8_t>(lower[i])];
    const uint32_t hash = hash_of_key(&lower[i]);
    if (!index.may_begin(hash)) {
      ++i;
      continue;
    }
    size_t length = 1;
    for (const Entry* e = index.first(hash); e != nullptr; e = index.next(*e)) {
      const std::string_view phrase = e->text;
      const size_t end = i + phrase.size();
      if (end > size || !std::equal(phrase.begin(), phrase.end(), &lower[i])) continue;
      if (is_latin(phrase.front()) && i > 0 && is_latin(text[i - 1])) continue;
      if (is_latin(phrase.back()) && end < size && is_latin(text[end])) continue;
      length = phrase.size();
      covered += length;
      for (const char inside : phrase) seen |= kSeen[static_cast<uint8_t>(inside)];
      hits.families |= e->family;
      if (i <= 4 && hits.leading == 0) hits.leading = e->family;
      ++hits.count;
      hits.copyright += e->family == kSaysCopyright;
      break;
    }
    i += length;
  }
  for (; i < size; ++i) seen |= kSeen[static_cast<uint8_t>(lower[i])];
  if (size <= kLongestWholeLine) {
    if (const uint32_t* const family = whole_lines.find(text)) {
      hits.families |= *family;
      covered = size;
    }
  }
  hits.coverage = size == 0 ? 0 : static_cast<float>(covered) / static_cast<float>(size);
  if (size > 0 && kPromoMarkBytes.find(text[0]) != std::string_view::npos) {
    for (const std::string_view mark : kPromoMarks) hits.promo_mark |= starts_with(text, mark);
  }
  hits.email = (seen & kSeenAt) != 0 && has_email(text);
  hits.url =
      ((seen & kSeenStroke) != 0 && (contains(text, "http://") || contains(text, "https://"))) ||
      ((seen & kSeenW) != 0 && contains(text, "www."));
  hits.sign = ((seen & kSeenSign) != 0 && (contains(text, "©") || contains(text, "ⓒ"))) ||
              ((seen & kSeenBracket) != 0 && contains(text, "(c)"));
  return hits;
}

}  // namespace dokhae::extract
