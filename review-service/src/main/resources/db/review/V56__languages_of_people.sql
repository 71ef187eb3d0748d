-- In which language people want to be spoken to; whoever is not here chose none.
create table person_language (
    address  text primary key,
    language text not null
);

-- Whoever is erased has no language any more either.
create function forget_language() returns trigger language plpgsql as $$
begin
    delete from person_language where address = old.address;
    return null;
end $$;
create trigger forget_language after update of name on account for each row
    when (new.name = 'somebody who was erased') execute function forget_language();
