"""Scripts, sentences, numbers and locales: what differs by language is a file per language."""

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.languages.compare import NumberDiff, other_word, same_numbers
    from localize.languages.detection import detect
    from localize.languages.locales import (
        direction,
        gettext_name,
        likely_script,
        name_in,
        native_name,
        og_locale,
        plural_forms,
        primary,
        same_language,
    )
    from localize.languages.numerals import from_roman
    from localize.languages.quantities import Number, has_digit, in_digits, month_words, months, numbers
    from localize.languages.rules import UNSPACED
    from localize.languages.scripts import has_any_script, has_script, leftover, script_share, written_in
    from localize.languages.sentences import boundaries, ends_like_sentence, joint, split
else:
    __getattr__ = deferred(
        __name__,
        compare="NumberDiff other_word same_numbers",
        detection="detect",
        locales="direction gettext_name likely_script name_in native_name og_locale plural_forms primary same_language",
        numerals="from_roman",
        quantities="Number has_digit in_digits month_words months numbers",
        rules="UNSPACED",
        scripts="has_any_script has_script leftover script_share written_in",
        sentences="boundaries ends_like_sentence joint split",
    )

__all__ = [
    "UNSPACED",
    "Number",
    "NumberDiff",
    "boundaries",
    "detect",
    "direction",
    "ends_like_sentence",
    "from_roman",
    "gettext_name",
    "has_any_script",
    "has_digit",
    "has_script",
    "in_digits",
    "joint",
    "leftover",
    "likely_script",
    "month_words",
    "months",
    "name_in",
    "native_name",
    "numbers",
    "og_locale",
    "other_word",
    "plural_forms",
    "primary",
    "same_language",
    "same_numbers",
    "script_share",
    "split",
    "written_in",
]
