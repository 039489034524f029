#pragma once

#include <string>
#include <vector>

#include "lexicon/compiler/tsv.h"
#include "lexicon/lexicon.h"

namespace dokhae::lexicon::compiler {

struct SourceEntry {
  std::u16string headword;
  Tag tag = Tag::kNNG;
  Irregular irregular = Irregular::kRegular;
  Domain domain = Domain::kGeneral;
  Kind kind = Kind::kNone;
  int cost = 0;         ///< 1/16 bit; 0: not counted, takes the default of its class
  std::string glosses;  ///< "|" between them; empty for stems known to the analysis only
  std::string name;
  std::string cues;
  uint8_t source = 0;  ///< index of the pack's sources, if it names any
};

/// What is wrong with the sources, as `file:line: text`.
struct Findings {
  std::vector<std::string> errors;
  std::vector<std::string> warnings;
};

/// Hand-written entries of data/lexicon/*.tsv, in file order. Rows with an error are left out.
[[nodiscard]] std::vector<SourceEntry> read_entries(const std::vector<TsvFile>& files,
                                                    Findings& findings);

/// Stems for the analysis, data/analysis/*.tsv: lemma, tag, irregular, cost (1/16 bit).
[[nodiscard]] std::vector<SourceEntry> read_stems(const std::vector<TsvFile>& files,
                                                  Findings& findings);

/// CLDR's Korean names of countries, languages and currencies, with their English names.
[[nodiscard]] std::vector<SourceEntry> cldr_entries();

/// Stems of hunspell-dict-ko's ko.dic (its text): nouns, adverbs and predicates that are not
/// noun + 하다. For the analysis only; rarer than every counted word.
[[nodiscard]] std::vector<SourceEntry> hunspell_stems(const std::string& dictionary);

/// One list for the pack: hand-written entries with the counted costs, then what the other
/// sources add to them. Sorted by headword; senses of one headword in order of the sources.
[[nodiscard]] std::vector<SourceEntry> join_entries(std::vector<SourceEntry> written,
                                                    const std::vector<SourceEntry>& generated,
                                                    const std::vector<SourceEntry>& stems);

/// The class that the shape of a predicate and the closed lists of exceptions suggest.
[[nodiscard]] Irregular expected_irregular(const std::u16string& headword, Tag tag);

}  // namespace dokhae::lexicon::compiler
