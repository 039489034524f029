#include "extract/phrases.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "extract/strings.h"

namespace dokhae::extract {
namespace {

struct Entry {
  std::string_view text;  ///< at least three bytes; Latin letters lower-case
  uint32_t family;
};

constexpr Entry kEntries[] = {
    // 저작권
    {"무단전재", kSaysCopyright},
    {"무단 전재", kSaysCopyright},
    {"무단복제", kSaysCopyright},
    {"무단 복제", kSaysCopyright},
    {"무단배포", kSaysCopyright},
    {"재배포 금지", kSaysCopyright},
    {"재배포금지", kSaysCopyright},
    {"재배포를 금", kSaysCopyright},
    {"배포 금지", kSaysCopyright},
    {"배포금지", kSaysCopyright},
    {"학습 및 활용 금지", kSaysCopyright},
    {"학습 이용 금지", kSaysCopyright},
    {"학습·활용 금지", kSaysCopyright},
    {"학습 금지", kSaysCopyright},
    {"저작권자", kSaysCopyright},
    {"저작권법의 보호", kSaysCopyright},
    {"저작권은", kSaysCopyright},
    {"copyright", kSaysCopyright},
    {"copyrights", kSaysCopyright},
    {"all rights reserved", kSaysCopyright},
    {"all right reserved", kSaysCopyright},
    {"may not be published, broadcast", kSaysCopyright},
    // 발행 정보
    {"등록번호", kSaysImprint},
    {"통권", kSaysImprint},
    {"등록일자", kSaysImprint},
    {"발행인", kSaysImprint},
    {"편집인", kSaysImprint},
    {"청소년보호책임자", kSaysImprint},
    {"청소년 보호책임자", kSaysImprint},
    {"개인정보처리방침", kSaysImprint},
    {"개인정보취급방침", kSaysImprint},
    {"이용약관", kSaysImprint},
    {"사업자등록", kSaysImprint},
    {"통신판매업", kSaysImprint},
    {"대표전화", kSaysImprint},
    {"고충처리", kSaysImprint},
    {"privacy policy", kSaysImprint},
    {"terms of use", kSaysImprint},
    {"terms of service", kSaysImprint},
    // 관련 기사
    {"관련기사", kSaysRelated},
    {"관련 기사", kSaysRelated},
    {"관련뉴스", kSaysRelated},
    {"관련 뉴스", kSaysRelated},
    {"관련된 기사", kSaysRelated},
    {"관련 동영상", kSaysRelated},
    {"많이 본", kSaysRelated},
    {"많이본", kSaysRelated},
    {"많이 읽은", kSaysRelated},
    {"인기기사", kSaysRelated},
    {"인기 기사", kSaysRelated},
    {"인기뉴스", kSaysRelated},
    {"인기 뉴스", kSaysRelated},
    {"주요뉴스", kSaysRelated},
    {"주요 뉴스", kSaysRelated},
    {"주요기사", kSaysRelated},
    {"주요 기사", kSaysRelated},
    {"추천기사", kSaysRelated},
    {"추천 기사", kSaysRelated},
    {"추천뉴스", kSaysRelated},
    {"추천 뉴스", kSaysRelated},
    {"최신기사", kSaysRelated},
    {"최신 기사", kSaysRelated},
    {"최신뉴스", kSaysRelated},
    {"최신 뉴스", kSaysRelated},
    {"다른기사", kSaysRelated},
    {"다른 기사", kSaysRelated},
    {"기사 더보기", kSaysRelated},
    {"기사더보기", kSaysRelated},
    {"뉴스 더보기", kSaysRelated},
    {"더보기", kSaysRelated},
    {"전체보기", kSaysRelated},
    {"이 시각", kSaysRelated},
    {"실시간 뉴스", kSaysRelated},
    {"핫뉴스", kSaysRelated},
    {"핫이슈", kSaysRelated},
    {"오늘의 뉴스", kSaysRelated},
    {"함께 볼만한", kSaysRelated},
    {"함께 보면", kSaysRelated},
    {"함께 읽으면", kSaysRelated},
    {"당신이 관심", kSaysRelated},
    {"놓치면 안", kSaysRelated},
    {"랭킹뉴스", kSaysRelated},
    {"랭킹 뉴스", kSaysRelated},
    {"이슈 포토", kSaysRelated},
    {"포토뉴스", kSaysRelated},
    {"바로가기", kSaysRelated},
    {"이전기사", kSaysRelated},
    {"이전 기사", kSaysRelated},
    {"다음기사", kSaysRelated},
    {"다음 기사", kSaysRelated},
    {"연재기사", kSaysRelated},
    {"related articles", kSaysRelated},
    {"related stories", kSaysRelated},
    {"related posts", kSaysRelated},
    {"related news", kSaysRelated},
    {"related content", kSaysRelated},
    {"related topics", kSaysRelated},
    {"related reading", kSaysRelated},
    {"related:", kSaysRelated},
    {"read more", kSaysRelated},
    {"read next", kSaysRelated},
    {"read also", kSaysRelated},
    {"also read", kSaysRelated},
    {"see also", kSaysRelated},
    {"more from", kSaysRelated},
    {"more stories", kSaysRelated},
    {"more articles", kSaysRelated},
    {"more on this", kSaysRelated},
    {"you may also like", kSaysRelated},
    {"you might also like", kSaysRelated},
    {"you may like", kSaysRelated},
    {"recommended for you", kSaysRelated},
    {"recommended stories", kSaysRelated},
    {"recommended reading", kSaysRelated},
    {"most read", kSaysRelated},
    {"most popular", kSaysRelated},
    {"popular posts", kSaysRelated},
    {"recent posts", kSaysRelated},
    {"latest posts", kSaysRelated},
    {"latest news", kSaysRelated},
    {"latest stories", kSaysRelated},
    {"top stories", kSaysRelated},
    {"trending now", kSaysRelated},
    {"up next", kSaysRelated},
    {"previous article", kSaysRelated},
    {"next article", kSaysRelated},
    {"previous post", kSaysRelated},
    {"next post", kSaysRelated},
    {"continue reading", kSaysRelated},
    {"don't miss", kSaysRelated},
    {"view all", kSaysRelated},
    // 공유, 글자 크기
    {"기사보내기", kSaysShare},
    {"기사 보내기", kSaysShare},
    {"공유하기", kSaysShare},
    {"기사공유", kSaysShare},
    {"기사 공유", kSaysShare},
    {"url복사", kSaysShare},
    {"url 복사", kSaysShare},
    {"url이 복사", kSaysShare},
    {"주소복사", kSaysShare},
    {"주소 복사", kSaysShare},
    {"링크복사", kSaysShare},
    {"링크 복사", kSaysShare},
    {"글자크기", kSaysShare},
    {"글자 크기", kSaysShare},
    {"글씨크기", kSaysShare},
    {"글씨 크기", kSaysShare},
    {"글씨키우기", kSaysShare},
    {"글자 작게", kSaysShare},
    {"글자 크게", kSaysShare},
    {"본문 글씨", kSaysShare},
    {"가나다라", kSaysShare},
    {"프린트", kSaysShare},
    {"인쇄하기", kSaysShare},
    {"스크랩", kSaysShare},
    {"북마크", kSaysShare},
    {"페이스북", kSaysShare},
    {"카카오톡", kSaysShare},
    {"카카오스토리", kSaysShare},
    {"트위터", kSaysShare},
    {"share this", kSaysShare},
    {"share on", kSaysShare},
    {"share via", kSaysShare},
    {"share article", kSaysShare},
    {"tweet this", kSaysShare},
    {"copy link", kSaysShare},
    {"link copied", kSaysShare},
    {"print this", kSaysShare},
    {"email this", kSaysShare},
    {"facebook", kSaysShare},
    {"whatsapp", kSaysShare},
    {"linkedin", kSaysShare},
    {"pinterest", kSaysShare},
    {"follow us", kSaysShare},
    {"follow me", kSaysShare},
    {"font size", kSaysShare},
    // 반응
    {"좋아요", kSaysReaction},
    {"슬퍼요", kSaysReaction},
    {"화나요", kSaysReaction},
    {"훈훈해요", kSaysReaction},
    {"후속기사 원해요", kSaysReaction},
    {"후속 기사", kSaysReaction},
    {"추천해요", kSaysReaction},
    {"이 기사에 대해", kSaysReaction},
    {"이 기사를 추천", kSaysReaction},
    {"이 기사가 마음에", kSaysReaction},
    {"이 기사가 도움", kSaysReaction},
    {"이 기사의 댓글", kSaysReaction},
    {"기사 어떻게 보셨", kSaysReaction},
    {"기사추천", kSaysReaction},
    {"기사 추천", kSaysReaction},
    {"was this article", kSaysReaction},
    {"was this helpful", kSaysReaction},
    {"rate this", kSaysReaction},
    // 댓글
    {"댓글", kSaysComment},
    {"leave a reply", kSaysComment},
    {"leave a comment", kSaysComment},
    {"post a comment", kSaysComment},
    {"add a comment", kSaysComment},
    {"join the conversation", kSaysComment},
    {"your email address will not be published", kSaysComment},
    {"view comments", kSaysComment},
    {"comments", kSaysComment},
    // 구독
    {"구독하기", kSaysSubscribe},
    {"구독신청", kSaysSubscribe},
    {"구독 신청", kSaysSubscribe},
    {"구독해", kSaysSubscribe},
    {"구독 버튼", kSaysSubscribe},
    {"구독이 추가", kSaysSubscribe},
    {"뉴스레터", kSaysSubscribe},
    {"채널 추가", kSaysSubscribe},
    {"채널추가", kSaysSubscribe},
    {"친구추가", kSaysSubscribe},
    {"회원가입", kSaysSubscribe},
    {"로그인", kSaysSubscribe},
    {"후원하기", kSaysSubscribe},
    {"정기후원", kSaysSubscribe},
    {"후원 계좌", kSaysSubscribe},
    {"후원계좌", kSaysSubscribe},
    {"언론사 홈", kSaysSubscribe},
    {"앱 다운로드", kSaysSubscribe},
    {"newsletter", kSaysSubscribe},
    {"subscribe", kSaysSubscribe},
    {"sign up", kSaysSubscribe},
    {"sign in", kSaysSubscribe},
    {"log in", kSaysSubscribe},
    {"create an account", kSaysSubscribe},
    {"become a member", kSaysSubscribe},
    {"your inbox", kSaysSubscribe},
    {"join our", kSaysSubscribe},
    {"follow us on", kSaysSubscribe},
    {"download our app", kSaysSubscribe},
    // 요약
    {"자동요약", kSaysSummary},
    {"핵심 요약", kSaysSummary},
    {"핵심요약", kSaysSummary},
    {"줄 요약", kSaysSummary},
    {"줄요약", kSaysSummary},
    {"기사를 요약", kSaysSummary},
    {"자동 요약", kSaysSummary},
    {"요약봇", kSaysSummary},
    {"뉴스 요약", kSaysSummary},
    {"뉴스요약", kSaysSummary},
    {"기사 요약", kSaysSummary},
    {"기사요약", kSaysSummary},
    {"본문 요약", kSaysSummary},
    {"ai 요약", kSaysSummary},
    {"ai요약", kSaysSummary},
    {"요약한 결과", kSaysSummary},
    {"요약입니다", kSaysSummary},
    {"인공지능이 요약", kSaysSummary},
    {"ai가 요약", kSaysSummary},
    {"전체 맥락을 이해하기", kSaysSummary},
    // 도구
    {"음성으로 듣기", kSaysTool},
    {"음성 기사", kSaysTool},
    {"음성으로", kSaysTool},
    {"기사 듣기", kSaysTool},
    {"뉴스 듣기", kSaysTool},
    {"기사듣기", kSaysTool},
    {"텍스트 음성", kSaysTool},
    {"번역 설정", kSaysTool},
    {"본문 바로가기", kSaysTool},
    {"메뉴 바로가기", kSaysTool},
    {"기사 도구", kSaysTool},
    {"사진 확대", kSaysTool},
    {"사진확대", kSaysTool},
    {"이미지 확대", kSaysTool},
    {"이미지확대", kSaysTool},
    {"확대보기", kSaysTool},
    {"크게보기", kSaysTool},
    {"크게 보기", kSaysTool},
    {"원본보기", kSaysTool},
    {"레이어 닫기", kSaysTool},
    {"창닫기", kSaysTool},
    {"뒤로가기", kSaysTool},
    {"목록보기", kSaysTool},
    {"상단으로", kSaysTool},
    {"홈으로 이동", kSaysTool},
    {"동영상 재생", kSaysTool},
    {"기사원문", kSaysTool},
    {"기사 원문", kSaysTool},
    {"기사입력", kSaysDate},
    {"기사수정", kSaysDate},
    {"skip to", kSaysTool},
    {"back to top", kSaysTool},
    {"click to enlarge", kSaysTool},
    {"listen to this", kSaysTool},
    {"open in app", kSaysTool},
    {"minute read", kSaysTool},
    {"min read", kSaysTool},
    {"table of contents", kSaysTool},
    // 광고, 제보, 로그인
    {"advertisement", kSaysAdvert},
    {"sponsored", kSaysAdvert},
    {"story continues below", kSaysAdvert},
    {"article continues below", kSaysAdvert},
    {"affiliate commission", kSaysAdvert},
    {"earn a commission", kSaysAdvert},
    {"earn commission", kSaysAdvert},
    {"광고문의", kSaysAdvert},
    {"광고 문의", kSaysAdvert},
    {"제보하기", kSaysTip},
    {"기사제보", kSaysTip},
    {"기사 제보", kSaysTip},
    {"제보 접수", kSaysTip},
    {"제보를 기다", kSaysTip},
    {"제보는", kSaysTip},
    {"제보해", kSaysTip},
    {"제보전화", kSaysTip},
    {"news tip", kSaysTip},
    {"회원 전용", kSaysLogin},
    {"회원전용", kSaysLogin},
    {"로그인이 필요", kSaysLogin},
    {"로그인 후", kSaysLogin},
    {"로그인하시면", kSaysLogin},
    {"구독자 전용", kSaysLogin},
    {"유료회원", kSaysLogin},
    {"유료 회원", kSaysLogin},
    {"subscribers only", kSaysLogin},
    {"log in to continue", kSaysLogin},
    {"sign in to continue", kSaysLogin},
    {"to continue reading", kSaysLogin},
    {"already a subscriber", kSaysLogin},
    {"cookies", kSaysCookie},
    {"쿠키를", kSaysCookie},
    // 사진
    {"사진=", kSaysPhoto},
    {"사진 =", kSaysPhoto},
    {"사진제공", kSaysPhoto},
    {"사진 제공", kSaysPhoto},
    {"자료사진", kSaysPhoto},
    {"자료 사진", kSaysPhoto},
    {"[사진]", kSaysPhoto},
    {"/사진", kSaysPhoto},
    {"/뉴스1", kSaysPhoto},
    {"/연합뉴스", kSaysPhoto},
    {"/뉴시스", kSaysPhoto},
    {"연합뉴스", kSaysPhoto},
    {"게티이미지", kSaysPhoto},
    {"화면 캡처", kSaysPhoto},
    {"화면 갈무리", kSaysPhoto},
    {"방송화면", kSaysPhoto},
    {"홈페이지 캡처", kSaysPhoto},
    {"사진공동취재단", kSaysPhoto},
    {"공동취재사진", kSaysPhoto},
    {"getty images", kSaysPhoto},
    {"shutterstock", kSaysPhoto},
    {"photo by", kSaysPhoto},
    {"photo:", kSaysPhoto},
    {"image:", kSaysPhoto},
    {"photograph:", kSaysPhoto},
    {"image credit", kSaysPhoto},
    {"photo credit", kSaysPhoto},
    // 기자, 날짜
    {"기자명", kSaysReporter},
    {" 기자", kSaysReporter},
    {"특파원", kSaysReporter},
    {"논설위원", kSaysReporter},
    {"칼럼니스트", kSaysReporter},
    {"최종수정", kSaysDate},
    {"최종 수정", kSaysDate},
    {"입력 ", kSaysDate},
    {"승인 ", kSaysDate},
    {"등록 ", kSaysDate},
    {"수정 ", kSaysDate},
    {"입력:", kSaysDate},
    {"수정:", kSaysDate},
    {"published", kSaysDate},
    {"updated", kSaysDate},
    {"posted on", kSaysDate},
    // 관련 기사, other languages
    {"lesen sie auch", kSaysRelated},
    {"mehr zum thema", kSaysRelated},
    {"auch interessant", kSaysRelated},
    {"weitere artikel", kSaysRelated},
    {"meistgelesen", kSaysRelated},
    {"à lire aussi", kSaysRelated},
    {"À lire aussi", kSaysRelated},
    {"lire aussi", kSaysRelated},
    {"sur le même sujet", kSaysRelated},
    {"voir aussi", kSaysRelated},
    {"les plus lus", kSaysRelated},
    {"lea también", kSaysRelated},
    {"lee también", kSaysRelated},
    {"te puede interesar", kSaysRelated},
    {"noticias relacionadas", kSaysRelated},
    {"ver también", kSaysRelated},
    {"lo más leído", kSaysRelated},
    {"leia também", kSaysRelated},
    {"leia mais", kSaysRelated},
    {"veja também", kSaysRelated},
    {"saiba mais", kSaysRelated},
    {"mais lidas", kSaysRelated},
    {"leggi anche", kSaysRelated},
    {"articoli correlati", kSaysRelated},
    {"potrebbe interessarti", kSaysRelated},
    {"lees ook", kSaysRelated},
    {"lees meer", kSaysRelated},
    {"läs mer", kSaysRelated},
    {"läs också", kSaysRelated},
    {"les også", kSaysRelated},
    {"læs også", kSaysRelated},
    {"les mer", kSaysRelated},
    {"czytaj też", kSaysRelated},
    {"czytaj także", kSaysRelated},
    {"zobacz także", kSaysRelated},
    {"zobacz też", kSaysRelated},
    {"ilgili haberler", kSaysRelated},
    {"baca juga", kSaysRelated},
    {"xem thêm", kSaysRelated},
    {"tin liên quan", kSaysRelated},
    {"читайте также", kSaysRelated},
    {"Читайте также", kSaysRelated},
    {"По теме", kSaysRelated},
    {"читайте також", kSaysRelated},
    {"Читайте також", kSaysRelated},
    {"関連記事", kSaysRelated},
    {"関連リンク", kSaysRelated},
    {"あわせて読みたい", kSaysRelated},
    {"おすすめ記事", kSaysRelated},
    {"人気記事", kSaysRelated},
    {"相关阅读", kSaysRelated},
    {"相关新闻", kSaysRelated},
    {"延伸阅读", kSaysRelated},
    {"延伸閱讀", kSaysRelated},
    {"推薦閱讀", kSaysRelated},
    {"相關新聞", kSaysRelated},
    {"اقرأ أيضا", kSaysRelated},
    // 공유, other languages
    {"artikel teilen", kSaysShare},
    {"partager cet article", kSaysShare},
    {"compartir en", kSaysShare},
    {"compartilhe", kSaysShare},
    {"condividi su", kSaysShare},
    {"シェアする", kSaysShare},
    {"分享到", kSaysShare},
    {"поделиться", kSaysShare},
    {"Поделиться", kSaysShare},
    // 댓글, other languages
    {"kommentare", kSaysComment},
    {"commentaires", kSaysComment},
    {"comentarios", kSaysComment},
    {"comentários", kSaysComment},
    {"commenti", kSaysComment},
    {"reacties", kSaysComment},
    {"kommentarer", kSaysComment},
    {"コメント", kSaysComment},
    {"网友评论", kSaysComment},
    {"комментарии", kSaysComment},
    {"Комментарии", kSaysComment},
    {"komentarze", kSaysComment},
    {"yorumlar", kSaysComment},
    // 구독, other languages
    {"abonnieren", kSaysSubscribe},
    {"abonnez-vous", kSaysSubscribe},
    {"suscríbete", kSaysSubscribe},
    {"suscríbase", kSaysSubscribe},
    {"assine", kSaysSubscribe},
    {"abbonati", kSaysSubscribe},
    {"prenumerera", kSaysSubscribe},
    {"メルマガ", kSaysSubscribe},
    {"подписывайтесь", kSaysSubscribe},
    {"Подписывайтесь", kSaysSubscribe},
    {"подпишитесь", kSaysSubscribe},
    // 광고, other languages
    {"anzeige", kSaysAdvert},
    {"werbung", kSaysAdvert},
    {"publicité", kSaysAdvert},
    {"publicidad", kSaysAdvert},
    {"publicidade", kSaysAdvert},
    {"pubblicità", kSaysAdvert},
    {"advertentie", kSaysAdvert},
    {"annonse", kSaysAdvert},
    {"annons", kSaysAdvert},
    {"reklama", kSaysAdvert},
    {"реклама", kSaysAdvert},
    {"Реклама", kSaysAdvert},
    {"スポンサーリンク", kSaysAdvert},
    // 저작권, other languages
    {"alle rechte vorbehalten", kSaysCopyright},
    {"tous droits réservés", kSaysCopyright},
    {"todos los derechos reservados", kSaysCopyright},
    {"todos os direitos reservados", kSaysCopyright},
    {"tutti i diritti riservati", kSaysCopyright},
    {"riproduzione riservata", kSaysCopyright},
    {"無断転載", kSaysCopyright},
    {"禁無断", kSaysCopyright},
    {"版权所有", kSaysCopyright},
    {"版權所有", kSaysCopyright},
    {"все права защищены", kSaysCopyright},
    {"Все права защищены", kSaysCopyright},
    // 사진, other languages
    {"foto:", kSaysPhoto},
    {"bild:", kSaysPhoto},
    {"crédit photo", kSaysPhoto},
    {"写真=", kSaysPhoto},
    {"写真：", kSaysPhoto},
    {"ap photo", kSaysPhoto},
    {"via getty", kSaysPhoto},
    {"epa-efe", kSaysPhoto},
    // 날짜, other languages
    {"aktualisiert", kSaysDate},
    {"veröffentlicht", kSaysDate},
    {"publié le", kSaysDate},
    {"mis à jour", kSaysDate},
    {"actualizado", kSaysDate},
    {"publicado", kSaysDate},
    {"pubblicato", kSaysDate},
    {"aggiornato", kSaysDate},
    {"bijgewerkt", kSaysDate},
    {"gepubliceerd", kSaysDate},
    {"publicerad", kSaysDate},
    {"uppdaterad", kSaysDate},
    {"更新日", kSaysDate},
    {"опубликовано", kSaysDate},
    // 로그인, other languages
    {"réservé aux abonnés", kSaysLogin},
    {"für abonnenten", kSaysLogin},
    {"solo para suscriptores", kSaysLogin},
    {"有料会員", kSaysLogin},
    {"会員限定", kSaysLogin},
    // What the site wants its readers to do
    {"learn more", kSaysAction},
    {"find out more", kSaysAction},
    {"contact us", kSaysAction},
    {"click here", kSaysAction},
    {"get started", kSaysAction},
    {"call us", kSaysAction},
    {"book now", kSaysAction},
    {"shop now", kSaysAction},
    {"buy now", kSaysAction},
    {"order now", kSaysAction},
    {"free trial", kSaysAction},
    {"get in touch", kSaysAction},
    {"request a quote", kSaysAction},
    {"visit our", kSaysAction},
    {"check out our", kSaysAction},
    {"download our", kSaysAction},
    {"free consultation", kSaysAction},
    {"자세히 보기", kSaysAction},
    {"클릭하세요", kSaysAction},
    {"여기를 클릭", kSaysAction},
    {"무료체험", kSaysAction},
    {"무료 체험", kSaysAction},
    {"상담 신청", kSaysAction},
    // Who wrote it
    {"about the author", kSaysAuthor},
    {"about the writer", kSaysAuthor},
    {"is a freelance", kSaysAuthor},
    {"is a contributing", kSaysAuthor},
    {"is a contributor", kSaysAuthor},
    {"is the author of", kSaysAuthor},
    {"is a staff writer", kSaysAuthor},
    {"is a senior", kSaysAuthor},
    {"has been writing", kSaysAuthor},
    {"writes about", kSaysAuthor},
    {"writer based", kSaysAuthor},
    {"her work has", kSaysAuthor},
    {"his work has", kSaysAuthor},
    {"their work has", kSaysAuthor},
    {"follow her", kSaysAuthor},
    {"follow him", kSaysAuthor},
    {"follow them", kSaysAuthor},
    {"필자 소개", kSaysAuthor},
    {"저자 소개", kSaysAuthor},
    {"기자 소개", kSaysAuthor},
    {"글쓴이", kSaysAuthor},
    {"약력", kSaysAuthor},
    // The page is not there
    {"찾을 수 없습니다", kSaysError},
    {"찾을 수 없는 페이지", kSaysError},
    {"존재하지 않는 페이지", kSaysError},
    {"존재하지 않는 기사", kSaysError},
    {"존재하지 않거나", kSaysError},
    {"삭제된 기사", kSaysError},
    {"삭제되었거나", kSaysError},
    {"잘못된 접근", kSaysError},
    {"page not found", kSaysError},
    {"page cannot be found", kSaysError},
    {"page you requested", kSaysError},
    {"page you are looking for", kSaysError},
    {"error 404", kSaysError},
    {"404 error", kSaysError},
    {"no longer available", kSaysError},
};

constexpr size_t kBuckets = 1024;  // a power of two
constexpr uint16_t kNoEntry = 0xFFFF;

/// Of three bytes: a syllable, or three letters.
uint32_t hash_of_key(const char* bytes) noexcept {
  const uint32_t key = static_cast<uint32_t>(static_cast<uint8_t>(bytes[0])) << 16 |
                       static_cast<uint32_t>(static_cast<uint8_t>(bytes[1])) << 8 |
                       static_cast<uint32_t>(static_cast<uint8_t>(bytes[2]));
  return (key * 0x9E3779B1u) >> 19;
}

/// Entries by their first three bytes, the longest first. Made at first use: the module would
/// carry it.
class Index {
 public:
  Index() noexcept {
    first_.fill(kNoEntry);
    for (size_t e = 0; e < std::size(kEntries); ++e) {
      const std::string_view text = kEntries[e].text;
      const uint32_t hash = hash_of_key(text.data());
      begins_[hash / 32] |= 1u << (hash % 32);
      uint16_t* at = &first_[hash % kBuckets];
      while (*at != kNoEntry && kEntries[*at].text.size() >= text.size()) at = &next_[*at];
      next_[e] = *at;
      *at = static_cast<uint16_t>(e);
    }
  }

