"""Small papers of our own, in both languages, on a matter that no real document knows: libraries that lend lanterns."""

from __future__ import annotations

from pathlib import Path

_COVER = {
    "zh": "{symbol}\n\n原文：英文\n\n日期：{date}\n\n发展与知识产权委员会（CDIP）\n\n第{ordinal}届会议\n\n2031年5月5日至9日，日内瓦\n\n{title}\n\n秘书处编拟的文件\n\n{body}\n\n[文件完]\n",
    "en": "{symbol}\n\nORIGINAL: ENGLISH\n\nDATE: {date}\n\nCommittee on Development and Intellectual Property (CDIP)\n\n{ordinal} Session\n\n"
    "Geneva, May 5 to 9, 2031\n\n{title}\n\nDocument prepared by the Secretariat\n\n{body}\n\n[End of document]\n",
}

REPORT_ZH = """1. 在第三十七届会议上，肯尼亚代表团提交了关于灯具借阅图书馆的提案（文件CDIP/37/6）。

2. 第三十八届会议上，委员会请秘书处为灯具借阅图书馆编拟一份费用概算。

3. 在第三十九届会议上，委员会批准了灯具借阅图书馆项目，期限为18个月。

4. 委员会第四十届会议将灯具借阅图书馆项目延长了四个月。

5. 试点在赞比亚、秘鲁和蒙古的七个村庄进行。提灯馆有312名借阅者，书屋馆有128名借阅者。

6. 借阅者的培训分三步。首先，每个村庄选出两名看灯人。其次，看灯人学习更换灯芯和电池。最后，看灯人在集市上公开演示一次。培训之后，没有一盏灯在第一个月里损坏，修理费用因此比预计的少得多，节省下来的钱用来添置了更多的灯罩和备用电池，村民对此十分满意，并希望来年继续开展这样的培训，让邻近的村庄也能参加。

7. 费用如下：

- 购灯：18,400瑞士法郎；
- 培训看灯人：6,250瑞士法郎；
- 运输：3,100瑞士法郎。"""

REPORT_EN = """1. At its Thirty-Seventh Session, the Delegation of Kenya submitted a proposal on libraries that lend lanterns (document CDIP/37/6).

2. At its Thirty-Eighth Session, the Committee requested the Secretariat to prepare a cost estimate for the libraries that lend lanterns.

3. At its Thirty-Ninth Session, the Committee approved the project on libraries that lend lanterns for a period of 18 months.

4. At its Fortieth Session, the Committee agreed to extend the project on libraries that lend lanterns by four months.

5. The pilot took place in seven villages of Zambia, Peru and Mongolia. The Lamp House had 312 borrowers, the Book Barn had 128 borrowers.

6. Keepers of lanterns are trained in three steps. First, each village chooses two keepers. Second, the keepers learn to change wicks and
batteries. Third, the keepers give a demonstration at the market. After the training no lantern broke in the first month, so that repairs
cost much less than had been expected, and what was saved bought more shades and spare batteries. The villagers were pleased and hope
that such training will go on in the coming year, so that the neighbouring villages can take part in it as well and learn the same skills.

7. The costs were as follows:

- Purchase of lanterns: 18,400 Swiss francs;
- Training of keepers: 6,250 Swiss francs;
- Transport: 3,100 Swiss francs."""

PLAN_EN = """1. This document proposes how keepers of lanterns are chosen.

2. It is proposed that the network begin with {number} tutors for the keepers.

3. The tutors work without pay."""

VIEWS_ZH = """1. 本文件附件载有成员国就灯具借阅期限发来的意见。

[后接附件]

成员国对灯具借阅期限的意见汇编

挪威

1. 挪威感谢秘书处的工作。

2. 挪威认为，灯具的借阅期限应为三个星期，冬季可以更长。

智利

1. 智利主张灯具的借阅期限不超过七天，以便更多的人借到。"""

VIEWS_EN = """1. The Annex to this document contains the comments of Member States on how long lanterns are lent.

[Annex follows]

COMPILATION OF COMMENTS OF MEMBER STATES ON THE LENGTH OF LANTERN LOANS

NORWAY

1. Norway thanks the Secretariat for its work.

2. Norway considers that the length of lantern loans should be three weeks, and longer in winter.

CHILE

1. Chile holds that the length of lantern loans should not exceed seven days, so that more people can borrow."""

TABLE_EN = """CDIP/41/6

ORIGINAL: ENGLISH

DATE: MARCH 16, 2031

Committee on Development and Intellectual Property (CDIP)

Forty-First Session

Geneva, May 5 to 9, 2031

LANTERNS LENT BY VILLAGE

Document prepared by the Secretariat

1. The following table tells how many lanterns each village lent and how many were mended.

| Village | Lanterns lent | Lanterns mended |
| --- | --- | --- |
| Kasama | 212 | 14 |
| Tarma | 340 | 9 |
| Darkhan | 175 | 21 |

[End of document]
"""


def write_papers(folder: Path) -> None:
    """Write the papers, as text files but for the one with a table."""
    (folder / "cdip_41_6.en.md").write_text(TABLE_EN, encoding="utf-8")
    papers = (
        ("CDIP/41/3", "zh", "2031年3月2日", "四十一", "灯具借阅图书馆项目报告", REPORT_ZH),
        ("CDIP/41/3", "en", "MARCH 2, 2031", "Forty-First", "REPORT ON THE PROJECT ON LIBRARIES THAT LEND LANTERNS", REPORT_EN),
        ("CDIP/41/4", "en", "MARCH 9, 2031", "Forty-First", "TUTORS FOR KEEPERS OF LANTERNS", PLAN_EN.format(number=12)),
        ("CDIP/41/4 Rev.", "en", "APRIL 9, 2031", "Forty-First", "TUTORS FOR KEEPERS OF LANTERNS", PLAN_EN.format(number=15)),
        ("CDIP/41/5", "zh", "2031年3月9日", "四十一", "关于灯具借阅期限的意见", VIEWS_ZH),
        ("CDIP/41/5", "en", "MARCH 9, 2031", "Forty-First", "COMMENTS ON THE LENGTH OF LANTERN LOANS", VIEWS_EN),
    )
    for symbol, language, date, ordinal, title, body in papers:
        name = f"{symbol.lower().replace('/', '_').replace(' ', '_').rstrip('.')}.{language}.txt"
        text = _COVER[language].format(symbol=symbol, date=date, ordinal=ordinal, title=title, body=body)
        (folder / name).write_text(text, encoding="utf-8")
