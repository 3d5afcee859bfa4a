"""What the reader made, given to others and taken from them: W3C Web Annotations, dossiers, lines of JSON."""
