"""What a question wants, read from its shape: an ordered table of rules, the first that holds decides.

The shape is the question in lower case with marks where symbols, sessions and recommendations stood (mentions.py).
"""

from __future__ import annotations

import re

from assistant.glossary import matches
from assistant.model import Intent
from assistant.rules import Rule
from assistant.text import HAN, language_of
from assistant.understanding.asked.definitions import counted_as, defined_in
from assistant.understanding.asked.whether import asks_of_reporting, asks_only_whether
from assistant.understanding.named.mentions import DATE, DOCUMENT, RECOMMENDATION, SESSION, Mentions
from assistant.understanding.named.recommendations import about_the_recommendation
from assistant.understanding.topic import topic_of

D, S, R = map(re.escape, (DOCUMENT, SESSION, RECOMMENDATION))
_BODY = rf"(?:the\s+committee|committee|cdip|members?(?:\s+states)?|delegates|{S})"
_ZH_BODY = rf"(?:委员会|cdip|成员国|各国|{S}(?:会议)?|会议|大家|代表们)"


# Operative verbs of the Committee, by the English word that a Decision carries.
VERBS: tuple[tuple[str, Rule], ...] = (
    ("took note", Rule(r"注意到", r"\b(?:took|taken?|taking)\s+note\b", r"\bnoted\b")),
    (
        "approved",
        Rule(
            r"获?批准|获批(?!准)|(?<=新)批|(?<![一大分成首整这那每两三几])批(?:了|下来)*(?=哪|什么|几[个项份]|吗|没有?(?:[?。]|$))|核准|开了?绿灯|放行|过会",
            r"\bapprov\w+|\bgreen\s+light\b|\bgo-?\s?ahead\b",
        ),
    ),
    ("adopted", Rule(r"(?<!不)通过(?=了|的|$|[?。,!])", r"(?:获得?|被|会议|委员会|是否|何时|时候|正式|届|一致)通过", r"\badopt\w*")),
    ("agreed", Rule(r"商定|议定|同意|赞同", r"\bagree\w*")),
    ("decided", Rule(r"决定|决议", r"\bdecid\w+|\bdecisions?\b")),
    (
        "requested",
        Rule(
            r"要求|委员会(?:还)?请|(?:[请让叫]|(?<![需主只])要)秘书处",
            r"\brequest(?:ed|s)?\b|\bask(?:ed|s)?\s+(?:the\s+secretariat|for)|\bcall(?:ed|s)?\s+for\b",
        ),
    ),
    ("accepted", Rule(r"接受|采纳", r"\baccept(?:ed|s)?\b")),
    ("endorsed", Rule(r"核可|(?<!申请)(?<!请求)认可(?!的(?:观察员|非政府))", r"\bendors\w+")),
    ("welcomed", Rule(r"欢迎", r"\bwelcomed\b")),
    ("invited", Rule(r"邀请", r"\binvited\b")),
    ("instructed", Rule(r"指示|责成", r"\binstructed\b|\btasked\b")),
    (
        "closed",
        Rule(
            r"(?:结束|终止|终结)(?:了)?(?:对|讨论|审议|关于)|不再(?:讨论|审议)|画上?了?句号",
            r"\bclosed?\s+(?:the\s+|its\s+)?(?:discussion|item|agenda)|\b(?:bring|brought|put)\s+(?:[\w'’-]+\s+){0,3}?(?:to\s+an?\s+)?(?:close|end)\b",
        ),
    ),
    ("deferred", Rule(r"推迟|延后", r"\b(?:deferred|postponed)\b")),
    ("elected", Rule(r"选举|当选", r"\belected\b")),
    ("did not approve", Rule(r"否决(?![定策议])|驳回|拒绝", r"\breject(?:ed|s|ing)?\b|\bturn(?:ed)?\s+down\b|\bthr[eo]wn?\s+out\b")),
)

