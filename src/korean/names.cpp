#include "korean/names.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/hangul.h"
#include "base/stable_sort.h"
#include "korean/characters.h"
#include "korean/romanization.h"
#include "korean/table_lookup.h"
#include "korean/word_classes.h"

namespace dokhae::korean {
namespace {

using base::TextSpan;
using lexicon::EntryId;
using lexicon::Kind;
using lexicon::kNoEntry;
using std::u16string_view;

constexpr uint32_t kLongestTitle = 8;
constexpr uint32_t kLongestSuffix = 8;
/// Chunks between a name and its title: 김철수 한국은행 금융시장국 국장.
constexpr size_t kReach = 5;

// Least plausibility of surname + given name (0 to 22), see name_score.
constexpr int kScoreBesideTitle = 9;
constexpr int kScoreFarFromTitle = 12;
constexpr int kScoreBare = 17;
/// For a proper noun that the analysis knows, of whatever kind.
constexpr int kScoreKnownStem = 14;

/// What a chunk may be, seen alone.
enum class Class : uint8_t {
  kOther,
  kTitle,       ///< 대표, 장관; composed ones too: 서울시장
  kModifier,    ///< 전, 현, 신임
  kPerson,      ///< a person of the lexicon
  kKoreanName,  ///< has the shape of one
  kOrganization,
  kPlace,
  kNoun,  ///< a common noun of the lexicon
  kUnknown,
};

/// A run of nominal tokens without a blank: 이용근, 모아이스, 서울중앙지법.
struct Chunk {
  TextSpan span;
  uint32_t first_token = 0;
  uint32_t token_count = 0;
  uint32_t title_row = kNoRow;  ///< the chunk ends in this title …
  uint32_t title_length = 0;    ///< … of this many units; the whole chunk for kTitle alone
  int16_t score = -1;           ///< name_score of the chunk (without a glued title)
  Class kind = Class::kOther;
  bool joins_next = false;   ///< exactly one blank, no particle, between it and the next
  bool dotted_next = false;  ///< a middle dot or comma: 김영호·박민수 의원
  bool used = false;         ///< part of a person already found
  bool proper = false;       ///< a proper noun of the lexicon of unknown kind
  EntryId entry = kNoEntry;  ///< of the whole chunk
};

bool is_hangul(u16string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char16_t unit) { return base::is_syllable(unit); });
}

class NameFinder {
 public:
  NameFinder(Analysis& analysis, const lexicon::Lexicon& lexicon)
      : analysis_(analysis),
        lexicon_(lexicon),
        text_(analysis.text),
        surnames_(lexicon.table("surnames")),
        given_(lexicon.table("given_syllables")),
        sino_(lexicon.table("sino_syllables")),
        titles_(lexicon.table("titles")),
        org_suffixes_(lexicon.table("org_suffixes")),
        place_suffixes_(lexicon.table("place_suffixes")),
        classes_(lexicon.table("word_classes")),
        covered_(text_.size(), 0) {}

  void run() {
    make_chunks();
    for (Chunk& chunk : chunks_) classify(chunk);
    join_known_phrases();
    for (size_t i = 0; i < chunks_.size(); ++i) person_with_title(i);
    for (size_t i = 0; i < chunks_.size(); ++i) person_without_title(i);
    repeated_persons();
    for (size_t i = 0; i < chunks_.size(); ++i) bodies_and_places(i);
    bracketed_abbreviations();
    finish();
  }

 private:
  // -------------------------------------------------------------- chunks

  static bool may_stand_in_name(const Token& token) noexcept {
    if (token.tag == Tag::kNP || token.tag == Tag::kNR) return false;
    return token.is_noun() || token.tag == Tag::kMM;
  }

  /// 모아이스 read as 모/NP + 아이스: pronouns do not stand before nouns without a blank.
  [[nodiscard]] bool may_start(uint32_t at, uint32_t last) const noexcept {
    const Token& token = analysis_.tokens[at];
    if (may_stand_in_name(token)) return true;
    // 안 전 후보: the adverb is a surname as well.
    if (token.tag == Tag::kMAG) return token.form == u"안" && at + 1 == last;
    if (token.tag != Tag::kNP || at + 1 >= last) return false;
    const Token& next = analysis_.tokens[at + 1];
    return next.tag == Tag::kNNG && next.span.start == token.span.end && next.span.length() >= 2;
  }

  void make_chunks() {
    chunks_.reserve(analysis_.eojeols.size());
    for (size_t e = 0; e < analysis_.eojeols.size(); ++e) {
      const Eojeol& eojeol = analysis_.eojeols[e];
      const size_t before = chunks_.size();
      uint32_t at = eojeol.first_token;
      const uint32_t last = eojeol.first_token + eojeol.token_count;
      while (at < last) {
        const Token& token = analysis_.tokens[at];
        if (!may_start(at, last) || token.span.empty()) {
          ++at;
          continue;
        }
        Chunk chunk;
        chunk.first_token = at;
        chunk.span = token.span;
        ++at;
        while (at < last && may_stand_in_name(analysis_.tokens[at]) &&
               analysis_.tokens[at].span.start == chunk.span.end) {
          chunk.span.end = analysis_.tokens[at].span.end;
          ++at;
        }
        chunk.token_count = at - chunk.first_token;
        chunks_.push_back(chunk);
      }
      // 장하영 read as a verb: the whole word may still be a name.
      if (chunks_.size() == before || chunks_[before].span.start != eojeol.span.start) {
        raw_word(eojeol, before);
      }
    }
    for (size_t i = 0; i + 1 < chunks_.size(); ++i) {
      const uint32_t from = chunks_[i].span.end, to = chunks_[i + 1].span.start;
      // 조지 W. 부시.
      if (to == from + 2 && text_[from] == u'.' && is_initial(chunks_[i]))
        chunks_[i].joins_next = text_[from + 1] == u' ';
      if (to != from + 1) continue;
      chunks_[i].joins_next = text_[from] == u' ';
      chunks_[i].dotted_next = text_[from] == u'·' || text_[from] == u'ㆍ';
    }
  }

  void raw_word(const Eojeol& eojeol, size_t before) {
    if (eojeol.token_count == 0) return;
    const Token& head = analysis_.tokens[eojeol.first_token];
    const Token& tail = analysis_.tokens[eojeol.first_token + eojeol.token_count - 1];
    if (!head.is_predicate() || !head.root.empty() || tail.is_josa()) return;
    uint32_t start = eojeol.span.start;
    while (start < eojeol.span.end && !base::is_syllable(text_[start])) ++start;
    uint32_t end = start;
    while (end < eojeol.span.end && base::is_syllable(text_[end])) ++end;
    const u16string_view word = text_.substr(start, end - start);
    if (word.size() < 3 || word.size() > 4 || name_score(word) < kScoreBare - 1) return;
    while (chunks_.size() > before && chunks_.back().span.start < end) chunks_.pop_back();
    Chunk chunk;
    chunk.span = {start, end};
    chunk.first_token = eojeol.first_token;
    chunks_.push_back(chunk);
  }

