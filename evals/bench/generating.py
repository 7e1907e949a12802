"""Any number of invented documents in the Committee's layout, Chinese and English: for measuring, never for evaluating.

    python -m evals.bench.generating FOLDER --documents 1000 [--seed 1]

Each symbol comes in both languages. Terms and places are the glossary's, everything said of them is drawn by chance; the
same seed writes the same files.
"""

from __future__ import annotations

import argparse
import random
import textwrap
from dataclasses import dataclass
from pathlib import Path

from assistant.glossary import Term
from assistant.glossary import terms as glossary_terms
from assistant.model import Language

PAPERS_PER_SESSION = 100
_ZH_DIGITS = "〇一二三四五六七八九"
_ZH_LINE, _EN_LINE = 48, 92

# {a} {b} terms, {p} {q} places, {n} {m} figures, {y} a year, {s} an earlier session, {d} a document of it.
_SENTENCES: dict[Language, tuple[str, ...]] = {
    "zh": (
        "{y}年，{p}的主管局与秘书处签订了关于{a}的谅解备忘录，为期{m}年。",
        "来自{n}个机构的{m}名学员在{p}参加了{a}讲习班，其中近半数为女性。",
        "关于{a}的在线课程以{m}种语言提供，自{y}年以来共有{n}人注册。",
        "项目评估报告指出，{a}与{b}之间的联系仍然薄弱，建议在{p}和{q}开展后续活动。",
        "截至{y}年底，{a}的预算执行率为{m}.{k}%，支出为{n}瑞士法郎。",
        "{p}代表团说，该国已将{a}纳入其国家战略，并愿意与{q}分享在{b}方面的经验。",
        "秘书处在{p}举办了{m}场关于{b}的区域研讨会，{n}名政府官员和研究人员出席。",
        "委员会第{s}届会议审议了文件{d}，并要求秘书处在下届会议上提交关于{a}的补充资料。",
        "第{s}届会议期间，委员会批准了文件{d}所载的关于{a}的项目提案。",
        "{a}数据库收录了{n}条记录，比上一年增加了{m}%，使用者主要来自{p}、{q}和其他{k}个国家。",
        "试点阶段表明，若没有{b}方面的配套措施，{a}难以持续；{p}的情况尤其如此。",
        "下一阶段将把重点从{a}转向{b}，首批受益方为{p}和{q}的中小企业。",
    ),
    "en": (
        "In {y}, the Office of {p} and the Secretariat signed a memorandum of understanding on {a} for {m} years.",
        "Participants from {n} institutions, {m} of them women, attended a workshop on {a} held in {p}.",
        "The online course on {a} is offered in {m} languages and has had {n} registrations since {y}.",
        "The evaluation found that the link between {a} and {b} remains weak and suggested follow-up in {p} and {q}.",
        "At the end of {y} the budget for {a} had been used at a rate of {m}.{k} per cent, with spending of {n} Swiss francs.",
        "The Delegation of {p} stated that {a} was part of its national strategy and offered to share its experience of {b} with {q}.",
        "The Secretariat organized {m} regional seminars on {b} in {p}, attended by {n} officials and researchers.",
        "At its {s} session, the Committee considered document {d} and requested the Secretariat to present more information on {a}.",
        "During the {s} session, the Committee approved the project proposal on {a} contained in document {d}.",
        "The database on {a} holds {n} records, {m} per cent more than a year before, with users in {p}, {q} and {k} other countries.",
        "The pilot phase showed that without measures on {b} the work on {a} cannot last, in particular in {p}.",
        "The next phase will move from {a} to {b}, and its first beneficiaries will be small companies in {p} and {q}.",
    ),
}
_ITEMS: dict[Language, tuple[str, ...]] = {
    "zh": ("向{p}提供关于{a}的法律咨询；", "编拟{m}份关于{b}的案例研究；", "将{a}手册译成{m}种语言；", "在{q}设立{n}个{a}服务点。"),
    "en": (
        "legal advice to {p} on {a};",
        "{m} case studies on {b};",
        "translation of the manual on {a} into {m} languages;",
        "{n} service points for {a} in {q}.",
    ),
}
_COVER: dict[Language, str] = {
    "zh": "C\n\n{symbol}\n\n原文：英文\n\n日期：{year}年{month}月{day}日\n\n发展与知识产权委员会（CDIP）\n\n第{session}届会议\n\n"
    "{year}年{month}月{day}日至{last}日，日内瓦\n\n关于{a}与{b}的报告\n\n秘书处编拟的文件\n",
    "en": "E\n\n{symbol}\n\nORIGINAL:  ENGLISH\n\nDATE:  {month} {day}, {year}\n\nCommittee on Development and Intellectual Property (CDIP)\n\n"
    "{session} Session\n\nGeneva, {month} {day} to {last}, {year}\n\nREPORT ON {a} AND {b}\n\nprepared by the Secretariat\n",
}
_ANNEX: dict[Language, str] = {"zh": "\n[后接附件]\n\n{symbol}\n附件\n", "en": "\n[Annex follows]\n\n{symbol}\nANNEX\n"}
_END: dict[Language, str] = {"zh": "\n[附件和文件完]\n", "en": "\n[End of Annex and of document]\n"}
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_TENS = ["", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"]
_ONES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]


