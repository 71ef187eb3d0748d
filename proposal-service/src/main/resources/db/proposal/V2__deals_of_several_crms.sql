-- Events are told apart by the CRM they come from; how a CRM proves itself is checked before and not kept.
alter table received_deal add column crm text not null default 'generic';
alter table received_deal alter column crm drop default;
alter table received_deal add column occurred_at timestamptz;
alter table received_deal drop column signature;
alter table received_deal drop constraint received_deal_event_id_key;
alter table received_deal add constraint received_deal_event unique (crm, event_id);
create index received_deal_latest on received_deal (crm, deal_id, occurred_at);
