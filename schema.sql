-- The data of duban (督办), whole and current: read this file from top to bottom to learn what is kept and why.
--
-- Principles
--   * Insert-only. No record is ever changed or deleted (triggers refuse it). What is "current", "superseded" or
--     "retracted" is computed, in the views at the end of this file and in the program alike.
--   * Every record carries the number of the action that wrote it, so who, when and by which command is always known,
--     and the state at any earlier moment can be computed by leaving out later actions.
--   * Codes are text and stand once, in identity tables; everything else refers to the small integer beside them.
--     These integers are local to this file and are never given to anybody, nor used a second time.
--   * Figures are keyed region first: a region is the unit by which a large ledger is read, filtered and divided.
--
-- Forms
--   * a day:       INTEGER yyyymmdd, for example 20251231: sorts, compares, and reads in any viewer
--   * an instant:  TEXT 'yyyy-mm-ddThh:mm:ssZ', always UTC
--   * a quantity:  REAL. A decimal of at most 15 significant digits (more are refused) comes back by its shortest
--                  form exactly as it went in
--   * a code word: TEXT such as 'at_least'; in the table of figures a small integer. Table `word` explains both

pragma application_id = 1685414510;  -- 'dubn'
pragma user_version = 3;

------------------------------------------------------------------------------------------------------------------------
-- Actions: who did what when
------------------------------------------------------------------------------------------------------------------------

-- One row for each command that wrote something.
create table action (
    id           INTEGER PRIMARY KEY CHECK (id > 0),
    at           TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z'),
    by           TEXT,           -- the person who answers for it, as given
    system_user  TEXT,           -- the account of the machine it ran under
    command      TEXT NOT NULL,  -- for example 'import'
    reason       TEXT            -- why, where a reason was asked for
) STRICT;

-- An instant never lies before the last one, whatever the machine's clock says.
create trigger action_in_order before insert on action
when exists (select 1 from action where id >= new.id or at > new.at)
begin select raise(abort, 'an action comes after all others'); end;

-- The chain that makes tampering evident, written when an action is complete: one seal for each action, and each seal
-- covers the one before it. docs/reliability.md says exactly what is hashed; `duban verify` hashes it again.
create table seal (
    action           INTEGER PRIMARY KEY REFERENCES action (id),
    events           INTEGER NOT NULL CHECK (events >= 0),              -- rows of `observation` it wrote
    action_hash      BLOB NOT NULL CHECK (length(action_hash) = 32),      -- of its row in `action`
    rows_hash        BLOB NOT NULL CHECK (length(rows_hash) = 32),        -- of all it wrote in other tables
    last_event_hash  BLOB NOT NULL CHECK (length(last_event_hash) = 16),  -- of its last event; zeros where it has none
    previous_hash    BLOB NOT NULL CHECK (length(previous_hash) = 32),    -- the seal before it; zeros for the first
    hash             BLOB NOT NULL CHECK (length(hash) = 32)              -- of the five above: the head of the chain
) STRICT;

-- What an action wrote in tables other than `observation`: how many rows, their hash, and the first four bytes of each
-- row's own hash in the order of the table's key, so that one that was changed can be named.
create table seal_rows (
    action    INTEGER NOT NULL REFERENCES seal (action),
    relation  TEXT NOT NULL,
    rows      INTEGER NOT NULL CHECK (rows > 0),
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    marks     BLOB NOT NULL CHECK (length(marks) = 4 * rows),
    UNIQUE (action, relation)
) STRICT;

-- Which action an undo took back. What it wrote itself are inverses: the rows below it stay as they were.
create table undo (
    action      INTEGER PRIMARY KEY REFERENCES action (id),
    takes_back  INTEGER NOT NULL REFERENCES action (id) CHECK (takes_back < action)
) STRICT;

-- What the code words mean. `id` is the small integer used in `observation`; elsewhere the code itself is stored.
create table word (
    kind  TEXT NOT NULL,
    id    INTEGER NOT NULL,
    code  TEXT NOT NULL,
    zh    TEXT NOT NULL,
    en    TEXT NOT NULL,
    PRIMARY KEY (kind, id),
    UNIQUE (kind, code)
) STRICT, WITHOUT ROWID;

