-- What came from which source, and by what it is known there. What it says lies in the schema model.
create table item (
    source text not null,
    name text not null,
    mark text not null,
    sha256 text not null,
    roles text not null,
    problem text not null,
    synced_at timestamptz not null,
    primary key (source, name)
);

-- How each source was when it was last looked at.
create table synced (
    source text primary key,
    at timestamptz not null,
    known int not null,
    changed int not null,
    removed int not null,
    failed int not null,
    problem text not null
);
