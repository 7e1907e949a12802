"""Instructions to the assistant are set aside: nothing in a question is one.

A clause that orders (to ignore the documents, to reveal the prompt, to play a part, to repeat a sentence), or that
speaks to the assistant as to a person, is cut out; the rest of the question is read as usual. Orders count where a
clause begins with them, so that "did the Chair ignore the rules" is a question like any other.
"""

from __future__ import annotations

import re

from assistant.rules import Rule
from assistant.text import HAN

# The question comes plain (see mentions.plain): half-width, simplified, single spaces. A blank in a rule is a blank.
_EN_RULES = (
    r"(?:instruct\w*|rules?|guidelines?|prompts?|documents?|sources?|commands?|restrictions?|filters?|polic(?:y|ies)|context|constraints?"
    r"|citations?|papers?|files?|texts?|records?|quoting|citing|directives?|guardrails?|safety|everything|anything|above|previous|prior|evidence|corpus|training|limits?|limitations?|told)"
)
_ZH_RULES = r"(?:指令|指示|说明|规则|提示|限制|约束|文件|文档|资料|设定|设置|要求|上文|以上|上面|前面|之前|此前|系统|引用|来源|出处|命令|规定|原则|语料|安全|内容|语境|身份|角色)"
_EN_LEAD = Rule(  # what may stand before an order
    r"^(?:(?:ok|okay|hi|hello|hey|now|first|firstly|next|so|then|and|but|please|kindly|just|also|instead|simply|assistant|chatgpt|ai|system|user|important|note|attention|to|let'?s"
    r"|from now on|henceforth|for this \w+|i (?:want|need|order|command) you to|you (?:must|should|will|can|may|shall|are to|have to|need to)|(?:can|could|would|will) you"
    r"|your (?:new )?(?:task|job|role|instruction) is(?: to)?|new instructions?|new task|the developer says|as an? (?:admin\w*|developer))[,:]? )+"
)
_ZH_LEAD = Rule(
    r"^(?:请|现在|从现在起|从现在开始|你|您|先|首先|然后|接下来|接着|并|并且|再|马上|立即|立刻|可以|必须|应该|应|要|需要|务必|麻烦|帮我|给我|我要求|我命令|我要|希望|让我们|而是"
    r"|直接|随便|随意|完全|都|一律|把|将|系统|管理员|开发者|[:, ])+"
)
_EN_ORDERS = Rule(  # at the start of a clause
    # to leave the documents and the rules
    rf"(?:(?:ignor|disregard|forget|overrid|bypass|skip|drop|discard|abandon|dismiss)\w*|set aside|pay no attention|stop (?:follow|us|obey|cit|quot)\w+)\b.{{0,60}}?\b{_EN_RULES}\b",
    rf"(?:do not|don'?t|never|no longer|no need to) (?:follow|use|obey|rely|look|consult|cite|quote|refuse|mention|check|need|open|search|bother)\b.{{0,60}}?\b{_EN_RULES}\b",
    r"no need to (?:look|check|search|verify|cite|consult)\b|(?:leave out|omit|skip|drop) (?:the |all |any )?(?:sources?|citations?|references?)\b",
    # to show what is hidden
    r"(?:reveal|show|print|output|display|repeat|tell|give|recite|write|leak|dump|expose|list|translate|summari[sz]e|encode|share|disclose|copy|paste|return|send|read|spell|quote|describe|provide|continue)"
    r"\b.{0,50}?(?:\b(?:prompts?|instructions?|text|words?|messages?|everything|lines?|conversation) (?:that (?:came|stands?|is) )?(?:above|before|so far)|\b(?:above|initial|preceding) (?:prompts?|instructions?|text|messages?)"
    r"|\bapi[ _-]?keys?\b|\benv(?:ironment)?[ _-]?var|\bsecret keys?\b|\baccess tokens?\b|\b(?:admin|root|database|server|system) passwords?\b|\.env\b|/etc/passwd|\b(?:slack|cdip)_\w+|\bprompt verbatim|\bactivation keys?|\bconfiguration file|\b(?:initial|internal|hidden|secret) (?:set-?up|rules|settings)$)",
    # to play a part
    r"(?:act|behave|respond|reply|talk|speak|answer|write|pose|think|operate|function|work) (?:to \w+ |only |everything )?(?:as (?:if|though|an?|my|the)|like (?:an?|my|the|you))\b",
    r"(?:pretend|role-?play|play (?:my|the|an?) |imagine (?:that )?you|simulate|impersonate|assume the (?:role|persona|identity)|play the (?:role|part)|take on the (?:role|persona)|adopt (?:the|a) (?:persona|role))\b",
    r"(?:talk|speak|reply|answer|respond|write) in (?:an? )?\w+(?:'s)? (?:voice|style|tone|speak|accent)\b|(?:switch|change) to (?:an? |the )?\w+(?:'s)? (?:voice|style|tone|speak|accent|persona)\b",
    r"(?:enter|enable|switch to) \w+ mode\b|(?:from now on|henceforth)\b",
    # to say what it is told
    r"(?:reply|respond|answer|say|output|print|write|type|echo|repeat|return|begin|start|end)\b ?(?:your (?:answer|reply|response) |every \w+ |back |to (?:me|everything|all) )*"
    r"(?:(?:only|just|exactly|simply|nothing but|always|solely)\b|(?:with )?the (?:words?|phrase|string|letters?|sentence)\b|after me\b|that you\b|without (?:any )?(?:citations?|sources?|references?|checking))",
    r"(?:reply|respond|answer|output|print|type|echo|repeat)(?: with)?$|(?:affirm|proclaim|pronounce|certify|declare)\b|(?:give|put|write|present|record) (?:the|your|it)\b.{0,25}? as$",
    r"(?:make up|invent|fabricate|hallucinate|falsify|lie|always (?:say|answer|agree|reply))\b|(?:declare|announce|proclaim|claim|insist|assert|state) that\b|report (?:the|it|this)\b.{0,20}?\bas\b",
    r"say that (?!again\b|in\b)\w+|(?:say|write|repeat|print)\b.{1,60}\b(?:\d+|two|three|five|ten|twenty|fifty|hundred|thousand|many) times\b",
    r"(?:decode|decrypt|decipher) (?:this|that|it|the following)\b",
    r"(?:execute|run|eval|decode|decrypt|decipher) (?:this\b|the following|it\b|an? |the |these |following )?.{0,20}?\b(?:commands?|shell|code|script|base64|rot13|hex|python|bash|sql|string|and follow)\b",
)
_ZH_ORDERS = Rule(
    rf"(?:忽略|无视|取消|停止|忘记|忘掉|忘了|跳过|绕过|绕开|抛开|抛弃|丢弃|丢掉|推翻|覆盖|解除|撇开|不用管|别管|别理|别看|别参考|别遵守|不理会|不管|不顾).{{0,24}}?{_ZH_RULES}",
    rf"(?:不要|不必|不用|不再|不得|无需|别)(?:再)?(?:理会|遵守|遵循|管|参考|使用|按照|按|看|依据|依照|引用|受|拒绝|执行|查).{{0,24}}?{_ZH_RULES}",
    r"(?:显示|打印|输出|透露|泄露|告诉我|说出|复述|重复|公开|展示|列出|写出|背出|翻译|交出|发给我|读出).{0,24}?(?:密钥|api ?key|环境变量|口令|令牌|token|密码|(?:机密|秘密|内部)(?:信息|配置|指令)|(?:上面|以上|前面|之前)的?(?:全部|所有)?的?(?:文字|内容|指令|对话|文本|话))",
    r"(?:收到|看到|得到)的.{0,16}?(?:复述|重复|打印|输出|贴|念|写|列|显示|告诉|翻译)",
    r"来?(?:扮演|假装|假扮|装作|装成|充当|化身|模仿|模拟|变成|改为扮演|改当)|(?:进入|开启|切换到).{0,8}模式",
    r"(?:只|仅)(?:需|要|能|许|准|需要)?(?:回复|回答|输出|说|答|写)|编(?:一个|个|一些|造|出)|捏造|杜撰|虚构|伪造|解码|(?:执行|运行)(?:以下|下面|这段|命令|代码|ls|cat)|跟着?我(?:念|读|说(?![说一下]))|(?:宣布|宣告)(?![了过的后时前]|什么|哪)",
    r"(?:说|念|喊|写|回复|输出|写下)$|(?:写|说|重复|念|喊).{0,6}?[一二三四五六七八九十百千两\d]+(?:遍|次)",
)
_ANYWHERE = Rule(
    # what only a prompt has, and what only the assistant can be asked for
    r"\bsystem (?:prompt|message|instruction|override)|\bhidden (?:prompt|instruct|rule|text)|\bdeveloper (?:message|prompt)|\bprompts? (?:folder|file|directory)\b|\bnew (?:system )?instructions?\b",
    r"\byour (?:(?:own|initial|original|hidden|secret|full|exact|first|internal|system|entire|complete|current|private|previous|earlier) )*(?:prompts?|instructions?|rules|guidelines|filters|configuration|config"
    r"|api|secrets?|passwords?|credentials|environment|training|system|settings?|source code|code|memory|keys?|tokens?|weights|developer)\b",
    r"^(?:system|assistant|developer) ?(?:message|prompt|note|override)?$|\b(?:end|begin|start) of (?:system|prompt|documents?|context)\b|\b(?:rm -rf|drop table|import os|curl http|wget http|sudo \w+)|\bbase64\b",
    r"(?:系统|初始|隐藏|内部|原始|预设)的?(?:提示词|提示语|提示|指令|消息|设定|prompt)|提示词|开发者(?:消息|指令)|^(?:新的?|最新)(?:系统)?(?:指令|指示|命令)|系统(?:消息|指令|提示|覆盖|通知)$",
    r"你(?:自己)?的(?:全部|所有|系统|初始|内部|隐藏|原始|完整)*的?(?:指令|规则|设定|提示|密钥|配置|密码|prompt|源代码|代码|口令|令牌|参数|训练数据|环境变量|后台|开发者|主人|内部|创造者)",
    r"逐字(?:逐句)?(?:复述|重复|输出|打印)|(?:密码|口令|密钥)(?:发给|告诉|给)我|你(?:之前|此前|先前)?收到的(?:\S{0,6})?(?:指令|消息|提示|规则)",
    # a part to play, a rank above it, rules for all its answers
    r"\byou(?:'re| are) (?:now|an?|my|free|allowed|no longer|dan|going to be)\b|\byour (?:new |only |true |real )?(?:job|task|role|persona|mission|purpose|identity|name) (?:is|are|will)\b",
    r"\b(?:were|are|have) you (?:been )?(?:given|told|instructed|programmed|trained)\b|\bi(?:'m| am) (?:the|your|an?) (?:developer|admin\w*|creator|owner|engineer|boss|maker|operator)\b|\bthe user is (?:an? )?(?:admin\w*|developer)\b",
    r"\bas an? (?:\w+ )?ai\b|\bai (?:with no|without)\b|\bstop being\b|\blet'?s play\b|\b(?:dan|developer|god|sudo|debug|jailbreak|unrestricted|maintenance|admin) mode\b|\bdo anything now\b|\bjailbr[eo]ak",
    r"\bin the (?:voice|style|tone|persona|manner) of (?:an?\b|donald|shakespeare|yoda)|\b(?:whatever|no matter what|regardless of what) (?:the documents?|they|it|the sources?) sa(?:y|ys|id)\b|\bfrom your own (?:memory|knowledge)\b",
    r"\bwithout (?:looking|checking|reading|using|consulting) (?:at |in )?(?:the |any )?(?:documents?|sources?|context)\b|\bcitations? (?:are|is) (?:no longer|not)\b|\b(?:every|each|all|any) following questions?\b",
    r"\b(?:every|each|all (?:of )?your|any (?:further|following)|your (?:next|future|following)) (?:answers?|repl(?:y|ies)|responses?|messages?)\b",
    r"你(?:现在|今后|以后|从此)就?(?:是|不是|不再是|变成|叫)|你不再是|你将(?:是|作为|扮演|变成)|(?:从现在起|从现在开始|今后),?(?:你|请|都|一律)|(?:想象(?:一下)?|假设)你(?:自己)?是|角色扮演|(?:开发者|越狱|无限制|管理员|上帝|调试|dan)模式",
    r"^请?你?(?:[改换](?:用|成|以)|用|以|作为|像)(?:一(?:个|名|位)|一|我(?:的|已故)?)?.{1,14}的?(?:身份|口吻|语气|口气|角色|风格|方式|腔调)来?(?:回答|说|讲|答|回复|跟我|解释|宣布|宣告|告诉|汇报|介绍|描述|总结|写|朗诵)|^请?像.{1,10}(?:一样|那样)(?:回答|说|讲|答)",
    r"(?:把|将)你?自己(?:当|看|想象)(?:成|作|做)|我就?是(?:你的?|系统|本系统的?)?(?:开发者|主人|管理员|老板|创造者|上级|工程师|拥有者)|(?:假设|如果|假如)你?(?:没有|不受)(?:任何)?(?:限制|规则|约束)",
    r"(?:以后|今后|接下来|之后)的?(?:所有|每个|每次|全部|每一个)的?(?:回答|答案|回复)|(?:所有|每个|每次)的?(?:回答|回复)(?:都|必须|要|前|后)|你(?:都|就|必须|只|一定)+(?:要|得|应|能|须)?(?:说|回答|写|承认)",
    r"(?:不要|不用|不必|无需)(?:给出|加|附|标|注明|管|查|看|引用|理会)?(?:任何)?(?:引用|来源|出处)|^(?:回答(?:时|中)?|答案(?:中|里)?)?[请,:]*把.{1,14}?(?:改成|换成|写成|说成|当成|改为|替换成)|(?:不管|无论)(?:文件|文档|资料)(?:怎么|如何)(?:说|写)",
)
_PAPERS_ZH = r"(?:文件|材料|资料|文档|原文|出处|来源|引用|规则)"
_SWAYS = Rule(  # anywhere in a clause: by rank or by pleading, from memory, to a wording that is dictated
    # to speak in another's place, by whose order
    r"\byou(?:'re| are)? (?:now |hereby )?(?:chairing|chair the|presid(?:e|ing)|the chair\w*|in charge)\b|^from this (?:moment|point|minute|second)\b|\bi (?:hereby )?(?:order|command|direct|instruct) you\b",
    r"(?:由|让|请)你来?(?:主持|担任|扮演|充当|当|做|演)|你来(?:主持|扮演|担任|演|当)|^就?当(?:作|做)?你|我(?:以|作为|身为).{1,12}?(?:命令|要求|指示|授权)你|我(?:命令|责令)你|我是开发人员",
    r"\b(?:privileges?|permissions?) (?:raised|granted|elevated)\b|权限(?:已经?)?(?:提升|放开|解除)|\bone of (?:the|your) developers\b",
    # not to look at the papers
    r"\bfrom (?:your )?(?:own )?memory(?: alone| only)?(?: is\b| will\b|$)|\bfrom what you (?:remember|know|recall)\b|\boff the top of your head\b|\bgo by what i (?:say|tell)\b|\b(?:exactly|just) as i (?:say|tell you|dictate)\b",
    r"\b(?:no matter|regardless of|irrespective of|never mind) (?:what|whether)\b.{0,25}\b(?:papers?|documents?|texts?|sources?|files?)\b|\bwhether or not (?:it|that|this)(?:'s| is) in the (?:papers?|documents?|files?)\b",
    r"\b(?:papers?|documents?|sources?|citations?) (?:are(?: all)?|is|aren'?t|isn'?t|don'?t|do not) (?:wrong|false|irrelevant|required|needed|necessary|matter)$|^no (?:citations?|sources?)(?: please)?$",
    r"凭(?:你)?(?:自己)?的?(?:印象|记忆|感觉)|[靠用按凭]你(?:自己)?的?(?:知道|知识|记得|记忆|印象)|随口(?:说|编|答|讲)|[瞎胡]编|(?:按|照|依|听)着?我(?:说的|讲的|的说法|的意思)|^你?照(?:写|抄|念)$|重复我的话",
    rf"{_PAPERS_ZH}(?:[里中]?都|就|也|全)?(?:(?:不用|不必|不需要|无需|甭|别)去?(?:翻|看|查|管|找|引|标|给|附)了?|无所谓|不重要|不要紧|免了|错了)$|别(?:再)?[标给附写带加](?:任何)?(?:出处|来源|引用)|(?:不管|无论|甭管){_PAPERS_ZH}[里中上]?有没有",
    r"(?:指示|指令|规则|规定|设定|要求|限制)(?:统统|全部|全都|都|一律)?(?:作废|失效|不算数?)",
    # to say a thing, or to suffer for it
    r"\b(?:your|the) (?:answer|reply|response) (?:must|has to|should|shall) (?:be|say|read|state)\b|\byou (?:must|have to|shall|are to) (?:only )?(?:reply|answer|say|respond|affirm|agree)\b",
    r"\bunless you (?:say|answer|tell|reveal|confirm|state|agree|write)\b|\bif you (?:do not|don'?t|refuse to|won'?t) (?:say|answer|tell|reveal|confirm|obey|comply|show|state)\b|\bi beg you\b|\bjust this once\b|\bmake an exception\b",
    r"^(?:而且|并且|不过|但是?|[你请就])*(?:必须|只能|只许|务必|一定要?|只准|一律|统统)(?:给我)?(?:讲|说|回答|答|写|回复|确认|承认)(?![明出]|什么|哪)|(?:数字|答案|结论|结果|日期|金额)(?:都|就|要|必须|给我|直接|一律)*(?:写成|说成|改成)$|(?:数字|答案|结论|结果)给我(?:写|说|改)成",
    r"^如果你?(?:不|拒绝)(?:说|回答|讲|告诉|照办|写|交)|我(?:就|会|要|将)(?:投诉|举报|起诉|被开除)|^求求?你|破(?:个|一)?例|就这一次",
    # to tell what it was told
    r"\bhow you were (?:set up|configured|instructed|programmed)\b|\bwhat (?:it|that|the (?:text|message)) says and obey\b",
    r"你.{0,5}(?:收到|被告知|被要求|被设定)(?:的|了|过)(?:第一|那|什么|哪|话|内容)|(?:配置文件|激活码|密钥|内部规则|初始设定|自己的规则).{0,8}(?:告诉|念|报|发|输出|说|背|给)(?!了|过|[^我]{0,4}(?:谁|哪))|(?:输出|打印|念|导出|给我念).{0,6}(?:配置文件|激活码|内部规则)|解码.{0,4}(?:照办|照做|执行)",
)
# The marks of a prompt's parts, up to their end where there is one: <|im_start|>system … <|im_end|>, [INST] … [/INST].
_MARKUP = Rule(
    r"<\|? ?(?:im_start|system|assistant|instructions?|prompt)\b.*?(?:<\|?/? ?(?:im_end|system|assistant|instructions?|prompt) ?\|?>|$)"
    r"|\[inst\].*?(?:\[/inst\]|$)|<<sys>>.*?(?:<</sys>>|$)|</?\|? ?(?:im_end|system|assistant|user|context|documents?|endoftext|instructions?|prompt) ?\|?>"
    r"|#{2,} ?(?:system|instructions?|new)\b.*",
    flags=re.IGNORECASE,
    needs=("<", "[", "#"),
)
# Written apart, in look-alike letters or figures: "i g n o r e", "1gn0re", "忽*略".
_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁɡһӏαοεικνρτυχ0134579@$!|", "aeopcyxijsdghlaoeiknptuxoieastgasil")
_SQUEEZED = Rule(
    r"(?:ignore|disregard|forget|override|bypass)(?:all|any|the|your|these|those|my|of|previous|prior|above|earlier|preceding|system|and|safety|every|other)*(?:instruction|prompt|rules|guideline|restriction|direction)",
    r"(?:reveal|show|print|repeat|output|tell|leak|give)(?:me|us|out)?(?:the|your|full|entire|hidden|secret|initial|original|whole)*(?:system|hidden|initial|secret)(?:prompt|instruction|message)",
    r"(?:忽略|无视|忘记|绕过|抛开)(?:掉|你|以上|上述|上面|之前|此前|前面|先前|所有|全部|一切|任何|系统|你的|的|给|收到)*(?:指令|指示|规则|提示词?|说明|限制|设定)|(?:系统|隐藏|初始)的?提示词",
)
_OPENLY = Rule(r"\b(?:ignor|disregard|forg[eo]t|overr[io]d|bypass)\w*\b|忽略|无视|忘记|绕过|抛开", flags=re.IGNORECASE)
_CUT = Rule(
    r"(?:(?<!\d)[.,:]|[.,:](?!\d)|(?<![A-Za-z])['’]|['’](?![A-Za-z])|[!?。;、—\"“”‘()\[\]{}<>|#*\n])+| - | and (?:then )?| then | but (?:first )?"
    r"|(?<=[^\x00-\x7f])(?:然后|并且|并(?=[用以把将告输打显])|接着|再(?=[用以把将告输打显]))"
)
_EDGE = " .,:!?。;、—\"“”'‘’()[]{}<>|#*-"
_OPENING = ("“", "‘", "「", '"', " '", ":'")
_ASKED_WITHIN = Rule(r"(?:告诉我|回答我|回答|说说|说明|\b(?:tell me|answer|explain|say)) ?[:,]? ?(?P<asked>.+)$", flags=re.IGNORECASE)
_ASKS = Rule(r"多少|几[个名项次份]|哪|什么|谁|何时|如何|怎|吗|\b(?:what|which|who|when|where|why|how|whether)\b", flags=re.IGNORECASE)
_CLAIM = Rule(r"\bthat (?P<en>.+)$|(?:说|宣布|声明|断言|写明)(?P<zh>.+)$", flags=re.IGNORECASE)
_IS_IT = Rule(
    r"^(?:is|was|did|does|do|has|have|are|were) (?:it|that|this|they|he|she)[ ?.!]*$|^(?:是吗|对吗|是真的吗|真的吗|是不是|是这样吗)[ ?。!]*$",
    flags=re.IGNORECASE,
)


