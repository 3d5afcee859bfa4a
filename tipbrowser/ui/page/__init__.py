"""The text page: one section of the publication, well set, every character knowing its place."""
