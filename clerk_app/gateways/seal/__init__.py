"""The keys of the authority's seal, and the signatures made with them."""
