#include "lexicon/compiler/lint.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "base/utf.h"
#include "lexicon/compiler/tsv.h"

namespace dokhae::lexicon::compiler {
namespace {

constexpr size_t kNewspaperWords = 4;

struct Pair {
  std::string_view british, american;
};

/// Beginnings of words: what follows stays (labourer, colours, defenceless).
constexpr Pair kBeginnings[] = {
    {"aeroplane", "airplane"},
    {"ageing", "aging"},
    {"aluminium", "aluminum"},
    {"anaem", "anem"},
    {"anaesthe", "anesthe"},
    {"armour", "armor"},
    {"artefact", "artifact"},
    {"behaviour", "behavior"},
    {"calibre", "caliber"},
    {"cancelled", "canceled"},
    {"cancelling", "canceling"},
    {"catalogue", "catalog"},
    {"centre", "center"},
    {"cheque", "check"},
    {"clamour", "clamor"},
    {"colour", "color"},
    {"councillor", "councilor"},
    {"counsellor", "counselor"},
    {"counselling", "counseling"},
    {"defence", "defense"},
    {"demeanour", "demeanor"},
    {"diarrhoea", "diarrhea"},
    {"dishonour", "dishonor"},
    {"encyclopaed", "encycloped"},
    {"endeavour", "endeavor"},
    {"favour", "favor"},
    {"fibre", "fiber"},
    {"flavour", "flavor"},
    {"foetus", "fetus"},
    {"fuelled", "fueled"},
    {"fuelling", "fueling"},
    {"fulfilment", "fulfillment"},
    {"gaol", "jail"},
    {"grey", "gray"},
    {"gynaecolog", "gynecolog"},
    {"haemo", "hemo"},
    {"harbour", "harbor"},
    {"honour", "honor"},
    {"humour", "humor"},
    {"instalment", "installment"},
    {"jewellery", "jewelry"},
    {"kerb", "curb"},
    {"labelled", "labeled"},
    {"labelling", "labeling"},
    {"labour", "labor"},
    {"leukaemi", "leukemi"},
    {"licence", "license"},
    {"litre", "liter"},
    {"lorry", "truck"},
    {"lustre", "luster"},
    {"manoeuvre", "maneuver"},
    {"marvellous", "marvelous"},
    {"maths", "math"},
    {"metre", "meter"},
    {"millimetre", "millimeter"},
    {"centimetre", "centimeter"},
    {"kilometre", "kilometer"},
    {"misdemeanour", "misdemeanor"},
    {"modelled", "modeled"},
    {"modelling", "modeling"},
    {"mould", "mold"},
    {"moustache", "mustache"},
    {"neighbour", "neighbor"},
    {"odour", "odor"},
    {"oesophag", "esophag"},
    {"oestrogen", "estrogen"},
    {"offence", "offense"},
    {"orthopaed", "orthoped"},
    {"paediatric", "pediatric"},
    {"parlour", "parlor"},
    {"petrol", "gasoline"},
    {"plough", "plow"},
    {"pretence", "pretense"},
    {"programme", "program"},
    {"pyjama", "pajama"},
    {"rigour", "rigor"},
    {"rumour", "rumor"},
    {"saviour", "savior"},
    {"sceptic", "skeptic"},
    {"signalling", "signaling"},
    {"skilful", "skillful"},
    {"smoulder", "smolder"},
    {"splendour", "splendor"},
    {"storey", "story"},
    {"sulphur", "sulfur"},
    {"sombre", "somber"},
    {"spectre", "specter"},
    {"theatre", "theater"},
    {"totalling", "totaling"},
    {"travelled", "traveled"},
    {"traveller", "traveler"},
    {"travelling", "traveling"},
    {"tumour", "tumor"},
    {"tyre", "tire"},
    {"vapour", "vapor"},
    {"vigour", "vigor"},
    {"wilful", "willful"},
    {"woollen", "woolen"},
};

/// Whole words.
constexpr Pair kWords[] = {
    {"amongst", "among"},     {"analyse", "analyze"},
    {"analysed", "analyzed"}, {"analogue", "analog"},
    {"enrol", "enroll"},      {"enrolment", "enrollment"},
    {"fulfil", "fulfill"},    {"judgement", "judgment"},
    {"mum", "mom"},           {"paralyse", "paralyze"},
    {"practise", "practice"}, {"towards", "toward"},
    {"whilst", "while"},      {"acknowledgement", "acknowledgment"},
    {"catalyse", "catalyze"}, {"afterwards", "afterward"},
    {"cosy", "cozy"},         {"metres", "meters"},
};

/// -ise and what comes of it is -ize in American, but for words whose stem it is.
constexpr Pair kEndings[] = {{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"},
                             {"ised", "ized"},       {"ises", "izes"},         {"ising", "izing"},
                             {"iser", "izer"},       {"isers", "izers"}};
constexpr std::string_view kStemsInIse[] = {
    "adv",         "an",      "appr",    "appra",     "ar",       "bra",    "bru",    "circumc",
    "compr",       "comprom", "conc",    "counterpo", "cru",      "dem",    "desp",   "dev",
    "disenfranch", "disgu",   "enterpr", "exc",       "exerc",    "expert", "franch", "gu",
    "imprec",      "improv",  "inc",     "mala",      "merchand", "no",     "parad",  "porpo",
    "pra",         "prec",    "prem",    "prom",      "ra",       "repr",   "rev",    "sunr",
    "superv",      "surm",    "surpr",   "telev",     "torto",    "treat",  "turquo", "upr"};
/// Endings of advertise and the like: American too.
constexpr std::string_view kIseInBoth[] = {"advertise",   "advertised",   "advertiser",
                                           "advertisers", "advertises",   "advertising",
                                           "chastise",    "merchandising"};

constexpr std::string_view kDictionarySpeak[] = {
    "a kind of", "kind of ", "type of ",       "used to ",    "used for ",    "used in ",
    "one who ",  "act of ",  "state of being", "person who ", "someone who ", "something that ",
    "etc",       "e.g.",     "i.e.",           "esp.",        "indicating",   "abbreviation",
    "refers to", "name of ", "term for "};
/// Common nouns that end like adverbs.
constexpr std::string_view kNounsInLy[] = {
    "ally",        "anomaly",  "assembly",   "belly",       "bully",    "butterfly",
    "family",      "fly",      "folly",      "jelly",       "lily",     "monopoly",
    "oligopoly",   "supply",   "reply",      "rally",       "elderly",  "daily",
    "weekly",      "monthly",  "quarterly",  "yearly",      "only",     "early",
    "multiply",    "apply",    "oversupply", "disassembly", "friendly", "costly",
    "deadly",      "likely",   "lonely",     "lovely",      "ugly",     "holy",
    "curly",       "hourly",   "nightly",    "unlikely",    "orderly",  "disorderly",
    "poly",        "doily",    "dragonfly",  "firefly",     "duopoly",  "fully",
    "subassembly", "bodily",   "scholarly",  "worldly",     "timely",   "stately",
    "chilly",      "hilly",    "silly",      "smelly",      "wobbly",   "homily",
    "fourthly",    "manly",    "womanly",    "motherly",    "fatherly", "brotherly",
    "neighborly",  "cowardly", "heavenly",   "earthly",     "unruly",   "family-friendly",
    "eco-friendly"};

template <typename List>
bool contains(const List& list, std::string_view text) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isupper(c) != 0 || std::isdigit(c) != 0; });
}

