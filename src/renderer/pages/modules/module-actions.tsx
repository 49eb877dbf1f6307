/** What can be done with a module version: write or publish a draft, go on from a published one, and the rest in a menu. */
import { Archive, Copy, Ellipsis, FileDown, FilePlus2, PenLine, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../app/navigation.ts';
import { useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog } from '../../ui/overlay/dialog.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { Menu, type MenuAction } from '../../ui/overlay/menu.tsx';
import { lacksOf, type Module } from './module-form.ts';
import { NewModuleDialog } from './new-module-dialog.tsx';

type ActionsProps = {
  readonly module: Module;
  readonly mayWrite: boolean;
  /** Text that is written but not yet part of the draft: then what would be published is not what was meant. */
  readonly hasUnsaved: boolean;
};
type Asked = 'copy' | 'publish' | 'retire' | 'discard' | null;

export function ModuleActions({ module, mayWrite, hasUnsaved }: ActionsProps) {
  const { t } = useTranslation('modules');
  const { id, status } = module;
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const publish = useCommand('module.publish', { saved: () => ({ text: t('published') }) });
  const retire = useCommand('module.retire', { saved: () => ({ text: t('retired') }) });
  const discard = useCommand('module.discardDraft', { saved: () => ({ text: t('discarded') }) });
  const next = useCommand('module.newVersion');
  const save = useCommand('module.export', { saved: ({ count }) => ({ text: t('exported', { count }) }) });
  const isReady = lacksOf(module).length === 0 && !hasUnsaved;
  const draft = module.versions.find((version) => version.status === 'draft');

  const toFile: MenuAction = {
    id: 'file',
    label: t('exportOne'),
    icon: FileDown,
    onSelect: () => save.mutate({ ids: [id], suggestedName: `${module.code.toLowerCase()}.json` }),
  };
  const forWriters: readonly MenuAction[] = [
    { id: 'copy', label: t('copy'), icon: Copy, onSelect: () => setAsked('copy') },
    toFile,
    ...(status === 'draft'
      ? [
          {
            id: 'discard',
            label: t('discard'),
            icon: Trash2,
            isDanger: true,
            onSelect: () => setAsked('discard'),
          },
        ]
      : []),
    ...(status === 'published'
      ? [{ id: 'retire', label: t('retire'), icon: Archive, onSelect: () => setAsked('retire') }]
      : []),
  ];
  return (
    <>
      <Menu
        label={t('more')}
        placement="bottom end"
        trigger={
          <Button icon={Ellipsis} isBusy={save.isPending}>
            {t('more')}
          </Button>
        }
        items={mayWrite ? forWriters : [toFile]}
      />
      {mayWrite && status === 'draft' ? (
        <>
          <LinkButton
            href={`/moduler/${id}/skriv`}
            icon={PenLine}
            variant={isReady ? 'secondary' : 'primary'}
          >
            {t('write')}
          </LinkButton>
          {isReady ? (
            <Button variant="primary" icon={Upload} onPress={() => setAsked('publish')}>
              {t('publish')}
            </Button>
          ) : null}
        </>
      ) : null}
      {mayWrite && status !== 'draft' && draft ? (
        <LinkButton href={`/moduler/${draft.id}`} icon={PenLine}>
          {t('toDraft', { version: draft.version })}
        </LinkButton>
      ) : null}
      {mayWrite && status !== 'draft' && !draft ? (
        <Button
          variant="primary"
          icon={FilePlus2}
          isBusy={next.isPending}
          onPress={() => next.mutate({ id }, { onSuccess: (made) => goTo(`/moduler/${made.id}/skriv`) })}
        >
          {t('newVersion')}
        </Button>
      ) : null}
      <ConfirmDialog
        title={t('publishTitle')}
        confirmLabel={t('publish')}
        isOpen={asked === 'publish'}
        onOpenChange={close}
        onConfirm={() => publish.mutateAsync({ id })}
      >
        <p>{t('publishHelp')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={t('retireTitle')}
        confirmLabel={t('retire')}
        isOpen={asked === 'retire'}
        onOpenChange={close}
        onConfirm={() => retire.mutateAsync({ id })}
      >
        <p>{t('retireHelp')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={t('discardTitle')}
        confirmLabel={t('discard')}
        variant="danger"
        isOpen={asked === 'discard'}
        onOpenChange={close}
        onConfirm={async () => {
          // Away first: the page of a draft that is gone has nothing to show.
          goTo('/moduler');
          await discard.mutateAsync({ id });
        }}
      >
        <p>{t('discardHelp')}</p>
      </ConfirmDialog>
      {asked === 'copy' ? <NewModuleDialog copyOf={module} onClose={close} /> : null}
    </>
  );
}
