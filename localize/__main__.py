"""The one place where exceptions become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

OK, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done and clean, 1 findings at or above the level that fails, 2 usage or bad input, 3 a bug in the program,
    130 interrupted.
    """
    import typer

    from localize.cli import app
    from localize.errors import LocalizeError

    try:
        result = app(arguments, prog_name="localize", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "localize"
        message = error.format_message().rstrip(".")
        if message:  # A group without a command has printed its help, and says nothing more.
            say(f'{message}; see "{command} --help"')
        return USAGE
    except LocalizeError as error:
        say(str(error))
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`localize … | head`): nothing is left to say, nor anyone to hear it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception:
        import traceback

        say("this is a bug in localize; please report it with the lines below")
        traceback.print_exc()
        return BUG
    return result if isinstance(result, int) else OK


def say(line: str) -> None:
    """Print one line about what went wrong, control characters made visible."""
    from localize.reports.display import printable

    sys.stderr.write(f"localize: {printable(line)}\n")


if __name__ == "__main__":
    sys.exit(main())
