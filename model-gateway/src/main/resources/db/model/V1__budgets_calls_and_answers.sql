-- Tokens a client may use in a day. Client '*' stands for every client without a row of its own, model '*' for all
-- models together.
create table budget_limit (
    client text not null,
    model text not null default '*',
    tokens_per_day bigint not null check (tokens_per_day >= 0),
    primary key (client, model)
);

-- What was used and what is reserved, by the day the calls were booked on (UTC); alarmed is the last mark (percent of
-- the limit used) somebody was told of.
create table budget_day (
    client text not null,
    model text not null,
    day date not null,
    reserved bigint not null default 0 check (reserved >= 0),
    used bigint not null default 0 check (used >= 0),
    alarmed int not null default 0,
    primary key (client, model, day)
);

-- The ledger: a row for every call of a model, written before the call and settled after it.
create table call (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    day date not null,
    tenant text not null,
    client text not null,
    service text not null,
    document text,
    prompt text,
    model text not null,
    route text,
    reserved_input bigint not null,
    reserved_output bigint not null,
    settle_before timestamptz not null,
    state text not null check (state in ('open', 'answered', 'failed', 'presumed')),
    input bigint not null default 0,
    output bigint not null default 0,
    cache_read bigint not null default 0,
    cache_write bigint not null default 0,
    cost numeric(20, 10) not null default 0
);

create index call_of_document on call (document) where document is not null;
create index call_of_day on call (day);
create index call_unsettled on call (settle_before) where state = 'open';

create table answer (
    tenant text not null,
    key text not null,
    text text not null,
    finish text not null,
    model text not null,
    route text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (tenant, key)
);

create index answer_expired on answer (expires_at);

create function limit_of(a_client text, a_model text) returns bigint language sql stable set search_path from current as $$
    select tokens_per_day from budget_limit
    where client in (a_client, '*') and model = a_model
    order by client = '*' limit 1
$$;

-- Books a call on the client's day and on its day with this model, both or neither. Rows are locked in one order, so
-- that two bookings never wait for each other. id is null if there was no room; budget then names the row.
create function reserve(
    a_tenant text, a_client text, a_service text, a_document text, a_prompt text, a_model text,
    in_tokens bigint, out_tokens bigint, a_moment timestamptz, lease interval,
    out id bigint, out budget text, out tokens_left bigint)
language plpgsql set search_path from current as $$
declare
    today date := (a_moment at time zone 'UTC')::date;
    wanted bigint := in_tokens + out_tokens;
    scope text;
    taken bigint;
    lim bigint;
begin
    foreach scope in array array['*', a_model] loop
        lim := limit_of(a_client, scope);
        select d.used + d.reserved into taken from budget_day d
            where d.client = a_client and d.model = scope and d.day = today for update;
        if not found then
            insert into budget_day (client, model, day) values (a_client, scope, today) on conflict do nothing;
            select d.used + d.reserved into taken from budget_day d
                where d.client = a_client and d.model = scope and d.day = today for update;
        end if;
        if lim is not null and taken + wanted > lim then
            budget := scope;
            tokens_left := greatest(lim - taken, 0);
            return;
        end if;
    end loop;
    foreach scope in array array['*', a_model] loop
        update budget_day d set reserved = d.reserved + wanted
            where d.client = a_client and d.model = scope and d.day = today;
    end loop;
    insert into call (at, day, tenant, client, service, document, prompt, model, reserved_input, reserved_output,
                      settle_before, state)
        values (a_moment, today, a_tenant, a_client, a_service, a_document, a_prompt, a_model, in_tokens, out_tokens,
                a_moment + lease, 'open')
        returning call.id into id;
end $$;

-- Settles a call once. What a sweep only presumed is corrected by the one who knows. If a mark of the limit was passed
-- for the first time that day, budget, mark, used_up and most tell of it.
create function settle(
    a_call bigint, a_route text, a_state text, in_tokens bigint, out_tokens bigint, read_tokens bigint,
    write_tokens bigint, dollars numeric,
    out done boolean, out budget text, out mark int, out used_up bigint, out most bigint)
language plpgsql set search_path from current as $$
declare
    c call%rowtype;
    scope text;
    lim bigint;
    total bigint;
    told int;
    reached int;
    now_used bigint := in_tokens + out_tokens + read_tokens + write_tokens;
begin
    select * into c from call where call.id = a_call and state in ('open', 'presumed') for update;
    if not found or (c.state = 'presumed' and a_state = 'presumed') then
        done := false;
        return;
    end if;
    update call set route = coalesce(a_route, c.route), state = a_state, input = in_tokens, output = out_tokens,
        cache_read = read_tokens, cache_write = write_tokens, cost = dollars where call.id = a_call;
    foreach scope in array array['*', c.model] loop
        update budget_day d set
            reserved = d.reserved - case when c.state = 'open' then c.reserved_input + c.reserved_output else 0 end,
            used = d.used + now_used - (c.input + c.output + c.cache_read + c.cache_write)
            where d.client = c.client and d.model = scope and d.day = c.day
            returning d.used, d.alarmed into total, told;
        lim := limit_of(c.client, scope);
        if lim > 0 then
            reached := case when total >= lim * 0.95 then 95 when total >= lim * 0.8 then 80
                            when total >= lim * 0.5 then 50 else 0 end;
            if reached > told then
                update budget_day d set alarmed = reached
                    where d.client = c.client and d.model = scope and d.day = c.day;
                budget := scope; mark := reached; used_up := total; most := lim;
            end if;
        end if;
    end loop;
    done := true;
end $$;
