-- What sorts of doubt people were asked about: one line per review, sort and field.
create table asked_finding (
    review_id  text        not null,
    reason     text        not null,
    severity   text        not null,
    field      text        not null,
    number     integer     not null,
    at         timestamptz not null,
    primary key (review_id, reason, severity, field)
);
create index asked_finding_at on asked_finding (at);
create index event_type_at on event (type, at);
