"""The subcommands: one module per family."""
