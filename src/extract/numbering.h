#pragma once

#include <cstdint>
#include <span>

namespace dokhae::extract {

/// Replaces equal values (hashes) by equal numbers. Linear time; n log n for values that were made
/// to meet in a hash table.
/// @returns how many different ones there are; all numbers are below it
uint32_t number_values(std::span<uint32_t> values);

}  // namespace dokhae::extract