  /// False for nearly all bytes that no entry begins with.
  [[nodiscard]] bool may_begin(uint32_t hash) const noexcept {
    return (begins_[hash / 32] >> (hash % 32) & 1) != 0;
  }
  [[nodiscard]] uint16_t first(uint32_t hash) const noexcept { return first_[hash % kBuckets]; }
  [[nodiscard]] uint16_t next(uint16_t entry) const noexcept { return next_[entry]; }

 private:
  std::array<uint32_t, (1u << 13) / 32> begins_{};
  std::array<uint16_t, kBuckets> first_{};
  std::array<uint16_t, std::size(kEntries)> next_{};
};

/// Furniture when they are all that a line says.
constexpr Entry kWholeLines[] = {{"광고", kSaysAdvert},      {"ad", kSaysAdvert},
                                 {"ads", kSaysAdvert},       {"본문", kSaysTool},
                                 {"목록", kSaysTool},        {"닫기", kSaysTool},
                                 {"인쇄", kSaysShare},       {"공유", kSaysShare},
                                 {"이전", kSaysRelated},     {"다음", kSaysRelated},
                                 {"구독", kSaysSubscribe},   {"제보", kSaysTip},
                                 {"추천", kSaysReaction},    {"응원", kSaysReaction},
                                 {"홈", kSaysTool},          {"기사 제공", kSaysCopyright},
                                 {"share", kSaysShare},      {"tweet", kSaysShare},
                                 {"print", kSaysShare},      {"email", kSaysShare},
                                 {"related", kSaysRelated},  {"tags", kSaysRelated},
                                 {"tags:", kSaysRelated},    {"next", kSaysRelated},
                                 {"previous", kSaysRelated}, {"menu", kSaysTool},
                                 {"close", kSaysTool},       {"home", kSaysTool},
                                 {"sponsored", kSaysAdvert}, {"loading", kSaysTool},
                                 {"loading...", kSaysTool},  {"follow", kSaysShare},
                                 {"reply", kSaysComment},    {"요약", kSaysSummary},
                                 {"요약보기", kSaysSummary}, {"클린뷰", kSaysTool},
                                 {"가", kSaysShare},         {"댓글", kSaysComment},
                                 {"저장", kSaysShare},       {"복사", kSaysShare}};

constexpr size_t kLongestWholeLine = 13;
static_assert(std::all_of(std::begin(kWholeLines), std::end(kWholeLines),
                          [](const Entry& line) { return line.text.size() <= kLongestWholeLine; }));

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
  PhraseHits hits;
  std::array<char, 700> lower;
  const size_t size = std::min(utf8.size(), lower.size());
  lower_ascii(utf8.substr(0, size), lower.data());
  const std::string_view text(lower.data(), size);
  size_t covered = 0;
  uint32_t seen = 0;
  for (size_t i = 0; i < size;) {
    const auto c = static_cast<uint8_t>(lower[i]);
    seen |= kSeen[c];
    size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (i + 3 <= size) {
      const uint32_t hash = hash_of_key(&lower[i]);
      if (index.may_begin(hash)) {
        for (uint16_t e = index.first(hash); e != kNoEntry; e = index.next(e)) {
          const Entry& entry = kEntries[e];
          if (!starts_with(text.substr(i), entry.text)) continue;
          const size_t end = i + entry.text.size();
          if (is_latin(entry.text.front()) && i > 0 && is_latin(text[i - 1])) continue;
          if (is_latin(entry.text.back()) && end < size && is_latin(text[end])) continue;
          length = entry.text.size();
          covered += length;
          for (const char inside : entry.text) seen |= kSeen[static_cast<uint8_t>(inside)];
          hits.families |= entry.family;
          if (i <= 4 && hits.leading == 0) hits.leading = entry.family;
          ++hits.count;
          hits.copyright += entry.family == kSaysCopyright;
          break;
        }
      }
    }
    i += length;
  }
  if (size <= kLongestWholeLine) {
    for (const Entry& line : kWholeLines) {
      if (text == line.text) {
        hits.families |= line.family;
        covered = size;
      }
    }
  }
  hits.coverage = size == 0 ? 0 : static_cast<float>(covered) / static_cast<float>(size);
  for (const std::string_view mark : kPromoMarks) hits.promo_mark |= starts_with(text, mark);
  hits.email = (seen & kSeenAt) != 0 && has_email(text);
  hits.url =
      ((seen & kSeenStroke) != 0 && (contains(text, "http://") || contains(text, "https://"))) ||
      ((seen & kSeenW) != 0 && contains(text, "www."));
  hits.sign = ((seen & kSeenSign) != 0 && (contains(text, "©") || contains(text, "ⓒ"))) ||
              ((seen & kSeenBracket) != 0 && contains(text, "(c)"));
  return hits;
}

}  // namespace dokhae::extract
