-- As before, but counted in passes over the passages themselves. Who may read a document stands beside each of its
-- passages (changed in one transaction with it), so that one condition decides and no join can let anything by; and how
-- often a word stands in a passage is not counted, for passages are short.
alter table passage add column roles text[] not null default '{}';

update passage p set roles = d.roles from known_document d where d.tenant = p.tenant and d.document = p.document;

create or replace function passages_for(a_tenant text, some_roles text[], a_question text, at_most int)
returns table (document text, title text, page int, text text, score double precision)
language sql stable set search_path from current as $$
    with readable as materialized (
        select p.language, count(*) as number from passage p
        where p.tenant = a_tenant and p.roles && some_roles group by p.language
    ),
    quoted as materialized (
        select r.language, l.lexeme,
            '''' || replace(replace(l.lexeme, '', '\'), '''', '''''') || '''' as word
        from readable r cross join unnest(to_tsvector(r.language, a_question)) l
    ),
    asked as materialized (
        select language, lexeme, word::tsquery as itself,
            (word || case when length(lexeme) >= 5 then ':*' else '' end)::tsquery as begun
        from quoted
    ),
    query as materialized (
        select language, string_agg(begun::text, ' | ')::tsquery as words from asked group by language
    ),
    candidate as materialized (
        select p.id, p.language, p.words from query q join passage p on p.language = q.language and p.words @@ q.words
        where p.tenant = a_tenant and p.roles && some_roles
    ),
    hit as materialized (
        select c.id, a.lexeme, case when c.words @@ a.itself then 1.0 else 0.5 end as part
        from candidate c join asked a on a.language = c.language and c.words @@ a.begun
    ),
    weight as materialized (
        select h.lexeme, ln(1 + (r.number - count(*) + 0.5) / (count(*) + 0.5)) as worth
        from hit h cross join (select sum(number) as number from readable) r group by h.lexeme, r.number
    ),
    best as materialized (
        select h.id, sum(w.worth * h.part) as points from hit h join weight w on w.lexeme = h.lexeme
        group by h.id order by 2 desc, 1 limit 4 * at_most
    )
    -- What lies closer together goes first where the words weigh the same.
    select p.document, d.title, p.page, p.text,
        (b.points + 0.01 * ts_rank_cd(p.words, q.words, 32))::double precision
    from best b
    join passage p on p.id = b.id
    join known_document d on d.tenant = p.tenant and d.document = p.document
    join query q on q.language = p.language
    where p.tenant = a_tenant and p.roles && some_roles
    order by 5 desc, p.document, p.page, p.place
    limit at_most
$$;
