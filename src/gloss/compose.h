#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// English of compounds, out of the glosses of their parts.
namespace dokhae::gloss {

inline constexpr size_t kMaxGlosses = 3;
inline constexpr size_t kMaxParts = 4;

/// Glosses of one part of a compound, best first; UTF-8, at most kMaxGlosses are looked at.
using PartGlosses = std::vector<std::string_view>;

/// Joins the parts in their order, which is also the English one: 반도체 + 산업 →
/// "semiconductor industry", then with the other glosses of one part at a time. At most
/// kMaxGlosses; empty when a part has no gloss or there are more than kMaxParts.
[[nodiscard]] std::vector<std::string> compose(std::span<const PartGlosses> parts);

/// The composition whose initials are `abbreviation` (NPU: "neural processing unit" out of
/// "neural network" + "processing" + "unit|device"); a gloss of several words may give only
/// its first. Empty when there is none.
[[nodiscard]] std::string compose_for(std::span<const PartGlosses> parts,
                                      std::string_view abbreviation);

/// Do the initials of `phrase` make `abbreviation`? of, and, the, for, in may be passed over.
[[nodiscard]] bool has_initials(std::string_view phrase, std::string_view abbreviation) noexcept;

/// Capitals at the beginning of every word but of, and, the, for, in.
[[nodiscard]] std::string title_case(std::string_view phrase);

}  // namespace dokhae::gloss
