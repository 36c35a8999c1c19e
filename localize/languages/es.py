"""Spanish: sentences."""

from __future__ import annotations

from localize.languages.readings import Readings, values
from localize.languages.rules import QUOTED_PAIRS, Rules, words

RULES = Rules(
    pairs=QUOTED_PAIRS,
    titles=words("""
        sr sra sres sras srta srtas d dª dña don dr dra dres dras prof profa lic ing arq gral cnel cap sto sta mons rvdo
        p.ej ej vs cf aprox ca máx mín av avda c/ cra ud uds vd vds excmo excma ee mt dpto depto dto st
        lun mar mié jue vie sáb dom
    """),
    counters=words("""
        n no nº n° núm nums num pág págs p pp fig figs vol cap art tel tfno ext ed tab
        ene feb abr may jun jul ago sep sept oct nov dic
    """),
    endings=words("etc al s.a s.l ltd inc co cía ee.uu uu u.s d.c a.c d.f s.a.s"),
    units=words("km kg cm mm mg ml min hr hrs seg a.m p.m"),
    starters=words("""
        el la los las lo un una unos unas él ella ellos ellas yo nosotros usted ustedes este esta estos estas ese esa esos
        esas aquel aquella esto eso su sus mi mis nuestro nuestra
        en de del al a con sin por para según entre desde hasta sobre tras durante ante bajo contra
        pero y o ni sino aunque porque pues si cuando mientras como donde
        además también sin embargo no obstante así entonces luego después finalmente ahora hoy ayer aquí allí
        qué quién cómo cuándo dónde cuál cuánto
        todo todos toda todas algunos algunas muchos muchas varios ambos cada ningún ninguna dos tres cuatro
        es son era fue está están hay se no
    """),
)

NUMBERS = Readings(
    decimal_comma=True,
    scales=values("mil 1e3 millón 1e6 millones 1e6"),
    percent="%|％|por ciento|puntos porcentuales",
    ordinal_behind="º|ª|°|er\\b",
    words=values("""
        un 1 uno 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14
        quince 15 dieciséis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiún 21 veintiuno 21 veintiuna 21
        veintidós 22 veintitrés 23 veinticuatro 24 veinticinco 25 veintiséis 26 veintisiete 27 veintiocho 28 veintinueve 29
        treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100
        doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 cuatrocientas 400
        quinientos 500 quinientas 500
    """),
    multipliers=values("mil 1e3 millón 1e6 millones 1e6"),
    month_names=values("""
        enero 1 febrero 2 marzo 3 abril 4 mayo 5 junio 6 julio 7 agosto 8 septiembre 9 setiembre 9 octubre 10 noviembre 11 diciembre 12
    """),
    ordinals=values("""
        primer 1 primero 1 primera 1 primeros 1 primeras 1 segunda 2 tercer 3 tercero 3 tercera 3 cuarta 4 quinto 5 quinta 5
        sexto 6 sexta 6 séptimo 7 séptima 7 octavo 8 octava 8 noveno 9 novena 9 décimo 10 décima 10
    """),
    told=values("""
        tercera_parte 0.333333333 cuarta_parte 0.25 quinta_parte 0.2 duplicó 2 duplicaron 2 triplicó 3 triplicaron 3 mitad 0.5
    """),
    implied=values("""
        cero 0 segundo 2 cuarto 4 diario 1 diaria 1 diarios 1 trimestre 3 quincena 15
        ambos 2 ambas 2 doble 2 triple 3 medio 0.5 media 0.5 par 2 docena 12 década 10 siglo 100 mediodía 12
    """),
    parts=values("tercio 3 tercios 3 cuarto 4 cuartos 4 quinto 5 quintos 5 décimo 10 décimos 10"),
    lowers="reduc|redujo|dismin|menor|menos|baj|descen",
    minus=r"(?<!al )(?<!lo )(?<! o )(?<!no )menos\s",
    out_of=r"\sde(?:\scada)?\s",
    times=r"veces\b",
)
