// The inner loop of approximate matching: eight patterns at once, in the processor's widest words.
#ifndef CMATCHING_H
#define CMATCHING_H

#include <stddef.h>
#include <stdint.h>

/// So many patterns are looked for at once.
enum { CMATCHING_PATTERNS = 8 };
/// For so many symbols of the text there is one answer.
enum { CMATCHING_STRETCH = 64 };

/// Eight patterns in `blocks` of 64 rows; what a pattern leaves free is below its first row.
typedef struct {
  size_t blocks;
  /// For each line of the table, block and pattern a word: the rows that match, and the free ones.
  const uint64_t *masks;
  /// Which line of the table is a symbol's.
  const uint32_t *lines;
  /// For each block and pattern the rows that are not free.
  const uint64_t *plus;
  /// Each pattern's length less its most errors, less one.
  const int64_t *slack;
} cmatching_patterns;

/// What instructions are used: the widest that the processor has, or some for a test to compare.
enum { CMATCHING_WIDEST, CMATCHING_AVX512, CMATCHING_AVX2, CMATCHING_PLAIN };

/// Reads a text and sets, for each stretch of it, the bits of the patterns of which a match ends
/// there. `column` is room for `2 * blocks * 8` words, and `found` for a byte a stretch. The answer
/// is 0 when the processor has no such instructions, and nothing was done.
int cmatching_scan(
    int instructions, const cmatching_patterns *patterns, const uint16_t *text, size_t count,
    uint64_t *column, uint8_t *found);

#endif
