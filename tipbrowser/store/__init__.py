"""The only SQL at run time."""
