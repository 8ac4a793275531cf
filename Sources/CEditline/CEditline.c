#define _GNU_SOURCE
#include "CEditline.h"

#include <fcntl.h>
#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

_Static_assert(sizeof(wchar_t) == sizeof(int32_t), "a wide character must be 32 bits");

struct cel_editor {
  EditLine *line;
  FILE *input;
  FILE *output;
  void *context;
  cel_read_callback read;
  cel_function_callback function;
  bool is_stale;
  wchar_t *names[CEL_FUNCTION_LIMIT];
  wchar_t *helps[CEL_FUNCTION_LIMIT];
};

static cel_editor *editor_of(EditLine *line) {
  void *context = NULL;
  el_wget(line, EL_CLIENTDATA, &context);
  return context;
}

static int read_character(EditLine *line, wchar_t *character) {
  cel_editor *editor = editor_of(line);
  int32_t value = 0;
  int count = editor->read(editor->context, &value);
  *character = value;
  // libedit's fast way to draw a typed character writes through a null pointer when the buffer was
  // changed behind its back and is higher than its screen.
  if (editor->is_stale) el_wset(line, EL_REFRESH);
  editor->is_stale = false;
  return count;
}

// libedit's functions carry no context of their own, so every number needs a C function.
#define EACH_NUMBER(X) \
  X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) \
  X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30) \
  X(31) X(32) X(33) X(34) X(35) X(36) X(37) X(38) X(39) X(40) X(41) X(42) X(43) X(44) X(45) \
  X(46) X(47) X(48) X(49) X(50) X(51) X(52) X(53) X(54) X(55) X(56) X(57) X(58) X(59) X(60) \
  X(61) X(62) X(63)
#define DEFINE(n) \
  static unsigned char function_##n(EditLine *line, wint_t key) { \
    (void)key; \
    cel_editor *editor = editor_of(line); \
    cel_result result = editor->function(editor->context, n); \
    if (result == CEL_CHANGED) editor->is_stale = false; \
    return (unsigned char)result; \
  }
EACH_NUMBER(DEFINE)

typedef unsigned char (*wide_function)(EditLine *, wint_t);
#define NAME(n) function_##n,
static const wide_function functions[CEL_FUNCTION_LIMIT] = {EACH_NUMBER(NAME)};

static wchar_t *widened(const char *text) {
  size_t length = strlen(text);
  wchar_t *wide = calloc(length + 1, sizeof(wchar_t));
  if (wide == NULL) return NULL;
  for (size_t i = 0; i < length; i++) wide[i] = (unsigned char)text[i];
  return wide;
}

static wchar_t *no_prompt(EditLine *line) {
  (void)line;
  static wchar_t empty[] = L"";
  return empty;
}

cel_editor *cel_open(
  const char *name, int descriptor, void *context, cel_read_callback read,
  cel_function_callback function
) {
  cel_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->context = context;
  editor->read = read;
  editor->function = function;
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  editor->input = copy < 0 ? NULL : fdopen(copy, "r");
  editor->output = fopen("/dev/null", "we");
  if (editor->input == NULL || editor->output == NULL) {
    if (editor->input == NULL && copy >= 0) close(copy);
    cel_close(editor);
    return NULL;
  }
  // libedit edits nothing unless its output is a terminal when it starts.
  editor->line = el_init(name, editor->input, editor->input, editor->output);
  if (editor->line == NULL) {
    cel_close(editor);
    return NULL;
  }
  el_wset(editor->line, EL_SETFP, 1, editor->output);
  el_wset(editor->line, EL_CLIENTDATA, editor);
  el_wset(editor->line, EL_PROMPT, no_prompt);
  el_wset(editor->line, EL_GETCFN, read_character);
  el_wset(editor->line, EL_SIGNAL, 0);
  // What libedit believes of the screen goes nowhere; a fixed size keeps odd sizes from it.
  el_set(editor->line, EL_SETTC, "co", "80", NULL);
  el_set(editor->line, EL_SETTC, "li", "24", NULL);
  return editor;
}

void cel_close(cel_editor *editor) {
  if (editor->line != NULL) el_end(editor->line);
  if (editor->input != NULL) fclose(editor->input);
  if (editor->output != NULL) fclose(editor->output);
  for (int i = 0; i < CEL_FUNCTION_LIMIT; i++) {
    free(editor->names[i]);
    free(editor->helps[i]);
  }
  free(editor);
}

