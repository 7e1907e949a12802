"""Papers of our own on orchards, in both languages: a session's report, a proposal to a later session, an evaluation, options with their costs."""

from __future__ import annotations

REPORT_EN = """CDIP/60/12
ORIGINAL: ENGLISH
DATE: NOVEMBER 8, 2041

Committee on Development and Intellectual Property (CDIP)

Sixtieth Session
Geneva, May 10 to 14, 2041

REPORT

adopted by the Committee

1. The Sixtieth Session of the CDIP was held from May 10 to 14, 2041.

AGENDA ITEM 3: APPLE NAMES

2. The Secretariat introduced document CDIP/60/5, the evaluation report of the pilot project on the naming of apples.

3. The Committee took note of the report and requested the Secretariat to prepare a second phase, for discussion at the Sixty-First
Session. It was understood that its budget should not exceed 77,000 Swiss francs.

AGENDA ITEM 4: PEAR GROWERS

4. The Committee considered the Completion Report of the Project on Pear Growers, contained in document CDIP/60/6. The Committee took
note of the report and requested the Secretariat to publish the pear handbook in Portuguese and Hindi.

5. The Committee considered the Evaluation Report of the same project, contained in document CDIP/60/7. It agreed that Recommendations
1 and 3 of the evaluator should be taken up. No agreement was reached on Recommendation 2, concerning a second phase.

AGENDA ITEM 5: FRUIT STATISTICS

6. The Committee discussed the reform of fruit statistics (document CDIP/59/4).

7. The Delegation of Brazil asked for a fruit atlas.

8. The Committee decided to continue the discussion at its Sixty-First Session. No decision was taken on the atlas.

AGENDA ITEM 6: PROJECT PROPOSAL ON CHERRY COOPERATIVES

9. The Delegation of Chile introduced document CDIP/60/8, a project proposal on cherry cooperatives, with a budget of 190,000 Swiss
francs.

10. The Delegation of Peru proposed to reduce the budget to 150,000 Swiss francs.

11. The Committee approved the project with a budget of 150,000 Swiss francs and a duration of 18 months. Kenya and Fiji were
retained as pilot countries.

AGENDA ITEM 7: ORCHARD CONFERENCE

12. The Delegation of Ghana asked that the Orchard Conference be held soon.

13. The Committee agreed that the Conference would be held over three days in Nairobi. It did not fix a date.

AGENDA ITEM 8: FUTURE WORK

14. The Committee agreed that, from the Sixty-First Session on, papers should be submitted at least nine weeks before the opening of a
session, instead of six.

15. The Secretariat proposed that the Sixty-Second Session be held from May 5 to 9, 2042.
"""

PROPOSAL_ZH = """CDIP/61/8
原文：中文
日期：2041年9月2日

发展与知识产权委员会（CDIP）

第六十一届会议
2041年11月4日至8日，日内瓦

摩洛哥代表团关于柑橘园灌溉专利信息的项目提案

秘书处编拟

1. 摩洛哥常驻代表团在2041年8月20日的函件中要求秘书处将附件中的柑橘园灌溉项目提案提交CDIP第六十一届会议。

2. 委员会在2041年5月10日至14日举行的第六十届会议上，讨论了果农培训问题，并要求秘书处编拟一份关于果农导师平台的文件，提交第六十一届会议。

3. 请委员会审议本文件。
"""

EVALUATION_EN = """CDIP/62/4
ORIGINAL: ENGLISH
DATE: MARCH 3, 2042

Committee on Development and Intellectual Property (CDIP)

Sixty-Second Session
Geneva, May 5 to 9, 2042

EVALUATION REPORT OF THE PROJECT ON CHERRY COOPERATIVES

prepared by the Secretariat

1. The evaluation of the project on cherry cooperatives was undertaken by Ms. Ines Sample.

2. The cherry project was managed by Mr. Paul Exemplar, who was succeeded in June 2041 by Ms. Rita Muster. Expenditure on the cherry project was 141,300 Swiss
francs.

3. Recommendation 1 (to the Secretariat): keep the cherry register open.

4. Recommendation 2 (to the Secretariat): translate the cherry manual.

5. Recommendation 3 (to Member States): waive the fees of cherry cooperatives.
"""

OPTIONS_ZH = """CDIP/62/6
原文：中文
日期：2042年3月3日

发展与知识产权委员会（CDIP）

第六十二届会议
2042年5月5日至9日，日内瓦

关于第二次果树博览论坛的方案

秘书处编拟

1. 第二次果树论坛的估计费用为88,000瑞士法郎，其中口译费用估计为21,000瑞士法郎。

2. 第一次果树论坛的实际支出为64,500瑞士法郎，低于70,000瑞士法郎的预算。

3. 第二次果树论坛拟于2043年在卢萨卡举行。
"""

FILES = {
    "cdip_60_12.en.txt": REPORT_EN,
    "cdip_61_8.zh.txt": PROPOSAL_ZH,
    "cdip_62_4.en.txt": EVALUATION_EN,
    "cdip_62_6.zh.txt": OPTIONS_ZH,
}
