"""How sums of money are written: the names of the currencies, in both languages, and their codes (ISO 4217)."""

from __future__ import annotations

_ZH = (
    "瑞士法郎|瑞郎|法郎|美元|欧元|(?:澳大利亚|新西兰|新加坡|[加澳港日韩])元|人民币|英镑|克朗|卢布|卢比|比索|先令|兰特|雷亚尔|里亚尔|第纳尔|迪拉姆|林吉特|泰铢|坚戈"
    "|越南盾|印(?:度)?尼(?:西亚)?盾|图格里克|奈拉|塞地|里拉|格里夫纳|基普|瑞尔|克瓦查|福林|兹罗提|马纳特|塔卡|瓜拉尼|玻利维亚诺|科朗|伦皮拉"
)
_EN = (
    r"(?:(?:Swiss|US|United States|Australian|Canadian|New Zealand|Singapore|Hong Kong|CFA)\s+)?(?:francs?|dollars?)|euros?|(?:British\s+)?pounds|sterling|yen|yuan|renminbi"
    r"|rou?bles?|rupees?|pesos?|shillings?|reais|riyals?|dirhams?|dinars?|ringgit|baht|kron[ae]r?|tenge"
    r"|dong|rupiah|tugriks?|naira|cedis?|liras?|hryvnias?|riels?|kwachas?|forints?|zlotys?|manats?|taka|guaran[ií]es|bolivianos?|colones|lempiras?|quetzales|birr|rand"
)
CODES = r"CHF|USD|US\$|EUR|GBP|JPY|CNY|RMB|AUD|CAD|NZD|KRW|SEK|NOK|DKK|BRL|INR|ZAR|RUB|SGD"

# A name or a code, alone: to be put into a pattern that does not mind case.
CURRENCY = rf"{_ZH}|\b(?:{_EN}|{CODES})\b|US\$"
SIGNS = r"[€£¥$]"  # put before a sum
