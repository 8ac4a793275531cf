// JSONText: see ARCHITECTURE.md.
