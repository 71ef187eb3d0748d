-- Who must agree to a review and who has, as JSON; null for anybody alone.
alter table review add column demand text;
-- Reviews of documents that went through already: they measure, they hold nothing.
alter table review add column audit boolean not null default false;
create index review_audit on review (state) where audit;

-- Whom the mail asks, as JSON; null for the review's own person.
alter table mail add column person text;

-- How documents ended, for the share that nobody needed to touch.
create index event_completed on event (document_id) where type = 'DocumentCompleted';
