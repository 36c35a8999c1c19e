"""English: sentences."""

from __future__ import annotations

from localize.languages.readings import Readings, values
from localize.languages.rules import QUOTED_PAIRS, Rules, words

RULES = Rules(
    pairs=QUOTED_PAIRS,
    titles=words("""
        dr drs mr mrs ms messrs prof profs st ste rev fr hon gen sen rep reps gov pres capt cpt lt col cmdr maj sgt cpl pvt
        adm det supt insp mt ft e.g eg i.e ie vs v viz cf ca approx resp incl excl esp sc al-anon
        rs u.s.c ind dept univ assn bros ave blvd rd ne nw se sw gr sp spp subsp var wt temp conc diam
    """),
    counters=words("""
        no nos n° nº fig figs figure vol vols p pp pg pgs ch chap sec sect eq eqs ref refs tab tabs art arts op ed app suppl
        jan feb mar apr jun jul aug sep sept oct nov dec par para ver ext tel rm pt pts max min
    """),
    endings=words("""
        al etc inc ltd co corp llc plc jr sr esq u.s u.k e.u u.n u.s.a d.c ph.d m.d d.d.s m.b.a b.a m.a b.s m.s d.phil
        m.p.h r.n llb llm ll.b ll.m ll.d j.d a.d b.c b.c.e c.e i.v s.c i.m n.s ibid eds et.al n.w s.w n.e s.e d.c
    """),
    degrees=words("ph.d m.d d.d.s m.b.a b.a m.a b.s m.s d.phil m.p.h ll.b ll.m ll.d j.d"),
    labels=(
        r"(?:Abstract|Background|Introduction|Objectives?|Aims?|Purpose|(?:Materials and |Patients and )?Methods|Results|Findings"
        r"|Conclusions?|Interpretation|Discussion) (?=(?:An?|The|This|These|We|Our|In|To|Of|Among|There|It|For|From|Between)\s)"
    ),
    prepositions=words("at on in by from until till before after since around during between about through"),
    units=words(
        "a.d b.c c.e b.c.e a.m p.m am pm ft in oz lb lbs mi yd hr hrs min mins sec secs wks wk yrs yr mos kg km cm mm mg ml mph"
    ),
    starters=words("""
        the this that these those it its it's he he's she she's they they're we we're you you're i'm his her their our my
        your there here there's that's let's
        on at by for from with to as after before during since until till when whenever where while although though
        because if unless whether once upon through throughout under over within without into against among between
        despite according due following given based using
        however moreover furthermore therefore thus hence additionally also besides nevertheless nonetheless instead
        otherwise meanwhile finally then next later afterwards subsequently consequently accordingly similarly likewise
        conversely overall interestingly notably importantly surprisingly unfortunately fortunately indeed still
        but and or nor yet so what who whom whose how why which
        all some most many few several both each every either neither none nothing any another other others such not
        one two three four five six seven eight nine ten half
        did does do is are was were has have had can could would will should must might
        first firstly second secondly third thirdly last lastly in
        patients participants results methods conclusions conclusion background objective objectives data
        today yesterday tomorrow now perhaps maybe please images see start
    """),
)

_TENS = "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90"
_ONES = "first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9"
_ORDINALS = {f"{ten}-{one}": a + b for ten, a in values(_TENS).items() for one, b in values(_ONES).items()}
# A third is a share where what stands beside it says so; else it may be a third dose.
_SHARES = {
    phrase: value
    for part, value in values("third 0.333333333 quarter 0.25 fifth 0.2 sixth 0.166666667 tenth 0.1").items()
    for phrase in (
        f"a {part} of",
        *(f"{before} a {part}" for before in ("than", "about", "around", "nearly", "almost", "roughly", "by")),
    )
}

NUMBERS = Readings(
    scales=values("hundred 1e2 thousand 1e3 million 1e6 billion 1e9 trillion 1e12 bn 1e9 mn 1e6 crore 1e7 lakh 1e5"),
    percent="%|％|percent(?:age)?|per cent|pct",
    ordinal_behind=r"st\b|nd\b|rd\b|th\b",
    words=values("""
        one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14
        fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60
        seventy 70 eighty 80 ninety 90
    """),
    month_names=values("""
        january 1 february 2 march 3 april 4 may 5 june 6 july 7 august 8 september 9 october 10 november 11 december 12
        jan 1 feb 2 mar 3 apr 4 jun 6 jul 7 aug 8 sep 9 sept 9 oct 10 nov 11 dec 12
    """),
    ordinals=_ORDINALS
    | values("""
        first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12
        thirteenth 13 fourteenth 14 fifteenth 15 sixteenth 16 seventeenth 17 eighteenth 18 nineteenth 19 twentieth 20
        thirtieth 30 fiftieth 50
    """),
    told=_SHARES
    | values("""
        twice 2 thrice 3 doubled 2 doubles 2 doubling 2 tripled 3 quadrupled 4 twofold 2 two-fold 2 threefold 3 three-fold 3
        fourfold 4 fivefold 5 tenfold 10 half 0.5 halved 0.5 quarter 0.25
        twenties 20 thirties 30 forties 40 fifties 50 sixties 60 seventies 70 eighties 80 nineties 90
    """),
    implied=values("""
        zero 0 nil 0 none 0 no 0 hundredth 100 thousandths 1e-3 millionths 1e-6 billionths 1e-9 trillionths 1e-12
        once 1 single 1 sole 1 only 1 another 1 alone 1 a 1 an 1 each 1 per 1 daily 1 weekly 1 monthly 1 annual 1 annually 1 yearly 1
        a_hundred 100 a_thousand 1e3 a_million 1e6 a_billion 1e9 a_trillion 1e12
        per_hundred 100 per_thousand 1e3 per_million 1e6 per_billion 1e9
        hourly 1 both 2 pair 2 couple 2 double 2 dual 2 duo 2 twin 2 either 2
        biweekly 2 binary 2 octal 8 decimal 10 hexadecimal 16 hex 16 biennial 2 biennially 2 bimonthly 2 triple 3 trio 3 quadruple 4 halves 0.5 half-time 0.5 quarters 4 quarterly 4 semiannually 6
        morning_and_evening 2 morning_and_night 2 every_six_months 2 every_three_months 4
        every_other 2 alternate_days 2
        dozen 12 half-decade 5 half-century 50 decade 10 decades 10 century 100 fortnight 14 teens 10 teenage 10 teenager 10 teenagers 10 noon 12 midnight 0
    """),
    capitals=words("march may mar"),
    multipliers=values("hundred 1e2 thousand 1e3 million 1e6 billion 1e9 trillion 1e12"),
    parts=values(
        "third 3 thirds 3 quarter 4 quarters 4 fourth 4 fourths 4 fifth 5 fifths 5 sixth 6 sixths 6 eighths 8 tenth 10 tenths 10"
    ),
    eras=values("meiji 1867 taisho 1911 showa 1925 heisei 1988 reiwa 2018"),
    lowers="decreas|reduc|(?<!or )lower|declin|drop|fell|fall|minus|(?<!or )below|(?<!or )less|(?<!hair )(?<!hearing )loss|shorten",
    minus=r"(?<!or )minus\s",
    out_of=r"\s(?:in|out\sof|of|in\severy|out\sof\severy|in\seach)(?:\sthe)?\s",
    times=r"times\b|fold\b|x\b",
)