@dataclass(frozen=True, slots=True)
class Draw:
    """What one document draws on: its language, and chance."""

    language: Language
    chance: random.Random
    terms: list[Term]
    places: list[Term]

    def fill(self, form: str) -> str:
        """Put terms, places and figures into a form."""
        chance, language = self.chance, self.language
        a, b = (term.head(language) for term in chance.sample(self.terms, 2))
        p, q = (place.head(language) for place in chance.sample(self.places, 2))
        session = chance.randint(1, 40)
        return form.format(
            a=a, b=b, p=p, q=q, n=chance.randint(3, 90_000), m=chance.randint(2, 60), k=chance.randint(1, 9), y=chance.randint(2008, 2031),
            s=ordinal(session, language), d=f"CDIP/{session}/{chance.randint(1, 20)}",
        )  # fmt: skip


def ordinal(number: int, language: Language) -> str:
    """Return a session's number as it is printed.

    >>> ordinal(23, "zh"), ordinal(23, "en"), ordinal(40, "en"), ordinal(12, "zh")
    ('二十三', 'twenty-third', 'fortieth', '十二')
    """
    tens, ones = divmod(number, 10)
    if language == "zh":
        return ("" if tens == 0 else "十" if tens == 1 else _ZH_DIGITS[tens] + "十") + (_ZH_DIGITS[ones] if ones else "")
    if number < 20:
        return _ONES[number - 1]
    return f"{_TENS[tens]}ieth" if ones == 0 else f"{_TENS[tens]}y-{_ONES[ones - 1]}"


def document(number: int, language: Language, seed: int, terms: list[Term], places: list[Term]) -> tuple[str, str]:
    """Return the symbol and the text of one document; number counts from 0, a hundred a session."""
    chance = random.Random(f"{seed}:{number}:{language}")
    shared = random.Random(f"{seed}:{number}")
    draw = Draw(language, chance, terms, places)
    session, paper = number // PAPERS_PER_SESSION + 1, number % PAPERS_PER_SESSION + 1
    symbol = f"CDIP/{session}/{paper}"
    month, day = shared.randint(1, 12), shared.randint(1, 20)
    first, second = (term.head(language) for term in shared.sample(terms, 2))
    written = str(month) if language == "zh" else _MONTHS[month - 1]
    title = (first, second) if language == "zh" else (first.upper(), second.upper())
    cover = _COVER[language].format(
        symbol=symbol, year=1990 + session // 2, month=written, day=day, last=day + 4, session=ordinal(session, language).title(), a=title[0], b=title[1]
    )  # fmt: skip
    body = "\n\n".join(_paragraph(n, draw) for n in range(1, shared.randint(3, 5)))
    annex = "\n\n".join(_paragraph(n, draw) for n in range(1, shared.randint(6, 10)))
    return symbol, f"{cover}\n{body}\n{_ANNEX[language].format(symbol=symbol)}\n{annex}\n{_END[language]}"


def _paragraph(number: int, draw: Draw) -> str:
    chance, language = draw.chance, draw.language
    sentences = [draw.fill(form) for form in chance.sample(_SENTENCES[language], chance.randint(2, 4))]
    lines = [_wrapped(f"{number}. " + ("" if language == "zh" else " ").join(sentences), language)]
    if chance.random() < 0.2:
        items = chance.sample(_ITEMS[language], 3)
        lines += [_wrapped(f"({mark}) {draw.fill(item)}", language) for mark, item in zip("abc", items, strict=True)]
    return "\n\n".join(lines)


def _wrapped(text: str, language: Language) -> str:
    if language == "en":
        return textwrap.fill(text, _EN_LINE)
    return "\n".join(text[i : i + _ZH_LINE] for i in range(0, len(text), _ZH_LINE))


def generate(folder: Path, documents: int, seed: int = 1) -> list[Path]:
    """Write this many documents into a folder, both languages of a symbol in turn; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    known = glossary_terms()
    terms = [term for term in known if term.kind == "term"]
    places = [term for term in known if term.kind == "place"]
    paths: list[Path] = []
    languages: tuple[Language, ...] = ("zh", "en")
    for n in range(documents):
        symbol, text = document(n // 2, languages[n % 2], seed, terms, places)
        path = folder / f"{symbol.lower().replace('/', '_')}.{languages[n % 2]}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def main() -> None:
    """Write documents as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{len(generate(options.folder, options.documents, options.seed))} documents in {options.folder}")


if __name__ == "__main__":
    main()
