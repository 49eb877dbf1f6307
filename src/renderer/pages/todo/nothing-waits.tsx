/** Nothing waits: what to do next, by what the register holds and what the person may do. */
import {
  BadgeCheck,
  BookOpen,
  PartyPopper,
  UserPlus,
  UserRoundCog,
  UserRoundPlus,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import type { Role } from '#domain/role.ts';
import { useSession } from '../../app/session.ts';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import type words from '../../../../resources/locales/sv/todo.json';
import { LinkButton } from '../../ui/words/link.tsx';
import { lacksControl } from './control-lack.tsx';

type Todo = OutputOf<'todo.list'>;

/** Names under `empty.` in todo.json that have such words beside them. */
type With<End extends string> = {
  [Key in keyof typeof words.empty]: Key extends `${infer Name}${End}` ? Name : never;
}[keyof typeof words.empty];

type Case = {
  readonly icon: LucideIcon;
  readonly isSo: (todo: Todo) => boolean;
  /** Roles that can do something about it; everybody when left out. */
  readonly roles?: readonly Role[];
} & (
  | {
      readonly text: With<'Go'> & With<'Help'>;
      /** The way there, and whether it is the one thing to do. */
      readonly href: string;
      readonly isMain?: true;
    }
  | { readonly text: With<'Help'>; readonly href?: undefined }
);

/** Something is told of beside it, to mend or to know: then nothing is "done". */
const isStuck = ({ lacks, control, controlPage, items }: Todo): boolean =>
  lacks !== null ||
  lacksControl(control) ||
  controlPage !== null ||
  items.some(({ kind }) => kind === 'controlOver');

/** The first that fits is shown; none where something stands in the way. */
const cases: readonly Case[] = [
  {
    text: 'noModules',
    icon: BookOpen,
    isSo: ({ counts }) => counts.publishedModules === 0,
    roles: ['coordinator', 'administrator'],
    href: '/moduler',
    isMain: true,
  },
  { text: 'noModulesYet', icon: BookOpen, isSo: ({ counts }) => counts.publishedModules === 0 },
  {
    text: 'noParticipants',
    icon: UserPlus,
    isSo: ({ counts, lacks }) => counts.participants === 0 && lacks === null,
    roles: ['assessor', 'coordinator', 'administrator'],
    href: '/deltagare/ny',
    isMain: true,
  },
  {
    text: 'alone',
    icon: UserRoundCog,
    isSo: ({ counts }) => counts.users === 1,
    roles: ['administrator'],
    href: '/personal',
    isMain: true,
  },
  {
    text: 'noneHere',
    icon: UserPlus,
    isSo: ({ counts, lacks }) => counts.seen === 0 && lacks === null,
    roles: ['assessor'],
    href: '/deltagare/ny',
    isMain: true,
  },
  {
    text: 'noneBegun',
    icon: UserRoundPlus,
    isSo: ({ counts, lacks }) => counts.ongoing === 0 && lacks === null,
    roles: ['assessor', 'coordinator'],
    href: '/deltagare',
  },
  {
    text: 'done',
    icon: PartyPopper,
    isSo: (todo) => todo.counts.ongoing > 0 && !isStuck(todo),
    href: '/valideringar',
  },
  { text: 'nothing', icon: BadgeCheck, isSo: (todo) => !isStuck(todo) },
];

export function NothingWaits({ todo }: { readonly todo: Todo }) {
  const { t } = useTranslation('todo');
  const { user } = useSession();
  const found = cases.find(
    ({ isSo, roles }) =>
      isSo(todo) && (roles === undefined || roles.some((role) => user.roles.includes(role))),
  );
  if (!found) return null;
  const { text, icon } = found;
  return (
    <EmptyState
      icon={icon}
      title={t(`empty.${text}`)}
      action={
        found.href === undefined ? undefined : (
          <LinkButton href={found.href} variant={found.isMain ? 'primary' : 'secondary'}>
            {t(`empty.${found.text}Go`)}
          </LinkButton>
        )
      }
    >
      <p>{t(`empty.${text}Help`)}</p>
    </EmptyState>
  );
}