bool cel_add_function(cel_editor *editor, int number, const char *name, const char *help) {
  if (number < 0 || number >= CEL_FUNCTION_LIMIT || editor->names[number] != NULL) return false;
  wchar_t *wide_name = widened(name);
  wchar_t *wide_help = widened(help);
  editor->names[number] = wide_name;
  editor->helps[number] = wide_help;
  if (wide_name == NULL || wide_help == NULL) return false;
  return el_wset(editor->line, EL_ADDFN, wide_name, wide_help, functions[number]) == 0;
}

void cel_use_keys(cel_editor *editor, bool vi) {
  el_wset(editor->line, EL_EDITOR, vi ? L"vi" : L"emacs");
  el_wset(editor->line, EL_EDITMODE, 1);
}

bool cel_uses_vi_keys(cel_editor *editor) {
  const wchar_t *mode = NULL;
  el_wget(editor->line, EL_EDITOR, &mode);
  return mode != NULL && wcscmp(mode, L"vi") == 0;
}

bool cel_bind(
  cel_editor *editor, const int32_t *key, size_t length, const char *name, bool command_table
) {
  enum { LONGEST_KEY = 16 };
  if (length == 0 || length > LONGEST_KEY) return false;
  // Each character is written as an octal escape, so that none of them means anything.
  wchar_t escaped[LONGEST_KEY * 4 + 1];
  size_t used = 0;
  for (size_t i = 0; i < length; i++) {
    if (key[i] <= 0 || key[i] > 0377) return false;
    escaped[used++] = L'\\';
    escaped[used++] = L'0' + (key[i] >> 6);
    escaped[used++] = L'0' + ((key[i] >> 3) & 7);
    escaped[used++] = L'0' + (key[i] & 7);
  }
  escaped[used] = 0;
  wchar_t *wide_name = widened(name);
  if (wide_name == NULL) return false;
  int status =
    command_table
      ? el_wset(editor->line, EL_BIND, L"-a", escaped, wide_name, (wchar_t *)NULL)
      : el_wset(editor->line, EL_BIND, escaped, wide_name, (wchar_t *)NULL);
  free(wide_name);
  return status == 0;
}

bool cel_run_configuration(cel_editor *editor, const char *line) {
  Tokenizer *tokenizer = tok_init(NULL);
  if (tokenizer == NULL) return false;
  int count = 0;
  const char **words = NULL;
  bool accepted = tok_str(tokenizer, line, &count, &words) == 0 && count > 0 &&
                  el_parse(editor->line, count, words) != -1;
  tok_end(tokenizer);
  return accepted;
}

void cel_set_raw(cel_editor *editor, bool raw) {
  el_wset(editor->line, EL_PREP_TERM, raw ? 1 : 0);
}

void cel_take_all_keys(cel_editor *editor) {
  el_set(editor->line, EL_SETTY, "-d", "-isig", NULL);
  el_set(editor->line, EL_SETTY, "-d", "-ixon", NULL);
  // Otherwise CR LF in a paste would arrive as two newlines.
  el_set(editor->line, EL_SETTY, "-d", "-icrnl", NULL);
  el_set(editor->line, EL_SETTY, "-d", "-inlcr", NULL);
}

void cel_read(cel_editor *editor) {
  int count = 0;
  el_wset(editor->line, EL_EDITMODE, 1);
  el_wgets(editor->line, &count);
}

const int32_t *cel_buffer(cel_editor *editor, size_t *length, size_t *cursor) {
  const LineInfoW *info = el_wline(editor->line);
  *length = (size_t)(info->lastchar - info->buffer);
  *cursor = (size_t)(info->cursor - info->buffer);
  return (const int32_t *)info->buffer;
}

void cel_set_cursor(cel_editor *editor, size_t cursor) {
  // Apple's libedit has no el_cursor; the live structure can be moved instead.
  LineInfoW *info = (LineInfoW *)el_wline(editor->line);
  size_t length = (size_t)(info->lastchar - info->buffer);
  editor->is_stale = true;
  info->cursor = info->buffer + (cursor < length ? cursor : length);
}

bool cel_replace(cel_editor *editor, const int32_t *characters, size_t length, size_t cursor) {
  size_t old_length = 0, old_cursor = 0;
  cel_buffer(editor, &old_length, &old_cursor);
  cel_set_cursor(editor, old_length);
  el_wdeletestr(editor->line, (int)old_length);
  if (length > 0) {
    wchar_t *copy = calloc(length + 1, sizeof(wchar_t));
    if (copy == NULL) return false;
    memcpy(copy, characters, length * sizeof(wchar_t));
    int status = el_winsertstr(editor->line, copy);
    free(copy);
    if (status != 0) return false;
  }
  cel_set_cursor(editor, cursor);
  return true;
}
