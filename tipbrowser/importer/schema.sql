-- The compendium database. Built whole by `tipbrowser build`, never changed afterwards.
-- Tables serve the program; the views named v_... are for everybody and keep their columns.
-- Offsets count Unicode code points. Positions count from 1.

PRAGMA application_id = 1414090819;  -- 'TIPC'
PRAGMA user_version = 1;

-- Which publication this is, and what it was built from: one row.
CREATE TABLE edition (
    id                INTEGER PRIMARY KEY CHECK (id = 1),
    title             TEXT NOT NULL,
    publisher         TEXT NOT NULL,
    place             TEXT NOT NULL,
    year              INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    language          TEXT NOT NULL,
    copyright         TEXT NOT NULL,
    covers            TEXT NOT NULL,
    meetings_until    TEXT NOT NULL CHECK (meetings_until GLOB '????-??-??'),
    sessions_until    TEXT NOT NULL CHECK (sessions_until GLOB '????-??-??'),
    formally_edited   INTEGER NOT NULL CHECK (formally_edited IN (0, 1)),
    source_name       TEXT NOT NULL,
    source_sha256     TEXT NOT NULL CHECK (length(source_sha256) = 64),
    source_lines      INTEGER NOT NULL CHECK (source_lines > 0),
    schema_version    INTEGER NOT NULL,
    importer_version  INTEGER NOT NULL
);

-- A meeting of the Working Group (part A) or a session of the Conference (part B).
CREATE TABLE section (
    section           TEXT PRIMARY KEY,
    position          INTEGER NOT NULL UNIQUE,
    part              TEXT NOT NULL CHECK (part IN ('A', 'B')),
    heading           TEXT NOT NULL,
    title             TEXT NOT NULL,
    body              TEXT NOT NULL,
    kind              TEXT NOT NULL CHECK (kind IN ('meeting', 'session')),
    ordinal           INTEGER NOT NULL CHECK (ordinal > 0),
    dates             TEXT NOT NULL,
    start_date        TEXT NOT NULL CHECK (start_date GLOB '????-??-??'),
    end_date          TEXT NOT NULL CHECK (end_date GLOB '????-??-??' AND end_date >= start_date),
    page              INTEGER NOT NULL CHECK (page > 0),
    report_symbol     TEXT,
    numbering         TEXT CHECK (numbering IN ('paragraph', 'recommendation')),
    report_constant   INTEGER,
    constant_proofs   INTEGER NOT NULL DEFAULT 0 CHECK (constant_proofs >= 0),
    instrument        TEXT,
    instrument_title  TEXT,
    passage_count     INTEGER NOT NULL CHECK (passage_count >= 0),
    source_line       INTEGER NOT NULL REFERENCES source_line (number),
    UNIQUE (part, ordinal),
    CHECK ((kind = 'session') = (instrument IS NOT NULL)),
    CHECK ((instrument IS NULL) = (instrument_title IS NULL))
) WITHOUT ROWID;

-- Sessions that adopted nothing on the subject, as the note to the contents says.
CREATE TABLE silent_session (
    section           TEXT PRIMARY KEY,
    ordinal           INTEGER NOT NULL UNIQUE,
    title             TEXT NOT NULL,
    dates             TEXT NOT NULL,
    start_date        TEXT NOT NULL CHECK (start_date GLOB '????-??-??'),
    end_date          TEXT NOT NULL CHECK (end_date GLOB '????-??-??' AND end_date >= start_date),
    source_line       INTEGER NOT NULL REFERENCES source_line (number)
) WITHOUT ROWID;

-- Everything that has a locator, in the order of the publication: paragraphs, chapeaux, notes, front matter.
CREATE TABLE passage (
    position          INTEGER PRIMARY KEY,
    locator           TEXT NOT NULL UNIQUE,
    part              TEXT NOT NULL CHECK (part IN ('A', 'B', 'F')),
    section           TEXT REFERENCES section (section),
    kind              TEXT NOT NULL,
    label             TEXT,
    parent            TEXT REFERENCES passage (locator),
    title             TEXT,
    text              TEXT NOT NULL CHECK (text <> ''),
    markup            TEXT NOT NULL CHECK (markup <> ''),
    lead              TEXT NOT NULL DEFAULT '',  -- the parents' opening words
    citation          TEXT NOT NULL,
    report_symbol     TEXT,
    report_reference  TEXT,
    source_first      INTEGER NOT NULL REFERENCES source_line (number),
    source_last       INTEGER NOT NULL REFERENCES source_line (number) CHECK (source_last >= source_first),
    CHECK ((part = 'F') = (section IS NULL)),
    CHECK (part = 'F' OR kind IN ('recommendation', 'subparagraph', 'preambular', 'operative',
                                  'decision', 'chapeau', 'note')),
    CHECK (kind <> 'subparagraph' OR parent IS NOT NULL)
);
CREATE INDEX passage_of_section ON passage (section, position);
CREATE INDEX passage_of_kind ON passage (kind, position);
CREATE INDEX passage_of_parent ON passage (parent, position) WHERE parent IS NOT NULL;

