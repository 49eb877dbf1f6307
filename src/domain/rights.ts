/**
 * Who sees which participant, and who works with them: by role, verkstad, and for a protected identity by name. Every
 * list and every call goes by this rule. Source: domain facts, legal frame: personal data are for those who need them
 * for their task; skyddade personuppgifter for few, named readers. Not here: which calls a role may make (contract).
 */
import type { WorkshopId } from './ids.ts';
import { accept, refuse, type Decision, type NotFoundWhat } from './refusal.ts';
import type { Role } from './role.ts';

/** How far a user sees, before anything is known of a person. */
export type Reach = {
  /** Everybody whose identity is not protected. */
  readonly seesAll: boolean;
  /** Verkstäder whose participants are theirs; empty for who sees all. */
  readonly workshopIds: readonly WorkshopId[];
  /** Whom they assess is theirs, wherever that is. */
  readonly isAssessor: boolean;
  /** Sees what has been handed in to control. */
  readonly isVerifier: boolean;
};

/** What of an organisation decides how far its people see. */
export type Organisation = {
  readonly assessorsSeeAll: boolean;
  readonly workshopIds: readonly WorkshopId[];
};

/**
 * A handledare reaches their own verkstäder, or everybody where the organisation has chosen so; where there is only one
 * verkstad it is everybody's. A samordnare or administratör reaches people only when that was given to them.
 */
export const reachOf = (
  user: {
    readonly roles: readonly Role[];
    readonly workshopIds: readonly WorkshopId[];
    readonly seesPersons: boolean;
  },
  organisation: Organisation,
): Reach => {
  const isAssessor = user.roles.includes('assessor');
  const isGiven =
    user.seesPersons && (user.roles.includes('coordinator') || user.roles.includes('administrator'));
  const seesAll = isGiven || (isAssessor && organisation.assessorsSeeAll);
  const own = organisation.workshopIds.length === 1 ? organisation.workshopIds : user.workshopIds;
  return {
    seesAll,
    workshopIds: seesAll || !isAssessor ? [] : own,
    isAssessor,
    isVerifier: user.roles.includes('internalVerifier'),
  };
};

/** A handledare who reaches nobody before somebody gives them a verkstad. */
export const lacksWorkshop = (reach: Reach): boolean =>
  reach.isAssessor && !reach.seesAll && reach.workshopIds.length === 0;

/** How a user stands to a person. */
export type Relation = {
  readonly workshopId: WorkshopId;
  readonly hasProtectedIdentity: boolean;
  /** The user assesses the person now. */
  readonly isAssessed: boolean;
  /** Named among those who may see the person, where the identity is protected. */
  readonly isNamed: boolean;
  /**
   * What is asked about waits for control or has been controlled. Of a protected person only a validation has, by alias:
   * the person does not.
   */
  readonly isHandedIn: boolean;
};

/** `control`: looks at it and controls it; a protected person only by alias. `work`: sees and changes everything. */
export type Right = 'none' | 'control' | 'work';

export const rightTo = (reach: Reach, person: Relation): Right => {
  const isOwn = person.hasProtectedIdentity
    ? person.isNamed
    : reach.seesAll || reach.workshopIds.includes(person.workshopId);
  if (isOwn || (reach.isAssessor && person.isAssessed)) return 'work';
  return reach.isVerifier && person.isHandedIn ? 'control' : 'none';
};

/**
 * To a paper that was made earlier and names several people: by today's right to see who each is, except that where a
 * protected person stood by alias, it says no more to anybody. What was made before the identity was protected has the
 * name on it, and goes by the name.
 */
export const rightToPaper = (reach: Reach, person: Relation & { readonly stoodByAlias: boolean }): Right => {
  const right = rightTo(reach, person);
  if (!person.hasProtectedIdentity || right === 'work') return right;
  return person.stoodByAlias ? 'control' : 'none';
};

/** Whether a right is enough to see who somebody is, and not only an alias. */
export const knowsIdentity = (right: Right, hasProtectedIdentity: boolean): boolean =>
  hasProtectedIdentity ? right === 'work' : right !== 'none';

/** A verkstad by id and name. */
export type NamedWorkshop = { readonly id: WorkshopId; readonly name: string };

/**
 * Where the user may enrol: new people are enrolled where they will be seen. Refuses `noWorkshop` and `personsNotSeen`
 * where that is nowhere, whatever the verkstad.
 */
export const enrolsIn = <Workshop extends NamedWorkshop>(
  reach: Reach,
  workshops: readonly Workshop[],
): Decision<readonly Workshop[]> => {
  if (reach.seesAll) return accept(workshops);
  const own = workshops.filter(({ id }) => reach.workshopIds.includes(id));
  if (own.length > 0) return accept(own);
  return refuse({ kind: reach.isAssessor ? 'noWorkshop' : 'personsNotSeen' });
};

/**
 * Whether people may be put in these verkstäder: those that are open, and those where they are already. Refuses
 * `notFound` and `workshopClosed`.
 */
export const mayBePutIn = (
  chosen: readonly WorkshopId[],
  before: readonly WorkshopId[],
  workshops: readonly (NamedWorkshop & { readonly isActive: boolean })[],
): Decision<void> => {
  for (const id of chosen.filter((one) => !before.includes(one))) {
    const workshop = workshops.find((one) => one.id === id);
    if (!workshop) return refuse({ kind: 'notFound', what: 'workshop' });
    if (!workshop.isActive) return refuse({ kind: 'workshopClosed', workshop: workshop.name });
  }
  return accept(undefined);
};

/** Whether a new person may be enrolled there. Refuses `notYourWorkshop` and what `enrolsIn` refuses. */
export const mayEnrolIn = (
  reach: Reach,
  workshop: NamedWorkshop,
  workshops: readonly NamedWorkshop[],
): Decision<void> => {
  const own = enrolsIn(reach, workshops);
  if (!own.ok) return own;
  return own.value.some(({ id }) => id === workshop.id)
    ? accept(undefined)
    : refuse({
        kind: 'notYourWorkshop',
        workshop: workshop.name,
        own: own.value.map(({ name }) => name),
      });
};

/** Something a call names, and the rights to everybody it concerns. */
export type Target = { readonly what: NotFoundWhat; readonly rights: readonly Right[] };

/**
 * What concerns nobody the user sees is not there for them: the answer is the same as for an id that was never given.
 * What concerns others too, or may only be controlled, is not theirs to change. Refuses `notFound`, `concernsOthers`,
 * `onlyToControl`.
 */
export const mayReach = (needed: Exclude<Right, 'none'>, targets: readonly Target[]): Decision<void> => {
  const hidden = targets.find(({ rights }) => rights.every((right) => right === 'none'));
  if (hidden) return refuse({ kind: 'notFound', what: hidden.what });
  const isEnough = (right: Right): boolean =>
    right === 'work' || (right === 'control' && needed === 'control');
  const lacking = targets.flatMap(({ rights }) => rights.filter((right) => !isEnough(right)));
  if (lacking.length === 0) return accept(undefined);
  return refuse({ kind: lacking.includes('none') ? 'concernsOthers' : 'onlyToControl' });
};
