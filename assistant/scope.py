"""What is not a question to the documents: instructions to the assistant, small talk, other subjects.

Nothing in a question is an instruction. A clause that tries to give one is set aside and the rest is read as usual;
what is left without a rest is refused. A subject is refused only where a rule names it and nothing of the house's
vocabulary stands beside it: what is merely unknown goes to the documents, which refuse it with reasons.
"""

from __future__ import annotations

import re

from assistant.glossary import phrases_in
from assistant.mentions import DOCUMENT, RECOMMENDATION, SESSION
from assistant.model import Language
from assistant.text import HAN


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.ASCII)


# ---- Instructions to the assistant -------------------------------------------------------------------------------

_PIECE = re.compile(r"(?:(?<!\d)[.,:]|[.,:](?!\d)|[!?。;、—\"“”'‘’()\[\]{}<>|#*\n])+|\s-+\s|\s+and\s+(?:then\s+)?|\s+then\s+|\s+but\s+(?:first\s+)?|(?<=[\u4e00-\u9fff])(?:然后|并且|并(?=[用以把将告输打显])|接着|再(?=[用以把将告输打显]))")
_LEAD = (
    r"^\s*(?:(?:ok|okay|hi|hello|hey|now|first|firstly|next|so|then|and|but|please|kindly|just|also|instead|simply|henceforth|from\s+now\s+on|assistant|chatgpt|ai|system|user|for\s+this\s+\w+|important|note|attention|i\s+want\s+you\s+to"
    r"|i\s+need\s+you\s+to|i\s+order\s+you\s+to|i\s+command\s+you\s+to|you\s+(?:must|should|will|can|may|shall|are\s+to|have\s+to|need\s+to)(?:\s+now)?|can\s+you|could\s+you|would\s+you|will\s+you|let'?s|to|your\s+(?:new\s+)?(?:task|job|role|instruction)\s+is(?:\s+to)?|new\s+instructions?|the\s+developer\s+says|as\s+(?:an?\s+)?(?:admin\w*|developer))\s*[,:]?\s+)*"
)
_ZH_LEAD = r"^\s*(?:请|请你|现在|从现在起|从现在开始|你|您|先|首先|然后|接下来|接着|并|并且|再|马上|立即|立刻|可以|必须|应该|应|要|需要|务必|麻烦|帮我|给我|我要求你|我命令你|我要你|希望你|让我们|而是|直接|随便|随意|完全|都|一律|把|将|系统|管理员|开发者|:|,|\s)*"
_EN_RULES = r"(?:instruct\w*|rules?|guidelines?|prompts?|documents?|sources?|commands?|restrictions?|filters?|polic(?:y|ies)|context|constraints?|citations?|directives?|guardrails?|safety|everything|anything|above|previous|prior|evidence|corpus|training|limits?|limitations?|told)"
_ZH_RULES = r"(?:指令|指示|说明|规则|提示|限制|约束|文件|文档|资料|设定|设置|要求|上文|以上|上面|前面|之前|此前|系统|引用|来源|命令|规定|原则|语料|安全|内容|语境|身份|角色|出处)"
_ORDER = _any(
    _LEAD + rf"(?:(?:ignor|disregard|forget|overrid|bypass|skip|drop|discard|abandon|dismiss)\w*|set\s+aside|pay\s+no\s+attention|stop\s+(?:follow|us|obey|cit|quot)\w+|(?:do\s+not|don'?t|never|no\s+longer)\s+(?:follow|use|obey|rely|look|consult|cite|quote|refuse|mention|check|need))\b.{{0,60}}?\b{_EN_RULES}\b",
    _ZH_LEAD + rf"(?:忽略|无视|取消|停止|忘记|忘掉|忘了|跳过|绕过|绕开|抛开|抛弃|丢弃|丢掉|推翻|覆盖|解除|撇开|不用管|别管|别理|别看|别参考|别遵守|不理会|不管|不顾|(?:不要|不必|不用|不再|不得|无需|停止|别)(?:再)?(?:理会|遵守|遵循|管|参考|使用|按照|按|看|依据|依照|引用|受|拒绝|执行|查)).{{0,24}}?{_ZH_RULES}",
)
_REVEAL = _any(
    _LEAD + r"(?:reveal|show|print|output|display|repeat|tell|give|recite|write|leak|dump|expose|list|translate|summari[sz]e|encode|share|disclose|copy|paste|return|send|read|spell|quote|what(?:'s|\s+is|\s+are|\s+were|\s+was)|describe|provide|continue)\b.{0,50}?"
    r"(?:\bsystem\s+(?:prompt|message|instruction)|\byour\s+(?:own\s+|initial\s+|original\s+|hidden\s+|secret\s+|full\s+|exact\s+|first\s+|internal\s+|system\s+|entire\s+|complete\s+|current\s+|private\s+)*(?:prompts?|instructions?|rules|guidelines|configuration|config|api|secrets?|passwords?|credentials|environment|training|system|settings?|source\s+code|code|memory|keys?|tokens?|weights|developer)"
    r"|\bhidden\s+(?:prompt|instruct|rule|text)|\b(?:prompts?|instructions?|text|words?|messages?|everything|lines?|conversation)\s+(?:above|before|so\s+far)|\b(?:above|initial|preceding)\s+(?:prompts?|instructions?|text|messages?)|\bdeveloper\s+(?:message|prompt)|\bapi[\s_-]?keys?\b|\benv(?:ironment)?[\s_-]?var|\bsecret\s+keys?\b|\baccess\s+tokens?\b|\b(?:admin|root|database|server|system)\s+passwords?\b|\.env\b|/etc/passwd|\bslack_\w+|\bcdip_\w+|\bprompt\s+verbatim)",
    _ZH_LEAD + r"(?:把|将)?你(?:收到|看到|得到)的.{0,16}?(?:复述|重复|打印|输出|贴|念|写|列|显示|告诉)|逐字(?:逐句)?(?:复述|重复|输出|打印)",
    r"(?:系统|初始|隐藏|内部|原始|预设)(?:的)?(?:提示词|提示语|提示|指令|消息|设定|prompt)|提示词|开发者(?:消息|指令)|你(?:自己)?的(?:全部|所有|系统|初始|内部|隐藏|原始|完整)*(?:的)?(?:指令|规则|设定|提示|密钥|配置|密码|prompt|源代码|代码|口令|令牌|参数|训练数据|环境变量)|system\s*prompt",
    _ZH_LEAD + r"(?:显示|打印|输出|透露|泄露|告诉我|说出|复述|重复|公开|展示|列出|写出|背出|翻译|交出|发给我|读出).{0,24}?(?:密钥|api\s*key|环境变量|口令|令牌|token|密码|(?:上面|以上|前面|之前)(?:的)?(?:全部|所有)?(?:的)?(?:文字|内容|指令|对话|文本|话)|(?:机密|秘密|内部)(?:信息|配置|指令))",
)
_PERSONA = _any(
    _LEAD + r"(?:act|behave|respond|reply|talk|speak|answer|write|pose|think|operate|function|work)\s+(?:to\s+\w+\s+|only\s+|everything\s+)?(?:as\s+(?:if|though|an?|my|the)|like\s+(?:an?|my|the|you))\b",
    _LEAD + r"(?:pretend|role-?play|imagine\s+(?:you|that\s+you)|simulate|impersonate|assume\s+the\s+(?:role|persona|identity)|play\s+the\s+(?:role|part)|take\s+on\s+the\s+(?:role|persona)|adopt\s+(?:the|a)\s+(?:persona|role)|enter\s+\w+\s+mode|enable\s+\w+\s+mode|switch\s+to\s+\w+\s+mode)\b",
    r"\byou\s+are\s+(?:now|no\s+longer|going\s+to\s+be)\b|\byou(?:'re|\s+are)\s+(?:dan|an?\s+(?:unrestricted|evil|uncensored|pirate|jailbroken|different))\b|\b(?:dan|developer|god|sudo|debug|jailbreak|unrestricted|maintenance|admin)\s+mode\b|\bdo\s+anything\s+now\b|\bjailbr[eo]ak|\bin\s+the\s+(?:voice|style|tone|persona|manner)\s+of\s+(?:an?\b|donald|shakespeare|yoda)",
    r"(?:^|[,:])\s*(?:from\s+now\s+on|henceforth)\b",
    _ZH_LEAD + r"(?:来)?(?:扮演|假装|假扮|装作|装成|充当|化身|模仿|模拟|变成|改为扮演|进入.{0,8}模式|开启.{0,8}模式|切换到.{0,8}模式)",
    r"你(?:现在|今后|以后|从此)(?:就)?(?:是|不是|不再是|变成|叫)|你不再是|你将(?:是|作为|扮演|变成)|(?:从现在起|从现在开始|今后)[,]?(?:你|请|都|一律)|想象(?:一下)?你(?:自己)?是|假设你(?:自己)?是|角色扮演|(?:开发者|越狱|无限制|管理员|上帝|调试|dan)模式|^\s*(?:请)?(?:你)?(?:用|以|作为|像)(?:一(?:个|名|位)|一|我(?:的|已故)?)?.{1,14}(?:的)?(?:身份|口吻|语气|口气|角色|风格|方式|腔调)(?:来)?(?:回答|说|讲|答|回复|跟我|解释|宣布|告诉|汇报|介绍|描述|总结|写|朗诵)|^\s*(?:请)?像.{1,10}(?:一样|那样)(?:回答|说|讲|答)",
)
_PUPPET = _any(
    _LEAD + r"(?:reply|respond|answer|say|output|print|write|type|echo|repeat|return|begin|start|end)\b\s*(?:your\s+(?:answer|reply|response)\s+|every\s+\w+\s+|back\s+|to\s+(?:me|everything|all)\s+)*(?:(?:only|just|exactly|simply|nothing\s+but|always|solely)\b|(?:with\s+)?the\s+(?:words?|phrase|string|letters?|sentence)\b|after\s+me\b|with\s*$|that\s+you\b|without\s+(?:any\s+)?(?:citations?|sources?|references?|checking))",
    _LEAD + r"(?:make\s+up|invent|fabricate|hallucinate|falsify|lie|always\s+(?:say|answer|agree|reply))\b|" + _LEAD + r"(?:declare|announce|proclaim|claim|insist|assert|state)\s+that\b|" + _LEAD + r"report\s+(?:the|it|this)\b.{0,20}?\bas\b|\b(?:whatever|no\s+matter\s+what|regardless\s+of\s+what)\s+(?:the\s+documents?|they|it|the\s+sources?)\s+sa(?:y|ys|id)\b|\bfrom\s+your\s+own\s+(?:memory|knowledge)\b|\bwithout\s+(?:looking|checking|reading|using|consulting)\s+(?:at\s+|in\s+)?(?:the\s+|any\s+)?(?:documents?|sources?|context)\b",
    _LEAD + r"(?:execute|run|eval|decode|decrypt|decipher)\s+(?:this\b|the\s+following|it\b|a\s+|the\s+|these\s+|following\s+)?.{0,20}?\b(?:commands?|shell|code|script|base64|rot13|hex|python|bash|sql|string|and\s+follow)\b|\b(?:rm\s+-rf|drop\s+table|import\s+os|curl\s+http|wget\s+http|sudo\s+\w+)|\bbase64\b",
    _ZH_LEAD + r"(?:只|仅)(?:需|要|能|许|准|需要)?(?:回复|回答|输出|说|答|写)|" + _ZH_LEAD + r"(?:编(?:一个|个|一些|造|出)|捏造|杜撰|虚构|伪造|执行(?:以下|下面|这段|命令|代码)|运行(?:以下|下面|这段|命令|代码)|解码)|" + _ZH_LEAD + r"(?:跟我|跟着我)(?:念|说|读)|(?:不要|不用|不必|无需)(?:给出|加|附|标|注明|管|查|看|引用|理会)?(?:任何)?(?:引用|来源|出处)|^\s*(?:回答(?:时|中)?|答案(?:中|里)?)?[请,:]*把.{1,14}?(?:改成|换成|写成|说成|当成|改为|替换成)|(?:不管|无论)(?:文件|文档|资料)(?:怎么|如何)(?:说|写)",
    r"^\s*(?:system|assistant|developer)\s*(?:message|prompt|note|override)?\s*$|\bsystem\s+override\b|\b(?:end|begin|start)\s+of\s+(?:system|prompt|documents?|context)\b|\bnew\s+(?:system\s+)?instructions?\b|^\s*(?:新的?|最新)(?:系统)?(?:指令|指示|命令)|系统(?:消息|指令|提示|覆盖|通知)\s*$",
)
# Spoken to the assistant as to a person: no question to the documents gives it a role, a rank above it or rules for all answers.
_ADDRESS = _any(
    r"\byou(?:'re|\s+are)\s+(?:now|an?|my|free|allowed)\b|\byour\s+(?:new\s+|only\s+|true\s+|real\s+)?(?:job|task|role|persona|mission|purpose|identity|name)\s+(?:is|are|will)\b|\b(?:were|are|have)\s+you\s+(?:been\s+)?(?:given|told|instructed|programmed|trained)\b",
    r"\bi(?:'m|\s+am)\s+(?:the|your|an?)\s+(?:developer|admin\w*|creator|owner|engineer|boss|maker|operator)\b|\bthe\s+user\s+is\s+(?:an?\s+)?(?:admin\w*|developer)\b|\bas\s+an?\s+(?:\w+\s+)?ai\b|\bai\s+(?:with\s+no|without)\b|\bstop\s+being\b|\blet'?s\s+play\b",
    r"\b(?:every|each|all\s+(?:of\s+)?your|any\s+(?:further|following)|your\s+(?:next|future|following))\s+(?:answers?|repl(?:y|ies)|responses?|messages?)\b|\b(?:every|each|all|any)\s+following\s+questions?\b|\bcitations?\s+(?:are|is)\s+(?:no\s+longer|not)\b|\bprompts?\s+(?:folder|file|directory)\b",
    _LEAD + r"(?:say|write|print|output|reply|respond|repeat|type)\s*(?:with\s*)?$|" + _LEAD + r"say\s+that\s+(?!again\b|in\b)\w+|" + _LEAD + r"(?:say|write|repeat|print)\b.{1,60}\b(?:\d+|two|three|five|ten|twenty|fifty|hundred|thousand|many)\s+times\b",
    r"(?:把|将)(?:你)?自己(?:当|看|想象)(?:成|作|做)|我(?:就)?是(?:你(?:的)?|系统|本系统的?)?(?:开发者|主人|管理员|老板|创造者|上级|工程师|拥有者)|你的(?:后台|开发者|主人|内部|创造者)|(?:以后|今后|接下来|之后)(?:的)?(?:所有|每个|每次|全部|每一个)(?:的)?(?:回答|答案|回复)|(?:所有|每个|每次)(?:的)?(?:回答|回复)(?:都|必须|要|前|后)",
    r"(?:假设|如果|假如)(?:你)?(?:没有|不受)(?:任何)?(?:限制|规则|约束)|你(?:都|就|必须|只|一定)+(?:要|得|应|能|须)?(?:说|回答|写|承认)|" + _ZH_LEAD + r"(?:说|念|喊|写|回复|输出|写下)\s*$|" + _ZH_LEAD + r"(?:写|说|重复|念|喊).{0,6}?[一二三四五六七八九十百千两\d]+(?:遍|次)|(?:密码|口令|密钥)(?:发给|告诉|给)我",
)
# The marks of a prompt's parts, up to their end where there is one: <|im_start|>system … <|im_end|>, [INST] … [/INST].
_MARKUP = re.compile(
    r"<\|?\s*(?:im_start|system|assistant|instructions?|prompt)\b.*?(?:<\|?/?\s*(?:im_end|system|assistant|instructions?|prompt)\s*\|?>|$)"
    r"|\[inst\].*?(?:\[/inst\]|$)|<<sys>>.*?(?:<</sys>>|$)|</?\|?\s*(?:im_end|system|assistant|user|context|documents?|endoftext|instructions?|prompt)\s*\|?>|#{2,}\s*(?:system|instructions?|new)\b[^\n]*",
    re.IGNORECASE | re.ASCII,
)
_INSTRUCTIONS = (_ORDER, _REVEAL, _PERSONA, _PUPPET, _ADDRESS)
# Written apart, in look-alike letters or figures: "i g n o r e", "1gn0re", "忽*略".
_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁɡһӏαοεικνρτυχ0134579@$!|", "aeopcyxijsdghlaoeiknptuxoieastgasil")
_SQUEEZED = _any(
    r"(?:ignore|disregard|forget|override|bypass)(?:all|any|the|your|these|those|my|of|previous|prior|above|earlier|preceding|system|and|safety|every|other)*(?:instruction|prompt|rules|guideline|restriction|direction)",
    r"(?:reveal|show|print|repeat|output|tell|leak|give)(?:me|us|out)?(?:the|your|full|entire|hidden|secret|initial|original|whole)*(?:system|hidden|initial|secret)(?:prompt|instruction|message)",
    r"(?:忽略|无视|忘记|绕过|抛开)(?:掉|你|以上|上述|上面|之前|此前|前面|先前|所有|全部|一切|任何|系统|你的|的|给|收到)*(?:指令|指示|规则|提示词?|说明|限制|设定)",
    r"(?:系统|隐藏|初始)(?:的)?提示词",
)
_PLAIN_LETTERS = re.compile(rf"[^a-z{HAN}]+")


