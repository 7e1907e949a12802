"""Small papers of our own, in both languages, on a register of bridges: three ways to make it, and how it went from year to year."""

from __future__ import annotations

from tests.workshop_papers import paper

_WAYS = {
    "zh": """1. 本文件介绍桥梁登记簿的备选方案。

2. 登记簿应收录所有木桥。

3. 方案A：只设一页清单。可在三个月内完成，但不能检索。

4. 方案B：建立可检索的登记簿，附照片。需要约14个月。

5. 方案C：建立独立平台，收录图纸和维修记录。至少需要五年。

6. 三种方案每年的估计费用如下（单位：瑞士法郎）：

支出项目  方案A  方案B  方案C

托管  1,200  8,400  31,000

照片  0  15,300  22,700

合计  1,200  23,700  53,700
""",
    "en": """1. This document describes the options for a register of bridges.

2. The register should hold all wooden bridges.

3. Option A: a page with a list. It could be ready in three months, but could not be searched.

4. Option B: a register that can be searched, with photographs. It would take about 14 months.

5. Option C: a separate platform with drawings and records of repairs. It would take at least five years.

6. The estimated costs of the three options per year are as follows (in Swiss francs):

Item  Option A  Option B  Option C

Hosting  1,200  8,400  31,000

Photographs  0  15,300  22,700

Total  1,200  23,700  53,700
""",
}

_REPORT = {
    "zh": """1. 本文件报告桥梁检查的进展，涵盖2031年7月至2032年6月（下称“报告期”）。

2. 在报告期内，检查员检查了412座桥梁，其中97座由志愿者检查。

3. 检查中，夏季占61%，冬季占39%。上一报告期检查了365座，几乎全部在夏季。

4. 对桥梁工匠的调查于2031年5月完成。调查显示，仅27%的工匠使用图纸。

5. 项目结束时，46%的工匠使用图纸，而调查时为27%。

6. 下表列出各地区检查的桥梁。

地区  石桥  木桥

山区  61  148

河谷  77  39

海岸  52  35

合计  190  222
""",
    "en": """1. This document reports on the inspection of bridges from July 2031 to June 2032 (the reporting period).

2. In the reporting period, inspectors looked at 412 bridges, of which 97 by volunteers.

3. Of the inspections, 61 per cent took place in summer and 39 per cent in winter. In the previous reporting period there were 365 inspections of bridges, nearly all in summer.

4. A survey of bridge builders was completed in May 2031. It showed that only 27 per cent of the builders used drawings.

5. At the end of the project, 46 per cent of the builders used drawings, compared with 27 per cent in the survey.

6. The table below shows the bridges inspected by region.

Region  Stone bridges  Wooden bridges

Mountains  61  148

Valley  77  39

Coast  52  35

Total  190  222
""",
}


def bridge_papers(language: str) -> dict[str, str]:
    """Return the papers of one language by their file names."""
    titles = {
        "zh": ("桥梁登记簿的备选方案", "桥梁检查进展报告"),
        "en": ("OPTIONS FOR A REGISTER OF BRIDGES", "PROGRESS REPORT ON THE INSPECTION OF BRIDGES"),
    }
    register, report = titles[language]
    return {
        f"register.{language}.txt": paper(language, "CDIP/42/10", register, _WAYS[language]),
        f"report.{language}.txt": paper(language, "CDIP/42/11", report, _REPORT[language]),
    }
