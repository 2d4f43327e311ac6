-- Times are microseconds since 1970 UTC; 9223372036854775807 is never.

CREATE TABLE conversations (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  channel text NOT NULL,
  user_id text NOT NULL,
  version bigint NOT NULL,
  owner bigint NOT NULL,
  owner_epoch bigint NOT NULL,
  last_seq bigint NOT NULL,
  created_at bigint NOT NULL,
  last_activity_at bigint NOT NULL,
  language text NOT NULL,
  outcome text,
  address text NOT NULL,
  state text NOT NULL
);
CREATE INDEX conversations_by_user ON conversations (user_id);

CREATE TABLE inbox (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation_id text NOT NULL,
  activity_id text NOT NULL,
  channel text NOT NULL,
  lane text NOT NULL,
  received_at bigint NOT NULL,
  body text NOT NULL,
  stored_replies text NOT NULL,
  UNIQUE (conversation_id, activity_id, channel)
);

CREATE TABLE transcript (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation_no bigint NOT NULL REFERENCES conversations (no),
  seq bigint NOT NULL,
  author bigint NOT NULL,
  at bigint NOT NULL,
  activity_id text NOT NULL,
  text text NOT NULL,
  activity text NOT NULL,
  UNIQUE (conversation_no, seq)
);

-- due_at: when the row may be claimed. Only the first waiting row of a conversation has a time, the rest are never due;
-- a claimed row is due again when its lease ends. So a claim reads as many rows as it takes, however many wait.
CREATE TABLE outbox (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  outbox_id text NOT NULL,
  conversation_id text NOT NULL,
  kind bigint NOT NULL,
  state bigint NOT NULL,
  owner_epoch bigint NOT NULL,
  not_before bigint NOT NULL,
  due_at bigint NOT NULL,
  attempts bigint NOT NULL,
  created_at bigint NOT NULL,
  finished_at bigint,
  claimed_by text,
  remote_id text,
  reason text,
  payload text NOT NULL
);
-- Finished rows leave the indexes: only what waits is ever looked up.
CREATE UNIQUE INDEX outbox_by_id ON outbox (outbox_id) WHERE state = 0;
CREATE INDEX outbox_due ON outbox (due_at, no) WHERE state = 0;
CREATE INDEX outbox_lane ON outbox (conversation_id, no) WHERE state = 0;

CREATE TABLE effects (
  effect_id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL,
  kind text NOT NULL,
  due bigint NOT NULL,
  ready_at bigint NOT NULL,
  attempts bigint NOT NULL,
  claimed_by text,
  payload text NOT NULL
);
CREATE INDEX effects_ready ON effects (ready_at);
CREATE INDEX effects_by_conversation ON effects (conversation_id);

CREATE TABLE tickets (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket_id text NOT NULL UNIQUE,
  reference text NOT NULL UNIQUE,
  handoff_key text UNIQUE,
  version bigint NOT NULL,
  conversation_id text,
  user_id text NOT NULL,
  status text NOT NULL,
  priority bigint NOT NULL,
  category text NOT NULL,
  team text NOT NULL,
  tier bigint NOT NULL,
  assignee text,
  first_response_due bigint,
  next_due bigint,
  sort_due bigint NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  resolved_at bigint,
  subject text NOT NULL,
  details text NOT NULL
);
-- With what lists filter by, so that a queue and its counts read indexes alone.
CREATE INDEX tickets_by_due ON tickets (sort_due, created_at, no, status, team, tier, assignee);
CREATE INDEX tickets_by_status ON tickets (status, sort_due, created_at, no, team, tier, assignee);
CREATE INDEX tickets_by_user ON tickets (user_id);
CREATE INDEX tickets_by_assignee ON tickets (assignee, status) WHERE assignee IS NOT NULL;
CREATE INDEX tickets_by_conversation ON tickets (conversation_id);

CREATE TABLE ticket_events (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket_no bigint NOT NULL REFERENCES tickets (no),
  seq bigint NOT NULL,
  at bigint NOT NULL,
  kind text NOT NULL,
  actor text NOT NULL,
  data text NOT NULL,
  UNIQUE (ticket_no, seq)
);

CREATE TABLE desk_users (
  id text NOT NULL PRIMARY KEY,
  email text NOT NULL,
  email_key text NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text,
  role text NOT NULL,
  created_at bigint NOT NULL,
  disabled bigint NOT NULL,
  stamp text NOT NULL,
  totp_secret text,
  failed_sign_ins bigint NOT NULL,
  locked_until bigint
);

CREATE TABLE one_time_links (
  hash text NOT NULL PRIMARY KEY,
  purpose text NOT NULL,
  user_id text,
  expires_at bigint NOT NULL,
  used_at bigint
);

CREATE TABLE audit (
  no bigint PRIMARY KEY,
  at bigint NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  data text NOT NULL,
  hash text NOT NULL
);
CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_keeps_content BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses();

CREATE TABLE settings (
  key text NOT NULL PRIMARY KEY,
  value text NOT NULL,
  saved_at bigint NOT NULL
);

CREATE TABLE uploads (
  id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL,
  file_name text NOT NULL,
  content_type text NOT NULL,
  bytes bigint NOT NULL,
  path_id text NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX uploads_by_conversation ON uploads (conversation_id, at);
