"""What happened, as columns that answer "as of event k"; recorder, store, pyramid, laws. No Qt."""
