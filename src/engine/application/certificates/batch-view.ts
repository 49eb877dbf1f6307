/** How it stands with each row of a batch, as this user may see it: on the screen and as the list that is read. */
import type { OutputOf } from '#contract/index.ts';
import { batchItemState } from '#domain/batch.ts';
import { swedishDay } from '#domain/dates.ts';
import type { BatchId, ValidationId } from '#domain/ids.ts';
import { isExampleCode } from '#domain/module.ts';
import { spokenName } from '#domain/name-language.ts';
import { isProofRead } from '#domain/proof-reading.ts';
import { needsStandIns } from '#domain/paper-letters.ts';
import { accept, type Decision } from '#domain/refusal.ts';
import { missingGlyphs } from '../../pdf/glyphs.ts';
import { listFrozenTexts } from '../../store/validations/achievements.ts';
import { listBatchRows, type Batch, type BatchRow } from '../../store/certificates/batches.ts';
import { listModulesOf } from '../../store/certificates/certificate-list.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { listPreferredLanguages } from '../../store/participants/participants.ts';
import { listLatestReadings } from '../../store/certificates/proof-readings.ts';
import type { QueryContext } from '../frame/handler.ts';
import { prepare } from './issuing.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { listKnown } from '../frame/rights.ts';
import { readSettings } from '../../store/base/settings.ts';
import { showDocument } from '../frame/show-document.ts';

type Item = OutputOf<'batch.get'>['items'][number];

const isWaiting = ({ state, mayIssue }: Item): boolean =>
  mayIssue && (state === 'unread' || state === 'read');

const titlesOf = (
  modules: ReadonlyMap<ValidationId, { readonly title: string }>,
  ids: readonly ValidationId[],
): string[] => ids.map((id) => modules.get(id)?.title ?? '');

/**
 * The signs that something else will stand for on each certificate, by position. Only where a text of the module or the
 * place has any, which is seldom, is it gathered what that certificate would state.
 */
const findReplaced = async (
  context: QueryContext,
  waiting: readonly BatchRow[],
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const texts = await listFrozenTexts(
    context.store,
    waiting.flatMap(({ choice }) => choice.validationIds),
  );
  const isPrinted = (sign: string): boolean => missingGlyphs(sign).length === 0;
  const found = new Map<string, boolean>();
  const lacks = (text: string): boolean => {
    const known = found.get(text) ?? needsStandIns([text], isPrinted);
    found.set(text, known);
    return known;
  };
  const replaced = new Map<number, readonly string[]>();
  for (const { position, participantId, choice } of waiting) {
    if (!choice.validationIds.some((id) => texts.get(id)?.some(lacks))) continue;
    // eslint-disable-next-line no-await-in-loop -- seldom any, as said above
    const prepared = await prepare(context, {
      ...choice,
      participantId,
      validationIds: [...choice.validationIds],
    });
    if (prepared.ok) replaced.set(position, prepared.value.replacedSigns);
  }
  return replaced;
};

export const describeItems = async (context: QueryContext, id: BatchId): Promise<Item[]> => {
  const { store } = context;
  const rows = await listBatchRows(store, context.viewer, id);
  const readings = await listLatestReadings(
    store,
    rows.map(({ participantId }) => participantId),
  );
  const modules = await listModulesOf(
    store,
    rows.flatMap(({ choice }) => choice.validationIds),
  );
  const hidden = rows.filter((row) => row.hasProtectedIdentity).map(({ participantId }) => participantId);
  const known = await listKnown(store, context.viewer, hidden);
  const items = rows.map(({ choice, ...row }): Item => {
    const mayIssue = !row.hasProtectedIdentity || known.has(row.participantId);
    const reading = readings.get(row.participantId);
    // What the item itself led to does not make it unread.
    const isIssued = row.certificate !== null;
    const isRead = isProofRead(reading && { ...reading, isUsed: reading.isUsed && !isIssued }, choice).ok;
    return {
      ...row,
      nameOnCertificate: mayIssue ? choice.nameOnCertificate : row.participantName,
      birthDate: mayIssue ? row.birthDate : null,
      birthYear: mayIssue ? row.birthYear : null,
      birth: mayIssue ? choice.birth : 'none',
      modules: titlesOf(modules, choice.validationIds),
      mayIssue,
      replacedSigns: [],
      reading: reading && isRead ? { at: reading.at, byName: reading.byName } : null,
      state: batchItemState({
        isIssued,
        isRefused: row.refusal !== null,
        isRead,
      }),
    };
  });
  const waiting = items.filter(isWaiting).map(({ position }) => position);
  const replaced = await findReplaced(
    context,
    rows.filter(({ position }) => waiting.includes(position)),
  );
  return items.map((item) => ({ ...item, replacedSigns: [...(replaced.get(item.position) ?? [])] }));
};

/** The list as it lies on the table: those that wait and that this user may read with the participant. */
export const proofList = async (
  context: QueryContext,
  batch: Batch,
): Promise<Decision<OutputOf<'batch.proofList'>>> => {
  const { store, isPractice } = context;
  const items = (await describeItems(context, batch.id)).filter(isWaiting);
  const codes = await listModulesOf(
    store,
    (await listBatchRows(store, context.viewer, batch.id)).flatMap(({ choice }) => choice.validationIds),
  );
  const languages = await listPreferredLanguages(
    store,
    items.map(({ participantId }) => participantId),
  );
  const settings = await readSettings(store);
  const { renderProofList } = await pdfRoom();
  const bytes = await renderProofList({
    organisation: (await getOrganisation(store)).name,
    certificateTitle: settings.certificateTitle,
    madeOn: swedishDay(batch.madeAt),
    writtenOn: context.today,
    rows: items.map((item) => ({
      ...spokenName(item.nameOnCertificate, languages.get(item.participantId) ?? ''),
      born:
        item.birth === 'none'
          ? null
          : item.birth === 'date' && item.birthDate !== null
            ? item.birthDate
            : String(item.birthYear ?? item.birthDate?.slice(0, 4) ?? ''),
      modules: item.modules,
      isRead: item.reading !== null,
    })),
    hasProtected: items.some((item) => item.hasProtectedIdentity),
    accent: settings.accentColour,
    isExample: [...codes.values()].some(({ code }) => isExampleCode(code)),
    isPractice,
  });
  const fileName = `Läslista ${context.today}.pdf`;
  const participantIds = items.map(({ participantId }) => participantId);
  return accept(await showDocument(context, { bytes, fileName, maySave: true, participantIds }));
};
