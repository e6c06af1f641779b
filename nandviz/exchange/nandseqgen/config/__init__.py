"""The configuration of nandseqgen_v2: read, and turned into a profile and a scenario."""
