"""The XML Schemas the office has laid down: found, put together and applied, all without a network."""
