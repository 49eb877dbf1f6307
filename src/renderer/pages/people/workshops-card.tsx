/** The verkstäder: read by everybody, changed by those who may. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Row } from '../../ui/frame/layout.tsx';
import { WorkshopDialog } from './workshop-dialog.tsx';
import type { Workshop } from './workshop.ts';

type WorkshopsProps = { readonly workshops: readonly Workshop[]; readonly mayChange: boolean };

export function WorkshopsCard({ workshops, mayChange }: WorkshopsProps) {
  const { t } = useTranslation('people');
  const [opened, setOpened] = useState<Workshop | 'new' | null>(null);
  return (
    <Card
      title={t('workshops')}
      actions={
        mayChange ? (
          <Button icon={Plus} onPress={() => setOpened('new')}>
            {t('addWorkshop')}
          </Button>
        ) : undefined
      }
    >
      <ul className="plain-list">
        {workshops.map((workshop) => (
          <li key={workshop.id}>
            <Row justify="between">
              <span>
                {workshop.name} {workshop.isActive ? null : <Badge>{t('closed')}</Badge>}
              </span>
              {mayChange ? (
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={`${t('change')}: ${workshop.name}`}
                  onPress={() => setOpened(workshop)}
                >
                  {t('change')}
                </Button>
              ) : null}
            </Row>
          </li>
        ))}
      </ul>
      {opened ? (
        <WorkshopDialog workshop={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      ) : null}
    </Card>
  );
}