-- Footnotes of the publication and the place of each mark.
CREATE TABLE footnote (
    number            INTEGER PRIMARY KEY,
    locator           TEXT NOT NULL REFERENCES passage (locator),
    offset            INTEGER NOT NULL CHECK (offset >= 0),
    text              TEXT NOT NULL CHECK (text <> ''),
    markup            TEXT NOT NULL,
    source_line       INTEGER NOT NULL REFERENCES source_line (number)
);
CREATE INDEX footnote_of_passage ON footnote (locator);

-- Entries of the thematic index.
CREATE TABLE topic (
    topic             TEXT NOT NULL UNIQUE,
    position          INTEGER PRIMARY KEY,
    heading           TEXT NOT NULL,
    subheading        TEXT,
    paragraph_count   INTEGER NOT NULL CHECK (paragraph_count >= 0),
    label_lost        INTEGER NOT NULL CHECK (label_lost IN (0, 1)),
    source_line       INTEGER NOT NULL REFERENCES source_line (number)
);

-- The index's rows as printed: one for each report or session that a topic names.
CREATE TABLE index_row (
    position          INTEGER PRIMARY KEY,
    topic             TEXT NOT NULL REFERENCES topic (topic),
    part              TEXT NOT NULL CHECK (part IN ('A', 'B')),
    section           TEXT NOT NULL REFERENCES section (section),
    locators          TEXT NOT NULL,
    symbol            TEXT,
    instrument        TEXT,
    paragraphs        TEXT,
    column_name       TEXT CHECK (column_name IN ('Paragraphs', 'Recommendations')),
    source_line       INTEGER NOT NULL REFERENCES source_line (number)
);
CREATE INDEX index_row_of_topic ON index_row (topic, position);

-- Every paragraph that an index row names, by its two readings: the locator, and the report's own number.
CREATE TABLE index_reference (
    index_row         INTEGER NOT NULL REFERENCES index_row (position),
    position          INTEGER NOT NULL,
    published         TEXT NOT NULL,  -- the token of the row, a range whole
    by_locator        TEXT,           -- the canonical locator that the token says
    by_report         TEXT,           -- the canonical locator that the report's number says
    locator           TEXT NOT NULL REFERENCES passage (locator),  -- what is read
    PRIMARY KEY (index_row, position)
) WITHOUT ROWID;

-- The paragraphs of a topic: what the list shows.
CREATE TABLE topic_paragraph (
    topic             TEXT NOT NULL REFERENCES topic (topic),
    position          INTEGER NOT NULL REFERENCES passage (position),
    locator           TEXT NOT NULL REFERENCES passage (locator),
    part              TEXT NOT NULL CHECK (part IN ('A', 'B')),
    published         TEXT NOT NULL,
    PRIMARY KEY (topic, position)
) WITHOUT ROWID;
CREATE INDEX topic_of_paragraph ON topic_paragraph (locator);

-- Words of a passage that refer to another text; several targets are several rows.
CREATE TABLE cross_reference (
    locator           TEXT NOT NULL REFERENCES passage (locator),
    start             INTEGER NOT NULL CHECK (start >= 0),
    end               INTEGER NOT NULL,
    text              TEXT NOT NULL,
    target            TEXT,
    kind              TEXT NOT NULL,
    CHECK (end > start)
);
CREATE INDEX cross_reference_from ON cross_reference (locator, start);
CREATE INDEX cross_reference_to ON cross_reference (target) WHERE target IS NOT NULL;

-- References in footnotes; offsets count into the footnote's text.
CREATE TABLE footnote_reference (
    number            INTEGER NOT NULL REFERENCES footnote (number),
    start             INTEGER NOT NULL CHECK (start >= 0),
    end               INTEGER NOT NULL,
    text              TEXT NOT NULL,
    target            TEXT,
    kind              TEXT NOT NULL,
    CHECK (end > start)
);