_FIGURE = Rule(
    r"\bhow\s+(?:many|much|big|large|long|soon|often|frequently|high|expensive|costly)\b",
    r"\b(?:what|which|give|tell\s+me|state)\b(?:(?!\b(?:about|against|by|on|over|to|with)\b)[^,;?]){0,45}?\b(?:percentage|per\s?cent|proportion|share|number|count|tally|amount|total|price|ratio|cost|costs|budget|average|maximum|minimum|fee|rate|sum|size|limit)\s+(?:of|is|was|for|are|were|per|in|do|does|did|that|allocated)\b",
    r"\b(?:what|how\s+much)\b.{0,60}\b(?:costs?|end(?:ed)?\s+up\s+costing)\b(?!\s+(?:estimate|breakdown|item))|\bthe\s+number\s+of\b",
    r"^(?:the\s+)?(?:[\w-]+\s+){0,3}(?:number|amount|percentage|proportion|costs?|budget)\s+(?:of|for)\b",
    r"\b(?:what|which)\b[^,;?]{0,30}\b(?:average|total|overall|highest|lowest)\b|\btotal\s+(?:\w+\s+){0,4}(?:cost|costs|number|budget|applications|amount)\b|^(?:(?!\b(?:which|who|whom|whose|where|why|name|called)\b).)*\b(?:cost|costs|budget|price|duration|rate)\s*\?$",
    r"\b(?:figures?|statistics|numbers)\s+(?:on|for|about|of)\b|^(?!how\s+did\b).*\bstatistics\b",
    r"多少|百分之几|几成|多大(?:比例|份额|规模)|有多(?:大|高|长|少)|多久|多长时间|(?<!哪)(?<!的)(?<!前)(?<!第)(?<!这)(?<!那)几(?:个|名|次|项|份|家|种|国|位|场|期|门|条|人|百|千|万|倍|所|类|轮|笔|件|本|套|张|只|处|座|篇|部|辆|间|天|周|年(?!级))",
    r"(?<!什么)(?<!哪些)(?<!何种)(?<!啥)(?:比例|占比|数量|人数|总数|总额|费用|预算|成本|金额|开支|份额|次数|数目|数字|数据|总量)(?:是|为|有|达|共|大概|大约|约|总共|一共)*(?:多少|多大|多高|几|$|\?|。)",
    r"(?:价格|报酬|得分|时长|期限)(?:是|为)?(?:多少|几|多长)|花(?:了)?多少|要花|上限(?:是|为)?(?:多少|几|$|\?)",
)
_OVER_TIME = Rule(
    r"从(?:谁)?(?:最初|开始)?(?:提出|提案|提议|立项|批准|启动|开始|设立|成立|构想)[^,，。?？]{0,12}?到[^,，。?？]{1,8}的?(?:前后)?(?:经过|过程|进展)|历(?:届|次)|逐届|一届(?:一|又一)届|梳理|来历|起落|(?:整个|全部|审议|讨论|决策)过程|各个?阶段|(?<!头)(?<!前)连续[两几二三四]届|哪一?届[^?。]{0,24}(?:哪一?|第几)届|演变|沿革|历史(?!上)|历程|脉络|时间线|来龙去脉|由来|(?:怎么|怎样|如何)(?:一步步)?(?:演变|发展|形成|走到|变成|产生)|后来(?:怎么样|怎样|如何)了?(?=[?。]|$)"
    r"|(?:经过|经历|走)[了过]?(?:哪|几)(?:些|几)?个?(?:步|阶段|环节|道)|一步步|前前后后|先后(?:经过|经历|有)了?过?",
    r"\bhistory\b|\bevol\w+|\bchronolog\w+|\btimeline\s+of\b|\bover the (?:sessions|years)\b|\bacross (?:the )?sessions\b|\bthrough the sessions\b|\bchain of\b",
    r"\bhow\s+(?:has|have)\b.*\b(?:dealt\s+with|handled|treated|followed\s+up|progressed|developed|changed)\b|\bhow\s+did\b.*\b(?:lead\s+to|come\s+about|come\s+into\s+being|end\s+up|develop)\b|\bwhat\s+(?:became|has\s+become)\s+of\b|\b(?:trace|retrace)\b"
    r"|\bhow\s+did\b.*\b(?:move|get|go|pass|progress|advance|make\s+its\s+way)\b.{0,12}\bfrom\b|\b(?:decision|paper)\s+trail\b"
    r"|\bsession\s+by\s+session\b|\b(?:from\s+)?(?:one\s+)?session\s+to\s+(?:the\s+next|session)\b|\b(?:at|in)\s+each\s+session\b|\bwhich\s+sessions\b"
    r"|\b(?:reconstruct|retrac\w+|follow|understand|know)\s+the\s+(?:\w+\s+)?(?:course|path|road|steps|stages|development|story)\b|\bthe\s+(?:path|road)\s+from\b|\b(?:steps|stages)\b[^?]{0,20}\bbetween\b|\b(?:steps|stages)\s+(?:of|in|through)\s+the\s+\w+\s+of\b",
)
_CHANGED = Rule(r"变化|怎么变|改了什么", r"\bchanged?\b|\bdifferent\b")
_HISTORY_FRAME = Rule(
    r"历(?:届|次)会议是怎么处理的|从(?:谁)?(?:最初|开始)?(?:提出|提案|提议|立项|批准|启动|开始|设立|成立|构想)[^,，。?？]{0,12}?到(?:最[后终]|委员会)*(?:(?:最[后终]|怎么|如何)*(?:结束|完成|扩大|推广|评价|审评|评估|结项|现在|目前|如今|今天|通过|批准|实施|落实|收尾|处理|结果))|前后|历(?:届|次)|各届|逐届|一届(?:一|又一)届|梳理|来历|几?经?起落|整个|各个?阶段|连续[两几二三四]届|回顾|以前的?|请|演变|沿革|来龙去脉|(?:发展)?历程|(?:发展)?过程|历史|始末|脉络|先后|一步步|前前后后|(?:经过|经历|走)[了过]?(?:哪|几)(?:些|几)?个?(?:步骤?|阶段|环节|道)|经过|时间线|由来|讨论|比较|对比|区别|不同|差异|异同|变化",
    r"\b(?:history|evolution|evolved?|chronology|timeline|chain\s+of\s+decisions|discussions?|summari[sz]e|trace|course|bec[oa]me|end(?:ed)?\s+up|(?:decision\s+|paper\s+)?trail|(?:move|get|go|pass|progress|advance|make\s+its\s+way)\s+from|how\s+(?:has|have|did)|dealt\s+with|handled|since\s+it\s+was\s+\w+|lead\s+to|over\s+the\s+(?:years|sessions)|walk\s+(?:me|us)\s+through|(?:from\s+)?one\s+(?:session\s+)?to\s+the\s+next|at\s+each|each|(?:reconstruct|retrac\w+|follow|understand|know)\s+the|path|road|steps|stages|in\s+between|between|am\s+trying|changed?|develop(?:ed)?"
    r"|(?:through|across)\s+(?:the\s+)?sessions|compare|comparison|differences?|differ|from\s+(?:the\s+|its\s+)?(?:(?:first\s+)?proposal|start|beginning|approval|launch|request|idea)\s+(?:to|until)\s+(?:the\s+)?[\w\s]{3,20}$)\b",
)
# Who decides and who is to act is the same of nearly every decision; how many of them are wanted says nothing of their matter.
_DECISION_FRAME = Rule(
    r"最[后终](?!一|[两几\d])|看完(?:了|之?后)?|(?:(?:怎么|怎样|如何)(?:定|处理|办)|定)的?(?=[?。]|$)|各国|大家|捋|梳理|汇总|所?达成的?(?:结果|共识)?|事宜|已?有定论|以及|(?:作|给)出?何(?:种)?(?:处理|处置|结果)|归纳|全部|一一|另外(?=给|为|对|就|把)|(?<=秘书处)(?:再|另外|又)?(?:给|为|对|就|把)?|(?:加|补|再)(?:做|办|改)(?:点|些)?|(?:都|什么)事(?:情|项)?(?=[?。]|$)|报一下",
    r"\bdiscussions?\s+(?:of|on|about)\b|\b(?:or\s+)?not(?:\s+really)?(?=\s*\?)|\b(?:past|earlier|previous)\b|\b(?:in\s+the\s+end|eventually|finally|ultimately)\b|\bafter\s+the\b|\blike\s+to\s+(?:see|know|have)\b|\bwant(?:ed)?(?:\s+done)?\b|\b(?:(?:tak(?:e|ing)|put(?:ting)?)\s+(?:all\s+)?(?:the\s+)?(?:papers|documents|everything)\s+together|going\s+by\s+(?:all\s+)?(?:the\s+)?(?:papers|documents)|response|reaction|altogether|overall)\b",
)
_WHEN = Rule(
    r"(?:^|[.?!:;]\s+)(?:(?:and|so|but|then|please|tell\s+me|ok|exactly|since|until|by|just)\s*,?\s+)*when\b(?:\s+(?:and\s+where\s+)?(?:exactly\s+)?(?:is|was|were|are|did|do|does|will|has|have|had|should|can|would|must)\b|[^,]*$)",
    r"\b(?:what|which|on\s+what|in\s+what|in\s+which|at\s+which|at\s+what)\s+(?:date|year|month|day|time|session|meeting)\b",
    r"\b(?:on|in|at|what|which)\s+(?:what|which)?\s*(?:dates?|deadline)\b|\b(?:date|deadline)\s+(?:of|for|was|is)\b|\bwhat(?:'s|\s+is|\s+was|\s+were|\s+are)\s+the\s+(?:\w+\s+){0,3}?(?:dates?|deadline)\b|\bsince\s+when\b|,\s*(?:and\s+)?when\b|\band\s+when\b",
    rf"哪几(?:个)?(?:年|月|天|日|届)|{S}(?:会议)?(?:的)?(?:会期|会议日期)|会期是(?:何|什么|哪|$|\?)",
    r"何时|什么时候|什么时间|啥时候|何年|何日|哪(?:一)?年|哪(?:一)?天|哪(?:一)?个?月|几月|几号|(?:哪(?:一)?|第几)届|哪(?:一)?次会议|什么日期|什么日子|日期(?:是|为|$|\?)|截止(?:日期|时间)?(?:是|$|\?)|最早(?:是)?在哪|多会儿",
)
_WHICH_YEAR = Rule(
    r"\b(?:what|which)\s+(?:date|year|month|day|session|meeting)\b", r"哪(?:一)?(?:年|届|次会议|天)|第几届|哪(?:一)?个?月|什么日期"
)
_AND_WHEN = Rule(r"(?:,|\band)\s+when\s*\??$", r"(?:、|,|和|以及|及)(?:是)?(?:何时|什么时候)(?:作出的?|决定的?)?\??$")
_WHO = Rule(
    r"(?:^|[:;,.?!—–]\s*|\s-\s*)(?:(?:and|so|but|then|please|tell\s+me)\s*,?\s+)*(?:by\s+|to\s+|from\s+|for\s+)?(?:who|whom|whose|who's)\b",
    r"\b(?:which|what)\s+(?:one\s+)?(?:delegation|country|member\s+state|state|department|division|sector|unit|body|bodies|office|group|organi[sz]ation|person|official|entity|institution|company|expert|evaluator)\b",
    r"\b(?:and|,)\s+(?:by\s+)?who(?:m)?\b|\bname\s+of\s+the\s+(?:chair|evaluator|author|expert|director)|\bin\s+charge\b|(?<!\bdid )(?<!\bdo )(?<!\bhave )\bthe\s+authors?\s+of\b",
    r"谁|(?:哪|何)(?:一)?(?:个|位|名)(?:\w|[^哪,?]){0,6}?(?:代表团|国家|部门|机构|集团|组织|司|处|单位|成员国|人|专家|公司|主管局|办公室|委员会)|哪一方|哪国|哪家|何人|何国|哪位|作者是|负责人是",
)
_LIST = Rule(
    r"哪些|哪几|哪(?:两|二|三|四|五|六|七|八|九|十|\d+)|列出|列举|罗列|清单|名单|都有(?:什么|谁)|包括(?:了)?什么|分别(?:是|有|为)|举例|逐一",
    r"\b(?:which|what)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\bwhich\s+(?:of\b|ones\b|(?:[\w-]+\s+){0,3}?(?:(?!does\b|was\b|has\b)\w+[a-z](?<!ss)(?<!us)(?<!is)s|people|women|criteria|media|data)\b)|^(?:please\s+|and\s+|can\s+you\s+|could\s+you\s+)*(?:list|enumerate|itemi[sz]e)\b|\blist\s+(?:all|the|of)\b|\bname\s+(?:the|all|three|four|five|some|any)\b|\bwhat\s+(?:are|were)\s+(?:all\s+)?(?:the|some)\b",
    r"\bwhat\s+(?:\w+\s+){0,3}?\w{3,}(?<!ss)(?<!us)(?<!is)(?<!this)(?<!does)(?<!was)s\s+(?:are|were|did|do|does|have|had|exist|appear|make|made|came|come|can|will|apply|speak|govern|receive|took|might|would|could|should|may|must)\b",
    r"\bwhat\s+(?:\w+\s+){0,2}?countries\b|\bexamples?\s+of\b|\ball\s+(?:the\s+)?\w+s\s+(?:that|which|of|in|at)\b",
)
# What a thing holds or is made of is told by a list.
_PARTS_ASKED = Rule(
    r"(?:由|用)(?:了)?(?:什么|啥)(?:\S{0,4})?(?:组成|构成)|(?:包含|涵盖|含有|囊括|收录)(?:了|着)?(?:些)?(?:什么|啥)|里[面头边](?:都|又)?(?:有|装|收|放|写)(?:的|了|着)?(?:些|是)?(?:什么|啥)",
    r"\bwhat\s+(?:does|do|did|would|will|must|should|is|are|was|were|had|has|have)\b[^,?]*\b(?:contain|include|comprise|cover|consist\s+of|deal\s+with|made\s+(?:up\s+)?of|composed\s+of)\s*\??$",
    r"\bwhat(?:'s|\s+is|\s+was)\s+inside\b",
)
_LISTED = Rule(r"(?:请(?:你)?)?(?:列出|列举|罗列|逐一列)", r"(?:please\s+)?(?:list|enumerate|itemi[sz]e)\b")
_DECISION_ASKED = Rule(
    r"(?:哪些|什么|何种|(?<!如)何|怎样的|所有|全部|有关|主要|各项)(?:\S{0,6})?(?:决定|决议)|决定(?:了|过)?(?:些)?(?:什么|哪些|如何|怎么|是什么|有哪些|$|\?|内容|情况)|(?:作出|做出|作|做|通过)(?:了|过)?(?:\S{0,6})?决定|的决定",
    rf"{_ZH_BODY}(?:\S{{0,40}})?(?:批准|新批|批了?(?=哪|什么|几[个项份])|核准|通过了|商定|议定|同意|赞同|核可|认可|采纳|决定|注意到|要求秘书处|要求(?:了)?什么|接受了|请秘书处|责成|指示|结束了|推迟了)",
    rf"(?:委员会|cdip|{S}(?:会议)?)(?:\S{{0,20}})?定(?:了|下|出)+(?:些)?(?:什么|哪些)|{S}(?:会议)?(?:\S{{0,20}})?(?:开了?绿灯|放行|过会)",
    r"(?:批准|通过|核可|商定|接受|过会|同意)(?:了)?(?:吗|没有|没)|(?<![一大分成首整这那每两三几])批(?:了|下来)*(?:吗|没有?(?=[?。]|$))|(?:是否|有没有|有无)(?:被|获得?|得到|予以|已经|已|最?终|正式|一致)*(?:批准|核准|通过|核可|接受|商定|决定|准许|采纳)|被批准|获批|获得?通过|获得?批准",
    rf"{S}(?:会议)?(?:\S{{0,40}})?(?:什么结论|哪些结论|何(?:种)?结论|何(?:种)?结果|达成的?(?:什么|哪些)?(?:结果|共识))|{S}(?:会议)?(?:\S{{0,20}})?(?:成果|什么结论|哪些结论|结果如何|有何结果|什么结果|结论)|{S}(?:会议)?(?:的)?(?:主席总结|发生了什么|做了什么|作了什么|讨论结果)|主席总结(?:\S{{0,10}})?{S}",
    rf"(?:委员会|cdip|{S})(?:\S{{0,40}})?(?:怎么|如何|怎样)(?:定(?!义|位|价|期)|决定|处理|答复|回应)的?|(?:磋商|谈判|协商|会谈|{S})(?:\S{{0,40}})?(?:结果(?:如何|怎样|怎么样|是什么)|什么结果)|谈出了?(?:什么|啥)",
    r"\b(?:came|come|comes|coming)\s+out\s+of\s+(?:[\w'’-]+\s+){0,5}?(?:talks?|discussions?|consultations?|deliberations?|debates?|negotiations?)\b|\b(?:outcomes?|results?|upshot)\s+of\s+(?:\w+\s+)?(?:talks|discussions?|consultations|deliberations|debate)\b",
    r"(?<!计划和预算)(?<!常设)(?<!筹备)委员会(?:\S{0,20})?(?:怎么|如何|怎样)(?:说|看|表态|答复)的?|(?<!计划和预算)(?<!常设)(?<!筹备)委员会(?:\S{0,20})?(?:说了|说过)(?:些)?什么|\bwhat\s+did\s+(?:the\s+)?(?:committee|cdip)\s+(?:\w+ly\s+)?(?:say|think|conclude|reply|answer|want|order|call\s+for)\b",
    rf"\b(?:did|has|had)\s+(?:the\s+)?(?:committee|cdip|{S})\s+(?:\w+\s+)?(?:(?:grant|allow|permit|refuse|extend|authori[sz]e)(?:ed|d)?\b|turn(?:ed)?\s+down\b|give[n]?\b[^?]{{0,30}}\b(?:extension|permission|more\s+(?:time|money)))|(?:委员会|cdip|{S}(?:会议)?)(?:是否|有没有|到底)?(?:准许|准了|允许|拒绝|否决|驳回)",
    r"(?:[:,–-]\s*|^)(?:approved|adopted|endorsed|accepted)\s+(?:or\b|by\s+the\s+(?:committee|cdip)\b)",
    rf"{S}(?:['’]s)?\s+(?:response|reaction|reply|answer|verdict)\b|\b(?:response|reaction|reply|answer|verdict)\s+of\s+(?:the\s+)?(?:committee\b|cdip\b|{S})",
    r"\bhow\s+did\s+(?:the\s+)?(?:committee|cdip|members|delegates)\s+(?:settle|handle|deal|dispose|resolve|treat|respond|react)\b",
    r"\bwhat\s+(?:was|were|has\s+been|had\s+been|have\s+been|got)\s+(?:\w+\s+)?(?:decided|agreed|approved|adopted|endorsed|concluded|requested|noted|accepted)\b",
    r"\b(?:what|which|any|the|all|list|main|key|summari[sz]e|whose)\s+(?:\w+\s+){0,3}?(?:decisions?|resolutions?)\b|\bdecisions?\s+(?:of|on|about|at|by|from|in|taken|made|regarding|concerning|was|were|did)\b|^decisions?\b",
    rf"\b{_BODY}\b[^?]{{0,60}}\b(?:decide[ds]?|decision|approve[ds]?|adopt(?:ed|s)?|agree[ds]?|endorse[ds]?|conclude[ds]?|request(?:ed)?|accept(?:ed)?|take\s+note|took\s+note|ask(?:ed)?\s+the\s+secretariat|instruct(?:ed)?|close[ds]?|reject(?:ed)?|defer(?:red)?|mandated|instruct)\b",
    rf"\b(?:what|how)\s+did\s+(?:the\s+)?{S}(?:\s+of\s+the\s+\w+)?\s+(?:\w+\s+)?(?:do|ask|say|want|require|call|react|respond|deal|handle|treat|order|give|task|plan|mandate)\b",
    rf"(?:{S}|委员会)(?:\S{{0,40}})?(?:提(?:出)?了(?:什么|哪些|怎样的)|作了(?:什么|怎样的|哪些)|做了(?:什么|怎样的|哪些)|布置了|采取了(?:什么|哪些)|怎么处理|如何处理|有(?:什么|哪些)(?:要求|安排)|(?:[让请]|(?<![需主只])要)秘书处|[让叫][^,?]{{0,6}}(?:什么|哪些|哪里|哪儿)|不再讨论|什么(?:安排|行动|要求))",
    rf"{S}[^?]{{0,80}}\b(?:decide|approve|adopt|agree|endorse|conclude|request|accept|settle|select|choose|chose|pick)(?:d|ed|s)?\b",
    rf"{S}(?:会议)?(?:上|期间)?(?:最终|最后|究竟|到底)?(?:选定|选择|择定|敲定|定下)了?(?:哪|什么|谁|怎)",
    rf"\b(?:decided|approved|adopted|agreed|endorsed|requested|accepted|concluded|settled|noted)\b[^?]{{0,60}}{S}",
    rf"\b(?:outcomes?|results?|conclusions?|upshot)\b[^?]{{0,40}}{S}|{S}[^?]{{0,40}}\b(?:outcomes?|results?|conclusions?|summary\s+by\s+the\s+chair|chair'?s?\s+summary)\b|\bwhat\s+happened\b[^?]{{0,60}}{S}|\b(?:summary\s+by\s+the\s+chair|chair'?s\s+summary)\b[^?]{{0,40}}{S}|\bcame?\s+out\s+of\b[^?]{{0,80}}{S}",
    rf"\b(?:overview|summary|recap|summari[sz]e|highlights|round-?up|minutes|takeaways|gist|tl;?dr|key\s+(?:facts|points|messages|decisions))\b[^?]{{0,30}}{S}|(?:概括|总结|概述|归纳|回顾|简述)(?:一下)?{S}|{S}(?:会议)?(?:的)?(?:概况|概要|要点|结果|总结|回顾)",
    r"(?:^|\b)(?:was|were|has|have|is|did|had)\b[^?]{0,80}\b(?:approved|adopted|endorsed|accepted)\b",
    r"\bwhat\s+did\s+(?:delegates|members|member\s+states|states)\s+(?:finally\s+)?(?:decide|agree|conclude)\b",
)
_STATUS_NAMED = Rule(
    r"落实|进展|亮点|实施情况|执行情况|相关(?:产权组织)?部门|近期(?:有)?(?:什么|哪些)?活动|近况",
    r"\bstatus\b|\bprogress\b|\bimplement\w*|\bhighlights?\b|\bstate\s+of\b|\bwhere\b.*\bstands?\b",
)
_DOCUMENT_ASKED = Rule(
    rf"\b(?:tl;?dr|in\s+(?:short|brief|a\s+nutshell)|briefly|key\s+(?:facts|points|messages)|takeaways)\b[^?]{{0,30}}{D}|{D}[^?]{{0,6}}\b(?:tl;?dr|in\s+(?:short|brief|a\s+nutshell))\b",
    rf"{D}(?:号)?(?:文件|文档)?(?:的)?(?:主要|都|究竟|到底|大致|大概)*(?:是|讲|说|写|谈|讨论|涉及|关于|介绍|报告|包含|包括|的是|的|了)*(?:什么|啥|哪些内容|哪方面|内容|摘要|概要|概述|标题|题目|主题|主旨|总结|大意|要点|简介)",
    rf"(?:介绍|概括|概述|总结|归纳|简述|说明|摘要|讲讲|说说|看看|打开|给我)(?:一下|下)?(?:文件|文档)?\s*{D}|{D}(?:文件)?(?:有|是否有|有没有)(?:英文|中文)",
    rf"\b(?:summari[sz]e|summary|outline|overview|title|subject|contents?|gist|abstract|synopsis|describe|explain|about|purpose|topic)\b[^?]{{0,30}}{D}|{D}[^?]{{0,20}}\b(?:about|summary|title|subject|deal\s+with|contain|contents?|cover|summari[sz]ed|say|says|discuss|available)\s*\??$",
    rf"^[\s?!,.;:'\"()。~-]*(?:what(?:'s|\s+is|\s+was)|show|show\s+me|find|open|tell\s+me\s+about|describe|explain|give\s+me)?\s*(?:the\s+)?(?:document|paper|file|文件|文档)?\s*{D}\s*(?:号?文件|document)?[\s?!,.;:'\"()。~-]*$|^{D}是什么",
)
_WHICH_DOCUMENT = Rule(
    r"\b(?:which|what)\s+(?:\w+\s+)?(?:documents?|papers?|files?)\b|^(?:which|what)\s+(?:\w+\s+)?reports?\b(?!\s+(?:series|have|has))|\bin\s+(?:which|what)\s+(?:document|paper)|\b(?:document\s+)?symbol\s+of\b",
    r"(?:哪|何)(?:一)?(?:份|个|些|篇|几份)?(?:工作)?(?:文件|文档|报告(?!周期|义务|制度|要求|期|方式|频率))(?!规定的)|什么文件|文件编号|文号|文件(?:的)?(?:名称|标题)",
)
_DEFINITION = Rule(
    r"^(?:请问|那么|那)?(?:请)?(?:什么|何)(?:是|叫做?|谓|为)[^,?]{1,30}\??$|^[^,?]{1,30}(?:是|指的?是?|是指|意味着|代表)(?:个)?(?:什么(?:意思|机构|组织|平台|项目|东西|系统|数据库|计划|服务|概念|条约|委员会)?|啥(?:意思)?)(?=[?。,]|$)",
    r"(?:的)?(?:定义|含义|意思|释义|全称|简称)(?:是(?:什么|啥)|为何|$|\?)|(?:如何|怎么|怎样)(?:被)?(?:定义|界定|理解)(?!.{12})|什么意思|解释(?:一下)?(?:“|\"|什么|术语|名词)|^(?:请)?(?:解释|说明)(?:一下)?[^,?的]{2,16}[?。]?$",
    r"\b(?:what\s+does|what\s+do)\b[^?]{1,50}\b(?:mean|stand\s+for|refer\s+to)\b|\b(?:definition|meaning)\s+of\b|\bdefine\b|\bwhat(?:'s|\s+is)\s+meant\s+by\b|\bstands?\s+for\b|\bhow\s+(?:is|are|does|do)\b[^?]{1,60}\bdefined?\b",
    r"\b(?:explain|clarify|tell\s+me|describe)\b[^,?.]{0,20}?\bwhat\s+[^,?.]{2,50}?\s+(?:is|are|means?)\s*[?.]?$",
)
_WHAT_IS = Rule(
    r"^(?:(?:and|so|please|ok)\s*,?\s+)*what(?:\s+exactly)?(?:'s|\s+is|\s+are|\s+was|s)\s+(?P<thing>(?:an?\s+|the\s+)?[^?]{2,60}?)\s*\??$"
)
_ASPECT = Rule(  # "what is the status of X" asks for an aspect of X, not for what X is
    r"\b(?:status|difference|cost|price|budget|role|purpose|aim|goal|objective|impact|result|outcome|relation|relationship|link|position|opinion|view|reason|plan|deadline|mechanism|"
    r"number|share|situation|progress|name|title|date|duration|next|wrong|new|planned|known|needed|said|happening|importance|benefit|advantage|main|content|maximum|minimum|limit|"
    r"['’]s?\b|request|contribution|\bdone\b|help|outlook|story|argument|idea|score|published|used\s+for|\bfor$|\babout$|paid|agreed|special|rate|time\s+limit|known|problem|case|quorum|controvers|meant|first|last|best|average|scope|function|feature|criteri|requirement|procedure|process|structure|source|basis|topic|subject|state|stance|focus|challenge|lesson|recommendations?)",
)
# What a state or a group of states holds of something: no decision, whatever verb stands in it.
_HOLDS_VIEW_EN = (
    r"^(?:['’]s)?(?:\s+(?:and\s+(?:its|their)\s+member\s+states|delegations?|groups?|representatives?))*\s+(?:\w+ly\s+)?(?:say|said|think|thought|feel|felt|propos\w+|suggest\w*|argu\w+|complain\w*|want\w*|ask\w*|request\w*|support\w*|oppos\w+|object\w*|comment\w*"
    r"|view\w*|state[ds]?|express\w*|recommend\w*|believ\w+|consider\w*|hold|held|stand|stood|worr\w+|warn\w*|call\w*|welcom\w+|rais\w+|position|opinion|stance|concern\w*|prefer\w*|insist\w*|regret\w*)\b"
)
_VIEW_OF_EN = r"\b(?:views?|opinions?|positions?|stance|comments?|statements?|interventions?|reactions?|proposals?|concerns?|suggestions?)\s+(?:of|by|from)\s+(?:the\s+)?(?:delegations?\s+of\s+(?:the\s+)?)?$"
_HOLDS_VIEW_ZH = r"^(?:代表团|集团|方面|代表|及其成员国)*(?:[对就在]|关于|针对)?[^,。;?]{0,24}?(?:说|认为|觉得|怎么看|怎样看|如何看|看法|意见|立场|态度|主张|支持|赞成|反对|提议|建议|提出|希望|指出|担心|抱怨|关切|质疑|评论|表示|表态|呼吁|强调)"
_OF_COMMITTEE = Rule(rf"{S}", r"委员会|\bcommittee\b|\bcdip\b|批准|核可|\bapprov\w+|\badopt\w*|\bendors\w+")
_GROUP = Rule(r"集团|联盟|\b(?:group|union|grulac|delegations?)\b")


