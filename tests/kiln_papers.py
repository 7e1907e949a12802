"""Papers on a school of potters, by nobody: a contest, a course, an archive; each says one thing of its subject and not the next."""

from __future__ import annotations

from assistant.model import Language

TEXTS: dict[Language, str] = {
    "zh": """1. 陶艺学校的窑火竞赛收到来自 41 个国家的 236 件作品，颁奖仪式于 2031 年 5 月在尼斯举行。

2. 陶艺学校的釉料课程以混合方式提供，共分六个单元，2031 年有 812 名学员参加。

3. 陶艺学校举办了两次关于窑炉的网络研讨会，讨论了柴窑和电窑。研讨会的录像在学校网站上保留三年。

4. 陶艺学校的陶土档案库收录了 1,900 种陶土的说明，供研究人员查阅。

5. 陶艺学校聘请了一名管理员负责陶土档案库，职级为P3。

6. 烧制指南是与乌拉圭和加纳两国的陶工行会合作编写的，以英文和法文提供。
""",
    "en": """1. The kiln contest of the school of potters drew 236 entries from 41 countries, and the ceremony took place in Nice in May 2031.

2. The glaze course of the school of potters is offered in a blended form, in six units, and 812 learners took part in 2031.

3. The school of potters held two webinars on kilns, on wood and on electric ones. The videos of the webinars are kept on the site of the school for three years.

4. The clay archive of the school of potters holds descriptions of 1,900 clays for researchers to consult.

5. The school of potters engaged a keeper for the clay archive, at grade P3.

6. The firing guide was written together with the potters' guilds of Uruguay and Ghana, and is there in English and French.
""",
}
