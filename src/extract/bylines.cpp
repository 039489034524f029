#include "extract/bylines.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "extract/strings.h"

namespace dokhae::extract {
namespace {

constexpr size_t kSyllable = 3;  ///< bytes in UTF-8

/// A character of three bytes.
constexpr char16_t unit_at(const char* utf8) noexcept {
  const auto low = [](char c) { return static_cast<uint32_t>(static_cast<uint8_t>(c) & 0x3F); };
  return static_cast<char16_t>((static_cast<uint32_t>(static_cast<uint8_t>(utf8[0])) & 0xF) << 12 |
                               low(utf8[1]) << 6 | low(utf8[2]));
}

/// Longer before shorter where one ends the other.
constexpr char kTitleWords[] =
    "인턴기자 수습기자 선임기자 전문기자 객원기자 시민기자 여행기자 의학기자 대기자 기자 "
    "특파원 논설위원 해설위원 편집위원 전문위원 논설실장 칼럼니스트 평론가 에디터 앵커 "
    "리포터 편집장 통신원 크리에이터 아나운서 작가 피디";
constexpr std::string_view kTitles = kTitleWords;

constexpr char kSurnameSyllables[] =
    "가간갈감강견경계고공곽구국권금기길김나남노단당도돈동두라류마맹명모목문민박반방배백범변복봉부빈"
    "사서석선"
    "설성소손송승시신심안양어엄여연염예오옥온왕용우원위유육윤은음이인임장전정제조종주지진차채천초최"
    "추탁태"
    "편평표피하한함허현형호홍화황";
constexpr std::string_view kDoubleSurnames[] = {"남궁", "황보", "제갈", "선우",
                                                "독고", "사공", "서문", "동방"};

/// Words of bylines that look like names.
constexpr std::string_view kNotNames =
    "기사 기자 사진 제공 정치 경제 사회 문화 국제 연예 전국 서울 부산 인천 광주 대전 제주 "
    "수원 전주 청주 강릉 이메일 구독 인턴 수습 선임 전문 객원 시민 취재 편집 한국 담당 "
    "온라인 공동 신문 조선 동아 연합 한겨레 경향 방송 이슈 현장 소속 정책 산업 금융 증권 "
    "전국부 사회부 정치부 경제부 문화부 국제부 산업부 안녕 다른 해당 주요 한편 여행 의학 "
    "일요 주간 이데일리 지역 유튜브 보도 인기 최신 전체 추천 모든 경기 강원 전남 전북 경남 "
    "경북 충남 충북 도쿄 파리 모스크바 베이징 하노이 이번 우리";

/// Sorted numbers of the syllables.
template <size_t kBytes>
constexpr auto syllables_of(const char (&text)[kBytes]) {
  std::array<char16_t, kBytes / kSyllable> units{};
  for (size_t i = 0; i < units.size(); ++i) units[i] = unit_at(text + i * kSyllable);
  std::sort(units.begin(), units.end());
  return units;
}

/// Two syllables as one number.
constexpr uint32_t pair_at(const char* utf8) noexcept {
  return static_cast<uint32_t>(unit_at(utf8)) << 16 | unit_at(utf8 + kSyllable);
}

/// Sorted pairs of syllables that the words of the text end in; 0 where there are no more.
template <size_t kBytes>
constexpr auto ends_of(const char (&text)[kBytes]) {
  std::array<uint32_t, kBytes / kSyllable / 2> pairs{};
  size_t count = 0;
  for (size_t i = 2 * kSyllable; i < kBytes; ++i) {
    if (text[i] == ' ' || text[i] == '\0') pairs[count++] = pair_at(text + i - 2 * kSyllable);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

constexpr auto kSurnames = syllables_of(kSurnameSyllables);
constexpr auto kTitleEnds = ends_of(kTitleWords);

/// Whether a whole syllable stands at `at`, which may be inside of a character.
bool is_syllable(std::string_view text, size_t at) noexcept {
  const auto lead = static_cast<uint8_t>(text[at]);
  return lead >= 0xEA && lead <= 0xED && at + kSyllable <= text.size() &&
         is_hangul(unit_at(text.data() + at));
}

bool is_hangul_word(std::string_view word) {
  for (size_t i = 0; i < word.size(); i += kSyllable) {
    if (!is_syllable(word, i)) return false;
  }
  return !word.empty();
}

void add_name(std::vector<std::string>& names, std::string_view name) {
  constexpr size_t kMost = 12;
  if (names.size() < kMost && std::find(names.begin(), names.end(), name) == names.end()) {
    names.emplace_back(name);
  }
}

/// What hardly any other word does.
bool ends_like_title(std::string_view word) {
  return word.size() >= 2 * kSyllable &&
         std::binary_search(kTitleEnds.begin(), kTitleEnds.end(),
                            pair_at(word.data() + word.size() - 2 * kSyllable));
}

std::string_view without_title(std::string_view word) {
  if (!ends_like_title(word)) return word;
  for (std::string_view titles = kTitles; !titles.empty();) {
    const std::string_view title = next_word(titles);
    if (word.size() > title.size() && ends_with(word, title)) {
      const std::string_view rest = word.substr(0, word.size() - title.size());
      if (rest.size() >= 2 * kSyllable) return rest;
    }
  }
  return word;
}

bool is_title(std::string_view word) {
  return ends_like_title(word) && has_word(kTitles, word);
}

/// Hangul words with what stands between them.
struct Word {
  std::string_view text;
  size_t begin = 0;
  size_t end = 0;
};

std::vector<Word> hangul_words(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 8);
  for (size_t i = 0; i < text.size();) {
    if (!is_syllable(text, i)) {
      ++i;
      continue;
    }
    const size_t from = i;
    while (i < text.size() && is_syllable(text, i)) i += kSyllable;
    words.push_back({text.substr(from, i - from), from, i});
  }
  return words;
}

bool is_between(std::string_view between) {
  return between == "·" || between == "," || between == ", " || between == "/" || between == "ㆍ" ||
         between == " · " || between == "・";
}

bool has_mail(std::string_view text) {
  return contains(text, "@");
}

}  // namespace

bool is_korean_name(std::string_view word) {
  const size_t syllables = word.size() / kSyllable;
  if (syllables < 2 || syllables > 4 || !is_hangul_word(word)) return false;
  for (const std::string_view two : kDoubleSurnames) {
    if (starts_with(word, two)) return syllables >= 3 && !has_word(kNotNames, word);
  }
  return syllables <= 3 &&
         std::binary_search(kSurnames.begin(), kSurnames.end(), unit_at(word.data())) &&
         !has_word(kNotNames, word);
}

std::vector<std::string> find_reporters(std::string_view text) {
  std::vector<std::string> names;
  const std::vector<Word> words = hangul_words(text);
  for (size_t w = 0; w < words.size(); ++w) {
    size_t last = w;  // the word that ends in the name
    std::string_view name;
    if (is_title(words[w].text)) {
      if (w == 0) continue;
      last = w - 1;
      // 선임 기자, 인턴 기자: one more word of title.
      constexpr std::string_view kQualifiers[] = {"선임", "인턴", "수습", "전문",
                                                  "객원", "의학", "여행", "시민"};
      for (const std::string_view q : kQualifiers) {
        if (last > 0 && ends_with(words[last].text, q) &&
            (words[last].text == q || words[last].text.size() <= q.size() + 4 * kSyllable)) {
          if (words[last].text == q || !is_korean_name(words[last].text)) {
            --last;
            break;
          }
        }
      }
      const std::string_view between =
          text.substr(words[last].end, words[w].begin - words[last].end);
      if (between.size() > 40 || contains(between, ".")) continue;
      name = words[last].text;
    } else {
      name = without_title(words[w].text);
      if (name.size() == words[w].text.size()) {
        // 홍길동(hong@example.kr)
        const std::string_view rest = text.substr(words[w].end, 60);
        const bool mail = (starts_with(rest, "(") || starts_with(rest, " (")) &&
                          has_mail(rest.substr(0, rest.find(')')));
        if (!mail) continue;
      }
    }
    // Beside a name that is sure, one with a rare surname is one too: `홍길동·내온유 기자`.
    const bool beside_name =
        last > 0 && name.size() == 3 * kSyllable && words[last - 1].text.size() == name.size() &&
        is_korean_name(words[last - 1].text) && !has_word(kNotNames, name) &&
        text.substr(words[last - 1].end, words[last].begin - words[last - 1].end) == "·";
    if (!is_korean_name(name) && !beside_name) continue;
    size_t first = last;
    while (
        first > 0 && w - first < 8 &&
        is_between(text.substr(words[first - 1].end, words[first].begin - words[first - 1].end)) &&
        is_korean_name(words[first - 1].text) && words[first - 1].text.size() == 3 * kSyllable) {
      --first;
    }
    for (; first < last; ++first) add_name(names, words[first].text);
    add_name(names, name);
  }
  return names;
}

std::optional<size_t> after_by(std::string_view line) {
  /// Lower-case; longer before shorter where one begins the other.
  constexpr std::string_view kLeads =
      "기자명 글·사진 글ㆍ사진 글쓴이 작성자 글 취재 authors author by von par por door av autores "
      "autor auteur texto texte przez автор oleh 文・ 文 執筆 作者 記者 记者";
  constexpr std::string_view kDone = "written posted published story reported words text authored";
  const std::string lower = lower_ascii(line);
  const auto begins_name = [](std::string_view name) {
    return !name.empty() &&
           ((name[0] >= 'A' && name[0] <= 'Z') || static_cast<uint8_t>(name[0]) >= 0x80);
  };
  const size_t first = std::min(lower.find(' '), lower.size());
  if (has_word(kDone, std::string_view(lower).substr(0, first)) &&
      starts_with(std::string_view(lower).substr(first), " by")) {
    const size_t end = first + 3;
    return end + (starts_with(line.substr(end), ":") ? 1 : 0);
  }
  for (std::string_view leads = kLeads; !leads.empty();) {
    const std::string_view lead = next_word(leads);
    if (!starts_with(lower, lead)) continue;
    const std::string_view rest = line.substr(lead.size());
    const size_t next = rest.find_first_not_of(' ');
    if (next == std::string_view::npos) return line.size();
    for (const std::string_view mark : {":", "=", "/", "：", "＝"}) {
      if (starts_with(rest.substr(next), mark)) return lead.size() + next + mark.size();
    }
    // A word of the language stands before a capital letter in short lines only.
    const bool also_a_word = lead == "글" || lead == "취재" || lead == "文";
    if (next > 0 && !also_a_word && begins_name(rest.substr(next)) && line.size() < 160)
      return lead.size() + next;
    // `글 홍길동 · 사진 김영희`: the word leads a byline where nothing but a name follows.
    if (next > 0 && also_a_word && line.size() < 160) {
      const std::string_view name = rest.substr(next, rest.find_first_of(" ,/|", next) - next);
      const std::string_view behind = trim(rest.substr(next + name.size()));
      const bool ends = behind.empty() || starts_with(behind, "·") || starts_with(behind, ",") ||
                        starts_with(behind, "/") || starts_with(behind, "|");
      if (ends && name.size() == 3 * kSyllable && is_korean_name(name)) return lead.size() + next;
    }
    if (ends_with(lead, "・")) return lead.size();
  }
  // A date or a section first: "Published May 2, 2024 by …".
  if (const size_t by = lower.find(" by "); by != std::string::npos && by < 60) {
    const std::string_view name = line.substr(by + 4);
    const std::string_view before = std::string_view(lower).substr(0, by);
    if (begins_name(name) && (before.find_first_of("0123456789|") != std::string_view::npos ||
                              ends_with(before, "posted") || ends_with(before, "published") ||
                              ends_with(before, "written")))
      return by + 4;
  }
  return std::nullopt;
}

namespace {

/// Words of buttons and info lines that no name has.
bool is_no_name(std::string_view name) {
  constexpr std::string_view kWords =
      "updated published posted read min minutes share edit follow view comments last about login "
      "profile contact email subscribe photo photos image story join sign more posts content: "
      "design: code: date time am pm";
  constexpr std::string_view kAlone =
      "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july "
      "august september october november december";
  const std::string lower = lower_ascii(name);
  if (has_word(kAlone, lower)) return true;
  std::string_view rest = lower;
  while (!rest.empty()) {
    if (has_word(kWords, next_word(rest))) return true;
  }
  return false;
}

/// What stands behind a name: `MD`, `Ph.D.`, `RDN`.
bool is_degree(std::string_view word) {
  const auto capitals =
      std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return word.size() <= 6 && capitals >= 2 && word.find(' ') == std::string_view::npos &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_latin(c) || c == '.'; });
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view text) {
  std::vector<std::string> names;
  const std::string line = folded(text);
  if (line.size() > 400 || contains(line, "://")) return names;
  if (const auto reporters = find_reporters(line); !reporters.empty()) return reporters;
  std::string_view rest = line;
  if (const auto after = after_by(rest)) rest = trim(rest.substr(*after));
  // "By A and B in Paris", "… for Example News", "… on 4 May".
  for (const std::string_view end : {" in ", " for ", " on ", " at ", " à "}) {
    rest = rest.substr(0, rest.find(end));
  }
  constexpr std::string_view kSeparators[] = {
      " and ", " & ", ", ", " und ", " et ", " y ", " e ", " en ", " i ", " och ", " og ", " | ",
      "; ",    ";",   ",",  "·",     "|",    "/",   " - ", " – ",  "、",  "，",    "•"};
  while (!rest.empty()) {
    size_t cut = rest.size();
    size_t skip = 0;
    for (const std::string_view separator : kSeparators) {
      const size_t at = rest.find(separator);
      if (at < cut) {
        cut = at;
        skip = separator.size();
      }
    }
    std::string_view name = trim(rest.substr(0, cut));
    rest = trim(rest.substr(std::min(cut + skip, rest.size())));
    if (starts_with(name, "and ")) name.remove_prefix(4);
    if (starts_with(name, "By ") || starts_with(name, "by ")) name = trim(name.substr(3));
    if (const size_t bracket = name.find_first_of("([<"); bracket != std::string_view::npos) {
      name = trim(name.substr(0, bracket));
    }
    if (name.empty() || contains(name, "@") || contains(name, "://") || contains(name, "www."))
      continue;
    // `글 홍길동 · 사진 김영희`: whoever did something else.
    constexpr std::string_view kOtherRoles = "사진 그림 영상 일러스트 그래픽 촬영 번역";
    if (const size_t blank = name.find(' ');
        blank != std::string_view::npos && has_word(kOtherRoles, name.substr(0, blank)))
      continue;
    if (name.size() < 3 || count_characters(name) > 40) continue;
    if (std::count(name.begin(), name.end(), ' ') > 5) continue;
    if (std::any_of(name.begin(), name.end(), is_digit)) continue;
    if (is_no_name(name) || (!names.empty() && is_degree(name))) continue;
    add_name(names, name);
  }
  return names;
}

}  // namespace dokhae::extract
