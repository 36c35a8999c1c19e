"""Words that negate, and words that say which way something goes, in one table per language.

Kinds of negation are told apart: plain ones and firm words, which a translation must have in some way, and everything
that can stand for one in the other text (few, only, instead). Idioms that only look like negations are taken out.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache

from localize.checks.patterns import compiled
from localize.languages import primary
from localize.languages.words import lowered
from localize.values import frozen


@frozen
class _Table:
    plain: str
    """A negation that the sentence can't do without."""
    any_kind: str
    """Whatever may stand for a negation, `plain` aside."""
    idioms: str
    """What looks like a negation and is none, or is one in one language only."""
    up: str
    down: str
    better: str
    worse: str
    not_significant: str
    significant: str
    firm: str = "(?!)"
    """A word with its negation inside, or one that negates by what it means: unable, irreversible, 不要, 未承認. Of any kind, too."""
    affirms: str = "(?!)"
    """Two negations that make a statement, which one negation alone would turn round: ないわけではない."""
    stops: str = "(?!)"
    """Words for stopping, which are of any kind of negation, too: where both texts have one, they say nothing of another."""


DIRECTIONS = ("up", "down", "better", "worse")

_TABLES = {
    "ja": _Table(
        plain=r"なかった|ませんでした|ません|ない(?<=[わかがさたなはばまらしじちにりいきぎびみえけせてねべめれげできもは]ない)(?=[\Wとがのでためたも]|です|こと|場合|人|方|例|症例|患者|時|わけ|よう|$)",
        any_kind=r"な[いくけきさ]|なし|ず(?!っと|つ|れ|か)|ぬ|ん(?!だ|で|な)|無|不|非(?!常)|未(?!来)|否|反(?=対|し|する)|防(?=[がぎぐげ]|止)|避|禁|絶(?=食|対に[^。]*な)|除[いくきけ外]|排除|解除|削除|失|欠|抜(?!け毛)|免(?!疫|許)|止|拒|断(?=[らりるれわっ])|困難|以外|わずか|少な|難|ゼロ|以内|とど|消(?!毒|化|費|防)|区別|いいえ|くても|悪(?=く|い|か)|違|嫌|だめ|ダメ|危|逃|外(?=[しすせれさ])|離れ|別(?=[のに）)。]|$)|やめ|控え|慎|見合わせ|遠慮|かねま|かねる|弱[いく]|空腹|至ら|な(?<=[うくすつぬむぶぐる]な)(?:[」。！!とよ]|$)",
        idioms=r"かも(?:しれ|知れ)(?:ない|ません)|(?:なく)?て?も?(?:かま|構)(?:わない|いません)|ねばな(?:らない|りません)|に越したことは(?:ない|ありません)|取るに足(?:らない|りません)|(?:忘れ|間違わ|間違え)ない(?=よう|で)|なければ(?:なり?(?:ら)?(?:ない|ません)|いけ(?:ない|ません)|)|なく(?:て|ては)(?:は)?(?:なら|なり|いけ)(?:ない|ません(?:でした)?|なかった)|忘れてはな(?:らない|りません)|なかったのですか|ないと(?:いけ|なら)(?:ない|ません)"
        r"|に(?:過ぎ|すぎ)(?:ない|ません|なかった)|(?:だけ|ばかり|のみ)(?:で(?:は)?|じゃ)?な[いく](?:て)?|のみならず|(?:では|じゃ)(?:ない|ありません)(?:でしょう)?か|ませんか|ないか"
        r"|ほかなら(?:ない|ず)|やむを得(?:ない|ず)|少なく(?:な[いくか]|ありません|とも)|かね(?:ない|ません)|(?:問題|差し支え|さしつかえ|支障)[はがも]?(?:な[いくか]|ありません)|限ら(?:ない|ず|れ)|(?:間)?違い(?:ない|ありません)|ざるを得|しか|わけ(?:に(?:は|も)?いか(?:ない|ず|ません)|が?(?:ない|ありません))"
        r"|欠かせ(?:ない|ません)|余儀なく|とんでもない|申し訳|さりげなく|なんとなく|問わず|関わらず|かかわらず|ないとは限(?:らない|りません|らず)|とは限(?:らない|りません|らず)?|ないわけでは(?:ない|ありません)|なく[はも](?:ない|ありません)|まもなく|間もなく|ほどなく|絶え間なく|思わず|相変わらず|必ず|まず|ず(?:つ|れ)|しれない|(?:より|(?<!歴)(?<!既往)(?<!症状)(?<!経験)の)ない|ものの",
        up=r"増加|増え|増大|増し(?=た|、|ま)|増す|増量|上昇|高ま|高くな|上がっ|(?<=[をがも])上げ|増や[しすせ]|拡大|亢進|促進|伸び|急増",
        down=r"減少|減っ|減り|減ら|低下|低減|低くな|下がっ|(?<=[をがも])下[げが]|下落|縮小|抑制|減弱|急減",
        better=r"改善|好転|良くな|よくな|軽快|軽減|緩和|和ら[いぐげ]|やわら[いぐげ]",
        worse=r"悪化|増悪|悪くな|深刻化|(?:機能|[免体視聴筋記][疫力憶]?力)[がのは]低下",
        firm=r"不[要能]|不可(?=逆|能|欠)(?!欠)|不規則|不十分|不適切|不明|不安定(?!狭心症)|禁忌|禁止|無症状|無効|未(?:承認|治療|接種|確認|使用|定)|非(?:喫煙|侵襲|感染)|痛くない"
        r"|(?:適[用応]|対象|保険)外|(?:お控え|控えて|ご?遠慮)(?=ください|下さい|いただ)|かねま(?=す)|なしで|(?:歴|既往|症状|経験)のない|(?:認め|みられ|見られ)ず"
        r"|(?<!わ)(?<!欠かさ)(?<!忘れ)(?<!あわて)(?<!慌て)(?<!焦ら)(?<!気にせ)(?<!無理せ)(?<!休ま)(?<!あきらめ)ずに",
        affirms=r"ないわけでは(?:な|あり)|なくはな|ないとは(?:言え|いえ|限ら|かぎら)",
        not_significant=r"有意(?:な)?(?:差|に|な|では|で|性|\S{0,12}?)[^。]{0,14}?(?:な[かくい]|ません|認め(?:られ)?(?:ず|ない)|みられ(?:ず|ない)|見られ(?:ず|ない)|ず)|有意でな|非有意",
        significant=r"有意",
        stops=r"中止|中断|やめ|止め",
    ),
    "en": _Table(
        plain=r"\b(?:not|never|cannot|none|neither|nobody|nothing)\b|\bno\b(?! ?\.? ?\d)|n[’']t\b",
        any_kind=r"\bnor\b|without|\bnon|\bun(?!i|der|til)\w{3}|\bin(?:complete|conceiv|sufficien|adequa|effectiv|appropria|visib|capab|ab|activ|correct|accura|consist|definit|different|direct|evitab|exp|flexib|frequen|significan|sensitiv|toler|valid)"
        r"|\bim(?:poss|prop|perf|mobil|matur)|\bir(?:reg|resp|rev|rel)|\bdis(?:a|conti|obe|hon|ple|lik|miss|reg)|lack|fail(?<!heart fail)(?<!renal fail)(?<!kidney fail)(?<!liver fail)|\bfree\b|-free|refus|deny|denie|avoid|prevent|\bfew\b|\blittle\b|hardly|rare|seldom"
        r"|barely|scarce|absen|\bless\b|less(?<=\w\wless)\b|exclud|\bonly\b|\buntil\b|\bstop|reject|\bbeyond\b|except|\brather\b|instead|out of|\bmiss|far from|\btoo\b|\byet to\b|\bban\b|\bbanned|negat|difficult"
        r"|nowhere|\bminus\b|\bzero\b|\bno[- ]|cease|prohib|forbid|withh|oppos|resist|despite|doubt|lose|lost|\bloss(?<!water loss)(?<!hair loss)(?<!weight loss)(?<!blood loss)(?<!hearing loss)(?<!vision loss)|unless|skip|rid of|\bmere|regardless|whether|contrar|opposit|otherwise|suspen|cancel|halt|quit|\bother than\b|discourag|deprecat|negligib|sub-?optimal|outside the scope|\bidle\b|\bblank\b|\bempty\b|\boptional|\bwrong|ignor|\bsame\b(?=\W*$|[,;.]| as\b)|\b(?:stay|remain|kept|keep|is|are|was|were)\w* (?:\w+ )?the same\b|unchang|stable|\bremain|\bconstant|contraindic|\basymptom|\brefrain|\babstain|\blimit|\bhard to\b|\bruled? out|\bnormal|\bunremark|\bintact\b|\bnil\b|\boff-|\bnaive|\bwalk-in|\bdrop in\b|\bbad\b|\bbogus\b|\billegal|\b0 ",
        idioms=r"(?:^|, ?)\w{2,6}n[’']t (?:it|you|he|she|we|they|i|that|there)\?|\bnot (?:only|just|merely|simply|least|to mention|long|far|until|surprising\w*|unlike\w*|un\w+|in\w+ible)\b|\bno (?:doubt|matter|wonder|longer|later|less|fewer|more|sooner|one else)\b|\bwhether or not\b|\bwhy (?:not|don[’']t)\b|\bor not\b|\bif not\b|\bcan(?:no|')t help\b"
        r"|\bnothing (?:but|more)\b|\bnone other\b|\bnever mind\b|\bisn't it\b|\bno\.\b|\bnot so\b|\bno-\w+|\bnever before\b|\bwith(?: or |/)without\b|\bcan(?:not|'t) wait\b|\bwhen not\b|\bthan not\b|\bno-one\b|\bAi no\b|\bNo\. |\bdo(?:n[’']t| not) (?:miss|worry|forget|hesitate)\b|\bno surprise\b|\bcould(?:n[’']t| not) have \w+ (?:at )?(?:a )?(?:worse|better)\b",
        up=r"\bincreas|\brise|\brose\b|\brising|\bgrew\b|\bgrow|\belevat|\bhigher\b|\bexpan|\bsurg(?:e|ed|ing)\b|\bclimb|\bboost|\braise|\bstimulat|\bpromot|\baccelerat|\b(?:go|goes|gone|going|went) up\b",
        down=r"\bdecreas|\breduc|\bdeclin|\bfell\b|\bfall|\bdrop|\blower|\bdiminish|\bshrink|\bshrank|\bcut\b|\bcuts\b|\bsuppress|\binhibit|\bfewer|\bcurb|\b(?:go|goes|gone|going|went|come|came|bring|brought) down\b",
        better=r"\bimprov|\bbetter|\benhanc|\bresol|\breliev|\balleviat|\beased\b|\beases\b|\bsubsid(?!i)",
        worse=r"\bworse|\bdeteriorat|\baggravat|\bexacerbat",
        firm=r"\bwithout\b|\bunable\b|\bimpossib(?!ly)|\bineffecti|\binsufficien|\birreversib|\birregular|\bunnecessar|\bunapproved|\bunlicensed|\bunresectab|\binoperab|\bincurab|\buntreated|\bunvaccin|\bunknown|\bunsafe|\bunsuitab"
        r"|\bunstable\b|contraindicat|\basymptomatic|\bnon-?(?:smok|invasiv|infectio|diabet|pregnan)|\bavoid|\brefrain|\bprohibit|\bforbid|\bfail(?:s|ed)? to\b|\black of\b|\babsence of\b",
        not_significant=r"\b(?:no|not|n[’']t|without|nor|neither|nothing)\b[^.;]{0,40}\bsignifican|\b(?:non|in)-?significan|\bno statistical\w*|\bfail\w* to [^.;]{0,24}significan|\bsignifican\w+ [^.;]{0,40}\b(?:not|absent|lacking)\b|n[’']t [^.;]{0,30}significan",
        significant=r"\bsignifican",
        stops=r"\bstop|ceas|discontinu|\bhalt|\bquit|suspen|interrupt",
    ),
    "zh": _Table(
        plain=r"没有|沒有|并不|並不|不会|不會|不能|不是|并未|並未|从未|從未|不可|不得|未能|尚未|无法|無法|不应|不宜|不要",
        any_kind=r"不|没|沒|无|無|未(?!来|來)|非(?!常)|否|免(?!疫)|勿|别(?<![特分区性差级类個个]别)|莫|拒|防(?=止)|预防|避|禁|除(?=外|了|非)|排除|失(?=败|去|敗)|失(?<=[丧缺消喪]失)|缺|仅|只|难|少|反(?=对|而|之)|停|零|以外|才|忌|正常",
        idioms=r"不仅|不僅|不但|不只|不过|不過|不得不|是否|要不|不如|不断|不同|差不多|不管|无论|不论|只不过|不可不|能不能|不久|不少|不得已|不一定|没有什么比",
        up=r"高于|增加|增多|增长|增長|上升|升高|提高|增大|扩大|上涨|攀升|增强",
        down=r"低于|减少|減少|下降|降低|减低|减轻|缩小|下跌|抑制|减弱|下滑",
        better=r"改善|好转|改进|缓解",
        worse=r"恶化|惡化|加重|加剧",
        firm=r"未(?:见|發現|发现|经|經|获|批准|治疗|接种)|切勿|请勿|無需|无需|不需|不必|禁[用忌止]|无效|無效|无症状|不可逆|不规则|不明|非吸烟|避免",
        affirms=r"(?:并非|不是)没有|不无",
        not_significant=r"(?:无|没有|未|不|不具)[^。；]{0,16}(?:显著|統計|统计学意义|有意)|(?:显著|统计学)[^。；]{0,10}(?:不|无|没有|未)",
        significant=r"显著|顯著|统计学意义|有意义|有意差",
        stops=r"停止|停药|中止|中断",
    ),
    "ko": _Table(
        plain=r"않|못(?:하|했|한|할)|없(?!이는)|아니(?!라|면)|아닌|아닙|(?<=\s)안 |지 ?(?:마[십세시라]|말[아고])",
        any_kind=r"못|(?<!\w)안 |안[되돼된됩]|아니|아닐|없|불(?=가|능|명|안|편|충|필요|완전|법|확실|규칙|일치|량|용|활성|허|임|특정)|비(?=정상|흡연|침습|열등|활성|어 있|어있|운)|무(?=효|관|해|시|증상|균|의미|단|제한|응답|작위|료)|미(?=만|달|비|흡|승인|완|정|확인|지|처리|사용|설정|번역|치)|금(?=지|하|주|연)|제외|막(?=[아았는을힌혀])|피하|거부|부족|거의|뿐|덜|반대|중단|실패|금기|공복|삼가|정상|모르|모름|모를",
        idioms=r"뿐(?:만)? ?아니라|지 않으면 안|하지 않을 수 없|않을까|없이는|아닐까|지도 모|에 불과|수밖에 없|지 않나|다름없|틀림없|끊임없|상관없이|관계없이",
        up=r"증가|늘어|늘었|상승|높아|높였|확대|급증|커[졌지]",
        down=r"감소|줄어|줄었|줄이|저하|하락|낮아|낮췄|축소|억제|급감|떨어",
        better=r"개선|호전|나아",
        worse=r"악화|나빠",
        firm=r"불가|불필요|불충분|불규칙|불명|비흡연|무효|무증상|미승인|금기|금지|(?<!상관)(?<!관계)(?<!끊임)없이|삼가|피하[십세]",
        affirms=r"없는 것은 아니|없지는? 않|않는 것은 아니",
        not_significant=r"유의[^.。]{0,20}(?:않|없|아니|못)|(?:비|무)유의",
        significant=r"유의(?!하시|사항|해|하여|점)",
        stops=r"중단|중지|끊",
    ),
    "de": _Table(
        plain=r"\b(?:nicht|kein\w*|nie|niemals|niemand|nichts)\b",
        any_kind=r"ohne|\bun(?!d\b|s\b|ser|ter|ten|gefähr|gar|iver)\w{3}|weder|noch|kaum|nur|selten|\bfehl(?:t|te)\b|\bfehlen|fehlgeschl|fehlschl|mangel|\b(?:an)?statt\b|außer|verhinder|vermeid|lehn|nirgend|\w+los\b|\w+frei\b|weniger|sonder|kontraindi|asympt|beschwerdefrei|ausgeschl|\bnüchtern|meiden|\bverbot|\bnormal",
        idioms=r"\bnicht (?:nur|zuletzt|einmal|mehr als|weniger als)\b|\bob oder nicht\b",
        up=r"erhöh|gestiegen|steig|stieg|zunahm|zugenommen|zunehm|wuchs|wachs|höher", down=r"gesunken|sink|sank|verringer|reduzier|abnahm|abgenommen|abnehm|gefallen|fiel|niedriger|senk|weniger|rückgang|zurück",
        firm=r"\bohne\b|\bunheilbar|\bunwirksam|\bunnötig|\bunmöglich|\bunbehandelt|\birreversib|\bunregelmäßig|kontraindiziert|\bvermeiden|\bverboten|\bnichtraucher",
        better=r"verbesser|besser", worse=r"verschlechter|verschlimmer|schlechter|schlimmer",
        not_significant=r"(?:nicht|kein\w*)[^.;]{0,40}signifikan|insignifikan", significant=r"signifikan",
    ),
    "fr": _Table(
        plain=r"\bn[e’'](?=\s?\w+[^.;]{0,40}\b(?:pas|jamais|rien|personne|aucun\w*)\b)",
        any_kind=r"\bne\b|\bn[’']|\bpas\b|\bnon\b|sans|\baucun|\bni\b|jamais|rien|peu|manqu|\bin\w{3}|\bim\w{3}|\bdé\w{3}|refus|échou|évit|empêch|contre|sauf|seul|sauf|avant|loin|trop|plus|ignor|à moins|asympt|jeun|interdi|exclu|\bhors\b|\babsen|normal",
        idioms=r"\bpas (?:seulement|moins|plus)\b|\bn[e’'](?![^.;]{0,30}\b(?:pas|jamais|rien|aucun))[^.;]{0,30}\bque\b|\bn'est-ce pas\b|\bplus que\b|\bavant qu",
        up=r"augment|hausse|accru|élev|croissan|accroî|grandi|monté|plus", down=r"diminu|baiss|rédui|réduct|chut|recul|abaiss|moins|faible|perd",
        firm=r"\bsans\b|\binefficace|\binutile|\bimpossible|\birréversib|\birréguli|\bcontre-indiqu|\binterdit|\bnon[- ]fumeu",
        better=r"amélior|mieux|meilleur", worse=r"aggrav|empir|détérior|pire",
        not_significant=r"(?:pas|aucune?|non|sans)[^.;]{0,40}significati", significant=r"significati",
    ),
    "es": _Table(
        plain=r"\bno\b(?!\.? ?\d)|\bnunca\b|\bjamás\b|\bning[uú]n(?:[oa]s?)?\b|\bnadie\b",
        any_kind=r"\bsin\b|\bni\b|\btampoco\b|\bnada\b|\bin\w{3}|\bim\w{3}|\bdes\w{3}|falt|carec|carenc|ausen|evit|imp[ei]d|fracas|\bpocos?\b|\bpocas?\b|apenas|salvo|excepto|contra|\bs[oó]lo\b|únic|demasiad|\blibres?\b|nieg|neg[aóo]|rechaz|prohib|\bdej\w+ de\b|\bnul[oa]|asintom|contraindic|ayun|excluy|excluid|fuera de|\bno\b|normal",
        idioms=r"\bno (?:s[oó]lo|obstante|más que|solamente|cabe duda|es que)\b|¿no\?|, ¿no|\ba no ser\b|\bno hay duda\b|\bno dude\w*",
        up=r"aument|increment|\bsub(?:e|ió|ieron|ida)|\bcrec|\belev|mayor", down=r"disminu|redu[cj]|descen|\bbaj[aóe]|menor|\bca(?:e|yó|ída)",
        firm=r"\bsin\b|\bineficaz|\binneces|\bimposible|\birreversib|\birregular|\bcontraindicad|\bevit[ae]|\bprohibid|\bno fumador",
        better=r"mejor", worse=r"empeor|agrav|deterior|\bpeor",
        not_significant=r"(?:no|sin|ning[uú]n\w*)\b[^.;]{0,40}significativ", significant=r"significativ",
        stops=r"interrump|suspen|\bdej\w+ de\b|detuv|deten",
    ),
}  # fmt: skip


