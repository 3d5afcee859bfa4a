"""The notes below the text: a strip, cards with notes, and the one that is being written."""
