/**
 * What the log last said of everything that changes in place: its rows read through in order. Not here: how the register
 * stands (standing.ts).
 */
import type { AuditWhat } from '#domain/audit-words.ts';
import type { RecordedKind } from '#domain/record-fault.ts';
import { notShownYet } from '#domain/transcript.ts';
import { textsIn, type Said, type Telling, type Told } from './told.ts';

/** What is known of one thing, and which row said something of it last. */
export type Known = {
  readonly position: number;
  readonly userId: string | null;
  readonly participantIds: readonly string[];
  readonly fields: Said;
};

/** Kinds that the log can be read through for, each thing by its key. */
export const foldedKinds = [
  'participant',
  'readers',
  'validation',
  'judgement',
  'planStep',
  'evidence',
  'user',
  'workshop',
  'settings',
  'limits',
] as const satisfies readonly RecordedKind[];
export type FoldedKind = (typeof foldedKinds)[number];
export type Folded = Readonly<Record<FoldedKind, ReadonlyMap<string, Known>>>;

type Change = readonly [kind: FoldedKind, key: string, fields: Said];

const linkOf = (validationId: unknown): string => `link ${String(validationId)}`;
export const judgementKey = (validationId: string, criterionId: string): string =>
  `${validationId} ${criterionId}`;
/** There is one of each. */
export const only = 'only';

const person = ({ subjectId, after }: Telling): readonly Change[] => [['participant', subjectId, after]];
/** Whoever protects somebody goes on seeing them; names do not outlive the protection. */
const personAndReaders = (row: Telling): readonly Change[] => {
  const { subjectId, before, after, userId } = row;
  const isNow = after['hasProtectedIdentity'] === true;
  const turned = isNow !== (before['hasProtectedIdentity'] === true);
  return turned
    ? [
        ['participant', subjectId, after],
        ['readers', subjectId, { userIds: isNow ? [userId] : [] }],
      ]
    : person(row);
};
const judgement = ({ subjectId, after: { criterionId, ...said } }: Telling): readonly Change[] => [
  ['judgement', judgementKey(subjectId, String(criterionId)), said],
];
const plan = ({ subjectId, after }: Telling): readonly Change[] => [['validation', subjectId, after]];
const user = ({ subjectId, after }: Telling): readonly Change[] => [['user', subjectId, after]];
const leavesOut =
  (list: string, leftOutReason: string | null) =>
  ({ subjectId, after }: Telling): readonly Change[] =>
    textsIn(after[list]).map((id) => ['judgement', judgementKey(subjectId, id), { leftOutReason }]);

/** What each word of the log says of what changes in place. */
const changes: Partial<Readonly<Record<AuditWhat, (row: Telling) => readonly Change[]>>> = {
  'participant.enrolled': personAndReaders,
  'participant.changed': personAndReaders,
  'participant.exited': person,
  'participant.reopened': person,
  'participant.readersNamed': ({ subjectId, plain }) => [
    ['readers', subjectId, { userIds: textsIn(plain.after), isNamed: true }],
  ],
  'validation.planned': plan,
  'validation.replanned': plan,
  'validation.transcriptRequested': leavesOut('leftOut', notShownYet),
  'validation.withdrawn': leavesOut('takenIn', null),
  'validation.resumed': leavesOut('takenIn', null),
  'judgement.changed': judgement,
  'judgement.noted': judgement,
  'criterion.leftOut': judgement,
  'criterion.takenIn': judgement,
  'planStep.saved': ({ subjectId, after }) => [
    ['planStep', String(after['id']), { ...after, validationId: subjectId, isRemoved: false }],
  ],
  'planStep.removed': ({ before }) => [['planStep', String(before['id']), { isRemoved: true }]],
  'evidence.registered': ({ subjectId, after }) => {
    const { validationIds, criterionIds, judgement: said, type, on, place, text } = after;
    const links = textsIn(validationIds).map((id) => [linkOf(id), textsIn(criterionIds)] as const);
    return [
      ['evidence', subjectId, { type, on, place, text, attachmentId: null, ...Object.fromEntries(links) }],
      ...textsIn(said === null ? [] : validationIds).flatMap((validationId) =>
        textsIn(criterionIds).map((id): Change => [
          'judgement',
          judgementKey(validationId, id),
          { judgement: said },
        ]),
      ),
    ];
  },
  'evidence.changed': ({ subjectId, after }) => [['evidence', subjectId, after]],
  'evidence.attached': ({ subjectId, after }) => [['evidence', subjectId, after]],
  'evidence.detached': ({ subjectId }) => [['evidence', subjectId, { attachmentId: null }]],
  'evidence.linked': ({ subjectId, after }) => [
    ['evidence', subjectId, { [linkOf(after['validationId'])]: textsIn(after['criterionIds']) }],
  ],
  'evidence.unlinked': ({ subjectId, after }) => [
    ['evidence', subjectId, { [linkOf(after['validationId'])]: null }],
  ],
  'register.created': ({ userId }) =>
    userId === null ? [] : [['user', userId, { roles: ['administrator', 'assessor', 'coordinator'] }]],
  'register.recovered': ({ subjectId, after }) => [
    [
      'user',
      subjectId,
      after['who'] === 'new' ? { name: after['name'], roles: ['administrator'], isActive: true } : {},
    ],
  ],
  'user.added': user,
  'user.changed': user,
  'workshop.added': ({ subjectId, after }) => [['workshop', subjectId, { ...after, isActive: true }]],
  'workshop.changed': ({ subjectId, after }) => [['workshop', subjectId, after]],
  // The logo has words of its own.
  'settings.changed': ({ after: { logoId: _, ...after } }) => [['settings', only, after]],
  'disposal.limitsSet': ({ after }) => [['limits', only, after]],
};

export const foldLog = ({ rows }: Told): Folded => {
  const folded = Object.fromEntries(foldedKinds.map((kind) => [kind, new Map<string, Known>()])) as Record<
    FoldedKind,
    Map<string, Known>
  >;
  for (const row of rows) {
    if (row.isEmptied) continue;
    for (const [kind, key, fields] of changes[row.what as AuditWhat]?.(row) ?? []) {
      const before = folded[kind].get(key);
      const { position, userId, participantIds } = row;
      folded[kind].set(key, {
        position,
        userId,
        participantIds: [...new Set([...(before?.participantIds ?? []), ...participantIds])],
        fields: { ...before?.fields, ...fields },
      });
    }
  }
  return folded;
};
