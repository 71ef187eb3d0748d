-- Approved invoices on their way to the webhook. One invoice is one delivery, however often it is booked.
create table delivery (
  document_id text primary key,
  seq integer not null,
  body text not null,
  created_at timestamptz not null default now(),
  state text not null default 'waiting',
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  note text not null default ''
);

create index delivery_due on delivery (due_at) where state = 'waiting';

create table outbox (
  id bigint generated always as identity primary key,
  channel text not null,
  key text not null,
  body text not null,
  created_at timestamptz not null default now()
);

-- What invoices ask for of the lines of our orders, in the order's own unit; what was rejected is taken out again.
create table invoiced_line (
  document_id text not null,
  order_key text not null,
  line integer not null,
  quantity numeric not null,
  primary key (document_id, order_key, line)
);

create index invoiced_line_of_order on invoiced_line (order_key);

-- Numbers as a tired eye reads them: the letters o, i, l, s, b are digits. Two invoices of one vendor, total and day
-- whose numbers only differ in that are one, and only one of two that come at once can be the first.
alter table known_invoice add column arrival bigint generated always as identity;
alter table known_invoice add column look text not null
  generated always as (translate(number, 'oilsb', '01158')) stored;
create unique index one_look on known_invoice (vendor, look, total, invoice_date);
