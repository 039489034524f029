#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/status.h"
#include "claims/outline.h"
#include "extract/article.h"
#include "extract/explanation.h"
#include "gloss/terms.h"
#include "korean/analyzer.h"
#include "lexicon/lexicon.h"

/// The stages of reading one article, in order, each made when it is first asked for.
namespace dokhae::engine {

/// Longest plain text that is read, in UTF-16 units.
inline constexpr size_t kMaxTextUnits = 8u << 20;
/// What is analysed of a text: more than any article, and small enough that its tokens,
/// terms and their JSON stay below the memory of a WebAssembly instance.
inline constexpr size_t kMaxAnalyzedUnits = 500'000;

/// Reads one article at a time. Not thread-safe; one engine for each thread.
///
///     Engine engine;
///     engine.add_lexicon(bytes);
///     if (!has_result(engine.read_page(buffer))) …
///     for (const gloss::Term& term : engine.terms()) …
///
/// Without a lexicon `read_page` works and everything after it is empty.
class Engine {
 public:
  Engine();
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Adds a pack to those already there (see lexicon::Lexicon), lexicon.bin first. The bytes
  /// are borrowed until the engine ends. An article read before is forgotten.
  [[nodiscard]] base::Status add_lexicon(std::span<const std::byte> pack);

  /// Reads a page buffer (page/page_view.h); the bytes are needed only during the call.
  /// kOk, kNoArticle, kTruncated, kBadPage, kTooLarge.
  /// @param explanation when not null, receives why each segment was kept or dropped
  [[nodiscard]] base::Status read_page(std::span<const std::byte> buffer,
                                       extract::Explanation* explanation = nullptr);

  /// Reads plain text, one paragraph a line, the first being the title. Offsets are those
  /// of the text itself, which should be NFC. kOk, kNoArticle (no text), kTooLarge.
  [[nodiscard]] base::Status read_text(std::u16string text);

  [[nodiscard]] const lexicon::Lexicon& lexicon() const noexcept { return lexicon_; }
  [[nodiscard]] const extract::Article& article() const noexcept { return article_; }
  [[nodiscard]] const extract::ArticleText& text() const noexcept { return text_; }
  /// True when the text is a title and paragraphs rather than paragraphs alone.
  [[nodiscard]] bool has_title() const noexcept { return has_title_; }

  /// Of the first paragraphs up to kMaxAnalyzedUnits; `truncated` when the text is longer.
  [[nodiscard]] const korean::Analysis& analysis();
  [[nodiscard]] const std::vector<gloss::Term>& terms();
  [[nodiscard]] const claims::Outline& outline();

 private:
  void forget();

  lexicon::Lexicon lexicon_;
  std::unique_ptr<korean::Analyzer> analyzer_;

  extract::Article article_;
  extract::ArticleText text_;
  bool has_title_ = false;
  korean::Analysis analysis_;
  bool analyzed_ = false;
  std::vector<gloss::Term> terms_;
  bool glossed_ = false;
  claims::Outline outline_;
  bool outlined_ = false;
};

}  // namespace dokhae::engine