insert into word (kind, id, code, zh, en) values
    ('event', 0, 'value', '登记', 'value recorded'),
    ('event', 1, 'proposal', '待核登记', 'value proposed'),       -- counts only once approved
    ('event', 2, 'approval', '核准', 'approved'),
    ('event', 3, 'rejection', '退回', 'rejected'),
    ('event', 4, 'retraction', '撤回', 'retracted'),
    ('bound', 0, 'exact', '等于', 'exactly'),
    ('bound', 1, 'at_least', '不低于', 'at least'),
    ('bound', 2, 'more_than', '超过', 'more than'),
    ('bound', 3, 'at_most', '不高于', 'at most'),
    ('bound', 4, 'less_than', '低于', 'less than'),
    ('fit', 0, 'exact', '口径一致', 'same definition'),
    ('fit', 1, 'close', '口径相近', 'close definition'),
    ('release', 0, 'preliminary', '初步', 'preliminary'),          -- the order of these numbers is the order of weight
    ('release', 1, 'unmarked', '未标注', 'unmarked'),
    ('release', 2, 'revised', '修订', 'revised'),
    ('release', 3, 'final', '核定', 'final'),
    ('kind', 0, 'stock', '存量', 'stock'),
    ('kind', 1, 'flow', '流量', 'flow'),
    ('kind', 2, 'ratio', '比率', 'ratio'),
    ('kind', 3, 'growth', '增速', 'growth'),
    ('direction', 0, 'up', '越高越好', 'higher is better'),
    ('direction', 1, 'down', '越低越好', 'lower is better'),
    ('direction', 2, 'within', '区间内为好', 'within a range'),
    ('standing', 0, 'in_force', '现行有效', 'in force'),
    ('standing', 1, 'draft', '征求意见稿', 'draft for comment'),
    ('standing', 2, 'repealed', '已废止', 'repealed'),
    ('role', 0, 'lead', '牵头单位', 'lead'),
    ('role', 1, 'responsible', '责任单位', 'responsible'),
    ('role', 2, 'support', '配合单位', 'support'),
    ('comparator', 0, 'at_least', '不低于', 'at least'),
    ('comparator', 1, 'more_than', '超过', 'more than'),
    ('comparator', 2, 'at_most', '不高于', 'at most'),
    ('comparator', 3, 'less_than', '低于', 'less than'),
    ('comparator', 4, 'about', '左右', 'about'),
    ('comparator', 5, 'between', '区间', 'between'),
    ('comparator', 6, 'exactly', '等于', 'exactly'),
    ('strength', 0, 'commit', '承诺', 'committed'),
    ('strength', 1, 'strive', '力争', 'striven for'),
    ('judge', 0, 'latest', '按最新值', 'by the latest figure'),
    ('judge', 1, 'each_year', '逐年', 'every year'),
    ('judge', 2, 'window_sum', '期内累计', 'sum over the window'),
    ('judge', 3, 'window_growth', '年均增长', 'mean growth over the window'),
    ('judge', 4, 'multiple', '倍数', 'multiple of the baseline'),
    ('span', 0, 'year', '年', 'year'),
    ('span', 1, 'half', '半年', 'half-year'),
    ('span', 2, 'quarter', '季度', 'quarter'),
    ('span', 3, 'month', '月', 'month'),
    ('basis', 0, 'stated', '原文载明', 'stated'),
    ('basis', 1, 'plan', '沿用规划期', 'from the plan'),
    ('basis', 2, 'assumed', '推定', 'assumed'),
    ('baseline', 0, 'stated', '原文载明', 'stated'),
    ('baseline', 1, 'published', '公开数据', 'published'),
    ('baseline', 2, 'office', '本单位确定', 'set by the office'),
    ('baseline', 3, 'from_zero', '从零起计', 'counted from zero');

------------------------------------------------------------------------------------------------------------------------
-- Catalogues: what is tracked. Identity tables hold a code and its number for ever; version tables hold what was said
-- of it, one row for each load that changed it. The current version is the one with the highest action, if that row is
-- not `retired`. Several catalogues live side by side: loading one never touches what belongs to another.
------------------------------------------------------------------------------------------------------------------------

create table catalogue (
    id    INTEGER PRIMARY KEY,
    code  TEXT NOT NULL UNIQUE
) STRICT;

create table catalogue_version (
    catalogue  INTEGER NOT NULL REFERENCES catalogue (id),
    action     INTEGER NOT NULL REFERENCES action (id),
    version    TEXT NOT NULL,
    name       TEXT NOT NULL,
    name_en    TEXT,
    extends    INTEGER REFERENCES catalogue (id),  -- this one is an office's overlay of that one
    digest     TEXT NOT NULL,                      -- 'sha256:…' of the whole content; '' where the load was taken back
    PRIMARY KEY (catalogue, action)
) STRICT, WITHOUT ROWID;

-- The rules by which an office judges, one row a rule: tolerance, far_behind (where it is given), about, due_soon_days,
-- stale_months, report_grace_days, utc_offset_minutes, approval (where it is asked for), ladder, light.<status or flag> for a light hung differently; and how
-- agencies are scored: small_n, weight.<role>, score.<status or part of the score>.
create table rule (
    catalogue  INTEGER NOT NULL REFERENCES catalogue (id),
    name       TEXT NOT NULL,
    action     INTEGER NOT NULL REFERENCES action (id),
    value      TEXT,                               -- null: no longer given
    PRIMARY KEY (catalogue, name, action)
) STRICT, WITHOUT ROWID;

