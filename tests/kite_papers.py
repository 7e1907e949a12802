"""Small papers of our own, in both languages, on workshops where kites are made: a proposal, a summary, two yearly reports."""

from __future__ import annotations

from pathlib import Path

_HEAD = {
    "zh": "{symbol}\n\n原文：英文\n\n日期：{date}\n\n发展与知识产权委员会（CDIP）\n\n第{session}届会议\n\n{met}\n\n{title}\n\n{by}{body}\n\n[文件完]\n",
    "en": "{symbol}\n\nORIGINAL: ENGLISH\n\nDATE: {date}\n\nCommittee on Development and Intellectual Property (CDIP)\n\n{session} Session\n\n{met}\n\n"
    "{title}\n\n{by}{body}\n\n[End of document]\n",
}
_BY = {"zh": "秘书处编拟\n\n", "en": "Document prepared by the Secretariat\n\n"}

PROPOSAL = {
    "zh": """1. 秘书处收到智利和肯尼亚代表团提交的风筝工坊项目提案，供CDIP第四十一届会议审议。

2. 本项目中，“小型工坊”系指每年制作风筝不超过二百只、雇工不超过三人的工坊。

3. 项目期限为二十六个月。资金来自2031年的经常预算。

4. 秘书处推荐方案二，即在每个村庄设一名指导员。方案一的费用较低，但教不会年轻人。

5. 加纳已通知秘书处将自行出资继续工作，因此不再是受益国。

6. 请委员会审议并批准本提案。""",
    "en": """1. The Secretariat received the proposal for a project on kite workshops from the Delegations of Chile and Kenya, for
consideration by the CDIP at its forty-first session.

2. For the purposes of this project, a “small workshop” means a workshop that makes no more than two hundred kites a year and has
no more than three hands.

3. The duration of the project is 26 months. It is financed from the regular budget for 2031.

4. The Secretariat recommends Option 2, one tutor in each village. Option 1 costs less but would not teach the young.

5. Ghana has informed the Secretariat that it will go on with the work at its own expense, and is therefore no longer a beneficiary.

6. The Committee is invited to consider and approve the proposal.""",
}
SUMMARY = {
    "zh": """1. 发展与知识产权委员会（CDIP）第四十届会议于2030年11月4日至8日举行。

2. 委员会选举阿达·伦德女士（挪威）为主席，选举佩德罗·索托先生（智利）为副主席。另一名副主席将在第四十一届会议上选举。

3. 委员会批准了文件CDIP/40/7中所载的“陶器作坊与商标”项目，预算为210,000瑞士法郎，期限为20个月。

4. 委员会未批准文件CDIP/40/8中所载的鼓乐项目提案，请提案方修订后再行提交。

5. 委员会核可了文件CDIP/40/9中所载的织毯审评报告的建议1至3。委员会未核可建议4。""",
    "en": """1. The fortieth session of the Committee on Development and Intellectual Property (CDIP) was held from November 4 to 8, 2030.

2. The Committee elected Ms. Ada Lund (Norway) as Chair and Mr. Pedro Soto (Chile) as Vice-Chair. The other Vice-Chair will be elected
at the forty-first session.

3. The Committee approved the project “Potteries and Trademarks”, contained in document CDIP/40/7, with a budget of 210,000 Swiss
francs and for a period of 20 months.

4. The Committee did not approve the proposal for a project on drum music, contained in document CDIP/40/8, and invited its sponsors
to submit it again after revision.

5. The Committee endorsed recommendations 1 to 3 of the evaluation of carpet weaving, contained in document CDIP/40/9. The Committee did
not endorse recommendation 4.""",
}
YEARLY = {
    "zh": """1. 本报告介绍{year}年风筝学校的情况。

2. 风筝学校在{year}年有{pupils}名学员，来自{countries}个国家。

3. 共举办{courses}期辅导班，费用为{cost}瑞士法郎。""",
    "en": """1. This report is on the kite school in {year}.

2. In {year} the kite school had {pupils} pupils from {countries} countries.

3. There were {courses} tutorials, at a cost of {cost} Swiss francs.""",
}


def write_kites(folder: Path) -> None:
    """Write the papers as text files: the proposal to session 41, the summary of session 40, the reports on 2029 and 2030."""
    first = {"year": 2029, "pupils": 118, "countries": 6, "courses": 9, "cost": "31,400"}
    second = {"year": 2030, "pupils": 164, "countries": 8, "courses": 12, "cost": "42,700"}
    spring, autumn = (
        ("2031年5月5日至9日，日内瓦", "Geneva, May 5 to 9, 2031"),
        ("2030年11月4日至8日，日内瓦", "Geneva, November 4 to 8, 2030"),
    )
    for at, language in enumerate(("zh", "en")):
        forty, forty_one = (("四十", "四十一"), ("Fortieth", "Forty-First"))[at]
        papers = (
            ("CDIP/41/7", ("2031年3月1日", "MARCH 1, 2031"), forty_one, spring, ("智利和肯尼亚关于风筝工坊的项目提案", "PROJECT PROPOSAL FROM CHILE AND KENYA ON KITE WORKSHOPS"), PROPOSAL[language]),
            (("CDIP/40/主席总结", "CDIP/40/SUMMARY")[at], ("2030年11月8日", "NOVEMBER 8, 2030"), forty, autumn, ("主席总结", "SUMMARY BY THE CHAIR"), SUMMARY[language]),
            ("CDIP/40/2", ("2030年9月1日", "SEPTEMBER 1, 2030"), forty, autumn, ("2029年风筝学校报告", "REPORT ON THE KITE SCHOOL IN 2029"), YEARLY[language].format(**first)),
            ("CDIP/41/2", ("2031年3月1日", "MARCH 1, 2031"), forty_one, spring, ("2030年风筝学校报告", "REPORT ON THE KITE SCHOOL IN 2030"), YEARLY[language].format(**second)),
        )  # fmt: skip
        for symbol, date, session, met, title, body in papers:
            summary = symbol != "CDIP/40/2" and symbol.startswith("CDIP/40/")
            text = _HEAD[language].format(
                symbol=symbol, date=date[at], session=session, met=met[at], title=title[at], by="" if summary else _BY[language], body=body
            )
            name = "cdip_40_summary" if summary else symbol.lower().replace("/", "_")
            (folder / f"{name}.{language}.txt").write_text(text, encoding="utf-8")
