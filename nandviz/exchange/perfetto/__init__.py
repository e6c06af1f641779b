"""Traces of Perfetto."""