-- Places where the publication contradicts itself, or where something of it is lost.
CREATE TABLE erratum (
    number            INTEGER PRIMARY KEY,
    place             TEXT NOT NULL,
    kind              TEXT NOT NULL,
    topic             TEXT REFERENCES topic (topic),
    locator           TEXT REFERENCES passage (locator),
    published         TEXT NOT NULL,
    reading           TEXT,
    reason            TEXT NOT NULL CHECK (reason <> ''),
    source_line       INTEGER NOT NULL REFERENCES source_line (number)
);

-- Every line of the source and what became of it.
CREATE TABLE source_line (
    number            INTEGER PRIMARY KEY,
    kind              TEXT NOT NULL CHECK (kind IN ('text', 'heading', 'contents', 'footnote', 'index row',
                                                    'margin mark', 'page furniture', 'empty')),
    text              TEXT NOT NULL
);

-- Layout repairs that only this edition needs, with their reasons.
CREATE TABLE repair (
    source_line       INTEGER NOT NULL REFERENCES source_line (number),
    was               TEXT NOT NULL,
    becomes           TEXT NOT NULL,
    continues         INTEGER NOT NULL CHECK (continues IN (0, 1)),  -- the line goes on with the paragraph above
    why               TEXT NOT NULL CHECK (why <> '')
);

-- What a search looks at for each passage, in small letters and one spelling for words that have two.
CREATE TABLE search_text (
    position          INTEGER PRIMARY KEY REFERENCES passage (position),
    text              TEXT NOT NULL CHECK (text <> ''),
    joined            TEXT NOT NULL,  -- what hyphens join, each as one word
    lead              TEXT NOT NULL,  -- the parents' opening words
    footnotes         TEXT NOT NULL,
    topics            TEXT NOT NULL,  -- those that list the passage or a parent, by their whole names
    place             TEXT NOT NULL   -- of its meeting or session: title, dates, instrument; or its heading
);

-- Full-text index over these, by the words as they stand.
CREATE VIRTUAL TABLE passage_search USING fts5 (
    text, joined, lead, footnotes, topics, place, content = 'search_text', content_rowid = 'position',
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4'
);

-- Every word in it: a search for one is a search for all that have its stem.
CREATE TABLE search_word (
    word              TEXT PRIMARY KEY,
    stem              TEXT NOT NULL,  -- of English, by Porter
    passages          INTEGER NOT NULL CHECK (passages > 0)  -- how many hold it
) WITHOUT ROWID;

CREATE VIEW v_paragraph AS
SELECT locator, part, section, kind, label, parent, position, text, markup, citation,
       report_symbol, report_reference, source_first, source_last
FROM passage WHERE part <> 'F' ORDER BY position;

CREATE VIEW v_section AS
SELECT section, part, heading, title, body, kind, ordinal, dates, start_date, end_date, page,
       report_symbol, instrument, instrument_title,
       (SELECT text FROM passage WHERE passage.section = section.section AND passage.kind = 'chapeau') AS chapeau,
       (SELECT text FROM passage WHERE passage.section = section.section AND passage.kind = 'note') AS note
FROM section ORDER BY section.position;

CREATE VIEW v_front_matter AS
SELECT locator, position, kind, title, text, markup
FROM passage WHERE part = 'F' ORDER BY position;

CREATE VIEW v_topic AS
SELECT topic, heading, subheading, position FROM topic ORDER BY position;

CREATE VIEW v_topic_paragraph AS
SELECT topic_paragraph.topic, locator, part, published
FROM topic_paragraph JOIN topic USING (topic) ORDER BY topic.position, topic_paragraph.position;

CREATE VIEW v_index_row AS
SELECT topic, position, part, locators, symbol, instrument, paragraphs, column_name, source_line
FROM index_row ORDER BY position;

CREATE VIEW v_footnote AS
SELECT number, text, markup, locator, offset FROM footnote ORDER BY number;

CREATE VIEW v_cross_reference AS
SELECT cross_reference.locator, start, end, cross_reference.text, target, kind
FROM cross_reference ORDER BY rowid;

CREATE VIEW v_erratum AS
SELECT place, kind, topic, locator, published, reading, reason, source_line FROM erratum ORDER BY number;
