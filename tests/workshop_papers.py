"""Small papers of our own, in both languages, with tables, lists and an agenda: workshops where kites are mended."""

from __future__ import annotations

from pathlib import Path

_COVER = {
    "zh": "{symbol}\n\n原文：英文\n\n日期：2032年3月1日\n\n发展与知识产权委员会（CDIP）\n\n第四十二届会议\n\n2032年5月3日至7日，日内瓦\n\n{title}\n\n{by}{body}\n",
    "en": "{symbol}\n\nORIGINAL: ENGLISH\n\nDATE: MARCH 1, 2032\n\nCommittee on Development and Intellectual Property (CDIP)\n\nForty-Second Session\n\n"
    "Geneva, May 3 to 7, 2032\n\n{title}\n\n{by}{body}\n",
}
_BY = {"zh": "秘书处编拟\n\n", "en": "prepared by the Secretariat\n\n"}

COSTS = {
    "zh": """1. 本文件介绍风筝修补作坊的费用和地点。

2. 秘书处提出两种方案：

(a) 方案1：作坊设在集市旁边；

(b) 方案2：作坊设在学校里。

3. 风筝修补作坊每种方案的估计费用如下（单位：瑞士法郎）：

项目  方案1  方案2

纸张和竹条  1,250  2,480

师傅的报酬  7,300  9,150

合计  8,550  11,630

4. 各地借出的风筝数量见下表。

地点  2030年  2031年

湖滨村  412  530

山口村  95  187

合计  507  717

5. 得出的结论如下：

结论1：作坊应靠近集市。

结论2：竹条应在雨季之前购买。

结论3：师傅应带两名学徒。
""",
    "en": """1. This document describes what workshops that mend kites cost and where they are.

2. The Secretariat proposes two options:

(a) Option 1: a workshop beside the market;

(b) Option 2: a workshop inside the school.

3. The estimated costs of a kite workshop under each option are as follows (in Swiss francs):

Item  Option 1  Option 2

Paper and bamboo  1,250  2,480

Pay of the masters  7,300  9,150

Total  8,550  11,630

4. The number of kites lent in each village is shown below.

Village  2030  2031

Lakeside  412  530

Mountain Pass  95  187

Total  507  717

5. The conclusions are as follows:

Conclusion 1: Workshops should be close to a market.

Conclusion 2: Bamboo should be bought before the rainy season.

Conclusion 3: Each master should train two apprentices.
""",
}

SUMMARY = {
    "zh": "1. 第四十二届会议于2032年5月3日至7日举行。\n\n5.1 委员会审议了文件CDIP/42/5中所载的“风筝修补作坊”，并要求秘书处编拟一份师傅名单。\n\n5.2 委员会商定风筝节的主题为“风与纸”。\n",
    "en": "1. The forty-second session was held from May 3 to 7, 2032.\n\n5.1 The Committee considered the workshops that mend kites, contained in document CDIP/42/5, "
    "and requested the Secretariat to prepare a list of masters.\n\n5.2 The Committee agreed that the topic of the kite festival would be “Wind and Paper”.\n",
}

EARLIER = {
    "zh": "1. 第四十一届会议已经举行。\n\n4. 在议程第4项“未来的工作”下：\n\n4.1 委员会注意到文件CDIP/41/9。\n",
    "en": "1. The forty-first session was held.\n\n4. Under Agenda Item 4, “Future work”:\n\n4.1 The Committee took note of document CDIP/41/9.\n",
}

AGENDA = {
    "zh": "1. 会议开幕\n\n2. 通过议程\n\n见本文件。\n\n3. 风筝修补作坊\n\n见文件CDIP/42/5（风筝修补作坊）和CDIP/42/6（师傅名册）。\n\n4. 未来的工作\n\n5. 会议闭幕\n",
    "en": "1. Opening of the session\n\n2. Adoption of the agenda\n\nSee present document.\n\n3. Workshops for mending kites\n\nSee documents CDIP/42/5 (Workshops that Mend Kites) and "
    "CDIP/42/6 (Roster of Masters).\n\n4. Future work\n\n5. Closing of the session\n",
}


def paper(language: str, symbol: str, title: str, body: str, *, signed: bool = True) -> str:
    """Return the text of a paper of session 42 with its cover; a summary and an agenda may name no author."""
    return _COVER[language].format(symbol=symbol, title=title, by=_BY[language] if signed else "", body=body)


def write_papers(folder: Path) -> None:
    """Write the papers of both languages as text files."""
    for language, titles in {
        "zh": ("风筝修补作坊", "主席总结", "议程草案"),
        "en": ("WORKSHOPS THAT MEND KITES", "SUMMARY BY THE CHAIR", "DRAFT AGENDA"),
    }.items():
        costs, summary, agenda = titles
        printed = {"zh": "CDIP/42/主席总结", "en": "CDIP/42"}[language]
        (folder / f"costs.{language}.txt").write_text(paper(language, "CDIP/42/5", costs, COSTS[language]), encoding="utf-8")
        (folder / f"chair.{language}.txt").write_text(paper(language, printed, summary, SUMMARY[language], signed=False), encoding="utf-8")
        earlier = paper(language, "CDIP/41/SUMMARY", summary, EARLIER[language], signed=False)
        earlier = earlier.replace("第四十二届", "第四十一届").replace("Forty-Second", "Forty-First")
        (folder / f"earlier.{language}.txt").write_text(earlier, encoding="utf-8")
        (folder / f"agenda.{language}.txt").write_text(paper(language, "CDIP/42/1 PROV.", agenda, AGENDA[language]), encoding="utf-8")