  // -------------------------------------------------------------- shapes

  [[nodiscard]] int weight(char16_t syllable, uint32_t column) const noexcept {
    const u16string_view key(&syllable, 1);
    const uint32_t row = find_row(given_, key);
    if (row != kNoRow) {
      const std::string_view digits = given_.cell(row, column);
      if (!digits.empty() && digits[0] > '0') return digits[0] - '0';
    }
    return find_row(sino_, key) != kNoRow ? 2 : 0;
  }

  [[nodiscard]] int surname_weight(u16string_view surname) const noexcept {
    const uint32_t row = find_row(surnames_, surname);
    if (row == kNoRow) return -1;
    int per_10000 = 0;
    for (const char c : surnames_.cell(row, 2)) per_10000 = per_10000 * 10 + (c - '0');
    return per_10000 >= 400   ? 4
           : per_10000 >= 100 ? 3
           : per_10000 >= 30  ? 2
           : per_10000 >= 5   ? 1
                              : 0;
  }

  /// How much a string looks like a Korean person's name: 0 to 22, -1 not at all.
  [[nodiscard]] int name_score(u16string_view word) const noexcept {
    if (word.size() < 2 || word.size() > 4 || !is_hangul(word)) return -1;
    const size_t longest = word.size() > 2 ? 2 : 1;
    for (size_t length = longest; length > 0; --length) {
      const int surname = surname_weight(word.substr(0, length));
      if (surname < 0) continue;
      const u16string_view given = word.substr(length);
      if (given.size() == 1) {
        const int one = std::max(weight(given[0], 1), weight(given[0], 2));
        return one == 0 ? -1 : surname + one + (length == 2 ? 6 : 0);
      }
      if (given.size() == 3) return -1;
      const int first = weight(given[0], 1), second = weight(given[1], 2);
      if (first == 0 || second == 0) continue;
      return surname + first + second + (length == 2 ? 3 : 0);
    }
    return -1;
  }

  [[nodiscard]] bool is_surname(u16string_view word) const noexcept {
    return word.size() <= 2 && surname_weight(word) >= 0;
  }

  /// Longest suffix of `word` in a table; its length, 0 when none.
  [[nodiscard]] PrefixRow find_suffix(const lexicon::Table& table, u16string_view word,
                                      uint32_t longest) const noexcept {
    const auto size = static_cast<uint32_t>(word.size());
    for (uint32_t length = std::min(longest, size); length > 0; --length) {
      const uint32_t row = find_row(table, word.substr(size - length));
      if (row != kNoRow) return {row, length};
    }
    return {};
  }

  /// Entry of exactly this string: its commonest noun, or the name of that spelling when the
  /// analysis took it for a proper noun.
  [[nodiscard]] EntryId entry_of(u16string_view word, bool proper = false) const noexcept {
    const lexicon::EntryRange range = lexicon_.find(word);
    EntryId best = kNoEntry;
    for (uint32_t i = 0; i < range.count; ++i) {
      const EntryId id = range.first + i;
      const Tag tag = lexicon_.tag(id);
      if (tag != Tag::kNNG && tag != Tag::kNNP && tag != Tag::kNR && tag != Tag::kNNB &&
          tag != Tag::kXR && tag != Tag::kMM) {
        continue;
      }
      if (proper && is_name_kind(lexicon_.kind(id))) return id;
      if (best == kNoEntry) best = id;
    }
    return best;
  }

  static bool is_name_kind(Kind kind) noexcept {
    return kind == Kind::kPerson || kind == Kind::kOrganization || kind == Kind::kPlace;
  }

  /// A proper noun that only the analysis knows.
  [[nodiscard]] bool is_proper_stem(EntryId id) const noexcept {
    return lexicon_.kind(id) == Kind::kNone && lexicon_.tag(id) == Tag::kNNP;
  }

  static Class class_of(Kind kind) noexcept {
    return kind == Kind::kPerson  ? Class::kPerson
           : kind == Kind::kPlace ? Class::kPlace
                                  : Class::kOrganization;
  }

  [[nodiscard]] u16string_view text_of(const Chunk& chunk) const noexcept {
    return chunk.span.of(text_);
  }

  void classify(Chunk& chunk) {
    const u16string_view word = text_of(chunk);
    chunk.entry = entry_of(
        word, chunk.token_count == 1 && analysis_.tokens[chunk.first_token].tag == Tag::kNNP);
    if (classes_.has(word, "modifier")) {
      chunk.kind = Class::kModifier;
      return;
    }
    const PrefixRow title = find_suffix(titles_, word, kLongestTitle);
    chunk.title_row = title.row;
    chunk.title_length = title.length;
    const Kind kind = chunk.entry == kNoEntry ? Kind::kNone : lexicon_.kind(chunk.entry);
    if (title.row != kNoRow) {
      if (title.length == word.size()) {
        chunk.kind = Class::kTitle;
        return;
      }
      if (kind == Kind::kNone || kind == Kind::kTitle) {
        classify_glued(chunk, word.substr(0, word.size() - title.length));
        if (chunk.kind != Class::kOther) return;
      }
      chunk.title_row = kNoRow;
      chunk.title_length = 0;
    }
    chunk.score = static_cast<int16_t>(name_score(word));
    chunk.proper = chunk.entry != kNoEntry && is_proper_stem(chunk.entry);
    const bool bare_stem =
        chunk.entry != kNoEntry && kind == Kind::kNone && !lexicon_.has_gloss(chunk.entry);
    if (chunk.entry != kNoEntry && !chunk.proper && !(bare_stem && looks_foreign(word, lexicon_))) {
      chunk.kind = kind == Kind::kPerson         ? Class::kPerson
                   : kind == Kind::kOrganization ? Class::kOrganization
                   : kind == Kind::kPlace        ? Class::kPlace
                   : kind == Kind::kTitle        ? Class::kTitle
                                                 : Class::kNoun;
      if (chunk.kind == Class::kTitle) chunk.title_length = chunk.span.length();
      return;
    }
    if (word.size() == 2 && word[1] == u'모') chunk.score = -1;  // 김모 씨: withheld
    const bool shaped = chunk.score >= kScoreBesideTitle && !reads_as_words(chunk);
    const Class suffixed = body_or_place(word);
    if (suffixed == Class::kPlace ||
        (suffixed != Class::kOther &&
         !(shaped && chunk.score >= kScoreKnownStem && word.size() == 3))) {
      chunk.kind = suffixed;
    } else if (shaped) {
      chunk.kind = Class::kKoreanName;
    } else if (ends_in_known_noun(chunk)) {
      chunk.kind = Class::kNoun;
    } else {
      chunk.kind = Class::kUnknown;
    }
  }

