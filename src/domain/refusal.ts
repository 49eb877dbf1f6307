/**
 * Every expected "no". A refusal is an answer, not an error: the domain or the engine's edge returns it and the
 * renderer words it in Swedish by `kind` (resources/locales/sv/refusals.json). Bugs and broken disks are faults,
 * which reach the screen only as `{ kind: 'fault', reference }`.
 */
import type { Instant, PlainDate } from './dates.ts';
import type { NotKept } from './file-kinds.ts';
import type { PassphraseFault } from './passphrase-fault.ts';
import type { CertificateState } from './certificate-state.ts';
import type { CertificateId, CriterionId } from './ids.ts';
import type { ControlEnd } from './control-end.ts';
import type { ValidationState } from './validation-state.ts';
import type { Role } from './role.ts';
import type { Missing } from './missing.ts';
import type { CopyTrouble } from './copy-trouble.ts';
import type { PaperField } from './paper-letters.ts';
import type { UnsafePlace } from './place.ts';
import type { PictureFault } from './picture-fault.ts';
import type { DiskTrouble } from './disk-trouble.ts';

/**
 * What a disk says (a full or forbidden one has refusals of its own), or the program: `protected`, the file that is there
 * is write-protected; `exists`, nobody was asked whether it may be replaced; `own`, the register's own place.
 */
export type NotSaved = Exclude<DiskTrouble, 'full' | 'denied'> | 'protected' | 'exists' | 'own';

export type InputProblem = { readonly path: string; readonly message: string };
/** A fault in an imported file; line and column count from 1. `place` says where in words; '' for the file as a whole. */
export type FileProblem = {
  readonly line: number;
  readonly column: number;
  readonly place: string;
  readonly message: string;
};

/** What stands between a person who has signed in and their work, in this order. */
export const hurdles = ['ownPassphrase', 'recoverySheet'] as const;
export type Hurdle = (typeof hurdles)[number];

/** What may be asked for and not be there, or not for whoever asks. */
export const thingsNotFound = [
  'attachment',
  'batch',
  'batchItem',
  'certificate',
  'copies',
  'criterion',
  'disposal',
  'document',
  'documentKey',
  'evidence',
  'module',
  'outcome',
  'participant',
  'picture',
  'planStep',
  'recommendation',
  'register',
  'sheet',
  'user',
  'validation',
  'workshop',
] as const;
export type NotFoundWhat = (typeof thingsNotFound)[number];

/** A certificate that was replaced or revoked, and what was issued instead. */
export type NoLongerCounting = {
  readonly number: string;
  readonly state: Exclude<CertificateState, 'valid'>;
  readonly by: { readonly id: CertificateId; readonly number: string } | null;
};

/** Numbers that people are known by and that are neither personnummer nor samordningsnummer. */
export type OtherNumber = 'temporary' | 'reserve' | 'lma' | 'organisation' | 'birthDate' | 'foreign';

