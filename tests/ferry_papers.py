"""Small papers of our own, in both languages, on ferries and lighthouses: tables beside sentences that name the same things."""

from __future__ import annotations

from tests.workshop_papers import paper

_FERRIES = {
    "zh": """1. 本文件介绍渡船服务的乘客和费用。

2. 下表列出各港口的渡船乘客人数。

港口  2029年  2030年  2031年

北港  1,210  1,340  1,405

南港  640  595  710

东港  95  120  88

3. 增长最快的是北港。南港的乘客人数在2030年略有下降，主要原因是票价上调15%。

4. 渡船服务按类别列出的费用如下（单位：瑞士法郎）。

费用类别  核定预算  实际支出  使用率

船员培训  48,000  45,100  94%

发动机修理  96,500  101,300  105%

码头照明  12,400  9,800  79%

合计  156,900  156,200  99.6%

5. 码头照明的上限为每盏灯250瑞士法郎，不足以支付太阳能灯。
""",
    "en": """1. This document describes the passengers and the costs of the ferry service.

2. The table below shows the ferry passengers of each harbour.

Harbour  2029  2030  2031

North Harbour  1,210  1,340  1,405

South Harbour  640  595  710

East Harbour  95  120  88

3. North Harbour grew fastest. Ferry passengers of South Harbour fell slightly in 2030, mainly because fares were raised by 15 per cent.

4. The costs of the ferry service by category are as follows (in Swiss francs).

Category  Approved budget  Actual spending  Rate

Training of crews  48,000  45,100  94%

Repair of engines  96,500  101,300  105%

Lighting of piers  12,400  9,800  79%

Total  156,900  156,200  99.6%

5. The ceiling of 250 Swiss francs for each lamp in the lighting of piers does not pay for solar lamps.
""",
}

_LIGHTHOUSES = {
    "zh": """1. 委员会在第四十一届会议上批准了渡船服务项目，预算为310,000瑞士法郎。

2. 灯塔的维护费用由各港口承担。

3. 渡船服务共培训了211名水手。按地点分列：岬角镇84、礁石镇79、河口镇48。
""",
    "en": """1. At its forty-first session, the Committee approved the project on the ferry service with a budget of 310,000 Swiss francs.

2. The upkeep of lighthouses is paid by the harbours.

3. The ferry service trained 211 sailors and staff. By place: Cape Town Harbour 84, Reef Town 79, River Mouth 48.
""",
}

_REPAIRS = {
    "zh": """1. 本文件介绍灯塔修理的费用。

附件

灯塔修理费用（瑞士法郎）

1. 灯塔修理按年份分列如下。

灯塔  2030年  2031年

岬角灯塔  4,150  2,730

礁石灯塔  9,320  8,840

合计  13,470  11,570
""",
    "en": """1. This document describes the costs of repairing lighthouses.

ANNEX

COSTS OF REPAIRING LIGHTHOUSES (IN SWISS FRANCS)

1. The repairs of lighthouses by year are given below.

Lighthouse  2030  2031

Cape Lighthouse  4,150  2,730

Reef Lighthouse  9,320  8,840

Total  13,470  11,570
""",
}


def ferry_papers(language: str) -> dict[str, str]:
    """Return the papers of one language by their file names."""
    titles = {
        "zh": ("渡船服务的费用", "灯塔的维护", "灯塔的修理"),
        "en": ("COSTS OF THE FERRY SERVICE", "UPKEEP OF LIGHTHOUSES", "REPAIR OF LIGHTHOUSES"),
    }[language]
    return {
        f"ferries.{language}.txt": paper(language, "CDIP/42/3", titles[0], _FERRIES[language]),
        f"lighthouses.{language}.txt": paper(language, "CDIP/42/4", titles[1], _LIGHTHOUSES[language]),
        f"repairs.{language}.txt": paper(language, "CDIP/42/12", titles[2], _REPAIRS[language]),
    }
