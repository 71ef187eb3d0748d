-- Questions that can wait for a batch job. The id is the record id in the job's files, by which answers find back.
-- waiting -> listed (in a job) -> answered | alone (to be asked by itself) -> answered | failed
create table batch_row (
    id uuid primary key,
    model text not null,
    client text not null,
    tenant text not null,
    task text not null,
    request text not null,
    record text not null,
    state text not null check (state in ('waiting', 'listed', 'alone', 'answered', 'failed')),
    batch uuid,
    answer text,
    answers int not null default 0,
    asked_at timestamptz not null default now(),
    leased_until timestamptz
);
create index batch_row_open on batch_row (model, asked_at) where state in ('waiting', 'alone');
create index batch_row_of_batch on batch_row (batch) where state = 'listed';

create table batch (
    id uuid primary key,
    model text not null,
    -- making: its rows are chosen, its job may or may not have been made; made: the service has it; over
    state text not null check (state in ('making', 'made', 'over')),
    job text,
    made_at timestamptz not null default now(),
    ended text
);
create index batch_open on batch (model) where state <> 'over';
