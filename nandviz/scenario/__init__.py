"""From a text file to a typed, checked scenario."""
