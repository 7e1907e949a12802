"""The properties that are asked of a thing: what it costs, how long it runs, what it found, who evaluated it.

A question for one has a form of its own, in both languages. Where one form is met within another, the stronger is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from assistant.rules import Rule

_I = re.IGNORECASE


class Property(StrEnum):
    """What is asked of a thing as a whole; in the order in which it is told."""

    APPROVED = "approved"
    STATE = "state"
    COST = "cost"
    SPENT = "spent"
    PAYER = "payer"
    LENGTH = "length"
    BEGIN = "begin"
    END = "end"
    ABOUT = "about"
    AIM = "aim"
    CONTENT = "content"
    COUNTRIES = "countries"
    PROPOSER = "proposer"
    RUNNER = "runner"
    EVALUATOR = "evaluator"
    AUTHOR = "author"
    METHOD = "method"
    FINDINGS = "findings"
    CONCLUSIONS = "conclusions"
    LESSONS = "lessons"
    RECOMMENDATIONS = "recommendations"
    RESULTS = "results"
    REACHED = "reached"
    EXTENDED = "extended"
    REASON = "reason"  # why it was extended or delayed
    EXTENDED_AT = "extended_at"  # which session agreed to that
    SCHEDULE = "schedule"
    PARENT = "parent"  # the project that a study is part of
    PROBLEM = "problem"  # why the thing is needed
    LIMITS = "limits"
    EXCLUDED = "excluded"
    RATINGS = "ratings"
    STAGES = "stages"
    MANAGER = "manager"
    CODE = "code"
    AGENDA = "agenda"  # the recommendations of the Development Agenda that it serves
    CRITERIA = "criteria"
    SUSTAINED = "sustained"
    RISKS = "risks"
    INDICATORS = "indicators"
    NEXT = "next"
    BACKGROUND = "background"  # told where nothing else tells what a thing is about


MONEY_ZH = r"预算|费用|经费|成本|花费|开销|造价"
_PEOPLE_ZH = r"多少(?:名|位)?(?:人|学员|女性|发明人)?"
ASKED: Mapping[Property, Rule] = {
    Property.APPROVED: Rule(
        r"(?:通过|批准|核准|核可|获批)了?(?:没有?|吗|么)|(?:是否|有没有|是不是)(?:已经?|被|获得?|得到)*(?:通过|批准|核准|核可)",
        r"\b(?:was|were|is|has|have|had|did|got|get)\b.{0,80}\b(?:approved?|adopted?|accepted|endorsed?|passed)\b(?=\s*(?:yet|already|by\s+the\s+committee)?\s*[?.]|$)",
        flags=_I,
    ),
    Property.STATE: Rule(
        r"(?:结束|完成|做完|办完|搞完|(?<![花用])完|终止)了?(?:没有?|没|吗|么|了吗)|(?:是否|有没有|是不是)(?:已经?)?(?:结束|完成|做完)|还在(?:进行|做|实施|搞|继续)",
        r"\b(?:has|have|had|did|is|was)\b.{0,80}\b(?:finish(?:ed)?|end(?:ed)?|over|complete(?:d)?|conclude[d]?|done|still\s+(?:going\s+on|running|under\s*way|ongoing|active))\s*(?:yet|already|now|by\s+now)?\s*(?=[?.,;]|$|\band\b)",
        flags=_I,
    ),
    Property.SPENT: Rule(
        r"(?:花|用)(?:了|掉了?|去了?)多少(?:钱|经费|资金|预算)?|(?:支出|开支|实际花费)(?:了|是|有|为)?多少",
        r"\bhow\s+much\b.{0,80}\bspen[dt]\b|\b(?:actual|total)\s+(?:spending|expenditure)\b|\bhow\s+much\s+(?:has|have|did|was)\b.{0,60}\b(?:cost|spen[dt])\b",
        flags=_I,
    ),
    Property.COST: Rule(
        rf"(?:需?要|得|会|将|应该?)(?:花费?|用)?(?:掉)?多少(?:钱|经费|资金|预算|费用)|多少(?:钱|预算|经费|资金)|多贵|(?:{MONEY_ZH})(?:总额)?(?:一?共|总共|大约|大概)?(?:是|有|为)?(?:多少|多大|多高|几何)|(?:{MONEY_ZH})(?:呢|怎么样)?[?？]?$",
        r"\bhow\s+(?:much\b.{0,80}\b(?:costs?|budget|price)|expensive|costly)\b|\bwhat\b.{0,60}\b(?:budgets?|costs?|price)\b|\bhow\s+(?:big|large|high)\b.{0,20}\bbudget\b|\bhow\s+much\s+money\b",
        flags=_I,
    ),
    Property.PAYER: Rule(
        r"谁(?:来|负责)?(?:出钱|付钱|付费|出资|资助|掏钱|买单)|(?:钱|资金|经费|费用)(?:都)?(?:是)?(?:由|从)?(?:谁|哪里|哪儿|何处|哪)(?:来|出|付|承担|负担)?|(?:由)?谁(?:来)?(?:承担|负担)(?:费用)?|资金来源|用什么(?:资金|钱)",
        r"\bwho\s+(?:pays?|paid|will\s+pay|would\s+pay|is\s+paying|funds?|funded|financ\w+|foots?)\b|\bwhere\b.{0,20}\bmoney\b.{0,40}\bcome\s+from\b|\b(?:source\s+of\s+(?:the\s+)?(?:funding|funds|money)|how\b.{0,60}\b(?:funded|financed))\b|\bwho\b.{0,40}\bpay(?:ing)?\s+for\b",
        flags=_I,
    ),
    Property.LENGTH: Rule(
        r"(?:为期|做|办|搞|持续|延续)?多长(?:时间)?|(?:为期|做|办|搞|持续|延续)?多久(?!一次|开)|多少个?月|几个月|几年|(?:期限|时长|工期|为期)(?:是|有|为)?(?:多长|多久|多少)?",
        r"\bhow\s+(?:long|many\s+(?:months|years))\b|\bwhat\b.{0,40}\b(?:duration|length)\b|\bthe\s+duration\b",
        flags=_I,
    ),
    Property.BEGIN: Rule(
        r"(?:什么时候|何时|哪[年天月]|哪一年|哪个月|几月份?|几时|多会儿)(?:会|将|才|就)?(?:正式)?(?:开始|启动|起步|展开|动工)|(?:开始|启动)(?:日期|时间)?(?:是)?(?:什么时候|何时|哪[年天月]|哪一年)|从(?:什么时候|何时|哪年)开始|(?:开始|启动)日期",
        r"\bwhen\b.{0,80}\b(?:start(?:s|ed)?|begin|began|begun|launch(?:ed)?|get\s+under\s*way)\b|\b(?:start(?:ing)?|launch)\s+date\b",
        flags=_I,
    ),
    Property.END: Rule(
        r"(?:什么时候|何时|哪[年天月]|哪一年|哪个月|几月份?|几时)(?:才)?(?:会|将|能|可以|就)?(?:正式)?(?:结束|完成|完结|完工|到期|终止)|(?:结束|完成)(?:日期|时间)(?:是)?(?:什么时候|何时|哪[年天月])?|(?:做|搞|办|进行|持续|延长)到(?:什么时候|何时|哪[年天月]|哪一年)",
        r"\bwhen\b.{0,80}\b(?:end(?:s|ed)?|finish(?:es|ed)?|over|complete[d]?|expire[sd]?|run\s+out|conclude[d]?)\b|\b(?:end(?:ing)?|completion)\s+date\b",
        flags=_I,
    ),
    Property.ABOUT: Rule(
        r"(?:是)?(?:讲|说|关于|针对|做|干|搞|研究)(?:的|了)?(?:是)?(?:什么|啥)(?:的|事情?|内容|问题)?[?？]?$|(?:是|有)(?:什么|啥)(?:内容|意思)|(?:主要)?内容(?:是|有)?什么|(?:简单)?介绍(?:一下)?|是怎么回事|是个?什么样的|(?:项目|提案|研究|路线图)是?(?:个|一个)?(?:什么|啥)[?？]?$",
        r"\bwhat(?:['’]s|\s+(?:is|was|are|were))\b.{0,100}\babout\b|\btell\s+me\s+(?:more\s+)?about\b|\bwhat\s+(?:is|was)\s+the\s+(?:idea|content|gist)\b|\b(?:describe|summari[sz]e|summary\s+of)\b|\bwhat\b.{0,60}\b(?:deal|concerned)\s+with\b|\bwhat\b.{0,40}\blook(?:s|ed)?\s+(?:at|into)\b|\bwhat\s+(?:is|was)\s+the\s+(?!status|state|stage|progress|situation|latest|news|outcome|deadline|name|title|number)[^,?]{2,80}\b(?:project|roadmap|study|proposal|scheme|fellowship)\b(?:\s+(?:for|on)\s+[^,?]{2,60}?)?(?=\s*\??$|\s+(?:put\s+forward|proposed|submitted|suggested)\s+by\b)|\bwhat\s+does\b.{2,80}\bsay\s*\??$",
        flags=_I,
    ),
    Property.AIM: Rule(
        r"(?:(?<!项)目的|目标|宗旨|用意|初衷)|为了什么|想(?:达到|实现|解决)什么|(?:有)?什么用",
        r"\b(?:aims?|goals?|objectives?|purposes?|intention|the\s+point\s+of)\b|\bwhat\b.{0,80}\b(?:aim(?:s|ed|ing)?\s+(?:to|at)|meant\s+to|supposed\s+to|intended\s+to|want(?:s|ed)?\s+to\s+achieve|hope(?:s|d)?\s+to|(?:try|trying|tries)\s+to|set\s+out\s+to|(?:is|was)\b.{0,60}\bfor(?=\s*[?.]|$))|\bwhy\s+(?:is|was|do|does)\b.{0,60}\b(?:needed|need)\b",
        flags=_I,
    ),
    Property.CONTENT: Rule(
        r"(?:具体|到底|究竟|主要|都|准备|打算|计划|将|会|想|要)+(?:要|会|想)?(?:做|干|搞|开展|建议|提出)(?:了)?(?:些|哪些|点)?(?:什么|啥|哪些)?(?:活动|工作|事情?|措施|行动)?|(?:有|包括|包含|开展)(?:了)?(?:哪些|什么|哪?几[项个])(?:活动|内容|产出|行动|部分|措施|工作|组成部分)|建议(?:了)?(?:要)?做(?:什么|哪些)|提(?:出|议)(?:了)?(?:什么|哪些)(?:活动|行动|措施)",
        r"\bwhat\b.{0,80}\b(?:would|will|does|do|did|is|are|was)\b.{0,80}\b(?:do|doing|done|propose|suggest|involve|include|consist\s+of|cover|contain|want(?:s)?\s+to\s+do|(?:going|plan(?:ned|s)?)\s+to\s+do)\b\s*(?:exactly|concretely|in\s+practice)?(?=\s*[?.,;]|$|\s+and\b)|\bwhat\b.{0,30}\b(?:activities|outputs|components|elements)\b",
        flags=_I,
    ),
    Property.COUNTRIES: Rule(
        r"(?:哪些|哪几个?|什么|哪)(?:受益|试点|参加|参与)?国家?(?=.{0,8}(?:参加|参与|受益|实施|开展|试点|进行|做|搞|[?？]|$))|(?:受益国|试点国家?|参加国|参与国)(?:家)?(?:是|有|包括)?(?:哪些|哪几个?|谁)?|在哪(?:些|几个?)?(?:国家|地方)?(?:实施|开展|进行|做|试点|搞|办)",
        r"\b(?:which|what)\s+(?:\w+\s+)?countries\b.{0,80}\b(?:take\s+part|took\s+part|taking\s+part|participat\w+|benefit\w*|involved|included|covered|join\w*|in)\b|\b(?:which|what)\s+(?:are\s+the\s+|were\s+the\s+)?(?:beneficiary|pilot|participating)\s+countries\b|\b(?:beneficiary|pilot|participating)\s+countries\b|\bwho\s+(?:takes?|took)\s+part\b|\b(?:which|what)\s+countries\b.{0,20}\b(?:is|are|was|were)\b.{0,60}\b(?:in|for|implemented|carried\s+out)\b|\bwhere\b.{0,60}\b(?:carried\s+out|implemented|takes?\s+place|took\s+place|run)(?=\s*[?.]|$)",
        flags=_I,
    ),
    Property.PROPOSER: Rule(
        r"(?:是)?(?:由)?(?:谁|哪[个些几]?个?(?:国家?|代表团|方))(?:先|最早|最先)?(?:提出|提交|提议|建议|发起|倡议|提的)(?:来)?的?|提案(?:国|方|人)是谁",
        r"\b(?:who|which\s+(?:countries|country|delegations?|states?))\b.{0,20}\b(?:propos\w+|submitt?ed|put\s+forward|tabled|suggested|initiated|came\s+up\s+with|launched\s+the\s+idea|asked\s+for|is\s+behind|was\s+behind)\b|\bwhose\s+(?:idea|proposal)\b|\b(?:proponents?|sponsors?)\b",
        flags=_I,
    ),
    Property.RUNNER: Rule(
        r"(?:由)?(?:谁|哪[个些几]个?(?:部门|司|单位))(?:来|在)?(?:负责|管理?|主管|实施|执行|牵头|主持|领导|运作|统筹){1,2}(?:的)?|(?:主管部门|实施部门)(?:是|叫)?(?:谁|什么|哪)?",
        r"\bwho\b.{0,20}\b(?:runs?|ran|is\s+running|manage[sd]?|is\s+managing|leads?|led|is\s+in\s+charge|was\s+in\s+charge|is\s+responsible|was\s+responsible|implements?|implemented|coordinates?|heads?)\b|\bwhich\s+(?:department|sector|division|unit)\b.{0,30}\b(?:runs?|manage[sd]?|responsible|in\s+charge|implements?)\b",
        flags=_I,
    ),
    Property.MANAGER: Rule(
        r"(?:项目)?(?:负责人|经理|牵头人|主管)(?:是|叫)?(?:谁|什么名字|什么|哪[位个])|谁是[^，。；]{0,12}(?:负责人|经理|牵头人)",
        r"\bwho\b.{0,20}\b(?:project\s+)?(?:manager|leader)\b|\bname\s+of\s+the\s+(?:project\s+)?(?:manager|leader)\b",
        flags=_I,
    ),
    Property.EVALUATOR: Rule(
        r"谁(?:给|对|为).{0,20}(?:审评|评价|评估)|(?:由|是)?谁(?:来|负责|做)?(?:的)?(?:审评|评价|评估)(?:的|过)?|(?:审评|评价|评估)(?:工作|报告)?(?:是)?(?:由|请)?(?:谁|哪[位名家个](?:顾问|专家|机构|公司|人)?)(?:来)?(?:做|写|负责|编写|进行|完成)?的?|(?:审评|评价|评估)(?:人|员|专家)(?:是|叫)?(?:谁|什么)",
        r"\bwho\s+(?:has\s+|have\s+|had\s+|will\s+|is\s+going\s+to\s+|was\s+it\s+who\s+)?(?:externally\s+|independently\s+)?evaluat\w+|\bwho\b.{0,30}\b(?:did|wrote|carried\s+out|conducted|made|prepared|is\s+doing|will\s+do)\b.{0,20}\bevaluation\b|\bwho\b.{0,20}\bevaluator\b|\bevaluated\s+by\s+(?:whom|who)\b",
        flags=_I,
    ),
    Property.AUTHOR: Rule(
        r"(?:由|是)?谁(?:来|负责)?(?:写|编写|撰写|编拟|执笔|做)的|(?:作者|编写者|撰写人)(?:都)?(?:是|叫)(?:谁|什么)",
        r"\bwho\s+(?:wrote|prepared|authored|carried\s+out|conducted|did|made)\b|\bwho\b.{0,20}\bauthors?\b|\bwritten\s+by\s+(?:whom|who)\b",
        flags=_I,
    ),
    Property.METHOD: Rule(
        r"怎么(?:审评|评价|评估|研究|做)的|(?:用|采用)(?:了)?什么方法|方法是什么",
        r"(?<=\band\s)how\s*\?|\bhow\b.{0,12}\b(?:it|the\s+evaluation|the\s+study)\b.{0,12}\b(?:done|carried\s+out|conducted)\b|\b(?:methodology|methods?)\b",
        flags=_I,
    ),
    Property.LESSONS: Rule(
        r"(?:经验)?教训|(?:总结|得到|汲取|取得)了?(?:哪些|什么)经验", r"\blessons?\b|\bwhat\b.{0,40}\blearn(?:ed|t)\b", flags=_I
    ),
    Property.RECOMMENDATIONS: Rule(
        r"(?:提出?|给出?|有|作出)(?:了|过)?(?:哪些|什么|哪?几[条项个])建议|建议(?:是|有|都有)?(?:哪些|什么)",
        r"\b(?:what|which)\b.{0,80}\brecommend(?:s|ed)?\b|\b(?:what|which)\b.{0,20}\brecommendations?\b.{0,60}\b(?:ma[dk]e|makes|g[ai]ve[ns]?|come|came|propose[sd]?|suggest(?:s|ed)?|say|says)\b|\brecommendations?(?:\s+\d+)?\s+(?:of|in|from)\s+the\s+(?:\w+\s+){0,2}(?:evaluation|study|report)",
        flags=_I,
    ),
    Property.CONCLUSIONS: Rule(
        r"结论|(?:审评|评价|评估)(?:报告)?(?:怎么说|说了什么|好不好|怎么样)|(?:做|办|搞)得(?:怎么样|好不好|如何)|成功(?:吗|了吗|没有|不成功)",
        r"\bconclu(?:de[sd]?|sions?)\b|\bhow\s+well\b|\bverdict\b|\bhow\s+did\b.{0,60}\bgo(?=\s*[?.]|$)|\bsuccess(?:ful)?(?=\s*[?.]|$)|\bwhat\b.{0,20}\bevaluat\w+\b.{0,20}\bsa(?:y|id)\b|\bevaluation\b.{0,60}\bpositive\b",
        flags=_I,
    ),
    Property.FINDINGS: Rule(
        r"(?:发现|查明|得出|表明|显示)(?:了)?(?:哪些|什么|啥)(?:结果|问题|情况)?|(?:主要)?(?:发现|调查结果|研究结果|审评结果)(?:是|有)?(?:哪些|什么)?|结果(?:是|怎么样|如何|是什么)",
        r"\bwhat\b.{0,80}\b(?:find|found|finds|discover(?:ed)?|show(?:s|ed|n)?|reveal(?:s|ed)?|come\s+(?:up\s+with|to))\b|\b(?:main\s+|key\s+)?findings\b|\bresults?\s+of\s+the\s+(?:study|evaluation)\b",
        flags=_I,
    ),
    Property.RESULTS: Rule(
        r"(?:取得|有|带来|产生)(?:了|过)?(?:哪些|什么|多少)(?:主要)?(?:成果|成绩|成效|效果|产出)|(?:成果|成效|效果|产出)(?:是|有|都有)?(?:哪些|什么|怎么样|如何)|(?:做|办|完)成了(?:什么|哪些)",
        r"\bwhat\b.{0,80}(?<!\bto)\s(?:achieve[ds]?|accomplish(?:ed)?|deliver(?:ed)?|bring\s+about|brought\s+about|produced?)\b|\bwhat\b.{0,20}\b(?:results|outcomes?|outputs|achievements)\b.{0,40}\bof\b|\bwhat\b.{0,12}\bcame\s+(?:out\s+)?of\b",
        flags=_I,
    ),
    Property.EXTENDED: Rule(
        r"延(?:长|期)了?(?:多久|多长时间|几个月|多少个月|吗|没有?|到)|(?:有没有|是否)(?:被)?延(?:长|期)",
        r"\b(?:extended|extension|prolonged)\b",
        flags=_I,
    ),
    Property.REASON: Rule(
        r"(?:为什么|为何|怎么会?|因为什么|出于什么原因)(?:会|要|被|又|需要)*(?:延长|延期|展期|顺延|推迟|推后|拖延)(?:了|的)?|(?:延长|延期|展期|推迟|拖延)的?(?:主要)?(?:原因|理由)",
        r"\bwhy\b.{0,80}\b(?:extended|extension|prolonged|delayed|late|postponed)\b|\breasons?\s+for\s+the\s+(?:extension|delay)\b",
        flags=_I,
    ),
    Property.EXTENDED_AT: Rule(
        r"(?:是|在|由)?哪一?[次届](?:会议|会)?上?(?:同意|批准|通过|核准)(?:了|的)?(?:延长|延期|展期)?的?",
        r"\b(?:which|what)\s+session\b.{0,30}\b(?:approved|agreed|granted|accepted)\b",
        flags=_I,
    ),
    Property.SCHEDULE: Rule(
        r"(?:是否|是不是|有没有|能否|能不能|能)?(?:按(?:照)?(?:原)?计划|按期|按时|如期|准时)(?:进行|推进|完成|实施|执行)?|(?:进度|进展)(?:落后|滞后|顺利|正常)|拖延了?(?:没有?|吗|么)|(?:落后|滞后)了?(?:没有?|吗|么)",
        r"\b(?:on|behind|ahead\s+of|to)\s+schedule\b|\bon\s+(?:track|time)\b|\bdelayed\s*\?|\brunning\s+late\b",
        flags=_I,
    ),
    Property.PARENT: Rule(
        r"(?:是)?(?:属于|隶属)?(?:在)?哪[个一项]个?项目(?:之?下|框架|的|里|中)(?:的)?(?:一部分|产出|成果|开展|进行|做)?的?",
        r"\b(?:under|within|in|for)\s+(?:which|what)\s+(?:[\w-]+\s+){0,2}project\b|\b(?:which|what)\s+(?:[\w-]+\s+){0,2}project\b.{0,60}\b(?:part|output|product|result|component)\s+of\b|\b(?:part|output)\s+of\s+(?:which|what)\s+(?:[\w-]+\s+){0,2}project\b",
        flags=_I,
    ),
    Property.PROBLEM: Rule(
        r"(?:为什么|为何)(?:需?要|会|想)*(?:做|搞|办|开展|设立|启动|提出|有)(?:这个|这项|这样)?|(?:为什么|为何)(?:会)?需要|(?:要|想)解决(?:的是)?(?:什么|哪些)(?:问题|困难)?|针对(?:的是)?(?:什么|哪些)问题|(?:有|面临|遇到)(?:的是)?(?:什么|哪些)(?:问题|困难|难处)",
        r"\bwhy\b.{0,80}\b(?:need(?:s|ed)?|necessary|set\s+up|started|launched|created|undertaken|proposed|conceived)\b|\b(?:what|which)\s+(?:\w+\s+)?(?:problems?|difficult(?:y|ies)|challenges?)\b.{0,60}\b(?:address|solve|tackle|behind|face[ds]?|have|had)\b",
        flags=_I,
    ),
    Property.LIMITS: Rule(
        r"(?:有|存在)?(?:哪些|什么)(?:局限性?|不足之处)|局限性?(?:是|有|在)?(?:哪些|什么|哪里)?",
        r"\blimitations?\b|\blimits\s+of\b",
        flags=_I,
    ),
    Property.CODE: Rule(
        r"(?:项目)?(?:编号|代码|代号|编码)(?:是|为)?(?:什么|多少|几号?)?", r"\bproject\s+(?:code|number)\b|\bcode\s+of\b", flags=_I
    ),
    Property.AGENDA: Rule(
        r"(?:落实|对应|涉及|基于|针对|响应|执行)(?:的是|的|了)?(?:是)?(?:哪些|哪?几[条项个]|哪[条项]|什么)(?:WIPO|产权组织)?(?:的)?(?:发展议程)?的?建议",
        r"\b(?:which|what)\s+(?:(?:WIPO\s+)?development\s+agenda\s+|DA\s+)?recommendations?\b.{0,60}\b(?:implement|address|relate|based|link|respond|serve|cover|correspond)\w*",
        flags=_I,
    ),
    Property.CRITERIA: Rule(
        r"(?:哪些|什么|何种)(?:遴选|选择|入选|参加|加入)?(?:条件|标准|要求)|(?:怎么|如何|怎样)(?:遴选|挑选|选择|选出)",
        r"\b(?:what|which)\s+(?:selection\s+)?(?:criteria|conditions|requirements)\b|\bhow\b.{0,60}\b(?:selected|chosen|picked)\b",
        flags=_I,
    ),
    Property.SUSTAINED: Rule(
        r"可持续性?(?:到底|究竟)?(?:如何|怎么样|怎样|好不好|有保障吗|怎么保证|怎么看)|(?:结束|完成)(?:之?后|以后)(?:的)?(?:成果|活动|工作)?(?:怎么|如何)(?:办|维持|延续|继续)",
        r"\bsustainab(?:le|ility)\b",
        flags=_I,
    ),
    Property.EXCLUDED: Rule(
        r"(?:明确)?(?:不|没有?)(?:包括|涉及|涵盖|资助|包含|处理|支持)(?:的是|了)?(?:哪些|什么)|(?:哪些|什么)[^，。；]{0,10}(?:不在|不属于|被?排除)",
        r"\bwhat\b.{0,60}\b(?:leaves?\s+out|left\s+out|excludes?|excluded|not\s+(?:cover(?:ed)?|include[d]?|fund(?:ed)?|pay\s+for|deal\s+with|part\s+of))\b",
        flags=_I,
    ),
    Property.RATINGS: Rule(
        r"(?:打|给|评|得)(?:了|出|到)?(?:几|多少|什么样?的?|怎样的)(?:颗?星|分|评分)|(?:评分|打分|得分)(?:结果)?(?:是|为|有|都是)?(?:多少|什么|如何|怎么样|怎样|哪些)|(?:各项|各个?|每项)(?:评价)?标准的?(?:评分|得分)",
        r"\b(?:what|which)\b.{0,20}\b(?:ratings?|scores?|marks)\b.{0,60}\b(?:give[ns]?|gave|get|got|receive[d]?|award(?:ed)?|criteri(?:a|on))\b|\bhow\s+(?:was|were|is|are)\b.{0,60}\b(?:rated|scored)\b",
        flags=_I,
    ),
    Property.STAGES: Rule(
        r"(?:分|有|包括|划分)(?:为|成|了)?(?:哪?几|哪些|什么|多少)个?(?:阶段|步骤)|(?:哪?几|哪些)个?阶段|阶段(?:是|有)(?:哪些|什么)",
        r"\b(?:what|which|how\s+many)\b.{0,24}\b(?:phases|stages)\b",
        flags=_I,
    ),
    Property.RISKS: Rule(
        r"(?:列(?:出|明|举)?|指出|提到|预见|有|面临|存在)(?:了|到)?(?:哪些|什么|哪?几[个项种])风险|风险(?:是|有)?(?:哪些|什么)",
        r"\bwhat\b.{0,40}\brisks?\b|\bwhich\s+risks\b",
        flags=_I,
    ),
    Property.INDICATORS: Rule(
        r"(?:达到|实现)了?(?:预期)?(?:目标|指标)(?:没有?|吗|么)|(?:用|有|按)?(?:哪些|什么)指标|指标(?:是|有)?(?:哪些|什么)|(?:怎么|如何)衡量(?:成败|成功|效果)?",
        r"\bwhat\b.{0,40}\bindicators?\b|\bhow\b.{0,60}\bmeasured?\b|\b(?:meet|met|reach(?:ed)?)\s+(?:its|the|all)\s+(?:\w+\s+)?(?:targets?|goals?|objectives?)\b",
        flags=_I,
    ),
    Property.NEXT: Rule(
        r"下一步怎么办|(?:下一步|后续|接下来)(?:的)?(?:工作|行动|步骤|安排|计划)?(?:是|有|要|会|做)*(?:什么|哪些|怎么样)",
        r"\bnext\s+steps?\b|\bfollow[\s-]?up\b|\bwhat\b.{0,12}\b(?:next|afterwards)\b|\bwhat\s+(?:happens?|will\s+happen|comes?)\b.{0,20}\bafter\b",
        flags=_I,
    ),
    Property.REACHED: Rule(
        rf"(?:帮助?|培训|惠及|受益|覆盖|服务|教|指导)(?:了|过|到|的)?{_PEOPLE_ZH}|(?:有)?{_PEOPLE_ZH}(?:从中)?(?:受益|得到帮助|接受培训|受训|参加)(?:了|过)?",
        r"\bhow\s+many\s+(?:people|persons|women|men|participants|trainees|beneficiaries)\b.{0,60}\b(?:help(?:ed)?|train(?:ed)?|reach(?:ed)?|benefit(?:ed|ted)?|support(?:ed)?|take\s+part|took\s+part|participate[d]?|involve[d]?)\b|\bhow\s+many\b.{0,12}\b(?:people|persons)\b.{0,40}\b(?:project)\b",
        flags=_I,
    ),
}
# Where the first is asked, the others are met by the same words.
_SAID_BETTER: tuple[tuple[Property, set[Property]], ...] = (
    (Property.SPENT, {Property.COST}),
    (Property.EVALUATOR, {Property.AUTHOR, Property.RUNNER}),
    (Property.PROPOSER, {Property.CONTENT, Property.AUTHOR, Property.COUNTRIES}),
    (Property.LENGTH, {Property.CONTENT}),
    (Property.RUNNER, {Property.AUTHOR}),
    (Property.RECOMMENDATIONS, {Property.CONTENT, Property.FINDINGS}),
    (Property.LESSONS, {Property.CONTENT, Property.FINDINGS}),
    (Property.CONCLUSIONS, {Property.CONTENT, Property.FINDINGS, Property.STATE, Property.END}),
    (Property.FINDINGS, {Property.CONTENT, Property.ABOUT}),
    (Property.REACHED, {Property.CONTENT, Property.COUNTRIES}),
    (Property.AIM, {Property.CONTENT, Property.ABOUT}),
    (Property.CONTENT, {Property.ABOUT}),
    (Property.RESULTS, {Property.CONTENT, Property.FINDINGS, Property.ABOUT}),
    (Property.EXTENDED, {Property.END, Property.LENGTH, Property.STATE}),
    (Property.REASON, {Property.EXTENDED, Property.END, Property.STATE, Property.SCHEDULE, Property.PROBLEM, Property.AIM}),
    (Property.EXTENDED_AT, {Property.EXTENDED, Property.APPROVED, Property.END}),
    (Property.SCHEDULE, {Property.STATE, Property.END}),
    (Property.PARENT, {Property.AUTHOR, Property.CONTENT, Property.ABOUT, Property.RESULTS, Property.COUNTRIES, Property.RUNNER}),
    (Property.PROBLEM, {Property.AIM, Property.CONTENT, Property.ABOUT, Property.BEGIN}),
    (Property.LIMITS, {Property.CONTENT, Property.ABOUT, Property.METHOD, Property.FINDINGS}),
    (Property.EXCLUDED, {Property.CONTENT, Property.ABOUT, Property.AIM, Property.PAYER}),
    (
        Property.RATINGS,
        {Property.CONTENT, Property.ABOUT, Property.CONCLUSIONS, Property.RECOMMENDATIONS, Property.FINDINGS, Property.METHOD},
    ),
    (Property.STAGES, {Property.CONTENT, Property.ABOUT}),
    (Property.MANAGER, {Property.RUNNER, Property.AUTHOR}),
    (Property.CODE, {Property.ABOUT, Property.CONTENT}),
    (Property.AGENDA, {Property.RECOMMENDATIONS, Property.RUNNER, Property.ABOUT, Property.CONTENT, Property.COUNTRIES}),
    (Property.CRITERIA, {Property.CONTENT, Property.ABOUT, Property.COUNTRIES, Property.METHOD}),
    (Property.SUSTAINED, {Property.CONTENT, Property.ABOUT, Property.STATE, Property.NEXT, Property.FINDINGS, Property.CONCLUSIONS}),
    (Property.RISKS, {Property.CONTENT, Property.ABOUT}),
    (Property.INDICATORS, {Property.CONTENT, Property.ABOUT, Property.AIM, Property.METHOD}),
    (Property.NEXT, {Property.CONTENT, Property.ABOUT}),
    (Property.COST, {Property.CONTENT, Property.ABOUT, Property.AIM}),
    (Property.END, {Property.STATE}),
)


def properties_asked(text: str) -> tuple[Property, ...]:
    """Return the properties that a question asks for, without those that another of them already says more exactly.

    >>> [one.value for one in properties_asked("How much of the budget was spent?")], [one.value for one in properties_asked("做多长时间？")]
    (['spent'], ['length'])
    """
    found = {one for one, asked in ASKED.items() if asked.search(text)}
    for stronger, weaker in _SAID_BETTER:
        if stronger in found:
            found -= weaker
    return tuple(one for one in Property if one in found)
