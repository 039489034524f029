#include "api/json.h"

#include <array>
#include <string_view>
#include <vector>

#include "api/json_writer.h"
#include "korean/romanization.h"

namespace dokhae::api {
namespace {

using base::TextSpan;

std::string_view block_kind_name(extract::BlockKind kind) noexcept {
  constexpr std::array<std::string_view, 8> kNames = {
      "paragraph", "heading", "subtitle", "listItem", "quote", "pre", "table", "figure"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view run_kind_name(extract::RunKind kind) noexcept {
  constexpr std::array<std::string_view, 7> kNames = {"link", "emphasis", "strong", "code",
                                                      "sub",  "sup",      "ruby"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view no_article_name(extract::NoArticle reason) noexcept {
  constexpr std::array<std::string_view, 5> kNames = {"", "text_in_script", "login", "list",
                                                      "short"};
  return kNames[static_cast<size_t>(reason)];
}

std::string_view term_kind_name(gloss::TermKind kind) noexcept {
  constexpr std::array<std::string_view, 6> kNames = {"term",  "person", "org",
                                                      "place", "name",   "number"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view evidence_name(korean::NameEvidence evidence) noexcept {
  constexpr std::array<std::string_view, 9> kNames = {"shape",    "suffix",      "lexicon",
                                                      "title",    "affiliation", "age",
                                                      "particle", "brackets",    "repeated"};
  return kNames[static_cast<size_t>(evidence)];
}

std::string_view quote_name(claims::Quote quote) noexcept {
  constexpr std::array<std::string_view, 3> kNames = {"none", "direct", "indirect"};
  return kNames[static_cast<size_t>(quote)];
}

std::string_view speaker_type_name(claims::SpeakerType type) noexcept {
  constexpr std::array<std::string_view, 6> kNames = {"person", "anonymous", "org",
                                                      "group",  "document",  "author"};
  return kNames[static_cast<size_t>(type)];
}

std::string_view reference_name(claims::Reference reference) noexcept {
  constexpr std::array<std::string_view, 5> kNames = {"named", "partial", "pronoun", "zero",
                                                      "none"};
  return kNames[static_cast<size_t>(reference)];
}

void write(JsonWriter& json, const extract::Image& image) {
  json.object().key("url").text(image.url).key("alt").text(image.alt);
  json.key("width").number(image.width).key("height").number(image.height).end_object();
}

void write_source(JsonWriter& json, const extract::Block& block) {
  json.array();
  for (const extract::SourceSpan& source : block.source) {
    json.array().number(source.text.start).number(source.text.end).number(source.node);
    json.number(source.node_start).number(source.node_end).end_array();
  }
  json.end_array();
}

/// @param place nullptr for what is not part of the text
void write(JsonWriter& json, const extract::Block& block, const TextSpan* place) {
  json.object().key("kind").text(block_kind_name(block.kind));
  if (block.level != 0) json.key("level").number(block.level);
  if (block.list != 0) json.key("list").number(block.list).key("ordered").boolean(block.ordered);
  if (place) {
    json.place(*place);
  } else {
    json.key("start").number(-1).key("end").number(-1);
  }
  if (!block.in_text()) json.key("text").text(block.text);
  if (!block.runs.empty()) {
    json.key("runs").array();
    for (const extract::InlineRun& run : block.runs) {
      json.object().key("kind").text(run_kind_name(run.kind)).place(run.span);
      if (run.kind == extract::RunKind::kLink) json.key("href").text(run.href);
      if (run.kind == extract::RunKind::kRuby) json.key("reading").text(run.href);
      json.end_object();
    }
    json.end_array();
  }
  if (!block.images.empty()) {
    json.key("images").array();
    for (const extract::Image& image : block.images) write(json, image);
    json.end_array();
  }
  if (!block.cells.empty()) {
    json.key("cells").array();
    for (const extract::TableCell& cell : block.cells) {
      json.object().key("row").number(cell.row).key("column").number(cell.column);
      json.key("rowSpan").number(cell.row_span).key("columnSpan").number(cell.column_span);
      json.key("header").boolean(cell.header).place(cell.span).end_object();
    }
    json.end_array();
  }
  json.key("source");
  write_source(json, block);
  json.end_object();
}

}  // namespace

std::string article_json(const engine::Engine& engine) {
  const extract::Article& article = engine.article();
  const extract::ArticleText& text = engine.text();
  const extract::Metadata& meta = article.metadata;

  JsonWriter json;
  json.object().key("status").text(article.status == base::Status::kNoArticle   ? "no_article"
                                   : article.status == base::Status::kTruncated ? "truncated"
                                                                                : "ok");
  json.key("title");
  if (meta.title.empty()) {
    json.text(article.title.text);
  } else {
    json.text(meta.title);
  }
  json.key("subtitle").text(meta.subtitle).key("byline").text(meta.byline);
  json.key("authors").array();
  for (const std::string& author : meta.authors) json.text(author);
  json.end_array();
  json.key("publishedTime").text(meta.published_time);
  json.key("modifiedTime").text(meta.modified_time);
  json.key("siteName").text(meta.site_name).key("section").text(meta.section);
  json.key("lang").text(meta.language).key("canonicalUrl").text(meta.canonical_url);
  json.key("nextPageUrl").text(meta.next_page_url);
  json.key("leadImage");
  if (meta.lead_image.url.empty()) {
    json.null();
  } else {
    write(json, meta.lead_image);
  }
  json.key("excerpt").text(meta.excerpt).key("confidence").decimal(article.confidence);
  json.key("reason").text(no_article_name(article.reason));
  json.key("pageLimits").number(article.page_limits).key("text").text(text.text);
  json.key("titleSource");
  write_source(json, article.title);

  std::vector<const TextSpan*> places(article.blocks.size(), nullptr);
  for (const extract::TextBlock& place : text.blocks) {
    if (place.block >= 0) places[static_cast<size_t>(place.block)] = &place.span;
  }
  json.key("blocks").array();
  for (size_t i = 0; i < article.blocks.size(); ++i) write(json, article.blocks[i], places[i]);
  json.end_array().end_object();
  return json.take();
}

std::string explanation_json(const extract::Explanation& explanation) {
  JsonWriter json;
  json.object().key("segments").array();
  for (const extract::SegmentReport& segment : explanation.segments) {
    json.object().key("kind").number(static_cast<int>(segment.kind));
    json.key("choice").number(static_cast<int>(segment.choice));
    json.key("rule").number(static_cast<int>(segment.rule));
    json.key("local").decimal(segment.local).key("likely").decimal(segment.likely);
    json.key("nodes").array().number(segment.first_node).number(segment.end_node).end_array();
    json.key("pushes").array();
    for (const extract::Push& push : segment.pushes) {
      json.array().number(push.feature).decimal(push.logit).end_array();
    }
    json.end_array().key("text").text(segment.text).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string terms_json(engine::Engine& engine) {
  const korean::Analysis& analysis = engine.analysis();
  const lexicon::Lexicon& lexicon = engine.lexicon();
  std::vector<lexicon::Source> sources;  // of glosses that are not our own, each once
  JsonWriter json;
  json.object().key("terms").array();
  for (const gloss::Term& term : engine.terms()) {
    json.object().key("surface").text(term.span.of(analysis.text)).key("lemma").text(term.lemma);
    json.place(term.span).key("pos").text(lexicon::tag_name(term.tag));
    json.key("kind").text(term_kind_name(term.kind)).key("gloss").array();
    for (const std::string& gloss : term.glosses) json.text(gloss);
    json.end_array().key("romanization").text(term.romanization);
    if (!term.hanja.empty()) json.key("hanja").text(term.hanja);
    if (term.plural || term.first_tail < term.end_tail) {
      json.key("tail").text(term.tail.of(analysis.text)).key("morphemes").array();
      if (term.plural) json.text(u"들").text(lexicon::tag_name(korean::Tag::kXSN));
      for (uint32_t i = term.first_tail; i < term.end_tail; ++i) {
        json.text(analysis.tokens[i].form).text(lexicon::tag_name(analysis.tokens[i].tag));
      }
      json.end_array();
    }
    json.key("score").decimal(term.score).key("key").boolean(term.key);
    json.key("unsure").boolean(term.unsure);
    if (term.kind >= gloss::TermKind::kPerson && term.kind <= gloss::TermKind::kName)
      json.key("evidence").text(evidence_name(term.evidence));
    if (term.attributed != lexicon::kNoEntry) {
      const lexicon::Source source = lexicon.source(term.attributed);
      size_t index = 0;
      while (index < sources.size() && sources[index].name != source.name) ++index;
      if (index == sources.size()) sources.push_back(source);
      json.key("source").number(index);
    }
    json.end_object();
  }
  json.end_array().key("sources").array();
  for (const lexicon::Source& source : sources) {
    json.object().key("name").text(source.name).key("licence").text(source.licence);
    json.key("address").text(source.address).end_object();
  }
  json.end_array().key("sentences").array();
  for (const korean::Sentence& sentence : analysis.sentences) {
    json.array().number(sentence.span.start).number(sentence.span.end);
    json.number(sentence.paragraph).end_array();
  }
  json.end_array().key("truncated").boolean(analysis.truncated).end_object();
  return json.take();
}

std::string tokens_json(engine::Engine& engine) {
  const korean::Analysis& analysis = engine.analysis();
  korean::SoundedWord sounds(engine.lexicon());
  std::string numbers, romanizations;
  std::u16string lemmas;
  const auto number = [&numbers](size_t value) {
    constexpr size_t kMore = 55;
    for (; value >= kMore; value -= kMore) numbers += 'Z';
    numbers += static_cast<char>('#' + value);
  };
  uint32_t last_end = 0;
  for (const korean::Eojeol& eojeol : analysis.eojeols) {
    sounds.read(eojeol.span.of(analysis.text));
    uint32_t alternatives = eojeol.alternative_count;  // go with the first token
    const auto write = [&](TextSpan span, std::u16string_view lemma, lexicon::Tag tag) {
      const auto word = [&](std::u16string_view own, lexicon::Tag own_tag) {
        lemmas += u' ';
        lemmas += own;
        number(static_cast<size_t>(own_tag));
      };
      number(span.start - last_end);
      number(span.length());
      last_end = span.end;
      if (lemma == span.of(analysis.text)) lemma = {};
      word(lemma, tag);
      number(alternatives);
      for (uint32_t i = eojeol.first_alternative; alternatives != 0; ++i, --alternatives)
        word(analysis.alternatives[i].lemma, analysis.alternatives[i].tag);
      romanizations += ' ';
      sounds.append({span.start - eojeol.span.start, span.end - eojeol.span.start}, romanizations);
    };
    for (uint32_t i = 0; i < eojeol.token_count; ++i) {
      const korean::Token& token = analysis.tokens[eojeol.first_token + i];
      const korean::Derivation parts = korean::derivation(token, engine.lexicon());
      if (parts.suffix.empty()) {
        write(token.span, token.lemma, token.tag);
      } else {
        write(token.root, token.root.of(analysis.text), parts.root);
        write({token.root.end, token.span.end}, parts.suffix, parts.tag);
      }
    }
  }
  std::string tags;
  for (int tag = 0; tag < lexicon::kTagCount; ++tag)
    (tags += ' ') += lexicon::tag_name(static_cast<lexicon::Tag>(tag));
  JsonWriter json;
  json.object().key("tags").text(tags).key("numbers").text(numbers);
  // What is not ASCII comes last: the rest is read faster.
  json.key("romanizations").text(romanizations).key("lemmas").text(lemmas).end_object();
  return json.take();
}

std::string claims_json(engine::Engine& engine) {
  const korean::Analysis& analysis = engine.analysis();
  const claims::Outline& outline = engine.outline();
  const auto is_thesis = [&](const claims::Claim& claim) {
    return outline.speakers[claim.speaker].type == claims::SpeakerType::kAuthor;
  };
  const bool has_thesis = !outline.claims.empty() && is_thesis(outline.claims.front());
  const auto id = [&](size_t index) {
    return has_thesis && index == 0 ? std::string("t0") : "c" + std::to_string(index + !has_thesis);
  };

  JsonWriter json;
  json.object().key("claims").array();
  for (size_t i = 0; i < outline.claims.size(); ++i) {
    const claims::Claim& claim = outline.claims[i];
    const claims::Speaker& speaker = outline.speakers[claim.speaker];
    json.object().key("id").text(id(i));
    if (is_thesis(claim)) json.key("role").text("thesis");
    json.key("paragraph").number(claim.paragraph).place(claim.span);
    json.key("text").text(claim.span.of(analysis.text)).key("quote").text(quote_name(claim.quote));

    json.key("speaker").object();
    json.key("surface").text(claim.speaker_surface.of(analysis.text));
    json.key("canonical").text(speaker.canonical).key("name").text(speaker.name);
    json.key("title").text(speaker.title).key("affiliation").text(speaker.affiliation);
    json.key("type").text(speaker_type_name(speaker.type)).key("english").text(speaker.english);
    json.key("reference").text(reference_name(claim.reference));
    json.key("confidence").decimal(claim.confidence).place(claim.speaker_surface).end_object();

    json.key("cue").object().key("surface").text(claim.cue.surface.of(analysis.text));
    json.key("lemma")
        .text(claim.cue.lemma)
        .key("stance")
        .text(claims::stance_name(claim.cue.stance));
    json.key("english").text(claim.cue.english).place(claim.cue.surface).end_object();

    json.key("kind").text(claims::claim_kind_name(claim.kind)).key("figures").array();
    for (const uint32_t index : claim.figures) {
      json.text(analysis.numbers[index].span.of(analysis.text));
    }
    json.end_array().key("figuresEnglish").array();
    for (const uint32_t index : claim.figures) json.text(analysis.numbers[index].english);
    json.end_array().key("parent");
    if (claim.parent == claims::kNoClaim) {
      json.null();
    } else {
      json.text(id(claim.parent));
    }
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace dokhae::api
