"""How a click on a topic changes the combination."""

from __future__ import annotations

from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import replace


def chosen(choice: TopicChoice, topics: tuple[str, ...], mode: str) -> TopicChoice:
    """Give the combination after topics were clicked in a mode: ``only``, ``all``, ``any`` or ``none``.

    The topics of a heading count as one of several. What is already there in the same way is taken out.
    """
    if mode == "only":
        return TopicChoice(all_of=topics) if len(topics) == 1 else TopicChoice(any_of=topics)
    if mode == "all" and len(topics) > 1:
        mode = "any"
    present = {"all": choice.all_of, "any": choice.any_of, "none": choice.none_of}[mode]
    rest = without(choice, topics)
    if set(topics) <= set(present):
        return rest
    match mode:
        case "all":
            return replace(rest, all_of=rest.all_of + topics)
        case "any" if len(rest.all_of) == 1 and not rest.any_of:
            # A topic alone, then "or": what is meant is one or the other.
            return replace(rest, all_of=(), any_of=rest.all_of + topics)
        case "any":
            return replace(rest, any_of=rest.any_of + topics)
        case _:
            return replace(rest, none_of=rest.none_of + topics)


def without(choice: TopicChoice, topics: tuple[str, ...]) -> TopicChoice:
    """Give the combination without some topics."""
    return TopicChoice(
        all_of=tuple(topic for topic in choice.all_of if topic not in topics),
        any_of=tuple(topic for topic in choice.any_of if topic not in topics),
        none_of=tuple(topic for topic in choice.none_of if topic not in topics),
    )
