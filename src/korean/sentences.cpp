#include "korean/sentences.h"

#include <algorithm>

#include "korean/break_rules.h"
#include "korean/characters.h"

namespace dokhae::korean {

using base::TextSpan;

struct SentenceBreaker::Session::State {
  const BreakRules* rules = nullptr;
  std::vector<uint32_t> breaks;
  std::vector<bool> quoted;  // a position inside a closed quotation
};

namespace {

// What goes on after a quotation although a blank stands between: ” 고 했다. The second row
// begins no other sentence and goes on without marks too: 왜 늦었나? 라고 물었다.
constexpr std::u16string_view kAfterMarks[] = {u"고",   u"며",   u"면서", u"는",  u"하고",
                                               u"하며", u"하는", u"등",   u"등의"};
constexpr std::u16string_view kAfterAll[] = {u"라고",   u"이라고",   u"라며", u"이라며",
                                             u"라면서", u"이라면서", u"라는", u"이라는"};

bool continues_quotation(std::u16string_view rest, bool after_mark) {
  size_t length = 0;
  while (length < rest.size() && base::is_syllable(rest[length])) ++length;
  const std::u16string_view word = rest.substr(0, length);
  return std::find(std::begin(kAfterAll), std::end(kAfterAll), word) != std::end(kAfterAll) ||
         (after_mark &&
          std::find(std::begin(kAfterMarks), std::end(kAfterMarks), word) != std::end(kAfterMarks));
}

// Does a quotation's verb and little more stand here: 그가 말했다, 박 씨는 이렇게 덧붙였다?
bool is_attribution(std::u16string_view sentence) {
  constexpr size_t kLongest = 30;
  constexpr std::u16string_view kVerbs[] = {u"말했", u"말한", u"밝혔", u"전했", u"덧붙였",
                                            u"물었", u"답했", u"외쳤", u"썼",   u"설명했"};
  while (!sentence.empty() && !base::is_syllable(sentence.back())) sentence.remove_suffix(1);
  if (sentence.size() > kLongest) return false;
  const size_t blank = sentence.rfind(u' ');
  // A verb alone has its speaker elsewhere.
  if (blank == std::u16string_view::npos) return false;
  const std::u16string_view last = sentence.substr(blank + 1);
  return std::any_of(std::begin(kVerbs), std::end(kVerbs),
                     [last](std::u16string_view verb) { return last.starts_with(verb); });
}

bool is_quote(char16_t unit) {
  return unit == u'“' || unit == u'”' || unit == u'"' || unit == u'‘' || unit == u'’';
}

// Marks the positions between an opening mark and the mark that closes it: quotation marks,
// curly and straight, and round brackets. Marks that nothing closes open nothing. Straight
// single marks are not told from apostrophes.
void mark_quotations(std::u16string_view paragraph, std::vector<bool>& quoted) {
  quoted.assign(paragraph.size() + 1, false);
  constexpr size_t kNone = ~size_t{0};
  constexpr std::u16string_view kOpening = u"“‘(\"", kClosing = u"”’)\"";
  size_t opened[kOpening.size()] = {kNone, kNone, kNone, kNone};
  for (size_t i = 0; i < paragraph.size(); ++i) {
    const char16_t unit = paragraph[i];
    // A straight mark behind a blank opens, and so does one when none is open; “… " is closed
    // by it all the same. Doubled ones are one.
    bool opens = true;
    size_t closed = kClosing.find(unit);
    if (unit == u'"') {
      if (i > 0 && paragraph[i - 1] == unit) continue;
      const bool after_blank = i == 0 || is_blank(paragraph[i - 1]);
      if (!after_blank && opened[3] == kNone && opened[0] != kNone) closed = 0;
      opens = opened[closed] == kNone ||
              (after_blank && i + 1 < paragraph.size() && !is_blank(paragraph[i + 1]));
    }
    if (const size_t kind = kOpening.find(unit); kind != std::u16string_view::npos && opens) {
      // A second opening mark before the first was closed: the first had no end.
      opened[kind] = i;
    } else if (closed != std::u16string_view::npos && opened[closed] != kNone) {
      std::fill(quoted.begin() + static_cast<ptrdiff_t>(opened[closed]) + 1,
                quoted.begin() + static_cast<ptrdiff_t>(i) + 1, true);
      opened[closed] = kNone;
    }
  }
}

}  // namespace

SentenceBreaker::SentenceBreaker(std::unique_ptr<BreakRules> rules) : rules_(std::move(rules)) {}
SentenceBreaker::~SentenceBreaker() = default;

std::unique_ptr<SentenceBreaker> SentenceBreaker::create(std::span<const std::byte> bytes) {
  auto rules = BreakRules::open(bytes);
  if (!rules) return nullptr;
  return std::unique_ptr<SentenceBreaker>(new SentenceBreaker(std::move(rules)));
}

SentenceBreaker::Session SentenceBreaker::session() const {
  auto state = std::make_unique<Session::State>();
  state->rules = rules_.get();
  return Session(std::move(state));
}

SentenceBreaker::Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
SentenceBreaker::Session::Session(Session&&) noexcept = default;
SentenceBreaker::Session::~Session() = default;

void SentenceBreaker::Session::split(std::u16string_view text, TextSpan paragraph,
                                     std::vector<TextSpan>& out) {
  const std::u16string_view part = paragraph.of(text);
  if (part.empty()) return;
  auto& breaks = state_->breaks;
  breaks.clear();
  for (size_t end = 0; end < part.size();) {
    end = state_->rules->next(part, end);
    breaks.push_back(static_cast<uint32_t>(end));
  }

  mark_quotations(part, state_->quoted);
  // A paragraph that is one quotation from end to end is cut like plain text.
  size_t first = 0, last = part.size();
  while (first < last && is_blank(part[first])) ++first;
  while (last > first && is_blank(part[last - 1])) --last;
  bool alone = last - first >= 2 && is_quote(part[first]) && is_quote(part[last - 1]);
  for (size_t i = first + 1; alone && i + 1 < last; ++i) alone = state_->quoted[i];

  uint32_t start = 0;
  for (size_t i = 0; i < breaks.size(); ++i) {
    const uint32_t end = breaks[i];
    if (end < part.size()) {
      if (state_->quoted[end] && !alone) continue;
      size_t before = end;
      while (before > start && is_blank(part[before - 1])) --before;
      const bool after_mark =
          before > start && (is_closing(part[before - 1]) || part[before - 1] == u'"');
      if (continues_quotation(part.substr(end), after_mark)) continue;
      if (after_mark && is_quote(part[before - 1]) &&
          is_attribution(part.substr(end, breaks[i + 1] - end)))
        continue;
    }
    size_t from = start, to = end;
    while (from < to && is_blank(part[from])) ++from;
    while (to > from && is_blank(part[to - 1])) --to;
    start = end;
    if (from == to) continue;
    const TextSpan span{paragraph.start + static_cast<uint32_t>(from),
                        paragraph.start + static_cast<uint32_t>(to)};
    // Signs alone belong to what they follow.
    const bool signs =
        std::all_of(part.begin() + static_cast<ptrdiff_t>(from),
                    part.begin() + static_cast<ptrdiff_t>(to), [](char16_t unit) {
                      return character_class(unit) == CharacterClass::kSymbol || is_blank(unit);
                    });
    if (signs && !out.empty() && out.back().start >= paragraph.start) {
      out.back().end = span.end;
    } else {
      out.push_back(span);
    }
  }
}

}  // namespace dokhae::korean
