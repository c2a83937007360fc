"""The doors: one module per way into and out of the house."""
