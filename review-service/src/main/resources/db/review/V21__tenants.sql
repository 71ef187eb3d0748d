-- Tenants: every row belongs to one, and PostgreSQL itself shows a visitor's transaction the rows of its tenant only.
-- Which tables that holds for is settled by R__tenants.sql after every other migration, so that none is forgotten.
create table tenant (
    name text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$')
);
insert into tenant(name) values ('main');

-- What a visitor's transaction acts as: no owner, no superuser, so the policies bind it.
do $$
begin
    if not exists (select from pg_roles where rolname = 'docket_web') then
        create role docket_web nologin;
    end if;
exception
    when duplicate_object or unique_violation then null;
end $$;
do $$
begin
    execute format('grant docket_web to %I', current_user);
    execute format('grant usage on schema %I to docket_web', current_schema());
end $$;

-- The tenant of the visitor this transaction works for; null for the service itself.
create function tenant_at_work() returns text language sql stable as
$$ select nullif(current_setting('docket.tenant', true), '') $$;

-- '?' belongs to nobody yet: of several tenants nobody sees it before it is known whose it is.
create function tenant_of_row() returns trigger language plpgsql as $$
declare
    facts jsonb;
    home  text := tenant_at_work();
begin
    if home is null then
        if tg_table_name = 'document' then
            if (select count(*) from tenant) > 1 then home := '?'; end if;
        else
            facts := to_jsonb(new);
            if facts ->> 'document_id' is not null then
                select d.tenant into home from document d where d.id = facts ->> 'document_id';
            elsif facts ->> 'review_id' is not null then
                select r.tenant into home from review r where r.id = facts ->> 'review_id';
            elsif facts ->> 'tenant' <> 'main' then
                home := facts ->> 'tenant';
            end if;
        end if;
        new.tenant := coalesce(home, 'main');
    else
        new.tenant := home;
    end if;
    return new;
end $$;

-- All rows of a document that belong to nobody yet, and those of files that were taken out of it.
create function settle(document text, home text) returns void language plpgsql as $$
declare
    each text;
begin
    update document d set tenant = home where d.id = $1 and d.tenant = '?';
    for each in
        select distinct c.table_name from information_schema.columns c
        join information_schema.columns t
            on t.table_schema = c.table_schema and t.table_name = c.table_name and t.column_name = 'tenant'
        where c.table_schema = current_schema() and c.column_name = 'document_id'
    loop
        execute format('update %I set tenant = $2 where document_id = $1 and tenant = ''?''', each)
            using $1, $2;
    end loop;
    for each in
        select distinct c.table_name from information_schema.columns c
        join information_schema.columns t
            on t.table_schema = c.table_schema and t.table_name = c.table_name and t.column_name = 'tenant'
        where c.table_schema = current_schema() and c.column_name = 'review_id'
    loop
        execute format('update %I set tenant = $2 where tenant = ''?'' and review_id in'
            || ' (select r.id from review r where r.document_id = $1)', each) using $1, $2;
    end loop;
    for each in
        select e.document_id from event e join document d on d.id = e.document_id
        where d.tenant = '?' and e.type in ('DocumentReceived', 'DuplicateReceived')
            and e.json::jsonb ->> 'parent' = $1
    loop
        perform settle(each, $2);
    end loop;
end $$;

-- Where a document came from tells whose it is: its folder of the inbox, or the mail or archive it was taken out of.
create function event_tells_home() returns trigger language plpgsql as $$
declare
    facts jsonb := new.json::jsonb;
    home  text;
begin
    select d.tenant into home from document d where d.id = new.document_id;
    if home is distinct from '?' then return null; end if;
    if facts ->> 'parent' is not null then
        select d.tenant into home from document d where d.id = facts ->> 'parent';
        if home is null or home = '?' then return null; end if;
    else
        home := substring(facts ->> 'source' from '^s3://[^/]+/tenants/([a-z0-9-]+)/');
        if home is null or not exists (select from tenant t where t.name = home) then home := 'main'; end if;
    end if;
    perform settle(new.document_id, home);
    return null;
end $$;
create trigger event_tells_home after insert on event for each row
    when (new.type in ('DocumentReceived', 'DuplicateReceived')) execute function event_tells_home();
