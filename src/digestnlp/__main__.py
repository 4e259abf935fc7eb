"""`python -m digestnlp` is the command `digestnlp`."""

from digestnlp.cli import main

if __name__ == "__main__":
    main(prog_name="digestnlp")
