"""Everything that is asked of a trace as of an event, each read through an index."""
