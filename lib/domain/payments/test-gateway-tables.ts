/** The built-in gateway keeps its books in its own schema, as a provider's would be elsewhere: nothing of the shop refers to them. */
export const testGatewayTables = `
create schema if not exists test_gateway;
create table if not exists test_gateway.authorization_group (
  id text primary key,
  token text not null,
  status text not null check (status in ('authorized','declined','challenge','abandoned')),
  failure_code text,
  challenge_id uuid unique,
  return_path text not null default '/',
  body_hash text not null,
  created_at timestamptz not null default clock_timestamp()
);
create table if not exists test_gateway.authorization (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  group_id text not null references test_gateway.authorization_group (id),
  currency text not null,
  amount_minor integer not null check (amount_minor > 0),
  captured_minor integer not null default 0,
  voided_minor integer not null default 0,
  refunded_minor integer not null default 0,
  expires_at timestamptz not null default clock_timestamp() + interval '30 days',
  check (captured_minor >= 0 and voided_minor >= 0 and captured_minor + voided_minor <= amount_minor and refunded_minor between 0 and captured_minor)
);
create index if not exists authorization_group_idx on test_gateway.authorization (group_id);
create table if not exists test_gateway.operation (
  key text primary key,
  kind text not null,
  authorization_id uuid not null,
  amount_minor integer not null,
  status text not null,
  failure_code text,
  at timestamptz not null default clock_timestamp()
);
create table if not exists test_gateway.webhook (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  subject text not null,
  created_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  attempts integer not null default 0
);
create index if not exists webhook_undelivered_idx on test_gateway.webhook (created_at) where delivered_at is null;

-- Authorizes all parts of a group or none. The first request of a group decides; a repetition gets the same answer, and one with another body none.
create or replace function test_gateway.authorize(p_group text, p_token text, p_currency text, p_return text, p_hash text, p_parts jsonb)
returns table (status text, failure_code text, challenge_id uuid, parts jsonb) language plpgsql as $$
declare
  v_status text := case p_token when 'success_token' then 'authorized' when 'timeout_token' then 'authorized' when 'challenge_token' then 'challenge' else 'declined' end;
begin
  insert into test_gateway.authorization_group (id, token, status, failure_code, challenge_id, return_path, body_hash)
  values (p_group, p_token, v_status, case v_status when 'declined' then 'card_declined' end, case v_status when 'challenge' then gen_random_uuid() end, p_return, p_hash)
  on conflict (id) do nothing;
  if found then
    if v_status <> 'declined' then
      insert into test_gateway.authorization (key, group_id, currency, amount_minor)
      select p.key, p_group, p_currency, p.amount from jsonb_to_recordset(p_parts) as p(key text, amount integer);
    end if;
    insert into test_gateway.webhook (kind, subject) values ('group.' || v_status, p_group);
  elsif exists (select from test_gateway.authorization_group g where g.id = p_group and g.body_hash <> p_hash and g.status <> 'abandoned') then
    raise exception 'key_reused' using errcode = 'unique_violation';
  end if;
  return query select * from test_gateway.find(p_group);
end $$;

create or replace function test_gateway.find(p_group text)
returns table (status text, failure_code text, challenge_id uuid, parts jsonb) language sql stable as $$
  select g.status, g.failure_code, g.challenge_id,
    (select jsonb_agg(jsonb_build_object('key', a.key, 'ref', a.id, 'amountMinor', a.amount_minor, 'expiresAt', a.expires_at) order by a.key) from test_gateway.authorization a where a.group_id = g.id)
  from test_gateway.authorization_group g where g.id = p_group
$$;

-- One capture, void or refund, judged and written at once; the same key gets the same answer.
create or replace function test_gateway.operate(p_kind text, p_key text, p_ref uuid, p_amount integer)
returns table (status text, failure_code text) language plpgsql as $$
declare
  v_changed integer;
  v_failure text;
begin
  perform from test_gateway.authorization a join test_gateway.authorization_group g on g.id = a.group_id where a.id = p_ref and g.status in ('authorized','abandoned') for update of a;
  if not found then v_failure := 'not_found'; end if;
  if exists (select from test_gateway.operation o where o.key = p_key) then
    if not exists (select from test_gateway.operation o where o.key = p_key and o.kind = p_kind and o.authorization_id = p_ref and o.amount_minor = p_amount) then
      return query select 'failed'::text, 'key_reused'::text;
    else
      return query select o.status, o.failure_code from test_gateway.operation o where o.key = p_key;
    end if;
    return;
  end if;
  if v_failure is null then
    update test_gateway.authorization a set
      captured_minor = captured_minor + case p_kind when 'capture' then p_amount else 0 end,
      voided_minor = voided_minor + case p_kind when 'void' then p_amount else 0 end,
      refunded_minor = refunded_minor + case p_kind when 'refund' then p_amount else 0 end
    where a.id = p_ref and p_amount > 0
      and case p_kind when 'capture' then captured_minor + voided_minor + p_amount <= amount_minor and expires_at > clock_timestamp()
        when 'void' then captured_minor + voided_minor + p_amount <= amount_minor
        else refunded_minor + p_amount <= captured_minor end;
    get diagnostics v_changed = row_count;
    if v_changed = 0 then
      v_failure := case when p_kind = 'capture' and exists (select from test_gateway.authorization a where a.id = p_ref and a.expires_at <= clock_timestamp()) then 'expired' else 'too_much' end;
    end if;
  end if;
  insert into test_gateway.operation (key, kind, authorization_id, amount_minor, status, failure_code)
  values (p_key, p_kind, p_ref, p_amount, case when v_failure is null then 'succeeded' else 'failed' end, v_failure);
  insert into test_gateway.webhook (kind, subject) values (p_kind || case when v_failure is null then '.succeeded' else '.failed' end, p_ref::text);
  return query select case when v_failure is null then 'succeeded' else 'failed' end, v_failure;
end $$;

-- Another 30 days for what is left of an authorization; the same key gets the same answer.
create or replace function test_gateway.renew(p_key text, p_ref uuid)
returns table (failure_code text, expires_at timestamptz) language plpgsql as $$
declare
  v_left integer;
  v_expires timestamptz;
  v_failure text;
begin
  select a.amount_minor - a.captured_minor - a.voided_minor, a.expires_at into v_left, v_expires
  from test_gateway.authorization a join test_gateway.authorization_group g on g.id = a.group_id where a.id = p_ref and g.status = 'authorized' for update of a;
  select o.failure_code into v_failure from test_gateway.operation o where o.key = p_key;
  if not found then
    v_failure := case when v_left is null then 'not_found' when v_left = 0 then 'nothing_left' when v_expires <= clock_timestamp() then 'expired' end;
    insert into test_gateway.operation (key, kind, authorization_id, amount_minor, status, failure_code)
    values (p_key, 'renew', p_ref, coalesce(v_left, 0), case when v_failure is null then 'succeeded' else 'failed' end, v_failure);
    insert into test_gateway.webhook (kind, subject) values ('renew.' || case when v_failure is null then 'succeeded' else 'failed' end, p_ref::text);
    if v_failure is null then
      v_expires := clock_timestamp() + interval '30 days';
      update test_gateway.authorization a set expires_at = v_expires where a.id = p_ref;
    end if;
  end if;
  return query select v_failure, case when v_failure is null then v_expires end;
end $$;

-- Voids what a group authorized; an unknown group is written down as abandoned, so that a late request finds it taken.
create or replace function test_gateway.abandon(p_group text) returns void language plpgsql as $$
begin
  insert into test_gateway.authorization_group (id, token, status, body_hash) values (p_group, '', 'abandoned', '')
  on conflict (id) do update set status = 'abandoned', failure_code = 'abandoned' where authorization_group.status in ('authorized', 'challenge');
  update test_gateway.authorization set voided_minor = amount_minor - captured_minor where group_id = p_group;
end $$;

create or replace function test_gateway.answer_challenge(p_challenge uuid, p_is_approved boolean)
returns table (return_path text) language plpgsql as $$
begin
  update test_gateway.authorization_group g set status = case when p_is_approved then 'authorized' else 'declined' end, failure_code = case when p_is_approved then null else 'challenge_failed' end
  where g.challenge_id = p_challenge and g.status = 'challenge';
  if found then
    insert into test_gateway.webhook (kind, subject) select 'group.' || g.status, g.id from test_gateway.authorization_group g where g.challenge_id = p_challenge;
  end if;
  return query select g.return_path from test_gateway.authorization_group g where g.challenge_id = p_challenge;
end $$;
`;
