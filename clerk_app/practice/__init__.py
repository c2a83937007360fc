"""The practice office: invented people, sealed applications, a scripted day."""
