-- What only the shared office keeps: who may do which act, who read what, what was kept for which act.
SET LOCAL ROLE "{office}_owner";

CREATE TABLE office.act_roles (
    act text NOT NULL,
    role text NOT NULL,
    own_work boolean NOT NULL,
    PRIMARY KEY (act, role)
);
INSERT INTO office.act_roles (act, role, own_work) VALUES
    ('claim', 'clerk', false),
    ('assign', 'clerk', false), ('assign', 'supervisor', false), ('assign', 'mailroom', false),
    ('release', 'clerk', true), ('release', 'supervisor', false),
    ('reroute', 'supervisor', false), ('reroute', 'mailroom', false),
    ('examine', 'clerk', true), ('draft', 'clerk', true), ('submit', 'clerk', true), ('recall', 'clerk', true),
    ('approve', 'supervisor', false), ('return', 'supervisor', false),
    ('discard', 'supervisor', false), ('discard', 'mailroom', false);

-- A reading counts once its entry in the journal is beyond recall: committed, by another transaction.
CREATE TABLE office.readings (
    login text NOT NULL REFERENCES office.accounts (login),
    case_id text NOT NULL REFERENCES office.cases (id),
    opened_at timestamptz NOT NULL,
    xid xid8 NOT NULL,
    PRIMARY KEY (login, case_id)
);

CREATE TABLE office.keepings (
    login text NOT NULL,
    xid xid8 NOT NULL,
    sha256 text NOT NULL REFERENCES office.contents (sha256),
    PRIMARY KEY (login, xid, sha256)
);

CREATE TABLE office.holdings (
    sha256 text NOT NULL REFERENCES office.contents (sha256),
    case_id text NOT NULL REFERENCES office.cases (id),
    PRIMARY KEY (sha256, case_id)
);
CREATE INDEX ix_holdings_case_id ON office.holdings (case_id);

CREATE TABLE office.acts (
    id uuid PRIMARY KEY,
    login text NOT NULL,
    at timestamptz NOT NULL,
    burned boolean NOT NULL
);

DO $search$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        CREATE INDEX ix_cases_search ON office.cases USING gin (search extensions.gin_trgm_ops);
    END IF;
END
$search$;
