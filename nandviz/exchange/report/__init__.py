"""Verdicts for others: for programs that run checks, and for people with a browser."""