  /// 이용근대표, 홍길동씨: a name, or else a composed title: 서울시장, 원내대변인.
  void classify_glued(Chunk& chunk, u16string_view rest) {
    const std::string_view use = titles_.cell(chunk.title_row, 3);
    const int score = name_score(rest);
    const EntryId entry = entry_of(rest);
    const bool person = entry != kNoEntry && lexicon_.kind(entry) == Kind::kPerson;
    if (use == "weak" && !person) return;
    if (person ||
        (score >= (rest.size() == 2 ? 12 : kScoreBesideTitle) &&
         (entry == kNoEntry || !lexicon_.has_gloss(entry) || lexicon_.tag(entry) == Tag::kNNP))) {
      chunk.kind = person ? Class::kPerson : Class::kKoreanName;
      chunk.score = static_cast<int16_t>(score);
      return;
    }
    if (use == "honorific") {
      // 박씨, and 트럼프씨; 모씨 and 아저씨 are no names.
      if (chunk.title_length != 1 || titles_.cell(chunk.title_row, 0) != "씨") return;
      if ((is_surname(rest) && rest != u"모") || (entry == kNoEntry && is_given_name(rest))) {
        chunk.kind = Class::kKoreanName;
        chunk.score = 0;
      }
      return;
    }
    if (is_surname(rest) && entry == kNoEntry && rest.size() == 1 && chunk.title_length >= 2)
      return;
    if (entry != kNoEntry || body_or_place(rest) != Class::kOther) chunk.kind = Class::kTitle;
  }

  /// The analysis split the string into known words of two and more syllables, or a known
  /// word and a suffix: 소비자, 정무위.
  [[nodiscard]] bool reads_as_words(const Chunk& chunk) const noexcept {
    if (chunk.token_count < 2) {
      return chunk.token_count == 1 && !analysis_.tokens[chunk.first_token].is_unknown() &&
             analysis_.tokens[chunk.first_token].entry != kNoEntry &&
             analysis_.tokens[chunk.first_token].tag == Tag::kNNG;
    }
    const Token& first = analysis_.tokens[chunk.first_token];
    const Token& last = analysis_.tokens[chunk.first_token + chunk.token_count - 1];
    if (first.is_unknown()) return false;
    return (first.span.length() >= 2 && last.tag == Tag::kXSN) ||
           (first.span.length() >= 2 && last.span.length() >= 2 && !last.is_unknown());
  }

  [[nodiscard]] bool ends_in_known_noun(const Chunk& chunk) const noexcept {
    if (chunk.token_count == 0) return false;
    const Token& last = analysis_.tokens[chunk.first_token + chunk.token_count - 1];
    return !last.is_unknown() && last.span.length() >= 2 &&
           (last.tag == Tag::kNNG || last.tag == Tag::kNNB);
  }

  /// By suffix: 한국가스공사, 서초동.
  [[nodiscard]] Class body_or_place(u16string_view word) const noexcept {
    if (!word.empty() && !base::is_syllable(word.back())) return Class::kOther;
    const PrefixRow org = find_suffix(org_suffixes_, word, kLongestSuffix);
    if (org.row != kNoRow && org.length + 2 <= word.size() &&
        org_suffixes_.cell(org.row, 2) == "strong") {
      return Class::kOrganization;
    }
    const PrefixRow place = find_suffix(place_suffixes_, word, kLongestSuffix);
    if (place.row == kNoRow || place.length + 2 > word.size() ||
        place_suffixes_.cell(place.row, 2) != "strong") {
      return Class::kOther;
    }
    const u16string_view rest = word.substr(0, word.size() - place.length);
    if (place.length > 2 && is_common_noun(rest) && !is_name_kind(lexicon_.kind(entry_of(rest))))
      return Class::kOther;
    if (place.length == 1) {
      // 충칭시, 케랄라주: cities and provinces abroad. Names of persons end in 시 as well, and
      // 테슬라주 is a share.
      const EntryId known = entry_of(rest, true);
      constexpr u16string_view kAbroad = u"시성주현";
      if (rest.size() >= 2 && kAbroad.find(word.back()) != u16string_view::npos &&
          (known == kNoEntry
               ? (word.back() == u'성' || word.back() == u'주') && looks_foreign(rest, lexicon_)
               : lexicon_.kind(known) == Kind::kPlace)) {
        return Class::kPlace;
      }
      // 평택시, 서초동: two or three syllables of the kind that place names have.
      if (rest.size() > 2 || entry_of(rest) != kNoEntry) return Class::kOther;
      for (size_t i = 0; i < rest.size(); ++i) {
        if (find_row(sino_, rest.substr(i, 1)) == kNoRow) return Class::kOther;
      }
    }
    return Class::kPlace;
  }

  /// Makes one chunk of a name of several words that the lexicon knows: 아베 신조.
  void join_known_phrases() {
    std::vector<Chunk> joined;
    joined.reserve(chunks_.size());
    for (size_t i = 0; i < chunks_.size(); ++i) {
      Chunk chunk = chunks_[i];
      if (const size_t last = known_phrase(i, chunk); last > i) {
        chunk.joins_next = chunks_[last].joins_next;
        chunk.dotted_next = chunks_[last].dotted_next;
        i = last;
      }
      joined.push_back(chunk);
    }
    chunks_ = std::move(joined);
  }

  /// Gives `chunk` the longest known name that begins with chunk `at`; the last chunk of it.
  size_t known_phrase(size_t at, Chunk& chunk) const {
    if (!chunks_[at].joins_next) return at;
    std::array<lexicon::Lexicon::Match, 16> matches;
    const u16string_view rest = text_.substr(chunks_[at].span.start, 32);
    size_t count = lexicon_.prefixes(rest, matches);
    while (count-- > 0 && matches[count].length > chunks_[at].span.length()) {
      const uint32_t end = chunks_[at].span.start + matches[count].length;
      size_t last = at;
      while (last + 1 < chunks_.size() && chunks_[last].span.end < end && chunks_[last].joins_next)
        ++last;
      if (chunks_[last].span.end != end) continue;
      for (uint32_t i = 0; i < matches[count].entries.count; ++i) {
        const EntryId id = matches[count].entries.first + i;
        const Kind kind = lexicon_.kind(id);
        if (!is_name_kind(kind)) continue;
        chunk.span.end = end;
        chunk.entry = id;
        chunk.kind = class_of(kind);
        chunk.token_count = 0;
        chunk.title_row = kNoRow;
        chunk.title_length = 0;
        return last;
      }
    }
    return at;
  }

  // -------------------------------------------------------------- persons

  [[nodiscard]] TextSpan title_span(const Chunk& chunk) const noexcept {
    return {chunk.span.end - chunk.title_length, chunk.span.end};
  }

