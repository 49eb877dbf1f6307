// Evidence through dispatch: one piece for many criteria and people, shared changes, and the files that may be kept.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import { largestAttachment, largestImageSide } from '#domain/evidence.ts';
import type { AttachmentId, EvidenceId, ValidationId } from '#domain/ids.ts';
import type { Refusal } from '#domain/refusal.ts';
import { refusalOf, temporaryFolder } from '../../support/engine.ts';
import { films, sounds } from '../../support/files-people-bring.ts';
import { openRaw } from '../../support/raw.ts';
import {
  criteriaOf,
  enrol,
  plannedValidation,
  readyValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

const on = '2026-03-02' as PlainDate;

const observation = (
  validationIds: ValidationId[],
  change: Partial<InputOf<'evidence.register'>> = {},
): InputOf<'evidence.register'> => ({
  validationIds,
  criterionIds: [],
  type: 'observation',
  on,
  place: 'Kaféköket',
  text: 'Dukade av och körde maskinen.',
  judgement: null,
  ...change,
});

const page = (register: SeededRegister, id: ValidationId) => register.ask('maria', 'validation.get', { id });

/** Planned validations of as many people in EX-DISK. */
const group = async (register: SeededRegister, size: number): Promise<ValidationId[]> => {
  const ids = [await plannedValidation(register)];
  while (ids.length < size) {
    const participantId = await enrol(register, { givenName: 'Deltagare', familyName: String(ids.length) });
    ids.push(await plannedValidation(register, { participantId }));
  }
  return ids;
};

describe('registering', () => {
  it('writes one observation once for many criteria and several participants, with the judgement', async () => {
    const register = await seededRegister();
    const ids = await group(register, 5);
    const criterionIds = criteriaOf(register, 'EX-DISK', ['1.1', '1.2', '2.1']);
    const { id } = await register.ask(
      'maria',
      'evidence.register',
      observation(ids, { criterionIds, judgement: 'shown' }),
    );
    for (const validationId of ids) {
      const one = await page(register, validationId);
      expect(one).toMatchObject({ state: 'ongoing', progress: { shown: 3 } });
      expect(one.evidence).toMatchObject([{ id, validationCount: 5, byName: 'Maria Lindqvist' }]);
      expect(one.evidence[0]?.criterionIds.toSorted()).toEqual(criterionIds.toSorted());
    }
  });

  it('leaves one audit row, which the log of every participant shows', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const ids = await group(register, 3);
    const count = () => raw.rows<{ count: number }>('SELECT count(*) AS count FROM audit')[0]!.count;
    const before = count();
    const { id } = await register.ask('maria', 'evidence.register', observation(ids));
    expect(count()).toBe(before + 1);
    for (const validationId of ids) {
      const { participant } = await page(register, validationId);
      const log = await register.ask('maria', 'participant.log', {
        id: participant.id,
        after: null,
        limit: 1,
      });
      expect(log.rows).toMatchObject([{ what: 'evidence.registered' }]);
    }
    const last = raw.rows('SELECT what, subject_id FROM audit ORDER BY position DESC LIMIT 1');
    expect(last).toEqual([{ what: 'evidence.registered', subject_id: id }]);
  });

  it('keeps notes and leaves out what is left out', async () => {
    const register = await seededRegister();
    const validationId = await plannedValidation(register);
    const [first, second] = criteriaOf(register, 'EX-DISK');
    await register.ask('maria', 'judgement.note', { validationId, criterionId: first!, note: 'Lugn' });
    await register.ask('maria', 'judgement.leaveOut', {
      validationId,
      criterionId: second!,
      reason: 'Saknas här',
    });
    const criterionIds = [first!, second!];
    await register.ask(
      'maria',
      'evidence.register',
      observation([validationId], { criterionIds, judgement: 'shown' }),
    );
    const { outcomes, progress } = await page(register, validationId);
    expect(outcomes[0]?.criteria.slice(0, 2)).toMatchObject([
      { judgement: 'shown', note: 'Lugn', leftOutReason: null },
      { judgement: 'shown', leftOutReason: 'Saknas här' },
    ]);
    expect(progress).toMatchObject({ shown: 1, leftOut: 1 });
  });

  it('refuses all when one is not in the assessor’s hands, and nothing is written', async () => {
    const register = await seededRegister();
    const participantId = await enrol(register, { givenName: 'Łukasz', familyName: 'Żak' });
    const open = await plannedValidation(register, { participantId });
    const closed = await submittedValidation(register);
    const reply = await register.as.maria.call('evidence.register', observation([open, closed]));
    expect(refusalOf(reply)).toEqual({
      kind: 'sharedMovedOn',
      holders: [{ name: 'Åsa Öberg', state: 'submitted' }],
    });
    expect(await page(register, open)).toMatchObject({ state: 'planned', evidence: [] });
  });

  it('takes several modules only without criteria', async () => {
    const register = await seededRegister();
    const ids = [
      await plannedValidation(register),
      await plannedValidation(register, { module: 'EX-BUTIK' }),
    ];
    const criterionIds = criteriaOf(register, 'EX-DISK', ['1.1']);
    const reply = await register.as.maria.call('evidence.register', observation(ids, { criterionIds }));
    expect(refusalOf(reply)).toEqual({ kind: 'notFound', what: 'criterion' });
    await register.ask('maria', 'evidence.register', observation(ids));
    expect((await page(register, ids[1]!)).evidence).toHaveLength(1);
  });
});

