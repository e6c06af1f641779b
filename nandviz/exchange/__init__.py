"""Formats: what a trace is read from and written to, behind one registry."""
