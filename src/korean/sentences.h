#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace dokhae::korean {

class BreakRules;

/// Cuts a paragraph into sentences: break rules in ICU's syntax
/// (data/sentence/korean.rules), then what quotations ask for:
///
/// - `“… 끊는다.” 고 했다`: the quotation is a part of the sentence around it.
/// - `“… 끊는다.” 그가 말했다`: so it is where only its speaker and a verb of saying follow.
/// - Stops inside a quotation or brackets do not end the sentence, unless the quotation is the
///   paragraph. Curly and straight marks close each other.
/// - `노래 ‘너 어디야?’ 음원`: a title or thought inside a sentence does not end it.
/// - `… 않아요. … 않습니다” 라고`: a quotation that began in the paragraph before.
/// - Signs alone and labels in brackets are no sentence.
class SentenceBreaker {
 public:
  /// Null when the compiled rules cannot be used. The bytes must outlive the breaker.
  [[nodiscard]] static std::unique_ptr<SentenceBreaker> create(std::span<const std::byte> rules);
  ~SentenceBreaker();

  /// One user of the rules; a breaker makes any number of them.
  class Session {
   public:
    ~Session();
    Session(Session&&) noexcept;
    /// Appends the sentences of text[paragraph], without blanks at their ends.
    void split(std::u16string_view text, base::TextSpan paragraph,
               std::vector<base::TextSpan>& out);

   private:
    friend class SentenceBreaker;
    struct State;
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
  };
  [[nodiscard]] Session session() const;

 private:
  explicit SentenceBreaker(std::unique_ptr<BreakRules> rules);
  std::unique_ptr<BreakRules> rules_;
};

}  // namespace dokhae::korean