@cache
def _pattern(language: str, *names: str) -> re.Pattern[str]:
    """Return the pattern of the words of some names in a language's table."""
    return compiled(*(getattr(_TABLES[language], name) for name in names))


class Polarity:
    """What a text negates, and which way things go in it; each is looked for when it is asked for."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = lowered(text), language

    @cached_property
    def plain(self) -> tuple[tuple[int, int], ...]:
        """Where it negates plainly."""
        if not self._has("plain"):
            return ()
        # What is taken out keeps its length, so that places stay.
        bare = self._without("idioms")
        return tuple(found.span() for found in _pattern(self._language, "plain").finditer(bare))

    @cached_property
    def firm(self) -> tuple[tuple[int, int], ...]:
        """Where a word negates by itself; none where the text negates plainly, too, and the one may undo the other."""
        if self.plain or not self._has("firm"):
            return ()
        bare = self._without("idioms")
        return tuple(found.span() for found in _pattern(self._language, "firm").finditer(bare))

    @cached_property
    def lone(self) -> tuple[int, int] | None:
        """Where it negates an odd number of times: two negations are none (改善しない例はなかった, all improved)."""
        places = self.plain or self.firm
        return places[0] if len(places) % 2 else None

    @property
    def affirms(self) -> bool:
        """Whether it makes a statement of two negations."""
        return self._has("affirms")

    @property
    def negates_once(self) -> bool:
        """Whether it negates plainly, once, and nothing else in it may undo that."""
        if len(self.plain) != 1 or self._has("idioms"):
            return False
        return _pattern(self._language, "any_kind").search(self._without("plain")) is None

    @cached_property
    def says_anything(self) -> bool:
        """Whether it has a word of significance or direction, or negates plainly or firmly."""
        return self._has("plain", "firm", "affirms", "significant", *DIRECTIONS) and bool(
            self.plain or self.firm or self.affirms or self.significant or self.directions
        )

    @cached_property
    def negates(self) -> bool:
        """Whether anything in it may stand for a negation."""
        return bool(self.plain or self.firm) or self._has("idioms") or self._has("any_kind")

    @cached_property
    def stops(self) -> bool:
        """Whether it has a word for stopping."""
        return self._has("stops")

    @cached_property
    def negates_beside(self) -> bool:
        """Whether anything else in it than such a word may stand for a negation."""
        other = bool(self.plain) or self._has("idioms")
        return other or _pattern(self._language, "any_kind").search(self._without("stops")) is not None

    @cached_property
    def directions(self) -> frozenset[str]:
        """up, down, better, worse: what it has words for."""
        return frozenset(name for name in DIRECTIONS if self._has(name)) if self._has(*DIRECTIONS) else frozenset()

    @cached_property
    def significant(self) -> tuple[int, int] | None:
        """Where it speaks of significance at all."""
        found = _pattern(self._language, "significant").search(self._text)
        return found.span() if found else None

    @cached_property
    def insignificant(self) -> tuple[int, int] | None:
        """Where it says that something is not significant."""
        found = _pattern(self._language, "not_significant").search(self._text)
        return found.span() if found else None

    def _has(self, *names: str) -> bool:
        return _pattern(self._language, *names).search(self._text) is not None

    def _without(self, *names: str) -> str:
        return _pattern(self._language, *names).sub(lambda found: "\0" * len(found.group()), self._text)


@lru_cache(maxsize=256)
def polarity(text: str, language: str) -> Polarity | None:
    """Return the polarity of a text; None for a language without a table."""
    return Polarity(text, primary(language)) if primary(language) in _TABLES else None


def turned(text: str, language: str, directions: frozenset[str]) -> tuple[int, int] | None:
    """Return the first word of a text that goes one of the directions, to be marked."""
    low = lowered(text)
    found = [_pattern(primary(language), name).search(low) for name in sorted(directions)]
    spans = [match.span() for match in found if match]
    return min(spans, default=None)
