// The shim over libedit; see ARCHITECTURE.md.
