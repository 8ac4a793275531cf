// LineEditor: see ARCHITECTURE.md.
