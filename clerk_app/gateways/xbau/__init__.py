"""Messages in the notation of XBau-Hochbau, as building portals read them."""
