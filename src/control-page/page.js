// The control page itself: what is typed or came with the address, and the answer in Swedish or English. Nothing is
// sent anywhere, and nothing that was read becomes anything but text. Not here: deciding (check.js), words (texts.js).
import { answerGiven } from './answer.js';
import { mergeLists, readList } from './check.js';
import { texts } from './texts.js';

const oldAfterDays = 90;
/** How an answer looks beside its words: the tone of its edge and a sign. @type {Record<string, string>} */
const looks = {
  valid: 'good ✓',
  replaced: 'warn !',
  numberReplaced: 'warn !',
  fileUnproven: 'warn !',
  ...Object.fromEntries(
    [
      'incomplete',
      'notOurs',
      'number',
      'foreignNumber',
      'checkCode',
      'almostCode',
      'fileWithout',
      'notPdf',
      'cannotRead',
    ].map((kind) => [kind, 'warn ?']),
  ),
};
const otherLook = 'bad ✕';

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {{ issuer: string, contact: string, keys: import('./check.js').Key[], list: string, prefixes?: string[] }} */
const data = JSON.parse(byId('data').textContent ?? '');
const code = /** @type {HTMLTextAreaElement} */ (byId('code'));

/** @type {'sv' | 'en'} */
let language = /^(sv|$)/.test(navigator.language) ? 'sv' : 'en';
/** @type {import('./check.js').List | undefined} */
let list;
/** @type {any} */
let answer;
/** @type {string | Uint8Array<ArrayBuffer>} */
let asked = '';
let listAnswer = '';

/** @param {string} key */
const word = (key) => /** @type {any} */ (texts[language])[key] ?? '';
/** @param {string} key @param {Record<string, unknown>} values */
const filled = (key, values) =>
  word(key).replace(
    /\{(\w+)\}/g,
    (/** @type {string} */ _, /** @type {string} */ name) => values[name] ?? '–',
  );

/** `24 nov 2026`, as on paper; a year alone stays what it is. @param {string} date */
const shownDate = (date) =>
  /^\d{4}-\d\d-\d\d/.test(date)
    ? new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
        dateStyle: 'medium',
        timeZone: 'Europe/Stockholm',
      })
        .format(new Date(date))
        .replace('.', '')
    : date;
/** @param {number} points */
const shownPoints = (points) => new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB').format(points);

/** @param {string} name @param {(string | Node)[]} inside */
const element = (name, ...inside) => {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
};
/** A name may run from right to left. @param {unknown} text */
const bdi = (text) => element('bdi', String(text));
/** A part of a table that stays one where a narrow screen sets it as lines. @param {string} role @param {string} name @param {(string | Node)[]} inside */
const tablePart = (role, name, ...inside) => {
  const made = element(name, ...inside);
  made.setAttribute('role', role);
  return made;
};

/** @param {[string, number, number | null, string?][]} modules */
function moduleTable(modules) {
  const head = ['module', 'level', 'points'].map((key) => tablePart('columnheader', 'th', word(key)));
  const cell = (/** @type {(string | Node)[]} */ ...inside) => tablePart('cell', 'td', ...inside);
  // The label is shown where the head of the table is not.
  const labelled = (/** @type {string} */ key, /** @type {string} */ value) =>
    cell(element('span', `${word(key)}: `), value);
  const rows = modules.map(([moduleCode, level, points, title]) =>
    tablePart(
      'row',
      'tr',
      cell(...(title ? [bdi(title), element('small', moduleCode)] : [moduleCode])),
      labelled('level', String(level)),
      labelled('points', points === null ? '–' : shownPoints(points)),
    ),
  );
  return tablePart(
    'table',
    'table',
    tablePart('rowgroup', 'thead', tablePart('row', 'tr', ...head)),
    tablePart('rowgroup', 'tbody', ...rows),
  );
}

/** @param {any} facts */
function factList(facts) {
  const made = element('dl');
  for (const [name, label] of Object.entries(texts[language].facts))
    if (facts[name] !== undefined) {
      const isDate = name === 'issuedOn' || name === 'birth';
      made.append(element('dt', label), element('dd', bdi(isDate ? shownDate(facts[name]) : facts[name])));
    }
  return made;
}

/** How fresh what we know is. @returns {string[]} */
function listAge() {
  if (!list) return [word('listNone')];
  const age = Date.now() - Date.parse(list.madeAt);
  // A day to come tells nothing of how fresh it is: some clock, here or there, is or was wrong.
  const doubt = age < 0 ? ['listAhead'] : age > oldAfterDays * 86_400_000 ? ['listOld'] : [];
  return [filled('listAge', { date: shownDate(list.madeAt) }), ...doubt.map(word)];
}

