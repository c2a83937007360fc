"""Makes a fresh machine ready. Standard library only: nothing else is installed yet."""
