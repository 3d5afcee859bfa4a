"""``tipbrowser export``: passages, a topic, a search or a tray, written into a file."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.domain.citation_fields import CITATION_FIELDS, FORMS, OFFICIAL
from tipbrowser.domain.manuscript import CITING, ERRATA, NO_NOTES, NOTES, TOPIC, VARIANTS, Options
from tipbrowser.paths import bundled_database_name, data_folder, resources
from tipbrowser.services.library import Library
from tipbrowser.terminal import export_messages, messages

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from tipbrowser.domain.citation_templates import Template
    from tipbrowser.domain.material import Chosen, Material
    from tipbrowser.export.formats import Templates
    from tipbrowser.services.gathering import Gathering
    from tipbrowser.services.notebook import AnnotationReader

REFUSED = 2
FORMATS = ("docx", "markdown", "html", "text", "csv", "json", "ris", "bibtex", "csl")
MOST_HITS = 100_000


class NotChosen(Exception):
    """Nothing can be written; the message is the sentence that says why, empty if it was said."""


def prepare(command: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of ``export`` and give the function that answers."""
    assert command == "export"
    add = parser.add_argument
    add("locator", nargs="*", metavar="LOCATOR", help="A.II.36, II.36-41, “resolution 10/3, para. 4”, A.II")
    add("--topic", metavar="NAME", help="what the index names under a topic")
    add("--search", metavar="QUERY", help="what a search finds, the best first")
    add("--limit", type=int, default=1000, metavar="N", help="at most so many hits of a search")
    add("--tray", metavar="NAME", help="what lies in a tray, in its order, with headings and own words")
    add("-o", "--output", required=True, metavar="FILE", help="the file to be written")
    add("--format", choices=FORMATS, help="else as the file's name ends")
    add("--variant", choices=VARIANTS, default=VARIANTS[0], help="how it is put together")
    add("--citing", choices=CITING, default=CITING[0], help="where the sources stand")
    add("--form", choices=tuple(FORMS), default=OFFICIAL, help="form of the citations")
    add("--source", metavar="TEMPLATE", help="your own form of the citations: '[{instrument}|{symbol}], {pinpoint}'")
    add("--together", action="store_true", help="cite neighbours at once: paras. 43–45")
    add("--notes", choices=NOTES, default=NO_NOTES, help="where your notes stand")
    add("--highlights", action="store_true", help="with your highlights")
    add("--no-footnotes", action="store_true", help="without the publication's footnotes")
    add("--title", metavar="WORDS", default="", help="title of the document")
    add("--author", metavar="NAME", default="", help="author of the document")
    add("--date", metavar="YYYY-MM-DD", help="date of the document, else today; empty for none")
    add("--paper", choices=("a4", "letter"), default="a4", help="size of the pages of a Word document")
    add("--template", metavar="FILE", help="a .docx or .dotx whose styles, pages and headers are used")
    add("--replace", action="store_true", help="replace a file that is there")
    add("--json", action="store_true", help="answer as JSON")
    return _export


def _export(options: Namespace) -> int:
    from tipbrowser.export.docx.refusals import TemplateRefused
    from tipbrowser.services.notebook import AnnotationsError, trouble_of
    from tipbrowser.whole_file import write_whole

    path = Path(options.output)
    try:
        form = _form(options)
        _look_at(path, options)
        template = _citation(options)
        material, missing = _material(options)
        content = _written(material, form, options, template)
        write_whole(path, [content])
    except NotChosen as error:
        return _refuse(str(error))
    except TemplateRefused as error:
        return _refuse(export_messages.refused_template(options.template or "", error.reason, error.detail))
    except AnnotationsError as error:
        return _refuse(export_messages.unreadable_notes(trouble_of(error), str(error.path)))
    except (OSError, ValueError) as error:
        return _refuse(export_messages.unwritable_file(options.output, getattr(error, "strerror", "") or str(error)))
    for locator in missing:
        messages.say(export_messages.not_in_this_edition(locator))
    if options.json:
        from tipbrowser.terminal.json_forms import write

        write({"path": str(path), "format": form, "passages": len(material.passages), "missing": list(missing)})
    else:
        count = len(material.errata) if options.variant == ERRATA else len(material.passages)
        print(export_messages.exported(options.output, count, "errata" if options.variant == ERRATA else "passages"))
    return 0


def _form(options: Namespace) -> str:
    from tipbrowser.export.formats import format_of

    form: str = options.format or format_of(options.output)
    if not form:
        raise NotChosen(export_messages.unknown_ending(options.output, FORMATS))
    if options.template and form != "docx":
        raise NotChosen(export_messages.template_without_document(form))
    return form


