"""The one place where exceptions become exit codes."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence

OK, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
_BEFORE = {"--quiet": "--quiet", "-q": "-q", "--workspace": "--workspace FOLDER", "-w": "-w FOLDER"}
"""Options of the program, which people write behind a command, and how they are written."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done and clean, 1 findings at or above the level that fails, 2 usage or bad input, 3 a bug in the program,
    130 interrupted.
    """
    try:
        # Articles make many values and hardly a cycle of them: looking for cycles less often saves a tenth of the time,
        # and not looking at all when the program ends as much of a small job.
        gc.set_threshold(100_000, 20, 20)
        atexit.register(gc.freeze)
        import typer

        from localize.cli import app
        from localize.errors import LocalizeError

        for stream in (sys.stdout, sys.stderr):
            # What a terminal can't show is shown as an escape.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            result = app(arguments, prog_name="localize", standalone_mode=False)
            if sys.stdout is not None:
                sys.stdout.flush()
        except typer.TyperException as error:
            context = getattr(error, "ctx", None)
            command = context.command_path if context else "localize"
            message = error.format_message().rstrip(".").replace("Value error, ", "")
            option = getattr(error, "option_name", "")
            if option in _BEFORE:
                say(
                    f"{option} stands before the command: localize {_BEFORE[option]} {command.removeprefix('localize ')}"
                )
            elif message:  # A group without a command has printed its help, and says nothing more.
                say(f'{message}; see "{command} --help"')
            return USAGE
        except LocalizeError as error:
            say(str(error))
            return USAGE
        except typer.Abort:
            result = INTERRUPTED
    except KeyboardInterrupt:
        result = INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # The reader of our output has gone (`localize … | head`): nothing is left to say, nor anyone to hear it. The
        # libraries that print tell so by ending the program.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return OK
    except OSError as error:
        say(f"can't print the result ({error.strerror or error}); check where the output goes")
        return USAGE
    except Exception:
        import traceback

        say("this is a bug in localize; please report it with the lines below")
        traceback.print_exc()
        return BUG
    if result == INTERRUPTED:
        say("interrupted")
    return result if isinstance(result, int) else OK


def say(line: str) -> None:
    """Print one line about what went wrong, control characters made visible."""
    from localize.reports.display import printable

    sys.stderr.write(f"localize: {printable(line)}\n")


if __name__ == "__main__":
    sys.exit(main())
