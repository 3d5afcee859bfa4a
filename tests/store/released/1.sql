-- A reader's file as version 1 of the schema has it, with one thing of each kind, versions and the bin.
-- Every later version of the program must open it: once the version is released, this file is never changed again.
PRAGMA application_id = 1414090817;
PRAGMA user_version = 1;
BEGIN;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE file (
        name   TEXT PRIMARY KEY,
        value  TEXT NOT NULL
    ) WITHOUT ROWID;
CREATE TABLE item (
        number    INTEGER PRIMARY KEY,
        id        TEXT NOT NULL UNIQUE,
        kind      TEXT NOT NULL,
        body      TEXT NOT NULL,                -- JSON, see domain/annotation_forms.py
        created   TEXT NOT NULL,
        modified  TEXT NOT NULL,
        change    INTEGER NOT NULL UNIQUE,      -- orders all changes, whatever clocks say
        revision  INTEGER NOT NULL,
        deleted   TEXT,                         -- when it came into the bin
        origin    TEXT NOT NULL,
        hash      TEXT NOT NULL                 -- of all fields but number
    );
CREATE INDEX item_kind ON item (kind, deleted, change);
CREATE TABLE version (
        item      TEXT NOT NULL,
        revision  INTEGER NOT NULL,
        kind      TEXT NOT NULL,
        body      TEXT NOT NULL,
        modified  TEXT NOT NULL,
        change    INTEGER NOT NULL,
        hash      TEXT NOT NULL,
        PRIMARY KEY (item, revision)
    ) WITHOUT ROWID;
CREATE TABLE place (
        item      TEXT NOT NULL,
        anchor    INTEGER NOT NULL,             -- which of the item's anchors
        edition   TEXT NOT NULL,
        locator   TEXT,                         -- none: not found in this edition
        section   TEXT,
        position  INTEGER,                      -- of the passage in the order of the edition
        start     INTEGER,
        end       INTEGER,
        score     REAL NOT NULL,                -- 1 where the words are the same
        PRIMARY KEY (item, anchor, edition)
    ) WITHOUT ROWID;
CREATE INDEX place_section ON place (edition, section, locator);
CREATE INDEX place_position ON place (edition, position, item);
CREATE TABLE about (
        item  TEXT PRIMARY KEY,
        kind  TEXT NOT NULL,                    -- section, topic, highlight, placement
        name  TEXT NOT NULL
    ) WITHOUT ROWID;
CREATE INDEX about_name ON about (kind, name);
CREATE TABLE tagged (
        tag   TEXT NOT NULL,
        item  TEXT NOT NULL,
        PRIMARY KEY (tag, item)
    ) WITHOUT ROWID;
CREATE INDEX tagged_item ON tagged (item);
CREATE VIRTUAL TABLE item_words USING fts5 (
        words, content = '', tokenize = "porter unicode61 remove_diacritics 2", prefix = '1 2 3'
    );
