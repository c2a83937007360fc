"""What the Wohngeldgesetz makes of a household, its rent and its income, by dated parameters."""
