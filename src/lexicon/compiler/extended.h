#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/compiler/entries.h"

/// The entries of lexicon-extended.bin: what free data on the building machine knows and the
/// hand-written lexicon does not. They lie below it, and each names its source.
namespace dokhae::lexicon::compiler {

/// Korean words in hanja, the same word in Japanese spelling, its English: libhangul's
/// hanja.txt, EDRDG's KANJIDIC and EDICT, all in UTF-8.
///
/// Two languages that write a word alike need not mean the same by it. Taken is only what
/// - is read by its Sino-Japanese (on) readings, so that both are the same loan from Chinese:
///   大人 is おとな "adult" in Japanese, 대인 is not;
/// - EDICT does not mark as old, slang, dialect or of a Japanese trade, and whose English
///   does not speak of Japan;
/// - of several words that sound alike, the one that EDICT calls common.
///
/// An entry has its hanja as a cue word, unless several words with English sound alike.
[[nodiscard]] std::vector<SourceEntry> hanja_entries(std::string_view hanja,
                                                     std::string_view kanjidic,
                                                     std::string_view edict);

/// Can `reading` (hiragana) be put together from the on readings of the word's characters?
/// `on_readings`: of each character, in hiragana. Voiced and doubled consonants at the seams
/// are allowed for (せん + はい: せんぱい, いち + かい: いっかい).
[[nodiscard]] bool is_sino_reading(
    std::u16string_view word, std::u16string_view reading,
    const std::map<char16_t, std::vector<std::u16string>>& on_readings);

/// A gettext catalogue (.mo) as pairs of original and translation; empty when it is damaged.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> read_catalogue(
    std::string_view bytes);

/// Korean place names with their English by GeoNames' numbers.
[[nodiscard]] std::vector<SourceEntry> geonames_entries(std::string_view korean_catalogue,
                                                        std::string_view english_catalogue);

/// iso-codes: subdivisions of countries (places), or languages (nouns in 어).
[[nodiscard]] std::vector<SourceEntry> iso_entries(std::string_view catalogue, bool languages);

/// Leaves out what the lexicon has a gloss for, names that are words of it, and all but the
/// first of a headword's entries from another source; sorts by headword.
[[nodiscard]] std::vector<SourceEntry> without_known(std::vector<SourceEntry> entries,
                                                     const std::vector<SourceEntry>& lexicon);

}  // namespace dokhae::lexicon::compiler