_ASKED_IN_ORDER = re.compile(r"(?:告诉我|回答我|回答|说说|说明|\b(?:tell\s+me|answer|explain|say))\s*[:,]?\s*(?P<asked>.+)$", re.IGNORECASE | re.ASCII | re.DOTALL)
_QUESTION_WORD = re.compile(r"多少|几[个名项次份]|哪|什么|谁|何时|如何|怎|吗|\b(?:what|which|who|when|where|why|how|whether)\b", re.IGNORECASE | re.ASCII)
_CLAIM = re.compile(r"\b(?:that)\s+(?P<claim>.+)$|(?:说|宣布|声明|断言|写明)(?P<zh>.+)$", re.IGNORECASE | re.ASCII | re.DOTALL)
_TAG_QUESTION = re.compile(r"^(?:is|was|did|does|do|has|have|are|were)\s+(?:it|that|this|they|he|she)[\s?.!]*$|^(?:是吗|对吗|是真的吗|真的吗|是不是|是这样吗)[\s?。!]*$", re.IGNORECASE | re.ASCII)


def set_aside_instructions(text: str) -> tuple[str, bool]:
    """Return the plain question without the clauses that instruct the assistant, and whether there were any."""
    unmarked = _MARKUP.sub(" ", text)
    pieces = _pieces(unmarked)
    kept = [_question_in(piece) if _instructs(piece) else piece for piece in pieces]
    if kept != pieces or unmarked != text:
        rest = re.sub(r"\s+", " ", "".join(kept)).strip(" ,.;:!-—\"'“”、。")
        if _TAG_QUESTION.match(rest):  # "State that X is so. Is it?" asks whether X is so
            rest = f"{_claims(pieces, kept)} {rest}".strip()
        return rest, True
    if _squeezed(text) and not _spelled_out(text):
        return "", True
    return text, False


