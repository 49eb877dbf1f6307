// Before anything of a person with a protected identity goes to paper or into a file, the engine wants to hear that it
// should. Not here: who may do it at all (rights.test.ts).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { contract, type Call, type CallName } from '#contract/index.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { fileOf } from '../../support/pictures.ts';
import { enrol, issuedCertificate, plannedValidation, seededRegister } from '../../support/story.ts';

const letterOn = '2026-03-02' as PlainDate;

test('is asked of every call that prints or saves, but those that are of nobody or ask by themselves', () => {
  const ofNobody = ['module.export', 'check.exportPage', 'check.exportList', 'backup.choose', 'backup.find'];
  const asksItself = ['archive.export'];
  const leads = (Object.entries(contract) as [CallName, Call][]).filter(
    ([name, { asks, kind }]) =>
      (asks !== undefined && asks.dialog !== 'openPath') || (kind === 'command' && /\.print$/.test(name)),
  );
  const unasked = leads.filter(([, call]) => !call.confirmsProtected).map(([name]) => name);
  expect(unasked.sort()).toEqual([...ofNobody, ...asksItself].sort());
});

test('is refused until it is confirmed, and then nothing has been written or logged; others need no confirming', async () => {
  const register = await seededRegister();
  const { ask, as } = register;
  const hidden = await enrol(register, { alias: 'Solros', hasProtectedIdentity: true });
  const raw = await openRaw(register);
  const rows = () => raw.rows<{ count: number }>('SELECT count(*) AS count FROM audit')[0]!.count;
  for (const [participantId, isProtected] of [
    [hidden, true],
    [register.participantId, false],
  ] as const) {
    const { id, validationId } = await issuedCertificate(register, { participantId });
    const page = await ask('maria', 'document.remaining', { validationId });
    const letter = await ask('maria', 'document.handover', { certificateId: id });
    const suggestedName = 'fil';
    const written = {
      validationIds: [await plannedValidation(register, { participantId, module: 'EX-BUTIK' })],
    };
    const piece = {
      criterionIds: [],
      type: 'written' as const,
      on: letterOn,
      place: '',
      text: '',
      judgement: null,
    };
    const { id: evidenceId } = await ask('maria', 'evidence.register', { ...written, ...piece });
    const note = fileOf('anteckning.txt', 'Vi talade.');
    const file = await ask('maria', 'evidence.attach', { id: evidenceId }, { path: note });
    const calls = [
      ['maria', 'attachment.save', { id: file.id, suggestedName }],
      ['maria', 'certificate.print', { ids: [id] }],
      ['maria', 'certificate.save', { id, suggestedName }],
      ['maria', 'document.print', { documentId: page.documentId }],
      ['maria', 'document.save', { documentId: letter.documentId, suggestedName }],
      ['maria', 'page.print', { page: '/deltagare', id: participantId }],
      ['maria', 'page.print', { page: '/valideringar', id: validationId }],
      ['samira', 'participant.extract', { id: participantId, suggestedName }],
    ] as const;
    for (const [by, name, input] of calls) {
      const path = join(temporaryFolder(), 'fil');
      const before = rows();
      if (isProtected) {
        const reply = await as[by].callUnknown(name, input, { path });
        expect([name, refusalOf(reply)]).toEqual([name, { kind: 'protectedNotConfirmed' }]);
        // Also before a place has been chosen, so that nobody chooses one in vain.
        if ('suggestedName' in input)
          expect(refusalOf(await as[by].callUnknown(name, input))).toEqual({ kind: 'protectedNotConfirmed' });
        expect([existsSync(path), rows()]).toEqual([false, before]);
      }
      const said = isProtected ? { ...input, confirmedProtected: true } : input;
      valueOf(await as[by].callUnknown(name, said, { path }));
      expect([name, rows()]).toEqual([name, before + 1]);
    }
  }
});
