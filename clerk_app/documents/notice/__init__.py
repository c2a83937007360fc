"""The print shop for notices: `PrintShop(resources).print_notice(notice)`."""

from .places import Place
from .shop import PrintShop

__all__ = ["Place", "PrintShop"]
