/** The frame with a page in it, as the program looks in practice. */
import { Award, BookOpen, ClipboardCheck, House, Search, Settings, Users } from 'lucide-react';
import type { Story } from '../../gallery/story.ts';
import { PracticeBanner } from './practice-banner.tsx';
import { AppShell } from './app-shell.tsx';
import { Button } from '../words/button.tsx';
import { EmptyState } from '../words/empty-state.tsx';
import { story as judgement } from '../form/judgement-control.gallery.tsx';
import { story as structure } from './structure.gallery.tsx';

const nav = [
  {
    id: 'work',
    items: [
      { href: '/', label: 'Att göra', icon: House, count: 3 },
      { href: '/deltagare', label: 'Deltagare', icon: Users, isCurrent: true },
      { href: '/granskning', label: 'Granskning', icon: ClipboardCheck, count: 12 },
      { href: '/intyg', label: 'Kompetensintyg', icon: Award },
    ],
  },
  {
    id: 'more',
    title: 'Verksamheten',
    items: [
      { href: '/moduler', label: 'Moduler', icon: BookOpen },
      { href: '/installningar', label: 'Personal, verkstäder och inställningar', icon: Settings },
    ],
  },
];

export const story: Story = {
  title: 'Ramen',
  isWholeWindow: true,
  states: {
    Övningsregister: () => (
      <AppShell
        organisation="Samverkan Kalmar län, arbetsmarknadsenheten i Oskarshamn"
        nav={nav}
        banner={<PracticeBanner />}
        tools={
          <Button variant="quiet" icon={Search}>
            Sök
          </Button>
        }
        userMenu={<Button variant="quiet">Maria Lindqvist</Button>}
      >
        {structure.states['Sidhuvud']?.()}
        {judgement.states['Ett läranderesultat']?.()}
        <EmptyState title="Inget mer här" />
      </AppShell>
    ),
  },
};
