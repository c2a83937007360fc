"""Sealing and signing as FIT-Connect demands it: RSA-OAEP-256 with A256GCM, and PS512; nothing else.

The shapes are compact JWE (RFC 7516), compact JWS (RFC 7515) and RSA keys as JWK (RFC 7517).
"""
