-- The walls of one office's database, for a DBA connected to it.
DO $check$
BEGIN
    IF current_setting('server_version_num')::int < 150014
        OR current_setting('server_version_num')::int BETWEEN 160000 AND 160009
        OR current_setting('server_version_num')::int BETWEEN 170000 AND 170005 THEN
        RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'database.server_too_old';
    END IF;
    IF current_setting('server_encoding') <> 'UTF8' OR lower('Ö') <> 'ö' THEN
        RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'database.locale';
    END IF;
END
$check$;

REVOKE ALL ON DATABASE "{database}" FROM PUBLIC;
GRANT CONNECT ON DATABASE "{database}" TO "{office}_base", "{office}_migrator";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql, sql TO "{office}_owner", "{office}_core", "{office}_journal";

-- Large objects know no row-level security, advisory locks and payloads of notifications no owner.
DO $close$
DECLARE
    named regprocedure;
BEGIN
    FOR named IN
        SELECT p.oid FROM pg_proc p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace AND (
            p.proname ~ '^(lo_|loread|lowrite)' OR p.proname ~ '^pg_(try_)?advisory_'
            OR p.proname IN ('pg_notify', 'pg_stat_get_activity', 'pg_export_snapshot', 'pg_sequence_last_value')
        )
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', named);
    END LOOP;
END
$close$;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_notify(text, text) TO "{office}_journal";
GRANT EXECUTE ON FUNCTION pg_catalog.pg_advisory_xact_lock(bigint) TO "{office}_migrator";

CREATE SCHEMA IF NOT EXISTS extensions;
DO $trigrams$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions;
EXCEPTION WHEN undefined_file OR feature_not_supported THEN
    NULL;  -- without it a search reads all cases of the unit: slower, not less safe
END
$trigrams$;
GRANT USAGE ON SCHEMA extensions TO "{office}_owner", "{office}_core";

CREATE SCHEMA IF NOT EXISTS office AUTHORIZATION "{office}_owner";
CREATE SCHEMA IF NOT EXISTS guard AUTHORIZATION "{office}_owner";
CREATE SCHEMA IF NOT EXISTS core AUTHORIZATION "{office}_core";
CREATE SCHEMA IF NOT EXISTS api AUTHORIZATION "{office}_core";
CREATE SCHEMA IF NOT EXISTS setup AUTHORIZATION "{office}_core";
CREATE SCHEMA IF NOT EXISTS audit AUTHORIZATION "{office}_journal";
GRANT USAGE ON SCHEMA office TO "{office}_base", "{office}_core", "{office}_migrator";
GRANT USAGE ON SCHEMA api TO "{office}_base", "{office}_owner", "{office}_journal", "{office}_migrator";
GRANT USAGE ON SCHEMA guard TO "{office}_core";
GRANT USAGE ON SCHEMA setup TO "{office}_migrator";
GRANT USAGE ON SCHEMA audit TO "{office}_core", "{office}_auditor", "{office}_migrator";

ALTER DEFAULT PRIVILEGES FOR ROLE "{office}_owner", "{office}_core", "{office}_journal"
    REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
