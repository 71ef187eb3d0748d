-- Places that a person closed or keeps open, and why: every process follows.
create table place_order (
    model text not null,
    route text not null,
    ordered text not null check (ordered in ('close', 'keep_open')),
    why text not null,
    at timestamptz not null,
    primary key (model, route)
);
