// G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
// programming" (1999), in the form of H. Hyyrö (2003), for eight patterns side by side.
#include "CMatching.h"

#include <string.h>

// A word for each pattern; the compiler cuts it into what the processor has.
typedef uint64_t words
    __attribute__((vector_size(8 * CMATCHING_PATTERNS), aligned(8), may_alias));

#define INLINE static inline __attribute__((always_inline))

// Goes on by one symbol in one block. `up` and `down` are the steps across in the block above,
// of which the top bits count, and then those in this one.
INLINE void advance(const words *match, words *plus, words *minus, words *up, words *down) {
  const words vertical = *match | *minus;
  const words reached = *match | (*down >> 63);
  const words across = (((reached & *plus) + *plus) ^ *plus) | reached;
  const words more = *minus | ~(across | *plus), less = *plus & across;
  const words above = (more << 1) | (*up >> 63), below = (less << 1) | (*down >> 63);
  *plus = below | ~(vertical | above);
  *minus = above & vertical;
  *up = more;
  *down = less;
}

INLINE uint8_t signs(const words *values) {
  uint8_t bits = 0;
  for (int pattern = 0; pattern < CMATCHING_PATTERNS; pattern++)
    bits |= (uint8_t)((*values)[pattern] >> 63 << pattern);
  return bits;
}

// Inlined with a constant for `blocks` and columns of its caller, it keeps these in registers.
INLINE void scan(
    const cmatching_patterns *patterns, const size_t blocks, const uint16_t *text, size_t count,
    words *plus, words *minus, uint8_t *found) {
  memcpy(plus, patterns->plus, blocks * sizeof *plus);
  memset(minus, 0, blocks * sizeof *minus);
  words slack = *(const words *)patterns->slack;
  for (size_t start = 0; start < count; start += CMATCHING_STRETCH) {
    const size_t end = count - start < CMATCHING_STRETCH ? count : start + CMATCHING_STRETCH;
    words within = {0};
    for (size_t index = start; index < end; index++) {
      const words *match = (const words *)patterns->masks + patterns->lines[text[index]] * blocks;
      words up = {0}, down = {0};
      for (size_t block = 0; block < blocks; block++)
        advance(&match[block], &plus[block], &minus[block], &up, &down);
      slack += (up >> 63) - (down >> 63);
      within |= slack;
    }
    found[start / CMATCHING_STRETCH] = signs(&within);
  }
}

INLINE void scan_any(
    const cmatching_patterns *patterns, const uint16_t *text, size_t count, uint64_t *column,
    uint8_t *found) {
  words plus[4], minus[4];
  words *kept = (words *)column;
  switch (patterns->blocks) {
    case 1: scan(patterns, 1, text, count, plus, minus, found); break;
    case 2: scan(patterns, 2, text, count, plus, minus, found); break;
    case 3: scan(patterns, 3, text, count, plus, minus, found); break;
    case 4: scan(patterns, 4, text, count, plus, minus, found); break;
    default: scan(patterns, patterns->blocks, text, count, kept, kept + patterns->blocks, found);
  }
}

typedef void scanner(
    const cmatching_patterns *patterns, const uint16_t *text, size_t count, uint64_t *column,
    uint8_t *found);

static void scan_plain(
    const cmatching_patterns *patterns, const uint16_t *text, size_t count, uint64_t *column,
    uint8_t *found) {
  scan_any(patterns, text, count, column, found);
}

#if defined(__x86_64__) && defined(__linux__)

__attribute__((target("avx2"))) static void scan_avx2(
    const cmatching_patterns *patterns, const uint16_t *text, size_t count, uint64_t *column,
    uint8_t *found) {
  scan_any(patterns, text, count, column, found);
}

__attribute__((target("avx512f,avx512dq,avx512vbmi2"))) static void scan_avx512(
    const cmatching_patterns *patterns, const uint16_t *text, size_t count, uint64_t *column,
    uint8_t *found) {
  scan_any(patterns, text, count, column, found);
}

static scanner *scanner_with(int instructions) {
  const int has512 = __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vbmi2");
  const int has2 = __builtin_cpu_supports("avx2");
  switch (instructions) {
    case CMATCHING_WIDEST: return has512 ? scan_avx512 : has2 ? scan_avx2 : scan_plain;
    case CMATCHING_AVX512: return has512 ? scan_avx512 : NULL;
    case CMATCHING_AVX2: return has2 ? scan_avx2 : NULL;
    default: return scan_plain;
  }
}

#else

static scanner *scanner_with(int instructions) {
  return instructions == CMATCHING_WIDEST || instructions == CMATCHING_PLAIN ? scan_plain : NULL;
}

#endif

int cmatching_scan(
    int instructions, const cmatching_patterns *patterns, const uint16_t *text, size_t count,
    uint64_t *column, uint8_t *found) {
  scanner *scan_text = scanner_with(instructions);
  if (scan_text) scan_text(patterns, text, count, column, found);
  return scan_text != NULL;
}
