"""Cities by their names in both languages: capitals, seats of organizations, and what stands as one beside a country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.glossary import matches
from assistant.model import Language
from assistant.text import MONTHS

_KNOWN = """
Geneva 日内瓦|New York 纽约|Washington 华盛顿|Vienna 维也纳|Nairobi 内罗毕|Paris 巴黎|London 伦敦|Brussels 布鲁塞尔|Bern 伯尔尼|Berne 伯尔尼|Zurich 苏黎世|Lausanne 洛桑|Rome 罗马|Madrid 马德里|Barcelona 巴塞罗那
|Lisbon 里斯本|Berlin 柏林|Munich 慕尼黑|Hamburg 汉堡|Bonn 波恩|The Hague 海牙|Amsterdam 阿姆斯特丹|Luxembourg City 卢森堡市|Dublin 都柏林|Copenhagen 哥本哈根|Stockholm 斯德哥尔摩|Oslo 奥斯陆|Helsinki 赫尔辛基|Reykjavik 雷克雅未克
|Alicante 阿利坎特|Athens 雅典|Sofia 索非亚|Bucharest 布加勒斯特|Budapest 布达佩斯|Prague 布拉格|Bratislava 布拉迪斯拉发|Ljubljana 卢布尔雅那|Zagreb 萨格勒布|Belgrade 贝尔格莱德|Sarajevo 萨拉热窝|Skopje 斯科普里|Tirana 地拉那
|Podgorica 波德戈里察|Warsaw 华沙|Vilnius 维尔纽斯|Riga 里加|Tallinn 塔林|Kyiv 基辅|Kiev 基辅|Minsk 明斯克|Chisinau 基希讷乌|Moscow 莫斯科|Tbilisi 第比利斯|Yerevan 埃里温|Baku 巴库|Istanbul 伊斯坦布尔|Ankara 安卡拉|Nicosia 尼科西亚
|Cairo 开罗|Alexandria 亚历山大|Tunis 突尼斯市|Algiers 阿尔及尔|Rabat 拉巴特|Casablanca 卡萨布兰卡|Marrakesh 马拉喀什|Marrakech 马拉喀什|Tripoli 的黎波里|Khartoum 喀土穆|Addis Ababa 亚的斯亚贝巴|Kampala 坎帕拉|Kigali 基加利|Bujumbura 布琼布拉
|Dodoma 多多马|Dar es Salaam 达累斯萨拉姆|Arusha 阿鲁沙|Lusaka 卢萨卡|Harare 哈拉雷|Lilongwe 利隆圭|Maputo 马普托|Windhoek 温得和克|Gaborone 哈博罗内|Pretoria 比勒陀利亚|Johannesburg 约翰内斯堡|Cape Town 开普敦|Maseru 马塞卢|Mbabane 姆巴巴内
|Antananarivo 塔那那利佛|Port Louis 路易港|Luanda 罗安达|Kinshasa 金沙萨|Brazzaville 布拉柴维尔|Libreville 利伯维尔|Yaoundé 雅温得|Yaounde 雅温得|Douala 杜阿拉|Abuja 阿布贾|Lagos 拉各斯|Accra 阿克拉|Lomé 洛美|Lome 洛美|Cotonou 科托努
|Ouagadougou 瓦加杜古|Bamako 巴马科|Niamey 尼亚美|Dakar 达喀尔|Abidjan 阿比让|Freetown 弗里敦|Monrovia 蒙罗维亚|Conakry 科纳克里|Bissau 比绍|Banjul 班珠尔|Nouakchott 努瓦克肖特|Praia 普拉亚|Djibouti City 吉布提市|Mogadishu 摩加迪沙
|Riyadh 利雅得|Jeddah 吉达|Doha 多哈|Dubai 迪拜|Abu Dhabi 阿布扎比|Manama 麦纳麦|Muscat 马斯喀特|Kuwait City 科威特城|Sana'a 萨那|Amman 安曼|Beirut 贝鲁特|Damascus 大马士革|Baghdad 巴格达|Jerusalem 耶路撒冷|Tel Aviv 特拉维夫|Tehran 德黑兰
|Kabul 喀布尔|Islamabad 伊斯兰堡|Karachi 卡拉奇|Lahore 拉合尔|New Delhi 新德里|Delhi 德里|Mumbai 孟买|Bangalore 班加罗尔|Chennai 金奈|Kolkata 加尔各答|Hyderabad 海得拉巴|Colombo 科伦坡|Dhaka 达卡|Kathmandu 加德满都|Thimphu 廷布|Malé 马累
|Tashkent 塔什干|Samarkand 撒马尔罕|Astana 阿斯塔纳|Almaty 阿拉木图|Bishkek 比什凯克|Dushanbe 杜尚别|Ashgabat 阿什哈巴德|Ulaanbaatar 乌兰巴托|Beijing 北京|Shanghai 上海|Shenzhen 深圳|Guangzhou 广州|Hangzhou 杭州|Chengdu 成都|Wuhan 武汉
|Xi'an 西安|Nanjing 南京|Suzhou 苏州|Qingdao 青岛|Chongqing 重庆|Tianjin 天津|Hong Kong 香港|Macao 澳门|Tokyo 东京|Kyoto 京都|Osaka 大阪|Seoul 首尔|Daejeon 大田|Busan 釜山|Pyongyang 平壤|Hanoi 河内|Ho Chi Minh City 胡志明市|Da Nang 岘港
|Vientiane 万象|Phnom Penh 金边|Bangkok 曼谷|Chiang Mai 清迈|Yangon 仰光|Naypyidaw 内比都|Kuala Lumpur 吉隆坡|Jakarta 雅加达|Bali 巴厘|Bandung 万隆|Manila 马尼拉|Cebu 宿务|Dili 帝力|Bandar Seri Begawan 斯里巴加湾|Singapore 新加坡
|Canberra 堪培拉|Sydney 悉尼|Melbourne 墨尔本|Wellington 惠灵顿|Auckland 奥克兰|Suva 苏瓦|Nadi 楠迪|Apia 阿皮亚|Port Vila 维拉港|Honiara 霍尼亚拉|Port Moresby 莫尔兹比港|Nuku'alofa 努库阿洛法|Ottawa 渥太华|Montreal 蒙特利尔|Toronto 多伦多
|Vancouver 温哥华|Boston 波士顿|San Francisco 旧金山|Los Angeles 洛杉矶|Chicago 芝加哥|Alexandria 亚历山德里亚|Mexico City 墨西哥城|Guadalajara 瓜达拉哈拉|Guatemala City 危地马拉城|San Salvador 圣萨尔瓦多|Tegucigalpa 特古西加尔巴
|Managua 马那瓜|San José 圣何塞|San Jose 圣何塞|Panama City 巴拿马城|Havana 哈瓦那|Kingston 金斯敦|Santo Domingo 圣多明各|Port-au-Prince 太子港|Port of Spain 西班牙港|Bridgetown 布里奇敦|Castries 卡斯特里|Saint John's 圣约翰|Nassau 拿骚
|Belmopan 贝尔莫潘|Georgetown 乔治敦|Paramaribo 帕拉马里博|Caracas 加拉加斯|Bogotá 波哥大|Bogota 波哥大|Medellín 麦德林|Cartagena 卡塔赫纳|Quito 基多|Guayaquil 瓜亚基尔|Lima 利马|Cusco 库斯科|La Paz 拉巴斯|Sucre 苏克雷
|Brasilia 巴西利亚|Brasília 巴西利亚|Rio de Janeiro 里约热内卢|São Paulo 圣保罗|Sao Paulo 圣保罗|Asunción 亚松森|Asuncion 亚松森|Montevideo 蒙得维的亚|Buenos Aires 布宜诺斯艾利斯|Santiago 圣地亚哥|Valparaíso 瓦尔帕莱索
"""
# What stands as a city: in Fez, in Kumasi (but not in May); 在摩洛哥非斯举办, 在库马西举行.
_IN_EN = re.compile(r"\b(?:in|at|to|from)\s+(?P<city>[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+){0,2})(?!\s*[’']s|\s+\d)")
_IN_ZH = re.compile(r"(?:在|于)(?P<city>[\u4e00-\u9fff]{2,8}?)(?:市(?!场))?(?=举[行办]|召开|主办|开[幕展会]|设立)")
_MONTH = re.compile(rf"(?:{MONTHS})\b", re.I)
_NOWHERE_ZH = re.compile(r"线[上下]?|网[上络]|年|月|日|届|会|期|间|时|总部|该|各|本|国|地区|区域|现场|当地|不同|同|[下上]半")


_WHERE_ALL_MEET = ("Geneva", "日内瓦")


def known_cities(text: str, language: Language) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where a text names a city that is known in both languages, and all its names; none where every session is held, and none
    after which something else is named: the Madrid System.

    >>> list(known_cities("The Madrid System met in Geneva and in San José.", "en"))
    [(39, 47, ('San José', '圣何塞', 'San Jose'))]
    """
    named = list(_known(language).finditer(text))
    terms = [(match.start, match.end) for match in matches(text, language)] if named else []
    for found in named:
        chinese = {zh for en, zh in _pairs() if found[0] in (en, zh)}
        names = (name for pair in _pairs() if pair[1] in chinese for name in pair)
        if not any(start <= found.start() and found.end() <= end for start, end in terms) and found[0] not in _WHERE_ALL_MEET:
            yield found.start(), found.end(), tuple(dict.fromkeys(names))


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    pairs = (pair.strip().rsplit(" ", 1) for pair in _KNOWN.replace("\n", "").split("|"))
    return tuple((en, zh) for en, zh in pairs)


@cache
def _known(language: Language) -> re.Pattern[str]:
    names = {zh if language == "zh" else en for en, zh in _pairs()}
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(either if language == "zh" else rf"\b(?:{either})\b")


def cities_in(text: str, language: Language) -> frozenset[str]:
    """Return the cities that a text names, as it names them.

    >>> sorted(cities_in("It met in Lima and in Fez, Morocco.", "en")), sorted(cities_in("会议在摩洛哥非斯举行。", "zh"))
    (['Fez', 'Lima'], ['非斯'])
    """
    named = {match[0] for match in _known(language).finditer(text)}
    terms = matches(text, language)
    for match in (_IN_ZH if language == "zh" else _IN_EN).finditer(text):
        start = max((term.end for term in terms if match.start("city") <= term.start < match.end("city")), default=match.start("city"))
        city = text[start : match.end("city")].strip()
        if city and not _NOWHERE_ZH.search(city) and not _MONTH.match(city):
            named.add(city)
    return frozenset(named)
