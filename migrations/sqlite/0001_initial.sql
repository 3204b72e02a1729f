-- Times are milliseconds since 1970-01-01T00:00:00Z. Columns named sealed_* hold ciphertext only.
-- Which vault this database belongs to, by its fingerprint, and the generation of the key-encryption key that wraps now.
create table clinic_key (
    id integer primary key check (id = 1),
    fingerprint text not null,
    generation integer not null
) strict;

create table account (
    id text primary key,
    username text not null unique,
    name text not null,
    role text not null,
    profession text not null,
    hpr_number text,
    passphrase_hash text not null,
    created_at integer not null
) strict;

create table session (
    token_hash text primary key,
    account_id text not null references account (id),
    created_at integer not null,
    expires_at integer not null
) strict;

-- wrapped_key: the patient's own keys, wrapped by the key-encryption key of that generation. An erased patient has none.
-- sealed_real_words: keyed hashes of the real names and numbers around the patient, sealed under the patient's key too.
create table patient (
    id text primary key,
    lookup text unique,
    wrapped_key blob,
    generation integer not null,
    created_at integer not null,
    erased_at integer,
    sealed_identities blob,
    sealed_real_words blob,
    identities_revision integer not null default 0,
    check ((erased_at is null) = (wrapped_key is not null)),
    check (erased_at is null or (lookup is null and sealed_identities is null and sealed_real_words is null and identities_revision = 0))
) strict;

create table consultation (
    id text primary key,
    patient_id text not null references patient (id),
    responsible text not null references account (id),
    language text not null,
    started_at integer not null,
    source_digest text not null unique,
    sealed_head blob not null,
    sealed_transcript blob not null
) strict;

create index consultation_of_day on consultation (responsible, started_at);

create table note_version (
    consultation_id text not null references consultation (id),
    revision integer not null,
    act text not null,
    account_id text not null references account (id),
    at integer not null,
    sealed_note blob not null,
    primary key (consultation_id, revision)
) strict;

create table signed_note (
    consultation_id text primary key references consultation (id),
    account_id text not null references account (id),
    at integer not null,
    content_sha256 text not null,
    sealed_note blob not null
) strict;

create table addendum (
    id text primary key,
    consultation_id text not null references signed_note (consultation_id),
    account_id text not null references account (id),
    at integer not null,
    sealed_addendum blob not null
) strict;

create table audit_head (
    id integer primary key check (id = 1),
    sequence integer not null,
    hash text not null
) strict;

insert into audit_head (id, sequence, hash) values (1, 0, '');

create table audit (
    sequence integer primary key,
    at integer not null,
    account_id text not null,
    role text not null,
    purpose text not null,
    action text not null,
    patient_id text,
    consultation_id text,
    outcome text not null,
    detail text,
    digest text,
    previous_hash text not null,
    hash text not null
) strict;

-- A signed note, an addendum and a log entry never change, whoever holds the connection. `insert or replace` deletes
-- without asking the delete triggers, so it is refused on the way in.
create trigger signed_note_is_not_replaced before insert on signed_note
when exists (select 1 from signed_note where consultation_id = new.consultation_id)
begin
    select raise(abort, 'a signed note is not replaced');
end;

create trigger signed_note_is_frozen before update on signed_note
begin
    select raise(abort, 'a signed note does not change');
end;

create trigger signed_note_is_not_deleted before delete on signed_note
begin
    select raise(abort, 'a signed note is not deleted');
end;

create trigger addendum_is_not_replaced before insert on addendum
when exists (select 1 from addendum where id = new.id)
begin
    select raise(abort, 'an addendum is not replaced');
end;

create trigger addendum_is_frozen before update on addendum
begin
    select raise(abort, 'an addendum does not change');
end;

create trigger addendum_is_not_deleted before delete on addendum
begin
    select raise(abort, 'an addendum is not deleted');
end;

create trigger audit_is_not_replaced before insert on audit
when exists (select 1 from audit where sequence = new.sequence)
begin
    select raise(abort, 'an audit entry is not replaced');
end;

create trigger audit_is_not_updated before update on audit
begin
    select raise(abort, 'an audit entry does not change');
end;

create trigger audit_is_not_deleted before delete on audit
begin
    select raise(abort, 'an audit entry is not deleted');
end;