describe('what is shared', () => {
  const shared = async (register: SeededRegister) => {
    const participantId = await enrol(register, { givenName: 'Łukasz', familyName: 'Żak' });
    const ready = await readyValidation(register);
    const other = await plannedValidation(register, { participantId });
    const { id } = await register.ask('maria', 'evidence.register', observation([ready, other]));
    return { ready, other, id };
  };
  const fields = { type: 'photo', on, place: '', text: 'Ändrad' } as const;

  it('changes for all, with before and after in the log', async () => {
    const register = await seededRegister();
    const { ready, other, id } = await shared(register);
    await register.ask('johan', 'evidence.save', { id, ...fields });
    for (const validationId of [ready, other])
      expect((await page(register, validationId)).evidence.find((piece) => piece.id === id)).toMatchObject(
        fields,
      );
    const raw = await openRaw(register);
    const [row] = raw.rows<{ before: string; after: string }>(
      "SELECT before, after FROM audit WHERE what = 'evidence.changed'",
    );
    expect(JSON.parse(row!.before)).toMatchObject({ text: 'Dukade av och körde maskinen.' });
    expect(JSON.parse(row!.after)).toMatchObject({ text: 'Ändrad' });
  });

  it('does not change while one of those who share it is out of the assessor’s hands', async () => {
    const register = await seededRegister();
    const { ready, other, id } = await shared(register);
    await register.ask('maria', 'validation.submit', { id: ready });
    // Whose it is that has moved on, and no other.
    const refusal = { kind: 'sharedMovedOn', holders: [{ name: 'Åsa Öberg', state: 'submitted' }] };
    expect(refusalOf(await register.as.maria.call('evidence.save', { id, ...fields }))).toEqual(refusal);
    expect(refusalOf(await register.as.maria.call('evidence.detach', { id }))).toEqual(refusal);
    // What it speaks for in the other validation is the other's own matter.
    const criterionIds = criteriaOf(register, 'EX-DISK', ['1.1']);
    const link = { id, validationId: other, criterionIds, isKept: true };
    await register.ask('maria', 'evidence.link', link);
    expect((await page(register, other)).evidence).toMatchObject([{ id, criterionIds }]);
    const toClosed = await register.as.maria.call('evidence.link', { ...link, validationId: ready });
    expect(refusalOf(toClosed)).toEqual({ kind: 'wrongState', state: 'submitted' });
  });

  it('is taken off one validation and stays with the others', async () => {
    const register = await seededRegister();
    const { ready, other, id } = await shared(register);
    const off = { id, validationId: other, criterionIds: [] };
    await register.ask('maria', 'evidence.link', { ...off, isKept: true });
    expect((await page(register, other)).evidence).toHaveLength(1);
    await register.ask('maria', 'evidence.link', { ...off, isKept: false });
    expect((await page(register, other)).evidence).toEqual([]);
    expect((await page(register, ready)).evidence.find((piece) => piece.id === id)?.validationCount).toBe(1);
  });
});