-- Regions 地区. Two catalogues may both describe a region; each has its own versions.
create table region (
    id    INTEGER PRIMARY KEY,
    code  TEXT NOT NULL UNIQUE
) STRICT;

create table region_version (
    region     INTEGER NOT NULL REFERENCES region (id),
    catalogue  INTEGER NOT NULL REFERENCES catalogue (id),
    action     INTEGER NOT NULL REFERENCES action (id),
    retired    INTEGER NOT NULL CHECK (retired IN (0, 1)),
    name       TEXT NOT NULL,
    name_en    TEXT,
    division   TEXT,                               -- GB/T 2260
    parent     INTEGER REFERENCES region (id),
    PRIMARY KEY (region, catalogue, action)
) STRICT, WITHOUT ROWID;

-- Policy documents 文件.
create table source (
    id    INTEGER PRIMARY KEY,
    code  TEXT NOT NULL UNIQUE
) STRICT;

create table source_version (
    source        INTEGER NOT NULL REFERENCES source (id),
    action        INTEGER NOT NULL REFERENCES action (id),
    catalogue     INTEGER NOT NULL REFERENCES catalogue (id),
    retired       INTEGER NOT NULL CHECK (retired IN (0, 1)),
    region        INTEGER NOT NULL REFERENCES region (id),
    title         TEXT NOT NULL,
    title_en      TEXT,
    number        TEXT,                            -- 发文字号
    issuer        TEXT,
    issuer_en     TEXT,
    issued        INTEGER,                         -- a day
    published     INTEGER,                         -- a day
    standing      TEXT NOT NULL CHECK (standing IN ('in_force', 'draft', 'repealed')),
    horizon_from  INTEGER,                         -- first and last year the plan runs over
    horizon_to    INTEGER,
    note          TEXT,
    note_en       TEXT,
    PRIMARY KEY (source, action),
    CHECK ((horizon_from IS NULL) = (horizon_to IS NULL))
) STRICT, WITHOUT ROWID;

create index source_by_region on source_version (region, source);

-- Clauses 条款: a place in a document by its own numbering. `part` tells several brackets of agencies in one clause
-- apart, from 1; 0 where there is only one.
create table clause (
    id      INTEGER PRIMARY KEY,
    source  INTEGER NOT NULL REFERENCES source (id),
    number  TEXT NOT NULL,
    part    INTEGER NOT NULL CHECK (part BETWEEN 0 AND 255),
    UNIQUE (source, number, part)
) STRICT;

create table clause_version (
    clause      INTEGER NOT NULL REFERENCES clause (id),
    action      INTEGER NOT NULL REFERENCES action (id),
    catalogue   INTEGER NOT NULL REFERENCES catalogue (id),
    retired     INTEGER NOT NULL CHECK (retired IN (0, 1)),
    subject     TEXT,
    subject_en  TEXT,
    goals       INTEGER NOT NULL DEFAULT 0 CHECK (goals IN (0, 1)),  -- 1: it belongs to the document's goals
    PRIMARY KEY (clause, action)
) STRICT, WITHOUT ROWID;

-- Agencies 单位, named as the documents of their region write them: the same short name elsewhere is another agency.
create table agency (
    id      INTEGER PRIMARY KEY,
    region  INTEGER NOT NULL REFERENCES region (id),
    name    TEXT NOT NULL,
    UNIQUE (region, name)
) STRICT;

create table agency_version (
    agency     INTEGER NOT NULL REFERENCES agency (id),
    catalogue  INTEGER NOT NULL REFERENCES catalogue (id),
    action     INTEGER NOT NULL REFERENCES action (id),
    retired    INTEGER NOT NULL CHECK (retired IN (0, 1)),
    full_name  TEXT,
    name_en    TEXT,
    PRIMARY KEY (agency, catalogue, action)
) STRICT, WITHOUT ROWID;

create table agency_alias (
    agency     INTEGER NOT NULL,
    catalogue  INTEGER NOT NULL,
    action     INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    alias      TEXT NOT NULL,
    PRIMARY KEY (agency, catalogue, action, position),
    FOREIGN KEY (agency, catalogue, action) REFERENCES agency_version (agency, catalogue, action)
) STRICT, WITHOUT ROWID;

-- The agencies a clause names, by role.
create table clause_role (
    clause    INTEGER NOT NULL,
    action    INTEGER NOT NULL,
    role      TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'support')),
    position  INTEGER NOT NULL,
    agency    INTEGER NOT NULL REFERENCES agency (id),
    PRIMARY KEY (clause, action, role, position),
    FOREIGN KEY (clause, action) REFERENCES clause_version (clause, action)
) STRICT, WITHOUT ROWID;

-- Indicators 指标: one measurable series in one region. The code is 'region.slug'.
create table indicator (
    region  INTEGER NOT NULL REFERENCES region (id),
    id      INTEGER NOT NULL,                      -- unique in the whole file, not only within the region
    code    TEXT NOT NULL UNIQUE,
    PRIMARY KEY (region, id)
) STRICT, WITHOUT ROWID;

