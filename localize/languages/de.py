"""German: sentences."""

from __future__ import annotations

from localize.languages.readings import Readings, values
from localize.languages.rules import QUOTED_PAIRS, Rules, words

RULES = Rules(
    pairs=QUOTED_PAIRS,
    titles=words("""
        dr prof hr fr frl st med dent vet phil rer nat jur ing dipl mag lic habil h.c kath ev d.h z.b z.t z.z u.a u.u o.ä
        i.d.r i.a i.v i.m i.e s.o s.u s.a v.a bzw vgl vs ca evtl ggf gegr geb gest max min mind inkl exkl sog sogen
        bspw insb insbes zzgl abzgl einschl m.e u.z z b d h i.v str tel allg bes entspr resp ehem dt engl frz lat griech
        amerik europ bayer u.v.m o.g
    """),
    counters=words("""
        nr nrn s abb abs art bd bde kap tab fig vol aufl anm ziff p pp abschn
        jan jän feb mär mrz apr jun jul aug sep sept okt nov dez
    """),
    endings=words("usw etc al gmbh co inc ltd u.a u.ä usf uvm u.v.m"),
    starters=words("""
        der die das den dem des ein eine einer eines einem einen er sie es wir ich ihr ihre ihrer sein seine dieser diese
        dieses diesem diesen jener jene jenes man mein meine unser unsere
        in im an am auf aus bei beim mit nach von vom vor zu zum zur für durch über unter um gegen ohne seit während
        wenn als ob weil da dass nachdem bevor obwohl damit
        aber und oder doch denn sondern sowie also daher deshalb dennoch jedoch zudem außerdem ferner dabei dafür dagegen
        danach dann darauf dazu hier dort heute gestern morgen nun jetzt so auch nur noch schon insgesamt schließlich
        was wer wie wo wann warum welche welcher welches
        alle viele einige mehrere beide jeder jede jedes kein keine nicht zwei drei vier fünf
        ist sind war waren hat haben hatte wird werden kann können
    """),
    capitals=False,
    ordinals=True,
)

_ONES = values("ein 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9")
_TENS = values("zwanzig 20 dreißig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90")
_COMPOUNDS = {f"{one}und{ten}": a + b for one, a in _ONES.items() for ten, b in _TENS.items()}
_HUNDREDS = {
    f"{one}{hundred}": a * b
    for one, a in _ONES.items()
    for hundred, b in values("hundert 100 tausend 1000 hunderttausend 1e5").items()
}
_STEMS = values(
    "erst 1 zweit 2 dritt 3 viert 4 fünft 5 sechst 6 siebt 7 neunt 9 zehnt 10 elft 11 zwölft 12 zwanzigst 20"
)
_ORDINALS = {f"{stem}{ending}": value for stem, value in _STEMS.items() for ending in ("e", "en", "er", "es", "em")}
_FACTORS = {
    f"{stem}{kind}": value
    for stem, value in (_ONES | values("zehn 10")).items()
    for kind in ("mal", "fach", "fache", "fachen")
    if value > 1
}

NUMBERS = Readings(
    decimal_comma=True,
    scales=values(
        "tausend 1e3 million 1e6 millionen 1e6 mio. 1e6 mio 1e6 milliarde 1e9 milliarden 1e9 mrd. 1e9 mrd 1e9 billionen 1e12"
    ),
    percent="%|％|prozent(?:punkte?n?)?",
    ordinal_behind=r"\.(?=\s[A-ZÄÖÜ])",
    words=values("""
        ein 1 eine 1 einer 1 einem 1 einen 1 eins 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11
        zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 hundert 100 tausend 1000
    """)
    | _TENS
    | _COMPOUNDS
    | _HUNDREDS,
    multipliers=values("million 1e6 millionen 1e6 milliarde 1e9 milliarden 1e9 billion 1e12 billionen 1e12"),
    month_names=values("""
        januar 1 jänner 1 februar 2 märz 3 april 4 mai 5 juni 6 juli 7 august 8 september 9 oktober 10 november 11 dezember 12
    """),
    ordinals=_ORDINALS,
    told=_FACTORS
    | values("""
        verdoppelt 2 verdoppelte 2 verdoppelten 2 verdoppeln 2 verdreifacht 3 verdreifachte 3 halbiert 0.5 halbierte 0.5
        hälfte 0.5 drittel 0.333333333 viertel 0.25
        zwanzigern 20 dreißigern 30 vierzigern 40 fünfzigern 50 sechzigern 60 siebzigern 70 achtzigern 80
    """),
    implied=values("""
        null 0 einmal 1 beide 2 beiden 2 beider 2 doppelt 2 doppelte 2 doppelten 2 paar 2
        halb 0.5 halbe 0.5 halben 0.5 halbes 0.5 dutzend 12 täglich 1 jahrzehnt 10 jahrhundert 100
    """),
    parts=values("drittel 3 dritteln 3 viertel 4 vierteln 4 fünftel 5 fünfteln 5 sechstel 6 achtel 8 zehntel 10"),
    lowers="senk|verring|nied|weniger|reduz|abnahm|minus|unter",
    out_of=r"\svon\s",
    times=r"fach\w*\b|mal\b",
)