  [[nodiscard]] std::string_view title_use(const Chunk& chunk) const noexcept {
    return chunk.title_row == kNoRow ? std::string_view("after") : titles_.cell(chunk.title_row, 3);
  }

  size_t add(NameKind kind, TextSpan span, bool certain, NameEvidence evidence) {
    Name name;
    name.evidence = evidence;
    name.kind = kind;
    name.span = span;
    name.certain = certain;
    found_.push_back(name);
    std::fill(covered_.begin() + span.start, covered_.begin() + span.end, uint8_t{1});
    return found_.size() - 1;
  }

  size_t add_person(TextSpan span, bool certain, bool partial, NameEvidence evidence) {
    const size_t index = add(NameKind::kPerson, span, certain, evidence);
    found_[index].partial = partial;
    if (!partial) {
      const u16string_view name = span.of(text_);
      for (size_t length = 1; length <= 2 && length < name.size(); ++length) {
        surnames_seen_.insert(name.substr(0, length));
      }
    }
    return index;
  }

  void person_with_title(size_t at) {
    Chunk& chunk = chunks_[at];
    if (chunk.used || chunk.title_length == 0) return;

    // Name and title without a blank.
    if (chunk.kind == Class::kKoreanName || chunk.kind == Class::kPerson) {
      const TextSpan span{chunk.span.start, chunk.span.end - chunk.title_length};
      const bool partial = is_surname(span.of(text_)) && span.length() == 1;
      if (partial && anonymous_before(at)) return;
      const size_t index = add_person(span, !partial, partial, NameEvidence::kTitle);
      found_[index].title = title_span(chunk);
      if (!partial) found_[index].affiliation = affiliation_before(at);
      chunk.used = true;
      return;
    }
    if (chunk.kind != Class::kTitle) return;

    // The chunks that lead up to the title without a particle between them.
    size_t first = at;
    while (first > 0 && at - first < kReach && chunks_[first - 1].joins_next &&
           !chunks_[first - 1].used) {
      --first;
    }
    if (first == at) {
      title_before_name(at);
      return;
    }
    const std::string_view use = title_use(chunk);
    const bool names_follow = use != "role";

    size_t name = at;  // none
    for (size_t i = at; i-- > first;) {
      const Chunk& candidate = chunks_[i];
      if (candidate.kind == Class::kPerson) {
        name = i;
        break;
      }
      if (!names_follow) continue;
      const bool beside = i + 1 == at || (i + 2 == at && chunks_[i + 1].kind == Class::kModifier);
      const int least = use == "weak" || use == "honorific" ? kScoreFarFromTitle
                        : beside                            ? kScoreBesideTitle
                                                            : kScoreFarFromTitle;
      // 김대동 기자 looks like a place, 홍길동 기자 is the title of a work.
      const bool disguised = i + 1 == at && candidate.score >= kScoreBare &&
                             ((candidate.kind == Class::kPlace && candidate.entry == kNoEntry) ||
                              (candidate.kind == Class::kNoun && candidate.entry != kNoEntry &&
                               lexicon_.tag(candidate.entry) == Tag::kNNP));
      // 김누리 씨: nobody speaks to a place, however seldom the syllables are in names.
      const bool addressed = i + 1 == at && text_of(chunk) == u"씨" &&
                             candidate.kind == Class::kPlace && candidate.entry == kNoEntry &&
                             candidate.span.length() == 3 &&
                             is_surname(text_.substr(candidate.span.start, 1));
      if (addressed || ((candidate.kind == Class::kKoreanName || disguised) &&
                        candidate.score >= least && (i + 1 == at || candidate.token_count > 0) &&
                        (candidate.span.length() > 2 || candidate.score >= 12))) {
        if (beside || name == at || candidate.score > chunks_[name].score) name = i;
        if (beside) break;
      }
    }
    if (name != at) {
      named(first, name, at);
      return;
    }
    if (!names_follow) return;
    if (partial_name(first, at)) return;
    if (use == "honorific" && given_name(at)) return;
    if (use == "after" || use == "both" || use == "honorific") foreign_name(first, at);
    if (!chunks_[at].used) title_before_name(at);
  }

  /// Name at `name`, title at `at`, chunks from `first` on lead up to it.
  void named(size_t first, size_t name, size_t at) {
    TextSpan span = chunks_[name].span;
    // 앙겔라 메르켈 총리: the parts before a foreign name belong to it.
    const bool foreign = is_foreign_part(chunks_[name]) || is_rare_surname(chunks_[name]);
    for (size_t i = name; foreign && i > first && name - i < 3 && is_part(i - 1); --i)
      span.start = chunks_[i - 1].span.start;
    // 앨런 러스브리저 편집국장: the given name is known, the family name is not.
    if (span == chunks_[name].span && chunks_[name].kind == Class::kPerson && foreign &&
        name + 1 < at && is_foreign_part(chunks_[name + 1]) &&
        (name + 2 < at || !classes_.has(title_span(chunks_[at]).of(text_), "company_title"))) {
      ++name;
      span.end = chunks_[name].span.end;
    }
    for (size_t i = first; i < name; ++i) chunks_[i].used |= span.contains(chunks_[i].span);
    const size_t index = add_person(span, true, false, NameEvidence::kTitle);
    found_[index].title = title_with_modifier(at, name);
    chunks_[name].used = chunks_[at].used = true;
    size_t affiliated = at;
    while (affiliated > name + 1 && chunks_[affiliated - 1].kind == Class::kModifier) --affiliated;
    if (affiliated > name + 1) {
      found_[index].affiliation = {chunks_[name + 1].span.start, chunks_[affiliated - 1].span.end};
      affiliation_is_body(name + 1, affiliated);
    } else if (chunks_[at].title_length < chunks_[at].span.length() &&
               entry_of(text_of(chunks_[at])) == kNoEntry) {
      // 국방부장관: the first part of the composed title.
      found_[index].affiliation = {chunks_[at].span.start,
                                   chunks_[at].span.end - chunks_[at].title_length};
    } else {
      found_[index].affiliation = affiliation_before(name);
    }
    // 김영호·박민수 의원: the title holds for both.
    for (size_t i = name; i > 0 && name - i < 8 && chunks_[i - 1].dotted_next &&
                          chunks_[i - 1].kind == Class::kKoreanName && !chunks_[i - 1].used;
         --i) {
      const size_t other = add_person(chunks_[i - 1].span, true, false, NameEvidence::kTitle);
      found_[other].title = found_[index].title;
      chunks_[i - 1].used = true;
    }
  }

  [[nodiscard]] bool is_given_name(u16string_view word) const noexcept {
    return word.size() == 2 && weight(word[0], 1) >= 6 && weight(word[1], 2) >= 6;
  }

