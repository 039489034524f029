#include "extract/names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "extract/word_groups.h"

namespace dokhae::extract {
namespace {

/// Each word in one family; "infomation" is how one widespread system spells it.
constexpr WordGroup kWords[] = {
    {kNameBody,
     "article articlebody articleview articolo articulo artigo artikel body brodtext contenido "
     "content contents contenuto conteudo corpo corps cuerpo detail entry haber honbun inhalt "
     "main newsbody newsview noticia paragraph paragraphs post prose richtext story storybody "
     "testo text texte texto tresc txt wysiwyg"},
    {kNameTitle, "heading headline hgroup subject tit title"},
    {kNameLead,
     "abstract bajada chapeau chapo copete deck dek entradilla excerpt ingress intro lead lede "
     "linhafina manchet newssub occhiello onderkop perex preamble sapo sommario sottotitolo "
     "soustitre standfirst stit strapline subhead subheader subheading subheadline subtit "
     "subtitle subtitulo subtxt sumario synopsis titsub untertitel vorspann"},
    {kNameNavigation,
     "gnb lnb menu menus nav navbar navegacion next pager pagination paging prev previous "
     "search sitemap skip snb tabs toc"},
    {kNameHeader, "logo masthead"},
    {kNameFooter, "bottom fnb foot"},
    {kNameSide, "aside floating quick rail side sticky widget wing"},
    {kNameRelated,
     "also best carousel correlati crosslink crosslinks dable dontmiss headlines hot hotnews "
     "ilgili interlink issue kanren latest leesook leggianche leiatambem lesmer linklist "
     "masleidas meistgelesen mgid more morefrom moreon most mostread onward photonews popular "
     "populer rank readmore readnext recent recirc recirculation relacionadas relacionado "
     "relacionados relate relation revcontent saibamais seealso similar suggested suggestions "
     "teaser teasers terkait todaynews trending upnext verwandt zergnet"},
    {kNameShare,
     "bookmark btn btns button buttons compartilhar compartir condividi delen download font "
     "fontsize fontsizer kakao listen partage partager paylas print readaloud scrap share "
     "shares sharing sns snsshare social speech teilen tool toolbar tools translate "
     "translation tts util utility utils voice zoom"},
    {kNameAdvert,
     "ad adarea adbox adcontainer adfit ads adsense adslot adunit adv adwrap affiliate annons "
     "anzeige criteo dfp googlead gpt iklan partner promo promos promoted pub publicidad "
     "publicidade publicite reklam reklama sponsored werbung"},
    {kNameComment,
     "cmt comentarios commentaires commenti discussion disqus komentarze kommentar kommentare "
     "livere reacties replies reply respond yorum yorumlar"},
    {kNameAuthor,
     "aboutauthor auteur autor autore autoren autores bio by columnist contributor "
     "contributors creator forfatter journalist profile redactor writer yazar"},
    {kNameDate,
     "createdate date dateline datetime datum fecha moddate pubdate publishdate published "
     "regdate tarih time timestamp updated"},
    {kNameMeta, "info infomation information meta metadata postmeta publisher"},
    {kNameCaption,
     "bildunterschrift cap credit creditline credits desc didascalia figcaption imgdesc "
     "legenda legende photocredit piefoto"},
    {kNamePhoto,
     "figure gallery image img photo photos pic picture slide slider slides slideshow swiper "
     "thumb thumbnail"},
    {kNameCopyright, "disclaimer impressum imprint legal privacy"},
    {kNameSubscribe,
     "abo abonnement abonnieren cta donate donation join login member membership paywall "
     "register regwall signin signup support suscripcion"},
    {kNameTags,
     "categories category dachzeile etiquetas eyebrow hashtag hashtags keyword keywords kicker "
     "label labels rubric schlagworte tag tags topic topics volanta"},
    {kNameSummary, "aisummary autosummary newssummary sum summary zusammenfassung"},
    {kNameReaction,
     "emotion feedback like likeit likes poll rating reaction reactions survey vote"},
    {kNameBlind, "blind hidden hide ir offscreen screenout sr sronly visuallyhidden"},
    {kNameMedia, "player video vod"},
    {kNameList, "articles card cards list lists posts"},
    {kNameOverlay,
     "alert cmp consent cookie cookies dimmed gdpr layer layerpopup modal onboarding onetrust "
     "overlay pop toast tooltip"},
    {kNameQuote, "pullquote quote"},
    {kNameRelated | kNameList, "newslist"},
};

/// Words that begin like this, for names written together ("relatednews").
constexpr WordGroup kPrefixes[] = {
    {kNameAdvert, "advert banner promotion sponsor"},
    {kNameBody, "articlebody"},
    {kNameAuthor, "author byline reporter"},
    {kNameNavigation, "breadcrumb navi"},
    {kNameCaption, "caption"},
    {kNameComment, "comment"},
    {kNameCopyright, "copyright"},
    {kNameFooter, "footer"},
    {kNameHeader, "header"},
    {kNameSubscribe, "newsletter subscri"},
    {kNameRelated, "outbrain ranking recommend related taboola"},
    {kNameOverlay, "popup"},
    {kNameSide, "sidebar"},
};

constexpr size_t kKey = 4;  ///< letters of a prefix that it is found by; no two have the same
constexpr uint32_t kHashBegin = 0x811C9DC5u;

/// Of lower-case letters, as they come (FNV-1a).
struct WordHash {
  uint32_t whole = kHashBegin;
  uint32_t key = 0;  ///< of the first kKey letters, once there are so many
  size_t size = 0;

