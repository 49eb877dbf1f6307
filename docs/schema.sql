-- The register after all migrations. Made by scripts/schema.ts; do not change by hand.

CREATE TABLE installation (
    id TEXT PRIMARY KEY, is_practice INTEGER NOT NULL CHECK (is_practice IN (0, 1)), created_at TEXT NOT NULL
  ) STRICT;

CREATE TABLE organisation (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE workshop (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sort_key TEXT NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
  ) STRICT;

CREATE TABLE user (
    id TEXT PRIMARY KEY, sign_in_name TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_key TEXT NOT NULL,
    title TEXT NOT NULL, trained_on TEXT, certified_on TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)), created_at TEXT NOT NULL
  , signature_picture_id TEXT REFERENCES picture (id), sees_persons INTEGER NOT NULL DEFAULT 1 CHECK (sees_persons IN (0, 1))) STRICT;

CREATE TABLE user_role (
    user_id TEXT NOT NULL REFERENCES user (id), role TEXT NOT NULL, PRIMARY KEY (user_id, role)
  ) STRICT;

CREATE TABLE user_workshop (
    user_id TEXT NOT NULL REFERENCES user (id), workshop_id TEXT NOT NULL REFERENCES workshop (id),
    PRIMARY KEY (user_id, workshop_id)
  ) STRICT;

CREATE TABLE module (id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE module_version (
    id TEXT PRIMARY KEY, module_id TEXT NOT NULL REFERENCES module (id), version INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'retired')),
    title TEXT NOT NULL, sort_key TEXT NOT NULL, level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    seqf_level INTEGER, credit_value REAL, notional_learning_hours REAL,
    created_at TEXT NOT NULL, published_at TEXT, retired_at TEXT,
    UNIQUE (module_id, version)
  ) STRICT;

CREATE TABLE learning_outcome (
    id TEXT PRIMARY KEY, module_version_id TEXT NOT NULL REFERENCES module_version (id),
    position INTEGER NOT NULL, text TEXT NOT NULL, self_assessment_text TEXT NOT NULL,
    suggested_evidence TEXT NOT NULL, UNIQUE (module_version_id, position)
  ) STRICT;

CREATE TABLE assessment_criterion (
    id TEXT PRIMARY KEY, outcome_id TEXT NOT NULL REFERENCES learning_outcome (id),
    position INTEGER NOT NULL, text TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('knowledge', 'skill', 'responsibility')),
    UNIQUE (outcome_id, position)
  ) STRICT;

CREATE TABLE participant (
    search_row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, given_name TEXT NOT NULL, family_name TEXT NOT NULL, alias TEXT,
    sort_key TEXT NOT NULL, search_key TEXT NOT NULL, name_key TEXT NOT NULL,
    birth_date TEXT, birth_year INTEGER, personal_number TEXT, personal_number_kind TEXT,
    gender TEXT NOT NULL, workshop_id TEXT NOT NULL REFERENCES workshop (id),
    home_municipality TEXT NOT NULL, target_groups TEXT NOT NULL, language TEXT NOT NULL,
    needs_interpreter INTEGER NOT NULL CHECK (needs_interpreter IN (0, 1)),
    phone TEXT NOT NULL, email TEXT NOT NULL,
    enrolled_on TEXT NOT NULL, exited_on TEXT, exit_reason TEXT,
    has_protected_identity INTEGER NOT NULL CHECK (has_protected_identity IN (0, 1)),
    created_at TEXT NOT NULL
  ) STRICT;

CREATE INDEX participant_by_name ON participant (sort_key, id, exited_on, workshop_id, search_key);

CREATE INDEX participant_by_enrolment ON participant (enrolled_on, sort_key, id, exited_on, workshop_id, search_key);

CREATE INDEX participant_by_workshop ON participant (workshop_id, sort_key, id, exited_on, search_key);

CREATE INDEX participant_by_name_key ON participant (name_key);

CREATE VIRTUAL TABLE participant_search USING fts5 (
    terms, content = '', contentless_delete = 1, detail = 'none', prefix = '1 2 3', tokenize = 'ascii'
  );

CREATE TABLE validation (
    id TEXT PRIMARY KEY, participant_id TEXT NOT NULL REFERENCES participant (id),
    module_version_id TEXT NOT NULL REFERENCES module_version (id),
    place TEXT NOT NULL, planned_from TEXT, planned_to TEXT, created_at TEXT NOT NULL,
    state TEXT NOT NULL, state_since TEXT NOT NULL, last_activity_at TEXT NOT NULL
  ) STRICT;

CREATE INDEX validation_by_participant ON validation (participant_id);

CREATE INDEX validation_by_module ON validation (module_version_id, state);

CREATE INDEX validation_by_state ON validation (state, last_activity_at);

CREATE INDEX validation_by_activity ON validation (last_activity_at, id);

CREATE TABLE validation_assessor (
    validation_id TEXT NOT NULL REFERENCES validation (id), user_id TEXT NOT NULL REFERENCES user (id),
    from_at TEXT NOT NULL, to_at TEXT, PRIMARY KEY (validation_id, user_id, from_at)
  ) STRICT;

CREATE INDEX validation_assessor_by_user ON validation_assessor (user_id, validation_id);

