// What a form lets through, the call lets through: every field that is typed is as long at most as the contract has it.
// The table names for each form the call it is sent with, and where a field has another name there.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type CallName } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import { passphraseSchema as unlocking, pinSchema as signing } from '../../src/renderer/app/pin-dialog.tsx';
import { limitsSchema } from '../../src/renderer/pages/archive/limits-card.tsx';
import { endEarlySchema } from '../../src/renderer/pages/assessment/end-early-dialog.tsx';
import { leaveOutSchema } from '../../src/renderer/pages/assessment/leave-out-dialog.tsx';
import { planStepSchema } from '../../src/renderer/pages/assessment/plan-view.tsx';
import { feedbackSchema } from '../../src/renderer/pages/assessment/words-view.tsx';
import { returnSchema } from '../../src/renderer/pages/control/control-actions.tsx';
import { lookSchema } from '../../src/renderer/pages/look/look-form.ts';
import { moduleSchema } from '../../src/renderer/pages/modules/module-form.ts';
import { newModuleSchema } from '../../src/renderer/pages/modules/new-module-dialog.tsx';
import { ownPassphraseSchema } from '../../src/renderer/pages/opening/awaited.tsx';
import { whoSchema } from '../../src/renderer/pages/opening/forgotten.tsx';
import {
  passphraseSchema as comingBack,
  pinSchema as switching,
} from '../../src/renderer/pages/opening/locked.tsx';
import { organisationSchema } from '../../src/renderer/pages/opening/organisation-step.tsx';
import { personSchema } from '../../src/renderer/pages/opening/person-step.tsx';
import { againSchema } from '../../src/renderer/pages/opening/sign-in-again.tsx';
import { signInSchema } from '../../src/renderer/pages/opening/sign-in.tsx';
import { exitSchema } from '../../src/renderer/pages/participants/exit-card.tsx';
import { participantSchema } from '../../src/renderer/pages/participants/participant-schema.ts';
import { userSchema } from '../../src/renderer/pages/people/user-form.ts';
import { workshopSchema } from '../../src/renderer/pages/people/workshop-dialog.tsx';
import { quickSchema } from '../../src/renderer/pages/quick/quick-form.tsx';
import { reviewSchema } from '../../src/renderer/pages/recommendations/review-dialog.tsx';
import { rekeySchema } from '../../src/renderer/pages/settings/key-card.tsx';
import { changePassphraseSchema } from '../../src/renderer/pages/settings/own-settings.tsx';
import { settingsSchema } from '../../src/renderer/pages/settings/settings-form.ts';
import { keyFileSchema } from '../../src/renderer/pages/settings/stamp-card.tsx';
import { copySchema } from '../../src/renderer/parts/copies/copy-dialog.tsx';
import { codeSchema } from '../../src/renderer/parts/opening/code-field.tsx';
import { firstSheetSchema, nextSheetSchema } from '../../src/renderer/parts/opening/sheet-maker.tsx';
import { newPinSchema } from '../../src/renderer/parts/signing/pin-form.tsx';
import { evidenceSchema } from '../../src/renderer/parts/validations/evidence-schema.ts';
import { newValidationSchema, planSchema } from '../../src/renderer/parts/validations/plan-fields.tsx';
import { limitAt, partsOf } from '../../src/renderer/ui/form/form-limits.ts';

type Node = z.core.$ZodType;
type Sent = readonly [call: CallName, form: Node, renamed?: Readonly<Record<string, string>>];

