/** Ctrl+K: every place by name, and people found while typing. */
import { useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import { isPermitted } from '#domain/roles.ts';
import { call } from '../calls/bridge.ts';
import { CommandPalette, type Command } from '../ui/overlay/command-palette.tsx';
import { personText } from '../ui/words/person-text.ts';
import { useEnrolsIn } from './enrols-in.ts';
import { places } from './places.ts';
import { useSession } from './session.ts';

type PaletteProps = { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

export function Palette({ isOpen, onOpenChange }: PaletteProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const enrols = useEnrolsIn();
  const [query, setQuery] = useState('');
  const people = useQuery({
    queryKey: ['palette', query],
    enabled: isOpen && query.trim().length > 1,
    queryFn: () =>
      call('participant.list', {
        search: query.slice(0, longest.line),
        workshopId: null,
        standing: 'all',
        sort: 'name',
        direction: 'ascending',
        after: null,
        limit: 8,
      }),
  });
  const commands: readonly Command[] = [
    ...places
      .filter((place) => isPermitted(place.access, user.roles))
      .map((place) => ({
        id: place.href,
        label: t(`nav.${place.text}`),
        icon: place.icon,
        href: place.href,
        shortcut: place.keys,
      })),
    ...(enrols?.lacks === null
      ? [{ id: 'enrol', label: t('palette.enrol'), icon: UserRound, href: '/deltagare/ny' }]
      : []),
  ];
  const results = (people.data?.rows ?? []).map((row) => ({
    id: row.id,
    label: personText({ name: row.displayName, birthYear: row.birthYear }),
    hint: row.workshopName,
    icon: UserRound,
    href: `/deltagare/${row.id}`,
  }));
  return (
    <CommandPalette
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      commands={commands}
      results={results}
      onQueryChange={setQuery}
    />
  );
}
