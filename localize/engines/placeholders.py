"""Texts with placeholders through an engine that knows none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from localize.engines.base import Engine
from localize.languages import joint, primary, same_language, split

if TYPE_CHECKING:
    from localize.glossary import Glossary

_TAG = re.compile(r"</?[a-z]+\d+/?>")
_MARK = re.compile(r"\{\s*(\d+)\s*\}")
_OPENING = "([{“‘«"
_WESTERN = str.maketrans("。、（）：", ".,():")


def names(text: str) -> list[str]:
    """Return the placeholders of a text in order."""
    return _TAG.findall(text)


def in_order(translation: str, text: str) -> bool:
    """Tell whether a translation has the placeholders of a text, each once and properly nested."""
    found = names(translation)
    if sorted(found) != sorted(names(text)):
        return False
    stack: list[str] = []
    for tag in found:
        if tag.endswith("/>"):
            continue
        if not tag.startswith("</"):
            stack.append(tag[1:-1])
        elif not stack or stack.pop() != tag[2:-1]:
            return False
    return not stack


def translate_texts(
    texts: Sequence[str], engine: Engine, source: str, target: str, glossary: Glossary | None = None
) -> list[str]:
    """Translate texts; every sentence is sent once, without placeholders.

    A text with placeholders is first sent whole, with marks such as {1} in their places, since a sentence in pieces
    translates badly. Where the marks don't come back in order, the pieces between placeholders are sent one by one
    and put together: that loses none.
    """
    through = _Through(engine, source, target, glossary)
    marked = [_marked(text) for text in texts]
    through.prepare(marked)
    results = [_unmarked(through.text(mark), text) for mark, text in zip(marked, texts, strict=True)]
    lost = [text for text, result in zip(texts, results, strict=True) if result is None]
    through.prepare(piece for text in lost for piece in _TAG.split(text))
    return [through.pieces(text) if result is None else result for text, result in zip(texts, results, strict=True)]


def _marked(text: str) -> str:
    """Put a mark in the place of each placeholder; a text that has such marks itself is left as it is."""
    if _MARK.search(text):
        return text
    numbers = iter(range(1, len(text) + 1))
    return _TAG.sub(lambda _: f"{{{next(numbers)}}}", text)


def _unmarked(translation: str, text: str) -> str | None:
    """Put the placeholders of a text where their marks are; None when one is missing or out of order."""
    tags = names(text)
    if not tags:
        return translation
    if sorted(_MARK.findall(translation), key=int) != [str(number) for number in range(1, len(tags) + 1)]:
        return None
    result = _MARK.sub(lambda found: tags[int(found.group(1)) - 1], translation)
    return result if in_order(result, text) and not _emptied(result, text) else None


def _emptied(translation: str, text: str) -> bool:
    """Tell whether a placeholder pair that held words holds none any more."""
    empty = re.compile(r"<([a-z]+\d+)>\s*</\1>")
    return bool(set(empty.findall(translation)) - set(empty.findall(text)))


class _Through:
    """One engine for one pair, with what it has translated so far."""

    def __init__(self, engine: Engine, source: str, target: str, glossary: Glossary | None) -> None:
        self._engine, self._source, self._target, self._glossary = engine, source, target, glossary
        self._known: dict[str, str] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Translate the sentences of texts that aren't known yet, all in one call."""
        sentences = (sentence for text in texts for sentence in self._sentences(text))
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
        wanted = []
        for sentence in new:
            ready = self._ready(sentence)
            if ready is None:
                wanted.append(sentence)
            else:
                self._known[sentence] = ready
        if wanted:
            found = self._engine.translate(wanted, self._source, self._target)
            # What looks like a placeholder in an answer is none.
            self._known |= {w: " ".join(_TAG.sub("", f).split()) for w, f in zip(wanted, found, strict=True)}

    def _sentences(self, text: str) -> list[str]:
        return [sentence.strip() for sentence in split(text, self._source) if sentence.strip()]

    def _ready(self, sentence: str) -> str | None:
        """Return what needs no engine: signs and numbers, and the words of the glossary."""
        if not any(character.isalpha() for character in sentence):
            cjk = primary(self._target) in ("ja", "zh")
            return sentence if cjk else sentence.translate(_WESTERN).strip()
        return _whole_term(sentence, self._glossary, self._source, self._target) if self._glossary else None

    def text(self, text: str) -> str:
        """Return the translation of a text whose sentences are known; white space at its ends is its own."""
        result = ""
        for sentence in self._sentences(text):
            known = self._known[sentence]
            result += (joint(result, known, self._target) if result and known else "") + known
        start = text[: len(text) - len(text.lstrip())]
        end = text[len(text.rstrip()) :] if text.strip() else ""
        return f"{start}{result}{end}"

    def pieces(self, text: str) -> str:
        """Return the translation of a text, put together from those of the pieces between its placeholders."""
        result, tags = "", ""
        for part in re.split(f"({_TAG.pattern})", text):
            if _TAG.fullmatch(part):
                tags += part
                continue
            words = self.text(part)
            if not words:
                continue
            result += _spaced(result, tags, words, self._target)
            tags = ""
        return result + tags


def _spaced(before: str, tags: str, words: str, target: str) -> str:
    """Join words to what stands before them, with the white space of the target's script outside placeholders."""
    visible = _TAG.sub("", before)
    apart = visible and not (visible[-1].isspace() or visible[-1] in _OPENING)
    gap = joint(visible, words, target) if apart and (words[0].isalnum() or words[0] in _OPENING) else ""
    closing = re.match(r"(?:</[^>]*>)*", tags)
    at = closing.end() if closing else 0
    return f"{tags[:at]}{gap}{tags[at:]}{words}"


def _whole_term(sentence: str, glossary: Glossary, source: str, target: str) -> str | None:
    """Return the preferred term for a text that is nothing but a term of the glossary."""
    for hit in glossary.match(sentence, source):
        concept = glossary.concept(hit.concept)
        if (hit.start, hit.end) == (0, len(sentence)) and concept is not None:
            terms = (words[0] for tag, words in concept.terms.items() if words and same_language(tag, target))
            return next(terms, None)
    return None
