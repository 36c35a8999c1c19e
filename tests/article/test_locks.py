"""The language of a text, and what is not offered."""

from __future__ import annotations

import pytest

from localize.article.locks import decide, is_address, is_reference, lists_references


@pytest.mark.parametrize(("text", "address"), [
    ("https://clinic.example/a?b=1", True), ("(https://doi.org/10.5555/x)", True), ("doi: 10.5555/abc", True),
    ("info@clinic.example", True), ("www.clinic.example", True), ("clinic.example", True), ("Node.js", False),
    ("https://clinic.example を見る", False), ("参考", False),
])  # fmt: skip
def test_addresses_are_told_from_text(text: str, address: bool) -> None:
    assert is_address(text) is address


@pytest.mark.parametrize(("text", "cited", "reference"), [
    ("Sato T, Suzuki H. Exosomes in skin aging: a trial. J Fict Dermatol. 2021;12(3):45-52. doi:10.5555/jfd.45", False, True),
    ("佐藤太郎, 鈴木花子. エクソソームの効果. 架空皮膚科学会雑誌. 2021;131(4):812-820.", False, True),
    ("Tanaka K et al. Fict Lancet 2016;388:2532–61", False, True),
    ("[1] Yamada K. A title. Fictional Nature, 2019, 5(2), 123-130.", False, True),
    ("Fictional Health Organization. Obesity. Geneva, 2021.", True, True),
    ("The trial (Sato et al., 2021) was randomized; results were shown in J Fict. 2021;12(3):45 and we agree.", False, False),
    ("Statin therapy reduced events by 21% (HR 0.79, 95% CI 0.77-0.81; Tanaka K et al. 2016;388:2532).", False, False),
    ("佐藤ら(2020)は、J Fict Med. 2020;12(3):45-52 で効果を報告した。", False, False),
    ("架空省「健康情報」", True, False), ("(p = 0.005)", False, False), ("Global Aesthetic Improvement Scale", False, False),
])  # fmt: skip
def test_references_are_told_from_sentences(text: str, cited: bool, reference: bool) -> None:
    assert is_reference(text, cited=cited) is reference


@pytest.mark.parametrize(("text", "declared", "article", "result"), [
    ("本文です。", "ja", "ja", ("ja", None)),
    ("FAQ", "ja", "ja", ("ja", None)),
    ("Before / After", "ja", "ja", ("ja", None)),
    ("NMN CoQ10 Resveratrol Curcumin Quercetin", "ja", "ja", ("ja", None)),
    ("The results were significant.", "ja", "ja", ("en", "other-language")),
    ("Copyright 2024 Fictional Skin Clinic, All Rights Reserved.", "ja", "ja", ("en", "other-language")),
    ("엑소좀 치료에 대한 안내 페이지입니다.", "ja", "ja", ("ko", "other-language")),
    ("Reduced.", "en", "ja", ("en", "other-language")),
    ("(和訳)減った。", "en", "ja", ("ja", None)),
    ("他汀类药物", "zh-Hans", "ja", ("zh-Hans", "other-language")),
    ("これは和文です。", "en", "en", ("ja", "other-language")),
    ("An English page.", "en-US", "en", ("en-US", None)),
    ("https://clinic.example/", "ja", "ja", ("ja", "reference")),
])  # fmt: skip
def test_language_and_lock_are_decided_by_script_and_declaration(
    text: str, declared: str, article: str, result: tuple[str, str | None]
) -> None:
    assert decide(text, declared, article) == result


@pytest.mark.parametrize(("text", "locked"), [
    ("日本架空皮膚科学会. 注入療法の指針 第2版. 2020年.", "reference"),
    ("田中一郎ほか「注入」『架空皮膚科誌』第5巻、2019年、11-20頁。", "reference"),
    ("以上を参考にしました。", None),
])  # fmt: skip
def test_entries_in_japanese_are_references_under_their_heading_alone(text: str, locked: str | None) -> None:
    listed = lists_references("注入療法 > 参考文献")
    assert decide(text, "ja", "ja", listed=listed) == ("ja", locked)
    assert decide(text, "ja", "ja", listed=lists_references("参考文献 > 注入療法")) == ("ja", None)