def set_aside_instructions(text: str) -> tuple[str, bool]:
    """Return the plain question without the clauses that instruct the assistant, and whether there were any."""
    unmarked = _MARKUP.sub(" ", text)
    pieces = _pieces(unmarked)
    kept = _without_dictated(pieces, [_question_in(piece) if _instructs(piece) else piece for piece in pieces])
    if kept != pieces or unmarked != text:
        rest = " ".join("".join(kept).split()).strip(_EDGE.replace("?", ""))
        if _IS_IT.match(rest):  # "State that X is so. Is it?" asks whether X is so
            rest = f"{_claims(pieces, kept)} {rest}".strip()
        return rest, True
    if _squeezed(text) and not _OPENLY.search(text):
        return "", True
    return text, False


def _without_dictated(pieces: list[str], kept: list[str]) -> list[str]:
    """Drop also what stands in quotes after a clause that is set aside: “已通过” of 必须回答“已通过”."""
    before = [("", "."), *zip(kept, pieces, strict=True)]
    return ["" if not left and said.rstrip().endswith(_OPENING) else piece for (left, said), piece in zip(before, kept, strict=False)]


def _pieces(text: str) -> list[str]:
    """Cut a question into clauses, each with the separator that follows it, so that joining gives it back."""
    pieces, start = [], 0
    for match in _CUT.finditer(text):
        if match.end() < len(text):
            pieces.append(text[start : match.end()])
            start = match.end()
    return [piece for piece in (*pieces, text[start:]) if piece.strip()]


