"""Articles of our kind in any number and size, the same ones each time: Japanese, without quotes in another language."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence

_SUBJECTS = (
    "ヒアルロン酸注射", "レチノイドの外用", "ピコ秒レーザー", "フォトフェイシャル", "ケミカルピーリング", "PRP療法",
    "トラネキサム酸の内服", "水光注射", "高周波治療", "スタチン療法", "ミノキシジルの外用", "ボツリヌストキシン注射",
    "脂肪由来幹細胞の培養上清", "HIFU(高密度焦点式超音波)", "ダーマペン", "日焼け止め",
)  # fmt: skip
_SYMPTOMS = (
    "肝斑", "しみ", "小じわ", "毛穴の開き", "たるみ", "ニキビ跡", "赤み", "薄毛", "色素沈着", "乾燥", "目の下のくま", "ほうれい線",
)  # fmt: skip
_PARTS = ("頬", "額", "目のまわり", "口もと", "あご", "首", "頭頂部", "手の甲", "デコルテ")
_EFFECTS = ("腫れ", "内出血", "かゆみ", "一時的な赤み", "ほてり", "かさぶた", "軽い痛み", "皮むけ")
_SENTENCES = (
    "{subject}は、{part}の{symptom}に対して{weeks}週間に{times}回の間隔で行います。",
    "施術のあとに{effect}が出ることがありますが、多くは{days}日ほどで落ち着きます。",
    "当院では{year}年から{count}人の患者さまに{subject}を行い、{percent}%の方が「満足した」と答えました。",
    "{symptom}の原因は一つではなく、紫外線、摩擦、ホルモンの変化などが重なって起こります。",
    "効果を感じるまでの期間には個人差があり、{weeks}週から{months}か月ほどかかります。",
    "{count}人を{weeks}週間追跡した試験では、{symptom}の面積が平均{percent}%小さくなりました(95%信頼区間 {low}〜{high})。",
    "妊娠中・授乳中の方、{part}に傷や感染がある方は、治療を受けられません。",
    "費用は1回{price}円(税込)で、{times}回コースでは{percent}%の割引があります。",
    "なぜ{part}に{symptom}が出やすいのでしょうか?",
    "医師は{symptom}の深さと広がりを診て、{subject}が合うかどうかを判断します!",
    "{effect}が{days}日以上続くときは、すぐに当院へご連絡ください。",
    "濃度は{small}%から始め、肌の様子を見ながら{dose}mg/日まで増やします。",
    "「{symptom}は年だから治らない」と思っている方が多いのですが、{subject}で目立たなくなる方もいます。",
    "{subject}と{other}を組み合わせると、{part}の{symptom}への効果が高まると報告されています。",
)
_QUESTIONS = (
    "{subject}は何回受ければよいですか。", "{effect}はどのくらい続きますか。", "{part}の{symptom}にも使えますか。",
    "{subject}の当日に化粧はできますか。", "{months}か月あけても大丈夫ですか。",
)  # fmt: skip
_HEADINGS = (
    "{subject}とは", "{part}の{symptom}が起こるしくみ", "{symptom}への{subject}の効果", "起こりうる{effect}とその対処",
    "{subject}の流れ", "{count}人の調査からわかったこと", "{subject}と{other}の違い",
)  # fmt: skip


def _phrase(chance: random.Random, templates: Sequence[str]) -> str:
    subject, other = chance.sample(_SUBJECTS, 2)
    low = chance.randint(20, 400) / 10
    return chance.choice(templates).format(
        subject=subject,
        other=other,
        symptom=chance.choice(_SYMPTOMS),
        part=chance.choice(_PARTS),
        effect=chance.choice(_EFFECTS),
        weeks=chance.randint(1, 52),
        months=chance.randint(1, 12),
        days=chance.randint(1, 30),
        times=chance.randint(1, 8),
        year=chance.randint(2005, 2025),
        count=chance.randint(12, 4800),
        percent=chance.randint(4, 96),
        price=f"{chance.randint(5, 400) * 500:,}",
        small=chance.randint(1, 40) / 100,
        dose=chance.randint(1, 60) * 25,
        low=low,
        high=low + chance.randint(10, 200) / 10,
    )


def _sentences(chance: random.Random, fewest: int, most: int) -> str:
    return "".join(_phrase(chance, _SENTENCES) for _ in range(chance.randint(fewest, most)))


def _paragraph(chance: random.Random) -> str:
    first, second = _sentences(chance, 1, 3), _sentences(chance, 1, 2)
    kind = chance.randrange(6)
    if kind == 0:
        link = f'<a href="/column/{chance.randint(1, 900)}/?from=body&amp;lang=ja">{chance.choice(_SUBJECTS)}の解説</a>'
        return f"<p>{first}詳しくは{link}をご覧ください。{second}</p>"
    if kind == 1:
        return f'<p>{first}<strong class="em">{chance.choice(_SYMPTOMS)}でお悩みの方</strong>はご相談ください。{second}</p>'
    if kind == 2:
        return f"<p>\n  {first}<br>\n  {second}\n</p>"
    if kind == 3:
        return f'<p class="lead">{first}{second}<sup>[{chance.randint(1, 40)}]</sup></p>'
    return f"<p>{first}{second}</p>"


def _list(chance: random.Random) -> str:
    items = "\n".join(
        f"  <li>{chance.choice(_PARTS)}の{chance.choice(_SYMPTOMS)}: {_phrase(chance, _SENTENCES)}</li>"
        for _ in range(chance.randint(3, 6))
    )
    return f'<ul class="check-list">\n{items}\n</ul>'


def _table(chance: random.Random) -> str:
    rows = "\n".join(
        f"    <tr><th>{chance.choice(_SUBJECTS)}</th><td>{chance.randint(1, 30)}日</td>"
        f"<td>{chance.choice(_EFFECTS)}、{chance.choice(_EFFECTS)}({chance.randint(1, 30)}%)</td></tr>"
        for _ in range(chance.randint(3, 6))
    )
    head = "<tr><th>治療</th><th>ダウンタイム</th><th>主な副作用と頻度</th></tr>"
    return (
        f'<table class="compare">\n  <caption>{_phrase(chance, _HEADINGS)}</caption>\n'
        f"  <thead>{head}</thead>\n  <tbody>\n{rows}\n  </tbody>\n</table>"
    )


def _figure(chance: random.Random) -> str:
    name = chance.randint(1, 900)
    return (
        f'<figure>\n  <img src="/images/{name}.webp" srcset="/images/{name}.webp 1x, /images/{name}@2x.webp 2x" '
        f'width="800" height="450" loading="lazy" alt="{_phrase(chance, _HEADINGS)}(図{name})">\n'
        f"  <figcaption>図{name}. {_phrase(chance, _HEADINGS)}。</figcaption>\n</figure>"
    )


def _questions(chance: random.Random) -> str:
    items = "\n".join(
        f"  <dt>{_phrase(chance, _QUESTIONS)}</dt>\n  <dd>{_sentences(chance, 1, 3)}</dd>"
        for _ in range(chance.randint(2, 4))
    )
    return f'<dl class="faq">\n{items}\n</dl>'


_PIECES: tuple[Callable[[random.Random], str], ...] = (
    _paragraph, _paragraph, _paragraph, _paragraph, _paragraph, _list, _table, _figure, _questions,
)  # fmt: skip

_PAGE = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<title>{title}|みなと皮膚科クリニック</title>
<meta name="description" content="{description}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="og:title" content="{title}">
<link rel="stylesheet" href="/css/site.css">
<script type="application/ld+json">
{data}
</script>
</head>
<body class="column">
<header class="site"><a href="/"><img src="/images/logo.svg" alt="みなと皮膚科クリニック"></a>
<nav><ul><li><a href="/menu/">診療メニュー</a></li><li><a href="/price/">料金表</a></li><li><a href="/access/">アクセス</a></li></ul></nav>
</header>
<main>
<article>
<h1>{title}</h1>
{body}
</article>
</main>
<footer><p>この記事は一般的な情報であり、診断や治療の代わりにはなりません。</p><p><small>&copy; みなと皮膚科クリニック</small></p></footer>
<script>window.dataLayer = window.dataLayer || [];</script>
</body>
</html>
"""


def article(number: int, size: int) -> bytes:
    """Return article `number`, of about `size` bytes or a little more."""
    chance = random.Random(number)
    title = f"{_phrase(chance, _HEADINGS)}({number})"
    description = _sentences(chance, 2, 2)
    parts: list[str] = []
    length = 2500
    while length < size:
        part = (
            f"<h2>{_phrase(chance, _HEADINGS)}</h2>"
            if len(parts) % 8 == 0
            else f"<h3>{_phrase(chance, _HEADINGS)}</h3>"
            if len(parts) % 8 == 4
            else chance.choice(_PIECES)(chance)
        )
        parts.append(part)
        length += len(part.encode()) + 1
    data = {"@context": "https://schema.org", "@type": "MedicalWebPage", "name": title, "description": description}
    page = _PAGE.format(
        title=title,
        description=description,
        data=json.dumps(data, ensure_ascii=False, indent=1),
        body="\n".join(parts),
    )
    return page.encode()
