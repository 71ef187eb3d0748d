-- Run at every start (${flyway:timestamp}), after all versions: whichever table came new is separated by tenant, too.
-- Left out: what is looked up before anybody's tenant is known, by the hash of a secret.
do $$
declare
    each text;
begin
    for each in
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and c.relkind = 'r' and not c.relforcerowsecurity
            and c.relname not in
                ('flyway_schema_history', 'tenant', 'session', 'sign_in_link', 'sign_in_mail', 'link_page',
                    'person_reference', 'audit_salt')
    loop
        execute format('alter table %I add column if not exists tenant text not null default ''main''', each);
        execute format('alter table %I enable row level security', each);
        execute format('alter table %I force row level security', each);
        execute format('create policy visitor on %I to docket_web using (tenant = tenant_at_work())'
            || ' with check (tenant = tenant_at_work())', each);
        execute format('create policy service on %I to %I using (true) with check (true)', each, current_user);
        execute format('create trigger a_tenant_of_row before insert on %I for each row'
            || ' execute function tenant_of_row()', each);
    end loop;
    execute format('grant select, insert, update, delete on all tables in schema %I to docket_web', current_schema());
    execute format('grant usage on all sequences in schema %I to docket_web', current_schema());
    revoke all on flyway_schema_history, tenant, session, sign_in_link, sign_in_mail, person_reference, audit_salt
        from docket_web;
    revoke update, delete, truncate on audit from docket_web;
    -- Whoever a review is given to now is the only one whose link still opens it, unless several must agree.
    if exists (select from information_schema.columns where table_schema = current_schema()
            and table_name = 'review' and column_name = 'owner_mail') then
        execute 'create or replace trigger links_follow_owner after update of owner_mail on review for each row'
            || ' when (new.owner_mail is not null and new.owner_mail is distinct from old.owner_mail)'
            || ' execute function links_follow_owner()';
    end if;
    -- Its tenant is known only now that the table has one.
    create or replace trigger audit_link after insert on link for each row execute function audit_link();
    create or replace trigger audit_stand_in after insert or update or delete on stand_in
        for each row execute function audit_stand_in();
end $$;
