-- What people change besides decisions notes itself in the trail, too: absences, who is at a review, agreements, rulings
-- on single items, sign-outs, invitations. Whoever is at work here says so in docket.person; where nobody does, as behind
-- a link, the row itself tells who it was. Noted at the end of the transaction, when every row is locked already.

create function person_at_work() returns text language sql stable as
$$ select coalesce(current_setting('docket.person', true), '') $$;

create function note_act(tenant text, who text, what text, about text, facts text) returns void language sql as
$$ insert into audit(tenant, who, what, about, digest)
   values (note_act.tenant, person_ref(note_act.who), note_act.what, note_act.about, audit_digest(note_act.facts)) $$;

create function audit_stand_in() returns trigger language plpgsql as $$
declare
    row stand_in := case when tg_op = 'DELETE' then old else new end;
begin
    perform note_act(row.tenant, coalesce(nullif(person_at_work(), ''), row.away_mail),
        case tg_op when 'INSERT' then 'named a stand-in' when 'UPDATE' then 'changed a stand-in' else 'ended a stand-in' end,
        person_ref(row.for_mail) || ' for ' || person_ref(row.away_mail) || ' '
            || row.first_day::text || ' to ' || row.last_day::text,
        row_to_json(row)::text);
    return null;
end $$;

create function audit_owner() returns trigger language plpgsql as $$
declare
    who text := person_at_work();
begin
    -- Whoever agrees or is erased is taken off by the service; that is part of what they did.
    if new.owner_mail is null then
        if who = '' or lower(who) <> lower(old.owner_mail) then return null; end if;
        perform note_act(new.tenant, who, 'released', new.document_id, new.id);
    elsif who = '' or lower(who) = lower(new.owner_mail) then
        perform note_act(new.tenant, new.owner_mail, 'claimed', new.document_id, new.id);
    else
        perform note_act(new.tenant, who, 'handed on', new.document_id || ' to ' || person_ref(new.owner_mail), new.id);
    end if;
    return null;
end $$;
create constraint trigger audit_owner after update of owner_mail on review deferrable initially deferred for each row
    when (new.owner_mail is distinct from old.owner_mail and (new.state = 'open' or new.owner_mail is not null))
    execute function audit_owner();

-- One of several agreed; the last one closes the review and stands in the trail with the decision.
create function audit_agreement() returns trigger language plpgsql as $$
declare
    agreed jsonb;
begin
    for agreed in
        select each from jsonb_array_elements(coalesce(new.demand::jsonb -> 'agreements', '[]')) each
        where not coalesce(old.demand::jsonb -> 'agreements', '[]') @> jsonb_build_array(each)
    loop
        perform note_act(new.tenant, agreed ->> 'mail',
            'agreed' || case when coalesce(agreed ->> 'inPlaceOf', '') = '' then '' else ' as a stand-in' end,
            new.document_id, agreed::text || coalesce(new.demand::jsonb ->> 'proposed', ''));
    end loop;
    return null;
end $$;
create constraint trigger audit_agreement after update of demand on review deferrable initially deferred for each row
    when (new.demand is distinct from old.demand) execute function audit_agreement();

create function audit_ruling() returns trigger language plpgsql as $$
declare
    ruling jsonb;
begin
    for ruling in
        select each from jsonb_array_elements(coalesce(new.rulings, '[]')::jsonb) each
        where not coalesce(old.rulings, '[]')::jsonb @> jsonb_build_array(each)
    loop
        -- Erasing somebody writes another name over theirs; nobody ruled anew.
        if ruling ->> 'by' = 'somebody who was erased' then continue; end if;
        perform note_act(new.tenant, coalesce(nullif(person_at_work(), ''), ruling ->> 'by'),
            'ruled ' || lower(coalesce(ruling ->> 'choice', '')), new.document_id || ' ' || coalesce(ruling ->> 'item', ''),
            ruling::text);
    end loop;
    return null;
end $$;
create constraint trigger audit_ruling after update of rulings on review deferrable initially deferred for each row
    when (new.rulings is distinct from old.rulings) execute function audit_ruling();

-- A failed message that belongs to no document is sent again without an event that would tell.
create function audit_failure() returns trigger language plpgsql as $$
begin
    perform note_act(new.tenant, coalesce(new.redriven_by, ''), 'sent again', new.channel || ' ' || new.id, new.body);
    return null;
end $$;
create constraint trigger audit_failure after update of redriven_at on failure deferrable initially deferred for each row
    when (new.redriven_at is not null and old.redriven_at is null and new.document_id is null)
    execute function audit_failure();

-- Sessions and invitations are looked up before anybody's tenant is known; the trail they stand in is their person's.
alter table session add column home text not null default 'main';
alter table sign_in_link add column home text not null default 'main';
create or replace function audit_session() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform note_act(new.home, new.person_mail, 'signed in', '', new.hash);
    elsif old.expires_at > now() then
        perform note_act(old.home, old.person_mail, 'signed out', '', old.hash);
    end if;
    return null;
end $$;
create trigger audit_session_end after delete on session for each row execute function audit_session();
create function audit_invitation() returns trigger language plpgsql as $$
begin
    perform note_act(new.home, new.person_mail, 'was made a sign-in link', '', new.hash);
    return null;
end $$;
create trigger audit_invitation after insert on sign_in_link for each row execute function audit_invitation();
