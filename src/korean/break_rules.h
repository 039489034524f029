#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

struct UCPTrie;

namespace dokhae::korean {

/// Text boundaries from break rules that ICU's genbrk has compiled (the syntax is that of
/// RuleBasedBreakIterator). This runs the forward state table, as the iterator's own
/// `handleNext` does, over UTF-16 in one piece; what it leaves out is what our rules do not
/// use: going backwards, dictionaries, rule status. With the iterator come its cache, ICU's text
/// interface and the strings behind it, more code than all of the sentence splitting.
class BreakRules {
 public:
  /// Null when `data` (from its ICU data header on, 4-byte aligned) is not what genbrk 72
  /// writes: every state and offset is checked here. The bytes must outlive the rules.
  [[nodiscard]] static std::unique_ptr<BreakRules> open(std::span<const std::byte> data);
  ~BreakRules();

  /// The first boundary after `start`, which must be less than the text's size.
  [[nodiscard]] size_t next(std::u16string_view text, size_t start) const;

 private:
  BreakRules() = default;
  template <typename Cell>
  [[nodiscard]] bool check_rows() const;
  template <typename Cell>
  [[nodiscard]] size_t run(std::u16string_view text, size_t start) const;

  struct TrieCloser {
    void operator()(UCPTrie* trie) const noexcept;
  };
  std::unique_ptr<UCPTrie, TrieCloser> categories_;
  const std::byte* rows_ = nullptr;
  uint32_t row_size_ = 0;  ///< bytes
  uint32_t state_count_ = 0;
  uint32_t category_count_ = 0;
  uint32_t look_ahead_count_ = 0;
  uint32_t flags_ = 0;
};

}  // namespace dokhae::korean
