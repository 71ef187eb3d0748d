-- What is to be made of a deal: a proposal, or something that goes into the CRM as a note.
alter table received_deal add column task text not null default 'PROPOSAL'
  check (task in ('PROPOSAL', 'EMAIL', 'MEETING', 'RESEARCH'));

-- What is told beside link, status and hash: the score by its names, as JSON.
alter table write_back add column told text not null default '{}';

-- Deals that were won or lost: what a model of deals learns from.
create table closed_deal (
  id text primary key,
  won boolean not null,
  closed_on date not null,
  synthetic boolean not null,
  body text not null, -- the signals by name, as JSON
  imported_at timestamptz not null default now()
);

-- Every model that was learned; the newest that is in force speaks.
create table deal_model (
  id text primary key,
  body text not null,
  metrics text not null,
  in_force boolean not null,
  learned_at timestamptz not null default now()
);
