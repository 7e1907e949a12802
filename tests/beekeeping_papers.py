"""Small papers of our own, in both languages, on beekeepers: lists told in items, in series of paragraphs and within a sentence."""

from __future__ import annotations

from tests.workshop_papers import paper

_EVALUATION = {
    "zh": """1. 本文件载有养蜂人商标项目评价报告的摘要，评价由独立专家完成。

2. 项目在第四十届会议上批准，为期24个月。

3. 项目新增一个参与国，即蒙古，使总数达到五个。

4. 参与国共提交了61件商标申请。参与国为智利、肯尼亚、蒙古、尼泊尔和秘鲁。

5. 评价人得出以下结论：

(a) 养蜂人更需要实地辅导，而不是手册；

(b) 集体商标提高了蜂蜜的售价；

(c) 注册时间仍然过长。

6. 建议1（致秘书处）：在今后的项目中列入蜂蜜售价指标。

7. 建议2（致秘书处）：在2033年6月前完成手册的蒙古文版。

8. 建议3（致受益国）：在每个主管局指定一名常设联络人。

9. 建议4（致秘书处）：项目结束18个月后开展跟踪调查。
""",
    "en": """1. This document contains a summary of the evaluation of the project on trademarks for beekeepers, carried out by an independent expert.

2. The project was approved at the fortieth session and lasted 24 months.

3. The project gained one participating country, namely Mongolia, which brought the total to five.

4. The participating countries filed 61 trademark applications. The participating countries are Chile, Kenya, Mongolia, Nepal and Peru.

5. The evaluator reached the following conclusions:

(a) beekeepers need advice on the spot more than handbooks;

(b) collective marks have raised the price of honey;

(c) registration still takes too long.

6. Recommendation 1 (to the Secretariat): include the price of honey among the indicators of any future project.

7. Recommendation 2 (to the Secretariat): complete the Mongolian version of the handbook by June 2033.

8. Recommendation 3 (to the beneficiary countries): appoint a permanent focal point in each office.

9. Recommendation 4 (to the Secretariat): carry out a follow-up survey 18 months after the end of the project.
""",
}

_SECOND_PHASE = {
    "zh": """1. 本文件介绍养蜂人商标项目第二阶段的提案。

2. 第二阶段将在两个新的国家开展。试点国将根据第4段选定。

3. 秘书处收到了关于第二阶段备选方案及其费用的请求，并编写了本文件。

4. 有意参加第二阶段的国家应当：(i)有至少三个养蜂合作社；(ii)有保护集体商标的法律；(iii)指定一名国家协调员。

5. 秘书处确定了三种备选方案：

• 方案1，最小：只编写手册；

• 方案2，中等：手册和实地辅导；

• 方案3，完整：手册、辅导和展销会。
""",
    "en": """1. This document describes the proposal for a second phase of the project on trademarks for beekeepers.

2. The second phase would be carried out in two new countries. The pilot countries are to be chosen under paragraph 4.

3. The Secretariat received a request for options for the second phase and their costs, and prepared this document.

4. Countries interested in the second phase should (i) have at least three cooperatives of beekeepers; (ii) have legislation on collective marks; and (iii) designate a national coordinator.

5. The Secretariat has identified three options:

• Option 1, minimal: only a handbook;

• Option 2, medium: a handbook and advice on the spot;

• Option 3, full: a handbook, advice and a fair.
""",
}


def beekeeping_papers(language: str) -> dict[str, str]:
    """Return the papers of one language by their file names."""
    titles = {
        "zh": ("养蜂人商标项目评价报告摘要", "养蜂人商标项目第二阶段提案"),
        "en": (
            "SUMMARY OF THE EVALUATION OF THE PROJECT ON TRADEMARKS FOR BEEKEEPERS",
            "PROPOSAL FOR A SECOND PHASE OF THE PROJECT ON TRADEMARKS FOR BEEKEEPERS",
        ),
    }[language]
    return {
        f"evaluation.{language}.txt": paper(language, "CDIP/42/8", titles[0], _EVALUATION[language]),
        f"second_phase.{language}.txt": paper(language, "CDIP/42/9", titles[1], _SECOND_PHASE[language]),
    }
