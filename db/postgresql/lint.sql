-- Looks for holes in the walls: every row is one, and there should be none.
WITH house AS (
    SELECT oid AS schema, nspname FROM pg_namespace WHERE nspname IN ('office', 'audit', 'api', 'core', 'guard', 'setup')
), within AS (
    SELECT c.*, h.nspname || '.' || c.relname AS named FROM pg_class c JOIN house h ON h.schema = c.relnamespace
), routine AS (
    SELECT p.*, p.oid::regprocedure::text AS named, n.nspname FROM pg_proc p
    JOIN house h ON h.schema = p.pronamespace JOIN pg_namespace n ON n.oid = p.pronamespace
), keeper AS (
    SELECT oid FROM pg_roles WHERE rolname IN ('{office}_owner', '{office}_core', '{office}_journal')
), staff AS (
    SELECT oid, rolname FROM pg_roles WHERE rolname IN (
        '{office}_base', '{office}_clerk', '{office}_supervisor', '{office}_mailroom', '{office}_editor',
        '{office}_records', '{office}_auditor', '{office}_administrator', '{office}_intake', '{office}_dispatch',
        '{office}_scan'
    )
), person AS (
    SELECT DISTINCT r.oid, r.rolname FROM pg_roles r JOIN pg_auth_members m ON m.member = r.oid
    JOIN staff s ON s.oid = m.roleid WHERE r.oid NOT IN (SELECT oid FROM staff)
), granted AS (
    SELECT 'table ' || w.named AS object, a.grantee, a.privilege_type
    FROM within w, aclexplode(w.relacl) a WHERE w.relkind IN ('r', 'p', 'v', 'm', 'f')
    UNION ALL
    SELECT 'column ' || w.named || '.' || c.attname, a.grantee, a.privilege_type
    FROM within w JOIN pg_attribute c ON c.attrelid = w.oid, aclexplode(c.attacl) a
    UNION ALL
    SELECT 'sequence ' || w.named, a.grantee, a.privilege_type
    FROM within w, aclexplode(w.relacl) a WHERE w.relkind = 'S'
    UNION ALL
    SELECT 'function ' || r.named, a.grantee, a.privilege_type
    FROM routine r, aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) a
    UNION ALL
    SELECT 'schema ' || n.nspname, a.grantee, a.privilege_type
    FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
    WHERE n.nspname !~ '^(pg_|information_schema)'
), expected_guard (relation, trigger) AS (
    SELECT 'office.' || t, t || '_immutable' FROM unnest(ARRAY[
        'contents', 'documents', 'notices', 'reviews', 'draft_editors', 'submissions', 'notes', 'holdings',
        'content_pieces', 'follow_ups', 'quarantine_parts', 'quarantine_ends', 'notice_copies'
    ]) t
    UNION ALL SELECT 'office.' || t, t || '_no_truncate' FROM unnest(ARRAY[
        'contents', 'documents', 'notices', 'reviews', 'draft_editors', 'submissions', 'notes', 'holdings', 'cases',
        'drafts', 'accounts', 'memberships', 'acts', 'readings', 'outbox', 'series', 'content_pieces', 'deliveries',
        'turns', 'witnessed', 'follow_ups', 'scans', 'quarantine_parts', 'quarantine_ends', 'quarantine_readings', 'notice_copies'
    ]) t
    UNION ALL SELECT 'office.' || t, t || '_no_delete'
    FROM unnest(ARRAY['cases', 'accounts', 'persons', 'units', 'acts', 'deliveries', 'witnessed', 'outbox', 'scans']) t
    UNION ALL VALUES
        ('office.contents', 'contents_true'), ('office.cases', 'cases_begin'), ('office.cases', 'cases_move'),
        ('office.reviews', 'reviews_four_eyes'), ('office.drafts', 'drafts_guarded'),
        ('office.accounts', 'accounts_keep_person'), ('office.outbox', 'outbox_forward'),
        ('office.accounts', 'accounts_keep_person'), ('office.notices', 'notices_signed'),
        ('audit.journal', 'journal_immutable'), ('audit.journal', 'journal_no_truncate'),
        ('audit.journal', 'journal_durable'), ('audit.seals', 'seals_immutable'),
        ('audit.seals', 'seals_no_truncate'), ('audit.heads', 'heads_forward'), ('audit.heads', 'heads_no_delete'),
        ('audit.heads', 'heads_no_truncate')
), readable (relation, columns) AS (
    VALUES ('office.units', '*'), ('office.persons', '*'), ('office.accounts', '*'), ('office.memberships', '*'),
        ('office.moves', '*'), ('office.deliveries', '*'), ('office.alembic_version', '*'), ('office.seen', '*'), ('office.quarantine', '*'),
        ('office.quarantine_parts', '*'), ('office.quarantine_ends', '*'),
        ('office.submissions', 'case_id submission_id'), ('office.drafts', 'case_id'),
        ('office.cases', 'id file_reference service pack_version procedure state unit clerk applicant subject '
            'channel environment received_at due_on last_act version'),
        ('audit.journal', '* {office}_auditor'), ('audit.heads', '* {office}_auditor'),
        ('audit.seals', '* {office}_auditor')
)
SELECT 'row_security' AS rule, w.named AS object FROM within w
    WHERE w.relkind IN ('r', 'p') AND NOT (w.relrowsecurity AND w.relforcerowsecurity)
