"""The front door: the machine is made ready first, then the office opens."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Amtstisch braucht Python 3.11 oder neuer; dies ist Python " + sys.version.split()[0] + ".")
    from clerk_app.setup.door import enter

    code = enter(sys.argv[1:])
    if code is None:
        from clerk_app.bootstrap import run

        code = run(sys.argv)
    sys.exit(code)
