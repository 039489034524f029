#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <vector>

#include "lexicon/lexicon.h"

/// The lexicon that the build made (DOKHAE_LEXICON_FILE), loaded once for a test program.
namespace dokhae::test {

/// Empty when the file is missing: every look-up then fails, and the tests with it.
inline const lexicon::Lexicon& built_lexicon() {
  static const std::unique_ptr<lexicon::Lexicon> lexicon = [] {
    static std::vector<std::byte> bytes;
    auto result = std::make_unique<lexicon::Lexicon>();
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(DOKHAE_LEXICON_FILE, "rb"),
                                                     std::fclose);
    if (!file) return result;
    std::fseek(file.get(), 0, SEEK_END);
    bytes.resize(static_cast<size_t>(std::ftell(file.get())));
    std::fseek(file.get(), 0, SEEK_SET);
    if (std::fread(bytes.data(), 1, bytes.size(), file.get()) == bytes.size()) {
      (void)result->add_pack(bytes);
    }
    return result;
  }();
  return *lexicon;
}

}  // namespace dokhae::test
