"""What is taken along, written in the forms in which it is needed."""
