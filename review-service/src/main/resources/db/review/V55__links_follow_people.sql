-- Who was asked and is away, where a link was made for whoever stands in.
alter table link add column away_name text;
alter table link add column away_mail text;
create index link_in_place on link (review_id) where away_mail is not null and voided_at is null;
create index link_open_of on link (lower(person_mail)) where voided_at is null;

-- As before, and where a person is one of several: at a review, standing in, with others, in what they ruled on.
create or replace function erase_person(erased_mail text, erased_name text) returns integer language plpgsql as $$
declare
    nobody constant text := 'somebody who was erased';
    many integer := 0;
    rows integer;
begin
    update event set json = replace(replace(json, '"by":' || to_json(erased_name)::text, '"by":' || to_json(nobody)::text),
        '"by": ' || to_json(erased_name)::text, '"by": ' || to_json(nobody)::text)
    where type in ('ReviewDecided', 'DocumentRedriven', 'DeliveryAsked')
        and json like '%"by":%' and strpos(json, to_json(erased_name)::text) > 0;
    get diagnostics rows = row_count; many := many + rows;
    update event set json = jsonb_set(json::jsonb, '{by}', to_jsonb(array_to_string(
        array_replace(string_to_array(json::jsonb ->> 'by', ', '), erased_name, nobody), ', ')))::text
    where type = 'ReviewDecided' and erased_name = any(string_to_array(json::jsonb ->> 'by', ', '));
    get diagnostics rows = row_count; many := many + rows;
    update review set decided_by = case when decided_by = erased_name then nobody else
        array_to_string(array_replace(string_to_array(decided_by, ', '), erased_name, nobody), ', ') end
    where decided_by = erased_name or erased_name = any(string_to_array(decided_by, ', '));
    get diagnostics rows = row_count; many := many + rows;
    update review set rulings = replace(rulings, '"by":' || to_json(erased_name)::text, '"by":' || to_json(nobody)::text)
    where strpos(rulings, '"by":' || to_json(erased_name)::text) > 0;
    get diagnostics rows = row_count; many := many + rows;
    update review set person_name = nobody, person_mail = 'erased@invalid'
    where lower(person_mail) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    update review set owner_name = null, owner_mail = null, owner_since = null, touched_at = now()
    where lower(owner_mail) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    update review set demand = replace(replace(demand, to_json(erased_mail)::text, '"erased@invalid"'),
        to_json(erased_name)::text, to_json(nobody)::text)
    where strpos(demand, to_json(erased_mail)::text) > 0;
    get diagnostics rows = row_count; many := many + rows;
    delete from link where lower(erased_mail) in (lower(person_mail), lower(away_mail));
    get diagnostics rows = row_count; many := many + rows;
    delete from mail where strpos(person, to_json(erased_mail)::text) > 0;
    get diagnostics rows = row_count; many := many + rows;
    delete from stand_in where lower(erased_mail) in (lower(away_mail), lower(for_mail));
    get diagnostics rows = row_count; many := many + rows;
    delete from saved_view where lower(person_mail) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    return many;
end $$;
