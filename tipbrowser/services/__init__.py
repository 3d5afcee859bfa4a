"""What a reader can ask, answered for the terminal and the window alike."""
