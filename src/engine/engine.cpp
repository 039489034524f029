#include "engine/engine.h"

#include <algorithm>
#include <utility>

#include <unicode/utf16.h>

#include "extract/dates.h"
#include "extract/extractor.h"
#include "page/page_view.h"

namespace dokhae::engine {

using base::Status;

namespace {

/// The day in Korea of a time in ISO 8601, which is what its articles mean by 오늘.
korean::CalendarDay published_day(std::string_view time) {
  const auto date = extract::find_date(time);
  if (!date) return {};
  korean::CalendarDay day = {date->year, date->month, date->day};
  if (!date->has_time() || !date->has_zone()) return day;
  const int minutes = date->hour * 60 + date->minute + extract::kKoreanZone - date->zone;
  return korean::days_after(day, minutes < 0 ? -1 : minutes / (24 * 60));
}

}  // namespace

Engine::Engine() = default;
Engine::~Engine() = default;

void Engine::forget() {
  outline_ = {};
  terms_.clear();
  analysis_ = {};
  text_ = {};
  article_ = {};
  has_title_ = analyzed_ = glossed_ = outlined_ = false;
}

Status Engine::add_lexicon(std::span<const std::byte> pack) {
  // Views into the old stack may not outlive it.
  forget();
  if (Status status = lexicon_.add_pack(pack); status != Status::kOk) return status;
  auto analyzer = korean::Analyzer::create(lexicon_);
  if (!analyzer) return analyzer.error();
  analyzer_ = std::move(*analyzer);
  return Status::kOk;
}

Status Engine::read_page(std::span<const std::byte> buffer, extract::Explanation* explanation) {
  forget();
  auto page = page::PageView::open(buffer);
  if (!page) return page.error();
  article_ = extract::extract_article(*page, explanation);
  if (article_.status == Status::kNoArticle) return Status::kNoArticle;
  text_ = extract::article_text(article_);
  has_title_ = !article_.title.text.empty();
  return article_.status;
}

Status Engine::read_text(std::u16string text) {
  forget();
  if (text.size() > kMaxTextUnits) return Status::kTooLarge;
  text_.text = std::move(text);
  const std::u16string_view all = text_.text;
  for (size_t start = 0; start < all.size();) {
    const size_t end = std::min(all.find(u'\n', start), all.size());
    if (all.substr(start, end - start).find_first_not_of(u" \t\r\u00A0\u3000") !=
        std::u16string_view::npos) {
      const base::TextSpan span{static_cast<uint32_t>(start), static_cast<uint32_t>(end)};
      extract::Block block;
      block.kind = has_title_ ? extract::BlockKind::kParagraph : extract::BlockKind::kHeading;
      block.level = has_title_ ? 0 : 1;
      block.text = all.substr(start, end - start);
      if (has_title_) {
        text_.blocks.push_back({span, static_cast<int32_t>(article_.blocks.size())});
        article_.blocks.push_back(std::move(block));
      } else {
        text_.blocks.push_back({span, -1});
        article_.title = std::move(block);
        has_title_ = true;
      }
    }
    start = end + 1;
  }
  article_.status = has_title_ ? Status::kOk : Status::kNoArticle;
  return article_.status;
}

const korean::Analysis& Engine::analysis() {
  if (!analyzed_ && analyzer_) {
    std::u16string_view text = text_.text;
    if (text.size() > kMaxAnalyzedUnits) {
      const size_t paragraph = text.rfind(u'\n', kMaxAnalyzedUnits);
      // One endless paragraph is cut anywhere but inside a surrogate pair.
      size_t end = paragraph == std::u16string_view::npos ? kMaxAnalyzedUnits : paragraph;
      if (U16_IS_TRAIL(text[end])) --end;
      text = text.substr(0, end);
    }
    analysis_ = analyzer_->analyze(text, published_day(article_.metadata.published_time));
    analysis_.truncated |= text.size() < text_.text.size();
    analyzed_ = true;
  }
  return analysis_;
}

const std::vector<gloss::Term>& Engine::terms() {
  if (!glossed_ && analyzer_) {
    const uint32_t title_length = has_title_ ? text_.blocks.front().span.end : 0;
    terms_ = gloss::find_terms(analysis(), lexicon_, title_length);
    glossed_ = true;
  }
  return terms_;
}

const claims::Outline& Engine::outline() {
  if (!outlined_ && analyzer_) {
    outline_ = claims::find_claims(analysis(), lexicon_, has_title_);
    outlined_ = true;
  }
  return outline_;
}

}  // namespace dokhae::engine
