#include <stdlib.h>

#include "baseline.h"

long baseline_distance(
    const uint8_t *pattern, size_t length, const uint8_t *text, size_t size) {
  uint32_t *column = malloc((length + 1) * sizeof *column);
  if (!column) return -1;
  for (size_t row = 0; row <= length; row++) column[row] = (uint32_t)row;
  uint32_t least = (uint32_t)length;
  for (size_t i = 0; i < size; i++) {
    uint32_t diagonal = column[0];
    for (size_t row = 0; row < length; row++) {
      uint32_t left = column[row + 1];
      uint32_t best = diagonal + (pattern[row] != text[i]);
      if (left + 1 < best) best = left + 1;
      if (column[row] + 1 < best) best = column[row] + 1;
      column[row + 1] = best;
      diagonal = left;
    }
    if (column[length] < least) least = column[length];
  }
  free(column);
  return (long)least;
}