CREATE TABLE validation_event (
    id TEXT PRIMARY KEY, validation_id TEXT NOT NULL REFERENCES validation (id),
    step TEXT NOT NULL CHECK (step IN ('planned', 'begun', 'submitted', 'withdrawn', 'returned', 'approved',
      'certified', 'endedEarly', 'resumed')),
    state TEXT NOT NULL, message TEXT NOT NULL, due_on TEXT, reason TEXT,
    at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  , log_position INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX validation_event_by_validation ON validation_event (validation_id, id);

CREATE TRIGGER validation_event_moves_state AFTER INSERT ON validation_event BEGIN
    UPDATE validation SET state = new.state, state_since = new.at, last_activity_at = new.at
      WHERE id = new.validation_id;
  END;

CREATE TABLE self_assessment_event (
    id TEXT PRIMARY KEY, validation_id TEXT NOT NULL REFERENCES validation (id),
    outcome_id TEXT NOT NULL REFERENCES learning_outcome (id), answer TEXT,
    at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  , log_position INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX self_assessment_event_by_validation ON self_assessment_event (validation_id, outcome_id, id);

CREATE TABLE judgement_event (
    id TEXT PRIMARY KEY, validation_id TEXT NOT NULL REFERENCES validation (id),
    criterion_id TEXT NOT NULL REFERENCES assessment_criterion (id),
    judgement TEXT, note TEXT NOT NULL, left_out_reason TEXT,
    at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  , log_position INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX judgement_event_by_criterion ON judgement_event (validation_id, criterion_id, id);

CREATE INDEX judgement_event_by_user ON judgement_event (by, validation_id);

CREATE TABLE judgement_now (
    validation_id TEXT NOT NULL REFERENCES validation (id),
    criterion_id TEXT NOT NULL REFERENCES assessment_criterion (id),
    judgement TEXT, note TEXT NOT NULL, left_out_reason TEXT,
    PRIMARY KEY (validation_id, criterion_id)
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER judgement_event_is_now AFTER INSERT ON judgement_event BEGIN
    INSERT INTO judgement_now (validation_id, criterion_id, judgement, note, left_out_reason)
      VALUES (new.validation_id, new.criterion_id, new.judgement, new.note, new.left_out_reason)
      ON CONFLICT (validation_id, criterion_id) DO UPDATE SET
        judgement = excluded.judgement, note = excluded.note, left_out_reason = excluded.left_out_reason;
    UPDATE validation SET last_activity_at = new.at WHERE id = new.validation_id;
  END;

CREATE TABLE feedback_event (
    id TEXT PRIMARY KEY, validation_id TEXT NOT NULL REFERENCES validation (id), text TEXT NOT NULL,
    at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  , log_position INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX feedback_event_by_validation ON feedback_event (validation_id, id);

CREATE TABLE rationale_event (
    id TEXT PRIMARY KEY, validation_id TEXT NOT NULL REFERENCES validation (id), text TEXT NOT NULL,
    at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  , log_position INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX rationale_event_by_validation ON rationale_event (validation_id, id);

CREATE TABLE control_mark_event (
    id TEXT PRIMARY KEY, validation_id TEXT NOT NULL REFERENCES validation (id),
    submission_id TEXT NOT NULL REFERENCES validation_event (id),
    criterion_id TEXT NOT NULL REFERENCES assessment_criterion (id),
    agrees INTEGER CHECK (agrees IN (0, 1)), comment TEXT NOT NULL,
    at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  , log_position INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX control_mark_event_by_submission ON control_mark_event (submission_id, criterion_id, id);

CREATE TABLE plan_step (
    id TEXT PRIMARY KEY, validation_id TEXT NOT NULL REFERENCES validation (id), text TEXT NOT NULL,
    due_on TEXT, who TEXT NOT NULL, done_on TEXT, changed_at TEXT NOT NULL, removed_at TEXT
  ) STRICT;

CREATE INDEX plan_step_by_validation ON plan_step (validation_id, id);

CREATE INDEX plan_step_open ON plan_step (due_on, validation_id) WHERE done_on IS NULL AND removed_at IS NULL;

CREATE TABLE attachment (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL,
    sha256 TEXT NOT NULL, content BLOB NOT NULL, added_at TEXT NOT NULL, added_by TEXT NOT NULL REFERENCES user (id)
  ) STRICT;

CREATE TABLE evidence (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, happened_on TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachment (id), at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id),
    changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user (id)
  ) STRICT;

CREATE TABLE evidence_validation (
    evidence_id TEXT NOT NULL REFERENCES evidence (id), validation_id TEXT NOT NULL REFERENCES validation (id),
    linked_at TEXT NOT NULL, linked_by TEXT NOT NULL REFERENCES user (id),
    PRIMARY KEY (evidence_id, validation_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_validation_by_validation ON evidence_validation (validation_id);

CREATE TABLE evidence_criterion (
    evidence_id TEXT NOT NULL, validation_id TEXT NOT NULL,
    criterion_id TEXT NOT NULL REFERENCES assessment_criterion (id),
    PRIMARY KEY (evidence_id, validation_id, criterion_id),
    FOREIGN KEY (evidence_id, validation_id) REFERENCES evidence_validation (evidence_id, validation_id)
      ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_criterion_by_validation ON evidence_criterion (validation_id, criterion_id);

CREATE TABLE involvement (
    validation_id TEXT NOT NULL REFERENCES validation (id), user_id TEXT NOT NULL REFERENCES user (id),
    PRIMARY KEY (validation_id, user_id)
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER validation_assessor_is_involved AFTER INSERT ON validation_assessor BEGIN
    INSERT OR IGNORE INTO involvement (validation_id, user_id) VALUES (new.validation_id, new.user_id);
  END;

CREATE TRIGGER self_assessment_event_is_activity AFTER INSERT ON self_assessment_event BEGIN
    UPDATE validation SET last_activity_at = new.at WHERE id = new.validation_id;
  END;

CREATE TRIGGER feedback_event_is_activity AFTER INSERT ON feedback_event BEGIN
    UPDATE validation SET last_activity_at = new.at WHERE id = new.validation_id;
  END;

CREATE TRIGGER rationale_event_is_activity AFTER INSERT ON rationale_event BEGIN
    UPDATE validation SET last_activity_at = new.at WHERE id = new.validation_id;
  END;

CREATE TRIGGER control_mark_event_is_activity AFTER INSERT ON control_mark_event BEGIN
    UPDATE validation SET last_activity_at = new.at WHERE id = new.validation_id;
  END;

CREATE TRIGGER plan_step_insert_is_activity AFTER INSERT ON plan_step BEGIN
    UPDATE validation SET last_activity_at = new.changed_at WHERE id = new.validation_id;
  END;

CREATE TRIGGER plan_step_update_is_activity AFTER UPDATE ON plan_step BEGIN
    UPDATE validation SET last_activity_at = new.changed_at WHERE id = new.validation_id;
  END;

CREATE TRIGGER evidence_link_is_activity AFTER INSERT ON evidence_validation BEGIN
    UPDATE validation SET last_activity_at = new.linked_at WHERE id = new.validation_id;
  END;

CREATE TRIGGER evidence_change_is_activity AFTER UPDATE ON evidence BEGIN
    UPDATE validation SET last_activity_at = new.changed_at
      WHERE id IN (SELECT validation_id FROM evidence_validation WHERE evidence_id = new.id);
  END;

CREATE TABLE certificate (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, prefix TEXT NOT NULL, year INTEGER NOT NULL,
    running_number INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('certificate', 'unitTranscript')),
    participant_id TEXT NOT NULL REFERENCES participant (id), name_on_certificate TEXT NOT NULL,
    search_key TEXT NOT NULL, is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
    facts TEXT NOT NULL, pdf BLOB NOT NULL, pdf_sha256 TEXT NOT NULL,
    issued_at TEXT NOT NULL, issued_on TEXT NOT NULL, issued_by TEXT NOT NULL REFERENCES user (id), seal TEXT, check_code TEXT, key_id TEXT REFERENCES issuer_key (id), replaces_id TEXT REFERENCES certificate (id),
    UNIQUE (prefix, year, running_number)
  ) STRICT;

CREATE INDEX certificate_by_participant ON certificate (participant_id);

CREATE INDEX certificate_in_order ON certificate (issued_at, id, year, participant_id, number, search_key);

CREATE TABLE certificate_validation (
    certificate_id TEXT NOT NULL REFERENCES certificate (id), validation_id TEXT NOT NULL REFERENCES validation (id),
    PRIMARY KEY (certificate_id, validation_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX certificate_validation_by_validation ON certificate_validation (validation_id);

CREATE TABLE certificate_event (
    id TEXT PRIMARY KEY, certificate_id TEXT NOT NULL REFERENCES certificate (id), what TEXT NOT NULL,
    detail TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  , log_position INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX certificate_event_by_certificate ON certificate_event (certificate_id, id);

CREATE TABLE draft (
    user_id TEXT NOT NULL REFERENCES user (id), key TEXT NOT NULL, body TEXT NOT NULL, kept_at TEXT NOT NULL,
    PRIMARY KEY (user_id, key)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, at TEXT NOT NULL,
    user_id TEXT, user_name TEXT NOT NULL, call TEXT NOT NULL, what TEXT NOT NULL,
    subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
    before TEXT, after TEXT, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;

CREATE INDEX audit_by_subject ON audit (subject_id, position);

CREATE TABLE audit_participant (
    participant_id TEXT NOT NULL, position INTEGER NOT NULL REFERENCES audit (position),
    PRIMARY KEY (participant_id, position)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX audit_participant_by_position ON audit_participant (position);

CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
  END;

CREATE TRIGGER audit_participant_refuses_update BEFORE UPDATE ON audit_participant BEGIN
    SELECT RAISE(ABORT, 'audit_participant is append-only');
  END;

CREATE TRIGGER involvement_refuses_update BEFORE UPDATE ON involvement BEGIN
    SELECT RAISE(ABORT, 'involvement is append-only');
  END;

CREATE TRIGGER certificate_validation_refuses_update BEFORE UPDATE ON certificate_validation BEGIN
    SELECT RAISE(ABORT, 'certificate_validation is append-only');
  END;

CREATE TRIGGER module_version_is_frozen BEFORE UPDATE ON module_version
    WHEN old.status <> 'draft' AND NOT (
      old.status = 'published' AND new.status = 'retired' AND new.id = old.id AND new.module_id = old.module_id
      AND new.version = old.version AND new.title = old.title AND new.level = old.level
      AND new.seqf_level IS old.seqf_level AND new.credit_value IS old.credit_value
      AND new.notional_learning_hours IS old.notional_learning_hours AND new.sort_key = old.sort_key
      AND new.created_at = old.created_at AND new.published_at IS old.published_at
    ) BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TRIGGER module_version_is_kept BEFORE DELETE ON module_version WHEN old.status <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'a published module version is never removed'); END;

CREATE TRIGGER learning_outcome_frozen_insert_new BEFORE INSERT ON learning_outcome
      WHEN (SELECT status FROM module_version WHERE id = new.module_version_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TRIGGER assessment_criterion_frozen_insert_new BEFORE INSERT ON assessment_criterion
      WHEN (SELECT v.status FROM module_version v JOIN learning_outcome o ON o.module_version_id = v.id
        WHERE o.id = new.outcome_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TRIGGER learning_outcome_frozen_update_old BEFORE UPDATE ON learning_outcome
      WHEN (SELECT status FROM module_version WHERE id = old.module_version_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TRIGGER assessment_criterion_frozen_update_old BEFORE UPDATE ON assessment_criterion
      WHEN (SELECT v.status FROM module_version v JOIN learning_outcome o ON o.module_version_id = v.id
        WHERE o.id = old.outcome_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TRIGGER learning_outcome_frozen_update_new BEFORE UPDATE ON learning_outcome
      WHEN (SELECT status FROM module_version WHERE id = new.module_version_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TRIGGER assessment_criterion_frozen_update_new BEFORE UPDATE ON assessment_criterion
      WHEN (SELECT v.status FROM module_version v JOIN learning_outcome o ON o.module_version_id = v.id
        WHERE o.id = new.outcome_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TRIGGER learning_outcome_frozen_delete_old BEFORE DELETE ON learning_outcome
      WHEN (SELECT status FROM module_version WHERE id = old.module_version_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TRIGGER assessment_criterion_frozen_delete_old BEFORE DELETE ON assessment_criterion
      WHEN (SELECT v.status FROM module_version v JOIN learning_outcome o ON o.module_version_id = v.id
        WHERE o.id = old.outcome_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a published module version never changes'); END;

CREATE TABLE issuer_key (
    id TEXT PRIMARY KEY, public_key BLOB NOT NULL, private_key BLOB NOT NULL,
    valid_from TEXT NOT NULL, valid_until TEXT, made_at TEXT NOT NULL
  ) STRICT;

CREATE TRIGGER issuer_key_is_kept BEFORE DELETE ON issuer_key
    BEGIN SELECT RAISE(ABORT, 'an issuer key is never removed'); END;

CREATE TRIGGER issuer_key_is_frozen BEFORE UPDATE ON issuer_key
    WHEN new.id <> old.id OR new.public_key <> old.public_key OR new.private_key <> old.private_key
      OR new.valid_from <> old.valid_from OR new.made_at <> old.made_at OR old.valid_until IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an issuer key never changes'); END;

CREATE UNIQUE INDEX certificate_by_check_code ON certificate (check_code);

CREATE UNIQUE INDEX certificate_by_replaced ON certificate (replaces_id);

CREATE INDEX certificate_event_by_what ON certificate_event (what, certificate_id);

CREATE TABLE picture (
    id TEXT PRIMARY KEY, purpose TEXT NOT NULL CHECK (purpose IN ('logo', 'signature')), media_type TEXT NOT NULL,
    content BLOB NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, sha256 TEXT NOT NULL,
    added_at TEXT NOT NULL, added_by TEXT NOT NULL REFERENCES user (id)
  ) STRICT;

CREATE TABLE document_key (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL CHECK (origin IN ('imported', 'made')), subject TEXT NOT NULL,
    not_before TEXT NOT NULL, not_after TEXT NOT NULL, private_key BLOB NOT NULL, chain TEXT NOT NULL,
    added_at TEXT NOT NULL, added_by TEXT NOT NULL REFERENCES user (id)
  ) STRICT;

CREATE TABLE proof_reading (
    id TEXT PRIMARY KEY, participant_id TEXT NOT NULL REFERENCES participant (id),
    name_on_certificate TEXT NOT NULL, birth TEXT NOT NULL CHECK (birth IN ('date', 'year', 'none')),
    validation_ids TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  , log_position INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX proof_reading_by_participant ON proof_reading (participant_id, id);

CREATE TABLE batch (
    id TEXT PRIMARY KEY, made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES user (id), ended_at TEXT
  ) STRICT;

CREATE TABLE batch_item (
    batch_id TEXT NOT NULL REFERENCES batch (id), position INTEGER NOT NULL,
    participant_id TEXT NOT NULL REFERENCES participant (id), choice TEXT NOT NULL,
    certificate_id TEXT UNIQUE REFERENCES certificate (id), refusal TEXT,
    PRIMARY KEY (batch_id, position)
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER batch_item_issued_once BEFORE UPDATE ON batch_item
    WHEN old.certificate_id IS NOT NULL OR new.batch_id <> old.batch_id OR new.position <> old.position
      OR new.participant_id <> old.participant_id OR new.choice <> old.choice
    BEGIN SELECT RAISE(ABORT, 'what a batch has issued never changes'); END;

CREATE TRIGGER picture_refuses_update BEFORE UPDATE ON picture BEGIN
    SELECT RAISE(ABORT, 'picture is append-only');
  END;

CREATE TRIGGER picture_refuses_delete BEFORE DELETE ON picture BEGIN
    SELECT RAISE(ABORT, 'picture is append-only');
  END;

CREATE TRIGGER document_key_refuses_update BEFORE UPDATE ON document_key BEGIN
    SELECT RAISE(ABORT, 'document_key is append-only');
  END;

CREATE TRIGGER document_key_refuses_delete BEFORE DELETE ON document_key BEGIN
    SELECT RAISE(ABORT, 'document_key is append-only');
  END;

CREATE TABLE recommendation (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL,
    pdf BLOB NOT NULL, pdf_sha256 TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES user (id)
  ) STRICT;

CREATE TABLE recommendation_validation (
    recommendation_id TEXT NOT NULL REFERENCES recommendation (id),
    validation_id TEXT NOT NULL REFERENCES validation (id), by_alias INTEGER NOT NULL DEFAULT 0 CHECK (by_alias IN (0, 1)),
    PRIMARY KEY (recommendation_id, validation_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX recommendation_validation_by_validation ON recommendation_validation (validation_id);

CREATE TABLE external_review (
    recommendation_id TEXT PRIMARY KEY REFERENCES recommendation (id), reviewed_on TEXT NOT NULL,
    reviewer TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL REFERENCES user (id)
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER external_review_refuses_update BEFORE UPDATE ON external_review BEGIN
    SELECT RAISE(ABORT, 'external_review is append-only');
  END;

CREATE INDEX evidence_by_attachment ON evidence (attachment_id) WHERE attachment_id IS NOT NULL;

CREATE TABLE signing_key (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user (id), public_key BLOB NOT NULL, made_at TEXT NOT NULL
  ) STRICT;

CREATE TABLE signature (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user (id), key_id TEXT NOT NULL REFERENCES signing_key (id),
    call TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, content_hash TEXT NOT NULL,
    signed_at TEXT NOT NULL, log_position INTEGER NOT NULL UNIQUE, log_hash TEXT NOT NULL, signature BLOB NOT NULL
  ) STRICT;

CREATE INDEX signature_by_subject ON signature (subject_kind, subject_id, id);

CREATE TABLE audit_seal (
    number INTEGER PRIMARY KEY, position INTEGER NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL,
    key_id TEXT NOT NULL REFERENCES issuer_key (id), signature BLOB NOT NULL
  ) STRICT;

CREATE TABLE pin (
    user_id TEXT PRIMARY KEY REFERENCES user (id), salt BLOB NOT NULL, cost INTEGER NOT NULL, hash BLOB NOT NULL,
    chosen_at TEXT NOT NULL
  ) STRICT;

CREATE TRIGGER signing_key_refuses_update BEFORE UPDATE ON signing_key BEGIN
    SELECT RAISE(ABORT, 'signing_key is append-only');
  END;

CREATE TRIGGER signing_key_refuses_delete BEFORE DELETE ON signing_key BEGIN
    SELECT RAISE(ABORT, 'signing_key is append-only');
  END;

CREATE TRIGGER signature_refuses_update BEFORE UPDATE ON signature BEGIN
    SELECT RAISE(ABORT, 'signature is append-only');
  END;

CREATE TRIGGER signature_refuses_delete BEFORE DELETE ON signature BEGIN
    SELECT RAISE(ABORT, 'signature is append-only');
  END;

CREATE TRIGGER audit_seal_refuses_update BEFORE UPDATE ON audit_seal BEGIN
    SELECT RAISE(ABORT, 'audit_seal is append-only');
  END;

CREATE TRIGGER audit_seal_refuses_delete BEFORE DELETE ON audit_seal BEGIN
    SELECT RAISE(ABORT, 'audit_seal is append-only');
  END;

CREATE TABLE disposal (
    id TEXT PRIMARY KEY, limits TEXT NOT NULL, participant_ids TEXT NOT NULL,
    with_drafts INTEGER NOT NULL CHECK (with_drafts IN (0, 1)),
    proposed_at TEXT NOT NULL, proposed_by TEXT NOT NULL REFERENCES user (id), withdrawn_at TEXT,
    carried_out_at TEXT, carried_out_by TEXT REFERENCES user (id) CHECK (carried_out_by <> proposed_by),
    counts TEXT, protocol BLOB, protocol_sha256 TEXT, cleaned_at TEXT
  , with_files INTEGER NOT NULL DEFAULT 0 CHECK (with_files IN (0, 1)), with_log INTEGER NOT NULL DEFAULT 0 CHECK (with_log IN (0, 1))) STRICT;

CREATE TRIGGER disposal_is_kept BEFORE DELETE ON disposal
    BEGIN SELECT RAISE(ABORT, 'a disposal is never removed'); END;

CREATE TABLE disposal_now (disposal_id TEXT PRIMARY KEY REFERENCES disposal (id)) STRICT, WITHOUT ROWID;

CREATE TRIGGER disposal_now_by_two BEFORE INSERT ON disposal_now
    WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = new.disposal_id AND carried_out_by <> proposed_by
      AND withdrawn_at IS NULL AND protocol IS NULL)
    BEGIN SELECT RAISE(ABORT, 'a disposal is proposed by one and carried out by another'); END;

CREATE TABLE certificate_entry (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, prefix TEXT NOT NULL, year INTEGER NOT NULL,
    running_number INTEGER NOT NULL, kind TEXT NOT NULL, modules TEXT NOT NULL, issued_on TEXT NOT NULL,
    pdf_sha256 TEXT NOT NULL, check_code TEXT UNIQUE,
    standing TEXT NOT NULL CHECK (standing IN ('valid', 'replaced', 'revoked')), standing_on TEXT, later_number TEXT,
    disposal_id TEXT NOT NULL REFERENCES disposal (id)
  ) STRICT;

CREATE TRIGGER certificate_entry_refuses_update BEFORE UPDATE ON certificate_entry
    BEGIN SELECT RAISE(ABORT, 'certificate_entry is append-only'); END;

CREATE TRIGGER certificate_entry_refuses_delete BEFORE DELETE ON certificate_entry
    BEGIN SELECT RAISE(ABORT, 'certificate_entry is append-only'); END;

CREATE TABLE audit_emptied (
    position INTEGER PRIMARY KEY REFERENCES audit (position), disposal_id TEXT NOT NULL REFERENCES disposal (id),
    hash TEXT NOT NULL
  ) STRICT;

CREATE TRIGGER audit_emptied_only_now BEFORE INSERT ON audit_emptied
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now WHERE disposal_id = new.disposal_id)
    BEGIN SELECT RAISE(ABORT, 'audit_emptied is append-only, and only in a disposal'); END;

CREATE TRIGGER audit_emptied_refuses_update BEFORE UPDATE ON audit_emptied
    BEGIN SELECT RAISE(ABORT, 'audit_emptied is append-only'); END;

CREATE TRIGGER audit_emptied_refuses_delete BEFORE DELETE ON audit_emptied
    BEGIN SELECT RAISE(ABORT, 'audit_emptied is append-only'); END;

CREATE TRIGGER recommendation_refuses_update BEFORE UPDATE ON recommendation
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) OR length(new.pdf) > 0 OR new.id <> old.id
      OR new.reference <> old.reference OR new.from_on <> old.from_on OR new.to_on <> old.to_on
      OR new.pdf_sha256 <> old.pdf_sha256 OR new.made_at <> old.made_at OR new.made_by <> old.made_by
    BEGIN SELECT RAISE(ABORT, 'recommendation is append-only'); END;

CREATE TRIGGER validation_event_refuses_delete BEFORE DELETE ON validation_event
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'validation_event is append-only');
  END;

CREATE TRIGGER involvement_refuses_delete BEFORE DELETE ON involvement
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'involvement is append-only');
  END;

CREATE TRIGGER self_assessment_event_refuses_delete BEFORE DELETE ON self_assessment_event
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'self_assessment_event is append-only');
  END;

CREATE TRIGGER judgement_event_refuses_delete BEFORE DELETE ON judgement_event
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'judgement_event is append-only');
  END;

CREATE TRIGGER feedback_event_refuses_delete BEFORE DELETE ON feedback_event
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'feedback_event is append-only');
  END;

CREATE TRIGGER rationale_event_refuses_delete BEFORE DELETE ON rationale_event
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'rationale_event is append-only');
  END;

CREATE TRIGGER control_mark_event_refuses_delete BEFORE DELETE ON control_mark_event
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'control_mark_event is append-only');
  END;

CREATE TRIGGER attachment_refuses_delete BEFORE DELETE ON attachment
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'attachment is append-only');
  END;

CREATE TRIGGER certificate_refuses_delete BEFORE DELETE ON certificate
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'certificate is append-only');
  END;

CREATE TRIGGER certificate_validation_refuses_delete BEFORE DELETE ON certificate_validation
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'certificate_validation is append-only');
  END;

CREATE TRIGGER certificate_event_refuses_delete BEFORE DELETE ON certificate_event
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'certificate_event is append-only');
  END;

CREATE TRIGGER proof_reading_refuses_delete BEFORE DELETE ON proof_reading
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'proof_reading is append-only');
  END;

CREATE TRIGGER recommendation_refuses_delete BEFORE DELETE ON recommendation
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'recommendation is append-only');
  END;

CREATE TRIGGER recommendation_validation_refuses_delete BEFORE DELETE ON recommendation_validation
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'recommendation_validation is append-only');
  END;

CREATE TRIGGER external_review_refuses_delete BEFORE DELETE ON external_review
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'external_review is append-only');
  END;

CREATE TABLE protected_reader (
    participant_id TEXT NOT NULL REFERENCES participant (id), user_id TEXT NOT NULL REFERENCES user (id),
    PRIMARY KEY (participant_id, user_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX protected_reader_by_user ON protected_reader (user_id, participant_id);

CREATE INDEX participant_protected ON participant (id) WHERE has_protected_identity = 1;

CREATE TRIGGER disposal_ends_once BEFORE UPDATE ON disposal
    WHEN new.id <> old.id OR new.limits <> old.limits OR new.participant_ids <> old.participant_ids
      OR new.with_drafts <> old.with_drafts OR new.with_files <> old.with_files OR new.with_log <> old.with_log
      OR new.proposed_at <> old.proposed_at OR new.proposed_by <> old.proposed_by
      OR old.withdrawn_at IS NOT NULL
      OR (old.protocol IS NOT NULL AND (new.protocol <> old.protocol OR new.carried_out_at IS NOT old.carried_out_at
        OR new.carried_out_by IS NOT old.carried_out_by OR new.counts IS NOT old.counts
        OR new.protocol_sha256 IS NOT old.protocol_sha256))
    BEGIN SELECT RAISE(ABORT, 'a disposal never changes'); END;

CREATE TABLE attachment_emptied (
    attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
    disposal_id TEXT NOT NULL REFERENCES disposal (id)
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER attachment_emptied_only_now BEFORE INSERT ON attachment_emptied
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now WHERE disposal_id = new.disposal_id)
    BEGIN SELECT RAISE(ABORT, 'attachment_emptied is append-only, and only in a disposal'); END;

CREATE TRIGGER attachment_emptied_refuses_update BEFORE UPDATE ON attachment_emptied
    BEGIN SELECT RAISE(ABORT, 'attachment_emptied is append-only'); END;

CREATE TRIGGER attachment_emptied_refuses_delete BEFORE DELETE ON attachment_emptied
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now)
    BEGIN SELECT RAISE(ABORT, 'attachment_emptied is append-only'); END;

CREATE TRIGGER attachment_refuses_update BEFORE UPDATE ON attachment
    WHEN NOT EXISTS (SELECT 1 FROM attachment_emptied JOIN disposal_now USING (disposal_id)
        WHERE attachment_id = old.id)
      OR length(new.content) > 0 OR new.name <> 'Gallrad fil' OR new.id <> old.id
      OR new.media_type <> old.media_type OR new.size <> old.size OR new.sha256 <> old.sha256
      OR new.added_at <> old.added_at OR new.added_by <> old.added_by
    BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END;

CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit
    WHEN NOT EXISTS (SELECT 1 FROM audit_emptied JOIN disposal_now USING (disposal_id) WHERE position = old.position)
      OR new.before IS NOT NULL OR new.after IS NOT NULL OR new.subject_id NOT IN (old.subject_id, '')
      OR new.id <> old.id OR new.position <> old.position OR new.at <> old.at OR new.user_id IS NOT old.user_id
      OR new.user_name <> old.user_name OR new.call <> old.call OR new.what <> old.what
      OR new.subject_kind <> old.subject_kind OR new.previous_hash <> old.previous_hash OR new.hash <> old.hash
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_participant_refuses_delete BEFORE DELETE ON audit_participant
    WHEN NOT EXISTS (SELECT 1 FROM audit_emptied JOIN disposal_now USING (disposal_id) WHERE position = old.position)
    BEGIN SELECT RAISE(ABORT, 'audit_participant is append-only'); END;

CREATE INDEX audit_by_what ON audit (what, at, position);

CREATE INDEX certificate_by_key ON certificate (key_id, issued_on);

CREATE TRIGGER validation_event_refuses_update BEFORE UPDATE ON validation_event BEGIN
    SELECT RAISE(ABORT, 'validation_event is append-only');
  END;

CREATE TRIGGER validation_event_in_order AFTER INSERT ON validation_event
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, 'validation_event is written in the order of the log'); END;

CREATE TRIGGER self_assessment_event_refuses_update BEFORE UPDATE ON self_assessment_event BEGIN
    SELECT RAISE(ABORT, 'self_assessment_event is append-only');
  END;

CREATE TRIGGER self_assessment_event_in_order AFTER INSERT ON self_assessment_event
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, 'self_assessment_event is written in the order of the log'); END;

CREATE TRIGGER judgement_event_refuses_update BEFORE UPDATE ON judgement_event BEGIN
    SELECT RAISE(ABORT, 'judgement_event is append-only');
  END;

CREATE TRIGGER judgement_event_in_order AFTER INSERT ON judgement_event
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, 'judgement_event is written in the order of the log'); END;

CREATE TRIGGER feedback_event_refuses_update BEFORE UPDATE ON feedback_event BEGIN
    SELECT RAISE(ABORT, 'feedback_event is append-only');
  END;

CREATE TRIGGER feedback_event_in_order AFTER INSERT ON feedback_event
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, 'feedback_event is written in the order of the log'); END;

CREATE TRIGGER rationale_event_refuses_update BEFORE UPDATE ON rationale_event BEGIN
    SELECT RAISE(ABORT, 'rationale_event is append-only');
  END;

CREATE TRIGGER rationale_event_in_order AFTER INSERT ON rationale_event
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, 'rationale_event is written in the order of the log'); END;

CREATE TRIGGER control_mark_event_refuses_update BEFORE UPDATE ON control_mark_event BEGIN
    SELECT RAISE(ABORT, 'control_mark_event is append-only');
  END;

CREATE TRIGGER control_mark_event_in_order AFTER INSERT ON control_mark_event
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, 'control_mark_event is written in the order of the log'); END;

CREATE TRIGGER certificate_event_refuses_update BEFORE UPDATE ON certificate_event BEGIN
    SELECT RAISE(ABORT, 'certificate_event is append-only');
  END;

CREATE TRIGGER certificate_event_in_order AFTER INSERT ON certificate_event
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, 'certificate_event is written in the order of the log'); END;

CREATE TRIGGER proof_reading_refuses_update BEFORE UPDATE ON proof_reading BEGIN
    SELECT RAISE(ABORT, 'proof_reading is append-only');
  END;

CREATE TRIGGER proof_reading_in_order AFTER INSERT ON proof_reading
          WHEN new.log_position <> (SELECT coalesce(max(position), 0) + 1 FROM audit)
          BEGIN SELECT RAISE(ABORT, 'proof_reading is written in the order of the log'); END;

CREATE TABLE search_keys (version INTEGER NOT NULL) STRICT;

CREATE INDEX participant_by_number ON participant (personal_number) WHERE has_protected_identity = 0;

CREATE TABLE evidence_hand (
    evidence_id TEXT NOT NULL REFERENCES evidence (id), user_id TEXT NOT NULL REFERENCES user (id),
    PRIMARY KEY (evidence_id, user_id)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE validation_hand (
    validation_id TEXT NOT NULL REFERENCES validation (id), user_id TEXT NOT NULL REFERENCES user (id),
    PRIMARY KEY (validation_id, user_id)
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER evidence_hand_refuses_update BEFORE UPDATE ON evidence_hand BEGIN
    SELECT RAISE(ABORT, 'evidence_hand is append-only');
  END;

CREATE TRIGGER evidence_hand_refuses_delete BEFORE DELETE ON evidence_hand
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'evidence_hand is append-only');
  END;

CREATE TRIGGER validation_hand_refuses_update BEFORE UPDATE ON validation_hand BEGIN
    SELECT RAISE(ABORT, 'validation_hand is append-only');
  END;

CREATE TRIGGER validation_hand_refuses_delete BEFORE DELETE ON validation_hand
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, 'validation_hand is append-only');
  END;

CREATE TRIGGER validation_hand_is_involvement AFTER INSERT ON validation_hand BEGIN
    INSERT OR IGNORE INTO involvement (validation_id, user_id) VALUES (new.validation_id, new.user_id);
  END;

CREATE TRIGGER judgement_event_is_hand AFTER INSERT ON judgement_event BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.by);
  END;

CREATE TRIGGER feedback_event_is_hand AFTER INSERT ON feedback_event BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.by);
  END;