-- What an indicator measures. A definition stands once, however many regions share it: an indicator declared for 2,850
-- counties is one definition and 2,850 short rows. A changed definition is a new row.
create table definition (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    name_en    TEXT,
    unit       TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('stock', 'flow', 'ratio', 'growth')),
    direction  TEXT NOT NULL CHECK (direction IN ('up', 'down', 'within')),
    concept    TEXT,                               -- what makes the same indicator comparable between regions
    scope      TEXT,
    scope_en   TEXT
) STRICT;

-- Words that mean the same unit for this definition.
create table definition_unit (
    definition  INTEGER NOT NULL REFERENCES definition (id),
    position    INTEGER NOT NULL,
    unit        TEXT NOT NULL,
    PRIMARY KEY (definition, position)
) STRICT, WITHOUT ROWID;

create table indicator_version (
    region      INTEGER NOT NULL,
    indicator   INTEGER NOT NULL,
    action      INTEGER NOT NULL REFERENCES action (id),
    catalogue   INTEGER NOT NULL REFERENCES catalogue (id),
    retired     INTEGER NOT NULL CHECK (retired IN (0, 1)),
    definition  INTEGER NOT NULL REFERENCES definition (id),
    PRIMARY KEY (region, indicator, action),
    FOREIGN KEY (region, indicator) REFERENCES indicator (region, id)
) STRICT, WITHOUT ROWID;

-- What a document asks of an indicator, apart from the value: like a definition it stands once, however many targets
-- share it. A changed wording, deadline or rule is a new row.
create table terms (
    id                  INTEGER PRIMARY KEY,
    source              INTEGER NOT NULL REFERENCES source (id),
    clause              INTEGER REFERENCES clause (id),
    wording             TEXT,                      -- the few characters that carry number, unit and qualifier
    comparator          TEXT NOT NULL CHECK (comparator IN
                            ('at_least', 'more_than', 'at_most', 'less_than', 'about', 'between', 'exactly')),
    tolerance           REAL,                      -- for 'about': share of the value, where the document gives one
    deadline            INTEGER NOT NULL,          -- a day, inclusive
    deadline_basis      TEXT NOT NULL CHECK (deadline_basis IN ('stated', 'plan', 'assumed')),
    strength            TEXT NOT NULL CHECK (strength IN ('commit', 'strive')),
    judge               TEXT NOT NULL CHECK (judge IN
                            ('latest', 'each_year', 'window_sum', 'window_growth', 'multiple')),
    window_from         INTEGER,                   -- first and last year
    window_to           INTEGER,
    window_basis        TEXT CHECK (window_basis IN ('stated', 'plan', 'assumed')),
    span                TEXT NOT NULL CHECK (span IN ('year', 'half', 'quarter', 'month')),
    baseline_basis      TEXT CHECK (baseline_basis IN ('stated', 'published', 'office', 'from_zero')),
    baseline_first_day  INTEGER,
    baseline_last_day   INTEGER,
    baseline_value      REAL,
    note                TEXT,
    note_en             TEXT,
    CHECK ((window_from IS NULL) = (window_to IS NULL) AND (window_from IS NULL) = (window_basis IS NULL)),
    CHECK ((baseline_value IS NOT NULL) = coalesce(baseline_basis <> 'from_zero', 0))
) STRICT;

-- Values on the way, year by year, where a document states them.
create table terms_milestone (
    terms  INTEGER NOT NULL REFERENCES terms (id),
    year   INTEGER NOT NULL,
    value  REAL NOT NULL,
    PRIMARY KEY (terms, year)
) STRICT, WITHOUT ROWID;

-- Agencies that answer for a target where no clause names them.
create table terms_role (
    terms     INTEGER NOT NULL REFERENCES terms (id),
    role      TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'support')),
    position  INTEGER NOT NULL,
    agency    INTEGER NOT NULL REFERENCES agency (id),
    PRIMARY KEY (terms, role, position)
) STRICT, WITHOUT ROWID;

-- Targets 目标. `code` is the target's own part, unique within its indicator; the whole code is
-- 'region.slug.code', and a target is referred to by (region, indicator, code).
create table target_version (
    region     INTEGER NOT NULL,
    indicator  INTEGER NOT NULL,
    code       TEXT NOT NULL,
    action     INTEGER NOT NULL REFERENCES action (id),
    catalogue  INTEGER NOT NULL REFERENCES catalogue (id),
    retired    INTEGER NOT NULL CHECK (retired IN (0, 1)),
    terms      INTEGER NOT NULL REFERENCES terms (id),
    value      REAL NOT NULL,                      -- in the indicator's unit; for 'multiple' how many times
    value_to   REAL,                               -- for 'between': the upper end
    PRIMARY KEY (region, indicator, code, action),
    FOREIGN KEY (region, indicator) REFERENCES indicator (region, id)
) STRICT, WITHOUT ROWID;

