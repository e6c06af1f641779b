"""Plots of many runs: what a sweep has measured, as curves, heat maps, dots and shares."""
