"""What is held between two signals, each part connecting its own panes."""
