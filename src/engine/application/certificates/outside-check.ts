/**
 * Checking a certificate from outside: without a register, by the issuer's control page alone, which is what is trusted
 * then. Not here: checking inside the program (checking.ts), and the page in a browser (src/control-page).
 */
import { fileStanding, type FileStanding } from '#domain/file-seal.ts';
import { mergedLists, type CheckAnswer, type RevocationList, type SealStanding } from '#domain/seal.ts';
import { attachedFile } from '../../pdf/attached.ts';
import { readControlPage, type ControlPage } from '../../vault/control-page.ts';
import { credentialFileName, readCredential } from '../../vault/credential.ts';
import { readFileSeal } from '../../vault/file-seal.ts';
import { checkSeal, readRevocationList } from '../../vault/seal.ts';

export type Outside = {
  readonly page: ControlPage;
  readonly list: RevocationList;
  /** The text of a code, or a PDF. */
  readonly check: (given: string | Uint8Array) => Promise<OutsideAnswer>;
};

export type OutsideAnswer = {
  readonly answer: CheckAnswer;
  /** Of the file's pages; null for a code alone, and for a file that holds no genuine one. */
  readonly file: FileStanding | null;
};

/** The seal that the credential in a PDF carries; an answer when there is none. */
export const sealIn = async (pdf: Uint8Array): Promise<string | CheckAnswer> => {
  const attached = await attachedFile(pdf, credentialFileName);
  const credential = attached && (await readCredential(attached));
  return credential?.kind === 'read' ? credential.seal : { kind: credential?.kind ?? 'notOurs' };
};

/** `newerList` is read beside the page's own, and the newer of them counts: base64, as it travels. */
export const standOutside = (html: string, newerList?: string): Outside | 'noPage' | 'foreignList' => {
  const page = readControlPage(html);
  if (!page) return 'noPage';
  const carried = readRevocationList(page.list, page.keys);
  const given = newerList === undefined ? carried : readRevocationList(newerList, page.keys);
  if (!given) return 'foreignList';
  const list = carried ? mergedLists(carried, given) : given;
  const standingOf = (number: string): SealStanding =>
    list.rows.find((row) => row.number === number) ?? { kind: 'valid' };
  return {
    page,
    list,
    check: async (given) => {
      const seal = typeof given === 'string' ? given : await sealIn(given);
      if (typeof seal !== 'string') return { answer: seal, file: null };
      const answer = await checkSeal(seal, page.keys, standingOf);
      const file =
        'claims' in answer && typeof given !== 'string'
          ? fileStanding(answer.claims, readFileSeal(given, page.keys, seal))
          : null;
      return { answer, file };
    },
  };
};
