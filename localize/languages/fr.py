"""French: sentences. Guillemets and high punctuation have a (narrow, no-break) space beside them."""

from __future__ import annotations

from localize.languages.readings import Readings, values
from localize.languages.rules import QUOTED_PAIRS, Rules, words

RULES = Rules(
    pairs=QUOTED_PAIRS,
    titles=words("""
        m mm mme mmes mlle mlles dr drs pr prof me mgr st ste sr jr p.ex ex cf c.-à-d c.à.d env resp vs ca i.e e.g av apr
        bd boul max min éd dir coll trad ibid gal cap lt col cdt
    """),
    counters=words(
        "n no nos n° nº fig figs p pp vol art chap sec tab t al. réf tabl janv févr avr juil sept oct nov déc tél éq ann"
    ),
    endings=words("etc al ltd inc co cie s.a s.a.r.l j.-c u.s u.e p.-v n.d.l.r ll.aa.ii.rr"),
    starters=words("""
        le la les l' un une des du de il elle ils elles on nous vous je ce cet cette ces c'est son sa ses leur leurs notre
        votre mon ma mes
        à au aux en dans sur sous avec sans pour par chez entre vers depuis pendant après avant lors selon malgré
        mais et ou où donc or ni car puis alors ainsi cependant toutefois néanmoins pourtant enfin ensuite aussi
        si quand lorsque comme bien parce puisque afin
        qui que quoi quel quelle quels quelles comment pourquoi combien
        tout tous toute toutes plusieurs certains certaines aucun aucune chaque deux trois quatre
        est sont était ici aujourd'hui hier
    """),
)

NUMBERS = Readings(
    decimal_comma=True,
    scales=values("mille 1e3 million 1e6 millions 1e6 milliard 1e9 milliards 1e9"),
    percent="%|％|pour cent|pourcent|points?(?= de pourcentage)",
    ordinal_behind=r"er\b|ère\b|e\b|ème\b|eme\b|nd\b|nde\b",
    words=values("""
        un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14
        quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60
        quatre-vingt 80 quatre-vingts 80 septante 70 huitante 80 nonante 90
    """),
    multipliers=values("cent 100 cents 100 mille 1e3 million 1e6 millions 1e6 milliard 1e9 milliards 1e9"),
    month_names=values("""
        janvier 1 février 2 mars 3 avril 4 mai 5 juin 6 juillet 7 août 8 septembre 9 octobre 10 novembre 11 décembre 12
    """),
    ordinals=values("""
        premier 1 première 1 premiers 1 premières 1 deuxième 2 second 2 seconde 2 troisième 3 quatrième 4 cinquième 5 sixième 6
        septième 7 huitième 8 neuvième 9 dixième 10
    """),
    told=values("""
        doublé 2 doublée 2 doublés 2 doublées 2 triplé 3 triplée 3 moitié 0.5 tiers 0.333333333 quart 0.25
        vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50 soixantaine 60
    """),
    implied=values("""
        zéro 0 double 2 doubler 2 triple 3 quotidien 1 quotidienne 1 trimestre 3
        demi 0.5 demie 0.5 quarts 4 quinzaine 15 dizaine 10 douzaine 12 centaine 100
        décennie 10 décennies 10 siècle 100 mi 0.5 midi 12 minuit 0
        quinze_jours 14 huit_jours 7
    """),
    parts=values("demi 2 tiers 3 quart 4 quarts 4 cinquième 5 cinquièmes 5 dixième 10 dixièmes 10"),
    lowers="rédui|diminu|baiss|inférieur|moins|chut",
    minus=r"(?<!au )(?<!ou )(?<!du )(?<!pas )moins\s",
    out_of=r"\s(?:[a-zéè]+\s)?sur\s",
    times=r"fois\b",
)