CREATE TRIGGER rationale_event_is_hand AFTER INSERT ON rationale_event BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.by);
  END;

CREATE TRIGGER self_assessment_event_is_hand AFTER INSERT ON self_assessment_event BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.by);
  END;

CREATE TRIGGER validation_event_is_hand AFTER INSERT ON validation_event WHEN new.step IN ('begun', 'submitted', 'withdrawn', 'resumed') BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.by);
  END;

CREATE TRIGGER evidence_is_hand AFTER INSERT ON evidence BEGIN
    INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id) VALUES (new.id, new.by);
    INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id) VALUES (new.id, new.changed_by);
  END;

CREATE TRIGGER evidence_change_is_hand AFTER UPDATE ON evidence BEGIN
    INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id) VALUES (new.id, new.changed_by);
    INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id)
      SELECT new.id, added_by FROM attachment WHERE id = new.attachment_id;
  END;

CREATE TRIGGER evidence_hand_is_hand AFTER INSERT ON evidence_hand BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
      SELECT validation_id, new.user_id FROM evidence_validation WHERE evidence_id = new.evidence_id;
  END;

CREATE TRIGGER evidence_link_is_hand AFTER INSERT ON evidence_validation BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.linked_by);
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
      SELECT new.validation_id, user_id FROM evidence_hand WHERE evidence_id = new.evidence_id;
  END;

CREATE TABLE key_holder (
    number INTEGER PRIMARY KEY, holder TEXT NOT NULL, public_key BLOB, since TEXT NOT NULL,
    log_position INTEGER NOT NULL
  ) STRICT;

CREATE INDEX key_holder_by_holder ON key_holder (holder, number);

CREATE TRIGGER key_holder_refuses_update BEFORE UPDATE ON key_holder BEGIN
    SELECT RAISE(ABORT, 'key_holder is append-only');
  END;

CREATE TRIGGER key_holder_refuses_delete BEFORE DELETE ON key_holder BEGIN
    SELECT RAISE(ABORT, 'key_holder is append-only');
  END;

CREATE TRIGGER recommendation_validation_refuses_update BEFORE UPDATE ON recommendation_validation BEGIN
    SELECT RAISE(ABORT, 'recommendation_validation is append-only');
  END;

CREATE TRIGGER certificate_refuses_update BEFORE UPDATE ON certificate BEGIN
    SELECT RAISE(ABORT, 'certificate is append-only');
  END;
