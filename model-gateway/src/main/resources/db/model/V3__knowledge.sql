-- Documents that can be asked, and who may read them.
create table known_document (
    tenant text not null,
    document text not null,
    title text not null,
    roles text[] not null check (cardinality(roles) > 0),
    indexed_at timestamptz not null,
    primary key (tenant, document)
);

create index known_document_roles on known_document using gin (roles);

-- Of each page what it was when it was cut into passages, so that only pages that changed are cut again.
create table known_page (
    tenant text not null,
    document text not null,
    page int not null,
    language regconfig not null,
    hash text not null,
    primary key (tenant, document, page),
    foreign key (tenant, document) references known_document on delete cascade
);

create table passage (
    id bigint generated always as identity primary key,
    tenant text not null,
    document text not null,
    page int not null,
    place int not null,
    language regconfig not null,
    text text not null,
    words tsvector not null generated always as (to_tsvector(language, text)) stored,
    foreign key (tenant, document, page) references known_page on delete cascade
);

create index passage_of_page on passage (tenant, document, page);
create index passage_words on passage using gin (words);

-- The passages of the tenant's documents that one of the roles may read, the best for the question first. Everything is
-- counted over these alone: what may not be read has no part in how rare a word is, and so none in any rank. The weight of
-- a word is that of Okapi BM25 without the length of passages, which are cut to be about as long; a long word of the
-- question also finds words that begin with it (Kündigung: Kündigungsfrist) at half its weight.
create function passages_for(a_tenant text, some_roles text[], a_question text, at_most int)
returns table (document text, title text, page int, text text, score double precision)
language sql stable set search_path from current as $$
    with mine as materialized (
        select d.document, d.title from known_document d where d.tenant = a_tenant and d.roles && some_roles
    ),
    tongue as (
        select distinct p.language from known_page p join mine using (document) where p.tenant = a_tenant
    ),
    asked as (
        select t.language, l.lexeme from tongue t cross join unnest(to_tsvector(t.language, a_question)) l
    ),
    query as (
        select a.language,
            string_agg('''' || replace(replace(a.lexeme, '\', '\\'), '''', '''''') || ''''
                || case when length(a.lexeme) >= 5 then ':*' else '' end, ' | ')::tsquery as words
        from asked a group by a.language
    ),
    candidate as materialized (
        select p.id, p.document, m.title, p.page, p.place, p.text, p.words, p.language
        from passage p
        join query q on q.language = p.language and p.words @@ q.words
        join mine m on m.document = p.document
        where p.tenant = a_tenant
    ),
    hit as (
        select c.id, a.lexeme,
            sum((case when w.lexeme = a.lexeme then 1.0 else 0.5 end) * cardinality(w.positions)) as often
        from candidate c
        cross join unnest(c.words) w
        join asked a on a.language = c.language
            and (w.lexeme = a.lexeme or (length(a.lexeme) >= 5 and starts_with(w.lexeme, a.lexeme)))
        group by c.id, a.lexeme
    ),
    readable as (
        select count(*) as number from passage p join mine using (document) where p.tenant = a_tenant
    ),
    weight as (
        select h.lexeme, ln(1 + (r.number - count(*) + 0.5) / (count(*) + 0.5)) as worth
        from hit h cross join readable r group by h.lexeme, r.number
    )
    select c.document, c.title, c.page, c.text, sum(w.worth * h.often * 2.2 / (h.often + 1.2))::double precision
    from candidate c join hit h on h.id = c.id join weight w on w.lexeme = h.lexeme
    group by c.id, c.document, c.title, c.page, c.place, c.text
    order by 5 desc, c.document, c.page, c.place
    limit at_most
$$;
