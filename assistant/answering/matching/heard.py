"""A name in Latin letters and the Chinese characters that give its sound: Ziway and 齐瓦伊, Quetzaltenango and 克萨尔特南戈.

No glossary holds the villages, lakes and persons of papers yet unwritten. Their names are written by sound, with a few hundred
characters: the consonants of a name are laid beside the syllables of a run of such characters, and what does not fit costs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.concepts import Concept, Kind
from assistant.lexical import tokens
from assistant.model import Evidence

# What the sounds of a name may cost together: so much for each beyond the second; a name of two sounds is told by none. Of 531 names
# of places in a dictionary 88 % are known so, of 273 names of persons that were kept apart 55 %; of random pairs of a name and
# another's characters 1 %, of names and lines of papers 0.5 %.
EACH_SOUND, TOLD_BY_NOTHING = 0.3, 2
AS_SURE = 0.9  # that what sounds like a name is the name

Sound = tuple[str, str]  # a consonant and the vowels behind it
Reading = tuple[Sound, ...]

# The characters that names are written with, by their syllables.
_SYLLABLES = """
a 阿啊|ai 艾埃爱|an 安昂|ao 奥敖澳|ba 巴芭|bai 拜白柏|ban 班|bang 邦|bao 保鲍|bei 贝|ben 本|beng 崩|bi 比毕碧|bian 边|biao 彪|bie 别|bin 宾|bing 平|bo 博波伯勃|bu 布
|cai 蔡|chao 超|che 彻|chu 楚|chun 春|ci 茨|cong 聪|cui 崔|cuo 措|da 达大|dai 代戴黛|dan 丹|dang 当|dao 道|de 德得|deng 登邓|di 迪蒂地狄底|dian 甸|ding 丁|dong 东|dou 杜|du 杜都
|dun 顿敦|duo 多朵|e 厄额俄鄂|en 恩|er 尔耳|fa 法|fan 凡范梵|fang 方|fei 费菲斐吠|fen 芬|feng 丰冯|fo 佛|fu 弗福富夫|ga 加迦|gai 盖|gan 甘冈|gang 冈刚|gao 高|ge 格戈哥葛歌|gen 根|geng 耿|gong 贡|gu 古谷
|gua 瓜|guai 瓜|guan 关|gui 圭桂|guo 果|ha 哈|hai 海亥|han 汉罕翰|hang 杭|hao 豪|he 赫和荷|hei 黑|hen 亨|heng 亨|hong 洪宏|hu 胡霍|hua 华|huai 怀|hui 惠|huo 霍
|ji 吉基济季|jia 贾加佳|jian 坚|jiang 江|jiao 焦|jie 杰捷|jin 金津|jing 京|jiu 久|ju 朱居|ka 卡喀咖|kai 凯|kan 坎|kang 康|kao 考|ke 克科可|ken 肯|keng 坎|kong 孔|kou 寇|ku 库|kua 夸|kuai 夸|kuang 匡|kui 奎|kun 昆
|la 拉腊|lai 莱赖来|lan 兰|lang 朗郎|lao 劳|le 勒乐|lei 雷蕾|leng 伦|li 利里莉立丽黎理李|lian 连|liang 良|lie 列烈|lin 林琳|ling 林|liu 柳留|long 隆龙|lou 娄|lu 卢鲁路|lü 吕|lun 伦|luo 罗洛萝
|ma 马玛|mai 迈麦|man 曼|mang 芒|mao 毛茂|mei 梅美|men 门|meng 蒙孟|mi 米密|mian 缅|miao 苗|min 明敏|ming 明|mo 莫摩墨|mu 穆姆木|na 纳娜那|nai 奈内|nan 南楠|nang 南|nao 瑙|nei 内|nen 嫩|neng 能|ni 尼妮|nian 年|nie 聂
|nin 宁|ning 宁|niu 纽|nong 农|nu 努|nuo 诺|o 奥|ou 欧|pa 帕|pai 派|pan 潘|pang 庞|pao 保|pei 佩|pen 彭|peng 蓬彭|pi 皮匹|pin 平|ping 平|po 波珀|pu 普蒲|qi 奇齐契|qia 恰|qiao 乔|qie 切|qin 钦|qing 青|qiu 丘|que 却
|ran 让|rang 让|rao 饶|re 热|ren 任|reng 任|ri 日|rong 荣|rou 鲁|ru 鲁茹|rui 瑞锐|ruo 若|sa 萨|sai 赛|san 桑三|sang 桑|sao 绍|se 塞色|sen 森|sha 沙莎|shan 山珊|shang 尚|shao 绍|she 舍|shen 申|sheng 圣|shi 什施石士|shu 舒
|shuai 帅|shuo 朔|si 斯丝思|song 松宋|su 苏|sun 孙|suo 索|ta 塔|tai 泰|tan 坦|tang 唐汤|tao 陶|te 特|teng 滕|ti 蒂提|tian 田|tie 铁|ting 廷|tong 通|tu 图|tui 图|tun 通|tuo 托陀|wa 瓦娃|wai 怀|wan 万|wang 旺|wei 维韦威魏
|wen 文温|weng 翁|wo 沃|wu 乌武伍|xi 西希锡喜|xia 夏|xian 仙|xiang 香|xiao 肖|xie 谢|xin 辛欣|xing 兴|xiong 雄|xiu 修|xu 许|xue 雪|ya 亚雅娅|yan 扬燕|yang 扬杨|yao 姚|ye 耶叶|yi 伊易依|yin 因英|ying 英|yo 约|you 尤|yong 永|yu 于裕育
|yue 约|yun 云|za 扎|zai 载|zan 赞|zang 藏|zao 佐|ze 泽|zen 曾|zeng 增|zha 扎查|zhai 斋|zhan 詹占|zhang 章|zhe 哲|zhen 珍真|zheng 郑|zhi 治|zhong 钟|zhou 周|zhu 朱|zhuo 卓|zi 兹子|zong 宗|zou 邹|zu 祖|zun 尊|zuo 佐
"""
_PINYIN = re.compile(r"(?P<onset>zh|ch|sh|[bpmfdtnlgkhjqxrzcswy]?)(?P<vowel>[aeiouü]+?)(?P<coda>n?g?|r?)$")
# What each onset may stand for, the likeliest first: those behind the bar fit less well.
_FITS = {
    "b": "b p v|f",
    "p": "p b|f",
    "m": "m",
    "f": "f v ph|h p",
    "d": "d t|th",
    "t": "t d th|",
    "n": "n ny|m",
    "l": "l r|",
    "g": "g c k q gh|j h",
    "k": "k c q g ck kh ch x|h",
    "h": "h x j g kh gh ch w|k f",
    "j": "j g k z c gy ky ch|d h y q",
    "q": "ch c q j z ts tz ky|k t s",
    "x": "s x sh h sy c z|ch",
    "zh": "j zh z ch g dzh|d",
    "ch": "ch tch c|ts sh t",
    "sh": "sh sch s ch|x",
    "r": "r j y zh|g l",
    "z": "z dz ts tz j|s c",
    "c": "ts c z tz|s ch",
    "s": "s th c z ss x|sh ts tz",
    "w": "w v u|h f b g q",
    "y": "y i|j e h g",
    "": "|h",
    "er": "r l|",
    "N": "n ng m|",
}
_UNITS = re.compile(r"sch|tch|dzh|sh|ch|ph|th|kh|gh|zh|ts|tz|dz|ck|ng(?![aeiou])|[bcdfghjklmnpqrstvwxyz]|[aeiou]+")
_LIGHT = {"h": 0.1, "r": 0.35, "l": 0.5, "g": 0.6, "y": 0.1, "w": 0.3, "n": 0.5, "m": 0.6, "t": 0.6, "d": 0.6, "gh": 0.3, "j": 0.7}
_VOWELS = {"a": "ao", "e": "eai", "i": "ieyu", "o": "oau", "u": "uoiw", "ü": "ui"}
_LIGHT_VOWEL = 0.5  # a vowel that a name begins with
_OTHER_VOWEL = 0.3  # what a vowel costs that does not fit
_WEAK, _LEFT_OUT, _PUT_IN = 0.35, 0.85, 0.9  # a sound that fits less well, one of the name that is not written, one that the name lacks
_NEVER = 5.0  # more than any name may cost
_PUT_IN_LIGHT = {"w": 0.15, "y": 0.15, "": 0.1, "er": 0.4, "N": 0.5, "h": 0.4}


@lru_cache(maxsize=1)
def _sounds() -> dict[str, tuple[Reading, ...]]:
    """Each character's readings, each as its sounds: an onset with its vowel, and what a nasal end adds."""
    read: dict[str, list[Reading]] = {}
    for entry in _SYLLABLES.replace("\n", "").split("|"):
        pinyin, characters = entry.split(" ")
        for character in characters:
            read.setdefault(character, []).append(_of_pinyin(pinyin))
    return {character: tuple(dict.fromkeys(readings)) for character, readings in read.items()}


