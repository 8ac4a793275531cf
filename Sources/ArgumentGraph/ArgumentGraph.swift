// ArgumentGraph: see ARCHITECTURE.md.
