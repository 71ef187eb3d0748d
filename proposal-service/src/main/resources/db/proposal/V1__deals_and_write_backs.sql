-- Every webhook that was accepted. Its rows stay: a replay is known by them.
create table received_deal (
  document_id text primary key,
  deal_id text not null,
  event_id text not null unique,
  signature text not null unique,
  body bytea not null,
  received_at timestamptz not null
);

-- Approved proposals on their way into the CRM. The decision is kept as it came (JSON, as the wire spells it).
create table write_back (
  document_id text not null,
  seq int not null,
  decision text not null,
  deal_id text not null,
  event_id text not null,
  result text not null,
  link text not null,
  sha256 text not null,
  note text not null,
  standing text not null check (standing in ('WAITING', 'DONE', 'REFUSED')),
  attempts int not null default 0,
  due_at timestamptz not null,
  reason text,
  primary key (document_id, seq)
);
create index write_back_due on write_back (due_at) where standing = 'WAITING';

create table outbox (
  id bigint generated always as identity primary key,
  channel text not null,
  key text not null,
  body text not null,
  created_at timestamptz not null default now()
);