/// Words of a gloss, hyphens kept.
std::vector<std::string> words_of(std::string_view gloss) {
  return split(std::string(gloss), ' ');
}

bool is_predicate(Tag tag) {
  return tag == Tag::kVV || tag == Tag::kVA;
}

std::string american_word(std::string_view word) {
  for (const Pair& pair : kWords) {
    if (word == pair.british) return std::string(pair.american);
  }
  for (const Pair& pair : kBeginnings) {
    // metres and metred, not metreport; petroleum is no petrol.
    if (word.substr(0, pair.british.size()) != pair.british) continue;
    const std::string_view rest = word.substr(pair.british.size());
    if (pair.british == "petrol" && !rest.empty()) continue;
    if (pair.british == "programme" && !rest.empty() && rest != "s") continue;
    // What is rigorous, humorous, honorary has lost its u long ago; greyhound keeps its e.
    if (rest == "hound") continue;
    return std::string(pair.american) + std::string(rest);
  }
  if (contains(kIseInBoth, word)) return {};
  for (const Pair& pair : kEndings) {
    if (!ends_with(word, pair.british)) continue;
    const std::string_view stem = word.substr(0, word.size() - pair.british.size());
    if (stem.size() < 3 || contains(kStemsInIse, stem)) continue;
    // 'clockwise', 'wise' at the end of anything; 'raise', 'noise': a vowel before it.
    if (stem.back() == 'w' || stem.back() == 'a' || stem.back() == 'o' || stem.back() == 'u')
      continue;
    return std::string(stem) + std::string(pair.american);
  }
  return {};
}

}  // namespace

std::string american_spelling(std::string_view whole) {
  // high-rise: what counts is the last part.
  const size_t hyphen = whole.rfind('-') + 1;
  const std::string_view word = whole.substr(hyphen);
  const std::string american = american_word(word);
  return american.empty() ? american : std::string(whole.substr(0, hyphen)) + american;
}

