-- Documents that an engine elsewhere is reading. The message (JSON, as the wire spells it) is sent again when the job
-- has ended; until then nobody holds it, and a process that dies takes nothing with it.
create table reading_job (
  document_id text primary key,
  message text not null,
  reference text,
  asked_at timestamptz not null,
  deadline timestamptz not null,
  ask_next timestamptz not null,
  ended_at timestamptz,
  answer text,
  reason text not null default '',
  told boolean not null default false
);

create index reading_job_under_way on reading_job (ask_next) where ended_at is null;
create index reading_job_to_tell on reading_job (ended_at) where ended_at is not null and not told;
