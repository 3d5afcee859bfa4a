"""Pure values and rules of the compendium: no Qt, no SQL, no files."""
