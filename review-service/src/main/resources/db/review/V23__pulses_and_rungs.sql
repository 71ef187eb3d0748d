-- When the workflow that waits for a review was last told that people are at it.
alter table review add column pulse_at timestamptz;
create index review_in_workflow on review (id) where state = 'open' and reply_to like '%"task-token"%';

-- Steps of the ladder that were taken, once each: reminders, and others who are asked besides.
create table rung (
    review_id text        not null references review,
    step      text        not null,
    taken_at  timestamptz not null default now(),
    primary key (review_id, step)
);
-- Why a mail comes again; empty for the first.
alter table mail add column why text not null default '';

-- Words to a team's channel about a review that waits.
create table notice (
    review_id  text        not null references review,
    channel    text        not null,
    created_at timestamptz not null default now(),
    attempts   integer     not null default 0,
    due_at     timestamptz not null default now(),
    sent_at    timestamptz,
    note       text        not null default '',
    primary key (review_id, channel)
);
create index notice_waiting on notice (due_at) where sent_at is null;

create function links_follow_owner() returns trigger language plpgsql as $$
begin
    if coalesce((new.demand::jsonb ->> 'approvers')::integer, 1) > 1 then return null; end if;
    update link set voided_at = now()
    where review_id = new.id and voided_at is null
        and lower(person_mail) <> lower(to_jsonb(new) ->> 'owner_mail');
    return null;
end $$;
