/** What lies on top of the page: dialogs, menus, sheets, the palette, short messages. */
import { Award, CircleUser, LogOut, Search, Settings, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Story } from '../../gallery/story.ts';
import { Button } from '../words/button.tsx';
import { CommandPalette } from './command-palette.tsx';
import { DateField } from '../form/date-field.tsx';
import { ConfirmDialog, Dialog } from './dialog.tsx';
import { FactList, Row, Stack } from '../frame/layout.tsx';
import { Menu } from './menu.tsx';
import { Popover } from './popover.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { TextArea } from '../form/text-field.tsx';
import { toast } from './toast.ts';

const nothing = () => undefined;

export const story: Story = {
  title: 'Ovanpå sidan',
  states: {
    Dialoger: () => <Dialogs />,
    'Menyer och blad': () => (
      <Row>
        <Menu
          label="Användare"
          trigger={<Button icon={CircleUser}>Maria Lindqvist</Button>}
          groups={[
            {
              id: 'own',
              title: 'Handledare',
              items: [{ id: 'settings', label: 'Inställningar', icon: Settings, onSelect: nothing }],
            },
            {
              id: 'leave',
              title: 'Lämna',
              items: [
                { id: 'out', label: 'Logga ut', hint: 'Allt är sparat', icon: LogOut, onSelect: nothing },
                { id: 'drop', label: 'Ta bort utkastet', icon: Trash2, isDanger: true, onSelect: nothing },
                { id: 'off', label: 'Går inte nu', isDisabled: true },
              ],
            },
          ]}
        />
        <Popover trigger={<Button variant="quiet">Vad betyder poängen?</Button>}>
          <p>En poäng motsvarar ungefär tio timmars lärande.</p>
          <FactList
            kind="figures"
            facts={[
              { term: 'Butikshandel', value: 6 },
              { term: 'Kafé', value: 4 },
            ]}
          />
        </Popover>
      </Row>
    ),
    'Korta meddelanden': () => (
      <Row>
        <Button onPress={() => toast.saved('Sparat', { undo: nothing })}>Sparat, med Ångra</Button>
        <Button
          onPress={() =>
            toast.info('Intyget OHM-2026-014 är klart', { action: { label: 'Öppna', onPress: nothing } })
          }
        >
          Upplysning
        </Button>
        <Button
          onPress={() =>
            toast.problem('Det gick inte att spara', {
              detail: 'Disken är full. Frigör plats och försök igen.',
            })
          }
        >
          Problem
        </Button>
      </Row>
    ),
  },
};

const commands = [
  { id: 'cert', label: 'Skriv intyg', icon: Award, shortcut: 'Ctrl+I', onSelect: nothing },
  { id: 'settings', label: 'Inställningar', icon: Settings, hint: 'Administration', onSelect: nothing },
  { id: 'person', label: 'Åsa Öberg', hint: 'Deltagare, Västervik', onSelect: nothing },
  { id: 'person2', label: 'محمد العربي', hint: 'Deltagare, OHM', onSelect: nothing },
];

const shortcuts = [
  {
    title: 'Överallt',
    shortcuts: [
      { keys: 'Ctrl+K', does: 'Gå till eller gör' },
      { keys: '?', does: 'Visa kortkommandon' },
    ],
  },
  {
    title: 'Bedömning',
    shortcuts: [
      { keys: '1', does: 'Ej visat' },
      { keys: '3', does: 'Visat' },
    ],
  },
];

function Dialogs() {
  const [isPalette, setPalette] = useState(false);
  const [isKeys, setKeys] = useState(false);
  const [date, setDate] = useState('');
  return (
    <Row>
      <Dialog
        title="Boka samtal"
        trigger={<Button>Boka samtal</Button>}
        actions={(close) => (
          <>
            <Button onPress={close}>Avbryt</Button>
            <Button variant="primary" onPress={close}>
              Boka
            </Button>
          </>
        )}
      >
        <Stack>
          <DateField label="Datum" value={date} onChange={setDate} today="2026-11-24" />
          <TextArea label="Vad ska ni prata om?" isOptional />
        </Stack>
      </Dialog>
      <ConfirmDialog
        title="Utfärda intyget?"
        trigger={<Button variant="primary">Utfärda</Button>}
        confirmLabel="Utfärda intyget"
        onConfirm={nothing}
      >
        Intyget får ett nummer och kan inte ändras efteråt.
      </ConfirmDialog>
      <ConfirmDialog
        title="Ta bort utkastet?"
        trigger={<Button>Ta bort …</Button>}
        confirmLabel="Ta bort utkastet"
        variant="danger"
        onConfirm={nothing}
      >
        Det går inte att få tillbaka.
      </ConfirmDialog>
      <Button
        icon={Search}
        onPress={() => {
          setPalette(true);
        }}
      >
        Gå till
      </Button>
      <Button
        onPress={() => {
          setKeys(true);
        }}
      >
        Kortkommandon
      </Button>
      <CommandPalette isOpen={isPalette} onOpenChange={setPalette} commands={commands} />
      <ShortcutsDialog isOpen={isKeys} onOpenChange={setKeys} groups={shortcuts} />
    </Row>
  );
}