const forms: Readonly<Record<string, readonly Sent[]>> = {
  'app/pin-dialog.tsx': [
    ['session.signIn', unlocking],
    ['session.switch', signing],
  ],
  'pages/archive/limits-card.tsx': [['disposal.setLimits', limitsSchema]],
  'pages/assessment/end-early-dialog.tsx': [['validation.endEarly', endEarlySchema]],
  'pages/assessment/leave-out-dialog.tsx': [['judgement.leaveOut', leaveOutSchema]],
  'pages/assessment/plan-view.tsx': [['planStep.save', planStepSchema]],
  'pages/assessment/words-view.tsx': [['feedback.give', feedbackSchema]],
  'pages/control/control-actions.tsx': [['control.return', returnSchema]],
  'pages/look/look-form.ts': [['look.preview', lookSchema]],
  'pages/modules/module-form.ts': [['module.saveDraft', moduleSchema]],
  'pages/modules/new-module-dialog.tsx': [
    ['module.create', newModuleSchema],
    ['module.copy', newModuleSchema],
  ],
  'pages/opening/awaited.tsx': [['session.changePassphrase', ownPassphraseSchema, { again: 'next' }]],
  'pages/opening/forgotten.tsx': [
    [
      'recovery.open',
      whoSchema,
      { who: 'who.userId', name: 'who.name', signInName: 'who.signInName', again: 'passphrase' },
    ],
  ],
  'pages/opening/locked.tsx': [
    ['session.signIn', comingBack, { secret: 'passphrase' }],
    ['session.switch', switching, { secret: 'pin' }],
  ],
  'pages/opening/organisation-step.tsx': [
    ['register.create', organisationSchema, { 'workshops.0.name': 'workshops.0' }],
  ],
  'pages/opening/person-step.tsx': [['register.create', personSchema, { again: 'passphrase' }]],
  'pages/opening/sign-in-again.tsx': [['session.signIn', againSchema]],
  'pages/opening/sign-in.tsx': [['session.signIn', signInSchema]],
  'pages/participants/exit-card.tsx': [['participant.exit', exitSchema]],
  'pages/participants/participant-schema.ts': [
    ['participant.enrol', participantSchema, { sharedNumber: 'personalNumber' }],
    ['participant.save', participantSchema, { sharedNumber: 'personalNumber' }],
  ],
  'pages/people/user-form.ts': [['user.add', userSchema('2026-03-10' as PlainDate, () => false)]],
  'pages/people/workshop-dialog.tsx': [
    ['workshop.add', workshopSchema],
    ['workshop.save', workshopSchema],
  ],
  'pages/quick/quick-form.tsx': [['evidence.register', quickSchema]],
  'pages/recommendations/review-dialog.tsx': [['recommendation.review', reviewSchema]],
  'pages/settings/key-card.tsx': [['register.rekey', rekeySchema]],
  'pages/settings/own-settings.tsx': [
    ['session.changePassphrase', changePassphraseSchema, { again: 'next' }],
  ],
  'pages/settings/settings-form.ts': [['settings.save', settingsSchema]],
  'pages/settings/stamp-card.tsx': [['documentKey.import', keyFileSchema]],
  'parts/copies/copy-dialog.tsx': [['backup.restore', copySchema]],
  'parts/opening/code-field.tsx': [
    ['recovery.look', codeSchema],
    ['recovery.confirm', codeSchema],
    ['backup.restore', codeSchema],
  ],
  'parts/opening/sheet-maker.tsx': [firstSheetSchema, nextSheetSchema].map((form) => [
    'recovery.begin',
    form,
    { one: 'custodians.0', other: 'custodians.1' },
  ]),
  'parts/signing/pin-form.tsx': [['pin.choose', newPinSchema, { again: 'pin' }]],
  'parts/validations/evidence-schema.ts': [['evidence.save', evidenceSchema]],
  'parts/validations/plan-fields.tsx': [
    ['validation.replan', planSchema],
    ['validation.plan', newValidationSchema],
  ],
};

/** Those of ids, choices and numbers only, and one that is never typed in. */
const withoutWords = ['pages/opening/modules-step.tsx', 'parts/participants/readers-dialog.tsx'];

/** The paths of all that is written as text; a list by its first place. */
function textsIn(node: Node, path = ''): readonly string[] {
  return partsOf(node).flatMap((part) => {
    const below = (key: string) => (path === '' ? key : `${path}.${key}`);
    if (part instanceof z.ZodObject)
      return Object.entries(part.shape as Record<string, Node>).flatMap(([key, field]) =>
        textsIn(field, below(key)),
      );
    if (part instanceof z.ZodArray) return textsIn(part.element, below('0'));
    return part instanceof z.ZodString ? [path] : [];
  });
}

describe.each(Object.entries(forms))('%s', (_file, sent) => {
  it.each(sent.map(([call, form, renamed = {}]) => ({ call, form, renamed })))(
    'lets through what $call does',
    ({ call, form, renamed }) => {
      const input = contract[call].input as Node;
      const limits = (schema: Node, name: (path: string) => string) =>
        Object.fromEntries(
          [...new Set(textsIn(form))].map((path) => [path, limitAt(schema, name(path).split('.'))]),
        );
      expect(limits(form, (path) => path)).toEqual(limits(input, (path) => renamed[path] ?? path));
    },
  );
});

it('has every form of the program in the table', () => {
  const files = readdirSync('src/renderer', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.gallery.'))
    .filter((file) => readFileSync(`src/renderer/${file}`, 'utf8').match(/\bz\s*\.\w*object\(/i));
  expect(files.sort()).toEqual([...Object.keys(forms), ...withoutWords].sort());
});
