"""What is true of a case, and what may become of it. Knows nothing of screens, tables or networks."""
