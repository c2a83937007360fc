"""The door for FIT-Connect submissions: a saved submission is read, opened and examined.

Wire shapes: Submission API v2, metadata 2.x and 1.0.0, Security Event Tokens (RFC 8417).
"""
