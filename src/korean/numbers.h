#pragma once

#include "korean/analysis.h"
#include "lexicon/lexicon.h"

namespace dokhae::korean {

/// Fills `analysis.numbers`: numerals in digits, in Hangul and mixed, with their units, and
/// dates, times, ages, ranks, fractions. Reads the text; tokens only help to tell a unit from
/// the beginning of a longer word (3명 from 3명제). Units and numerals come from the tables
/// "units" and "native_numerals" of the lexicon. Linear in the text.
///
///     find_numbers(analysis, lexicon);   // 3조 2,500억 원 → value 3.25e12, "₩3.25 trillion"
///
/// English follows the usage of newspapers: one to nine in words before things counted,
/// digits for money, measures, ages and per cent; thousands with commas, from a million up
/// "1.3 billion"; won as ₩. Months are written in full.
void find_numbers(Analysis& analysis, const lexicon::Lexicon& lexicon, CalendarDay published = {});

}  // namespace dokhae::korean
