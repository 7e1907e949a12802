"""Papers of our own on windmills and wells, in both languages: reports whose debates name what their decisions do not, and a progress report."""

from __future__ import annotations

REPORT_ZH = """CDIP/52/14
原文：英文
日期：2036年2月9日

发展与知识产权委员会（CDIP）

第五十二届会议
2035年11月26日至30日，日内瓦

报告

经委员会通过

1. 发展与知识产权委员会（CDIP）第五十二届会议于2035年11月26日至30日举行。

议程第2项：通过议程

2. 委员会通过了文件CDIP/52/1 Prov.中提出的议程。

3. 老挝代表团要求在“其他事项”下讨论会议室的采光。主席表示该请求将记录在案，但议程不作修改。

议程第4项：项目提案

审议文件CDIP/52/10——博茨瓦纳关于风车图纸的项目提案

4. 博茨瓦纳代表团介绍了题为“乡村风车图纸的共享”的项目提案，所需经费210,000瑞士法郎。

5. 丹麦代表团认为图纸目录已有，建议减去目录部分（40,000瑞士法郎）。

6. 博茨瓦纳代表团接受了这一修改，提案经费相应降至170,000瑞士法郎。

7. 委员会批准了经修订的提案，并要求秘书处将其作为文件CDIP/52/10 Rev.印发。

审议文件CDIP/52/6——陶器商标项目进展

8. 秘书处介绍了文件CDIP/52/6。该项目在斐济和摩洛哥实施。

9. 斐济代表团建议把漆器纳入陶器商标项目。摩洛哥代表团不同意这一建议。

10. 主席请斐济代表团与秘书处进行磋商。磋商没有达成一致意见，委员会同意在第五十三届会议上继续讨论该建议。

11. 委员会注意到文件CDIP/52/6中所载信息。

议程第7项：知识产权与发展

12. 秘书处介绍了文件CDIP/52/8“水井钻探专利信息”。

13. 尼日尔代表团建议为钻井工人编写一本图册。瑞典代表团要求先说明所需的时间。

14. 委员会注意到文件CDIP/52/8，并要求秘书处向第五十四届会议提交一份图册大纲。
"""

REPORT_EN = """CDIP/55/14
ORIGINAL: ENGLISH
DATE: JUNE 9, 2037

Committee on Development and Intellectual Property (CDIP)

Fifty-Fifth Session
Geneva, March 9 to 13, 2037

REPORT

adopted by the Committee

1. The Fifty-Fifth Session of the CDIP was held from March 9 to 13, 2037.

AGENDA ITEM 4: PROJECT PROPOSAL ON LAKE FERRIES

2. The Delegation of Malawi introduced document CDIP/55/9, a project proposal on the designs of lake ferries, with a budget of 260,000
Swiss francs.

3. The Delegation of Austria considered the workshop in Vienna unnecessary.

4. The Delegation of Malawi accepted the change. The budget of the proposal was accordingly reduced to 215,000 Swiss francs.

5. The Committee approved the proposal as revised.

AGENDA ITEM 5: BASKET MARKS

6. The Secretariat introduced document CDIP/55/4, a report on the basket marks project.

7. The Delegation of Tonga wished the basket marks project to include mats. The Delegation of Cyprus was against it.

8. As no agreement was reached on mats, the Committee agreed to come back to the suggestion at its Fifty-Sixth Session.

9. The Committee took note of document CDIP/55/4.

AGENDA ITEM 6: STREAM GAUGES

10. The Secretariat introduced document CDIP/55/8, a study of patents on stream gauges.

11. The Delegation of Bhutan asked for a glossary of stream gauges.

12. The Committee took note of the study and requested the Secretariat to draw up a glossary for its Fifty-Seventh Session.
"""

PROGRESS = """CDIP/57/3
ORIGINAL: ENGLISH
DATE: OCTOBER 1, 2038

Committee on Development and Intellectual Property (CDIP)

Fifty-Seventh Session
Geneva, November 8 to 12, 2038

PROGRESS REPORT ON PROJECTS

prepared by the Secretariat

1. This report covers two projects.

[Annex I follows]

ANNEX I

PROJECT ON LIGHTHOUSE LAMPS

1. The project was proposed by Malta. Its pilot towns are Gozo and Nadur.

2. Two workshops were held in 2038.

3. The Secretariat proposes to extend the project by eight months, at no cost. The Committee has not yet taken a decision on it.

[End of Annex I and of document]
"""

FILES = {"cdip_52_14.zh.txt": REPORT_ZH, "cdip_55_14.en.txt": REPORT_EN, "cdip_57_3.en.txt": PROGRESS}
