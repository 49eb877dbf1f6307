/**
 * What has been signed about a validation, a certificate or a disposal: a calm line each while it holds, a notice in red when
 * something was changed behind the program. Not here: asking for the PIN.
 */
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import type { SignedSubject } from '#domain/signature.ts';
import { useCall } from '../../calls/calls.ts';
import { recordedText } from '../../recorded-text.ts';
import { Badge } from '../../ui/words/badge.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';

type Signature = OutputOf<'signature.list'>[number];
type Alarm = Signature & { readonly state: Exclude<Signature['state'], 'unchanged'> };

/** A difference in what was taken up again since is as it should be. */
const isAlarm = (signature: Signature): signature is Alarm =>
  signature.state !== 'unchanged' && !(signature.state === 'changed' && signature.isPast);

const useSignatures = ({ kind, id }: SignedSubject): readonly Signature[] =>
  useCall('signature.list', { subject: { kind, id } }).data ?? [];

/** Nothing while all signatures hold. */
export function SignatureAlarms({ of }: { readonly of: SignedSubject }) {
  const { t } = useTranslation('signatures');
  return useSignatures(of)
    .filter(isAlarm)
    .map((signature) => (
      <Notice key={signature.id} tone="problem" title={t(`alarm.${signature.state}`)}>
        <p>
          {t('line', {
            what: recordedText('signatures', `did.${signature.call}`),
            name: signature.byName,
            when: formatDateTime(signature.signedAt),
          })}{' '}
          {t(`alarmHelp.${signature.state}`)}
        </p>
      </Notice>
    ));
}

/** Who has signed what, in order. Nothing where nothing is signed, as before there were signatures. */
export function SignatureCard({ of }: { readonly of: SignedSubject }) {
  const { t } = useTranslation('signatures');
  return useSignatures(of).length === 0 ? null : (
    <Card title={t('title')}>
      <SignatureLines of={of} />
    </Card>
  );
}

export function SignatureLines({ of }: { readonly of: SignedSubject }) {
  const { t } = useTranslation('signatures');
  const signatures = useSignatures(of);
  return signatures.length === 0 ? null : (
    <ul className="plain-list">
      {signatures.map((signature) => (
        <li key={signature.id}>
          {t('line', {
            what: recordedText('signatures', `did.${signature.call}`),
            name: signature.byName,
            when: formatDateTime(signature.signedAt),
          })}{' '}
          <Muted>
            {isAlarm(signature) ? t(`alarm.${signature.state}`) : t(signature.isPast ? 'past' : 'fits')}
          </Muted>
          <KeyOf signature={signature} />
        </li>
      ))}
    </ul>
  );
}

/** How old the key is and who gave its owner a passphrase: whoever did could have signed in their name. */
function KeyOf({ signature: { keySeenAt, passphraseBy } }: { readonly signature: Signature }) {
  const { t } = useTranslation('signatures');
  return keySeenAt === null ? null : (
    <div>
      <Muted>
        {t('keySeen', { when: formatDateTime(keySeenAt) })}{' '}
        {passphraseBy
          ? t('passphraseBy', { name: passphraseBy.name, when: formatDateTime(passphraseBy.at) })
          : null}
      </Muted>{' '}
      {passphraseBy?.isInvolved ? (
        <Badge icon={TriangleAlert} tone="warning">
          {t('passphraseByInvolved', { name: passphraseBy.name })}
        </Badge>
      ) : null}
    </div>
  );
}