  /// 수현 씨, 준혁 군: a given name alone.
  bool given_name(size_t at) {
    Chunk& chunk = chunks_[at - 1];
    if (!is_given_name(text_of(chunk)) || (chunk.entry != kNoEntry && !chunk.proper)) return false;
    const size_t index = add_person(chunk.span, false, false, NameEvidence::kTitle);
    found_[index].title = title_span(chunks_[at]);
    chunk.used = chunks_[at].used = true;
    return true;
  }

  [[nodiscard]] TextSpan title_with_modifier(size_t at, size_t name) const noexcept {
    TextSpan span = chunks_[at].title_row != kNoRow ? title_span(chunks_[at]) : chunks_[at].span;
    if (at > name + 1 && chunks_[at - 1].kind == Class::kModifier &&
        span.start == chunks_[at].span.start) {
      span.start = chunks_[at - 1].span.start;
    }
    return span;
  }

  /// 이용근 모아이스 대표: what stands between is a body unless the words say otherwise.
  void affiliation_is_body(size_t from, size_t to) {
    if (to != from + 1) return;
    const Chunk& chunk = chunks_[from];
    const bool coined = chunk.kind == Class::kNoun && chunk.entry == kNoEntry &&
                        looks_foreign(text_of(chunk), lexicon_);
    if (chunk.kind != Class::kUnknown && chunk.kind != Class::kKoreanName && !coined) return;
    add(NameKind::kOrganization, chunk.span, true, NameEvidence::kAffiliation);
  }

  /// 모아이스 이용근 대표: the body before the name.
  TextSpan affiliation_before(size_t name) {
    if (name == 0 || !chunks_[name - 1].joins_next || chunks_[name - 1].used) return {};
    size_t first = name - 1;
    const Chunk& last = chunks_[first];
    if (last.kind != Class::kOrganization && last.kind != Class::kPlace &&
        last.kind != Class::kUnknown &&
        !(last.kind == Class::kNoun && first > 0 && chunks_[first - 1].joins_next &&
          chunks_[first - 1].kind == Class::kOrganization)) {
      return {};
    }
    while (first > 0 && name - first < 3 && chunks_[first - 1].joins_next &&
           !chunks_[first - 1].used &&
           (chunks_[first - 1].kind == Class::kOrganization ||
            chunks_[first - 1].kind == Class::kPlace)) {
      --first;
    }
    if (last.kind == Class::kUnknown && is_hangul(text_of(last)) && first == name - 1) {
      add(NameKind::kOrganization, last.span, false, NameEvidence::kAffiliation);
    }
    return {chunks_[first].span.start, last.span.end};
  }

  /// 홍 대표, 박 전 대통령. Surnames that are also everyday words need the full name elsewhere.
  bool partial_name(size_t first, size_t at) {
    size_t name = at - 1;
    if (chunks_[name].kind == Class::kModifier && name > first &&
        is_surname(text_of(chunks_[name - 1])) && chunks_[name - 1].span.length() == 1) {
      --name;
    }
    const u16string_view word = text_of(chunks_[name]);
    if (!is_surname(word) || (word.size() == 2 && chunks_[name].entry != kNoEntry)) return false;
    if (name == at - 1 && text_of(chunks_[at]) == u"씨" && anonymous_before(at)) return false;
    constexpr u16string_view kWords =
        u"한전현주고양두모본원구여제기당가각변공국도시군부신새명사대경";
    const bool ambiguous = word.size() == 1 && kWords.find(word[0]) != u16string_view::npos;
    if (ambiguous && !surnames_seen_.contains(word)) return false;
    const size_t index = add_person(chunks_[name].span, false, true, NameEvidence::kTitle);
    found_[index].title = title_with_modifier(at, name);
    chunks_[name].used = chunks_[at].used = true;
    return true;
  }

  /// 김모씨, 김 모 씨: the name is withheld.
  [[nodiscard]] bool anonymous_before(size_t at) const noexcept {
    const u16string_view word = text_of(chunks_[at]);
    return word.substr(0, 1) == u"모" || (at > 0 && text_of(chunks_[at - 1]) == u"모");
  }

  /// 치프라스 총리, 프랑크 베옌스 박사, 팀 쿡 애플 CEO.
  void foreign_name(size_t first, size_t at) {
    size_t end = at;  // end of the name
    while (end > first && chunks_[end - 1].kind == Class::kModifier) --end;
    size_t affiliated = end;
    while (end > first && (chunks_[end - 1].kind == Class::kOrganization ||
                           chunks_[end - 1].kind == Class::kPlace)) {
      --end;
    }
    size_t start = end;
    const bool company = classes_.has(
        text_.substr(title_span(chunks_[at]).start, chunks_[at].title_length), "company_title");
    while (start > first &&
           (is_part(start - 1) || (start < end && !company && may_lead(chunks_[start - 1])))) {
      --start;
    }
    if (start == end || (!is_foreign_part(chunks_[end - 1]) && !is_coined(chunks_[end - 1])))
      return;
    // 마키나락스 대표: one unknown word before the title of a company is the company.
    if (end == at && end - start == 1 && company) {
      add(NameKind::kOrganization, chunks_[start].span, true, NameEvidence::kAffiliation);
      return;
    }
    const size_t index = add_person({chunks_[start].span.start, chunks_[end - 1].span.end}, true,
                                    false, NameEvidence::kTitle);
    found_[index].title = title_with_modifier(at, end - 1);
    if (affiliated > end) {
      found_[index].affiliation = {chunks_[end].span.start, chunks_[affiliated - 1].span.end};
    } else if (start > first || (start > 0 && chunks_[start - 1].joins_next)) {
      found_[index].affiliation = affiliation_before(start);
    }
    for (size_t i = start; i < end; ++i) chunks_[i].used = true;
    chunks_[at].used = true;
  }

  /// 프랑크, 메르켈: unknown or known as a name, and not written like a Korean one.
  [[nodiscard]] bool is_foreign_part(const Chunk& chunk) const noexcept {
    const u16string_view word = text_of(chunk);
    if (chunk.used || chunk.title_length > 0 || !is_hangul(word)) return false;
    if (chunk.kind == Class::kPerson) return chunk.score < kScoreBesideTitle || word.size() == 2;
    return chunk.kind == Class::kUnknown && word.size() >= 2 && is_one_unknown(chunk) &&
           looks_foreign(word, lexicon_);
  }

  /// 페트로비치 read as 페트로 + 비치: a name as a whole, though its end is a known noun.
  [[nodiscard]] bool is_coined(const Chunk& chunk) const noexcept {
    if (chunk.used || (chunk.kind != Class::kNoun && chunk.kind != Class::kUnknown) ||
        chunk.title_length > 0 || chunk.entry != kNoEntry || chunk.token_count < 2 ||
        !is_hangul(text_of(chunk))) {
      return false;
    }
    const Token& head = analysis_.tokens[chunk.first_token];
    return (head.is_unknown() || head.tag == Tag::kNNP) &&
           looks_foreign(text_of(chunk), lexicon_) &&
           body_or_place(text_of(chunk)) == Class::kOther;
  }

