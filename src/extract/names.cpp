#include "extract/names.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dokhae::extract {
namespace {

struct Word {
  std::string_view text;
  uint32_t families;
};

constexpr Word kWords[] = {
    {"abo", kNameSubscribe},
    {"abonnement", kNameSubscribe},
    {"abonnieren", kNameSubscribe},
    {"aboutauthor", kNameAuthor},
    {"abstract", kNameLead},
    {"ad", kNameAdvert},
    {"adarea", kNameAdvert},
    {"adbox", kNameAdvert},
    {"adcontainer", kNameAdvert},
    {"adfit", kNameAdvert},
    {"ads", kNameAdvert},
    {"adsense", kNameAdvert},
    {"adslot", kNameAdvert},
    {"adunit", kNameAdvert},
    {"adv", kNameAdvert},
    {"adwrap", kNameAdvert},
    {"affiliate", kNameAdvert},
    {"aisummary", kNameSummary},
    {"alert", kNameOverlay},
    {"also", kNameRelated},
    {"annons", kNameAdvert},
    {"anzeige", kNameAdvert},
    {"article", kNameBody},
    {"articlebody", kNameBody},
    {"articles", kNameList},
    {"articleview", kNameBody},
    {"articolo", kNameBody},
    {"articulo", kNameBody},
    {"artigo", kNameBody},
    {"artikel", kNameBody},
    {"aside", kNameSide},
    {"auteur", kNameAuthor},
    {"autor", kNameAuthor},
    {"autore", kNameAuthor},
    {"autoren", kNameAuthor},
    {"autores", kNameAuthor},
    {"autosummary", kNameSummary},
    {"bajada", kNameLead},
    {"bar", 0},
    {"best", kNameRelated},
    {"bildunterschrift", kNameCaption},
    {"bio", kNameAuthor},
    {"blind", kNameBlind},
    {"body", kNameBody},
    {"bookmark", kNameShare},
    {"bottom", kNameFooter},
    {"brodtext", kNameBody},
    {"btn", kNameShare},
    {"btns", kNameShare},
    {"button", kNameShare},
    {"buttons", kNameShare},
    {"by", kNameAuthor},
    {"cap", kNameCaption},
    {"card", kNameList},
    {"cards", kNameList},
    {"carousel", kNameRelated},
    {"categories", kNameTags},
    {"category", kNameTags},
    {"chapeau", kNameLead},
    {"chapo", kNameLead},
    {"cmp", kNameOverlay},
    {"cmt", kNameComment},
    {"columnist", kNameAuthor},
    {"comentarios", kNameComment},
    {"commentaires", kNameComment},
    {"commenti", kNameComment},
    {"compartilhar", kNameShare},
    {"compartir", kNameShare},
    {"condividi", kNameShare},
    {"consent", kNameOverlay},
    {"contenido", kNameBody},
    {"content", kNameBody},
    {"contents", kNameBody},
    {"contenuto", kNameBody},
    {"conteudo", kNameBody},
    {"contributor", kNameAuthor},
    {"contributors", kNameAuthor},
    {"cookie", kNameOverlay},
    {"cookies", kNameOverlay},
    {"copete", kNameLead},
    {"corpo", kNameBody},
    {"corps", kNameBody},
    {"correlati", kNameRelated},
    {"createdate", kNameDate},
    {"creator", kNameAuthor},
    {"credit", kNameCaption},
    {"creditline", kNameCaption},
    {"credits", kNameCaption},
    {"criteo", kNameAdvert},
    {"crosslink", kNameRelated},
    {"crosslinks", kNameRelated},
    {"cta", kNameSubscribe},
    {"cuerpo", kNameBody},
    {"dable", kNameRelated},
    {"dachzeile", kNameTags},
    {"date", kNameDate},
    {"dateline", kNameDate},
    {"datetime", kNameDate},
    {"datum", kNameDate},
    {"deck", kNameLead},
    {"dek", kNameLead},
    {"delen", kNameShare},
    {"desc", kNameCaption},
    {"description", 0},
    {"detail", kNameBody},
    {"dfp", kNameAdvert},
    {"didascalia", kNameCaption},
    {"dimmed", kNameOverlay},
    {"disclaimer", kNameCopyright},
    {"discussion", kNameComment},
    {"disqus", kNameComment},
    {"donate", kNameSubscribe},
    {"donation", kNameSubscribe},
    {"dontmiss", kNameRelated},
    {"download", kNameShare},
    {"emotion", kNameReaction},
    {"entradilla", kNameLead},
    {"entry", kNameBody},
    {"etiquetas", kNameTags},
    {"excerpt", kNameLead},
    {"eyebrow", kNameTags},
    {"fecha", kNameDate},
    {"feedback", kNameReaction},
    {"figcaption", kNameCaption},
    {"figure", kNamePhoto},
    {"floating", kNameSide},
    {"fnb", kNameFooter},
    {"font", kNameShare},
    {"fontsize", kNameShare},
    {"fontsizer", kNameShare},
    {"foot", kNameFooter},
    {"forfatter", kNameAuthor},
    {"gallery", kNamePhoto},
    {"gdpr", kNameOverlay},
    {"gnb", kNameNavigation},
    {"googlead", kNameAdvert},
    {"gpt", kNameAdvert},
    {"haber", kNameBody},
    {"hashtag", kNameTags},
    {"hashtags", kNameTags},
    {"head", 0},
    {"heading", kNameTitle},
    {"headline", kNameTitle},
    {"headlines", kNameRelated},
    {"hgroup", kNameTitle},
    {"hidden", kNameBlind},
    {"hide", kNameBlind},
    {"honbun", kNameBody},
    {"hot", kNameRelated},
    {"hotnews", kNameRelated},
    {"iklan", kNameAdvert},
    {"ilgili", kNameRelated},
    {"image", kNamePhoto},
    {"img", kNamePhoto},
    {"imgdesc", kNameCaption},
    {"impressum", kNameCopyright},
    {"imprint", kNameCopyright},
    {"info", kNameMeta},
    {"infomation", kNameMeta},  // as one widespread system spells it
    {"information", kNameMeta},
    {"ingress", kNameLead},
    {"inhalt", kNameBody},
    {"interlink", kNameRelated},
    {"intro", kNameLead},
    {"ir", kNameBlind},
    {"issue", kNameRelated},
    {"join", kNameSubscribe},
    {"journalist", kNameAuthor},
    {"kakao", kNameShare},
    {"kanren", kNameRelated},
    {"keyword", kNameTags},
    {"keywords", kNameTags},
    {"kicker", kNameTags},
    {"komentarze", kNameComment},
    {"kommentar", kNameComment},
    {"kommentare", kNameComment},
    {"label", kNameTags},
    {"labels", kNameTags},
    {"latest", kNameRelated},
    {"layer", kNameOverlay},
    {"layerpopup", kNameOverlay},
    {"lead", kNameLead},
    {"lede", kNameLead},
    {"leesook", kNameRelated},
    {"legal", kNameCopyright},
    {"legenda", kNameCaption},
    {"legende", kNameCaption},
    {"leggianche", kNameRelated},
    {"leiatambem", kNameRelated},
    {"lesmer", kNameRelated},
    {"like", kNameReaction},
    {"likeit", kNameReaction},
    {"likes", kNameReaction},
    {"linhafina", kNameLead},
    {"linklist", kNameRelated},
    {"list", kNameList},
    {"listen", kNameShare},
    {"lists", kNameList},
    {"livere", kNameComment},
    {"lnb", kNameNavigation},
    {"login", kNameSubscribe},
    {"logo", kNameHeader},
    {"main", kNameBody},
    {"manchet", kNameLead},
    {"masleidas", kNameRelated},
    {"masthead", kNameHeader},
    {"meistgelesen", kNameRelated},
    {"member", kNameSubscribe},
    {"membership", kNameSubscribe},
    {"menu", kNameNavigation},
    {"menus", kNameNavigation},
    {"meta", kNameMeta},
    {"metadata", kNameMeta},
    {"mgid", kNameRelated},
    {"modal", kNameOverlay},
    {"moddate", kNameDate},
    {"more", kNameRelated},
    {"morefrom", kNameRelated},
    {"moreon", kNameRelated},
    {"most", kNameRelated},
    {"mostread", kNameRelated},
    {"nav", kNameNavigation},
    {"navbar", kNameNavigation},
    {"navegacion", kNameNavigation},
    {"news", 0},
    {"newsbody", kNameBody},
    {"newslist", kNameRelated | kNameList},
    {"newssub", kNameLead},
    {"newssummary", kNameSummary},
    {"newsview", kNameBody},
    {"next", kNameNavigation},
    {"noticia", kNameBody},
    {"occhiello", kNameLead},
    {"offscreen", kNameBlind},
    {"onboarding", kNameOverlay},
    {"onderkop", kNameLead},
    {"onetrust", kNameOverlay},
    {"onward", kNameRelated},
    {"overlay", kNameOverlay},
    {"pager", kNameNavigation},
    {"pagination", kNameNavigation},
    {"paging", kNameNavigation},
    {"paragraph", kNameBody},
    {"paragraphs", kNameBody},
    {"partage", kNameShare},
    {"partager", kNameShare},
    {"partner", kNameAdvert},
    {"paylas", kNameShare},
    {"paywall", kNameSubscribe},
    {"perex", kNameLead},
    {"photo", kNamePhoto},
    {"photocredit", kNameCaption},
    {"photonews", kNameRelated},
    {"photos", kNamePhoto},
    {"pic", kNamePhoto},
    {"picture", kNamePhoto},
    {"piefoto", kNameCaption},
    {"player", kNameMedia},
    {"poll", kNameReaction},
    {"pop", kNameOverlay},
    {"popular", kNameRelated},
    {"populer", kNameRelated},
    {"post", kNameBody},
    {"postmeta", kNameMeta},
    {"posts", kNameList},
    {"preamble", kNameLead},
    {"prev", kNameNavigation},
    {"previous", kNameNavigation},
    {"print", kNameShare},
    {"privacy", kNameCopyright},
    {"profile", kNameAuthor},
    {"promo", kNameAdvert},
    {"promos", kNameAdvert},
    {"promoted", kNameAdvert},
    {"prose", kNameBody},
    {"pub", kNameAdvert},
    {"pubdate", kNameDate},
    {"publicidad", kNameAdvert},
    {"publicidade", kNameAdvert},
    {"publicite", kNameAdvert},
    {"publishdate", kNameDate},
    {"published", kNameDate},
    {"publisher", kNameMeta},
    {"pullquote", kNameQuote},
    {"quick", kNameSide},
    {"quote", kNameQuote},
    {"rail", kNameSide},
    {"rank", kNameRelated},
    {"rating", kNameReaction},
    {"reacties", kNameComment},
    {"reaction", kNameReaction},
    {"reactions", kNameReaction},
    {"read", 0},
    {"readaloud", kNameShare},
    {"readmore", kNameRelated},
    {"readnext", kNameRelated},
    {"recent", kNameRelated},
    {"recirc", kNameRelated},
    {"recirculation", kNameRelated},
    {"redactor", kNameAuthor},
    {"regdate", kNameDate},
    {"register", kNameSubscribe},
    {"regwall", kNameSubscribe},
    {"reklam", kNameAdvert},
    {"reklama", kNameAdvert},
    {"relacionadas", kNameRelated},
    {"relacionado", kNameRelated},
    {"relacionados", kNameRelated},
    {"relate", kNameRelated},
    {"relation", kNameRelated},
    {"replies", kNameComment},
    {"reply", kNameComment},
    {"respond", kNameComment},
    {"revcontent", kNameRelated},
    {"richtext", kNameBody},
    {"rubric", kNameTags},
    {"saibamais", kNameRelated},
    {"sapo", kNameLead},
    {"schlagworte", kNameTags},
    {"scrap", kNameShare},
    {"screenout", kNameBlind},
    {"search", kNameNavigation},
    {"seealso", kNameRelated},
    {"share", kNameShare},
    {"shares", kNameShare},
    {"sharing", kNameShare},
    {"side", kNameSide},
    {"signin", kNameSubscribe},
    {"signup", kNameSubscribe},
    {"similar", kNameRelated},
    {"sitemap", kNameNavigation},
    {"skip", kNameNavigation},
    {"slide", kNamePhoto},
    {"slider", kNamePhoto},
    {"slides", kNamePhoto},
    {"slideshow", kNamePhoto},
    {"snb", kNameNavigation},
    {"sns", kNameShare},
    {"snsshare", kNameShare},
    {"social", kNameShare},
    {"sommario", kNameLead},
    {"sottotitolo", kNameLead},
    {"soustitre", kNameLead},
    {"speech", kNameShare},
    {"sponsored", kNameAdvert},
    {"sr", kNameBlind},
    {"sronly", kNameBlind},
    {"standfirst", kNameLead},
    {"sticky", kNameSide},
    {"stit", kNameLead},
    {"story", kNameBody},
    {"storybody", kNameBody},
    {"strapline", kNameLead},
    {"subhead", kNameLead},
    {"subheader", kNameLead},
    {"subheading", kNameLead},
    {"subheadline", kNameLead},
    {"subject", kNameTitle},
    {"subtit", kNameLead},
    {"subtitle", kNameLead},
    {"subtitulo", kNameLead},
    {"subtxt", kNameLead},
    {"suggested", kNameRelated},
    {"suggestions", kNameRelated},
    {"sum", kNameSummary},
    {"sumario", kNameLead},
    {"summary", kNameSummary},
    {"support", kNameSubscribe},
    {"survey", kNameReaction},
    {"suscripcion", kNameSubscribe},
    {"swiper", kNamePhoto},
    {"synopsis", kNameLead},
    {"tabs", kNameNavigation},
    {"tag", kNameTags},
    {"tags", kNameTags},
    {"tarih", kNameDate},
    {"teaser", kNameRelated},
    {"teasers", kNameRelated},
    {"teilen", kNameShare},
    {"terkait", kNameRelated},
    {"testo", kNameBody},
    {"text", kNameBody},
    {"texte", kNameBody},
    {"texto", kNameBody},
    {"thumb", kNamePhoto},
    {"thumbnail", kNamePhoto},
    {"time", kNameDate},
    {"timestamp", kNameDate},
    {"tit", kNameTitle},
    {"title", kNameTitle},
    {"titsub", kNameLead},
    {"toast", kNameOverlay},
    {"toc", kNameNavigation},
    {"todaynews", kNameRelated},
    {"tool", kNameShare},
    {"toolbar", kNameShare},
    {"tools", kNameShare},
    {"tooltip", kNameOverlay},
    {"top", 0},
    {"topic", kNameTags},
    {"topics", kNameTags},
    {"translate", kNameShare},
    {"translation", kNameShare},
    {"trending", kNameRelated},
    {"tresc", kNameBody},
    {"tts", kNameShare},
    {"txt", kNameBody},
    {"untertitel", kNameLead},
    {"updated", kNameDate},
    {"upnext", kNameRelated},
    {"util", kNameShare},
    {"utility", kNameShare},
    {"utils", kNameShare},
    {"verwandt", kNameRelated},
    {"video", kNameMedia},
    {"view", 0},
    {"visuallyhidden", kNameBlind},
    {"vod", kNameMedia},
    {"voice", kNameShare},
    {"volanta", kNameTags},
    {"vorspann", kNameLead},
    {"vote", kNameReaction},
    {"werbung", kNameAdvert},
    {"widget", kNameSide},
    {"wing", kNameSide},
    {"writer", kNameAuthor},
    {"wysiwyg", kNameBody},
    {"yazar", kNameAuthor},
    {"yorum", kNameComment},
    {"yorumlar", kNameComment},
    {"zergnet", kNameRelated},
    {"zoom", kNameShare},
    {"zusammenfassung", kNameSummary},
};

/// Words that begin like this, for names written together ("relatednews").
constexpr Word kPrefixes[] = {
    {"advert", kNameAdvert},        {"articlebody", kNameBody},      {"author", kNameAuthor},
    {"banner", kNameAdvert},        {"breadcrumb", kNameNavigation}, {"byline", kNameAuthor},
    {"caption", kNameCaption},      {"comment", kNameComment},       {"copyright", kNameCopyright},
    {"footer", kNameFooter},        {"header", kNameHeader},         {"navi", kNameNavigation},
    {"newsletter", kNameSubscribe}, {"outbrain", kNameRelated},      {"popup", kNameOverlay},
    {"promotion", kNameAdvert},     {"ranking", kNameRelated},       {"recommend", kNameRelated},
    {"related", kNameRelated},      {"reporter", kNameAuthor},       {"sidebar", kNameSide},
    {"sponsor", kNameAdvert},       {"subscri", kNameSubscribe},     {"taboola", kNameRelated},
};

constexpr size_t kShortestPrefix = 4;
constexpr uint32_t kHashBegin = 0x811C9DC5u;
constexpr uint32_t hash_step(uint32_t hash, char c) {
  return (hash ^ static_cast<uint8_t>(c)) * 0x01000193u;
}
constexpr uint32_t hash_of(std::string_view word) {
  uint32_t hash = kHashBegin;
  for (const char c : word) hash = hash_step(hash, c);
  return hash;
}

constexpr size_t kSlots = 1024;  ///< a power of two, at least twice the words
constexpr uint16_t kNoWord = 0xFFFF;
static_assert(std::size(kWords) * 2 <= kSlots);

constexpr size_t slot_of(uint32_t hash) {
  return (hash ^ hash >> 16) & (kSlots - 1);
}

/// Words by hash, open addressing.
constexpr auto kIndex = [] {
  std::array<uint16_t, kSlots> slots{};
  for (auto& slot : slots) slot = kNoWord;
  for (size_t w = 0; w < std::size(kWords); ++w) {
    size_t at = slot_of(hash_of(kWords[w].text));
    while (slots[at] != kNoWord) at = (at + 1) & (kSlots - 1);
    slots[at] = static_cast<uint16_t>(w);
  }
  return slots;
}();

uint32_t families_of(std::string_view word) noexcept {
  for (size_t at = slot_of(hash_of(word)); kIndex[at] != kNoWord; at = (at + 1) & (kSlots - 1)) {
    if (kWords[kIndex[at]].text == word) return kWords[kIndex[at]].families;
  }
  if (word.size() < kShortestPrefix) return 0;
  for (const Word& prefix : kPrefixes) {
    if (prefix.text.front() == word.front() && word.substr(0, prefix.text.size()) == prefix.text) {
      return prefix.families;
    }
  }
  return 0;
}

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

uint32_t name_families(std::string_view name) noexcept {
  constexpr size_t kLongest = 32;            // longer words are hashes, not names
  std::array<char, 2 * kLongest> letters{};  // the previous word, then this one
  size_t previous = 0;
  uint32_t families = 0;
  for (size_t i = 0; i < name.size();) {
    if (!is_upper(name[i]) && !is_lower(name[i])) {
      if (name[i] == ' ') previous = 0;
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < name.size() &&
           (is_lower(name[end]) || (is_upper(name[end]) && !is_lower(name[end - 1])))) {
      ++end;
    }
    const size_t length = end - i;
    if (length > kLongest) {
      previous = 0;
      i = end;
      continue;
    }
    for (size_t k = 0; k < length; ++k) {
      const char c = name[i + k];
      letters[previous + k] = is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    const std::string_view both(letters.data(), previous + length);
    families |= families_of(both.substr(previous));
    if (previous > 0) families |= families_of(both);
    std::copy(letters.begin() + static_cast<ptrdiff_t>(previous),
              letters.begin() + static_cast<ptrdiff_t>(previous + length), letters.begin());
    previous = length;
    i = end;
  }
  return families;
}

}  // namespace dokhae::extract
