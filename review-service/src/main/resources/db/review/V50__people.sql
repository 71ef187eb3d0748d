-- People as they were changed at the workbench; whoever is not here stands as the service was started with.
create table account (
    address  text primary key,
    mail     text        not null,
    name     text        not null,
    role     text        not null,
    upto     numeric,
    closed   boolean     not null default false,
    added_at timestamptz not null default now()
);

-- Whom a change of people was about; null for files.
alter table setting_change add column person text;

-- Every change of a setting notes itself in the trail; people stand there by their reference.
create function audit_setting() returns trigger language plpgsql as $$
begin
    insert into audit(tenant, who, what, about, digest)
    values (new.tenant, person_ref(new.by_name), 'changed a setting',
        case when new.person is null then new.name else new.name || ' ' || person_ref(new.person) end,
        audit_digest(new.before || E'\n' || new.after));
    return null;
end $$;
create trigger audit_setting after insert on setting_change for each row execute function audit_setting();

-- A link for whoever has no account any more opens nothing, whenever it was promised.
create function link_of_closed() returns trigger language plpgsql as $$
begin
    if exists (select from account a where a.address = lower(new.person_mail) and a.closed) then
        new.voided_at := now();
    end if;
    return new;
end $$;
create trigger link_of_closed before insert on link for each row execute function link_of_closed();

-- The account of somebody who is erased stays closed without a name, so that the start's list does not open it again.
create function erase_account(erased_mail text, erased_name text) returns integer language plpgsql as $$
declare
    many integer := 0;
    rows integer;
begin
    update account set closed = true, name = 'somebody who was erased', role = ''
    where address = lower(erased_mail) and name <> 'somebody who was erased';
    get diagnostics rows = row_count; many := many + rows;
    delete from setting_change where lower(person) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    update setting_change set by_name = 'somebody who was erased' where by_name = erased_name;
    get diagnostics rows = row_count; many := many + rows;
    return many;
end $$;
