-- Who changed which setting when, with what stood there before.
create table setting_change (
    id      bigint generated always as identity primary key,
    name    text        not null,
    by_name text        not null,
    at      timestamptz not null,
    before  text        not null,
    after   text        not null
);
create index setting_change_of on setting_change (name, at desc);
