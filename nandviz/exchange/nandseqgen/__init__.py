"""The files of nandseqgen_v2, read into a `Trace` and written from one."""
