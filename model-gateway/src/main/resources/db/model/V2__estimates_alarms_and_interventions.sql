-- A cost reckoned with a price that nobody has held against the provider's own list. What stands here already was.
alter table call add column estimated boolean not null default true;

-- What guardrails did: which one, to whose question about what, and why; never the words that made it.
create table intervention (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    tenant text not null,
    client text not null,
    service text not null,
    document text,
    guardrail text not null,
    did text not null,
    reasons text[] not null
);

create index intervention_of_document on intervention (document) where document is not null;
create index intervention_at on intervention (at);

drop function settle(bigint, text, text, bigint, bigint, bigint, bigint, numeric);

-- As before; a call that passes a mark of the client's limit and of the one with this model tells of both.
create function settle(
    a_call bigint, a_route text, a_state text, in_tokens bigint, out_tokens bigint, read_tokens bigint,
    write_tokens bigint, dollars numeric, guessed boolean,
    out done boolean, out client text, out budgets text[], out marks int[], out used_up bigint[], out most bigint[])
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
    client := c.client;
    update call set route = coalesce(a_route, c.route), state = a_state, input = in_tokens, output = out_tokens,
        cache_read = read_tokens, cache_write = write_tokens, cost = dollars, estimated = guessed
        where call.id = a_call;
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
                budgets := budgets || scope;
                marks := marks || reached;
                used_up := used_up || total;
                most := most || lim;
            end if;
        end if;
    end loop;
    done := true;
end $$;
