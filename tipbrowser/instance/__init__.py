"""One running window for each data folder: a second start hands over what it was asked for, and ends."""
