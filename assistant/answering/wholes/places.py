"""Where papers tell the properties of what they are on: a labelled field, a sentence of one form, a section under its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.currencies import CODES, CURRENCY
from assistant.rules import Rule
from assistant.text import MONTHS
from assistant.understanding.asked.properties import Property

_I = re.IGNORECASE
_SUM = rf"(?:\d[\d,.]*\s*(?:万|million|thousand)?\s*(?:{CURRENCY})|\b(?:{CODES})\s*\d[\d,.]*)"
_THING_ZH = r"(?:本|该|整个)?(?:项目|研究|提案|路线图|审评|方案|调查)"
_THING_EN = r"(?:project|study|proposal|roadmap|evaluation|three\s+elements\s+together|elements\s+together)"
_WHEN_ZH = r"(?:19|20)\d\d年(?:\d{1,2}月)?"
_WHEN_EN = rf"(?:(?:{MONTHS})\s+(?:\d{{1,2}},\s+)?)?(?:19|20)\d\d"
_NAME_ZH = r"(?:女士|先生|博士|教授|公司|大学|研究所)"
_NAME_EN = r"\b(?:Ms|Mr|Mrs|Dr|Prof(?:essor)?)\b\.?\s+\w"


@dataclass(frozen=True, slots=True)
class Places:
    """How a property is told: by the label of a field, by a sentence, under a heading; patterns for both languages at once."""

    field: Rule | None = None
    sentence: Rule | None = None
    heading: Rule | None = None
    sure: bool = False  # nothing but such a place tells it: else it is refused


def _label(zh: str, en: str) -> Rule:
    return Rule(
        rf"(?:(?:{zh})(?:\s*[（(][^（）()]{{1,24}}[)）])?(?:\s*[:：]|\s+)|(?:{en})(?:\s*\([^()]{{1,24}}\))?\s*[:：])",
        flags=_I,
        unicode=True,
    )


def _sentence(*either: str) -> Rule:
    return Rule("|".join(either), flags=_I, unicode=True)


_NUMBERED = r"(?:附件\S{0,3}\s*)?(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|[\dIVXA-Z]{1,4}(?:\.\d{1,2})*[.、)]?\s+)?\s*"


def _heading(zh: str, en: str) -> Rule:
    return Rule(rf"{_NUMBERED}(?:(?:{zh})|(?:(?:{en})))\s*[:：]?$", flags=_I, unicode=True)


_DURATION = _label(
    r"(?:项目|实际|原定|实施|执行)*(?:期限|时限|周期|期间|工期)|实施期",
    r"(?:project\s+|actual\s+|original\s+|planned\s+)*(?:duration|time\s?frame|period)",
)
_PERIOD = rf"{_WHEN_ZH}\s*(?:至|到|[-–—])\s*{_WHEN_ZH}|\b(?:from|between)\s+{_WHEN_EN}\s+(?:to|and|until|through)\s+{_WHEN_EN}"
_ENDED = rf"(?:结束|完成|终止|延长|延期|展期|顺延)[^。；\d]{{0,14}}{_WHEN_ZH}|{_WHEN_ZH}[^。；，\d]{{0,6}}(?:结束|完成|终止)|\b(?:ended|concluded|completed|extended|prolonged|end)\b[^.;]{{0,50}}{_WHEN_EN}"
_LATER_ZH = r"(?:延长|延期|展期|顺延|推迟|延误|拖延)"
_LATER_EN = r"extended|extend(?:ing)?|extension|prolonged|prolongation|delay(?:ed|s)?|postponed"

PLACES: Mapping[Property, Places] = {
    Property.COST: Places(
        field=_label(
            r"(?:项目)?(?:核定)?(?:总|非人事)?(?:预算|费用|经费|成本)(?:总额)?",
            r"(?:total\s+|estimated\s+)*(?:project\s+)?(?:total\s+)?(?:budget|costs?)",
        ),
        sentence=_sentence(
            rf"(?:^|[，；。])\s*(?:{_THING_ZH}(?:的)?)?(?:核定|总|估算|估计|预计)*(?:非人事)?(?:费用|预算|经费|成本|总额)[^，。；\d每]{{0,8}}{_SUM}",
            rf"{_THING_ZH}[^。；]{{0,20}}(?:需要?|花费|耗资|费用为)[^，。；\d每]{{0,6}}{_SUM}",
            rf"\b(?:costs?|budget)\s+of\s+the\s+(?:\w+\s+)?{_THING_EN}[^.;\d]{{0,60}}{_SUM}|\b{_THING_EN}\b[^.;\d]{{0,80}}\bat\s+a\s+(?:total\s+)?cost\s+of\s+{_SUM}",
            rf"\bapproved\s+(?:[\w-]+\s+)?budget\s+of\s+{_SUM}|\b{_THING_EN}\s+(?:will\s+|would\s+)?costs?\s+{_SUM}|\btotal\s+(?:costs?|budget)[^.;\d]{{0,40}}{_SUM}|\bwould\s+cost\s+{_SUM}[^.;]{{0,30}}\bfirst\s+year",
        ),
    ),
    Property.SPENT: Places(
        sentence=_sentence(
            rf"支出(?!类别)[^，。；\d]{{0,8}}{_SUM}|累计[^。；]{{0,6}}{_SUM}",
            rf"{_SUM}\s+(?:were|was|had\s+been)\s+spent|\bspent\b[^.;\d]{{0,30}}{_SUM}|\bat\s+a\s+(?:total\s+)?cost\s+of\s+{_SUM}",
        )
    ),
    Property.PAYER: Places(
        sentence=_sentence(
            rf"(?:^|[，；。])\s*(?:{_THING_ZH}(?:的)?)?(?:总额|资金|经费|(?:全部|总)?费用)[^。；]{{0,24}}(?:来自|由[^。；]{{1,24}}(?:出资|资助|供资|提供|承担|支付)|从[^。；]{{1,20}}(?:支出|列支)|信托基金|经常预算)",
            rf"{_THING_ZH}[^。；]{{0,12}}(?:由[^。；]{{1,24}}(?:出资|资助|供资)|经常预算|信托基金)",
            rf"\b(?:of\s+the\s+total|the\s+{_THING_EN}|costs?\s+of\s+the\s+{_THING_EN}|non-personnel\s+costs)\b[^.;]{{0,60}}\b(?:funded|financed|would\s+come\s+from|comes?\s+from|paid\s+(?:for\s+)?by|borne\s+by|met\s+from)\b",
        ),
        sure=True,
    ),
    Property.LENGTH: Places(
        field=_DURATION,
        sentence=_sentence(
            r"(?:期限|为期|实施期|工期|历时)[^，。；\d]{0,6}\d+\s*个?[月年]",
            rf"\b{_THING_EN}\b[^.;]{{0,60}}\b(?:last|run|duration|over)\w*\b[^.;\d]{{0,30}}\d+\s+(?:months|years)|\bduration\s+of\s+\d+\s+(?:months|years)",
            rf"{_THING_ZH}[^。；]{{0,12}}{_WHEN_ZH}[^。；]{{0,8}}(?:启动|开始)[^。]{{0,40}}{_WHEN_ZH}",
            _PERIOD,
        ),
    ),
    Property.BEGIN: Places(
        field=_label(r"(?:项目)?(?:开始|启动|起始)(?:日期|时间)", r"(?:project\s+)?(?:start(?:ing)?|commencement)\s+date"),
        sentence=_sentence(
            rf"(?:{_THING_ZH}[^。；]{{0,12}}{_WHEN_ZH}[^。；，]{{0,8}}(?:启动|开始)|{_THING_ZH}[^。；，]{{0,20}}自{_WHEN_ZH}起|自{_WHEN_ZH}起(?:启动|开始|实施))",
            rf"\b(?:{_THING_EN}|it)\s+(?:formally\s+)?(?:began|started|was\s+launched|is\s+to\s+start|will\s+start|would\s+start)[^.;]{{0,30}}{_WHEN_EN}|\bstarting\s+in\s+{_WHEN_EN}",
            _PERIOD,
        ),
    ),
    Property.END: Places(
        field=_label(r"(?:项目)?(?:结束|完成)(?:日期|时间)", r"(?:project\s+)?(?:end(?:ing)?|completion)\s+date"),
        sentence=_sentence(_ENDED, _PERIOD),
    ),
    Property.ABOUT: Places(
        field=_label(
            r"(?:项目)?(?:简介|简要说明|简要介绍|简述|概述|概要)",
            r"(?:brief\s+)?(?:project\s+)?(?:description|summary)(?:\s+of\s+the\s+project)?",
        ),
        sentence=_sentence(
            r"(?:本)?研究(?:考察|涉及|比较|分析|探讨|旨在|以)|项目面向",
            r"\bthe\s+study\s+(?:looks|looked|examines?|examined|covers?|covered|analy[sz]\w+|explores?|compares?)\b",
        ),
    ),
    Property.BACKGROUND: Places(
        heading=_heading(
            r"(?:项目)?(?:背景|说明|概述|简述|简介)(?:和目标)?|(?:研究)?范围(?:和方法)?",
            r"(?:project\s+)?(?:brief\s+)?(?:background|description|scope)(?:\s+and\s+(?:objectives|method|scope))?",
        )
    ),
    Property.AIM: Places(
        field=_label(r"(?:项目)?(?:目标|目的)", r"(?:project\s+)?(?:objectives?|purpose|aims?)"),
        sentence=_sentence(
            rf"{_THING_ZH}(?:的)?(?:总体|主要|根本)?(?:目标|目的)|有[一二两三四五六]项目标|其目标有|{_THING_ZH}旨在",
            rf"\b(?:overall\s+|main\s+)?(?:aims?|purpose|objectives?|goals?)\s+of\s+the\s+{_THING_EN}\b|\bthe\s+{_THING_EN}\s+(?:aims|seeks|is\s+intended)\b",
        ),
        heading=_heading(
            r"(?:项目|总体|具体)?(?:目标|目的)(?:和目的|和目标)?", r"(?:project\s+)?(?:objectives?|purpose|aims?)(?:\s+of\s+the\s+project)?"
        ),
    ),
    Property.CONTENT: Places(
        heading=_heading(
            r"(?:项目)?(?:提案)?(?:内容|产出|活动|行动|组成部分)(?:[和与及](?:产出|活动|成果))?|(?:项目)?成果[和与及]活动|提案|工作方针|行动方针|实施(?:战略|策略)|交付战略",
            r"(?:project\s+)?(?:outputs?|activities|components|elements|deliverables)(?:\s+and\s+(?:activities|outputs|deliverables))?|delivery\s+strategy|(?:the\s+)?proposals?|lines\s+of\s+action|content\s+of\s+the\s+proposal|proposed\s+activities",
        )
    ),
    Property.COUNTRIES: Places(
        field=_label(r"(?:项目)?(?:受益|试点|参加|参与)国(?:家)?", r"(?:beneficiary|pilot|participating|recipient)\s+countries"),
        sentence=_sentence(
            r"项目(?:先后)?在[^。；]{2,60}(?:实施|开展|执行)|试点(?:产区|地区|国家)?(?:为|是)",
            r"\bproject\s+(?:is|was|will\s+be)\s+(?:implemented|carried\s+out)\s+in\b|\b(?:pilot|beneficiary)\s+(?:areas?|countries)\s+(?:are|were)\b|\bwill\s+work\s+in\s+\w+\s+(?:clusters|countries)",
        ),
    ),
    Property.RUNNER: Places(
        field=_label(
            r"项目(?:经理|负责人|主管)|(?:实施|主管|牵头|主要)(?:产权组织)?(?:部门|单位|司)|(?:所?涉及的?)?(?:产权组织)?(?:主要|相关|有关)?(?:产权组织)?部门",
            r"project\s+(?:manager|leader|coordinator)|(?:key\s+|lead\s+|implementing\s+)*(?:WIPO\s+)?(?:sectors?|divisions?|departments?)(?:\s+involved)?|implementing\s+sector",
        ),
        sentence=_sentence(
            r"项目由[^。；]{2,30}(?:管理|负责|实施|牵头)|(?:^|[，。；])秘书处内部由[^。；，]{2,30}牵头",
            r"\bproject\s+(?:is|was|will\s+be)\s+(?:managed|run|led|implemented)\s+by\b",
        ),
        sure=True,
    ),
    Property.METHOD: Places(
        sentence=_sentence(
            r"(?:审评|评价|评估)(?:人|员)?(?:查阅|访谈|面谈|审阅)|(?:访谈|面谈)了\d",
            r"\b(?:interviewed|consulted|sent\s+a\s+questionnaire)\b",
        ),
    ),
    Property.FINDINGS: Places(
        heading=_heading(
            r"(?:主要|关键)?(?:审评|调查|研究|评价|评估)?(?:结果|发现)(?:和分析)?",
            r"(?:main\s+|key\s+|principal\s+)?(?:evaluation\s+)?findings(?:\s+and\s+assessment)?|results",
        ),
    ),
    Property.CONCLUSIONS: Places(heading=_heading(r"(?:主要)?结论", r"(?:main\s+|key\s+)?conclusions?")),
    Property.LESSONS: Places(
        heading=_heading(
            r"(?:主要|所?获得?的?|取得的|汲取的)?(?:经验教训|经验和教训|教训|经验)",
            r"(?:key\s+|main\s+)?lessons(?:\s+learn(?:ed|t))?(?:\s+from\s+.{3,40})?",
        ),
        sure=True,
    ),
    Property.RECOMMENDATIONS: Places(
        heading=_heading(r"(?:[编撰]写者的|作者的|主要)?建议", r"(?:key\s+|main\s+)?recommendations?"),
        sentence=_sentence(
            r"(?:没有|未|不)(?:就[^。；]*)?提出(?:任何)?建议|(?:作者|编写者|审评[人员]|研究|报告)们?(?:共|还|最后)?(?:提出|给出|作出)了?[^。；]{0,10}建议",
            r"\b(?:does|do|did)\s+not\s+make\s+(?:any\s+)?recommendations|\b(?:authors?|evaluators?|study|report)\s+(?:makes?|made|offers?|put(?:s)?\s+forward|gives?|gave)\s+(?:\w+\s+){0,2}(?:recommendations|suggestions)\b|\b(?:recommendations|suggestions)\s+(?:are|were)\s+made\b",
        ),
    ),
    Property.RESULTS: Places(
        heading=_heading(
            r"(?:项目)?(?:主要|取得的)?(?:成果|成绩|产出)(?:和成果|和成就)?",
            r"(?:project\s+)?(?:main\s+|key\s+)?(?:results|achievements|outputs|outcomes)(?:\s+and\s+(?:results|achievements|outputs|outcomes))?",
        )
    ),
    Property.RISKS: Places(
        heading=_heading(
            r"(?:项目|主要)?风险(?:[和与及](?:缓解|减缓|减轻|应对|防范)(?:措施)?)?",
            r"risks?(?:\s+and\s+mitigation(?:\s+(?:measures|strategy))?)?",
        )
    ),
    Property.NEXT: Places(
        heading=_heading(
            r"后续(?:工作|行动|步骤)|今后的?(?:步骤|工作)|下一步(?:工作|行动)?",
            r"(?:next\s+steps|follow[\s-]?up|way\s+forward|future\s+work)",
        )
    ),
    Property.INDICATORS: Places(
        heading=_heading(
            r"(?:成功)?指标(?:的实现情况)?|衡量成败的办法|监测和指标",
            r"(?:success\s+)?indicators?(?:\s+of\s+success)?|monitoring\s+and\s+indicators",
        )
    ),
    Property.REASON: Places(
        sentence=_sentence(
            rf"(?:{_LATER_ZH})[^。；]{{0,30}}(?:原因|因为|由于|是因)|(?:由于|因为?|鉴于)[^。；]{{2,60}}(?:{_LATER_ZH})|原因[^。；]{{0,20}}(?:{_LATER_ZH})|{_LATER_ZH}[^。；]{{0,30}}(?:，|,)\s*(?:原因|因)",
            rf"\b(?:{_LATER_EN})\b[^.;]{{0,80}}\b(?:because|owing\s+to|due\s+to|as\s+a\s+result|in\s+view\s+of|on\s+account)\b|\b(?:because|owing\s+to|due\s+to|in\s+view\s+of|main\s+reason|reason)\b[^.;]{{0,100}}\b(?:{_LATER_EN})\b|\b(?:led|leading)\s+to\b[^.;]{{0,40}}\b(?:{_LATER_EN})\b",
        ),
        sure=True,
    ),
    Property.EXTENDED_AT: Places(
        sentence=_sentence(
            rf"会议[^。；]{{0,20}}(?:批准|同意|核准|通过)[^。；]{{0,20}}(?:{_LATER_ZH})|(?:{_LATER_ZH})[^。；]{{0,30}}会议[^。；]{{0,10}}(?:批准|同意|核准|通过)",
            rf"\bsession\b[^.;]{{0,40}}\b(?:approved|agreed|granted)\b[^.;]{{0,40}}\b(?:{_LATER_EN})\b|\b(?:{_LATER_EN})\b[^.;]{{0,60}}\b(?:approved|agreed|granted)\b[^.;]{{0,60}}\bsession\b",
        )
    ),
    Property.SCHEDULE: Places(
        sentence=_sentence(
            rf"{_LATER_ZH}|落后|滞后|(?:按|超前于?)(?:原定?)?计划|如期|评为|[一二三四]星|进展缓慢|尚未开始",
            rf"\b(?:{_LATER_EN})\b|\b(?:behind|on|ahead\s+of|to)\s+schedule\b|\bon\s+track\b|\bas\s+planned\b|\brated\b|\bha(?:s|ve)\s+not\s+(?:yet\s+)?(?:begun|started)\b",
        )
    ),
    Property.PARENT: Places(
        sentence=_sentence(
            r"(?:研究|报告|调查|摘要)?[^。；]{0,12}(?:在|作为|是|属于)[^。；]{2,60}项目”?(?:（[^（）]{2,40}）)?[^。；]{0,4}(?:下|框架|的一[项个份部])",
            r"\b(?:made|prepared|carried\s+out|conducted|undertaken|commissioned|done|produced)\b[^.;]{0,30}\b(?:under|within|as\s+part\s+of|in\s+the\s+(?:framework|context)\s+of)\b[^.;]{0,100}\bproject\b|\b(?:an?\s+output|part|one\s+of\s+the\s+outputs)\s+of\s+(?:the\s+)?[^.;]{0,100}\bproject\b|\bproject\b[^.;]{0,100},\s+of\s+which",
        )
    ),
    Property.PROBLEM: Places(
        heading=_heading(
            r"(?:所涉|提出的?|面临的?)?问题(?:的?说明|陈述|介绍)?|(?:问题|项目)?(?:背景|由来|缘起)|需求",
            r"(?:statement\s+of\s+the\s+)?(?:problem|issue|need)s?(?:\s+(?:statement|addressed))?|(?:introduction\s+to|description\s+of)\s+the\s+(?:issue|problem)|(?:project\s+)?(?:background|rationale|justification)",
        ),
        sentence=_sentence(
            r"(?:之所以|因为|由于)[^。；]{2,60}(?:开展|进行|提出|启动)",
            rf"\b{_THING_EN}\s+(?:was|is)\s+\w+\s+(?:because|since|in\s+response)\b",
        ),
    ),
    Property.EXCLUDED: Places(
        sentence=_sentence(
            rf"(?:{_THING_ZH}|手册|培训)(?:本身)?(?:明确)?不(?:包括|涉及|涵盖|资助|包含|处理|支持|提供|购买)|不(?:在|属于)[^。；]{{0,12}}范围|不是本|范围之外",
            rf"\b(?:{_THING_EN}|it)\b[^.;]{{0,20}}\b(?:does|do|will|would)\s+not\s+(?:cover|include|deal|fund|finance|pay|address|concern)\b|\b(?:is|are)\s+not\s+part\s+of\b|\boutside\s+(?:the\s+|its\s+)?scope\b",
        )
    ),
    Property.STAGES: Places(
        field=_label(
            r"(?:(?:第[一二三四五]|准备|试[行点验]|推广|实施|总结|启动)阶段|阶段[一二三四五])",
            r"(?:(?:phase|stage)\s+(?:[1-5IV]{1,3}|one|two|three|four)|(?:preparatory|pilot|first|second|third|final)\s+(?:phase|stage))",
        ),
        heading=_heading(r"(?:[一二两三四五六]个|实施)?阶段(?:安排|划分)?", r"(?:the\s+)?(?:\w+\s+)?(?:phases|stages)"),
    ),
    Property.MANAGER: Places(
        field=_label(r"项目(?:经理|负责人|主管|牵头人)", r"project\s+(?:manager|leader|coordinator)"),
        sure=True,
    ),
    Property.CODE: Places(field=_label(r"(?:项目)?(?:编号|代码|代号|编码)", r"project\s+(?:code|number)")),
    Property.AGENDA: Places(
        field=_label(r"(?:相关)?(?:的)?发展议程(?:相关)?建议", r"(?:related\s+)?(?:development\s+agenda|DA)\s+recommendations?"),
        sentence=_sentence(
            rf"{_THING_ZH}(?:旨在)?(?:落实|涉及|对应|响应|关系到|与)[^。；]{{0,12}}建议\d|忆及[^。；]{{0,10}}建议\d",
            rf"\b(?:{_THING_EN}|delegations|proponents)\s+(?:relates?\s+to|implements?|aims\s+to\s+implement|recall|responds?\s+to)\s+(?:WIPO\s+)?(?:development\s+agenda\s+|DA\s+)?recommendations?\b",
        ),
    ),
    Property.CRITERIA: Places(
        heading=_heading(
            r"(?:挑选|遴选|选择)?[^，。；：]{0,14}(?:国|者|人选?|机构)?(?:的)?(?:遴选|挑选|选择|入选)?(?:的)?标准",
            r"(?:selection|(?:selection\s+)?criteria)(?:\s+(?:criteria|for|of)\b.{0,40})?",
        ),
        sentence=_sentence(
            r"(?:下列|以下|如下)(?:遴选)?(?:标准|条件)|标准如下|条件如下",
            r"\bfollowing\s+(?:selection\s+)?criteria\b|\bcriteria\s+(?:are|were)\s*:",
        ),
    ),
    Property.SUSTAINED: Places(
        heading=_heading(r"(?:影响[和与及])?可持续性(?:[和与及].{1,8})?", r"(?:impact\s+and\s+)?sustainability(?:\s+\w+){0,2}")
    ),
    Property.LIMITS: Places(
        field=_label(r"(?:审评|评价|评估|研究|调查)?的?局限性?", r"(?:main\s+)?limitations?(?:\s+of\s+the\s+(?:evaluation|study|review))?"),
        heading=_heading(
            r"(?:审评|评价|评估|研究|调查)?的?局限性?", r"(?:main\s+)?limitations?(?:\s+of\s+the\s+(?:evaluation|study|review))?"
        ),
        sentence=_sentence(r"局限性?(?:[：:是为有]|，|在于)|两项局限|几项局限", r"\blimitations?\b"),
    ),
    Property.EXTENDED: Places(sentence=_sentence(r"延长|延期|展期|顺延", r"\b(?:extended|extension|prolonged)\b")),
    Property.REACHED: Places(
        sentence=_sentence(
            r"(?:共有?|合计|累计)[^，。；\d]{0,6}\d[\d,]*多?(?:名|人|位)[^。；]{0,12}(?:接受|受训|培训|受益|得到)|培训共?有?\d[\d,]*人(?:次)?",
            r"\d[\d,]*\s+(?:persons|people|participants|women|trainees)\s+(?:had\s+been|have\s+been|were|was)\s+(?:trained|reached|helped|supported)|\b(?:trained|reached|helped|benefit(?:ed)?)\b[^.;\d]{0,20}\d[\d,]*\s+(?:persons|people|participants|women)",
        ),
    ),
}
# On a cover, and in the fields of a paper, behind a label of its own.
BY_LABEL = re.compile(
    r"(?:编[拟写]|撰[写稿]|执笔|审评|评[价估审])(?:[人者员]|专家|顾问|机构)\s*[:：]|作者\s*[:：]|\b(?:prepared|written|evaluated)\s+by\s*:|\b(?:authors?|evaluators?|reviewers?|consultants?)\s*:",
    _I,
)
# Who wrote a paper, and who proposed what it is on, stands on its cover or in its first paragraphs.
WRITTEN_BY = re.compile(
    r"(?:由|系)[^。；]{2,60}(?:编写|编拟|撰写)|(?:编写|编拟|撰写)(?:人|者)为|\b(?:prepared|written|carried\s+out|conducted)\s+by\b[^.;]{0,80}",
    _I,
)
A_NAME = re.compile(rf"{_NAME_ZH}|{_NAME_EN}|\b(?:University|Institute|consultant)\b", _I)
PROPOSED_BY = re.compile(
    r"(?:收到|代表)[^。；]{0,40}(?:来函|来文)|(?:代表团|三国|两国|集团)[^。；]{0,20}(?:提交|提出)|\b(?:received\s+a\s+communication|submitted\s+(?:a|the|an)\b|in\s+a\s+communication)",
    _I,
)
IN_A_TABLE_OF_COSTS = re.compile(r"费用|预算|经费|成本|\b(?:costs?|budget)\b", _I)
