"""What is asked again and again of one thing, each form in plain words that every rule of the house reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """What kind of thing a form is asked of."""

    RECOMMENDATION = "n"
    SESSION = "session"
    DOCUMENT = "symbol"
    PROJECT = "project"
    STUDY = "study"
    SUBJECT = "subject"
    PARTY = "party"  # who spoke on a subject

    @property
    def named(self) -> Slot:
        """As what it stands in a question: a project or a study is named as any subject is."""
        return Slot.SUBJECT if self in (Slot.PROJECT, Slot.STUDY) else self


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question in plain words, the thing that it is asked of in braces; by_passages where passages tell it, no record."""

    slot: Slot
    zh: str
    en: str
    by_passages: bool = False


FORMS: Mapping[str, Form] = {
    "status": Form(Slot.RECOMMENDATION, "{}的落实情况如何？", "What is the status of implementation of {}?"),
    "text": Form(Slot.RECOMMENDATION, "{}的内容是什么？", "What does {} say?"),
    "sectors": Form(Slot.RECOMMENDATION, "{}由产权组织哪些部门负责？", "Which WIPO sectors are responsible for {}?"),
    "highlights": Form(Slot.RECOMMENDATION, "{}的亮点是什么？", "What are the highlights of {}?"),
    "activities": Form(Slot.RECOMMENDATION, "{}开展了哪些活动？", "What activities were carried out under {}?"),
    "decisions": Form(Slot.SESSION, "委员会{}作出了哪些决定？", "What did the Committee decide at its {}?"),
    "requested": Form(Slot.SESSION, "{}要求秘书处做什么？", "What did {} request the Secretariat to do?"),
    "carried": Form(Slot.SESSION, "{}批准了哪些项目？", "Which projects did {} approve?"),
    "chair": Form(Slot.SESSION, "{}由谁主持？", "Who chaired {}?"),
    "vice": Form(Slot.SESSION, "{}的副主席是谁？", "Who were the vice-chairs of {}?"),
    "met": Form(Slot.SESSION, "{}是什么时候开的？", "When was {} held?"),
    "attendance": Form(
        Slot.SESSION, "有多少个成员国和观察员出席了{}？", "How many Member States and observers attended {}?", by_passages=True
    ),
    "observers": Form(Slot.SESSION, "{}接纳了哪些临时观察员？", "Which ad hoc observers did {} admit?", by_passages=True),
    "papers": Form(Slot.SESSION, "{}有哪些文件？", "Which documents of {} are indexed?"),
    "about": Form(Slot.DOCUMENT, "{}是什么文件？", "What is document {} about?"),
    "dated": Form(Slot.DOCUMENT, "文件{}的日期是哪天？", "What is the date of document {}?"),
    "approved": Form(Slot.PROJECT, "委员会批准{}了吗？", "Did the Committee approve the {}?"),
    "proposer": Form(Slot.PROJECT, "{}是由谁提出的？", "Which delegations proposed the {}?"),
    "purpose": Form(Slot.PROJECT, "{}是关于什么的？", "What is the {} about?"),
    "code": Form(Slot.PROJECT, "{}的项目编号是什么？", "What is the project code of the {}?"),
    "agenda": Form(Slot.PROJECT, "{}落实哪些发展议程建议？", "Which Development Agenda recommendations does the {} implement?"),
    "budget": Form(Slot.PROJECT, "{}的预算是多少？", "What is the budget of the {}?"),
    "spent": Form(Slot.PROJECT, "{}实际支出是多少？", "How much was spent on the {}?"),
    "countries": Form(Slot.PROJECT, "{}在哪些国家实施？", "In which countries was the {} carried out?"),
    "duration": Form(Slot.PROJECT, "{}的期限是多长？", "How long did the {} last?"),
    "start": Form(Slot.PROJECT, "{}是什么时候开始的？", "When did the {} start?"),
    "end": Form(Slot.PROJECT, "{}是什么时候结束的？", "When did the {} end?"),
    "state": Form(Slot.PROJECT, "{}完成了吗？", "Is the {} over?"),
    "extended": Form(Slot.PROJECT, "{}延长了多久？", "By how long was the {} extended?"),
    "delayed": Form(Slot.PROJECT, "{}为什么延期？", "Why was the {} extended?"),
    "goal": Form(Slot.PROJECT, "{}的目标是什么？", "What is the objective of the {}?"),
    "manager": Form(Slot.PROJECT, "{}的项目经理是谁？", "Who is the project manager of the {}?"),
    "outputs": Form(Slot.PROJECT, "{}的产出有哪些？", "What are the outputs of the {}?"),
    "indicators": Form(Slot.PROJECT, "{}有哪些指标？", "What are the indicators of the {}?"),
    "risks": Form(Slot.PROJECT, "{}有哪些风险？", "What are the risks of the {}?"),
    "results": Form(Slot.PROJECT, "{}取得了哪些成果？", "What did the {} achieve?"),
    "lessons": Form(Slot.PROJECT, "{}有哪些经验教训？", "What lessons were learned from the {}?"),
    "sustained": Form(Slot.PROJECT, "{}的可持续性如何？", "How sustainable are the results of the {}?"),
    "next": Form(Slot.PROJECT, "{}的后续步骤是什么？", "What are the next steps after the {}?"),
    "evaluator": Form(Slot.PROJECT, "{}是由谁评价的？", "Who evaluated the {}?"),
    "advised": Form(Slot.PROJECT, "{}的评价提出了哪些建议？", "What did the evaluation of the {} recommend?"),
    "concluded": Form(Slot.PROJECT, "{}的评价得出了哪些结论？", "What did the evaluation of the {} conclude?"),
    "author": Form(Slot.STUDY, "{}研究是谁编写的？", "Who wrote the study on {}?"),
    "findings": Form(Slot.STUDY, "{}研究发现了什么？", "What did the study on {} find?"),
    "suggested": Form(Slot.STUDY, "{}研究提出了哪些建议？", "What did the study on {} recommend?"),
    "term": Form(Slot.SUBJECT, "{}是什么？", "What is {}?"),
    "history": Form(Slot.SUBJECT, "{}历届会议是怎么处理的？", "What happened to {} over the sessions?"),
    "decided": Form(Slot.SUBJECT, "委员会对{}作了什么决定？", "What did the Committee decide on {}?"),
    "documents": Form(Slot.SUBJECT, "有关于{}的文件吗？", "Is there a document on {}?"),
    "said": Form(Slot.PARTY, "{}代表团对{}说了什么？", "What did the Delegation of {} say on {}?", by_passages=True),
}