def asked_topic(shape: str, intent: Intent) -> str:
    """Return what the question is about, without the words that its intent already says."""
    if intent is Intent.DECISION:
        for _, verb in VERBS:
            shape = verb.sub("\n", shape)
        shape = _DECISION_FRAME.sub("\n", shape)
    elif intent is Intent.HISTORY:
        shape = _HISTORY_FRAME.sub("\n", shape.rstrip(" ?.。!"))
    elif intent is Intent.DEFINITION and counted_as(shape):
        return topic_of(defined_in(shape)) or topic_of(shape)
    return topic_of(shape)


def verbs_in(shape: str) -> tuple[str, ...]:
    """Return the operative verbs that a question names, as a Decision carries them ("approved", "requested")."""
    return tuple(verb for verb, pattern in VERBS if pattern.search(shape))


def without_verbs(topic: str) -> str:
    """Return what a topic names without the operative verbs in it.

    >>> without_verbs("approved seaweed project"), without_verbs("海藻项目 批准")
    ('seaweed project', '海藻项目')
    """
    for _, rule in VERBS:
        topic = rule.sub(" ", topic)
    return " ".join(topic.split())


_COMPARES = Rule(r"不同|区别|差异|异同|对比|相比|一致|分歧|\bdo(?:es)?\b[^?]*\b(?:dis)?agree\b|\bdiffer\w*|\bcompar\w+")


