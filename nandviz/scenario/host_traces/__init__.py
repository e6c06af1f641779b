"""Traces of a host's requests, as other programs record them; a file a format."""
