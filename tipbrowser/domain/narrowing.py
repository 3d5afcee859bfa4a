"""What narrows a search beside its words: facets that were clicked, and the topics chosen in the index."""

from __future__ import annotations

from tipbrowser.domain.names import SectionId
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import Value


class Narrowing(Value):
    """Only passages that fulfil all of these are found; what is empty narrows nothing."""

    part: str = ""
    """``A`` (the Working Group), ``B`` (the Conference) or ``F`` (the front matter)."""
    sections: tuple[SectionId, ...] = ()
    """Any of these meetings and sessions."""
    kinds: tuple[str, ...] = ()
    """Any of these kinds of passages, as ``v_paragraph`` names them."""
    topics: TopicChoice = TopicChoice()
    """The combination of topics; an index reference to a paragraph covers its sub-paragraphs."""

    @property
    def is_empty(self) -> bool:
        """Whether it narrows nothing."""
        return self == Narrowing()