def compares(shape: str) -> bool:
    """Whether a question holds things side by side: what is asked of each is told by its parts."""
    return bool(_COMPARES.search(shape))


def intent_of(shape: str, mentions: Mentions) -> Intent:
    """Return what the question wants; PASSAGE where no rule holds."""
    intent = _plain_intent(shape, mentions)
    told_of_it = about_the_recommendation(shape) or asks_of_reporting(shape)
    if mentions.numbers and intent not in (Intent.FIGURE, Intent.WHEN, Intent.HISTORY, Intent.DECISION) and told_of_it:
        return Intent.STATUS
    named = mentions.numbers and _STATUS_NAMED.search(shape)
    if named and (intent is Intent.PASSAGE or (intent is Intent.DECISION and told_of_it and not mentions.sessions)):
        return Intent.STATUS  # what is decided on it is told by its report too
    if intent is Intent.PASSAGE and mentions.series and re.search(r"落实|进展|实施情况|status|implement|progress", shape):
        return Intent.STATUS
    return intent


def _plain_intent(shape: str, mentions: Mentions) -> Intent:
    between = len(mentions.sessions) > 1 and (compares(shape) or _CHANGED.search(shape))
    history = mentions.several_sessions or between or _OVER_TIME.search(shape)
    decision = bool(_DECISION_ASKED.search(shape)) and not _asks_for_a_view(shape)
    if _WHICH_DOCUMENT.search(shape) and not decision:
        return Intent.DOCUMENT
    if counted_as(shape):
        return Intent.DEFINITION
    if _LISTED.match(shape) and not decision:
        return Intent.LIST
    only_whether = asks_only_whether(shape)  # whether a date was set is no question of when
    if _FIGURE.search(_asking_last(shape) if decision else shape) and not _WHICH_YEAR.search(shape) and not only_whether:
        return Intent.FIGURE
    if history:
        return Intent.HISTORY
    if _WHEN.search(shape) and not (decision and _AND_WHEN.search(shape)) and not only_whether:
        return Intent.WHEN
    if _WHO.search(shape) and not (decision and mentions.sessions and not re.search(r"谁|\bwho", shape)):
        return Intent.WHO
    if decision or (mentions.sessions and verbs_in(shape)):
        return Intent.DECISION
    if (mentions.symbols and not topic_of(shape)) or _DOCUMENT_ASKED.search(shape):
        return Intent.DOCUMENT
    if _LIST.search(shape) or _PARTS_ASKED.search(shape):
        return Intent.LIST
    if _is_definition(shape):
        return Intent.DEFINITION
    if mentions.sessions and not topic_of(shape):
        return Intent.DECISION
    return Intent.PASSAGE


