/** Buttons and links in every state. */
import { Award, CalendarDays, Plus, Save, Trash2, X } from 'lucide-react';
import type { Story } from '../../gallery/story.ts';
import { Button, IconButton } from './button.tsx';
import { FileButton } from '../form/file-button.tsx';
import { Row } from '../frame/layout.tsx';
import { Link, LinkButton } from './link.tsx';

const nothing = () => undefined;

export const story: Story = {
  title: 'Knappar och länkar',
  states: {
    Sorter: () => (
      <Row>
        <Button variant="primary" icon={Save} onPress={nothing}>
          Spara
        </Button>
        <Button onPress={nothing}>Boka samtal</Button>
        <Button variant="quiet" icon={Plus} onPress={nothing}>
          Underlag
        </Button>
        <Button variant="danger" icon={Trash2} onPress={nothing}>
          Ta bort utkastet
        </Button>
      </Row>
    ),
    'Arbetar och avstängd': () => (
      <Row>
        <Button variant="primary" icon={Award} isBusy onPress={nothing}>
          Utfärda intyget
        </Button>
        <Button isBusy onPress={nothing}>
          Spara
        </Button>
        <Button variant="primary" isDisabled onPress={nothing}>
          Lämna till kontroll
        </Button>
        <Button variant="quiet" isDisabled onPress={nothing}>
          Anteckning
        </Button>
      </Row>
    ),
    'Små, bara ikon, fil': () => (
      <Row>
        <Button size="small" onPress={nothing}>
          Ändra
        </Button>
        <Button size="small" variant="quiet" icon={Plus} onPress={nothing}>
          Lägg till
        </Button>
        <IconButton icon={CalendarDays} label="Öppna kalendern" onPress={nothing} />
        <IconButton icon={X} size="small" label="Ta bort" onPress={nothing} />
        <IconButton icon={X} label="Ta bort" isDisabled onPress={nothing} />
        <FileButton hint="Bild eller PDF, högst 25 MB" onPress={nothing}>
          Välj fil
        </FileButton>
      </Row>
    ),
    Länkar: () => (
      <Row>
        <Link href="/deltagare">Alla deltagare</Link>
        <LinkButton href="/intyg" variant="primary" icon={Award}>
          Skriv intyg
        </LinkButton>
        <LinkButton href="/moduler">Visa moduler</LinkButton>
      </Row>
    ),
    'Mycket lång text': () => (
      <div style={{ maxInlineSize: '16rem' }}>
        <Button variant="primary" icon={Save} onPress={nothing}>
          Spara och skicka tillbaka till handledaren för komplettering
        </Button>
      </div>
    ),
  },
};
