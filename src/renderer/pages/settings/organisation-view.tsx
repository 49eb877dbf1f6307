/** The organisation's settings as they are, for those who may not change them. */
import { useTranslation } from 'react-i18next';
import { roles } from '#domain/role.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Card } from '../../ui/frame/card.tsx';
import { FactList, Stack } from '../../ui/frame/layout.tsx';
import { Muted } from '../../ui/words/text.tsx';

export function OrganisationView() {
  const { t } = useTranslation(['settings', 'common']);
  const settings = useNeeded('settings.get', {});
  const facts = [
    { term: t('organisationName'), value: settings.organisationName },
    { term: t('organisationNumber'), value: settings.organisationNumber },
    { term: t('place'), value: settings.place },
    { term: t('contact'), value: settings.contact },
    { term: t('certificateTitle'), value: settings.certificateTitle },
    { term: t('prefix'), value: settings.certificatePrefix },
    ...roles
      .filter((role) => settings.roleNames[role] !== t(`common:role.${role}`))
      .map((role) => ({ term: t(`common:role.${role}`), value: settings.roleNames[role] })),
    { term: t('stuckAfter'), value: t('days', { count: settings.stuckAfterDays }) },
    { term: t('controlWithin'), value: t('days', { count: settings.controlWithinDays }) },
    { term: t('lockAfter'), value: t('minutes', { count: settings.lockAfterMinutes }) },
    {
      term: t('access.assessorsSee'),
      value: t(settings.assessorsSeeAll ? 'access.seeAll' : 'access.seeOwn'),
    },
    { term: t('access.openings'), value: t(settings.logsOpenings ? 'access.logged' : 'access.notLogged') },
  ];
  return (
    <Card title={t('organisation')}>
      <Stack>
        <p>
          <Muted>{t('readOnly')}</Muted>
        </p>
        <p>
          <Muted>{t('access.onlyAdministrator')}</Muted>
        </p>
        <FactList facts={facts.filter(({ value }) => value !== '')} />
      </Stack>
    </Card>
  );
}
