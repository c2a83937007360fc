"""The print shop and the reading lamp: notices are made here, strangers' files are drawn here."""
