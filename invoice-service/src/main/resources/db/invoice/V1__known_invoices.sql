-- Every invoice that came and was not rejected. The constraint decides which of two that say the same was first,
-- however many processes read at once. Numbers and names are kept without marks, in lower case.
create table known_invoice (
  document_id text primary key,
  vendor text not null,
  vat_id text not null,
  number text not null,
  total numeric(18, 2) not null,
  invoice_date date not null,
  known_at timestamptz not null default now(),
  constraint one_invoice unique (vendor, number, total, invoice_date)
);

create index known_invoice_by_total on known_invoice (total, invoice_date);
