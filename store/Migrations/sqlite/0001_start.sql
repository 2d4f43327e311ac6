-- Times are microseconds since 1970 UTC; 9223372036854775807 is never.

CREATE TABLE conversations (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  user_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  owner_epoch INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_activity_at INTEGER NOT NULL,
  language TEXT NOT NULL,
  outcome TEXT,
  address TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX conversations_by_user ON conversations (user_id);

CREATE TABLE inbox (
  no INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  lane TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  stored_replies TEXT NOT NULL,
  UNIQUE (conversation_id, activity_id, channel)
) STRICT;

CREATE TABLE transcript (
  no INTEGER PRIMARY KEY,
  conversation_no INTEGER NOT NULL REFERENCES conversations (no),
  seq INTEGER NOT NULL,
  author INTEGER NOT NULL,
  at INTEGER NOT NULL,
  activity_id TEXT NOT NULL,
  text TEXT NOT NULL,
  activity TEXT NOT NULL,
  UNIQUE (conversation_no, seq)
) STRICT;

-- due_at: when the row may be claimed. Only the first waiting row of a conversation has a time, the rest are never due;
-- a claimed row is due again when its lease ends. So a claim reads as many rows as it takes, however many wait.
CREATE TABLE outbox (
  no INTEGER PRIMARY KEY,
  outbox_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  owner_epoch INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  claimed_by TEXT,
  remote_id TEXT,
  reason TEXT,
  payload TEXT NOT NULL
) STRICT;
-- Finished rows leave the indexes: only what waits is ever looked up.
CREATE UNIQUE INDEX outbox_by_id ON outbox (outbox_id) WHERE state = 0;
CREATE INDEX outbox_due ON outbox (due_at, no) WHERE state = 0;
CREATE INDEX outbox_lane ON outbox (conversation_id, no) WHERE state = 0;

CREATE TABLE effects (
  effect_id TEXT NOT NULL PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  due INTEGER NOT NULL,
  ready_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  claimed_by TEXT,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX effects_ready ON effects (ready_at);
CREATE INDEX effects_by_conversation ON effects (conversation_id);

CREATE TABLE tickets (
  no INTEGER PRIMARY KEY,
  ticket_id TEXT NOT NULL UNIQUE,
  reference TEXT NOT NULL UNIQUE,
  handoff_key TEXT UNIQUE,
  version INTEGER NOT NULL,
  conversation_id TEXT,
  user_id TEXT NOT NULL,
  status TEXT NOT NULL,
  priority INTEGER NOT NULL,
  category TEXT NOT NULL,
  team TEXT NOT NULL,
  tier INTEGER NOT NULL,
  assignee TEXT,
  first_response_due INTEGER,
  next_due INTEGER,
  sort_due INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  resolved_at INTEGER,
  subject TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT;
-- With what lists filter by, so that a queue and its counts read indexes alone.
CREATE INDEX tickets_by_due ON tickets (sort_due, created_at, no, status, team, tier, assignee);
CREATE INDEX tickets_by_status ON tickets (status, sort_due, created_at, no, team, tier, assignee);
CREATE INDEX tickets_by_user ON tickets (user_id);
CREATE INDEX tickets_by_assignee ON tickets (assignee, status) WHERE assignee IS NOT NULL;
CREATE INDEX tickets_by_conversation ON tickets (conversation_id);

CREATE TABLE ticket_events (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_no INTEGER NOT NULL REFERENCES tickets (no),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  data TEXT NOT NULL,
  UNIQUE (ticket_no, seq)
) STRICT;

CREATE TABLE desk_users (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  disabled INTEGER NOT NULL,
  stamp TEXT NOT NULL,
  totp_secret TEXT,
  failed_sign_ins INTEGER NOT NULL,
  locked_until INTEGER
) STRICT;

CREATE TABLE one_time_links (
  hash TEXT NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL,
  user_id TEXT,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;

CREATE TABLE audit (
  no INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_keeps_content BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE uploads (
  id TEXT NOT NULL PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  file_name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  path_id TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX uploads_by_conversation ON uploads (conversation_id, at);
