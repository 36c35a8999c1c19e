"""Argos Translate: offline models, one for each language pair.

The engine runs on the module `argostranslate`, which two distributions provide, and gives its models one sentence
at a time. The module's own splitter would fetch a model from the network on first use.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from localize.engines.argos.codes import PIVOT, code_names, tag_name
from localize.engines.argos.models import Model, installed
from localize.engines.argos.module import load
from localize.errors import EngineError


class Argos:
    """The engine `argos`; what it loads is kept as long as the object."""

    name = "argos"

    def __init__(self) -> None:
        self._translations: dict[Model, Any] = {}

    def pairs(self) -> list[tuple[str, str]]:
        """Return the pairs of the installed models, and those that two of them make by way of English."""
        found = {(model.source, model.target) for model in installed()}
        into = {source for source, target in found if target == PIVOT}
        out_of = {target for source, target in found if source == PIVOT}
        found |= {(source, target) for source in into for target in out_of if source != target}
        return sorted((tag_name(source), tag_name(target)) for source, target in found)

    def require(self, source: str, target: str) -> None:
        """Raise EngineError unless models for the pair are installed."""
        self._route(source, target)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Translate sentences with the model of the pair, or with two by way of English."""
        result = list(texts)
        for model in self._route(source, target):
            result = [self._translate(text, model) if text.strip() else text for text in result]
        return result

    def origin(self, source: str, target: str) -> str:
        """Return the models' versions and languages: `argos 1.9 ja→en`."""
        route = self._route(source, target)
        versions = "+".join(dict.fromkeys(model.version for model in route))
        return f"{self.name} {versions} {'→'.join([route[0].source, *(model.target for model in route)])}"

    def _route(self, source: str, target: str) -> list[Model]:
        """Return the model for a pair, or two that lead there by way of English."""
        models = {(model.source, model.target): model for model in installed()}
        sources, targets = code_names(source), code_names(target)
        for start in sources:
            for end in targets:
                if (start, end) in models:
                    return [models[start, end]]
        for start in sources:
            for end in targets:
                if (start, PIVOT) in models and (PIVOT, end) in models:
                    return [models[start, PIVOT], models[PIVOT, end]]
        raise EngineError(
            f"no Argos model from {sources[0]} to {targets[0]} is installed; "
            'run "localize engines install FILE.argosmodel"'
        )

    def _translate(self, text: str, model: Model) -> str:
        if model not in self._translations:
            self._translations[model] = load().translation(model.folder)
        try:
            return " ".join(str(self._translations[model].translate(" ".join(text.split()))).split())
        except (RuntimeError, ValueError, OSError) as error:
            raise EngineError(
                f"the model {model.name} can't be used ({error}); install it again with "
                '"localize engines install FILE.argosmodel"',
                str(model.folder),
            ) from error
