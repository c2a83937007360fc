"""The headless side for IT and for automation: stable verbs, JSON on request, exit codes 0, 1 and 2."""
