/** Snabbregistrera: one observation, written once, for many criteria and several participants of a group. */
import { useSearch } from '@tanstack/react-router';
import { Zap } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModuleVersionId } from '#domain/ids.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Card } from '../../ui/frame/card.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { Select } from '../../ui/form/select.tsx';
import { ExampleBadge } from '../../parts/modules/example-badge.tsx';
import { moduleOption } from '../../parts/modules/module-option.ts';
import { QuickForm } from './quick-form.tsx';

export function QuickPage() {
  const { t } = useTranslation('quick');
  const modules = useNeeded('module.list', { withOldVersions: true });
  const used = modules.filter((module) => module.validationCount > 0);
  const { modul: asked }: { modul?: unknown } = useSearch({ strict: false });
  const [remembered, setRemembered] = useRemembered<ModuleVersionId | null>('quick.module', null);
  const [chosen, setChosen] = useState<unknown>(asked ?? remembered);
  const moduleVersionId =
    used.find((module) => module.id === chosen)?.id ?? (used.length === 1 ? used[0]?.id : null);
  return (
    <Stack gap="large">
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      {used.length === 0 ? (
        <EmptyState
          icon={Zap}
          title={t('none')}
          action={<LinkButton href="/deltagare">{t('noneGo')}</LinkButton>}
        >
          <p>{t('noneHelp')}</p>
        </EmptyState>
      ) : (
        <>
          <Card>
            <Stack gap="small">
              <Select<ModuleVersionId>
                label={t('module')}
                hint={moduleVersionId ? undefined : t('moduleHint')}
                options={used.map((module) => moduleOption(module, true))}
                value={moduleVersionId ?? null}
                onChange={(id) => {
                  setChosen(id);
                  setRemembered(id);
                }}
              />
              {used.find(({ id }) => id === moduleVersionId)?.isExample ? <ExampleBadge /> : null}
            </Stack>
          </Card>
          {moduleVersionId ? (
            <Suspense fallback={<Loading />}>
              <Group key={moduleVersionId} moduleVersionId={moduleVersionId} />
            </Suspense>
          ) : null}
        </>
      )}
    </Stack>
  );
}

function Group({ moduleVersionId }: { readonly moduleVersionId: ModuleVersionId }) {
  const { t } = useTranslation('quick');
  const module = useNeeded('module.get', { id: moduleVersionId });
  const group = useNeeded('quick.group', { moduleVersionId, workshopId: null });
  // A form per saved observation, so that the next one begins empty with the same group.
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (round > 0) document.getElementById('quick-participants')?.scrollIntoView({ block: 'start' });
  }, [round]);
  if (group.length === 0)
    return (
      <EmptyState title={t('noGroup')}>
        <p>{t('noGroupHelp')}</p>
      </EmptyState>
    );
  return <QuickForm key={round} module={module} group={group} onSaved={() => setRound(round + 1)} />;
}
