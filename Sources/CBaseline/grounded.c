#include <stdio.h>
#include <stdlib.h>

#include "baseline.h"

typedef struct {
  uint32_t *data;
  size_t count, room;
} list;

static int push(list *list, uint32_t value) {
  if (list->count == list->room) {
    size_t room = list->room ? list->room * 2 : 1024;
    uint32_t *data = realloc(list->data, room * sizeof *data);
    if (!data) return 0;
    list->data = data;
    list->room = room;
  }
  list->data[list->count++] = value;
  return 1;
}

/* The whole file, a zero behind it. */
static char *read_all(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = size < 0 ? NULL : malloc((size_t)size + 1);
  if (text && fread(text, 1, (size_t)size, file) != (size_t)size) {
    free(text);
    text = NULL;
  }
  if (text) text[size] = 0;
  fclose(file);
  return text;
}

/* Reads numbers; each pair is an attack. Returns the number of arguments, 0 when it is none. */
static uint32_t read_attacks(const char *text, list *pairs) {
  unsigned long count = 0;
  if (sscanf(text, "p af %lu", &count) != 1 || count >= UINT32_MAX / 2) return 0;
  while (*text && *text != '\n') text++;
  while (*text) {
    if (*text < '0' || *text > '9') {
      text++;
      continue;
    }
    uint32_t value = 0;
    while (*text >= '0' && *text <= '9') value = value * 10 + (uint32_t)(*text++ - '0');
    if (value == 0 || value > count || !push(pairs, value - 1)) return 0;
  }
  return (uint32_t)count;
}

/* Labels: 1 for in, 2 for out, 0 for undecided. Returns how many are in. */
static long label(
    uint32_t count, const uint32_t *starts, const uint32_t *targets, uint32_t *left,
    uint8_t *labels, uint32_t *queue) {
  size_t end = 0;
  for (uint32_t a = 0; a < count; a++) {
    if (left[a] == 0) {
      labels[a] = 1;
      queue[end++] = a;
    }
  }
  for (size_t next = 0; next < end; next++) {
    uint32_t a = queue[next];
    for (uint32_t i = starts[a]; i < starts[a + 1]; i++) {
      uint32_t b = targets[i];
      if (labels[b]) continue;
      labels[b] = 2;
      for (uint32_t j = starts[b]; j < starts[b + 1]; j++) {
        uint32_t c = targets[j];
        if (--left[c] == 0 && !labels[c]) {
          labels[c] = 1;
          queue[end++] = c;
        }
      }
    }
  }
  return (long)end;
}

long baseline_grounded(const char *path) {
  long found = -1;
  list pairs = {0};
  char *text = read_all(path);
  uint32_t count = text ? read_attacks(text, &pairs) : 0;
  free(text);
  uint32_t *starts = calloc((size_t)count + 2, sizeof *starts);
  uint32_t *targets = malloc((pairs.count / 2 + 1) * sizeof *targets);
  uint32_t *left = calloc((size_t)count + 1, sizeof *left);
  uint32_t *queue = malloc(((size_t)count + 1) * sizeof *queue);
  uint8_t *labels = calloc((size_t)count + 1, 1);
  if (count && starts && targets && left && queue && labels) {
    for (size_t i = 0; i + 1 < pairs.count; i += 2) {
      starts[pairs.data[i] + 2]++;
      left[pairs.data[i + 1]]++;
    }
    for (uint32_t a = 0; a <= count; a++) starts[a + 1] += starts[a];
    for (size_t i = 0; i + 1 < pairs.count; i += 2) {
      targets[starts[pairs.data[i] + 1]++] = pairs.data[i + 1];
    }
    found = label(count, starts, targets, left, labels, queue);
  }
  free(pairs.data);
  free(starts);
  free(targets);
  free(left);
  free(queue);
  free(labels);
  return found;
}
