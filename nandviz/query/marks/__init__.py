"""What is to be drawn of a span of time as of an event: values, no pixels, no Qt."""
