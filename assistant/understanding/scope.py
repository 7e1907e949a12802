"""What is not asked of the documents: the assistant itself, and other subjects.

A subject is refused unasked only where a rule names it and nothing of the house's vocabulary stands beside it. What merely
reads like everyday life (see `elsewhere`) goes to the documents, and is refused unless they have a sure answer: a passage
that may perhaps tell is then a stray one.
"""

from __future__ import annotations

from assistant.glossary import phrases_in
from assistant.model import Language
from assistant.rules import Rule
from assistant.understanding.asked.elsewhere import DESK_TABLE, likely_elsewhere
from assistant.understanding.named.mentions import DOCUMENT, RECOMMENDATION, SESSION

_END = r"[ ?!,.;:'\"()。~-]*$"
_ABOUT_ASSISTANT = Rule(
    r"\b(?:who|what) are you\b|\bwho (?:made|built|created|developed|wrote) you\b|\bhow (?:do|can|should) (?:you work|i (?:use|ask) (?:you|this))\b|\bhow can you help\b|\bintroduce yourself\b",
    r"\bwhat (?:can|do|could) you (?:do|know|answer|help (?:me )?with|cover|offer) ?(?:for me|me)? ?(?:$|[?.!,])|\bwhat(?:'s| is) your (?:name|purpose|job|knowledge)\b|\bwhat do you (?:search|cover)\b",
    r"\bare you (?:an? )?(?:\w+ )?(?:bot|robot|human|ai|person|machine|chatgpt|gpt|llm|model|real)\b|\b(?:which|what) (?:llm|language model|ai model) (?:are|do|is)\b|\byour (?:index|knowledge base|database|sources)\b",
    rf"^ *help{_END}|^ *(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: there)?{_END}|\bwhat(?:'s| is) (?:in (?:your|the) index|indexed)\b",
    r"\b(?:which|what|how many) (?:documents?|sessions?|files?|papers?|sources?|languages?|information|data) (?:(?:do|are|have|can|did) you|(?:are|is) (?:indexed|in (?:your|the) index|loaded|available to you|searchable)|(?:have|has) been (?:indexed|loaded))\b",
    r"[你您]是谁|你叫什么|你是(?:什么|个|不是|机器人|人|ai)|你能(?:做|干|回答|帮|为我|提供)|您能(?:做|干|回答|帮|提供)我?什么|你会(?:做|干|说)?(?:什么|哪些)|你(?:有|具备)(?:什么|哪些)(?:功能|能力|本领)|你用的是?什么模型|你(?:支持|懂|会)(?:哪些|什么|几种)语言",
    r"(?:怎么|如何|怎样)(?:使用|用)(?:你|您|本助手|这个助手|本系统|这个系统|这个工具)|介绍(?:一下)?[你您]自己|自我介绍|谁(?:开发|创造|制作|做|训练)了?的?你|你的(?:资料|数据|信息|知识|文件)(?:来源|库|来自|从)",
    rf"^ *(?:你好|您好|嗨|哈喽|帮助|早上好|下午好){_END}|(?:哪些|什么|多少)(?:文件|文档|届|会议|资料|语言)(?:已|被|可|以|能)*(?:索引|收录|入库|检索|查询)",
    rf"(?:^|你|您|系统|助手|目前|现在|已经|已|库里?|共|都)(?:索引|收录|录入|入库)[了中里有过]*(?:哪些|什么|多少)(?:文件|文档|届|会议|资料|语言|语种)?{_END}",
    rf"^(?:请问)?[你您](?:都|目前|现在)?(?:有|知道|掌握|看过|读过|能查|可以查)了?(?:哪些|什么|哪几|多少)(?:届|年)?(?:会议)?(?:的)?(?:文件|文档|届|会议|资料|信息)?{_END}",
)
_ELSEWHERE = Rule(
    # weather
    r"\bweather\b|\b(?:rain|snow|sunny|temperature)\b.{0,20}\b(?:today|tomorrow|tonight|weekend|outside|now)\b|\bwill it (?:rain|snow)\b|\bforecast for (?:today|tomorrow|the weekend)\b|天气|气温|下雨|下雪|台风(?:路径|预警)",
    # kitchen and health
    r"\brecipes? for\b|\b(?:give|share|need|want|good|best|find)\b[^?]{0,20}\brecipe\b|\bhow (?:do|can|to|should)\b.{0,12}\b(?:cook|bake|fry|boil|roast|grill)\b|\bcook(?:ing)? (?:a|an|the|some|time)\b|\bcalories\b|\blose weight\b|\bworkout\b",
    r"(?:的|个|道|推荐|给我|什么)(?:菜谱|食谱)|做菜|红烧|怎么(?:做|煮|炒|炖|烤|蒸)\S{0,8}?(?:菜|饭|面|肉|鱼|汤|蛋糕|饺子|豆腐|好吃)|减肥|热量|健身|感冒|头疼|头痛|发烧|吃什么药",
    # sport
    r"\b(?:football|soccer|basketball|tennis|cricket|baseball|hockey|rugby) (?:match|game|team|player|score|result|season|league|club|coach)s?\b|\bplay (?:football|soccer|basketball|tennis|chess|a game)\b",
    r"\bworld cup\b|\bpremier league\b|\bchampions league\b|\bnba\b|\bsuper bowl\b|\bformula (?:1|one)\b|\bwho won the (?:\w+ )?(?:match|game|election|cup|league|race|final|tournament|championship|world|nobel|oscar)\b|世界杯|欧洲杯|英超|中超|nba|奥运会(?:金牌|冠军|奖牌)|谁(?:夺冠|(?:会)?赢了?(?:比赛|冠军|球赛|大选|选举|这场|昨))|冠军是谁|比分",
    r"(?:足球|篮球|网球|乒乓球|羽毛球)(?:比赛|队|赛|明星|俱乐部|联赛|怎么|教练|世界|规则)|踢足球|打(?:篮球|网球|乒乓球|羽毛球)",
    # entertainment, travel, shopping
    r"\b(?:tell|write|compose|make|sing|create|give) (?:me |us )?(?:an?|some|the) (?:\w+ )?(?:joke|poem|song|story|riddle|haiku|limerick|essay|novel|rap|lyrics|fairy ?tale|cover letter|love letter)s?\b|\bjokes?\b|\briddles?\b",
    r"\b(?:recommend|suggest)\b.{0,20}\b(?:movie|film|restaurant|book|song|hotel|game|series|playlist|gift|holiday|place to (?:eat|visit))s?\b|\brecommend me\b|\bnetflix\b|\b(?:best|good) (?:restaurant|movie|hotel|pizza|bar)s?\b",
    r"\b(?:book|find) (?:me )?(?:a|the) (?:flight|hotel|taxi|table|ticket)|\bflights? (?:to|from)\b|\btrain to\b|\bwho (?:painted|sang|sings|directed|starred)\b|\blearn (?:to play )?(?:the )?(?:guitar|piano|violin|swimming|driving)\b",
    r"笑话|(?:写|作|编|来|讲|唱|念|创作)(?:我|个|一|两|首|篇|段|封|支|则|点|听|给我)*(?:诗|歌|作文|故事|小说|情书|代码|程序|脚本|文案|谜语|绕口令|歌词|段子|邮件|祝福语)|唱首?歌|谜语|谁(?:画|唱|演|导演)的",
    r"推荐(?:一|几|个|部|家|本|首|些|点|下)*\S{0,4}?(?:电影|餐厅|饭店|酒店|书|歌|游戏|小说|景点|电视剧)|好看的(?:电影|电视剧)|追剧|(?:旅游|游戏)攻略|(?:订|买|抢|查|改签|便宜的?)\S{0,4}(?:机票|火车票|高铁票|车票)|打车|(?:叫|点)外卖|(?:餐馆|餐厅|饭馆)推荐|推荐\S{0,8}(?:餐馆|餐厅|饭馆)|(?:学|弹)(?:吉他|钢琴|小提琴|游泳|开车)",
    # computers and sums
    r"\b(?:write|debug|fix|code|implement|give)\b.{0,30}\b(?:python|javascript|java|c\+\+|sql|html|css|rust|golang|regex|script|function|program (?:that|to|in)|code|algorithm)\b|\b(?:reset|fix|repair|unlock) my\b",
    r"\b(?:python|javascript|typescript|kotlin|sql) (?:code|script|function|program|list|query|error|tutorial)|\bin (?:python|javascript|c\+\+)|\bsort an? (?:array|list)\b|\bhow to (?:install|compile) \w+",
    rf"^[ ?!,.]*(?:what(?:'s| is) |calculate |compute )?\d+(?:\.\d+)? ?(?:[-+*/x×÷^]|plus|minus|times|divided by) ?\d+(?:\.\d+)? ?[=?]*{_END}|\d ?% of \d|\bsquare root\b|\bsolve (?:the |this )?equation|\bderivative of\b|\bintegral of\b|\bhomework\b",
    r"(?:python|java|javascript|c\+\+|html|sql|前端|后端)(?:代码|程序|脚本|编程|函数|怎么|如何|里|中)|用(?:python|java|javascript|c\+\+)|编程|代码怎么|写代码|冒泡排序|快速排序|报错怎么|等于几|等于多少|平方根|解方程|(?:写|做|辅导|家庭|数学)作业|(?:手机|电脑|汽车|冰箱)(?:坏|死机|没电|卡|丢)",
    # general knowledge, money, news, other organizations
    r"\bcapital (?:city )?of \w+|\b(?:president|prime minister|king|queen) of (?!the (?:session|committee|general|assembl))\w+|\bpopulation of \w+[ ?.!]*$|\bceo of\b|\bhow tall is\b|\bwhen is (?:easter|christmas|thanksgiving|ramadan|halloween)\b",
    r"\b(?:stock|share) price|\bbitcoin\b|\bcrypto(?:currency|currencies)?\b|\bhoroscope\b|\bzodiac\b|\blottery\b|\bexchange rate (?:of|between|today)|\bwhat (?:time|day) is it\b|\btoday'?s (?:date|news)\b|\b(?:latest|breaking) news\b",
    r"\b(?:security council|nato|opec|fifa|uefa|nasa|spacex|european central bank|federal reserve|tesla|supreme court of)\b|安理会|安全理事会|北约|欧佩克|国际足联|美联储|欧洲央行|特斯拉",
    r"炒股|(?:买|哪只|推荐)\S{0,3}股票|股市|彩票|星座|算命|运势|比特币|房价|理财|基金(?:推荐|怎么买)|汇率(?:是|今天|多少)|首都是|(?:总统|总理|国王|首相)是谁|ceo是谁|几点了|现在几点|今天(?:星期|周几|几号|是什么日子|的新闻|有什么新闻)",
    r"(?:春节|中秋节?|圣诞节?|国庆节?|端午节?)[是在]?(?:哪|几|什么时候)|(?:山|峰|塔|楼)有多高",
    # small talk, and texts to translate
    r"\b(?:i have a|my) (?:headache|fever|cold|cough|stomach|back pain|girlfriend|boyfriend|wife|husband|dog|cat|car|phone|computer|laptop)\b|\bshould i (?:marry|buy|invest|eat|wear|date)\b|\bmeaning of life\b|\bi (?:love|hate) you\b",
    rf"\bdo you (?:love|like|feel|dream|sleep|eat|have feelings)\b|\bhow (?:are|old are|do) you ?(?:doing|feel\w*|today)?{_END}|\bi(?:'m| am) (?:bored|sad|hungry|tired|lonely)\b",
    rf"^ *(?:thank ?(?:you|s)|thanks|thx|bye|goodbye|good night|lol|ok|okay|cool|great|nice)\b[^a-z]*(?:very much|a lot|so much)?{_END}|^ *(?:早安|晚安|谢谢|多谢|感谢|再见|拜拜|哈哈|嗯|好的)[你您啦了]?{_END}",
    r"女朋友|男朋友|老婆|老公|恋爱|分手|失恋|结婚|你爱(?:不爱)?我|我爱你|你(?:多大|几岁|吃饭|睡觉|开心|有感情)|我(?:好|很)?(?:无聊|难过|饿|累|孤独)|人生的意义|生命的意义|(?:陪我|和我|跟我)(?:聊|玩)|聊聊天",
    r"\btranslate\b.{1,60}\b(?:in)?to (?:english|chinese|french|spanish|german|italian|japanese|korean|arabic|russian|portuguese|latin)\b|.{1,20}(?:翻译成|译成)(?:英|中|法|西班牙|德|日|韩|俄|阿拉伯|葡萄牙|意大利|拉丁)(?:文|语)[?。! ]*$|.{1,20}用.{1,4}怎么说",
)
# Verses and jokes are asked of a writer, whatever they are to be about.
_TO_WRITE = Rule(
    r"^(?:please |can you |could you |would you |i want you to )*(?:write|compose|sing|tell|make up|invent) (?:me |us )?(?:an?|some|the|one)? ?(?:\w+ ){0,2}(?:poem|haiku|limerick|joke|riddle|song|rap|nursery rhyme|fairy ?tale)s?\b",
    rf"^(?:请|麻烦|能不能|能|可以|可否|帮|给|替|为|我|我们|你|想|要)*(?:写|作|编|来|讲|唱|创作)(?:一|两|几|个|首|篇|段|支|则|点)+[^,，。]{{0,14}}(?:诗|诗歌|打油诗|顺口溜|歌词|歌|笑话|谜语|绕口令|段子)(?:吧|呗|呢|吗)?{_END}",
)
_OURS = Rule(
    r"\b(?:ip|ipr|wipo|cdip|committee|secretariat|delegations?|patent\w*|copyright\w*|trade ?marks?|recommendations?|sessions?|projects?|documents?|reports?|annex\w*|development|side events?|workshops?|seminars?|conference"
    r"|studies|study|technical|webinars?|technology|innovation|member states?|director general|licen[cs]\w+|agenda|dacd|geneva act|treat(?:y|ies))\b",
    r"知识产权|产权|wipo|cdip|委员会|秘书处|代表团|专利|版权|商标|著作权|建议[一二三四五六七八九十\d]|届会|会议|会外活动|讲习班|研究报告|项目|文件|附件|报告|发展|技术|创新|成员国|总干事|许可|议程|条约|研讨会|能力建设|地理标志|外观设计|传统知识",
)


