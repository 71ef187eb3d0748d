-- As before; who asks for nothing gets it on any day, to settle what is used already, as the answers of a batch are.
create or replace function reserve(
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
        if lim is not null and wanted > 0 and taken + wanted > lim then
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
