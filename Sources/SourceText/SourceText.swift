// SourceText: see ARCHITECTURE.md.