export type Refusal =
  | { readonly kind: 'unknownCall'; readonly name: string }
  | { readonly kind: 'invalidInput'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'notSignedIn' }
  /** Only where another role would do; every other reason has a kind of its own. */
  | { readonly kind: 'notPermitted'; readonly roles: readonly Role[] }
  // Somebody with the right role, who does not reach the person
  /** A handledare who belongs to no verkstad yet. */
  | { readonly kind: 'noWorkshop' }
  /** A handledare of other verkstäder than this one. */
  | { readonly kind: 'notYourWorkshop'; readonly workshop: string; readonly own: readonly string[] }
  /** Nobody new is put in a verkstad that has been closed. */
  | { readonly kind: 'workshopClosed'; readonly workshop: string }
  /** A samordnare or administratör who was not given the participants. */
  | { readonly kind: 'personsNotSeen' }
  /** What tells who somebody is whom one does not see, of another verkstad or protected: the answer does not say which. */
  | { readonly kind: 'personNotSeen' }
  /** What one may look at and control, and only that. */
  | { readonly kind: 'onlyToControl' }
  /** It belongs to others too, whom one does not see. */
  | { readonly kind: 'concernsOthers' }
  /** Administratör here, but not in the copy that is to take the register's place. */
  | { readonly kind: 'notAdministratorThen' }
  /** A copy is looked into by somebody who is signed in to the register that it lies beside. */
  | { readonly kind: 'signInToLook' }
  | { readonly kind: 'lookAsYourself' }
  /** The copy is of another register than lies there, which only an administrator of that one lets go. */
  | { readonly kind: 'otherRegister' }
  | { readonly kind: 'notFound'; readonly what: NotFoundWhat }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'fault'; readonly reference: string }
  /** The engine stopped while it worked on this; it has been started again, or not. */
  | { readonly kind: 'engineStopped'; readonly isRestarted: boolean }
  // Opening the register
  | { readonly kind: 'wrongPassphrase'; readonly waitSeconds: number }
  | { readonly kind: 'waitBeforeTrying'; readonly waitSeconds: number }
  | { readonly kind: 'passphraseTooShort'; readonly atLeast: number }
  /** One of those that are tried first. */
  | { readonly kind: 'passphraseGuessable'; readonly why: PassphraseFault }
  /** Something comes before work: an own passphrase, or the recovery sheet. */
  | { readonly kind: 'notYet'; readonly awaits: Hurdle }
  /** The number, from 1, of the first group that is wrong. */
  | { readonly kind: 'recoveryCodeMistyped'; readonly group: number }
  /** Rightly typed, but of another sheet. */
  | { readonly kind: 'recoveryCodeOther'; readonly waitSeconds: number }
  /** The new one is the old one. */
  | { readonly kind: 'passphraseSame' }
  /** A passphrase or sheet that fits the file of slots, by a key that the register does not know as theirs. */
  | { readonly kind: 'keyNotKnown' }
  | { readonly kind: 'registerInUse'; readonly by: string; readonly since: string; readonly computer: string }
  | { readonly kind: 'registerExists' }
  | { readonly kind: 'registerMissing'; readonly folder: string }
  | { readonly kind: 'registerNewer'; readonly found: number; readonly known: number }
  | { readonly kind: 'registerDamaged'; readonly file: string }
  | { readonly kind: 'folderNotWritable'; readonly folder: string }
  | { readonly kind: 'diskFull' }
  /** A file could not be written, moved or replaced; what was there is as it was. */
  | { readonly kind: 'notSaved'; readonly why: NotSaved; readonly name: string; readonly folder: string }
  /** The register may not lie where it does: a synced folder or a network drive. */
  | ({ readonly kind: 'placeNotAllowed'; readonly folder: string } & UnsafePlace)
  /** A copy could not be made or proved, and what it should come before was not done. */
  | { readonly kind: 'notCopied'; readonly trouble: CopyTrouble }
  /** A copy is open to be looked at: nothing can be changed in it. */
  | { readonly kind: 'onlyLooking' }
  /** A copy that was asked for is not whole: nothing was put in the register's place. */
  | { readonly kind: 'copyNotWhole' }
  // Signing and coming back by PIN
  /** A call that signs came without one. */
  | { readonly kind: 'pinNeeded' }
  | { readonly kind: 'pinNotChosen' }
  /** Tries that are left before the passphrase must be given again. */
  | { readonly kind: 'pinWrong'; readonly left: number }
  /** Too many wrong ones, or the person has been given another passphrase: the passphrase must be given again. */
  | { readonly kind: 'pinLocked' }
  | { readonly kind: 'pinTooEasy' }
  /** What is to leave the program is of somebody whose identity is protected, and nobody has said yes to that. */
  | { readonly kind: 'protectedNotConfirmed' }
  /** A replacement that would state the same, and nobody has said that it shall. */
  | { readonly kind: 'nothingChanged' }
  /** What is to be printed or saved has been replaced or revoked, and nobody has said that it should leave all the same. */
  | { readonly kind: 'noLongerCounts'; readonly certificates: readonly NoLongerCounting[] }
  // Organisation
  | { readonly kind: 'signInNameTaken'; readonly signInName: string }
  | { readonly kind: 'lastAdministrator' }
  | { readonly kind: 'nameTaken'; readonly name: string }
  // Modules
  | { readonly kind: 'codeTaken'; readonly code: string }
  | { readonly kind: 'moduleFrozen' }
  | { readonly kind: 'moduleDraftExists'; readonly version: number }
  | { readonly kind: 'moduleNotPublished' }
  | { readonly kind: 'moduleIncomplete'; readonly problems: readonly string[] }
  | { readonly kind: 'moduleFileInvalid'; readonly problems: readonly FileProblem[] }
  // Participants
  /** The enrolment has been ended, on that day. */
  | { readonly kind: 'participantLeft'; readonly on: PlainDate }
  | { readonly kind: 'nameHasUnknownLetters'; readonly letters: readonly string[] }
  /** What may come on paper has letters that no font of ours has. */
  | {
      readonly kind: 'textHasUnknownLetters';
      readonly field: PaperField;
      readonly letters: readonly string[];
    }
  | { readonly kind: 'personalNumberInvalid' }
  /** A real number, but of another kind than the field is for. */
  | { readonly kind: 'personalNumberOther'; readonly is: OtherNumber }
  /** Somebody whom the user sees has the number, and nobody has said that it is another person. */
  | { readonly kind: 'sameNumber'; readonly name: string }
  | { readonly kind: 'birthContradictsNumber' }
  | { readonly kind: 'alreadyInModule' }
  // Assessment
  | { readonly kind: 'wrongState'; readonly state: ValidationState }
  /** What somebody else did with it while it was being controlled. */
  | {
      readonly kind: 'controlOver';
      readonly how: ControlEnd;
      /** Empty and null where it is the role that is gone. */
      readonly byName: string;
      readonly at: Instant | null;
    }
  /** What several validations share, and which of them have moved on. */
  | {
      readonly kind: 'sharedMovedOn';
      readonly holders: readonly { readonly name: string; readonly state: ValidationState }[];
    }
  | { readonly kind: 'notReady'; readonly missing: readonly Missing[] }
  /** A delintyg was asked for, but nothing is missing from the module. */
  | { readonly kind: 'everythingShown' }
  | { readonly kind: 'ownAssessment' }
  | { readonly kind: 'criteriaNotControlled'; readonly criterionIds: readonly CriterionId[] }
  | { readonly kind: 'nothingMarkedMissing' }
  // Files
  | { readonly kind: 'fileTooLarge'; readonly size: number; readonly limit: number }
  | { readonly kind: 'fileIsNotAnImage'; readonly name: string }
  /** `format` is what such files are called, `BMP`; empty where nobody knows. */
  | {
      readonly kind: 'fileTypeNotAllowed';
      readonly name: string;
      readonly what: NotKept;
      readonly format: string;
    }
  | { readonly kind: 'fileUnreadable'; readonly name: string }
  /** Reading took more time or memory than any honest file does, and was ended. */
  | { readonly kind: 'readingUnfinished'; readonly name: string }
  /** A logo or a drawn signature that cannot stand on a certificate. */
  | { readonly kind: 'pictureUnusable'; readonly reason: PictureFault }
  // Certificates
  | { readonly kind: 'notApproved' }
  /** Taken back and handed in anew since it was read. */
  | { readonly kind: 'handedInAgain' }
  /** Nobody signed the approval, or what it rests on is no longer what was signed. */
  | { readonly kind: 'approvalNotProven'; readonly module: string }
  | { readonly kind: 'alreadyCertified'; readonly number: string }
  | { readonly kind: 'mixedParticipants' }
  | { readonly kind: 'alreadyReplaced'; readonly by: string }
  | { readonly kind: 'alreadyRevoked' }
  /** An underlag för erkännande that an external quality assurer has answered. */
  | { readonly kind: 'alreadyReviewed'; readonly by: string }
  /** Name, issuer and title together are too long for a code that can be read from paper. */
  | { readonly kind: 'sealTooLong' }
  /** The finished file breaks rules of the conformance check, named by their ids. */
  | { readonly kind: 'certificateNotConforming'; readonly rules: readonly string[] }
  /** The conformance check came to no end in the time that it has. */
  | { readonly kind: 'certificateCheckUnfinished' }
  /** What is to be issued is not what the participant read. */
  | { readonly kind: 'notProofRead' }
  /** Nothing in a batch can be issued now: it has ended, or nothing that waits has been read. */
  | { readonly kind: 'nothingToIssue' }
  /** Two people are required, and one stands there twice. */
  | {
      readonly kind: 'onePersonTwice';
      readonly place: 'sheet' | 'disposal' | 'control';
      readonly name: string;
      readonly other: string;
    }
  /** Somebody who works here has that name already, however it is written. */
  | { readonly kind: 'userNameTaken'; readonly name: string; readonly signInName: string }
  // Gallring
  /** Whoever proposed a disposal does not carry it out. */
  | { readonly kind: 'disposalByTwo' }
  /** Another proposal waits to be carried out or withdrawn. */
  | { readonly kind: 'disposalWaits' }
  /** Somebody chosen is not due: they have come back, or a limit was changed. */
  | { readonly kind: 'notDue' }
  /** What is asked for was disposed of. */
  | { readonly kind: 'disposedOf' }
  // The key that stamps PDF files
  | { readonly kind: 'p12WrongPassword' }
  | { readonly kind: 'p12Unreadable' }
  | { readonly kind: 'p12NoKey' }
  /** Not valid yet, or no more; the first and last day. */
  | { readonly kind: 'p12Expired'; readonly from: PlainDate; readonly until: PlainDate }
  | { readonly kind: 'documentKeyExpired'; readonly until: PlainDate };

export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A decision of the domain: the outcome, or why not. */
export type Decision<T> = Reply<T>;

export const accept = <T>(value: T): Decision<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
});