UNION ALL SELECT 'policy', y.schemaname || '.' || y.tablename || ': ' || y.policyname FROM pg_policies y
    WHERE y.schemaname IN ('office', 'audit') AND (
        'public' = ANY (y.roles)
        OR y.tablename <> 'alembic_version' AND y.roles && (SELECT array_agg(rolname) FROM staff)
            AND (y.qual IS NULL OR y.qual !~ '(api\.|cases c)')
        OR y.roles && (SELECT array_agg(rolname) FROM staff) AND y.cmd <> 'SELECT'
    )
UNION ALL SELECT 'search_path', r.named FROM routine r
    WHERE NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (r.proconfig), false)
UNION ALL SELECT 'function_owner', r.named FROM routine r WHERE r.proowner NOT IN (SELECT oid FROM keeper)
UNION ALL SELECT 'leakproof', p.oid::regprocedure::text FROM pg_proc p
    WHERE p.proleakproof AND p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
UNION ALL SELECT 'leakproof', p.oid::regprocedure::text FROM pg_proc p
    WHERE p.proleakproof AND p.proname IN ('textlike', 'ts_match_vq', 'texticlike')
UNION ALL SELECT 'view', w.named FROM within w
    WHERE w.relkind = 'm' OR w.relkind = 'f'
        OR w.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (w.reloptions), false)
UNION ALL SELECT 'role_attribute', r.rolname FROM pg_roles r
    WHERE (r.oid IN (SELECT oid FROM person) OR r.rolname ~ '^{office}_')
        AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication)
UNION ALL SELECT 'keeper_login', r.rolname FROM pg_roles r
    WHERE r.rolcanlogin AND (r.oid IN (SELECT oid FROM keeper) OR r.oid IN (SELECT oid FROM staff))
UNION ALL SELECT 'membership', m.member::regrole::text || ' in ' || m.roleid::regrole::text FROM pg_auth_members m
    JOIN pg_roles k ON k.oid = m.roleid
    WHERE (m.member IN (SELECT oid FROM person) OR m.member IN (SELECT oid FROM staff) OR m.member IN (SELECT oid FROM keeper))
            AND (m.roleid IN (SELECT oid FROM keeper) OR k.rolname ~ '^pg_' OR k.rolname = '{office}_migrator')
        OR m.roleid IN (SELECT oid FROM keeper) AND m.member <> (
            SELECT oid FROM pg_roles WHERE rolname = '{office}_migrator'
        )
        OR m.roleid IN (SELECT oid FROM staff) AND m.admin_option AND m.member IN (SELECT oid FROM person)
UNION ALL SELECT 'migrator_inherits', r.rolname FROM pg_roles r WHERE r.rolname = '{office}_migrator' AND r.rolinherit
UNION ALL SELECT 'database_privilege', a.privilege_type || ' for ' || a.grantee::regrole::text
    FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
    WHERE d.datname = current_database() AND a.grantee <> d.datdba AND (
        a.grantee = 0 OR a.privilege_type <> 'CONNECT'
    )
UNION ALL SELECT 'schema_create', g.object || ' for ' || g.grantee::regrole::text FROM granted g
    WHERE g.object LIKE 'schema %' AND g.privilege_type = 'CREATE' AND g.grantee NOT IN (SELECT oid FROM keeper)
        AND g.grantee NOT IN (SELECT nspowner FROM pg_namespace WHERE 'schema ' || nspname = g.object)
UNION ALL SELECT 'stray_grant', g.object || ' ' || g.privilege_type || ' for ' || g.grantee::regrole::text
    FROM granted g
    WHERE g.grantee NOT IN (SELECT oid FROM keeper) AND g.grantee NOT IN (SELECT oid FROM staff)
        AND g.grantee NOT IN (SELECT oid FROM pg_roles WHERE rolname = '{office}_migrator' OR rolsuper)
        AND NOT (g.object = 'schema public' AND g.grantee = (
            SELECT nspowner FROM pg_namespace WHERE nspname = 'public'
        ))