  /// The W of 조지 W. 부시.
  [[nodiscard]] bool is_initial(const Chunk& chunk) const noexcept {
    const u16string_view word = text_of(chunk);
    return word.size() == 1 && word[0] >= u'A' && word[0] <= u'Z';
  }

  /// 사토미 after 타카노: a Korean name by its shape, but hardly with that surname.
  [[nodiscard]] bool is_rare_surname(const Chunk& chunk) const noexcept {
    return chunk.kind == Class::kKoreanName && chunk.score < kScoreBare &&
           surname_weight(text_of(chunk).substr(0, 1)) < 2;
  }

  /// A part of a foreign name, or what may stand between two: 다, 반, W.
  [[nodiscard]] bool is_part(size_t at) const noexcept {
    const Chunk& chunk = chunks_[at];
    if (is_foreign_part(chunk) || is_coined(chunk)) return true;
    return chunk.span.length() == 1 && at > 0 && chunks_[at - 1].joins_next && !chunk.used &&
           (is_initial(chunk) || chunk.title_length == 0) &&
           (is_foreign_part(chunks_[at - 1]) || is_coined(chunks_[at - 1]));
  }

  /// 이비차 of 이비차 올리치, 맷 of 맷 스토니: an unknown word that may begin a foreign name.
  [[nodiscard]] bool may_lead(const Chunk& chunk) const noexcept {
    return !chunk.used && chunk.title_length == 0 && is_hangul(text_of(chunk)) &&
           is_one_unknown(chunk) &&
           (chunk.kind == Class::kUnknown ||
            (chunk.kind == Class::kKoreanName && chunk.score < kScoreBare));
  }

  [[nodiscard]] bool is_one_unknown(const Chunk& chunk) const noexcept {
    return chunk.kind == Class::kPerson || chunk.proper ||
           (chunk.token_count == 1 &&
            (analysis_.tokens[chunk.first_token].is_unknown() ||
             (chunk.entry != kNoEntry && !lexicon_.has_gloss(chunk.entry))));
  }

  /// The foreign name that chunk `at` begins: one past its last part, `at` when there is none.
  [[nodiscard]] size_t foreign_end(size_t at) const noexcept {
    size_t end = at;
    bool foreign = false;
    while (end < chunks_.size() && end - at < 5 &&
           (is_foreign_part(chunks_[end]) || is_coined(chunks_[end]) || may_lead(chunks_[end]) ||
            (end > at && chunks_[end].joins_next && end + 1 < chunks_.size() && is_part(end) &&
             (is_foreign_part(chunks_[end + 1]) || is_coined(chunks_[end + 1]))))) {
      foreign |= is_foreign_part(chunks_[end]);
      ++end;
      if (!chunks_[end - 1].joins_next) break;
    }
    return foreign ? end : at;
  }

  /// 배우 홍길동은.
  void title_before_name(size_t at) {
    const std::string_view use = title_use(chunks_[at]);
    if (use != "both" || !chunks_[at].joins_next || at + 1 >= chunks_.size()) return;
    Chunk& next = chunks_[at + 1];
    if (next.used || next.title_length > 0) return;
    const bool korean = next.kind == Class::kKoreanName && next.score >= kScoreFarFromTitle;
    if (!korean && next.kind != Class::kPerson) return;
    const size_t index = add_person(next.span, true, false, NameEvidence::kTitle);
    found_[index].title = title_span(chunks_[at]);
    next.used = chunks_[at].used = true;
  }

