#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/compiler/entries.h"

/// What an editor would mark in an entry whose format is right. Each finding is one line of
/// text that names the cell; all are warnings, because each rule has exceptions.
namespace dokhae::lexicon::compiler {

/// The American spelling of a British word ("defence" → "defense"), "" for every other word.
/// Lower case; a word with a capital belongs to a name, which keeps its own spelling.
[[nodiscard]] std::string american_spelling(std::string_view word);

/// Why a gloss is a definition rather than a word that a newspaper would print, "" when it is
/// not: an article or "to" before it, more than four words for one word of Korean, the turns
/// of phrase of dictionaries ("a kind of", "used to").
[[nodiscard]] std::string definition_fault(std::string_view gloss, const SourceEntry& entry);

/// Signs that the class is wrong: 하다 as a noun, nothing but adverbs in the glosses of a noun,
/// a proper noun without a capital, an organisation that is a common noun.
[[nodiscard]] std::string class_fault(const SourceEntry& entry);

/// All of the above.
[[nodiscard]] std::vector<std::string> entry_faults(const SourceEntry& entry);

/// Senses of one headword and class that say the same in English.
[[nodiscard]] std::vector<std::string> sense_faults(const std::vector<SourceEntry>& senses);

}  // namespace dokhae::lexicon::compiler
