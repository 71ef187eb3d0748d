-- Who may ask. A key is kept as its SHA-256 only: it has 256 random bits, so nothing slower is needed.
create table client (
    name text primary key,
    tenant text not null,
    roles text[] not null default '{}',
    calls_per_minute int not null check (calls_per_minute > 0),
    key_hash bytea not null unique,
    made_at timestamptz not null default now(),
    revoked_at timestamptz
);

-- Calls of the running minute; a row is begun anew by the first call of a later one.
create table calls_of_minute (
    client text primary key,
    minute timestamptz not null,
    calls int not null
);

-- What was answered under an idempotency key. Without a status the answer is still being made, until the lease ends.
create table said (
    client text not null,
    key text not null,
    request_hash bytea not null,
    status int,
    body text,
    location text,
    leased_until timestamptz not null,
    expires_at timestamptz not null,
    primary key (client, key)
);
create index said_expired on said (expires_at);

create table job (
    id uuid primary key,
    client text not null,
    tenant text not null,
    task text not null,
    request text not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    status int,
    body text,
    attempts int not null default 0,
    leased_until timestamptz,
    made_at timestamptz not null default now(),
    ended_at timestamptz
);
create index job_open on job (made_at) where state in ('waiting', 'running');
