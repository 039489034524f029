#pragma once

#include <string>

namespace dokhae::base {

/// Appends `value` rounded to at most `places` decimals (0 to 6; halves away from zero), with
/// neither an exponent nor zeros at the end: 12.5, -0.125, 3. Of more than 15 digits the rest
/// are zeros. What is not finite becomes 0.
void append_decimal(std::string& out, double value, int places);

}  // namespace dokhae::base
