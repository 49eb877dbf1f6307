/**
 * Rules 5: what the document says of itself as a whole.
 */
import { dictAt, has, isTrueAt, textAt, type Checked } from './objects.ts';

/** A language tag such as `sv-SE` or `und-Arab`. */
export const isLanguageTag = (tag: string): boolean =>
  /^[a-z]{2,8}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z0-9]{5,8})*$/i.test(tag);

/** Things that PDF/A-3 or PDF/UA leave out: pages made anew, layers, shows. */
const left: readonly (readonly [string, string])[] = [
  ['NeedsRendering', 'sidor som görs om när de visas'],
  ['Requirements', 'krav på läsprogrammet'],
  ['OCProperties', 'lager som kan släckas'],
  ['Perms', 'rättigheter som begränsar filen'],
];

const checkLeftOut = ({ catalog, pages, report }: Checked): void => {
  for (const [key, what] of left) if (has(catalog, key)) report('5.forbidden', `Filen har ${what} (${key}).`);
  if (has(dictAt(catalog, 'Names'), 'AlternatePresentations'))
    report('5.forbidden', 'Filen har bildspel (AlternatePresentations).');
  if (pages.some((page) => has(page, 'PresSteps')))
    report('5.forbidden', 'En sida är del av ett bildspel (PresSteps).');
};

export const checkCatalog = (checked: Checked): void => {
  const { catalog, info, report } = checked;
  checkLeftOut(checked);
  const marks = dictAt(catalog, 'MarkInfo');
  if (!isTrueAt(marks, 'Marked') || isTrueAt(marks, 'Suspects'))
    report('5.not-marked', 'Dokumentet säger inte att det är taggat (MarkInfo).');
  if (!isLanguageTag(textAt(catalog, 'Lang') ?? ''))
    report('5.language', 'Dokumentets språk saknas eller är fel skrivet.');
  if ((textAt(info, 'Title') ?? '').trim() === '') report('5.title', 'Dokumentet saknar titel.');
  if (!isTrueAt(dictAt(catalog, 'ViewerPreferences'), 'DisplayDocTitle'))
    report('5.title', 'Titeln visas inte i läsprogrammets fönster (DisplayDocTitle).');
  const tree = dictAt(catalog, 'StructTreeRoot');
  if (!tree) report('5.structure-missing', 'Dokumentets struktur saknas (StructTreeRoot).');
  else if (!dictAt(tree, 'ParentTree'))
    report('5.structure-missing', 'Strukturens register saknas (ParentTree).');
};
