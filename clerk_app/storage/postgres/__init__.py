"""The shared office: one database on a server, where every person is a login of their own."""
