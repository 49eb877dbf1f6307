/** The pages that can be looked at: a name, a path, and who looks. Not here: taking the picture (../look.ts). */

export type Place = {
  /** With names such as `:participant` for the first of its kind (page.ts). */
  readonly path: string;
  /** A sign-in name of the practice register, or `nobody`. */
  readonly as: string;
};

export const places: Readonly<Record<string, Place>> = {
  start: { path: '/', as: 'nobody' },
  todo: { path: '/', as: 'maria' },
  deltagare: { path: '/deltagare', as: 'maria' },
  deltagaren: { path: '/deltagare/:participant', as: 'maria' },
  'ny-deltagare': { path: '/deltagare/ny', as: 'maria' },
  'andra-deltagare': { path: '/deltagare/:participant/andra', as: 'samira' },
  valideringar: { path: '/valideringar', as: 'maria' },
  bedomning: { path: '/valideringar/:ongoing', as: 'maria' },
  komplettering: { path: '/valideringar/:returned', as: 'maria' },
  snabbregistrera: { path: '/snabbregistrera', as: 'maria' },
  granskning: { path: '/granskning', as: 'petra' },
  granska: { path: '/granskning/:submitted', as: 'petra' },
  intyg: { path: '/intyg', as: 'samira' },
  intyget: { path: '/intyg/:certificate', as: 'samira' },
  'gor-intyg': { path: '/intyg/nytt', as: 'samira' },
  'utfarda-manga': { path: '/intyg/manga', as: 'samira' },
  underlag: { path: '/intyg/underlag', as: 'samira' },
  moduler: { path: '/moduler', as: 'samira' },
  modulen: { path: '/moduler/:module', as: 'samira' },
  personal: { path: '/personal', as: 'samira' },
  arkiv: { path: '/arkiv', as: 'samira' },
  sakerhetskopior: { path: '/sakerhetskopior', as: 'samira' },
  installningar: { path: '/installningar', as: 'samira' },
  utseende: { path: '/installningar/utseende', as: 'samira' },
};

/** A page by its name, else a path as it stands in the program, with or without the first slash. */
export const placeOf = (name: string): Place =>
  places[name] ?? { path: name.startsWith('/') ? name : `/${name}`, as: 'samira' };

export function help(all: Readonly<Record<string, Place>>): string {
  const widest = Math.max(...Object.keys(all).map((name) => name.length));
  const rows = Object.entries(all).map(
    ([name, place]) => `  ${name.padEnd(widest)}  ${place.path}  (${place.as})`,
  );
  return [
    'npm run look -- <page> [--theme light|dark|contrast] [--width 1280] [--height 900] [--zoom 100]',
    '                       [--as samira|maria|erik|johan|petra|nobody] [--out file.png]',
    '',
    'Pages, or any path such as deltagare/:participant:',
    ...rows,
  ].join('\n');
}
