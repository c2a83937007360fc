"""The reader: a process that holds one document and knows nothing else."""
