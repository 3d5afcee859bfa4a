"""``tipbrowser notes``: what can be asked of the reader's own file, each verb in the module of its family."""

from __future__ import annotations

from argparse import SUPPRESS

from tipbrowser.terminal.note_messages import unusable_notes

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    Answer = Callable[[Namespace], int]

VERBS = {
    "list": "list your notes, bookmarks, highlights and own topics",
    "show": "show some of them in full",
    "export": "write them into a file, for a colleague or another program",
    "import": "look at what a file would bring, and import it",
    "check": "tell whether all that you wrote is whole",
    "backup": "make a backup now, checked against the file",
    "restore": "list the backups, or bring everything back as it was in one of them",
}
"""What can be asked, and what each is for."""
REFUSED = 2


def prepare(_command: str, parser: ArgumentParser) -> Answer:
    """Add the verbs with their options and give the function that answers."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    answers: dict[str, Answer] = {}
    for verb, summary in VERBS.items():
        own = verbs.add_parser(
            verb,
            help=summary,
            description=f"{summary[:1].upper()}{summary[1:]}.",
            formatter_class=parser.formatter_class,
        )
        # Beside the verb as well; left out there, it is not to undo what stands before.
        own.add_argument(
            "--data-dir", metavar="DIR", default=SUPPRESS, help="folder for everything that the program writes"
        )
        own.add_argument("--json", action="store_true", help="answer as JSON")
        answers[verb] = _prepare(verb, own)
    return lambda options: _answered(answers[options.verb], options)


def _prepare(verb: str, parser: ArgumentParser) -> Answer:
    """Give a verb its options and give the function that answers it; what it needs is imported once it is asked."""
    if verb in ("list", "show"):
        from tipbrowser.terminal import notes_reading

        return notes_reading.prepare(verb, parser)
    if verb in ("export", "import"):
        from tipbrowser.terminal import notes_exchange

        return notes_exchange.prepare(verb, parser)
    from tipbrowser.terminal import notes_keeping

    return notes_keeping.prepare(verb, parser)


def _answered(answer: Answer, options: Namespace) -> int:
    from tipbrowser.services.notebook import AnnotationsError, trouble_of
    from tipbrowser.terminal.messages import say

    try:
        return answer(options)
    except AnnotationsError as error:
        say(unusable_notes(trouble_of(error), error.path, error.detail))
        return REFUSED
