#include "api/json.h"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/utf.h"

namespace dokhae::api {
namespace {

// Keys in the order they are written: what a person looks for stands first.
using Json = nlohmann::ordered_json;

using base::TextSpan;
using base::to_utf8;

std::string finish(const Json& json) {
  // Texts come from pages: whatever is still ill-formed becomes U+FFFD instead of an abort.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string_view block_kind_name(extract::BlockKind kind) noexcept {
  constexpr std::array<std::string_view, 8> kNames = {
      "paragraph", "heading", "subtitle", "listItem", "quote", "pre", "table", "figure"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view run_kind_name(extract::RunKind kind) noexcept {
  constexpr std::array<std::string_view, 6> kNames = {"link", "emphasis", "strong",
                                                      "code", "sub",      "sup"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view term_kind_name(gloss::TermKind kind) noexcept {
  constexpr std::array<std::string_view, 6> kNames = {"term",  "person", "org",
                                                      "place", "name",   "number"};
  return kNames[static_cast<size_t>(kind)];
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
  constexpr std::array<std::string_view, 5> kNames = {"named", "partial", "pronoun", "zero", "none"};
  return kNames[static_cast<size_t>(reference)];
}

Json image_json(const extract::Image& image) {
  return {{"url", image.url}, {"alt", image.alt}, {"width", image.width}, {"height", image.height}};
}

Json source_json(const extract::Block& block) {
  Json list = Json::array();
  for (const extract::SourceSpan& source : block.source) {
    list.push_back(Json::array({source.text.start, source.text.end, source.node, source.node_start,
                                source.node_end}));
  }
  return list;
}

Json block_json(const extract::Block& block, const TextSpan* place) {
  Json json;
  json["kind"] = block_kind_name(block.kind);
  if (block.level != 0) json["level"] = block.level;
  if (block.list != 0) {
    json["list"] = block.list;
    json["ordered"] = block.ordered;
  }
  json["start"] = place ? static_cast<int64_t>(place->start) : -1;
  json["end"] = place ? static_cast<int64_t>(place->end) : -1;
  if (!block.in_text()) json["text"] = to_utf8(block.text);
  if (!block.runs.empty()) {
    Json& runs = json["runs"] = Json::array();
    for (const extract::InlineRun& run : block.runs) {
      Json item = {{"kind", run_kind_name(run.kind)}, {"start", run.span.start}, {"end", run.span.end}};
      if (run.kind == extract::RunKind::kLink) item["href"] = run.href;
      runs.push_back(std::move(item));
    }
  }
  if (!block.images.empty()) {
    Json& images = json["images"] = Json::array();
    for (const extract::Image& image : block.images) images.push_back(image_json(image));
  }
  if (!block.cells.empty()) {
    Json& cells = json["cells"] = Json::array();
    for (const extract::TableCell& cell : block.cells) {
      cells.push_back({{"row", cell.row},
                       {"column", cell.column},
                       {"rowSpan", cell.row_span},
                       {"columnSpan", cell.column_span},
                       {"header", cell.header},
                       {"start", cell.span.start},
                       {"end", cell.span.end}});
    }
  }
  json["source"] = source_json(block);
  return json;
}

Json token_json(const korean::Token& token, std::u16string_view text) {
  return {{"surface", to_utf8(token.span.of(text))},
          {"lemma", to_utf8(token.lemma)},
          {"pos", lexicon::tag_name(token.tag)},
          {"start", token.span.start},
          {"end", token.span.end}};
}

}  // namespace

std::string article_json(const engine::Engine& engine) {
  const extract::Article& article = engine.article();
  const extract::ArticleText& text = engine.text();
  const extract::Metadata& meta = article.metadata;

  Json json;
  json["status"] = article.status == base::Status::kNoArticle  ? "no_article"
                   : article.status == base::Status::kTruncated ? "truncated"
                                                                : "ok";
  json["title"] = meta.title.empty() ? to_utf8(article.title.text) : meta.title;
  json["subtitle"] = meta.subtitle;
  json["byline"] = meta.byline;
  json["authors"] = meta.authors;
  json["publishedTime"] = meta.published_time;
  json["modifiedTime"] = meta.modified_time;
  json["siteName"] = meta.site_name;
  json["section"] = meta.section;
  json["lang"] = meta.language;
  json["canonicalUrl"] = meta.canonical_url;
  json["leadImage"] = meta.lead_image.url.empty() ? Json() : image_json(meta.lead_image);
  json["excerpt"] = meta.excerpt;
  json["confidence"] = article.confidence;
  json["pageLimits"] = article.page_limits;
  json["text"] = to_utf8(text.text);
  json["titleSource"] = source_json(article.title);

  std::vector<const TextSpan*> places(article.blocks.size(), nullptr);
  for (const extract::TextBlock& place : text.blocks) {
    if (place.block >= 0) places[static_cast<size_t>(place.block)] = &place.span;
  }
  Json& blocks = json["blocks"] = Json::array();
  for (size_t i = 0; i < article.blocks.size(); ++i) {
    blocks.push_back(block_json(article.blocks[i], places[i]));
  }
  return finish(json);
}

std::string terms_json(engine::Engine& engine) {
  const korean::Analysis& analysis = engine.analysis();
  Json json;
  Json& terms = json["terms"] = Json::array();
  for (const gloss::Term& term : engine.terms()) {
    Json item;
    item["surface"] = to_utf8(term.span.of(analysis.text));
    item["lemma"] = to_utf8(term.lemma);
    item["start"] = term.span.start;
    item["end"] = term.span.end;
    item["pos"] = lexicon::tag_name(term.tag);
    item["kind"] = term_kind_name(term.kind);
    item["gloss"] = term.glosses;
    item["romanization"] = term.romanization;
    item["score"] = term.score;
    item["key"] = term.key;
    item["unsure"] = term.unsure;
    terms.push_back(std::move(item));
  }
  Json& sentences = json["sentences"] = Json::array();
  for (const korean::Sentence& sentence : analysis.sentences) {
    sentences.push_back(
        Json::array({sentence.span.start, sentence.span.end, sentence.paragraph}));
  }
  json["truncated"] = analysis.truncated;
  return finish(json);
}

std::string tokens_json(engine::Engine& engine) {
  const korean::Analysis& analysis = engine.analysis();
  Json json;
  Json& tokens = json["tokens"] = Json::array();
  for (const korean::Eojeol& eojeol : analysis.eojeols) {
    for (uint32_t i = 0; i < eojeol.token_count; ++i) {
      Json item = token_json(analysis.tokens[eojeol.first_token + i], analysis.text);
      if (i == 0 && eojeol.alternative_count != 0) {
        Json& alternatives = item["alternatives"] = Json::array();
        for (uint32_t k = 0; k < eojeol.alternative_count; ++k) {
          const auto& alternative = analysis.alternatives[eojeol.first_alternative + k];
          alternatives.push_back({{"lemma", to_utf8(alternative.lemma)},
                                  {"pos", lexicon::tag_name(alternative.tag)}});
        }
      }
      tokens.push_back(std::move(item));
    }
  }
  return finish(json);
}

std::string claims_json(engine::Engine& engine) {
  const korean::Analysis& analysis = engine.analysis();
  const claims::Outline& outline = engine.outline();
  const auto id = [&](size_t index) {
    const bool thesis = outline.claims[0].speaker < outline.speakers.size() &&
                        outline.speakers[outline.claims[0].speaker].type ==
                            claims::SpeakerType::kAuthor;
    return thesis && index == 0 ? std::string("t0") : "c" + std::to_string(index + !thesis);
  };

  Json json;
  Json& list = json["claims"] = Json::array();
  for (size_t i = 0; i < outline.claims.size(); ++i) {
    const claims::Claim& claim = outline.claims[i];
    const claims::Speaker& speaker = outline.speakers[claim.speaker];
    Json item;
    item["id"] = id(i);
    if (speaker.type == claims::SpeakerType::kAuthor) item["role"] = "thesis";
    item["paragraph"] = claim.paragraph;
    item["start"] = claim.span.start;
    item["end"] = claim.span.end;
    item["text"] = to_utf8(claim.span.of(analysis.text));
    item["quote"] = quote_name(claim.quote);
    item["speaker"] = {{"surface", to_utf8(claim.speaker_surface.of(analysis.text))},
                       {"canonical", to_utf8(speaker.canonical)},
                       {"name", to_utf8(speaker.name)},
                       {"title", to_utf8(speaker.title)},
                       {"affiliation", to_utf8(speaker.affiliation)},
                       {"type", speaker_type_name(speaker.type)},
                       {"english", speaker.english},
                       {"reference", reference_name(claim.reference)},
                       {"confidence", claim.confidence},
                       {"start", claim.speaker_surface.start},
                       {"end", claim.speaker_surface.end}};
    item["cue"] = {{"surface", to_utf8(claim.cue.surface.of(analysis.text))},
                   {"lemma", to_utf8(claim.cue.lemma)},
                   {"stance", claims::stance_name(claim.cue.stance)},
                   {"english", claim.cue.english},
                   {"start", claim.cue.surface.start},
                   {"end", claim.cue.surface.end}};
    item["kind"] = claims::claim_kind_name(claim.kind);
    Json& figures = item["figures"] = Json::array();
    Json& english = item["figuresEnglish"] = Json::array();
    for (const uint32_t index : claim.figures) {
      const korean::Number& number = analysis.numbers[index];
      figures.push_back(to_utf8(number.span.of(analysis.text)));
      english.push_back(number.english);
    }
    item["parent"] = claim.parent == claims::kNoClaim ? Json() : Json(id(claim.parent));
    list.push_back(std::move(item));
  }
  return finish(json);
}

}  // namespace dokhae::api
