#pragma once

#include <memory>
#include <string_view>

#include "base/status.h"
#include "korean/analysis.h"
#include "lexicon/lexicon.h"

#include <tl/expected.hpp>

namespace dokhae::korean {

/// Analyses Korean text with the tables of a lexicon. One analyser serves any number of texts,
/// one after the other; what it keeps of a text makes the next one faster, and changes nothing.
///
///     auto analyzer = Analyzer::create(lexicon);
///     Analysis analysis = (*analyzer)->analyze(text);   // text: NFC, paragraphs split by "\n"
class Analyzer {
 public:
  /// kIncompatibleData when the lexicon lacks the analyser's tables. The lexicon must
  /// outlive the analyser.
  [[nodiscard]] static tl::expected<std::unique_ptr<Analyzer>, base::Status> create(
      const lexicon::Lexicon& lexicon);
  ~Analyzer();

  /// Never fails; text without Korean gives tokens of the S classes. `text` must be NFC and
  /// outlive the result. A paragraph ends at every "\n". Time linear in the text: words
  /// without a blank for thousands of units are cut, `truncated` says so.
  /// @param published the day that 지난달 and 오는 20일 are counted from
  [[nodiscard]] Analysis analyze(std::u16string_view text, CalendarDay published = {}) const;

 private:
  struct Tables;
  explicit Analyzer(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace dokhae::korean