  /// By the age in brackets, from the lexicon, or by the shape alone.
  void person_without_title(size_t at) {
    Chunk& chunk = chunks_[at];
    if (chunk.used || chunk.title_length > 0) return;
    if (const size_t end = foreign_end(at); end > at) {
      const bool known = std::any_of(chunks_.begin() + static_cast<std::ptrdiff_t>(at),
                                     chunks_.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](const Chunk& part) { return part.kind == Class::kPerson; });
      if (known || end - at >= 2 || animate_follows(chunk.span.end) || is_subject(chunk)) {
        add_person({chunk.span.start, chunks_[end - 1].span.end}, known, false,
                   known                             ? NameEvidence::kLexicon
                   : animate_follows(chunk.span.end) ? NameEvidence::kParticle
                                                     : NameEvidence::kShape);
        for (size_t i = at; i < end; ++i) chunks_[i].used = true;
        return;
      }
    }
    if (chunk.kind == Class::kPerson) {
      add_person(chunk.span, true, false, NameEvidence::kLexicon);
      chunk.used = true;
      return;
    }
    const bool alone = chunk.score >= kScoreBare - 1 && stands_alone(chunk.span) &&
                       (chunk.entry == kNoEntry || chunk.proper);
    if (chunk.kind != Class::kKoreanName && !alone) return;
    const bool aged = age_follows(chunk.span.end);
    const bool shown = alone || aged;
    if (shown ? chunk.score < kScoreBesideTitle : !bare_name(chunk)) return;
    add_person(chunk.span, shown, false, aged ? NameEvidence::kAge : NameEvidence::kShape);
    chunk.used = true;
  }

  /// 헤닝은: an unknown foreign word of which something is said; mostly a person in news.
  [[nodiscard]] bool is_subject(const Chunk& chunk) const noexcept {
    constexpr u16string_view kParticles = u"은는이가의";
    const uint32_t at = chunk.span.end;
    return chunk.kind == Class::kUnknown && chunk.token_count == 1 && chunk.span.length() >= 2 &&
           chunk.span.length() <= 6 && at < text_.size() &&
           kParticles.find(text_[at]) != u16string_view::npos &&
           (at + 1 == text_.size() || !base::is_syllable(text_[at + 1]));
  }

  /// 하디에게: the particle of living beings.
  [[nodiscard]] bool animate_follows(uint32_t at) const noexcept {
    const u16string_view rest = text_.substr(std::min<size_t>(at, text_.size()), 2);
    return rest == u"에게" || rest == u"한테" || rest == u"께서";
  }

  [[nodiscard]] bool bare_name(const Chunk& chunk) const noexcept {
    if (chunk.span.length() != 3 || chunk.token_count == 0) return false;
    if (chunk.proper) return chunk.score >= kScoreKnownStem;
    if (chunk.score < kScoreBare) return false;
    // One unknown word, or a split that only the name explains.
    for (uint32_t i = 0; i < chunk.token_count; ++i) {
      const Token& token = analysis_.tokens[chunk.first_token + i];
      if (!token.is_unknown() && token.span.length() >= 3) return false;
    }
    // 권위자, 장우산: a known noun and a syllable more.
    const u16string_view word = text_of(chunk);
    if (is_common_noun(word.substr(0, 2))) return false;
    constexpr u16string_view kOnlySurnames =
        u"김이박정강윤임오권황안송홍문손배백허심하곽차우구민류";
    return !is_common_noun(word.substr(1)) || kOnlySurnames.find(word[0]) != u16string_view::npos;
  }

  [[nodiscard]] bool is_common_noun(u16string_view word) const noexcept {
    const EntryId id = entry_of(word);
    return id != kNoEntry && lexicon_.has_gloss(id) && lexicon_.kind(id) != Kind::kPerson;
  }

  /// A line of nothing but the name: bylines, captions.
  [[nodiscard]] bool stands_alone(TextSpan span) const noexcept {
    const auto line_end = [&](uint32_t at) { return at >= text_.size() || text_[at] == u'\n'; };
    return span.length() >= 3 && (span.start == 0 || text_[span.start - 1] == u'\n') &&
           line_end(span.end);
  }

  /// 홍길동(35), 홍길동(35·서울).
  [[nodiscard]] bool age_follows(uint32_t at) const noexcept {
    if (at + 3 >= text_.size() || text_[at] != u'(') return false;
    const auto digit = [&](uint32_t i) { return text_[i] >= u'0' && text_[i] <= u'9'; };
    if (!digit(at + 1)) return false;
    const uint32_t end = digit(at + 2) ? at + 3 : at + 2;
    const char16_t mark = text_[end];
    return mark == u')' || mark == u'·' || mark == u',' || mark == u'세' || mark == u'ㆍ';
  }

  /// A name found once with evidence is a name wherever it stands.
  void repeated_persons() {
    std::unordered_map<u16string_view, uint32_t> known;
    for (const Name& name : found_) {
      if (name.kind == NameKind::kPerson && !name.partial && name.certain &&
          name.span.length() >= 2) {
        known.emplace(name.span.of(text_), 0);
      }
    }
    if (known.empty()) return;
    std::bitset<2048> begins;  // with which units, by their lower bits
    for (const auto& [name, ignored] : known) begins.set(name[0] % begins.size());
    const auto may_begin = [&begins](char16_t unit) { return begins[unit % begins.size()]; };
    for (Chunk& chunk : chunks_) {
      if (chunk.used) continue;
      const u16string_view word = text_of(chunk);
      if (!may_begin(word[0])) continue;
      for (uint32_t length = std::min<uint32_t>(8, chunk.span.length()); length >= 2; --length) {
        if (!known.contains(word.substr(0, length))) continue;
        if (length == 2 && chunk.span.length() > 2) break;
        const size_t index = add_person({chunk.span.start, chunk.span.start + length}, true, false,
                                        NameEvidence::kRepeated);
        if (chunk.title_length > 0 && length + chunk.title_length == chunk.span.length()) {
          found_[index].title = title_span(chunk);
        }
        chunk.used = true;
        break;
      }
    }
    // A name that the analysis cut at another place: 윤성호는 as 윤성/호는.
    for (const Eojeol& eojeol : analysis_.eojeols) {
      uint32_t start = eojeol.span.start;
      while (start < eojeol.span.end && !base::is_syllable(text_[start])) ++start;
      if (start == eojeol.span.end || !may_begin(text_[start])) continue;
      for (uint32_t length = 4; length >= 3; --length) {
        if (start + length > eojeol.span.end) continue;
        const TextSpan span{start, start + length};
        if (!known.contains(span.of(text_)) || taken(span)) continue;
        if (start + length < eojeol.span.end && !particle_at(start + length)) continue;
        add_person(span, true, false, NameEvidence::kRepeated);
        break;
      }
    }
  }

  [[nodiscard]] bool particle_at(uint32_t at) const noexcept {
    constexpr u16string_view kFirst = u"은는이가을를의에도만과와로씨";
    return !base::is_syllable(text_[at]) || kFirst.find(text_[at]) != u16string_view::npos;
  }

  [[nodiscard]] bool taken(TextSpan span) const noexcept {
    return std::find(covered_.begin() + span.start, covered_.begin() + span.end, uint8_t{1}) !=
           covered_.begin() + span.end;
  }

  // -------------------------------------------------------------- bodies and places

  /// 일본 정부, 국방부 감사관실, 라가디아 공항: a noun that makes one name with the word before.
  bool joined_name(size_t at) {
    const Chunk& chunk = chunks_[at];
    const u16string_view word = text_of(chunk);
    const bool joins = at > 0 && chunks_[at - 1].joins_next && !found_.empty() &&
                       found_.back().span.end == chunks_[at - 1].span.end;
    if (joins && !chunk.used && chunk.title_length == 0) {
      const Name& before = found_.back();
      const bool place = before.kind == NameKind::kPlace;
      const bool body = before.kind == NameKind::kOrganization;
      const bool as_body = (place && classes_.has(word, "body")) ||
                           (body && word.size() >= 3 && classes_.ends(word, "unit"));
      if (as_body || (place && (classes_.ends(word, "site") || classes_.has(word, "part")))) {
        const TextSpan span{before.span.start, chunk.span.end};
        found_.pop_back();
        add(as_body ? NameKind::kOrganization : NameKind::kPlace, span, false,
            NameEvidence::kSuffix);
        return true;
      }
    }
    if (!classes_.has(word, "bare_body")) return false;
    add(NameKind::kOrganization, chunk.span, true, NameEvidence::kLexicon);
    return true;
  }

  void bodies_and_places(size_t at) {
    Chunk& chunk = chunks_[at];
    if (chunk.used && chunk.kind != Class::kTitle) return;
    if (joined_name(at)) return;
    if (chunk.kind == Class::kOrganization || chunk.kind == Class::kPlace) {
      TextSpan span = chunk.span;
      NameKind kind = chunk.kind == Class::kPlace ? NameKind::kPlace : NameKind::kOrganization;
      // 서울 송파경찰서, 경남 진해: the words before it narrow it down.
      for (size_t i = at; i > 0 && at - i < 3 && chunks_[i - 1].joins_next &&
                          chunks_[i - 1].kind == Class::kPlace && !chunks_[i - 1].used &&
                          !is_facility(text_of(chunks_[i - 1]));
           --i) {
        if (kind == NameKind::kOrganization && !classes_.ends(text_of(chunk), "local_body")) break;
        span.start = chunks_[i - 1].span.start;
        // The place was added on its own a moment ago.
        while (!found_.empty() && found_.back().kind == NameKind::kPlace &&
               span.contains(found_.back().span)) {
          found_.pop_back();
        }
      }
      add(kind, span, chunk.entry != kNoEntry,
          chunk.entry != kNoEntry ? NameEvidence::kLexicon : NameEvidence::kSuffix);
      return;
    }
    if (chunk.entry != kNoEntry && chunk.kind != Class::kTitle) return;
    // Names of the lexicon at the beginning of a longer word: 미국인, 한국시리즈, 서울시장.
    for (uint32_t i = 0; i < chunk.token_count; ++i) {
      const Token& token = analysis_.tokens[chunk.first_token + i];
      if (token.entry == kNoEntry || token.tag != Tag::kNNP || token.span.length() < 2) continue;
      const Kind kind = lexicon_.kind(token.entry);
      if (!is_name_kind(kind) || taken(token.span)) continue;
      if (token.span == chunk.span && chunk.used) continue;
      add(kind == Kind::kPerson  ? NameKind::kPerson
          : kind == Kind::kPlace ? NameKind::kPlace
                                 : NameKind::kOrganization,
          token.span, true, NameEvidence::kLexicon);
    }
  }

  /// A road or a station holds no other place: 영동고속도로 인천 방면.
  [[nodiscard]] bool is_facility(u16string_view word) const noexcept {
    return !word.empty() && classes_.ends(word.substr(1), "facility");
  }

  /// 아베 신조(安倍晋三): the same name once more.
  void hanja_of(const Name& name) {
    const uint32_t start = name.span.end + 1;
    uint32_t end = start;
    while (end < text_.size() && character_class(text_[end]) == CharacterClass::kHanja) ++end;
    if (end - start < 2 || end - start > 4 || end == text_.size()) return;
    add_person({start, end}, true, false, NameEvidence::kBrackets);
  }

  /// 한국경영자총협회(경총), 국제통화기금(IMF): the short form is a name wherever it stands.
  void bracketed_abbreviations() {
    std::unordered_map<u16string_view, NameKind> shorts;
    const size_t count = found_.size();
    for (size_t i = 0; i < count; ++i) {
      const Name name = found_[i];
      const uint32_t open = name.span.end;
      if (open >= text_.size() || text_[open] != u'(') continue;
      if (name.kind == NameKind::kPerson) {
        hanja_of(name);
        continue;
      }
      if (name.kind != NameKind::kOrganization) continue;
      const size_t close = text_.find(u')', open);
      if (close == u16string_view::npos || close < open + 3 || close > open + 9) continue;
      const TextSpan inner{open + 1, static_cast<uint32_t>(close)};
      const u16string_view word = inner.of(text_);
      const bool plain = std::all_of(word.begin(), word.end(), [](char16_t unit) {
        return base::is_syllable(unit) || (unit >= u'A' && unit <= u'Z') ||
               (unit >= u'a' && unit <= u'z');
      });
      if (plain) shorts.emplace(word, name.kind);
    }
    if (shorts.empty()) return;
    for (const Chunk& chunk : chunks_) {
      const auto known = shorts.find(text_of(chunk));
      if (known == shorts.end() || chunk.used) continue;
      add(known->second, chunk.span, true, NameEvidence::kBrackets);
    }
  }

  // -------------------------------------------------------------- the end

  void finish() {
    // By start; of names that overlap, a person wins, then the longer.
    base::stable_sort(found_, [](const Name& a, const Name& b) {
      if (a.span.start != b.span.start) return a.span.start < b.span.start;
      if ((a.kind == NameKind::kPerson) != (b.kind == NameKind::kPerson))
        return a.kind == NameKind::kPerson;
      return a.span.end > b.span.end;
    });
    std::vector<Name>& names = analysis_.names;
    names.clear();
    for (const Name& name : found_) {
      if (!names.empty() && names.back().span.overlaps(name.span)) {
        if (name.kind == NameKind::kPerson && names.back().kind != NameKind::kPerson)
          names.back() = name;
        continue;
      }
      names.push_back(name);
    }
    resolve();
  }

  /// Leads every mention back to the first full one.
  void resolve() {
    std::vector<Name>& names = analysis_.names;
    std::unordered_map<std::u16string_view, uint32_t> first;
    for (uint32_t i = 0; i < names.size(); ++i) {
      Name& name = names[i];
      name.canonical = i;
      if (name.partial) continue;
      // What stands in brackets is the name before them.
      const uint32_t own = i > 0 && name.evidence == NameEvidence::kBrackets &&
                                   name.span.start == names[i - 1].span.end + 1
                               ? names[i - 1].canonical
                               : i;
      name.canonical = first.emplace(name.span.of(text_), own).first->second;
      if (name.evidence == NameEvidence::kShape && names[name.canonical].certain) {
        name.evidence = NameEvidence::kRepeated;
        name.certain = true;
      }
    }
    // The last full name of each surname and of each surname with title, as the text goes on.
    std::unordered_map<std::u16string, uint32_t> by_title;
    std::unordered_map<std::u16string, uint32_t> by_surname;
    const auto key = [&](u16string_view surname, TextSpan title) {
      std::u16string result(surname);
      result += u' ';
      result += title.of(text_);
      return result;
    };
    const auto learn = [&](uint32_t i) {
      const Name& name = names[i];
      if (name.kind != NameKind::kPerson || name.partial) return;
      const u16string_view full = name.span.of(text_);
      const size_t length = full.size() >= 3 && surname_weight(full.substr(0, 2)) >= 0 ? 2 : 1;
      if (surname_weight(full.substr(0, length)) < 0) return;
      by_surname[std::u16string(full.substr(0, length))] = name.canonical;
      if (!name.title.empty()) by_title[key(full.substr(0, length), name.title)] = name.canonical;
    };
    const auto lead_back = [&](Name& name) {
      const u16string_view surname = name.span.of(text_);
      if (const auto at = by_title.find(key(surname, name.title)); at != by_title.end()) {
        name.canonical = at->second;
      } else if (const auto other = by_surname.find(std::u16string(surname));
                 other != by_surname.end()) {
        name.canonical = other->second;
      } else {
        return;
      }
      name.certain = true;
    };
    for (uint32_t i = 0; i < names.size(); ++i) {
      learn(i);
      if (names[i].partial) lead_back(names[i]);
    }
    // A headline may have the surname before the text gives the name.
    for (uint32_t i = 0; i < names.size(); ++i) {
      if (names[i].partial && names[i].canonical == i) lead_back(names[i]);
    }
  }

  Analysis& analysis_;
  const lexicon::Lexicon& lexicon_;
  u16string_view text_;
  lexicon::Table surnames_, given_, sino_, titles_, org_suffixes_, place_suffixes_;
  WordClasses classes_;
  std::vector<Chunk> chunks_;
  std::vector<Name> found_;
  std::vector<uint8_t> covered_;  ///< by a name, for each unit of the text
  std::unordered_set<u16string_view> surnames_seen_;
};

}  // namespace

void find_names(Analysis& analysis, const lexicon::Lexicon& lexicon) {
  analysis.names.clear();
  NameFinder(analysis, lexicon).run();
}

}  // namespace dokhae::korean
