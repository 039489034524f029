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

// What goes on after a quotation although a blank stands between: ” 고 했다.
constexpr std::u16string_view kContinuations[] = {u"고",       u"라고",   u"이라고", u"며",
                                                  u"라며",     u"이라며", u"면서",   u"라면서",
                                                  u"이라면서", u"는",     u"라는",   u"이라는"};

bool continues_quotation(std::u16string_view rest) {
  size_t length = 0;
  while (length < rest.size() && base::is_syllable(rest[length])) ++length;
  const std::u16string_view word = rest.substr(0, length);
  return std::find(std::begin(kContinuations), std::end(kContinuations), word) !=
         std::end(kContinuations);
}

bool is_quote(char16_t unit) {
  return unit == u'“' || unit == u'”' || unit == u'"';
}

// Marks the positions between an opening mark and the mark that closes it. Marks that
// nothing closes open nothing. Curly and straight double quotation marks; single ones and
// brackets hold words rather than sentences.
void mark_quotations(std::u16string_view paragraph, std::vector<bool>& quoted) {
  quoted.assign(paragraph.size() + 1, false);
  constexpr size_t kNone = ~size_t{0};
  size_t curly = kNone, straight = kNone;
  for (size_t i = 0; i < paragraph.size(); ++i) {
    size_t open = kNone;
    if (paragraph[i] == u'“') {
      // A second opening mark before the first was closed: the first had no end.
      curly = i;
    } else if (paragraph[i] == u'”') {
      open = curly;
      curly = kNone;
    } else if (paragraph[i] == u'"') {
      if (straight == kNone) {
        straight = i;
      } else {
        open = straight;
        straight = kNone;
      }
    }
    if (open != kNone) std::fill(quoted.begin() + open + 1, quoted.begin() + i + 1, true);
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
  for (const uint32_t end : breaks) {
    if (end < part.size()) {
      if (state_->quoted[end] && !alone) continue;
      size_t before = end;
      while (before > start && is_blank(part[before - 1])) --before;
      if (before > start && is_closing(part[before - 1]) && continues_quotation(part.substr(end)))
        continue;
      if (before > start && part[before - 1] == u'"' && continues_quotation(part.substr(end)))
        continue;
    }
    size_t from = start, to = end;
    while (from < to && is_blank(part[from])) ++from;
    while (to > from && is_blank(part[to - 1])) --to;
    if (from < to) {
      out.push_back({paragraph.start + static_cast<uint32_t>(from),
                     paragraph.start + static_cast<uint32_t>(to)});
    }
    start = end;
  }
}

}  // namespace dokhae::korean