std::string definition_fault(std::string_view gloss, const SourceEntry& entry) {
  const auto words = words_of(gloss);
  if (words.empty()) return {};
  const bool proper = entry.tag == Tag::kNNP || has_capital(gloss);
  const size_t korean =
      1 + static_cast<size_t>(std::count(entry.headword.begin(), entry.headword.end(), u' '));
  // Four-character idioms and set phrases need a clause.
  if (!proper && korean == 1 && entry.headword.size() <= 4 && words.size() > kNewspaperWords)
    return "a definition (" + std::to_string(words.size()) + " words)";
  if (is_predicate(entry.tag) && words.size() > 1 && words[0] == "to")
    return "\"to\" before a verb";
  const bool quantity =
      words.size() > 1 && (words[1] == "lot" || words[1] == "little" || words[1] == "few");
  if (!proper && words.size() > 1 && (words[0] == "a" || words[0] == "an") && korean == 1 &&
      !quantity)
    return "an article before it";
  for (const std::string_view phrase : kDictionarySpeak) {
    const size_t at = gloss.find(phrase);
    if (at == std::string_view::npos || (at > 0 && gloss[at - 1] != ' ')) continue;
    if (phrase.back() != ' ' && phrase == "etc" && at + 3 < gloss.size() &&
        std::isalpha(static_cast<unsigned char>(gloss[at + 3])))
      continue;
    if (phrase == "used to " && words.size() <= 2) continue;
    return "dictionary-speak (\"" + std::string(phrase) + "\")";
  }
  return {};
}

std::string class_fault(const SourceEntry& entry) {
  const auto glosses = split(entry.glosses, '|');
  const std::u16string_view word = entry.headword;
  const bool common = entry.tag == Tag::kNNG || entry.tag == Tag::kXR;
  if (common || entry.tag == Tag::kNNP || entry.tag == Tag::kMAG) {
    for (const std::u16string_view end : {u"하다", u"되다", u"시키다", u"스럽다", u"거리다"}) {
      if (word.size() > end.size() && word.substr(word.size() - end.size()) == end &&
          word.find(u' ') == std::u16string_view::npos) {
        return "ends like a predicate";
      }
    }
  }
  if (common && !glosses.empty()) {
    const bool adverbs = std::all_of(glosses.begin(), glosses.end(), [](const std::string& gloss) {
      const std::string last =
          gloss.substr(gloss.rfind(' ') == std::string::npos ? 0 : gloss.rfind(' ') + 1);
      return last.size() > 4 && ends_with(last, "ly") && !contains(kNounsInLy, last) &&
             !has_capital(last);
    });
    if (adverbs) return "a noun whose glosses are adverbs";
  }
  if (entry.tag == Tag::kNNP && entry.name.empty() && !glosses.empty() &&
      std::none_of(glosses.begin(), glosses.end(), has_capital)) {
    return "a proper noun without a capital";
  }
  const bool named = entry.kind == Kind::kPerson || entry.kind == Kind::kOrganization ||
                     entry.kind == Kind::kPlace;
  if (common && named && !entry.name.empty()) return "a common noun with the name of one thing";
  return {};
}

std::vector<std::string> entry_faults(const SourceEntry& entry) {
  std::vector<std::string> faults;
  if (std::string fault = class_fault(entry); !fault.empty())
    faults.push_back("class " + std::string(tag_name(entry.tag)) + " of " +
                     base::to_utf8(entry.headword) + ": " + fault);
  for (const std::string& gloss : split(entry.glosses, '|')) {
    if (std::string fault = definition_fault(gloss, entry); !fault.empty())
      faults.push_back("gloss \"" + gloss + "\" of " + base::to_utf8(entry.headword) + ": " +
                       fault);
    if (entry.tag == Tag::kNNP) continue;
    for (const std::string& word : words_of(gloss)) {
      if (std::string better = american_spelling(word); !better.empty())
        faults.push_back("gloss \"" + gloss + "\" of " + base::to_utf8(entry.headword) +
                         ": British, \"" + better + "\" in American");
    }
  }
  return faults;
}

std::vector<std::string> sense_faults(const std::vector<SourceEntry>& senses) {
  std::vector<std::string> faults;
  for (size_t i = 0; i < senses.size(); ++i) {
    for (size_t k = 0; k < i; ++k) {
      // 묻다 and 묻다 ㄷ differ in form; proper and common nouns are looked up alike.
      if (senses[i].irregular != senses[k].irregular) continue;
      const std::string first = senses[i].glosses.substr(0, senses[i].glosses.find('|'));
      if (!first.empty() && first == senses[k].glosses.substr(0, senses[k].glosses.find('|')))
        faults.push_back("two senses of " + base::to_utf8(senses[i].headword) + " begin with \"" +
                         first + "\"");
    }
  }
  return faults;
}

}  // namespace dokhae::lexicon::compiler