def _look_at(path: Path, options: Namespace) -> None:
    from tipbrowser.services.exchanging import is_own_place
    from tipbrowser.whole_file import is_open_elsewhere

    folder = data_folder(Path(options.data_dir) if options.data_dir else None)
    if is_own_place(path, folder):
        raise NotChosen(export_messages.own_place(options.output))
    if path.exists() and not options.replace:
        raise NotChosen(export_messages.exists_already(options.output))
    if is_open_elsewhere(path):
        raise NotChosen(export_messages.open_elsewhere(options.output))


def _material(options: Namespace) -> tuple[Material, tuple[str, ...]]:
    from tipbrowser.domain.anchors import edition_name
    from tipbrowser.services.gathering import Gathering
    from tipbrowser.services.notebook import Notebook

    folder = data_folder(Path(options.data_dir) if options.data_dir else None)
    with Library(options.compendium or bundled_database_name(), notes=lambda: folder) as library:
        notebook = Notebook(folder)
        own = options.tray or options.highlights or options.notes != NO_NOTES
        try:
            reader = notebook.reader if own else None
            edition = edition_name(library.reading.edition())
            gathering = Gathering(library, reader, edition)
            if options.variant == ERRATA:
                return gathering.of_errata(), ()
            if options.topic and not (options.locator or options.search or options.tray):
                return gathering.of_topic(_topic(library, options.topic)), ()
            if options.variant == TOPIC:
                raise NotChosen(export_messages.topic_needed())
            chosen, missing = _chosen(options, library, gathering, reader, edition)
            if not chosen:
                raise NotChosen(export_messages.nothing_chosen())
            return gathering.material(chosen), missing
        finally:
            notebook.close()


def _chosen(
    options: Namespace, library: Library, gathering: Gathering, reader: AnnotationReader | None, edition: str
) -> tuple[list[Chosen], tuple[str, ...]]:
    from tipbrowser.domain.topic_choice import TopicChoice
    from tipbrowser.services.tray_contents import NoTray, contents_by_name
    from tipbrowser.terminal.passages import all_of, report, understood

    chosen: list[Chosen] = []
    missing: tuple[str, ...] = ()
    if options.locator:
        resolution = understood(library.resolver, options.locator)
        if report(resolution):
            raise NotChosen  # it was said
        chosen += gathering.chosen(all_of(resolution))
    if options.topic:
        locators = library.topics.locators(TopicChoice(all_of=(_topic(library, options.topic),)))
        chosen += gathering.chosen(locators)
    if options.search:
        chosen += gathering.of_search(options.search, max(1, min(options.limit, MOST_HITS)))
    if options.tray:
        try:
            if reader is None:
                raise NoTray(())
            contents = contents_by_name(reader, options.tray, edition)
        except NoTray as error:
            raise NotChosen(export_messages.no_tray(options.tray, error.names)) from error
        chosen += contents.chosen
        missing = contents.missing
    return chosen, missing


def _topic(library: Library, name: str) -> str:
    from tipbrowser.domain.topic_words import topic_meant

    topic, near = topic_meant(library.topics.topics(), name)
    if topic is None:
        raise NotChosen(messages.unknown_topic(name, [one.topic for one in near]))
    return topic.topic


def _citation(options: Namespace) -> Template | None:
    """Give the reader's own form of citations, if one is given."""
    from tipbrowser.domain.citation_templates import TemplateError, parse

    if options.source is None:
        return None
    try:
        return parse(options.source, CITATION_FIELDS)
    except TemplateError as error:
        raise NotChosen(export_messages.refused_citation(error.kind, error.position, error.words)) from None


def _written(material: Material, form: str, options: Namespace, template: Template | None) -> bytes:
    from tipbrowser.export.citing import citing
    from tipbrowser.export.formats import written
    from tipbrowser.services.gathering import differences

    wished = Options(
        variant=options.variant, citing=options.citing, citation=options.form, together=options.together,
        notes=options.notes, title=options.title, author=options.author,
        with_footnotes=not options.no_footnotes, with_highlights=options.highlights, date=_date(options.date),
        paper=options.paper,
    )  # fmt: skip

    return written(
        material, form, wished, export_messages.words(), _templates(options.template),
        cite=None if template is None else citing(template, material.edition), differences=differences,
    )  # fmt: skip


def _templates(path: str | None) -> Templates:
    from tipbrowser.export.formats import Templates

    def own() -> bytes:
        from tipbrowser.export.docx.templates import own_template

        return own_template(resources() / "export" / "template")

    def readers() -> bytes:
        from tipbrowser.export.docx.templates import read_template

        assert path is not None  # else it is not asked for
        return read_template(Path(path))

    return Templates(own, None if path is None else readers)


def _date(written: str | None) -> str:
    import time

    if written is None:
        return time.strftime("%Y-%m-%d")
    try:
        if written:
            time.strptime(written, "%Y-%m-%d")
    except ValueError:
        raise NotChosen(export_messages.no_date(written)) from None
    return written


def _refuse(sentence: str) -> int:
    if sentence:
        messages.say(sentence)
    return REFUSED
