-- Who is at a review, and when anything about the queue changed last.
alter table review add column owner_name text;
alter table review add column owner_mail text;
alter table review add column owner_since timestamptz;
alter table review add column touched_at timestamptz;
-- The number in the amount, for sorting and limits; what it is counted in stays in the text.
alter table review add column amount_value numeric
    generated always as (cast(substring(replace(amount, ',', '') from '[0-9]{1,15}(?:\.[0-9]{1,6})?') as numeric)) stored;
create index review_waiting on review (deadline, id) where state = 'open';
create index review_created on review (created_at);
create index review_decided on review (decided_at);
create index review_touched on review (touched_at);

-- Who decides for whom while they are away; one at a time for each.
create table stand_in (
    away_mail  text primary key,
    away_name  text not null,
    for_mail   text not null,
    for_name   text not null,
    first_day  date not null,
    last_day   date not null
);

create table saved_view (
    person_mail text        not null,
    name        text        not null,
    query       text        not null,
    created_at  timestamptz not null default now(),
    primary key (person_mail, name)
);
