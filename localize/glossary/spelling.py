"""British and American spelling of English, and other ways to write one word: the form that two of them have in common.

The tables hold word parts, not words. A part that is changed in both spellings of a word does no harm, since words are only
compared; what matters is that no two different words become one.
"""

from __future__ import annotations

import re

# (British, American), applied in this order to a word in small letters.
_ENGLISH = tuple(
    (re.compile(british), american)
    for british, american in (
        # Greek and Latin ae, oe: haemoglobin, leukaemia, paediatric, anaesthetic, gynaecology, oesophagus, diarrhoea.
        (r"haem", "hem"),
        (r"aem(?=[aio])", "em"),
        (r"paed", "ped"),
        (r"aesth", "esth"),
        (r"(?<=n)aec|(?<=[fc])aec|^caes", lambda found: found.group().replace("ae", "e")),
        (r"^aet", "et"),
        (r"naev", "nev"),
        (r"palaeo", "paleo"),
        (r"oesoph", "esoph"),
        (r"oestr", "estr"),
        (r"oedem", "edem"),
        (r"^foet|(?<=[a-z])foet", "fet"),
        (r"^coel", "cel"),
        (r"rrhoe", "rrhe"),
        (r"pnoe", "pne"),
        (r"^homoe", "home"),
        (r"man(?:oeu)v", "maneuv"),
        # our, re: tumour, colour, centre, fibre, titre.
        (r"(tum|col|lab|behavi|flav|hum|od|vap|fav|hon|neighb|vig|sav|harb|rig)our", r"\1or"),
        (r"(cent|lit|met|fib|calib|spect|tit|maneuv)re(s?|d)$", r"\1er\2"),
        # ise, yse: randomised, sterilisation, analyse, catheterising.
        (r"(?<=[a-z]{3})is(?=(?:e[ds]?|ing|ations?|ers?)$)", "iz"),
        (r"lys(?=(?:e[ds]?|ing|ers?)$)", "lyz"),
        # Doubled consonants: labelled, travelling, counselling; programme, ageing, sulphate, mould, grey, analogue.
        (r"(label|travel|cancel|model|signal|fuel|level|counsel)l(?=ed|ing|or|er)", r"\1"),
        (r"gramme(?=s?$)", "gram"),
        (r"ageing", "aging"),
        (r"sulph", "sulf"),
        (r"mould", "mold"),
        (r"^grey", "gray"),
        (r"logue(?=s?$)", "log"),
        # One word each: aluminium, leucocyte, immune defence, licence, artefact, intervertebral disc.
        (r"^alumini(?=um)", "alumin"),
        (r"^leuc(?=[aeo])", "leuk"),
        (r"^(def|off|lic)ence(?=s?$)", r"\1ense"),
        (r"^artefact", "artifact"),
        (r"^disc(?=s?$)", "disk"),
    )
)
_SUSPECT = re.compile(
    r"ae|oe|our|re[sd]?$|is(?:e|ing|at)|lys|ll|mme|age|sulph|mould|grey|logue|^alumini|^leuc|ence|^artef|^disc"
)


def american(word: str) -> str:
    """Return an English word in American spelling; `word` is in small letters."""
    if not _SUSPECT.search(word):
        return word
    for british, spelled in _ENGLISH:
        word = british.sub(spelled, word)
    return word


_TRANSCRIBED = re.compile(r"(?<![aeq])ue|(?<![aeiou])[ao]e(?![aeiou])")


def umlauts(word: str) -> str:
    """Return a German word whose umlauts are written out (Geschwuer) with its umlauts."""
    return _TRANSCRIBED.sub(lambda found: {"u": "ü", "a": "ä", "o": "ö"}[found.group()[0]], word)
