-- The roles of one office, for a DBA. {office} is the name of its database; running it again changes nothing.
DO $roles$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[
        'owner', 'core', 'journal', 'base', 'clerk', 'supervisor', 'mailroom', 'editor', 'records', 'auditor',
        'administrator', 'intake', 'dispatch', 'scan'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{office}_' || wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', '{office}_' || wanted);
        END IF;
    END LOOP;
    FOREACH wanted IN ARRAY ARRAY[
        'clerk', 'supervisor', 'mailroom', 'editor', 'records', 'auditor', 'administrator', 'intake', 'dispatch',
        'scan'
    ] LOOP
        EXECUTE format('GRANT %I TO %I', '{office}_base', '{office}_' || wanted);
    END LOOP;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{office}_migrator') THEN
        EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', '{office}_migrator');
    END IF;
    EXECUTE format(
        'GRANT %I, %I, %I TO %I', '{office}_owner', '{office}_core', '{office}_journal', '{office}_migrator'
    );
END
$roles$;