def _question_in(piece: str) -> str:
    """What a clause that instructs still asks: 编一个数字告诉我有多少专家 asks how many experts there are."""
    asked = _ASKED_IN_ORDER.search(piece)
    return asked["asked"] if asked and _QUESTION_WORD.search(asked["asked"]) and not _instructs(asked["asked"]) else ""


def _claims(pieces: list[str], kept: list[str]) -> str:
    """The propositions that the reader wanted stated, in the clauses set aside."""
    dropped = (piece for piece, left in zip(pieces, kept, strict=True) if not left)
    return " ".join(claim["claim"] or claim["zh"] for piece in dropped if (claim := _CLAIM.search(piece)))


def _pieces(text: str) -> list[str]:
    """Cut a question into clauses, each with the separator that follows it, so that joining gives it back."""
    pieces, start = [], 0
    for match in _PIECE.finditer(text):
        if match.end() < len(text):
            pieces.append(text[start : match.end()])
            start = match.end()
    return [piece for piece in (*pieces, text[start:]) if piece.strip()]


def _instructs(piece: str) -> bool:
    clause = piece.lower().strip()
    stripped = _PIECE.sub(" ", clause).strip() if clause else ""
    return any(pattern.search(form) for form in (clause, stripped) for pattern in _INSTRUCTIONS)