def _asking_last(shape: str) -> str:
    """The last clause of a question: "after the costing of how much, what was to be changed?" asks for no figure."""
    return re.split(r"[,;:]", shape.rstrip(" ?"))[-1]


def _asks_for_a_view(shape: str) -> bool:
    """Whether it is a state or a group of states, not the Committee, whose words are asked for."""
    if _OF_COMMITTEE.search(shape):
        return False
    language = language_of(shape)
    for match in matches(shape, language):
        if match.term.kind != "place" and not _GROUP.search(match.written.lower()):
            continue
        after, before = shape[match.end :], shape[: match.start]
        if language == "zh" and re.search(_HOLDS_VIEW_ZH, after):
            return True
        if language == "en" and (re.search(_HOLDS_VIEW_EN, after) or re.search(_VIEW_OF_EN, before)):
            return True
    return False


def _is_definition(shape: str) -> bool:
    if RECOMMENDATION in shape or SESSION in shape or DATE in shape:
        return False
    if _DEFINITION.search(shape):
        return "的" not in re.sub(r"的(?:定义|含义|意思|释义|全称|简称)", "", shape) or not re.search(rf"[{HAN}]的[{HAN}]+是什么", shape)
    thing = _WHAT_IS.match(shape)
    return bool(thing and len(thing["thing"].split()) <= 7 and not _ASPECT.search(thing["thing"]))
