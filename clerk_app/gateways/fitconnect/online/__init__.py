"""The line to the delivery service: submissions are listed, fetched, and answered (Submission API v2)."""
