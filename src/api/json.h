#pragma once

#include <string>

#include "engine/engine.h"

/// The results as JSON; the shapes are documented in docs/json.md.
namespace dokhae::api {

[[nodiscard]] std::string article_json(const engine::Engine& engine);
/// The reasons as numbers; scripts/generate-reasons.mjs names them from the headers.
[[nodiscard]] std::string explanation_json(const extract::Explanation& explanation);
[[nodiscard]] std::string terms_json(engine::Engine& engine);
[[nodiscard]] std::string claims_json(engine::Engine& engine);
[[nodiscard]] std::string tokens_json(engine::Engine& engine);

}  // namespace dokhae::api
