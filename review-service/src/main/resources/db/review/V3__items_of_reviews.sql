-- What people said about single items of a review, as JSON; null where nobody has.
alter table review add column rulings text;
create index review_ruled on review (decided_at) where rulings is not null;
