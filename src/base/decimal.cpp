#include "base/decimal.h"

#include <cmath>
#include <cstdint>

namespace dokhae::base {

void append_decimal(std::string& out, double value, int places) {
  // Up to here every whole number is a double.
  constexpr double kExact = 9e15;
  double magnitude = std::abs(value);
  if (!std::isfinite(value)) magnitude = 0;
  size_t zeros = 0;
  for (; magnitude >= kExact; magnitude /= 10) ++zeros;
  int64_t scale = 1;
  for (; places > 0 && magnitude * static_cast<double>(scale) * 10 < kExact && zeros == 0; --places)
    scale *= 10;
  const int64_t units = std::llround(magnitude * static_cast<double>(scale));
  if (value < 0 && units != 0) out += '-';
  out += std::to_string(units / scale);
  out.append(zeros, '0');
  if (units % scale == 0) return;
  std::string decimals = std::to_string(scale + units % scale);
  decimals[0] = '.';
  decimals.resize(decimals.find_last_not_of('0') + 1);
  out += decimals;
}

}  // namespace dokhae::base
