-- Times are milliseconds since 1970-01-01T00:00:00Z. Columns named sealed_* hold ciphertext only.
-- Which vault this database belongs to, by its fingerprint, and the generation of the key-encryption key that wraps now.
create table clinic_key (
    id bigint primary key check (id = 1),
    fingerprint text not null,
    generation bigint not null
);

create table account (
    id text primary key,
    username text not null unique,
    name text not null,
    role text not null,
    profession text not null,
    hpr_number text,
    passphrase_hash text not null,
    created_at bigint not null
);

create table session (
    token_hash text primary key,
    account_id text not null references account (id),
    created_at bigint not null,
    expires_at bigint not null
);

-- wrapped_key: the patient's own keys, wrapped by the key-encryption key of that generation. An erased patient has none.
-- sealed_real_words: keyed hashes of the real names and numbers around the patient, sealed under the patient's key too.
create table patient (
    id text primary key,
    lookup text unique,
    wrapped_key bytea,
    generation bigint not null,
    created_at bigint not null,
    erased_at bigint,
    sealed_identities bytea,
    sealed_real_words bytea,
    identities_revision bigint not null default 0,
    check ((erased_at is null) = (wrapped_key is not null)),
    check (erased_at is null or (lookup is null and sealed_identities is null and sealed_real_words is null and identities_revision = 0))
);

create table consultation (
    id text primary key,
    patient_id text not null references patient (id),
    responsible text not null references account (id),
    language text not null,
    started_at bigint not null,
    source_digest text not null unique,
    sealed_head bytea not null,
    sealed_transcript bytea not null
);

create index consultation_of_day on consultation (responsible, started_at);

create table note_version (
    consultation_id text not null references consultation (id),
    revision bigint not null,
    act text not null,
    account_id text not null references account (id),
    at bigint not null,
    sealed_note bytea not null,
    primary key (consultation_id, revision)
);

create table signed_note (
    consultation_id text primary key references consultation (id),
    account_id text not null references account (id),
    at bigint not null,
    content_sha256 text not null,
    sealed_note bytea not null
);

create table addendum (
    id text primary key,
    consultation_id text not null references signed_note (consultation_id),
    account_id text not null references account (id),
    at bigint not null,
    sealed_addendum bytea not null
);

create table audit_head (
    id bigint primary key check (id = 1),
    sequence bigint not null,
    hash text not null
);

insert into audit_head (id, sequence, hash) values (1, 0, '');

create table audit (
    sequence bigint primary key,
    at bigint not null,
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
);

-- A signed note, an addendum and a log entry never change, whoever holds the connection.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a signed note, an addendum or an audit entry does not change';
end;
$$;

create trigger signed_note_is_append_only before update or delete on signed_note
    for each row execute function refuse_change();

create trigger signed_note_is_not_emptied before truncate on signed_note
    for each statement execute function refuse_change();

create trigger addendum_is_append_only before update or delete on addendum
    for each row execute function refuse_change();

create trigger addendum_is_not_emptied before truncate on addendum
    for each statement execute function refuse_change();

create trigger audit_is_append_only before update or delete on audit
    for each row execute function refuse_change();

create trigger audit_is_not_emptied before truncate on audit
    for each statement execute function refuse_change();
