/// Fixed-argument functions over libedit, whose own interface is C variadic and so cannot be
/// called from Swift, and the few signal functions that must be async-signal-safe C.
///
/// libedit reads nothing and draws nothing here: characters come from a callback, and its drawing
/// goes to the null device. It keeps the key tables, the edit buffer and the terminal's modes.
#ifndef CRUX_CEDITLINE_H
#define CRUX_CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A line editor.
typedef struct cel_editor cel_editor;

/// What an editing function tells libedit to do next.
typedef enum cel_result {
  CEL_DONE = 0,
  CEL_ACCEPT = 1,
  /// What was begun, such as a number before a command, goes on with the next character.
  CEL_KEEP = 3,
  CEL_CHANGED = 4,
} cel_result;

/// The most functions that can be added to one editor.
enum { CEL_FUNCTION_LIMIT = 64 };

/// Stores the next character in `character`; returns 1, or 0 to end the reading.
typedef int (*cel_read_callback)(void *context, int32_t *character);
/// Runs the added function of the given number.
typedef cel_result (*cel_function_callback)(void *context, int number);

/// Opens an editor over the terminal `descriptor`, which is duplicated. `name` is the prefix by
/// which lines of .editrc can address this program. Returns null when memory or descriptors ran
/// out or the descriptor is not open.
cel_editor *_Nullable cel_open(
  const char *name, int descriptor, void *context, cel_read_callback read,
  cel_function_callback function);

/// Ends the editor and restores the terminal's modes.
void cel_close(cel_editor *editor);

/// Adds the editing function `number` under `name`; false when the number is out of range.
bool cel_add_function(cel_editor *editor, int number, const char *name, const char *help);

/// Chooses the emacs or the vi key tables, which forgets all bindings.
void cel_use_keys(cel_editor *editor, bool vi);

/// Whether the vi key tables are in use.
bool cel_uses_vi_keys(cel_editor *editor);

/// Binds the characters of `key` (not escaped) to the function called `name`, in vi's command
/// table when `command_table` is true.
bool cel_bind(
  cel_editor *editor, const int32_t *key, size_t length, const char *name, bool command_table);

/// Runs one line of an .editrc file; false when libedit refused it.
bool cel_run_configuration(cel_editor *editor, const char *line);

/// Switches the terminal to editing modes or back.
void cel_set_raw(cel_editor *editor, bool raw);

/// Makes ^C, ^Z, ^\, ^S and ^Q keys while editing, and lets CR arrive as CR.
void cel_take_all_keys(cel_editor *editor);

/// Reads until a function accepts or the callback ends the reading.
void cel_read(cel_editor *editor);

/// The characters in the buffer; valid until the next call. `cursor` gets the cursor's index.
const int32_t *cel_buffer(cel_editor *editor, size_t *length, size_t *cursor);

/// Replaces the whole buffer, whose characters must not be zero; false when memory ran out.
bool cel_replace(cel_editor *editor, const int32_t *characters, size_t length, size_t cursor);

/// Moves the cursor to the index `cursor`.
void cel_set_cursor(cel_editor *editor, size_t cursor);

/// Makes the character encoding of this process UTF-8, whatever the environment says; false when
/// the system has no such locale.
bool cel_use_utf8(void);

/// What was remembered of the signal dispositions before `cel_catch_signals`.
typedef struct cel_signals cel_signals;

/// From now on signals that matter to a line editor write their number to `descriptor`. Only one
/// catch can be in force in a process. Returns null when one is, or when memory ran out.
cel_signals *_Nullable cel_catch_signals(int descriptor);

/// Puts back the dispositions of before.
void cel_release_signals(cel_signals *signals);

/// Notes SIGINT from now on instead of dying of it, unless it was ignored; calls may be nested.
/// While signals are caught for an editor they go there.
void cel_watch_interrupts(void);

/// Ends one `cel_watch_interrupts`; the last puts back the disposition of before.
void cel_unwatch_interrupts(void);

/// Whether an interrupt has been noted, which is forgotten if `take` is true.
bool cel_was_interrupted(bool take);

/// Notes an interrupt.
void cel_note_interrupt(void);

/// Stops this process as `signal` would by default, and returns when it was continued.
void cel_stop(int signal, bool whole_group);

/// The size of the terminal in cells; false when it is unknown.
bool cel_window_size(int descriptor, int *columns, int *rows);

#pragma clang assume_nonnull end

#endif
