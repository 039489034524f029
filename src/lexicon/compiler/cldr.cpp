#include <unicode/locid.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <string>

#include "lexicon/compiler/entries.h"

namespace dokhae::lexicon::compiler {
namespace {

// "Myanmar (Burma)" → "Myanmar"; newspapers print the first.
std::string without_brackets(const icu::UnicodeString& text) {
  icu::UnicodeString cut(text);
  const int32_t bracket = cut.indexOf(u'(');
  if (bracket > 0) cut.truncate(bracket);
  cut.trim();
  std::string out;
  cut.toUTF8String(out);
  return out;
}

bool is_plain_korean(const icu::UnicodeString& text) {
  if (text.isEmpty() || text.length() > 20) return false;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t unit = text[i];
    if (unit != u' ' && !(unit >= 0xAC00 && unit <= 0xD7A3)) return false;
  }
  return true;
}

void add(const icu::UnicodeString& korean, const icu::UnicodeString& english, Tag tag, Kind kind,
         Domain domain, std::vector<SourceEntry>& out) {
  icu::UnicodeString headword(korean);
  const int32_t bracket = headword.indexOf(u'(');
  if (bracket > 0) headword.truncate(bracket);
  headword.trim();
  if (!is_plain_korean(headword) || english.isEmpty()) return;
  SourceEntry entry;
  entry.headword.assign(headword.getBuffer(), static_cast<size_t>(headword.length()));
  entry.tag = tag;
  entry.kind = kind;
  entry.domain = domain;
  entry.glosses = without_brackets(english);
  if (tag == Tag::kNNP) entry.name = entry.glosses;
  out.push_back(std::move(entry));
}

}  // namespace

std::vector<SourceEntry> cldr_entries() {
  std::vector<SourceEntry> out;
  const icu::Locale& korean = icu::Locale::getKorean();
  const icu::Locale& english = icu::Locale::getUS();
  icu::UnicodeString ko, en;

  for (const char* const* country = uloc_getISOCountries(); *country != nullptr; ++country) {
    const icu::Locale locale("", *country);
    add(locale.getDisplayCountry(korean, ko), locale.getDisplayCountry(english, en), Tag::kNNP,
        Kind::kPlace, Domain::kInternational, out);
  }
  for (const char* const* language = uloc_getISOLanguages(); *language != nullptr; ++language) {
    const icu::Locale locale(*language);
    locale.getDisplayLanguage(korean, ko);
    // Names of peoples without 어 (타밀) would hide other words.
    if (!ko.endsWith(icu::UnicodeString(u"어"))) continue;
    add(ko, locale.getDisplayLanguage(english, en), Tag::kNNG, Kind::kNone, Domain::kInternational,
        out);
  }
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration* currencies = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  int32_t length = 0;
  while (const char* code = uenum_next(currencies, &length, &status)) {
    if (U_FAILURE(status)) break;
    // A currency without a name is named by its code: the result may point into `iso`.
    icu::UnicodeString iso(code, -1, US_INV);
    const auto name = [&](const char* locale) {
      UErrorCode error = U_ZERO_ERROR;
      int32_t size = 0;
      const char16_t* text =
          ucurr_getName(iso.getTerminatedBuffer(), locale, UCURR_LONG_NAME, nullptr, &size, &error);
      return U_SUCCESS(error) ? icu::UnicodeString(text, size) : icu::UnicodeString();
    };
    ko = name("ko");
    add(ko, name("en"), Tag::kNNG, Kind::kUnit, Domain::kEconomy, out);
  }
  uenum_close(currencies);
  return out;
}

}  // namespace dokhae::lexicon::compiler