  void add(char c) noexcept {
    whole = (whole ^ static_cast<uint8_t>(c)) * 0x01000193u;
    if (++size == kKey) key = whole;
  }
};

/// Words and prefixes by hash, open addressing.
class Index {
 public:
  Index() noexcept {
    for_each_word(kWords, ' ', [this](std::string_view word, uint32_t families) {
      insert(word, families, false);
    });
    for_each_word(kPrefixes, ' ', [this](std::string_view prefix, uint32_t families) {
      insert(prefix, families, true);
    });
  }

  [[nodiscard]] uint32_t families_of(std::string_view word, const WordHash& hash) const noexcept {
    for (size_t at = slot_of(hash.whole); !slots_[at].text.empty(); at = (at + 1) % kSlots) {
      if (slots_[at].text == word && !slots_[at].is_prefix) return slots_[at].families;
    }
    if (word.size() < kKey) return 0;
    for (size_t at = slot_of(hash.key); !slots_[at].text.empty(); at = (at + 1) % kSlots) {
      if (slots_[at].is_prefix && starts_with(word, slots_[at].text)) return slots_[at].families;
    }
    return 0;
  }

 private:
  struct Slot {
    std::string_view text;
    uint32_t families = 0;
    bool is_prefix = false;
  };
  static constexpr size_t kSlots = 1024;
  static_assert((count_words(kWords, ' ') + count_words(kPrefixes, ' ')) * 2 <= kSlots);

  static size_t slot_of(uint32_t hash) noexcept { return (hash ^ hash >> 16) % kSlots; }

  void insert(std::string_view text, uint32_t families, bool is_prefix) noexcept {
    WordHash hash;
    for (const char c : text) hash.add(c);
    size_t at = slot_of(is_prefix ? hash.key : hash.whole);
    while (!slots_[at].text.empty()) at = (at + 1) % kSlots;
    slots_[at] = {text, families, is_prefix};
  }

  std::array<Slot, kSlots> slots_{};
};

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

uint32_t name_families(std::string_view name) noexcept {
  static const Index index;
  constexpr size_t kLongest = 32;          // longer words are hashes, not names
  std::array<char, 2 * kLongest> letters;  // the previous word, then this one
  size_t previous = 0;
  WordHash previous_hash;
  uint32_t families = 0;
  for (size_t i = 0; i < name.size();) {
    if (!is_latin(name[i])) {
      if (name[i] == ' ') previous = 0;
      ++i;
      continue;
    }
    WordHash hash, both_hash = previous_hash;
    char* const word = letters.data() + previous;
    const size_t begin = i;
    bool after_lower = false;
    for (; i < name.size() && is_latin(name[i]); ++i) {
      const bool lower = is_lower(name[i]);
      if (after_lower && !lower) break;
      after_lower = lower;
      if (i - begin >= kLongest) continue;
      const auto c = static_cast<char>(name[i] | ('a' - 'A'));
      word[i - begin] = c;
      hash.add(c);
      both_hash.add(c);
    }
    const size_t length = i - begin;
    if (length > kLongest) {
      previous = 0;
      continue;
    }
    families |= index.families_of({word, length}, hash);
    if (previous > 0) {
      families |= index.families_of({letters.data(), previous + length}, both_hash);
      std::copy(word, word + length, letters.data());
    }
    previous = length;
    previous_hash = hash;
  }
  return families;
}

}  // namespace dokhae::extract