def about_assistant(shape: str, *, of_documents: bool) -> bool:
    """Whether the reader asks about the assistant itself; never where a session, symbol or recommendation is named."""
    return not of_documents and bool(_ABOUT_ASSISTANT.search(shape))


def of_the_house(shape: str, language: Language) -> bool:
    """Whether a question shares the documents' world: something it names, or the house's vocabulary."""
    if any(mark in shape for mark in (DOCUMENT, SESSION, RECOMMENDATION)) or _OURS.search(shape):
        return True
    return any(term.kind == "term" for term in phrases_in(shape, language))


def about_something_else(shape: str, language: Language) -> bool:
    """Whether a question is plainly not about these documents. Conservative: a doubt is no."""
    return bool(_TO_WRITE.search(shape)) or (not of_the_house(shape, language) and bool(_ELSEWHERE.search(shape)))


def likely_everyday(shape: str, language: Language) -> float:
    """Return how likely a question is one of everyday life (0 to 1); the documents may have an answer all the same."""
    return 0.0 if of_the_house(shape, language) else likely_elsewhere(shape, language)


def likely_for_a_desk(shape: str, language: Language) -> float:
    """Return how likely a question is for a service desk of the field (0 to 1); what names a document, a session or a recommendation is not."""
    if any(mark in shape for mark in (DOCUMENT, SESSION, RECOMMENDATION)):
        return 0.0
    return likely_elsewhere(shape, language, DESK_TABLE)
