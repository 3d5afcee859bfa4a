"""How clicks on topics make a combination."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.topic_choice import TopicChoice

clicks = st.lists(
    st.tuples(
        st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True).map(tuple),
        st.sampled_from(["only", "all", "any", "none"]),
    ),
    max_size=12,
)


@given(clicks)
def test_no_topic_ever_stands_in_two_places(clicks: list[tuple[tuple[str, ...], str]]) -> None:
    choice = TopicChoice()
    for topics, mode in clicks:
        choice = choice.clicked(topics, mode)
        every = choice.all_of + choice.any_of + choice.none_of
        assert len(every) == len(set(every))


@given(clicks, st.sampled_from(["all", "any", "none"]))
def test_the_second_click_takes_back_what_the_first_added(clicks: list[tuple[tuple[str, ...], str]], mode: str) -> None:
    choice = TopicChoice(all_of=("x", "y"))
    for topics, how in clicks:
        choice = choice.clicked(topics, how if how != "only" else "all")
    once = choice.clicked(("new",), mode)
    assert "new" in once.all_of + once.any_of + once.none_of
    twice = once.clicked(("new",), mode)
    assert "new" not in twice.all_of + twice.any_of + twice.none_of


def test_only_forgets_what_was_there() -> None:
    assert TopicChoice(all_of=("a",), none_of=("b",)).clicked(("c",), "only") == TopicChoice(all_of=("c",))


def test_a_heading_means_any_of_its_topics_in_every_way_but_not() -> None:
    group = ("a", "b")
    assert TopicChoice().clicked(group, "only") == TopicChoice(any_of=group)
    assert TopicChoice(all_of=("c", "d")).clicked(group, "all") == TopicChoice(all_of=("c", "d"), any_of=group)
    assert TopicChoice(all_of=("c",)).clicked(group, "none") == TopicChoice(all_of=("c",), none_of=group)


def test_a_topic_alone_then_or_means_either() -> None:
    assert TopicChoice(all_of=("a",)).clicked(("b",), "any") == TopicChoice(any_of=("a", "b"))
    assert TopicChoice(any_of=("a", "b")).clicked(("c",), "any") == TopicChoice(any_of=("a", "b", "c"))


def test_taking_out_leaves_the_others() -> None:
    choice = TopicChoice(all_of=("a",), any_of=("b",), none_of=("c",))
    assert choice.without(("b", "c")) == TopicChoice(all_of=("a",))
