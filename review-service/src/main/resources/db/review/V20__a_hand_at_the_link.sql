-- Pages that an approval link was shown on: which browser, since when, and how far somebody typed its number there.
create table link_page (
    page      text        not null,
    link      text        not null references link on delete cascade,
    shown_at  timestamptz not null,
    typed     integer     not null default 0,
    tries     integer     not null default 0,
    primary key (page, link)
);
create index link_page_of_link on link_page (link);

-- Mails with a sign-in link, promised to people who are listed. The link is made when its mail leaves.
create table sign_in_mail (
    id          bigint generated always as identity primary key,
    person_mail text        not null,
    created_at  timestamptz not null default now(),
    attempts    integer     not null default 0,
    due_at      timestamptz not null default now(),
    sent_at     timestamptz,
    note        text        not null default ''
);
create index sign_in_mail_waiting on sign_in_mail (due_at) where sent_at is null;
