/**
 * Who has had a hand in what a decision rests on: everybody who wrote or changed a piece of evidence, wherever it hung
 * then (`evidence_hand`), and everybody who handed in, took up again, wrote, judged, linked or took off anything of a
 * validation (`validation_hand`). Whoever has is involved, and so is whoever was assigned. Filled with what was done
 * before, from what stands and from the log. Only kysely may be imported here.
 */
import { sql, type Kysely } from 'kysely';

const keptFor = (table: string): readonly string[] => [
  `CREATE TRIGGER ${table}_refuses_update BEFORE UPDATE ON ${table} BEGIN
    SELECT RAISE(ABORT, '${table} is append-only');
  END`,
  `CREATE TRIGGER ${table}_refuses_delete BEFORE DELETE ON ${table}
    WHEN NOT EXISTS (SELECT 1 FROM disposal_now) BEGIN
    SELECT RAISE(ABORT, '${table} is append-only');
  END`,
];

/** Steps that somebody takes with the work itself; planning, ending it and controlling are none. */
const workSteps = `('begun', 'submitted', 'withdrawn', 'resumed')`;

const writtenEvents = ['judgement_event', 'feedback_event', 'rationale_event', 'self_assessment_event'];

const former = [
  'judgement_event_is_involvement',
  'feedback_event_is_involvement',
  'rationale_event_is_involvement',
  'evidence_link_is_involvement',
  'evidence_change_is_involvement',
];

const triggers: readonly string[] = [
  ...former.map((name) => `DROP TRIGGER ${name}`),
  `CREATE TRIGGER validation_hand_is_involvement AFTER INSERT ON validation_hand BEGIN
    INSERT OR IGNORE INTO involvement (validation_id, user_id) VALUES (new.validation_id, new.user_id);
  END`,
  ...writtenEvents.map(
    (table) => `CREATE TRIGGER ${table}_is_hand AFTER INSERT ON ${table} BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.by);
  END`,
  ),
  `CREATE TRIGGER validation_event_is_hand AFTER INSERT ON validation_event WHEN new.step IN ${workSteps} BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.by);
  END`,
  `CREATE TRIGGER evidence_is_hand AFTER INSERT ON evidence BEGIN
    INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id) VALUES (new.id, new.by);
    INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id) VALUES (new.id, new.changed_by);
  END`,
  `CREATE TRIGGER evidence_change_is_hand AFTER UPDATE ON evidence BEGIN
    INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id) VALUES (new.id, new.changed_by);
    INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id)
      SELECT new.id, added_by FROM attachment WHERE id = new.attachment_id;
  END`,
  `CREATE TRIGGER evidence_hand_is_hand AFTER INSERT ON evidence_hand BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
      SELECT validation_id, new.user_id FROM evidence_validation WHERE evidence_id = new.evidence_id;
  END`,
  `CREATE TRIGGER evidence_link_is_hand AFTER INSERT ON evidence_validation BEGIN
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id) VALUES (new.validation_id, new.linked_by);
    INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
      SELECT new.validation_id, user_id FROM evidence_hand WHERE evidence_id = new.evidence_id;
  END`,
];

/** Words of the log that tell of a hand in a validation. */
const loggedActs = `('criterion.leftOut', 'criterion.takenIn', 'feedback.given', 'judgement.changed', 'judgement.noted',
  'planStep.removed', 'planStep.saved', 'rationale.written', 'selfAssessment.recorded', 'validation.resumed',
  'validation.submitted', 'validation.transcriptRequested', 'validation.withdrawn')`;

const knownUser = `user_id IN (SELECT id FROM user)`;

/** After the triggers, so that each hand leads on. */
const filling: readonly string[] = [
  `INSERT OR IGNORE INTO evidence_hand (evidence_id, user_id)
    SELECT id, by FROM evidence UNION SELECT id, changed_by FROM evidence
    UNION SELECT evidence.id, added_by FROM evidence JOIN attachment ON attachment.id = attachment_id
    UNION SELECT subject_id, user_id FROM audit
      WHERE what IN ('evidence.registered', 'evidence.changed', 'evidence.attached', 'evidence.detached')
        AND subject_id IN (SELECT id FROM evidence) AND ${knownUser}`,
  `INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
    SELECT validation_id, by FROM validation_event WHERE step IN ${workSteps}
    ${writtenEvents.map((table) => `UNION SELECT validation_id, by FROM ${table}`).join(' ')}
    UNION SELECT validation_id, linked_by FROM evidence_validation`,
  `INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
    SELECT subject_id, user_id FROM audit WHERE subject_kind = 'validation' AND what IN ${loggedActs}
      AND subject_id IN (SELECT id FROM validation) AND ${knownUser}`,
  `INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
    SELECT linked.id, user_id FROM (
      SELECT json_extract(after, '$.validationId') AS id, user_id FROM audit
        WHERE what IN ('evidence.linked', 'evidence.unlinked')
      UNION SELECT value, user_id FROM audit, json_each(after, '$.validationIds') WHERE what = 'evidence.registered'
    ) AS linked WHERE linked.id IN (SELECT id FROM validation) AND ${knownUser}`,
  // Whoever is involved and was never assigned had a hand in it, though nothing that stands may tell in what.
  `INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
    SELECT validation_id, user_id FROM involvement
      EXCEPT SELECT validation_id, user_id FROM validation_assessor`,
  // And whoever changed evidence of the person, which may have hung there then.
  `INSERT OR IGNORE INTO validation_hand (validation_id, user_id)
    SELECT involvement.validation_id, involvement.user_id FROM audit JOIN audit_participant USING (position)
      JOIN validation ON validation.participant_id = audit_participant.participant_id
      JOIN involvement ON involvement.validation_id = validation.id AND involvement.user_id = audit.user_id
      WHERE audit.subject_kind = 'evidence'`,
];

const statements: readonly string[] = [
  `CREATE TABLE evidence_hand (
    evidence_id TEXT NOT NULL REFERENCES evidence (id), user_id TEXT NOT NULL REFERENCES user (id),
    PRIMARY KEY (evidence_id, user_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE validation_hand (
    validation_id TEXT NOT NULL REFERENCES validation (id), user_id TEXT NOT NULL REFERENCES user (id),
    PRIMARY KEY (validation_id, user_id)
  ) STRICT, WITHOUT ROWID`,
  ...['evidence_hand', 'validation_hand'].flatMap(keptFor),
  ...triggers,
  ...filling,
];

export const up = async (db: Kysely<never>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
