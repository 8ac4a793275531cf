#include <stdlib.h>
#include <string.h>

#include "baseline.h"

/* What a computation needs beside the map, allocated once. */
typedef struct {
  const baseline_map *map;
  /* The inferences that use each statement. */
  uint32_t *use_starts, *uses;
  /* Premises that are not reached yet. */
  uint32_t *missing;
  /* The strongest rebuttal of each statement; whether an inference is undercut. */
  uint8_t *against;
  /* What is admitted, the strongest first; statements to go on from. */
  uint32_t *given, *stack;
  uint32_t given_count;
} work;

static int gather_uses(work *work) {
  const baseline_map *map = work->map;
  size_t count = map->count, total = map->starts[count];
  work->use_starts = calloc(count + 2, sizeof *work->use_starts);
  work->uses = malloc((total + 1) * sizeof *work->uses);
  work->missing = malloc((count + 1) * sizeof *work->missing);
  work->given = malloc((count + 1) * sizeof *work->given);
  work->stack = malloc((count + 1) * sizeof *work->stack);
  work->against = malloc(count + 1);
  if (!work->use_starts || !work->uses || !work->missing || !work->given || !work->stack
      || !work->against) {
    return 0;
  }
  uint32_t *starts = work->use_starts;
  for (size_t i = 0; i < total; i++) {
    if (map->premises[i] < count) starts[map->premises[i] + 2]++;
  }
  for (size_t n = 0; n <= count; n++) starts[n + 1] += starts[n];
  for (uint32_t n = 0; n < count; n++) {
    for (uint32_t i = map->starts[n]; i < map->starts[n + 1]; i++) {
      if (map->premises[i] < count) work->uses[starts[map->premises[i] + 1]++] = n;
    }
  }
  return 1;
}

/* The least values when attackers have the values `attacking`: from the top level down, so that each
   node is reached once. */
static void derive(work *work, const uint8_t *attacking, uint8_t *values) {
  const baseline_map *map = work->map;
  uint32_t count = map->count;
  memset(values, 0, count);
  memset(work->against, 0, (size_t)count + 1);
  for (uint32_t n = 0; n < count; n++) {
    work->missing[n] = map->starts[n + 1] - map->starts[n];
    if (map->roles[n] < BASELINE_REBUT) continue;
    uint8_t *against = &work->against[map->conclusions[n]];
    if (attacking[n] > *against) *against = attacking[n];
  }
  uint32_t given = 0;
  for (int level = map->top; level >= 1; level--) {
    for (; given < work->given_count; given++) {
      uint32_t root = work->given[given];
      if (map->levels[root] < level) break;
      uint32_t open = 0;
      work->stack[open++] = root;
      while (open) {
        uint32_t c = work->stack[--open];
        if (values[c] || work->against[c] >= level) continue;
        values[c] = (uint8_t)level;
        for (uint32_t i = work->use_starts[c]; i < work->use_starts[c + 1]; i++) {
          uint32_t step = work->uses[i];
          if (--work->missing[step] || work->against[step]) continue;
          values[step] = (uint8_t)level;
          uint32_t target = map->conclusions[step];
          if (map->roles[step] == BASELINE_SUPPORT && target < count && !values[target]) {
            work->stack[open++] = target;
          }
        }
      }
    }
  }
}

/* Statements that are admitted, the strongest first. */
static void gather_given(work *work) {
  const baseline_map *map = work->map;
  for (int level = map->top; level >= 1; level--) {
    for (uint32_t n = 0; n < map->count; n++) {
      if (map->roles[n] == BASELINE_STATEMENT && map->levels[n] == level) {
        work->given[work->given_count++] = n;
      }
    }
  }
}

long baseline_verdicts(const baseline_map *map, uint8_t *holds, uint8_t *possible) {
  work work = {.map = map};
  long rounds = -1;
  uint8_t *last = malloc((size_t)map->count + 1);
  if (gather_uses(&work) && last) {
    gather_given(&work);
    rounds = 0;
    memset(holds, 0, map->count);
    do {
      memcpy(last, holds, map->count);
      derive(&work, holds, possible);
      derive(&work, possible, holds);
      rounds++;
    } while (memcmp(last, holds, map->count));
  }
  free(last);
  free(work.use_starts);
  free(work.uses);
  free(work.missing);
  free(work.given);
  free(work.stack);
  free(work.against);
  return rounds;
}