INSERT INTO file VALUES ('change', '18');
INSERT INTO file VALUES ('id', '1df6e242a0cf36201c9fb79098a349a0');
INSERT INTO item VALUES (1, '00000000000000000000000000000000', 'folder', '{"anchors":[],"folder":"","name":"Ordner","order":1.5,"tags":[]}', '2026-11-18T11:06:41.000Z', '2026-11-18T12:06:49.000Z', 9, 2, NULL, '', 'a73525df8796cd9e873fe50c37ca6ce2');
INSERT INTO item VALUES (2, '00000000000000000000000000000001', 'bookmark', '{"anchors":[{"edition":"2024-en-fc7a522b979c","end":18,"exact":"States should act.","is_whole":true,"locator":"A.II.36","position":40,"prefix":"","start":0,"suffix":""},{"edition":"2024-en-fc7a522b979c","end":18,"exact":"States should act.","is_whole":true,"locator":"A.II.37","position":40,"prefix":"","start":0,"suffix":""}],"folder":"00000000000000000000000000000001","name":"","order":2.0,"tags":[]}', '2026-11-18T11:06:42.000Z', '2026-11-18T12:06:50.000Z', 10, 2, NULL, '', '5d2fd66f88cd3386002949fc60deb38e');
INSERT INTO item VALUES (3, '00000000000000000000000000000002', 'search', '{"anchors":[],"folder":"","name":"find","narrowing":{"kinds":[],"part":"A","sections":[],"topics":{"all_of":[],"any_of":[],"none_of":[]}},"order":3.0,"query":"a OR b","tags":[]}', '2026-11-18T11:06:43.000Z', '2026-11-18T12:06:51.000Z', 11, 2, NULL, '', '0d76a7028bb462750aa5dd5b624adfbe');
INSERT INTO item VALUES (4, '00000000000000000000000000000003', 'note', '{"about":"passage","anchors":[{"edition":"2024-en-fc7a522b979c","end":18,"exact":"States should act.","is_whole":true,"locator":"A.II.36","position":40,"prefix":"","start":0,"suffix":""}],"name":"","tags":["\u043e\u0434\u0438\u043d","two"],"text":"\u0416\u0000 \ud800 \u201cquoted\u201d\n\n"}', '2026-11-18T11:06:44.000Z', '2026-11-18T12:06:52.000Z', 12, 2, NULL, '', '50af0b0bcd5947917af415f58d8ee952');
INSERT INTO item VALUES (5, '00000000000000000000000000000004', 'highlight', '{"anchors":[{"edition":"2024-en-fc7a522b979c","end":9,"exact":"States should act.","is_whole":false,"locator":"A.II.36","position":40,"prefix":"","start":3,"suffix":""}],"colour":"red_line","tags":[]}', '2026-11-18T11:06:45.000Z', '2026-11-18T12:06:53.000Z', 13, 2, NULL, '', '463dc3dcfc5c481e347467d19ef4952e');
INSERT INTO item VALUES (6, '00000000000000000000000000000005', 'topic', '{"anchors":[{"edition":"2024-en-fc7a522b979c","end":18,"exact":"States should act.","is_whole":true,"locator":"A.II.36","position":40,"prefix":"","start":0,"suffix":""}],"heading":"Labour","subheading":"inspection","tags":[]}', '2026-11-18T11:06:46.000Z', '2026-11-18T12:06:54.000Z', 14, 2, NULL, '', '2dd0979393a753b93ffe6ea8ada9fc4f');
INSERT INTO item VALUES (7, '00000000000000000000000000000006', 'legend', '{"anchors":[],"names":[["support","yes"],["own","look"]],"tags":[]}', '2026-11-18T11:06:47.000Z', '2026-11-18T12:06:55.000Z', 15, 2, NULL, '', '85bd56c8c6e07c695e31849517d92e18');
INSERT INTO item VALUES (8, '00000000000000000000000000000007', 'placement', '{"anchors":[],"edition":"2030-en-x","end":4,"item":"00000000000000000000000000000002","locator":"B.X.1","number":1,"position":3,"start":0,"tags":[]}', '2026-11-18T11:06:48.000Z', '2026-11-18T12:06:56.000Z', 16, 2, NULL, '', '68bf7185084fa4436d2b8045590bce78');
INSERT INTO item VALUES (9, '00000000000000000000000000000032', 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"in the bin"}', '2026-11-18T12:06:57.000Z', '2026-11-18T12:06:57.000Z', 18, 2, '2026-11-18T12:06:58.000Z', '', 'b871a31f956dd9f7ca8b8089a1c05b16');
INSERT INTO version VALUES ('00000000000000000000000000000000', 1, 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"before 0"}', '2026-11-18T11:06:41.000Z', 1, '0dbf6b51a936b888126a8f8fb06c9163');
INSERT INTO version VALUES ('00000000000000000000000000000001', 1, 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"before 1"}', '2026-11-18T11:06:42.000Z', 2, 'b585701676c51bd5572105aa999e8994');
INSERT INTO version VALUES ('00000000000000000000000000000002', 1, 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"before 2"}', '2026-11-18T11:06:43.000Z', 3, '044fd2d8eded9c20005bbc7c7aba9985');
INSERT INTO version VALUES ('00000000000000000000000000000003', 1, 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"before 3"}', '2026-11-18T11:06:44.000Z', 4, '84fa3f35a6b5825d2bac110922ac5dbb');
INSERT INTO version VALUES ('00000000000000000000000000000004', 1, 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"before 4"}', '2026-11-18T11:06:45.000Z', 5, '0fc0c3315b20da4061a4818d9b28c4e9');
INSERT INTO version VALUES ('00000000000000000000000000000005', 1, 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"before 5"}', '2026-11-18T11:06:46.000Z', 6, '1827643d72a8f2c16665215b544322b9');
INSERT INTO version VALUES ('00000000000000000000000000000006', 1, 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"before 6"}', '2026-11-18T11:06:47.000Z', 7, '00efdfa1ee41d474c87b87ef1b0f76de');
INSERT INTO version VALUES ('00000000000000000000000000000007', 1, 'note', '{"about":"free","anchors":[],"name":"","tags":[],"text":"before 7"}', '2026-11-18T11:06:48.000Z', 8, 'e68f569b8237214985c0ae4eb7e3b096');
INSERT INTO place VALUES ('00000000000000000000000000000001', 0, '2024-en-fc7a522b979c', 'A.II.36', 'A.II', 40, 0, 18, 1.0);
INSERT INTO place VALUES ('00000000000000000000000000000001', 1, '2024-en-fc7a522b979c', 'A.II.37', 'A.II', 40, 0, 18, 1.0);
INSERT INTO place VALUES ('00000000000000000000000000000003', 0, '2024-en-fc7a522b979c', 'A.II.36', 'A.II', 40, 0, 18, 1.0);
INSERT INTO place VALUES ('00000000000000000000000000000004', 0, '2024-en-fc7a522b979c', 'A.II.36', 'A.II', 40, 3, 9, 1.0);
INSERT INTO place VALUES ('00000000000000000000000000000005', 0, '2024-en-fc7a522b979c', 'A.II.36', 'A.II', 40, 0, 18, 1.0);
INSERT INTO about VALUES ('00000000000000000000000000000007', 'placement', '00000000000000000000000000000002');
INSERT INTO tagged VALUES ('two', '00000000000000000000000000000003');
INSERT INTO tagged VALUES ('один', '00000000000000000000000000000003');
INSERT INTO _sqlite_migrations VALUES (1, 'annotations', '1', '2026-11-27 06:10:09.386584+00:00');
COMMIT;
