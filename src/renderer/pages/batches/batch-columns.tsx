/** The rows of a batch: what stands on each certificate and what has become of it. */
import type { TFunction } from 'i18next';
import { BookOpenCheck, Check, CircleCheck, CircleStop, ShieldAlert, TriangleAlert } from 'lucide-react';
import { Refused } from '../../calls/bridge.ts';
import { refusalText } from '../../calls/refusal-text.ts';
import { Badge, ProtectedBadge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import type { DataColumn } from '../../ui/table/data-table.tsx';
import { Link } from '../../ui/words/link.tsx';
import { Muted, Name } from '../../ui/words/text.tsx';
import { bornText } from '../../parts/certificates/reading-matter.tsx';
import type { BatchItem } from './batch.ts';
import './batches.css';

type Deeds = {
  /** Rows can still be read. */
  readonly isOpen: boolean;
  readonly onRead: (position: number) => void;
  readonly onTick: (position: number) => void;
};

type Texts = TFunction<['batches', 'certificates']>;

export const batchColumns = (t: Texts, deeds: Deeds): readonly DataColumn<BatchItem>[] => [
  {
    id: 'name',
    header: t('columns.paperName'),
    cell: (item) => (
      <>
        <Name>{item.nameOnCertificate}</Name> {item.hasProtectedIdentity ? <ProtectedBadge /> : null}
      </>
    ),
  },
  {
    id: 'born',
    header: t('columns.born'),
    cell: (item) => bornText(item, item.birth) ?? <Muted>{t('notPrinted')}</Muted>,
  },
  { id: 'modules', header: t('columns.modules'), cell: (item) => item.modules.join(', ') },
  {
    id: 'state',
    header: t('columns.state'),
    cell: (item) => (
      <span className="batch-state">
        <State item={item} t={t} deeds={deeds} />
      </span>
    ),
  },
];

type StateProps = { readonly item: BatchItem; readonly t: Texts; readonly deeds: Deeds };

function State({ item, t, deeds: { isOpen, onRead, onTick } }: StateProps) {
  if (item.certificate)
    return (
      <Badge tone="success" icon={CircleCheck}>
        <Link href={`/intyg/${item.certificate.id}`}>{item.certificate.number}</Link>
      </Badge>
    );
  if (item.refusal) {
    const { title } = refusalText(new Refused(item.refusal));
    return (
      <>
        <Badge tone="warning" icon={TriangleAlert}>
          {t('state.refused')}
        </Badge>{' '}
        {title}{' '}
        <Link
          href={`/intyg/nytt/${item.participantId}`}
          aria-label={t('alone', { name: item.participantName })}
        >
          {t('makeAlone')}
        </Link>
      </>
    );
  }
  if (!item.mayIssue) return <Badge icon={ShieldAlert}>{t('state.notYours')}</Badge>;
  if (item.reading)
    return (
      <Badge tone="info" icon={Check}>
        {t('state.read')}
      </Badge>
    );
  if (!isOpen) return <Badge icon={CircleStop}>{t('state.unread')}</Badge>;
  return (
    <span className="batch-deeds">
      <Button
        size="small"
        icon={Check}
        aria-label={t('tickOf', { name: item.nameOnCertificate })}
        onPress={() => onTick(item.position)}
      >
        {t('tick')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        icon={BookOpenCheck}
        aria-label={t('readOf', { name: item.nameOnCertificate })}
        onPress={() => onRead(item.position)}
      >
        {t('readOne')}
      </Button>
    </span>
  );
}
