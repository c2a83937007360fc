"""Answers to those who applied through FIT-Connect: sealed for the key of their application, in its case."""
