#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lexicon/compiler/entries.h"

namespace dokhae::lexicon::compiler {

/// A work that glosses are taken from.
struct SourceNote {
  std::string name, licence, address;
};

/// Lays out a pack (lexicon/format.h). `entries` sorted by headword.
class PackWriter {
 public:
  void add_entries(const std::vector<SourceEntry>& entries);
  /// What the entries' nouns say about nouns that nobody listed; for the base lexicon.
  void add_syllables(const std::vector<SourceEntry>& entries);
  /// SourceEntry::source is an index of these.
  void set_sources(const std::vector<SourceNote>& sources);
  /// format::kBelow …; packs without them go on top.
  void set_flags(uint32_t flags);
  void add_table(const std::string& name, const TsvFile& table);
  void add_section(const std::string& name, std::string bytes);
  [[nodiscard]] std::string finish() const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace dokhae::lexicon::compiler