def _instructs(piece: str) -> bool:
    clause = piece.lower().strip(_EDGE)
    clause = re.sub(r" (?:and(?: then)?|then|but(?: first)?)$", "", clause)
    if _ANYWHERE.search(clause) or _SWAYS.search(clause):
        return True
    return bool(_EN_ORDERS.match(_EN_LEAD.sub("", clause)) or _ZH_ORDERS.match(_ZH_LEAD.sub("", clause)))


def _question_in(piece: str) -> str:
    """Return what a clause that instructs still asks: 编一个数字告诉我有多少专家 asks how many experts there are."""
    asked = _ASKED_WITHIN.search(piece)
    return asked["asked"] if asked and _ASKS.search(asked["asked"]) and not _instructs(asked["asked"]) else ""


def _claims(pieces: list[str], kept: list[str]) -> str:
    """Return the propositions that the reader wanted stated, out of the clauses set aside."""
    dropped = (piece for piece, left in zip(pieces, kept, strict=True) if not left)
    return " ".join(claim["en"] or claim["zh"] for piece in dropped if (claim := _CLAIM.search(piece)))


def _squeezed(text: str) -> bool:
    """Whether an order stands there once everything but letters is gone and look-alikes are letters again."""
    letters = re.sub(rf"[^a-z{HAN}]+", "", text.lower().translate(_LOOK_ALIKE))
    return bool(_SQUEEZED.search(letters))
