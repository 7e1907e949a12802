"""Words of Taiwan, Hong Kong and Macao, put into those that the documents have: 智慧財產權 is 知识产权, 網路 is 网络.

The words are OpenCC's table of phrases (opencc-python-reimplemented, Apache-2.0), in simplified characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from assistant.text import fold

_OLD_SPELLINGS = {"甚么": "什么", "智慧财产": "知识产权", "计画": "计划"}  # the table has none of them
# What the table takes for a word of programmers, and everybody else says on either side.
_ON_BOTH_SIDES = frozenset(
    "文件 建立 程序 执行 指标 资料 文字 联络 通讯 查询 档案 尼日 核心 装置 复制 互动 向量 矽 通道 多工 模拟 智慧 防毒 设定 存档 新增 序列 传送 呼叫 储存 整合 启用"
    " 存取 连结 取样 影印 内建 开启 阵列 检视 社群 宣告 离线 录影 低阶 外接 截图 列举 类比 简报 高阶 登入 登出 优先顺序 字首 图示 引数 堆叠 物件 遮蔽 释出 预设 使用者 区域性"
    " 效能 正规化 运算式 表示式 分散式 变数 映象 过载 卷轴 狮子山 高空弹跳 那杜 冷盘 泡面 宾士 桌布 扩音 触控 游标 载入 拨出 汇入 汇出 点选".split()
)


def in_mainland_words(question: str) -> str:
    """Return a question in simplified characters with the words of the mainland; only one that was written in traditional ones is one
    of another region.

    >>> in_mainland_words("哪些智慧财产权专案用到资料库和网路？")
    '哪些知识产权项目用到数据库和网络？'
    >>> in_mainland_words("甚么时候举行？")
    '什么时候举行？'
    """
    words = _words()
    return _any_of_them().sub(lambda found: words[found[0]], question)


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    table = resources.files("opencc").joinpath("dictionary/TWPhrasesRev.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    words = {fold(there): fold(here.split()[0]) for there, here in pairs}
    told = {there: here for there, here in words.items() if there not in _ON_BOTH_SIDES} | _OLD_SPELLINGS
    return {here: here for here in told.values()} | told  # a word of here that begins with one of theirs (哈萨克斯坦) stays


@lru_cache(maxsize=1)
def _any_of_them() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_words(), key=len, reverse=True))))
