-- What people did, in a chain: every entry carries the hash of the one before, made here and not by the application.
-- It holds no content, only digests, and references in place of names, so that erasing a person leaves it whole.
create table audit (
    tenant  text        not null default 'main',
    number  bigint      not null,
    at      timestamptz not null,
    who     text        not null,
    what    text        not null,
    about   text        not null,
    digest  text        not null,
    before  text        not null,
    hash    text        not null,
    primary key (tenant, number)
);

-- Whose name stands behind a reference. Rows are erased with their person; the salt keeps names from being guessed.
create table person_reference (
    ref  text primary key,
    name text not null
);
create table audit_salt (
    salt text not null
);
insert into audit_salt(salt) values (gen_random_uuid()::text || gen_random_uuid()::text);

create function person_ref(name text) returns text language plpgsql security definer set search_path from current as $$
declare
    made text;
begin
    if name = '' then return ''; end if;
    select 'p-' || left(encode(sha256(convert_to(salt || lower(person_ref.name), 'UTF8')), 'hex'), 24)
        into made from audit_salt;
    insert into person_reference(ref, name) values (made, person_ref.name) on conflict do nothing;
    return made;
end $$;

create function person_behind(ref text) returns text language sql stable security definer set search_path from current as
$$ select coalesce((select p.name from person_reference p where p.ref = person_behind.ref), '') $$;

create function audit_chain() returns trigger language plpgsql as $$
declare
    last record;
begin
    perform pg_advisory_xact_lock(hashtext('docket.audit'), hashtext(new.tenant));
    select a.number, a.hash into last from audit a where a.tenant = new.tenant order by a.number desc limit 1;
    new.number := coalesce(last.number, 0) + 1;
    new.before := coalesce(last.hash, repeat('0', 64));
    new.at := date_trunc('milliseconds', clock_timestamp());
    new.about := regexp_replace(new.about, '[[:cntrl:]]', ' ', 'g');
    new.what := regexp_replace(new.what, '[[:cntrl:]]', ' ', 'g');
    new.hash := encode(sha256(convert_to(concat_ws(E'\n', new.tenant, new.number,
        to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        new.who, new.what, new.about, new.digest, new.before), 'UTF8')), 'hex');
    return new;
end $$;
create trigger b_chain before insert on audit for each row execute function audit_chain();

create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is only added to';
end $$;
create trigger stays before update or delete on audit for each row execute function audit_stays();
create trigger stays_whole before truncate on audit for each statement execute function audit_stays();

create function audit_digest(facts text) returns text language sql immutable as
$$ select encode(sha256(convert_to(facts, 'UTF8')), 'hex') $$;

create function audit_event() returns trigger language plpgsql as $$
declare
    facts jsonb := new.json::jsonb;
begin
    insert into audit(tenant, who, what, about, digest)
    values (new.tenant, person_ref(coalesce(facts ->> 'by', '')),
        case new.type
            when 'ReviewDecided' then 'decided ' || lower(coalesce(facts ->> 'verdict', ''))
            when 'DocumentRedriven' then 'sent again'
            else 'asked for delivery' end,
        new.document_id, audit_digest(new.json));
    return null;
end $$;
create trigger audit_event after insert on event for each row
    when (new.type in ('ReviewDecided', 'DocumentRedriven', 'DeliveryAsked')) execute function audit_event();

create function audit_session() returns trigger language plpgsql as $$
begin
    insert into audit(who, what, about, digest)
    values (person_ref(new.person_mail), 'signed in', '', audit_digest(new.hash));
    return null;
end $$;
create trigger audit_session after insert on session for each row execute function audit_session();

create function audit_link() returns trigger language plpgsql as $$
begin
    insert into audit(tenant, who, what, about, digest)
    values (new.tenant, person_ref(new.person_mail), 'was sent a link', new.review_id, audit_digest(new.hash));
    return null;
end $$;
