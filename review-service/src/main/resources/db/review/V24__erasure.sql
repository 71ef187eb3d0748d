-- Everything about one document, whichever table it came into. Under a visitor's role, of its tenant only.
-- What stays is the audit trail, which holds digests alone.
create function erase_document(erased text) returns integer language plpgsql as $$
declare
    each text;
    many integer := 0;
    rows integer;
begin
    delete from link where review_id in (select r.id from review r where r.document_id = erased);
    for each in
        select c.table_name from information_schema.columns c join information_schema.tables t
            on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
        where c.table_schema = current_schema() and c.column_name = 'review_id' and c.table_name <> 'link'
    loop
        execute format('delete from %I where review_id in (select r.id from review r where r.document_id = $1)', each)
            using erased;
        get diagnostics rows = row_count;
        many := many + rows;
    end loop;
    delete from review r where r.document_id = erased;
    for each in
        select c.table_name from information_schema.columns c join information_schema.tables t
            on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
        where c.table_schema = current_schema() and c.column_name = 'document_id' and c.table_name <> 'review'
    loop
        execute format('delete from %I where document_id = $1', each) using erased;
        get diagnostics rows = row_count;
        many := many + rows;
    end loop;
    delete from outbox where key = erased;
    delete from document d where d.id = erased;
    return many;
end $$;

-- A person's name and address in what is kept of others' documents.
create function erase_person(erased_mail text, erased_name text) returns integer language plpgsql as $$
declare
    many integer := 0;
    rows integer;
begin
    update event set json = jsonb_set(json::jsonb, '{by}', '"somebody who was erased"')::text
    where type in ('ReviewDecided', 'DocumentRedriven', 'DeliveryAsked') and json::jsonb ->> 'by' = erased_name;
    get diagnostics rows = row_count; many := many + rows;
    update review set decided_by = 'somebody who was erased' where decided_by = erased_name;
    get diagnostics rows = row_count; many := many + rows;
    update review set person_name = 'somebody who was erased', person_mail = 'erased@invalid'
    where lower(person_mail) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    update review set demand = replace(replace(demand, to_json(erased_mail)::text, '"erased@invalid"'),
        to_json(erased_name)::text, '"somebody who was erased"')
    where demand like '%' || to_json(erased_mail)::text || '%';
    get diagnostics rows = row_count; many := many + rows;
    delete from link where lower(person_mail) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    delete from mail where person like '%' || to_json(erased_mail)::text || '%';
    get diagnostics rows = row_count; many := many + rows;
    return many;
end $$;

-- What is looked up by secrets and the names behind the trail: with the service's own rights.
create function forget_person(erased_mail text, erased_name text) returns integer language plpgsql as $$
declare
    many integer := 0;
    rows integer;
begin
    delete from session where lower(person_mail) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    delete from sign_in_link where lower(person_mail) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    delete from sign_in_mail where lower(person_mail) = lower(erased_mail);
    get diagnostics rows = row_count; many := many + rows;
    delete from person_reference where lower(name) in (lower(erased_mail), lower(erased_name));
    get diagnostics rows = row_count; many := many + rows;
    return many;
end $$;
revoke all on function forget_person(text, text) from public;
