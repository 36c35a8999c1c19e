"""Korean particles, whose form follows from whether the word before ends in a consonant (National Institute of Korean Language)."""

from __future__ import annotations

from localize.glossary.fold import is_hangul

_PAIRS = (
    ("으로부터", "로부터"),
    ("으로서", "로서"),
    ("으로써", "로써"),
    ("으로는", "로는"),
    ("으로도", "로도"),
    ("으로", "로"),
    ("이라는", "라는"),
    ("이라고", "라고"),
    ("이란", "란"),
    ("이나", "나"),
    ("이며", "며"),
    ("이었", "였"),
    ("이라서", "라서"),
    ("이라면", "라면"),
    ("이라도", "라도"),
    ("이면", "면"),
    ("이지만", "지만"),
    ("이고", "고"),
    ("이든", "든"),
    ("과의", "와의"),
    ("과는", "와는"),
    ("과", "와"),
    ("은", "는"),
    ("을", "를"),
    ("이", "가"),
)
"""(behind a consonant, behind a vowel); 로 stands behind ㄹ, too."""
_STEMS = frozenset(("이었", "였"))
"""What endings follow: 이었다, 였으며."""
_RIEUL = 8


def particle(after: str, new: str) -> tuple[str, str] | None:
    """Return the particle at the beginning of what follows a term, and the one that the new term asks for.

    None where no such particle follows. The second is empty where the new term's last sound isn't known (no Hangul).
    """
    for closed, opened in _PAIRS:
        for form in (closed, opened):
            if after.startswith(form) and (form in _STEMS or not is_hangul(after[len(form) : len(form) + 1] or " ")):
                if not is_hangul(new[-1:] or " "):
                    return form, ""
                final = (ord(new[-1]) - 0xAC00) % 28
                wants_closed = final != 0 and not (final == _RIEUL and opened.startswith("로"))
                return form, closed if wants_closed else opened
    return None