def _of_pinyin(pinyin: str) -> Reading:
    if pinyin == "er":
        return (("er", ""),)
    match = _PINYIN.match(pinyin)
    assert match, pinyin
    onset = (match["onset"], match["vowel"])
    return (onset, ("N", "")) if match["coda"] else (onset,)


@lru_cache(maxsize=256)
def _units(name: str) -> tuple[Sound, ...]:
    """The sounds of a name: each consonant with the vowels behind it.

    >>> _units("Quetzal"), _units("Oruro")
    ((('q', 'ue'), ('tz', 'a'), ('l', '')), (('', 'o'), ('r', 'u'), ('r', 'o')))
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isascii() and c.isalpha())
    plain = re.sub(r"([bcdfghjklmnpqrstvwxz])\1", r"\1", plain)
    units: list[Sound] = []
    for piece in _UNITS.findall(plain):
        if piece[0] not in "aeiou":
            units.append((piece, ""))
        elif units:
            units[-1] = (units[-1][0], piece)
        else:
            units.append(("", piece))
    return tuple(units)


@lru_cache(maxsize=8_192)
def _cost(sound: Sound, unit: Sound) -> float:
    """What it costs that a sound of a character stands for one of a name."""
    (onset, vowel), (consonant, behind) = sound, unit
    if onset == consonant == "":
        fit = 0.0
    else:
        well, _, less = _FITS[onset].partition("|")
        fit = 0.0 if consonant in well.split() else _WEAK if consonant in less.split() else _NEVER
    if vowel and behind and not any(one in behind for one in _VOWELS[vowel[0]] + _VOWELS[vowel[-1]]):
        fit += _OTHER_VOWEL
    return fit


def has_a_sound(name: str) -> bool:
    """Whether a name is long enough to be told by its sound."""
    return len(_units(name)) > TOLD_BY_NOTHING


def heard_in(name: str, text: str) -> str | None:
    """Return the characters of a text that give the sound of a name, None where none do or the name is too short to tell.

    >>> heard_in("Quetzaltenango", "即克萨尔特南戈图书馆"), heard_in("Ziway", "埃塞俄比亚齐瓦伊湖"), heard_in("Kumasi", "在马里的巴马科"), heard_in("Ana", "安娜")
    ('克萨尔特南戈', '齐瓦伊', None, None)
    """
    if not has_a_sound(name):
        return None
    units = _units(name)
    runs = (match[0] for match in _run().finditer(text) if 2 * len(match[0]) >= len(units))  # a character says two sounds at most
    cost, heard = min((found for run in runs for found in _read(run, units)), default=(_NEVER, ""))
    return heard if cost <= EACH_SOUND * (len(units) - TOLD_BY_NOTHING) else None


@lru_cache(maxsize=1)
def _run() -> re.Pattern[str]:
    """A stretch of two characters or more that names may be written with."""
    return re.compile(f"[{''.join(_sounds())}·]{{2,}}")


@lru_cache(maxsize=4_096)
def _read(run: str, units: tuple[Sound, ...]) -> tuple[tuple[float, str], ...]:
    """What it costs to read a name in the characters up to each place of a run, and in which; it may begin at any of them."""
    left_out = [_LIGHT.get(consonant, _LEFT_OUT) if consonant else _LIGHT_VOWEL for consonant, _ in units]
    left_out[0] = _NEVER if units[0][0] else _LIGHT_VOWEL  # a name is written from its first consonant on: -tenango is any of several towns
    row: list[tuple[float, int]] = [(float("inf"), 0)] * (len(units) + 1)  # for each sound, what it costs and where it began
    found = []
    for place, character in enumerate(run):
        if character == "·":
            continue
        row[0] = (0.0, place)
        row = [min(both) for both in zip(*(_said(row, reading, units, left_out) for reading in _sounds()[character]), strict=True)]
        found.append((row[-1][0], run[row[-1][1] : place + 1]))
    return tuple(found)


def _said(row: list[tuple[float, int]], reading: Reading, units: tuple[Sound, ...], left_out: list[float]) -> list[tuple[float, int]]:
    for sound in reading:
        put_in = _PUT_IN_LIGHT.get(sound[0], _PUT_IN)
        following = [(cost + put_in, start) for cost, start in row]
        for at, unit in enumerate(units):
            said = (row[at][0] + _cost(sound, unit), row[at][1])
            skipped = (following[at][0] + left_out[at], following[at][1])
            following[at + 1] = min(following[at + 1], said, skipped)
        row = following
    return row


def as_heard(concepts: tuple[Concept, ...], evidence: Sequence[Evidence]) -> tuple[Concept, ...]:
    """Return the pieces of a question, its names also by the characters that give their sound in what was found; what is all
    capitals is spelt, and sounds like nothing."""
    names = [concept for concept in concepts if concept.kind is Kind.NAME and concept.written.isalpha() and concept.written.istitle()]
    texts = [p.text for found in evidence if found.document.language == "zh" for p in found.paragraphs] if names else []
    if not texts:
        return concepts
    return tuple(_with_sounds(concept, texts) if concept in names else concept for concept in concepts)


def _with_sounds(name: Concept, texts: Sequence[str]) -> Concept:
    heard = dict.fromkeys(found for text in texts if (found := heard_in(name.written, text)))
    return replace(name, ways=(*name.ways, *((frozenset(tokens(found)), AS_SURE) for found in heard)))