type Kept = { readonly id: AttachmentId; readonly bytes: Uint8Array; readonly mediaType: string };

/** A register with one piece of evidence, and ways to put a file on it. */
const withEvidence = async () => {
  const register = await seededRegister();
  const validationId = await plannedValidation(register);
  const { id } = await register.ask('maria', 'evidence.register', observation([validationId]));
  const folder = temporaryFolder();
  const attach = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return register.as.maria.call('evidence.attach', { id }, { path });
  };
  const keep = async (name: string, bytes: Uint8Array | string): Promise<Kept> => {
    const reply = await attach(name, bytes);
    if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
    const held = await register.as.samira.bytes('attachment', reply.value.id);
    return { id: reply.value.id, bytes: held!.bytes, mediaType: held!.mediaType };
  };
  const refused = async (name: string, bytes: Uint8Array | string): Promise<Refusal> =>
    refusalOf(await attach(name, bytes));
  return { register, validationId, id: id satisfies EvidenceId, folder, keep, refused };
};

/** Something to look at: noise, so that no format makes it small. */
const picture = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

/** A photograph as a telephone leaves it: lying on its side, with owner, place and time written beside it. */
const photograph = () =>
  picture(2400, 1200)
    .withExif({
      IFD0: { Copyright: 'Hemlig Fotograf', Make: 'Telefon' },
      IFD2: { DateTimeOriginal: '2026:03:01 12:00:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '56/1 39/1 46/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '16/1 21/1 55/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a photograph', () => {
  it('is made smaller, turned upright, and rid of what the camera wrote beside it', async () => {
    const { register, validationId, keep } = await withEvidence();
    const original = await photograph();
    const before = await sharp(original).metadata();
    expect(before).toMatchObject({ orientation: 6, width: 2400 });
    expect(textOf(before.exif!)).toContain('Hemlig Fotograf');
    expect(textOf(original)).toContain('Exif');

    const kept = await keep('disk.jpg', original);
    const after = await sharp(kept.bytes).metadata();
    expect(after).toMatchObject({ format: 'jpeg', width: largestImageSide / 2, height: largestImageSide });
    expect(after.exif ?? after.xmp ?? after.iptc ?? after.orientation).toBeUndefined();
    // No shorter words: those stand among so many bytes by chance.
    for (const trace of ['Exif', 'Hemlig', 'Telefon', '2026:03:01'])
      expect(textOf(kept.bytes)).not.toContain(trace);
    expect((await page(register, validationId)).evidence[0]?.attachment).toEqual({
      id: kept.id,
      disposed: null,
      name: 'disk.jpg',
      mediaType: 'image/jpeg',
      size: kept.bytes.length,
      sha256: createHash('sha256').update(kept.bytes).digest('hex'),
      mayOpen: true,
    });
  });

  it('lies in the encrypted register and nowhere else in the data folder in the clear', async () => {
    const { register, keep } = await withEvidence();
    const kept = await keep('disk.jpg', await photograph());
    const middle = Buffer.from(kept.bytes).subarray(1000, 1064);
    const entries = readdirSync(register.folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    expect(files.map((file) => file.name)).toContain('register.db');
    for (const file of files)
      expect(readFileSync(join(file.parentPath, file.name)).includes(middle), file.name).toBe(false);
  });

  it('that is small stays as large as it was', async () => {
    const { keep } = await withEvidence();
    const kept = await keep('liten.jpg', await picture(300, 200).jpeg().toBuffer());
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ width: 300, height: 200 });
  });

  it('as WebP, or under another name than its kind, becomes JPEG', async () => {
    const { keep } = await withEvidence();
    expect((await keep('bild.webp', await picture(200, 100).webp().toBuffer())).mediaType).toBe('image/jpeg');
    expect((await keep('bild.png', await picture(200, 100).jpeg().toBuffer())).mediaType).toBe('image/jpeg');
    expect((await keep('stor.png', await picture(400, 400).png().toBuffer())).mediaType).toBe('image/jpeg');
  });

  it('with clear parts, or a drawing that PNG makes smaller, stays PNG', async () => {
    const { keep } = await withEvidence();
    const clear = sharp({ create: { width: 300, height: 300, channels: 4, background: '#ff000080' } });
    const kept = await keep('figur.png', await clear.png().toBuffer());
    expect(kept.mediaType).toBe('image/png');
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ format: 'png', hasAlpha: true });
    const lines = Array.from(
      { length: 40 },
      (_, i) => `<path d="M0 ${i * 20}H800M${i * 20} 0V800" stroke="#000"/>`,
    );
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><rect width="800" height="800" fill="#fff"/>${lines.join('')}</svg>`;
    const flat = sharp(Buffer.from(drawn));
    expect((await keep('skylt.png', await flat.png().toBuffer())).mediaType).toBe('image/png');
  });
});

describe('other files', () => {
  test.each([
    ['intyg.pdf', '%PDF-1.7\n...', 'application/pdf'],
    ['intyg', '%PDF-1.7\n...', 'application/pdf'],
    ['samtal.txt', 'Vi talade om hygien på kök, å ä ö.\r\n', 'text/plain'],
    ['ljud.mp3', Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), 'audio/mpeg'],
    ['ljud.m4a', sounds.m4a(), 'audio/mp4'],
    ['film.mp4', films.mp4(), 'video/mp4'],
  ])('%s is kept byte for byte', async (name, content, mediaType) => {
    const { keep } = await withEvidence();
    const kept = await keep(name, content);
    expect(kept.mediaType).toBe(mediaType);
    expect(Buffer.from(kept.bytes).equals(Buffer.from(content))).toBe(true);
  });

  test.each([
    ['a text named as a photo', 'foto.jpg', 'Detta är text', 'fileIsNotAnImage'],
    ['only the beginning of a film', 'film.mp4', films.mp4().subarray(0, 200), 'fileUnreadable'],
    [
      'only the beginning of a photo',
      'foto.jpg',
      Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'),
      'fileUnreadable',
    ],
  ])('%s is refused', async (_, name, content, kind) => {
    const { refused } = await withEvidence();
    expect(await refused(name, content)).toEqual({ kind, name });
  });

  it('a photo that ends half-way is refused', async () => {
    const { refused } = await withEvidence();
    const whole = await picture(800, 800).jpeg().toBuffer();
    const half = whole.subarray(0, whole.length / 2);
    expect(await refused('halv.jpg', half)).toEqual({ kind: 'fileUnreadable', name: 'halv.jpg' });
    const png = await picture(300, 300).png().toBuffer();
    expect((await refused('halv.png', png.subarray(0, png.length / 2))).kind).toBe('fileUnreadable');
  });

  it('of more than 25 MB are refused with both sizes, and one of exactly 25 MB is kept', async () => {
    const { keep, refused } = await withEvidence();
    const large = Buffer.alloc(largestAttachment + 1, 'a');
    expect(await refused('lang.txt', large)).toEqual({
      kind: 'fileTooLarge',
      size: largestAttachment + 1,
      limit: largestAttachment,
    });
    expect((await keep('lang.txt', large.subarray(1))).bytes).toHaveLength(largestAttachment);
  });

  it('that are not there are refused, and a dialog that was closed is no fault', async () => {
    const { register, id, folder } = await withEvidence();
    const gone = await register.as.maria.call('evidence.attach', { id }, { path: join(folder, 'borta.pdf') });
    expect(refusalOf(gone)).toEqual({ kind: 'fileUnreadable', name: 'borta.pdf' });
    expect(refusalOf(await register.as.maria.call('evidence.attach', { id }))).toEqual({ kind: 'cancelled' });
  });

  it('are taken off again: what was kept stays in the record, and nobody opens it', async () => {
    const { register, validationId, id, keep } = await withEvidence();
    const kept = await keep('a.txt', 'text');
    await register.ask('maria', 'evidence.detach', { id });
    expect((await page(register, validationId)).evidence[0]?.attachment).toBeNull();
    const raw = await openRaw(register);
    expect(raw.rows('SELECT name FROM attachment WHERE id = ?', kept.id)).toEqual([{ name: 'a.txt' }]);
    expect(await register.as.maria.bytes('attachment', kept.id)).toBeUndefined();
  });

  it('are shown to nobody who is not signed in', async () => {
    const { register, keep } = await withEvidence();
    const kept = await keep('a.txt', 'text');
    expect(await register.engine.connect().bytes('attachment', kept.id)).toBeUndefined();
  });
});