/** The verdict, and below it one paragraph each: what it means and what to do. @returns {[string, string[]]} */
function said() {
  const { kind, facts, key, on, by, count, needed } = answer;
  const loud = facts?.isExample ? 'example' : facts?.isPractice ? 'practice' : '';
  if (kind === 'valid' && loud) return [loud, [word('loudHelp')]];
  const values = {
    ...answer,
    issuer: facts?.issuer ?? data.issuer,
    ask: data.contact ? filled('askContact', data) : word('askIssuer'),
    on: on && shownDate(on),
    issuedOn: facts && shownDate(facts.issuedOn),
    from: key && shownDate(key.validFrom),
    until: key && (key.validUntil ? shownDate(key.validUntil) : word('now')),
  };
  const lines = [filled(kind === 'incomplete' && !needed ? 'incompleteShort' : `${kind}Help`, values)];
  // What became of the certificate is said also of a file that nobody can trust.
  if (answer.standing && answer.standing !== 'valid') lines.push(filled(`${answer.standing}Help`, values));
  if (answer.file) lines.push(word('fileAsIssued'));
  if (kind === 'changed' && count > needed) lines.unshift(filled('tooMany', values));
  if (kind === 'revoked' && by) lines.push(filled('revokedReplaced', values));
  if (facts || kind.startsWith('number')) lines.push(...(loud ? [word(loud)] : []), ...listAge());
  return [kind, lines];
}

/** What stands over the facts: compared only with what may still be the same. @param {any} given */
const headingOf = ({ kind, file }) =>
  /** @type {Record<string, string>} */ ({
    keyNotInUse: 'inCode',
    fileChanged: 'genuine',
    fileUnproven: 'compareFile',
  })[kind] ?? (file ? 'issued' : 'compare');

function showAnswer() {
  const [verdict, lines] = said();
  const [tone, sign] = (looks[verdict] ?? otherLook).split(' ');
  const mark = element('span', sign);
  mark.ariaHidden = 'true';
  const box = byId('answer');
  box.className = `box ${tone}`;
  box.dataset.kind = answer.kind;
  box.replaceChildren(element('h2', mark, ' ', word(verdict)), ...lines.map((line) => element('p', line)));
  const { facts } = answer;
  byId('facts').replaceChildren(
    ...(facts
      ? [
          element('h2', word(headingOf(answer))),
          factList(facts),
          facts.modules ? moduleTable(facts.modules) : element('p', word('modulesOnPaper')),
        ]
      : []),
  );
}

function show() {
  document.documentElement.lang = language;
  document.title = `${word('pageTitle')} – ${data.issuer}`;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]')))
    place.textContent = word(place.dataset.text ?? '');
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-language]')))
    button.ariaPressed = String(button.dataset.language === language);
  byId('contact').textContent = data.contact && filled('contact', data);
  byId('list-age').textContent = listAge().join(' ');
  byId('list-answer').textContent = word(listAnswer);
  if (answer) showAnswer();
}

/** @param {string | Uint8Array<ArrayBuffer>} given */
async function answerTo(given) {
  asked = given;
  answer = await answerGiven(given, { keys: data.keys, list, prefixes: data.prefixes ?? [] });
  show();
}

/** A file that was chosen or dropped: a list is told by its name, all else is asked about. @param {File | undefined} file */
async function take(file) {
  if (!file) return;
  if (file.name.endsWith('.intyga-lista')) return takeList(file);
  code.value = '';
  await answerTo(new Uint8Array(await file.arrayBuffer()));
  byId('answer').scrollIntoView();
}

/** @param {File} file */
async function takeList(file) {
  const read = await readList(await file.text(), data.keys);
  const isOlder = 'number' in read && list !== undefined && read.number < list.number;
  if ('number' in read && !isOlder) list = list ? mergeLists(list, read) : read;
  listAnswer =
    { list: isOlder ? 'listOlder' : 'list', notOurs: 'listNotOurs', unknownIssuer: 'listUnknownIssuer' }[
      read.kind
    ] ?? 'listChanged';
  if (answer) await answerTo(asked);
  else show();
}

/** @param {Event} event @returns {Promise<void>} */
const chosen = (event) => {
  const [file] = /** @type {HTMLInputElement} */ (event.target).files ?? [];
  return event.target === byId('list') && file ? takeList(file) : take(file);
};

byId('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  await answerTo(code.value);
  // The answer stands above the field, and on a phone outside what is seen.
  byId('answer').scrollIntoView();
});
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-language]')))
  button.addEventListener('click', () => {
    language = button.dataset.language === 'en' ? 'en' : 'sv';
    show();
  });
for (const id of ['list', 'file']) byId(id).addEventListener('change', (event) => void chosen(event));
// Dropped anywhere; without this the browser would leave the page for the file.
for (const kind of ['dragover', 'drop'])
  addEventListener(kind, (event) => {
    event.preventDefault();
    void take(/** @type {DragEvent} */ (event).dataTransfer?.files[0]);
  });
const fromAddress = async () => {
  if (location.hash.length < 2) return;
  code.value = location.hash.slice(1);
  await answerTo(code.value);
};
addEventListener('hashchange', () => void fromAddress());

const carried = await readList(data.list, data.keys);
if ('number' in carried) list = carried;
show();
await fromAddress();
