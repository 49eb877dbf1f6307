/** The start page, drafts, and what the window's own process answers. */
import { z } from 'zod';
import type { ParticipantId, UserId, ValidationId } from '#domain/ids.ts';
import { hurdles } from '#domain/refusal.ts';
import { todoKinds } from '#domain/todo.ts';
import { controlEnds } from '#domain/control-end.ts';
import { controlPageDue } from './checking.ts';
import { enrolLacks } from './participants.ts';
import { draft, nothing, query, shell } from './call.ts';
import { id, instant, plainDate } from './fields.ts';

/** What becomes of a print job; that no answer comes is for the page to see. */
const printOutcomes = ['printed', 'cancelled', 'noPrinter', 'failed'] as const;

const todoItem = z.object({
  kind: z.enum(todoKinds),
  /** Where it is done. */
  participantId: id<ParticipantId>().nullable(),
  validationId: id<ValidationId>().nullable(),
  participantName: z.string(),
  /** Tells two of one name apart. */
  birthYear: z.int().nullable(),
  /** Told to whoever may see the person. */
  hasProtectedIdentity: z.boolean(),
  moduleTitle: z.string(),
  /** Whole days it has waited. */
  days: z.int(),
  isStuck: z.boolean(),
  dueOn: plainDate.nullable(),
  /** A short text of the thing itself: the plan step, the message that came back. */
  detail: z.string(),
  /** Of a control that went on without the user; `at` is null where it is the role that is gone. */
  end: z.object({ how: z.enum(controlEnds), byName: z.string(), at: instant.nullable() }).nullable(),
});

const draftKey = z.string().min(1).max(200);

export const workContract = {
  'todo.list': query({
    roles: 'signedIn',
    input: nothing,
    output: z.object({
      items: z.array(todoItem),
      /** What the register holds, so that an empty start page can say what to do first. */
      counts: z.object({
        /** Seen by the user, or not protected. */
        participants: z.int(),
        /** Seen by the user. */
        seen: z.int(),
        publishedModules: z.int(),
        users: z.int(),
        ongoing: z.int(),
      }),
      /** What the user lacks before they can enrol anybody; null where their roles enrol nobody. */
      lacks: z.enum(enrolLacks).nullable(),
      control: z.object({
        /** Handledare whose assessments nobody can control: all for an administratör or samordnare, else oneself. */
        without: z.array(z.object({ id: id<UserId>(), name: z.string() })),
        /** Validations handed in that nobody may control. */
        stuck: z.int(),
      }),
      /** For those who may save it. */
      controlPage: controlPageDue,
    }),
  }),
  /** Keeps half-written text so that a killed program loses nothing; null body drops it. Own drafts only. */
  'draft.keep': draft({
    roles: 'signedIn',
    input: z.strictObject({ key: draftKey, body: z.string().max(200_000).nullable() }),
    output: nothing,
  }),
  'draft.get': query({
    roles: 'signedIn',
    input: z.strictObject({ key: draftKey }),
    output: z.object({ body: z.string(), keptAt: instant }).nullable(),
  }),
  'shell.about': shell({
    roles: 'signedIn',
    worksBefore: hurdles,
    input: nothing,
    output: z.object({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      node: z.string(),
      isTestRuntime: z.boolean(),
      dataFolder: z.string(),
      licences: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string() })),
    }),
  }),
  /** Opens the system's print dialog for what the window shows (print style sheet), and answers what became of it. */
  'shell.print': shell({
    roles: 'signedIn',
    worksBefore: hurdles,
    input: nothing,
    output: z.object({ outcome: z.enum(printOutcomes) }),
  }),
  /** Puts something secret on the clipboard, and takes it away after a minute when it is still there. */
  'shell.copySecret': shell({
    roles: 'signedIn',
    worksBefore: hurdles,
    input: z.strictObject({ text: z.string().min(1).max(200) }),
    output: nothing,
  }),
  'shell.zoom': shell({
    roles: 'signedIn',
    worksBefore: hurdles,
    input: z.strictObject({ percent: z.int().min(50).max(300).nullable() }),
    output: z.object({ percent: z.int() }),
  }),
};