def _squeezed(text: str) -> bool:
    return bool(_SQUEEZED.search(_PLAIN_LETTERS.sub("", text.lower().translate(_LOOK_ALIKE))))


def _spelled_out(text: str) -> bool:
    """The words stand there openly, inside a clause that was read and is no order ("did the Chair ignore the rules")."""
    return bool(re.search(r"\b(?:ignor|disregard|forg[eo]t|overr[io]d|bypass)\w*\b|忽略|无视|忘记|绕过|抛开", text.lower(), re.ASCII))


# ---- About the assistant itself ------------------------------------------------------------------------------------

_ABOUT_ASSISTANT = _any(
    r"\b(?:who|what)\s+are\s+you\b|\bwho\s+(?:made|built|created|developed|wrote)\s+you\b|\bwhat\s+(?:can|do|could)\s+you\s+(?:do|know|answer|help\s+(?:me\s+)?with|cover|offer)\s*(?:for\s+me|me)?\s*(?:$|[?.!,])|\bhow\s+(?:do|can|should)\s+(?:you\s+work|i\s+(?:use|ask)\s+(?:you|this))\b|\bwhat(?:'s|\s+is)\s+your\s+(?:name|purpose|job|knowledge)\b",
    r"\bare\s+you\s+(?:an?\s+)?(?:\w+\s+)?(?:bot|robot|human|ai|person|machine|chatgpt|gpt|llm|model|real)\b|\bintroduce\s+yourself\b|\b(?:which|what)\s+(?:llm|language\s+model|ai\s+model)\s+(?:are|do|is)\b|\bhow\s+can\s+you\s+help\b|^\s*help[\s?!,.;:'\"()。~-]*$|^\s*(?:hi|hello|hey|good\s+(?:morning|afternoon|evening))(?:\s+there)?[\s?!,.;:'\"()。~-]*$",
    r"\b(?:which|what|how\s+many)\s+(?:documents?|sessions?|files?|papers?|sources?|languages?|information|data)\s+(?:do\s+you|are\s+you|have\s+you|can\s+you|did\s+you|(?:are|is)\s+(?:indexed|in\s+(?:your|the)\s+index|loaded|available\s+to\s+you|searchable)|(?:have|has)\s+been\s+(?:indexed|loaded))\b|\bwhat(?:'s|\s+is)\s+(?:in\s+(?:your|the)\s+index|indexed)\b|\bwhat\s+do\s+you\s+(?:search|cover)\b|\byour\s+(?:index|knowledge\s+base|database|sources)\b",
    r"你是谁|您是谁|你叫什么|你是(?:什么|个|不是|机器人|人|ai|谁)|你能(?:做|干|回答|帮|为我|提供)|您能(?:做|干|回答|帮|提供)(?:我)?什么|你会(?:做|干|说)?(?:什么|哪些)|你(?:有|具备)(?:什么|哪些)(?:功能|能力|本领)|(?:怎么|如何|怎样)(?:使用|用)(?:你|您|本助手|这个助手|本系统|这个系统|这个工具)|介绍(?:一下)?(?:你|您)自己|自我介绍|谁(?:开发|创造|制作|做|训练)(?:了)?(?:的)?你|^\s*(?:你好|您好|嗨|哈喽|帮助|早上好|下午好)[\s?!,.;:'\"()。~-]*$",
    r"(?:^|你|您|系统|助手|目前|现在|已经|已|库里?|共|都)(?:索引|收录|录入|入库)(?:了|中|里|有|过)*(?:有)?(?:哪些|什么|多少)(?:文件|文档|届|会议|资料|语言|语种)?[\s?!,。]*$|(?:哪些|什么|多少)(?:文件|文档|届|会议|资料|语言)(?:已|被|已被|可|可以|能)*(?:索引|收录|入库|检索|查询)|^(?:请问)?你(?:都|目前|现在)?(?:有|知道|掌握|看过|读过|能查|可以查)(?:了)?(?:哪些|什么|多少)(?:文件|文档|届|会议|资料|信息)?[\s?!,。]*$|你的(?:资料|数据|信息|知识|文件)(?:来源|库|来自|从)|你用的(?:是)?什么模型|你(?:支持|懂|会)(?:哪些|什么|几种)语言",
)