-- Deadlines that were moved 延期. The document's own stays with the target; the last row of a target holds. Null: the
-- extension was taken back.
create table extension (
    region     INTEGER NOT NULL,
    indicator  INTEGER NOT NULL,
    target     TEXT NOT NULL,                      -- the target's own part of the code
    action     INTEGER NOT NULL REFERENCES action (id),
    deadline   INTEGER,                            -- a day, inclusive
    basis      TEXT CHECK ((basis IS NULL) = (deadline IS NULL)),  -- by whose decision, for example a document's number
    note       TEXT,
    PRIMARY KEY (region, indicator, target, action),
    FOREIGN KEY (region, indicator) REFERENCES indicator (region, id)
) STRICT, WITHOUT ROWID;

-- What an office's overlay adds to another catalogue's target. It changes nothing that a document states.
create table assignment_version (
    region              INTEGER NOT NULL,
    indicator           INTEGER NOT NULL,
    target              TEXT NOT NULL,             -- the target's own part of the code
    catalogue           INTEGER NOT NULL REFERENCES catalogue (id),
    action              INTEGER NOT NULL REFERENCES action (id),
    retired             INTEGER NOT NULL CHECK (retired IN (0, 1)),
    contact             TEXT,
    internal_deadline   INTEGER,                   -- a day
    baseline_first_day  INTEGER,
    baseline_last_day   INTEGER,
    baseline_value      REAL,
    note                TEXT,
    PRIMARY KEY (region, indicator, target, catalogue, action),
    FOREIGN KEY (region, indicator) REFERENCES indicator (region, id)
) STRICT, WITHOUT ROWID;

create table assignment_role (
    region     INTEGER NOT NULL,
    indicator  INTEGER NOT NULL,
    target     TEXT NOT NULL,
    catalogue  INTEGER NOT NULL,
    action     INTEGER NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'support')),
    position   INTEGER NOT NULL,
    agency     INTEGER NOT NULL REFERENCES agency (id),
    PRIMARY KEY (region, indicator, target, catalogue, action, role, position),
    FOREIGN KEY (region, indicator, target, catalogue, action)
        REFERENCES assignment_version (region, indicator, target, catalogue, action)
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------------------------------
-- Figures: what was measured, and everything that happened to it
------------------------------------------------------------------------------------------------------------------------

-- Notes and persons, each text once.
create table phrase (
    id    INTEGER PRIMARY KEY,
    text  TEXT NOT NULL UNIQUE
) STRICT;

-- Where figures were published, each place once.
create table publication (
    id         INTEGER PRIMARY KEY,
    publisher  TEXT,
    title      TEXT,
    url        TEXT
) STRICT;

create unique index publication_once
    on publication (coalesce(publisher, ''), coalesce(title, ''), coalesce(url, ''));

