-- How a number looks is worked out where the number still has its marks (docket.invoice.store.NumberLook): zeros that
-- lead a part of it mean nothing, nor does which of like letters and digits was typed.
alter table known_invoice alter column look drop expression;

update known_invoice k set look = regexp_replace(
    translate(number, 'oilsbzg', '0115826'), '(^|[^0-9])0+([0-9])', '\1\2', 'g')
  where not exists (select 1 from known_invoice other
    where other.vendor = k.vendor and other.total = k.total and other.invoice_date = k.invoice_date
      and other.document_id <> k.document_id);