UNION ALL SELECT 'write_grant', g.object || ' ' || g.privilege_type FROM granted g
    WHERE g.grantee IN (SELECT oid FROM staff) AND split_part(g.object, ' ', 1) IN ('table', 'column')
        AND g.privilege_type <> 'SELECT'
UNION ALL SELECT 'sequence', g.object FROM granted g
    WHERE g.grantee IN (SELECT oid FROM staff) AND g.object LIKE 'sequence %'
UNION ALL SELECT 'readable', w.named || '.' || c.attname || ' for ' || s.rolname
    FROM within w JOIN pg_attribute c ON c.attrelid = w.oid AND c.attnum > 0 AND NOT c.attisdropped
    CROSS JOIN staff s LEFT JOIN readable a ON a.relation = w.named
    WHERE w.relkind IN ('r', 'p', 'v') AND has_column_privilege(s.oid, w.oid, c.attnum, 'SELECT')
        AND (
            a.relation IS NULL
            OR NOT ('*' = ANY (string_to_array(a.columns, ' ')) OR c.attname = ANY (string_to_array(a.columns, ' ')))
            OR a.columns LIKE '* %' AND s.rolname <> split_part(a.columns, ' ', 2)
        )
UNION ALL SELECT 'internal_function', r.named || ' for ' || s.rolname FROM routine r CROSS JOIN staff s
    WHERE r.nspname IN ('core', 'guard', 'setup', 'audit') AND has_function_privilege(s.oid, r.oid, 'EXECUTE')
        AND NOT (r.proname = 'seal' AND s.rolname = '{office}_auditor')
UNION ALL SELECT 'guard', e.relation || ': ' || e.trigger FROM expected_guard e
    WHERE NOT EXISTS (
        SELECT FROM pg_trigger t WHERE t.tgrelid = e.relation::regclass AND t.tgname = e.trigger AND t.tgenabled = 'A'
    )
UNION ALL SELECT 'stray_trigger', w.named || ': ' || t.tgname FROM pg_trigger t
    JOIN within w ON w.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND (w.named, t.tgname::text) NOT IN (SELECT relation, trigger FROM expected_guard)
UNION ALL SELECT 'rule', w.named || ': ' || r.rulename FROM pg_rewrite r
    JOIN within w ON w.oid = r.ev_class WHERE r.rulename <> '_RETURN'
UNION ALL SELECT 'language', l.lanname FROM pg_language l, aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) a
    WHERE l.lanpltrusted AND a.grantee = 0
UNION ALL SELECT 'system_function', p.oid::regprocedure::text FROM pg_proc p,
        aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    WHERE p.pronamespace = 'pg_catalog'::regnamespace AND a.grantee = 0 AND (
        p.proname ~ '^(lo_|loread|lowrite)' OR p.proname ~ '^pg_(try_)?advisory_'
        OR p.proname IN ('pg_notify', 'pg_export_snapshot', 'pg_sequence_last_value')
    )
UNION ALL SELECT 'default_privilege', r.rolname FROM pg_roles r
    WHERE r.oid IN (SELECT oid FROM keeper) AND NOT EXISTS (
        SELECT FROM pg_default_acl d WHERE d.defaclrole = r.oid AND d.defaclobjtype = 'f' AND d.defaclnamespace = 0
            AND NOT EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE a.grantee = 0)
    )
UNION ALL SELECT 'extension', e.extname FROM pg_extension e WHERE e.extname NOT IN ('plpgsql', 'pg_trgm')
UNION ALL SELECT 'publication', p.pubname FROM pg_publication p
UNION ALL SELECT 'act_roles', count(*)::text FROM office.act_roles a
    FULL JOIN (VALUES
        ('claim', 'clerk', false), ('assign', 'clerk', false), ('assign', 'supervisor', false),
        ('assign', 'mailroom', false), ('release', 'clerk', true), ('release', 'supervisor', false),
        ('reroute', 'supervisor', false), ('reroute', 'mailroom', false), ('examine', 'clerk', true),
        ('draft', 'clerk', true), ('submit', 'clerk', true), ('recall', 'clerk', true),
        ('approve', 'supervisor', false), ('return', 'supervisor', false), ('discard', 'supervisor', false),
        ('discard', 'mailroom', false), ('hand_over', 'clerk', true), ('request', 'clerk', true),
        ('resume', 'clerk', true), ('hear', 'clerk', true), ('consult', 'clerk', true),
        ('note_statement', 'clerk', true), ('conclude', 'clerk', true), ('take_back', 'clerk', true),
        ('dispatch', 'clerk', false), ('dispatch', 'mailroom', false)
    ) v (act, role, own_work) ON (v.act, v.role, v.own_work) = (a.act, a.role, a.own_work)
    WHERE v.act IS NULL OR a.act IS NULL HAVING count(*) > 0
ORDER BY 1, 2;
