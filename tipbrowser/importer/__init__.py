"""From the publication's text to the compendium database, and the proof that it is right."""
