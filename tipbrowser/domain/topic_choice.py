"""Several topics of the index at once: all of these, any of those, none of the others."""

from __future__ import annotations

from tipbrowser.domain.values import Value


class TopicChoice(Value, kw_only=False):
    """A combination of topics, each by its whole name as the index prints it."""

    all_of: tuple[str, ...] = ()
    """A paragraph must stand under every one of these, itself or through a parent."""
    any_of: tuple[str, ...] = ()
    """... and under at least one of these, if there are any."""
    none_of: tuple[str, ...] = ()
    """... and neither it, nor a parent, nor a sub-paragraph of it under one of these."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is chosen."""
        return not (self.all_of or self.any_of or self.none_of)

    @property
    def included(self) -> tuple[str, ...]:
        """Give the topics asked for, without those that are excluded."""
        return self.all_of + tuple(topic for topic in self.any_of if topic not in self.all_of)
