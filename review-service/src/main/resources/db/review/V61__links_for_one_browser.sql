-- A sign-in link that goes by mail opens in the browser that asked for it: what reads mails presses buttons, too.
alter table sign_in_mail add column browser text;
alter table sign_in_link add column browser text;
