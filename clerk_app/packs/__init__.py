"""Reads service packs from their folders into the words of the domain."""
