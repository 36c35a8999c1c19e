"""The rule `garbled-text`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.languages.words import late
from localize.model import Severity

# Bytes 80 to BF, which follow a letter's first byte in UTF-8, as Windows-1252 shows them; five of them it doesn't have.
_BEHIND = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_WESTERN = rf"[Â-ô][{re.escape(_BEHIND)}]{{1,3}}"
# Kana begin with E3 81, E3 82 or E3 83, which Shift_JIS has for these.
_JAPANESE = r"[縺繧繝][\uff61-\uff9f\u3040-\u9fff]*"
_MAY_BE = re.compile("[Â-ô縺繧繝]")


@check(Severity.ERROR)
def garbled_text(pair: Pair) -> Iterator[Problem]:
    """Report letters that an editor read in another encoding than they were written in, and saved: donâ€™t, cafÃ©.

    What counts are the letters that come of UTF-8 read as Windows-1252 or Latin-1, and of Japanese read as Shift_JIS. What
    the source has, too, is no fault.

    Bad:
        ja: 無理をしないでください。
        en: Please donâ€™t overdo it.

    Bad:
        en: See a doctor.
        ja: 蛹ｻ蟶ｫ縺ｫ逶ｸ隲縺励※縺上□縺輔＞縲

    Good:
        ja: ニコチンパッチはカフェでは貼り替えません。
        en: Don’t change the patch in a café.
    """
    target = visible(pair.target)
    if not _MAY_BE.search(target.text):
        return
    for found in late(_WESTERN).finditer(target.text):
        meant = _meant(found.group())
        if meant and found.group() not in pair.source:
            yield Problem(f'"{found.group()}" is a "{meant}" read in another encoding', "write the letters that are meant, and save the file as UTF-8", target.span(*found.span()))  # fmt: skip
    kana = late(_JAPANESE).search(target.text)
    if kana and kana.group() not in pair.source and len(late("[縺繧繝]").findall(target.text)) > 1:
        yield Problem("kana read in another encoding", "write the text anew, and save the file as UTF-8", target.span(*kana.span()))  # fmt: skip


def _meant(text: str) -> str:
    """Return the letters whose UTF-8 a text shows byte by byte; empty where it is none."""
    try:
        data = b"".join(c.encode("latin-1") if ord(c) < 0x100 else c.encode("cp1252") for c in text)
        return data.decode("utf-8")
    except UnicodeError:
        return ""
