-- The timeline: every event once, and one line per document made from its events.
create table event (
    document_id text        not null,
    digest      text        not null,
    seq         integer     not null,
    type        text        not null,
    at          timestamptz not null,
    json        text        not null,
    primary key (document_id, digest)
);

create table document (
    id           text primary key,
    file         text        not null default '',
    sha256       text        not null default '',
    bytes        bigint      not null default 0,
    source       text        not null default '',
    kind         text,
    state        text        not null default 'received',
    state_seq    integer     not null default 0,
    received_at  timestamptz not null default now(),
    duplicate_of text,
    result       text,
    cost         numeric     not null default 0,
    note         text        not null default ''
);
create index document_newest on document (received_at desc, id desc);
create index document_by_state on document (state, received_at desc, id desc);

create table review (
    id             text primary key,
    document_id    text        not null,
    seq            integer     not null,
    version        text        not null,
    kind           text        not null,
    question       text        not null,
    result         text,
    reasons        text        not null,
    reply_to       text        not null,
    state          text        not null,
    title          text        not null,
    amount         text        not null,
    person_name    text        not null,
    person_mail    text        not null,
    person_role    text        not null,
    created_at     timestamptz not null,
    deadline       timestamptz not null,
    verdict        text,
    decided_by     text,
    comment        text,
    corrections    text,
    decided_kind   text,
    decided_at     timestamptz,
    unique (document_id, seq)
);
create index review_by_state on review (state, deadline);

-- Approval links: what lies here opens nothing.
create table link (
    hash         text primary key,
    review_id    text        not null references review,
    version      text        not null,
    person_name  text        not null,
    person_mail  text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    opened_at    timestamptz,
    voided_at    timestamptz
);
create index link_of_review on link (review_id);

-- Mails that a committed review promised.
create table mail (
    id          bigint generated always as identity primary key,
    review_id   text        not null references review,
    created_at  timestamptz not null default now(),
    attempts    integer     not null default 0,
    due_at      timestamptz not null default now(),
    sent_at     timestamptz,
    note        text        not null default ''
);
create index mail_waiting on mail (due_at) where sent_at is null;

-- Answers to waiting Step Functions tasks. The token is a capability: it is wiped once the answer is in.
create table task_answer (
    id          bigint generated always as identity primary key,
    review_id   text        not null references review,
    token       text        not null,
    output      text,
    error       text,
    cause       text,
    created_at  timestamptz not null default now(),
    attempts    integer     not null default 0,
    due_at      timestamptz not null default now(),
    state       text        not null default 'waiting',
    note        text        not null default ''
);
create index task_answer_waiting on task_answer (due_at) where state = 'waiting';

create table failure (
    id          text primary key,
    channel     text        not null,
    message_id  text        not null,
    body        text        not null,
    readable    boolean     not null,
    reason      text        not null,
    document_id text,
    received_at timestamptz not null,
    redriven_at timestamptz,
    redriven_by text
);
create index failure_newest on failure (received_at desc);

-- S3 announcements to be sent to the inbox queue again: no document event, so not in the outbox below.
create table inbox_redrive (
    id         bigint generated always as identity primary key,
    body       text        not null,
    created_at timestamptz not null default now()
);

create table outbox (
    id         bigint generated always as identity primary key,
    channel    text        not null,
    key        text        not null,
    body       text        not null,
    created_at timestamptz not null default now()
);

create table session (
    hash        text primary key,
    person_mail text        not null,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null
);

create table sign_in_link (
    hash        text primary key,
    person_mail text        not null,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null,
    used_at     timestamptz
);