# ---- Other subjects ------------------------------------------------------------------------------------------------

_ELSEWHERE = _any(
    r"\bweather\b|\b(?:rain|snow|sunny|temperature)\b.{0,20}\b(?:today|tomorrow|tonight|weekend|outside|now)\b|\bwill\s+it\s+(?:rain|snow)\b|\bforecast\s+for\s+(?:today|tomorrow|the\s+weekend)\b",
    r"\brecipes?\s+for\b|\b(?:give|share|need|want|good|best|find)\b[^?]{0,20}\brecipe\b|\bhow\s+(?:do|can|to|should)\b.{0,12}\b(?:cook|bake|fry|boil|roast|grill)\b|\bcook(?:ing)?\s+(?:a|an|the|some|time)\b|\bcalories\b|\blose\s+weight\b|\bworkout\b",
    r"\b(?:football|soccer|basketball|tennis|cricket|baseball|hockey|rugby)\s+(?:match|game|team|player|score|result|season|league|club|coach)s?\b|\bplay\s+(?:football|soccer|basketball|tennis)\b|\bworld\s+cup\b|\bpremier\s+league\b|\bchampions\s+league\b|\bnba\b|\bsuper\s+bowl\b|\bformula\s+(?:1|one)\b",
    r"\b(?:tell|write|compose|make|sing|create|give)\s+(?:me\s+|us\s+)?(?:an?|some|the)\s+(?:\w+\s+)?(?:joke|poem|song|story|riddle|haiku|limerick|essay|novel|rap|lyrics|fairy\s*tale|cover\s+letter|love\s+letter)s?\b|\bjokes?\b|\briddles?\b",
    r"\b(?:write|debug|fix|code|implement|give)\b.{0,30}\b(?:python|javascript|java|c\+\+|sql|html|css|rust|golang|regex|script|function|program\s+(?:that|to|in)|code|algorithm)\b|\b(?:python|javascript|typescript|kotlin|sql)\s+(?:code|script|function|program|list|query|error|tutorial)|\bin\s+(?:python|javascript|java|c\+\+|rust)\b|\bsort\s+an?\s+(?:array|list)\b|\bhow\s+to\s+(?:install|compile)\s+\w+",
    r"\bcapital\s+(?:city\s+)?of\s+\w+|\b(?:president|prime\s+minister|king|queen)\s+of\s+(?!the\s+(?:session|committee|general|assembl))\w+|\bpopulation\s+of\s+\w+[\s?!,.;:'\"()。~-]*$|\b(?:stock|share)\s+price|\bbitcoin\b|\bcrypto(?:currency|currencies)?\b|\bhoroscope\b|\bzodiac\b|\blottery\b|\bexchange\s+rate\s+(?:of|between|today)",
    r"\b(?:recommend|suggest)\b.{0,20}\b(?:movie|film|restaurant|book|song|hotel|game|series|playlist|gift|holiday|place\s+to\s+(?:eat|visit))s?\b|\bnetflix\b|\b(?:best|good)\s+(?:restaurant|movie|hotel|pizza|bar)s?\b|\b(?:book|find)\s+(?:me\s+)?(?:a|the)\s+(?:flight|hotel|taxi|table|ticket)|\bflights?\s+(?:to|from)\b|\btrain\s+to\b|\bwho\s+won\s+the\b|\bplay\s+(?:chess|a\s+game)\b",
    r"\b(?:i\s+have\s+a|my)\s+(?:headache|fever|cold|cough|stomach|back\s+pain|girlfriend|boyfriend|wife|husband|dog|cat|car|phone|computer|laptop)\b|\bshould\s+i\s+(?:marry|buy|invest|eat|wear|date)\b|\bmeaning\s+of\s+life\b|\bdo\s+you\s+(?:love|like|feel|dream|sleep|eat|have\s+feelings)\b|\bhow\s+(?:are|old\s+are|do)\s+you\s*(?:doing|feel\w*|today)?[\s?!,.;:'\"()。~-]*$|\bi\s+(?:love|hate)\s+you\b|\bi(?:'m|\s+am)\s+(?:bored|sad|hungry|tired|lonely)\b",
    r"\bwhat\s+(?:time|day)\s+is\s+it\b|\btoday'?s\s+(?:date|news)\b|\b(?:latest|breaking)\s+news\b|^[\s?!,.;:'\"()。~-]*(?:what(?:'s|\s+is)\s+|calculate\s+|compute\s+)?\d+(?:\.\d+)?\s*(?:[-+*/x×÷^]|plus|minus|times|divided\s+by)\s*\d+(?:\.\d+)?\s*[=?]*[\s?!,.;:'\"()。~-]*$|\bsquare\s+root\b|\bsolve\s+(?:the\s+|this\s+)?equation|\bderivative\s+of\b|\bintegral\s+of\b|^\s*(?:thank\s*(?:you|s)|thanks|thx|bye|goodbye|good\s+night|lol|ok|okay|cool|great|nice)\b[^a-z]*(?:very\s+much|a\s+lot|so\s+much)?[\s?!,.;:'\"()。~-]*$",
    r"\btranslate\b.{1,60}\b(?:in)?to\s+(?:english|chinese|french|spanish|german|italian|japanese|korean|arabic|russian|portuguese|latin)\b|(?:把|将)?.{1,20}(?:翻译成|译成|用.{1,4}怎么说)(?:英语|英文|中文|法语|法文|西班牙语|德语|日语|韩语|俄语|阿拉伯语)?",
    r"\bceo\s+of\b|\bwho\s+(?:painted|sang|sings|directed|starred)\b|\bhow\s+tall\s+is\b|\bhomework\b|\b(?:reset|fix|repair|unlock)\s+my\b|\blearn\s+(?:to\s+play\s+)?(?:the\s+)?(?:guitar|piano|violin|swimming|driving)\b|\brecommend\s+me\b|\bwhen\s+is\s+(?:easter|christmas|thanksgiving|ramadan|halloween)\b|\d\s*%\s+of\s+\d",
    r"作业|(?:手机|电脑|汽车|冰箱)(?:坏|死机|没电|卡|丢)|(?:学|弹)(?:吉他|钢琴|小提琴|游泳|开车)|谁(?:画|唱|演|导演)的|(?:春节|中秋节?|圣诞节?|国庆节?|端午节?)(?:是|在)?(?:哪|几|什么时候)|ceo是谁|(?:山|峰|塔|楼)有多高",
    r"\b(?:security\s+council|nato|opec|fifa|uefa|nasa|spacex|european\s+central\s+bank|federal\s+reserve|tesla|supreme\s+court\s+of)\b",
    r"天气|气温|下雨|下雪|台风(?:路径|预警)|(?:的|个|道|推荐|给我|什么)(?:菜谱|食谱)|做菜|红烧|怎么(?:做|煮|炒|炖|烤|蒸)(?:\S{0,8})?(?:菜|饭|面|肉|鱼|汤|蛋糕|饺子|豆腐|好吃)|减肥|热量|健身",
    r"(?:足球|篮球|网球|乒乓球|羽毛球)(?:比赛|队|赛|明星|俱乐部|联赛|怎么|教练|世界|规则|比分)|踢足球|打(?:篮球|网球|乒乓球|羽毛球)|世界杯|欧洲杯|英超|中超|nba|奥运会(?:金牌|冠军|奖牌)|谁(?:赢|夺冠)|冠军是谁|比分",
    r"笑话|(?:写|作|编|来|讲|唱|念|创作)(?:我|个|一|两|首|篇|段|封|支|则|点|听|给我)*(?:诗|歌|作文|故事|小说|情书|代码|程序|脚本|文案|谜语|绕口令|歌词|段子|邮件|祝福语)|唱(?:首)?歌|谜语",
    r"(?:python|java|javascript|c\+\+|html|sql|前端|后端)(?:代码|程序|脚本|编程|函数|怎么|如何|里|中)|用(?:python|java|javascript|c\+\+)|编程|代码怎么|写代码|冒泡排序|快速排序|报错怎么",
    r"股票|股价|股市|彩票|星座|算命|运势|比特币|房价|理财|基金(?:推荐|怎么买)|汇率(?:是|今天|多少)|机票|火车票|高铁|打车|外卖|餐馆|餐厅推荐|推荐(?:一|几|个|部|家|本|首|些|点|下)*(?:\S{0,4})?(?:电影|餐厅|饭店|酒店|书|歌|游戏|小说|景点|电视剧)|好看的(?:电影|电视剧)|电视剧|明星|旅游攻略|攻略|游戏攻略",
    r"感冒|头疼|头痛|发烧|吃什么药|女朋友|男朋友|老婆|老公|恋爱|分手|失恋|结婚|你爱(?:不爱)?我|我爱你|你(?:多大|几岁|吃饭|睡觉|开心|有感情)|我(?:好|很)?(?:无聊|难过|饿|累|孤独)|人生的意义|生命的意义",
    r"首都是|(?:总统|总理|国王|首相)是谁|几点了|今天(?:星期|周几|几号|是什么日子|的新闻|有什么新闻)|现在几点|等于几|等于多少|平方根|解方程|^\s*(?:早安|晚安|谢谢|多谢|感谢|再见|拜拜|哈哈|嗯|好的)(?:你|您|啦|了)?[\s?!,.;:'\"()。~-]*$|(?:陪我|和我|跟我)(?:聊|玩)|聊聊天",
    r"安理会|安全理事会|北约|欧佩克|国际足联|美联储|欧洲央行|特斯拉",
)
_OURS = _any(
    r"\b(?:ip|ipr|wipo|cdip|committee|secretariat|delegations?|patent\w*|copyright\w*|trade\s?marks?|recommendations?|sessions?|projects?|documents?|reports?|annex\w*|development|side\s+events?|workshops?|seminars?|conference|studies|study|technical|webinars?|technology|innovation|member\s+states?|director\s+general|licen[cs]\w+|agenda|dac[da]|geneva\s+act|treat(?:y|ies))\b",
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
    return bool(_ELSEWHERE.search(shape)) and not of_the_house(shape, language)
