"""Why a sealed or signed part could not be opened, sorted by who is to blame."""

from __future__ import annotations


class JoseError(Exception):
    """Any reason why a token or a key cannot be used."""


class MalformedToken(JoseError):
    """Its maker did not follow the RFC."""


class UnsupportedToken(MalformedToken):
    """Its maker used an algorithm or header member outside the FIT-Connect list."""


class WrongKey(JoseError):
    """It was made for, or by, another key than the one at hand."""


class TamperedToken(JoseError):
    """It was made for this key, but it is not what its maker sealed or signed."""


class OversizedToken(JoseError):
    """It exceeds what this office takes in; its maker need not be at fault."""


class UnusableKey(JoseError):
    """A JWK that is incomplete, too short, or meant for something else."""
