"""What a question wants to be told, and whether a sentence tells it; in both languages."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.kinds.dates import conflicting_years
from assistant.answering.kinds.wanted import Wanted, wanted_of
from assistant.concepts import concepts_of
from assistant.known import Known
from assistant.model import Language, Want
from assistant.question import understand

NOTHING_KNOWN = Known(sessions=(), symbols=frozenset(), recommendations=frozenset())


def wanted(question: str, model: StaticEmbedder, counted: str = "") -> Wanted:
    query = understand(question, known=NOTHING_KNOWN)
    return wanted_of(query, concepts_of(counted, query.language, model) if counted else ())


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("讲习班有多少人参加？", {Want.PEOPLE}),
        ("How many people took part in the workshop?", {Want.PEOPLE}),
        ("讲习班花了多少钱？", {Want.MONEY}),
        ("How much did the workshop cost?", {Want.MONEY}),
        ("检验一批灯笼收费多少？", {Want.MONEY}),
        ("What fee does a lantern maker get for a talk?", {Want.MONEY}),
        ("风筝项目第二期，批准的预算额？", {Want.MONEY}),
        ("灯塔项目单场经费（瑞郎）", {Want.MONEY}),
        ("Approved funding for the kite project: how much?", {Want.MONEY}),
        ("Lantern Fund: overall amount in CHF?", {Want.MONEY}),
        ("What was the final bill for the workshop?", {Want.MONEY}),
        ("最终受聘来主持论坛的那位，姓甚名谁？", {Want.PERSON}),
        ("女性占多大比例？", {Want.SHARE}),
        ("What percentage of them were women?", {Want.SHARE}),
        ("培训持续了多长时间？", {Want.LENGTH}),
        ("How long did the training last?", {Want.LENGTH}),
        ("工具包什么时候发布？", {Want.DATE}),
        ("When was the toolkit published?", {Want.DATE}),
        ("学员来自哪些国家？", {Want.PLACE}),
        ("From which countries did the trainees come?", {Want.PLACE}),
        ("谁主持了讲习班？", {Want.ACTOR}),
        ("灯塔论坛的讨论由谁主持？", {Want.ACTOR}),
        ("第61届会议由谁主持？", {Want.ACTOR, Want.PERSON}),
        ("Who moderated the workshop?", {Want.ACTOR}),
        ("谁当选主席？", {Want.ACTOR, Want.PERSON}),
        ("Who was elected Chair?", {Want.ACTOR, Want.PERSON}),
        ("平台的主席是谁？", {Want.ACTOR, Want.PERSON}),
        ("Who chaired the workshop?", {Want.ACTOR, Want.PERSON}),
        ("课程占预算的百分之几？", {Want.SHARE}),
        ("What share of the budget went to the course?", {Want.SHARE}),
        ("讲习班的主题是什么？", {Want.TITLE}),
        ("What was the theme of the workshop?", {Want.TITLE}),
        ("为什么推迟了讲习班？", {Want.REASON}),
        ("Why was the workshop put off?", {Want.REASON}),
        ("风筝工坊项目为什么延期？", {Want.REASON}),
        ("How come the tower has no light?", {Want.REASON}),
        ("工具包提供哪些语言的版本", {Want.ITEMS}),
        ("申请须在什么日期前提交？", {Want.DEADLINE}),
        ("By what date must countries apply?", {Want.DEADLINE}),
        ("大家对讲习班有什么抱怨？", {Want.CRITICISM}),
        ("What did people complain about?", {Want.CRITICISM}),
        ("工具包处于什么阶段？", {Want.STATE}),
        ("How far has the toolkit got?", {Want.STATE}),
        ("秘书处打算怎么办？", {Want.PLAN}),
        ("What does the Secretariat intend to do?", {Want.PLAN}),
        ("Does the project rate itself on track?", set()),
        ("Who sent views before the deadline?", {Want.ACTOR}),
        ("谁在截止日期之前提交了意见？", {Want.ACTOR}),
        ("What does the progress report say on kites?", set()),
        ("哪些专家写了这份研究？", {Want.ACTOR}),
        ("Which researchers wrote the study?", {Want.ACTOR}),
    ],
)
def test_a_question_wants_one_kind_of_thing(question: str, kinds: set[Want], model: StaticEmbedder) -> None:
    assert set(wanted(question, model).kinds) == kinds


@pytest.mark.parametrize(
    ("question", "language", "better", "worse"),
    [
        ("讲习班有多少人参加？", "zh", "共有48名学员参加。", "讲习班为期3天，发了12份材料。"),
        (
            "How many people took part in the workshop?",
            "en",
            "Forty-eight participants took part.",
            "It lasted 3 days and used 12 handouts.",
        ),
        ("讲习班花了多少钱？", "zh", "支出为12,500瑞士法郎。", "共有48名学员参加。"),
        ("How much did the workshop cost?", "en", "It cost 12,500 Swiss francs.", "There were 48 participants."),
        ("工具包什么时候发布？", "zh", "工具包于2031年5月2日发布。", "工具包由秘书处发布。"),
        ("When was the toolkit published?", "en", "It appeared on May 2, 2031.", "It was published by the Secretariat."),
        ("工具包2031年哪天发布？", "zh", "工具包于5月2日发布。", "工具包于2031年发布。"),
        ("On what date in 2031 did the toolkit appear?", "en", "It appeared on May 2.", "It appeared in 2031."),
        ("学员来自哪些国家？", "zh", "学员来自秘鲁和肯尼亚。", "学员来自发展中国家。"),
        ("From which countries did the trainees come?", "en", "They came from Peru and Kenya.", "They came from developing countries."),
        ("哪些代表团发表了意见？", "zh", "秘鲁和肯尼亚代表团发表了意见。", "意见已在网上公布。"),
        ("Who chaired the workshop?", "en", "Ms. Ana Example chaired it.", "It was held online."),
        ("平台花了多少钱？", "zh", "支出为150万瑞士法郎。", "页面的浏览量为150万次。"),
        ("How much did the platform cost?", "en", "It cost 1.5 million Swiss francs.", "It had 1.5 million visitors."),
        ("辅导员得多少津贴？", "zh", "津贴为最低工资的四分之一。", "津贴按月发给。"),
        ("What allowance does a tutor get, in francs?", "en", "A quarter of the minimum wage.", "It is paid each month."),
        ("申请须在什么日期前提交？", "zh", "申请应于2031年5月2日前送达。", "秘书处于2031年5月2日发出照会。"),
        ("By what date must they apply?", "en", "Requests should arrive by May 2, 2031.", "On May 2, 2031, a note was sent."),
        ("审评给讲习班打了多少分？", "zh", "效率得分为4分。", "讲习班有48名学员。"),
        ("How many points did the evaluation give the workshop?", "en", "It was rated 4 out of 5.", "It had 48 trainees."),
        ("智利得了多少票？", "zh", "智利获得31票。", "智利有48名学员。"),
        ("How many votes did Chile get?", "en", "Chile had 31 votes.", "Chile had 48 trainees."),
        ("讲习班为什么推迟？", "zh", "讲习班因暴雨而改期。", "讲习班在上样镇举行。"),
        ("大家对讲习班有什么批评？", "zh", "时间太短，讲义不足。", "讲习班有48名学员。"),
        ("What did people complain about?", "en", "It was too short and lacked handouts.", "It had 48 trainees."),
        ("大家最满意的是什么？", "zh", "多数人称赞讲义。", "讲义共12份。"),
        ("What was praised most?", "en", "Most found the handouts useful.", "There were 12 handouts."),
        ("工具包还在更新吗？", "zh", "工具包已停止更新。", "工具包介绍各种标签。"),
        ("工具包还在审查吗？", "zh", "工具包的试点于2031年开始。", "工具包介绍各种标签。"),
        ("Is the toolkit ready yet?", "en", "It is under review.", "A toolkit on labels for growers."),
        ("Is the toolkit still updated?", "en", "It has been discontinued.", "A toolkit on labels for growers."),
        ("秘书处打算怎么办？", "zh", "秘书处拟延长六个月。", "秘书处发出了照会。"),
        ("What does the Secretariat plan to do?", "en", "It proposes an extension.", "It sent a note."),
        ("培训了多少人？肯尼亚呢？", "zh", "秘鲁204名，肯尼亚98名。", "肯尼亚的培训为期3天。"),
        ("平台何时建成？", "zh", "平台于2029年建成。", "截至2031年5月2日，平台有300条记录。"),
        ("Since when has the platform existed?", "en", "It was launched in 2029.", "As of May 2, 2031 it had 300 records."),
        ("谁撰写了这份研究？", "zh", "研究由安娜·样本教授完成。", "研究由秘书处印发。"),
        ("Who wrote the study?", "en", "It is by Prof. Ana Example.", "The Secretariat had it printed."),
        ("试点用了哪三种语言？", "zh", "试点使用了法文、中文和英文。", "试点使用了三种语言。"),
        ("Which three languages did the pilot use?", "en", "It used French, Chinese and English.", "It used some languages."),
    ],
)
def test_a_sentence_that_tells_it_is_better_than_one_that_does_not(
    question: str, language: Language, better: str, worse: str, model: StaticEmbedder
) -> None:
    asked = wanted(question, model)

    assert asked.told(better, language) > asked.told(worse, language)


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("2031年3月有多少用户？", "zh", "2031年3月，平台继续运行。"),
        ("How many users were there in March 2031?", "en", "In March 2031 the platform went on."),
        ("2031年的培训什么时候开始？", "zh", "2031年的培训由学院举办。"),
        ("When does the 2031 training begin?", "en", "The 2031 training is given by the Academy."),
        ("平台花了多少钱？", "zh", "平台有300个用户。"),
        ("What fee does a trainer get?", "en", "The platform has 300 users."),
        ("每年有多少人登录？", "zh", "还应征聘一名外部顾问。"),
        ("How many people sign up each year?", "zh", "还应征聘一名外部顾问。"),
        ("提案得了多少票？", "zh", "会议于2031年10月9日至11日举行。"),
        ("How many votes did it get?", "en", "It was on the table from October 9 to 11, 2031."),
        ("意见须在什么日期前提交？", "zh", "论坛可在2031年4月26日举行。"),
        ("By what date were views due?", "en", "The Forum could be held around April 26."),
        ("How much did the platform cost?", "en", "The platform has 300 users."),
    ],
)
def test_what_the_question_says_itself_or_another_kind_of_number_is_no_answer(
    question: str, language: Language, text: str, model: StaticEmbedder
) -> None:
    assert not wanted(question, model).answers(text, language)


@pytest.mark.parametrize(
    ("question", "language", "told", "untold"),
    [
        ("谁当选主席？", "zh", "安娜·样本女士当选主席。", "非洲集团的代表当选主席。"),
        ("Who was elected Chair?", "en", "Ms. Ana Sample was elected.", "The delegation of Peru was elected."),
        ("短片里唱歌的歌手叫什么？", "zh", "参演人员有学生和歌手 Ana Ruiz。", "歌手（以下称“艺人”）每周演出一次。"),
        (
            "What is the singer in the film called?",
            "en",
            "Students and the singer Ana Ruiz took part.",
            "The film is called “Lamps and Lessons”.",
        ),
        ("还要加几个人？", "zh", "估计需要增加1.5个员额。", "估计需要12页。"),
        ("How many people would it take?", "en", "It would take two more posts.", "It would take two more pages."),
        ("谁当选主席？", "en", "The Committee elected Mr. Ben Example.", "The Committee elected its Chair."),
        ("Who was elected Chair?", "zh", "委员会选举了本·样例先生。", "委员会选举了主席。"),
        ("在样本女士之后谁当选主席？", "zh", "班·样例女士当选主席。", "样本女士当选主席。"),
        ("Who was elected Chair after Ms. Sample?", "en", "Ms. Ben Example was elected.", "Ms. Ana Sample was elected."),
        ("讲习班的主题是什么？", "zh", "讲习班以“灯与课”为主题。", "讲习班在上样镇举行。"),
        ("What was the theme of the workshop?", "en", "Its theme was “Lamps and Lessons”.", "It was held in Upper Sample."),
        ("讲习班的主题是什么？", "en", "It was entitled Lamps and Lessons.", "It lasted three days."),
        ("女性占多大比例？", "zh", "女性占四成。", "共有48名女性。"),
        ("女性占多大比例？", "zh", "学员中38%是女性。", "共有48名女性。"),
        ("What percentage of them were women?", "en", "Women were 38% of them.", "There were 48 women."),
        ("What share of the budget went to the course?", "en", "One third went to it.", "It cost 12,500 Swiss francs."),
        ("What share of the budget went to the course?", "en", "A third of it did.", "The third course was held in Upper Sample."),
        ("课程占预算的百分之几？", "en", "It took 12 per cent.", "It cost 12,500 Swiss francs."),
    ],
)
def test_a_person_a_title_or_a_share_is_told_or_is_no_answer(
    question: str, language: Language, told: str, untold: str, model: StaticEmbedder
) -> None:
    asked = wanted(question, model)

    assert asked.answers(told, language)
    assert not asked.answers(untold, language)


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("谁当选主席，是安娜·样本女士吗？", "zh", "安娜·样本女士当选主席。"),
        ("Who was elected Chair, was it Ms. Sample?", "en", "Ms. Sample was elected."),
    ],
)
def test_a_person_whom_the_question_names_is_no_answer_to_it(question: str, language: Language, text: str, model: StaticEmbedder) -> None:
    assert Want.PERSON in wanted(question, model).kinds
    assert not wanted(question, model).answers(text, language)


@pytest.mark.parametrize(
    ("question", "language", "text", "speaker"),
    [
        ("哪个国家愿意承办论坛？", "zh", "我们愿意承办论坛。", "秘鲁"),
        ("Which country offered to host the Forum?", "en", "We offer to host the Forum.", "Peru"),
    ],
)
def test_a_country_is_told_by_the_name_that_stands_over_its_view(
    question: str, language: Language, text: str, speaker: str, model: StaticEmbedder
) -> None:
    asked = wanted(question, model)

    assert asked.told_of_each(text, language, speaker) > asked.told_of_each(text, language)


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [("日本有多少个TISC？", "zh", "日本资助了12名学员。"), ("How many TISCs are there in Japan?", "en", "Japan funded 12 trainees.")],
)
def test_a_number_of_something_else_is_no_answer_within_one_language(
    question: str, language: Language, text: str, model: StaticEmbedder
) -> None:
    asked = wanted(question, model, counted="TISC")

    assert not asked.answers(text, language)
    assert asked.answers("网络有14个TISC。" if language == "zh" else "The network has 14 TISCs.", language)


@pytest.mark.parametrize(
    ("question", "counted", "language", "other", "count"),
    [
        ("论坛发了多少条消息？", "消息", "zh", "委员会要求提交一份文件。", "论坛发了三条消息。"),
        ("How many messages were posted?", "messages", "en", "It was opened three times.", "Three messages were posted."),
    ],
)
def test_a_small_number_counts_what_stands_beside_it(
    question: str, counted: str, language: Language, other: str, count: str, model: StaticEmbedder
) -> None:
    asked = wanted(question, model, counted=counted)

    assert not asked.answers(other, language)
    assert asked.answers(count, language)


@pytest.mark.parametrize(
    ("text", "years", "conflict"),
    [
        ("2019年有300个用户。", [2021], True),
        ("In 2019 it had 300 users.", [2021], True),
        ("2018-2022年有300个用户。", [2021], False),
        ("In 2021 and 2022 it had 300 users.", [2021], False),
        ("It had 300 users.", [2021], False),
        ("2019年有300个用户。", [], False),
    ],
)
def test_years_conflict_where_none_asked_about_is_named(text: str, years: list[int], conflict: bool) -> None:
    assert conflicting_years(text, years) is conflict


@pytest.mark.parametrize(("question", "words_"), [("讲习班的费用是多少？", "费用"), ("How much did the workshop cost?", "cost")])
def test_words_that_only_ask_for_a_kind_of_thing_are_known(question: str, words_: str, model: StaticEmbedder) -> None:
    asked = wanted(question, model)

    assert asked.asks(words_)
    assert not asked.asks("讲习班") and not asked.asks("workshop")


def test_who_supports_a_thing_may_be_any_body(model: StaticEmbedder) -> None:
    asked = wanted("活动得到谁的支持？", model)
    assert asked.told("活动得到了奥林匹克委员会的支持。", "zh") >= 0.7
    assert asked.answers("活动由一笔捐款支付。", "zh")


def test_the_town_where_all_meet_and_the_committee_tell_nobody(model: StaticEmbedder) -> None:
    asked = wanted("Who objected to the shorter deadline?", model)
    assert asked.told("The meeting was held in Geneva.", "en") == 0.0
    asked = wanted("谁反对缩短期限？", model)
    assert asked.told("会议在日内瓦举行，报告提交委员会。", "zh") == 0.0


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("灯塔平台的旧称是什么？", "灯塔平台（原称为“北星”）已经上线。", "灯塔平台刊登了题为“海上之光”的文章。"),
        ("灯塔平台以前叫什么？", "灯塔平台原名北星。", "灯塔平台名为“北星”。"),
        ("Former name of the lantern portal?", "The lantern portal, formerly Wickfinder, is online.", "The lantern portal is called Glow."),
        (
            "Under what name was the lantern portal known earlier?",
            "The portal was previously named Wickfinder.",
            "A talk titled “Glow” was held.",
        ),
    ],
)
def test_a_former_name_is_told_as_such(question: str, told: str, untold: str, model: StaticEmbedder) -> None:
    asked = wanted(question, model)
    language = understand(question, known=NOTHING_KNOWN).language

    assert Want.TITLE in asked.kinds
    assert asked.told(told, language) > asked.told(untold, language)


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("修灯塔的公司叫什么？", "灯塔由北风公司修缮。", True),
        ("What is the company that mends the lighthouse called?", "The lighthouse is mended by Northwind Ltd.", True),
        ("讲习班的标题是什么？", "讲习班由北风公司举办。", False),
        ("What was the title of the workshop?", "The workshop was given by Northwind Ltd.", False),
    ],
)
def test_a_title_is_introduced_as_one_and_a_plain_name_is_not(question: str, text: str, answers: bool, model: StaticEmbedder) -> None:
    asked = wanted(question, model)

    assert asked.answers(text, understand(question, known=NOTHING_KNOWN).language) is answers