-- Observations 观测值, as events. What happens to the figures of one indicator and one period is numbered 1, 2, 3, …
-- (seq); 'code@period#seq' names an event for people. One ordered scan sees everything about a period.
create table observation (
    region        INTEGER NOT NULL,
    indicator     INTEGER NOT NULL,
    last_day      INTEGER NOT NULL CHECK (last_day BETWEEN 19000101 AND 29991231),
    first_day     INTEGER NOT NULL CHECK (first_day BETWEEN 19000101 AND last_day),
    seq           INTEGER NOT NULL CHECK (seq > 0),
    action        INTEGER NOT NULL REFERENCES action (id),
    event         INTEGER NOT NULL CHECK (event BETWEEN 0 AND 4),    -- word 'event'
    refers        INTEGER CHECK (refers < seq),    -- the event of this period that it revises, approves, rejects, retracts;
                                                   -- where that was gone before, the figure that this one brings back
    value         REAL CHECK ((value IS NOT NULL) = (event <= 1)),  -- in the indicator's unit
    bound         INTEGER NOT NULL CHECK (bound BETWEEN 0 AND 4),    -- word 'bound'
    fit           INTEGER NOT NULL CHECK (fit BETWEEN 0 AND 1),      -- word 'fit'
    release       INTEGER NOT NULL CHECK (release BETWEEN 0 AND 3),  -- word 'release'
    publication   INTEGER REFERENCES publication (id),
    note          INTEGER REFERENCES phrase (id),
    by            INTEGER REFERENCES phrase (id),  -- who measured or reported it; null: the action's person
    as_typed      TEXT,                            -- what was typed, where it is not simply the value
    period_typed  TEXT,                            -- likewise for the period
    hash          BLOB,                            -- of this event and the one before it within its action
    PRIMARY KEY (region, indicator, last_day, first_day, seq),
    FOREIGN KEY (region, indicator) REFERENCES indicator (region, id)
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------------------------------
-- Records stay as they were written
------------------------------------------------------------------------------------------------------------------------

create trigger action_stays before update on action begin select raise(abort, 'records are never changed'); end;
create trigger action_remains before delete on action begin select raise(abort, 'records are never deleted'); end;
create trigger seal_stays before update on seal begin select raise(abort, 'records are never changed'); end;
create trigger seal_remains before delete on seal begin select raise(abort, 'records are never deleted'); end;
create trigger seal_rows_stays before update on seal_rows begin select raise(abort, 'records are never changed'); end;
create trigger seal_rows_remains before delete on seal_rows begin select raise(abort, 'records are never deleted'); end;
create trigger undo_stays before update on undo begin select raise(abort, 'records are never changed'); end;
create trigger undo_remains before delete on undo begin select raise(abort, 'records are never deleted'); end;
create trigger word_stays before update on word begin select raise(abort, 'records are never changed'); end;
create trigger word_remains before delete on word begin select raise(abort, 'records are never deleted'); end;
create trigger catalogue_stays before update on catalogue begin select raise(abort, 'records are never changed'); end;
create trigger catalogue_remains before delete on catalogue begin select raise(abort, 'records are never deleted'); end;
create trigger catalogue_version_stays before update on catalogue_version begin select raise(abort, 'records are never changed'); end;
create trigger catalogue_version_remains before delete on catalogue_version begin select raise(abort, 'records are never deleted'); end;
create trigger rule_stays before update on rule begin select raise(abort, 'records are never changed'); end;
create trigger rule_remains before delete on rule begin select raise(abort, 'records are never deleted'); end;
create trigger region_stays before update on region begin select raise(abort, 'records are never changed'); end;
create trigger region_remains before delete on region begin select raise(abort, 'records are never deleted'); end;
create trigger region_version_stays before update on region_version begin select raise(abort, 'records are never changed'); end;
create trigger region_version_remains before delete on region_version begin select raise(abort, 'records are never deleted'); end;
create trigger source_stays before update on source begin select raise(abort, 'records are never changed'); end;
create trigger source_remains before delete on source begin select raise(abort, 'records are never deleted'); end;
create trigger source_version_stays before update on source_version begin select raise(abort, 'records are never changed'); end;
create trigger source_version_remains before delete on source_version begin select raise(abort, 'records are never deleted'); end;
create trigger clause_stays before update on clause begin select raise(abort, 'records are never changed'); end;
create trigger clause_remains before delete on clause begin select raise(abort, 'records are never deleted'); end;
create trigger clause_version_stays before update on clause_version begin select raise(abort, 'records are never changed'); end;
create trigger clause_version_remains before delete on clause_version begin select raise(abort, 'records are never deleted'); end;
create trigger agency_stays before update on agency begin select raise(abort, 'records are never changed'); end;
create trigger agency_remains before delete on agency begin select raise(abort, 'records are never deleted'); end;
create trigger agency_version_stays before update on agency_version begin select raise(abort, 'records are never changed'); end;
create trigger agency_version_remains before delete on agency_version begin select raise(abort, 'records are never deleted'); end;
create trigger agency_alias_stays before update on agency_alias begin select raise(abort, 'records are never changed'); end;
create trigger agency_alias_remains before delete on agency_alias begin select raise(abort, 'records are never deleted'); end;
create trigger clause_role_stays before update on clause_role begin select raise(abort, 'records are never changed'); end;
create trigger clause_role_remains before delete on clause_role begin select raise(abort, 'records are never deleted'); end;
create trigger indicator_stays before update on indicator begin select raise(abort, 'records are never changed'); end;
create trigger indicator_remains before delete on indicator begin select raise(abort, 'records are never deleted'); end;
create trigger definition_stays before update on definition begin select raise(abort, 'records are never changed'); end;
create trigger definition_remains before delete on definition begin select raise(abort, 'records are never deleted'); end;
create trigger definition_unit_stays before update on definition_unit begin select raise(abort, 'records are never changed'); end;
create trigger definition_unit_remains before delete on definition_unit begin select raise(abort, 'records are never deleted'); end;
create trigger indicator_version_stays before update on indicator_version begin select raise(abort, 'records are never changed'); end;
create trigger indicator_version_remains before delete on indicator_version begin select raise(abort, 'records are never deleted'); end;
create trigger terms_stays before update on terms begin select raise(abort, 'records are never changed'); end;
create trigger terms_remains before delete on terms begin select raise(abort, 'records are never deleted'); end;
create trigger terms_milestone_stays before update on terms_milestone begin select raise(abort, 'records are never changed'); end;
create trigger terms_milestone_remains before delete on terms_milestone begin select raise(abort, 'records are never deleted'); end;
create trigger terms_role_stays before update on terms_role begin select raise(abort, 'records are never changed'); end;
create trigger terms_role_remains before delete on terms_role begin select raise(abort, 'records are never deleted'); end;
create trigger target_version_stays before update on target_version begin select raise(abort, 'records are never changed'); end;
create trigger target_version_remains before delete on target_version begin select raise(abort, 'records are never deleted'); end;
create trigger extension_stays before update on extension begin select raise(abort, 'records are never changed'); end;
create trigger extension_remains before delete on extension begin select raise(abort, 'records are never deleted'); end;
create trigger assignment_version_stays before update on assignment_version begin select raise(abort, 'records are never changed'); end;
create trigger assignment_version_remains before delete on assignment_version begin select raise(abort, 'records are never deleted'); end;
create trigger assignment_role_stays before update on assignment_role begin select raise(abort, 'records are never changed'); end;
create trigger assignment_role_remains before delete on assignment_role begin select raise(abort, 'records are never deleted'); end;
create trigger phrase_stays before update on phrase begin select raise(abort, 'records are never changed'); end;
create trigger phrase_remains before delete on phrase begin select raise(abort, 'records are never deleted'); end;
create trigger publication_stays before update on publication begin select raise(abort, 'records are never changed'); end;
create trigger publication_remains before delete on publication begin select raise(abort, 'records are never deleted'); end;
create trigger observation_stays before update on observation begin select raise(abort, 'records are never changed'); end;
create trigger observation_remains before delete on observation begin select raise(abort, 'records are never deleted'); end;

------------------------------------------------------------------------------------------------------------------------
-- Views: the current state with names and words beside the codes, for any viewer
------------------------------------------------------------------------------------------------------------------------

create view current_catalogue as
select c.code, v.version, v.name, v.name_en, x.code as extends, v.digest, a.at as loaded_at, a.by as loaded_by
from catalogue_version v
join catalogue c on c.id = v.catalogue
join action a on a.id = v.action
left join catalogue x on x.id = v.extends
where v.digest <> ''
  and v.action = (select max(w.action) from catalogue_version w where w.catalogue = v.catalogue);

create view current_rule as
select c.code as catalogue, v.name, v.value
from rule v
join catalogue c on c.id = v.catalogue
where v.value is not null
  and v.action = (select max(w.action) from rule w where w.catalogue = v.catalogue and w.name = v.name);

create view current_region as
select r.code, v.name, v.name_en, v.division, p.code as parent, c.code as catalogue, r.id
from region_version v
join region r on r.id = v.region
join catalogue c on c.id = v.catalogue
left join region p on p.id = v.parent
where not v.retired
  and v.action = (select max(w.action) from region_version w where w.region = v.region and w.catalogue = v.catalogue);

create view current_source as
select s.code, r.code as region, v.title, v.title_en, v.number, v.issuer, v.issuer_en, v.issued, v.published,
       v.standing, k.zh as standing_zh, k.en as standing_en, v.horizon_from, v.horizon_to, v.note, v.note_en,
       c.code as catalogue, s.id
from source_version v
join source s on s.id = v.source
join region r on r.id = v.region
join catalogue c on c.id = v.catalogue
join word k on k.kind = 'standing' and k.code = v.standing
where not v.retired
  and v.action = (select max(w.action) from source_version w where w.source = v.source);

create view current_agency as
select r.code as region, g.name, v.full_name, v.name_en,
       (select group_concat(alias, '、') from
            (select l.alias from agency_alias l
             where l.agency = v.agency and l.catalogue = v.catalogue and l.action = v.action
             order by l.position)) as aliases,
       c.code as catalogue, g.id
from agency_version v
join agency g on g.id = v.agency
join region r on r.id = g.region
join catalogue c on c.id = v.catalogue
where not v.retired
  and v.action = (select max(w.action) from agency_version w where w.agency = v.agency and w.catalogue = v.catalogue);

-- One row for each agency that a clause names; the agency is null where it names none.
create view current_clause as
select s.code as source, l.number, nullif(l.part, 0) as part, v.subject, v.subject_en, v.goals,
       o.role, k.zh as role_zh, k.en as role_en, g.name as agency, c.code as catalogue, l.id
from clause_version v
join clause l on l.id = v.clause
join source s on s.id = l.source
join catalogue c on c.id = v.catalogue
left join clause_role o on o.clause = v.clause and o.action = v.action
left join word k on k.kind = 'role' and k.code = o.role
left join agency g on g.id = o.agency
where not v.retired
  and v.action = (select max(w.action) from clause_version w where w.clause = v.clause);

create view current_indicator as
select i.code, r.code as region, d.name, d.name_en, d.unit, d.kind, k.zh as kind_zh, k.en as kind_en,
       d.direction, n.zh as direction_zh, n.en as direction_en, d.concept, d.scope, d.scope_en,
       c.code as catalogue, v.region as region_id, v.indicator as indicator_id
from indicator_version v
join indicator i on i.region = v.region and i.id = v.indicator
join region r on r.id = v.region
join catalogue c on c.id = v.catalogue
join definition d on d.id = v.definition
join word k on k.kind = 'kind' and k.code = d.kind
join word n on n.kind = 'direction' and n.code = d.direction
where not v.retired
  and v.action = (select max(w.action) from indicator_version w where w.region = v.region and w.indicator = v.indicator);

-- An extension is in force where it is later than the deadline.
create view current_target as
select i.code || '.' || v.code as code, i.code as indicator, i.name, i.name_en, i.region,
       t.comparator, k.zh as comparator_zh, k.en as comparator_en, v.value, v.value_to, i.unit, t.tolerance,
       t.wording, t.deadline, t.deadline_basis, x.deadline as extended_to, x.basis as extension_basis, t.strength, s.zh as strength_zh, s.en as strength_en,
       t.judge, j.zh as judge_zh, j.en as judge_en, t.window_from, t.window_to, t.window_basis, t.span,
       t.baseline_basis, t.baseline_first_day, t.baseline_last_day, t.baseline_value,
       u.code as source, l.number as clause, nullif(l.part, 0) as part, t.note, t.note_en,
       c.code as catalogue, t.id as terms
from target_version v
join current_indicator i on i.region_id = v.region and i.indicator_id = v.indicator
join catalogue c on c.id = v.catalogue
join terms t on t.id = v.terms
join source u on u.id = t.source
left join clause l on l.id = t.clause
left join extension x on x.region = v.region and x.indicator = v.indicator and x.target = v.code
                     and x.action = (select max(y.action) from extension y
                                     where y.region = v.region and y.indicator = v.indicator and y.target = v.code)
join word k on k.kind = 'comparator' and k.code = t.comparator
join word s on s.kind = 'strength' and s.code = t.strength
join word j on j.kind = 'judge' and j.code = t.judge
where not v.retired
  and v.action = (select max(w.action) from target_version w
                  where w.region = v.region and w.indicator = v.indicator and w.code = v.code);

-- Every event of every figure. `counts` is 1 where the event is the figure that stands for its period and fit: not
-- retracted or rejected, approved where approval is asked for, and of these the weightiest release, then the last one;
-- a figure that brings another one back ranks where that one did. `waits` is 1 for a proposal nobody has decided on.
create view history as
with figure as (
    select o.*,
           o.event <= 1
           and not exists (select 1 from observation e
                           where e.region = o.region and e.indicator = o.indicator and e.last_day = o.last_day
                             and e.first_day = o.first_day and e.refers = o.seq and e.event in (3, 4))
           and (o.event = 0 or exists (select 1 from observation e
                           where e.region = o.region and e.indicator = o.indicator and e.last_day = o.last_day
                             and e.first_day = o.first_day and e.refers = o.seq and e.event = 2)) as stands,
           case when o.event <= 1
                 and exists (select 1 from observation e
                             where e.region = o.region and e.indicator = o.indicator and e.last_day = o.last_day
                               and e.first_day = o.first_day and e.refers = o.refers and e.event in (3, 4)
                               and e.seq < o.seq)
                then o.refers else o.seq end as rank
    from observation o
)
select i.code as indicator, f.first_day, f.last_day, f.seq, e.code as event, e.zh as event_zh, e.en as event_en,
       f.refers, f.value, f.as_typed, f.period_typed,
       b.code as bound, b.zh as bound_zh, b.en as bound_en, t.code as fit, t.zh as fit_zh, t.en as fit_en,
       r.code as release, r.zh as release_zh, r.en as release_en, p.publisher, p.title, p.url, n.text as note,
       coalesce(m.text, a.by) as by, a.at as recorded_at, a.command, f.action,
       f.stands and f.seq = (
           select g.seq from figure g
           where g.region = f.region and g.indicator = f.indicator and g.last_day = f.last_day
             and g.first_day = f.first_day and g.fit = f.fit and g.stands
           order by g.release desc, g.rank desc limit 1) as counts,
       f.event = 1 and not f.stands
           and not exists (select 1 from observation x
                           where x.region = f.region and x.indicator = f.indicator and x.last_day = f.last_day
                             and x.first_day = f.first_day and x.refers = f.seq and x.event in (3, 4)) as waits,
       a.reason
from figure f
join indicator i on i.region = f.region and i.id = f.indicator
join action a on a.id = f.action
join word e on e.kind = 'event' and e.id = f.event
join word b on b.kind = 'bound' and b.id = f.bound
join word t on t.kind = 'fit' and t.id = f.fit
join word r on r.kind = 'release' and r.id = f.release
left join publication p on p.id = f.publication
left join phrase n on n.id = f.note
left join phrase m on m.id = f.by;

create view current_observation as
select h.indicator, d.name, d.name_en, h.first_day, h.last_day, h.seq, h.value, d.unit, h.as_typed, h.bound,
       h.bound_zh, h.bound_en, h.fit, h.fit_zh, h.fit_en, h.release, h.release_zh, h.release_en, h.publisher, h.title,
       h.url, h.note, h.by, h.recorded_at
from history h
join current_indicator d on d.code = h.indicator
where h.counts;
