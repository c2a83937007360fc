"""Opening an office: where it lies, what was said on the command line, and all its parts put together."""
