/** Settings: read, save. Not here: the organisation's people and verkstäder (users.ts), choosing a logo (look.ts). */
import type { organisationContract } from '#contract/organisation.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { mayChangeSettings } from '#domain/settings.ts';
import { getOrganisation, renameOrganisation } from '../../store/register/organisation.ts';
import { readSettings, writeSettings } from '../../store/base/settings.ts';
import { findPicture } from '../../store/certificates/pictures.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { done, type Handlers } from '../frame/handler.ts';

const settingsWithName = async (store: ReadStore) => {
  const [settings, organisation] = [await readSettings(store), await getOrganisation(store)];
  return { organisationName: organisation.name, ...settings };
};

export const settingsHandlers: Handlers<Pick<typeof organisationContract, 'settings.get' | 'settings.save'>> =
  {
    'settings.get': async ({ store }) => accept(await settingsWithName(store)),
    'settings.save': async ({ store, user }, input) => {
      const before = await settingsWithName(store);
      const { organisationName, ...settings } = input;
      const may = mayChangeSettings(user.roles, before, settings);
      if (!may.ok) return may;
      if (settings.logoId !== null && (await findPicture(store, settings.logoId))?.purpose !== 'logo')
        return refuse({ kind: 'notFound', what: 'picture' });
      await renameOrganisation(store, organisationName);
      await writeSettings(store, settings);
      const organisation = await getOrganisation(store);
      return done(
        {},
        {
          what: 'settings.changed',
          subjectId: organisation.id,
          before,
          after: input,
        },
      );
    },
  };
