-- What people said about single items of a review, as JSON; null where nobody has.
alter table review add column rulings text;
create index review_ruled on review (decided_at) where rulings is not null;

-- Mails about days that come near; a day and a distance are promised once.
create table reminder (
    id          bigint generated always as identity primary key,
    document_id text        not null,
    term        text        not null,
    day         date        not null,
    before      integer     not null,
    what        text        not null,
    quote       text        not null,
    person      text        not null,
    created_at  timestamptz not null default now(),
    attempts    integer     not null default 0,
    due_at      timestamptz not null default now(),
    sent_at     timestamptz,
    note        text        not null default '',
    unique (document_id, term, day, before)
);
create index reminder_waiting on reminder (due_at) where sent_at is null;

create index document_kind on document (kind, received_at desc);
