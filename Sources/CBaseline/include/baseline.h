/* Plain loops for the benchmarks to measure against: what a programmer would write in C for one
   purpose alone, with no diagnostics, no names, no edits and no reasons. */
#ifndef BASELINE_H
#define BASELINE_H

#include <stddef.h>
#include <stdint.h>

/* Reads a framework of ICCMA 2023 (`p af N`, then lines `I J`) and computes its grounded
   extension. Returns how many arguments are in, or -1 when the file cannot be read. */
long baseline_grounded(const char *path);

/* What a node of a map is. */
enum {
  BASELINE_NONE,
  BASELINE_STATEMENT,
  BASELINE_SUPPORT,
  BASELINE_REBUT,
  BASELINE_UNDERCUT
};

/* A map as plain columns. Premises of node i are premises[starts[i]] up to starts[i + 1]; a
   premise or a conclusion that is nothing is `count`. */
typedef struct {
  uint32_t count;
  const uint8_t *roles;
  const uint32_t *conclusions;
  const uint32_t *starts;
  const uint32_t *premises;
  /* The level at which each statement is admitted, 0 for none. */
  const uint8_t *levels;
  /* The strongest level. */
  uint8_t top;
} baseline_map;

/* Computes graded grounded verdicts of the levels 1 and above, by an alternating fixpoint whose
   every round is linear. For each node the highest level at which it holds and at which it may
   hold are put into `holds` and `possible`. Returns the number of rounds, or -1 without memory. */
long baseline_verdicts(const baseline_map *map, uint8_t *holds, uint8_t *possible);

/* The least edit distance of a pattern to any part of a text, by the whole table. Returns -1
   without memory. */
long baseline_distance(
    const uint8_t *pattern, size_t length, const uint8_t *text, size_t size);

#endif
