/** What can be done with a batch now, the main thing last and biggest: read, issue or go on, print. */
import { BadgeCheck, BookOpenCheck, CheckCheck, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused, useCommand } from '../../calls/calls.ts';
import { PdfDialog } from '../../pdf/pdf-dialog.tsx';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog } from '../../ui/overlay/dialog.tsx';
import { PrintDialog } from '../../parts/certificates/print-dialog.tsx';
import type { BatchView } from './batch.ts';
import { startRun, useBatchRun } from '../../parts/batches/batch-run.ts';

type Asked = 'tickAll' | 'issue' | 'end' | 'print' | null;

type BatchActionsProps = { readonly batch: BatchView; readonly onRead: (position: number) => void };

export function BatchActions({ batch, onRead }: BatchActionsProps) {
  const { t } = useTranslation('batches');
  const { id } = batch;
  const [asked, setAsked] = useState<Asked>(null);
  const [isPrinting, setPrinting] = useState(false);
  const [list, setList] = useState<OutputOf<'batch.proofList'> | null>(null);
  const confirm = useCommand('batch.confirm');
  const end = useCommand('batch.end');
  const isRunning = useBatchRun() !== null;
  const mine = batch.items.filter((item) => item.mayIssue);
  const unread = mine.filter((item) => item.state === 'unread');
  const read = mine.filter((item) => item.state === 'read');
  const printable = mine.flatMap(({ certificate }) => (certificate ? [certificate.id] : []));
  const hasProtected = mine.some((item) => item.hasProtectedIdentity && item.certificate);
  const settled = batch.items.filter((item) => item.state === 'issued').length;
  const isOpen = batch.endedAt === null;
  const ask = (what: Asked) => (isAsked: boolean) => setAsked(isAsked ? what : null);
  if (isRunning) return null;
  return (
    <>
      {isOpen ? (
        <Button variant="quiet" onPress={() => setAsked('end')}>
          {t('end.do')}
        </Button>
      ) : null}
      {isOpen && unread.length > 0 ? (
        <>
          <Button
            icon={Printer}
            onPress={() => void call('batch.proofList', { id }).then(setList, tellRefused)}
          >
            {t('printList')}
          </Button>
          <Button icon={CheckCheck} onPress={() => setAsked('tickAll')}>
            {t('tickAll.do')}
          </Button>
          <Button
            {...(read.length === 0 ? { variant: 'primary' } : {})}
            icon={BookOpenCheck}
            onPress={() => onRead(unread[0]?.position ?? 1)}
          >
            {t('readEach')}
          </Button>
        </>
      ) : null}
      {printable.length > 0 ? (
        <Button
          {...(isOpen && read.length > 0 ? {} : { variant: 'primary' })}
          icon={Printer}
          onPress={() => (hasProtected ? setAsked('print') : setPrinting(true))}
        >
          {t('printAll', { count: printable.length })}
        </Button>
      ) : null}
      {isOpen && read.length > 0 ? (
        <Button variant="primary" icon={BadgeCheck} onPress={() => setAsked('issue')}>
          {settled > 0 ? t('issue.continue') : t('issue.do', { count: read.length })}
        </Button>
      ) : null}
      <ConfirmDialog
        isOpen={asked === 'tickAll'}
        onOpenChange={ask('tickAll')}
        title={t('tickAll.title', { count: unread.length })}
        confirmLabel={t('tickAll.confirm')}
        onConfirm={() => confirm.mutateAsync({ id, positions: unread.map(({ position }) => position) })}
      >
        <p>{t('tickAll.help')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'issue'}
        onOpenChange={ask('issue')}
        title={t('issue.title', { count: read.length })}
        confirmLabel={t('issue.confirm')}
        onConfirm={() => void startRun(id, settled, settled + read.length)}
      >
        <p>{t('issue.help')}</p>
        {unread.length > 0 ? <p>{t('issue.unread', { count: unread.length })}</p> : null}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'end'}
        onOpenChange={ask('end')}
        title={t('end.title')}
        confirmLabel={t('end.do')}
        onConfirm={() => end.mutateAsync({ id })}
      >
        <p>{t('end.help')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'print'}
        onOpenChange={ask('print')}
        title={t('hasProtected')}
        confirmLabel={t('printAll', { count: printable.length })}
        onConfirm={() => setPrinting(true)}
      >
        <p>{t('hasProtectedHelp')}</p>
      </ConfirmDialog>
      {isPrinting ? <PrintDialog ids={printable} onClose={() => setPrinting(false)} /> : null}
      {list ? (
        <PdfDialog
          documentId={list.documentId}
          fileName={list.fileName}
          title={t('list')}
          onClose={() => setList(null)}
        />
      ) : null}
    </>
  );
}
