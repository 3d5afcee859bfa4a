"""Words laid beside words: what is the same, what is like it, what differs. No Qt, no SQL, no files."""
