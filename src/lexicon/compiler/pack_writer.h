#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lexicon/compiler/entries.h"

namespace dokhae::lexicon::compiler {

/// Lays out lexicon.bin (lexicon/format.h). `entries` sorted by headword.
class PackWriter {
 public:
  void add_entries(const std::vector<SourceEntry>& entries);
  void add_table(const std::string& name, const TsvFile& table);
  void add_section(const std::string& name, std::string bytes);
  [[nodiscard]] std::string finish() const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace dokhae::lexicon::compiler
