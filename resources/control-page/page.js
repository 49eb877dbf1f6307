// The control page itself: what is typed or came with the address, and the answer in Swedish or English. Nothing is
// sent anywhere. Not here: reading and deciding (check.js), which stands before this in the page.
import { check, readList } from './check.js';

const texts = {
  sv: {
    title: 'Kontrollera intyg',
    label: 'Koden från intyget',
    hint: 'Skanna QR-koden med mobilen, kopiera texten och klistra in den här. Det går också att skriva av siffrorna.',
    check: 'Kontrollera',
    listTitle: 'Spärrlista',
    listAge: 'Listan över ersatta och återkallade intyg är från {date}.',
    listOld: 'Den är äldre än tre månader. Be utfärdaren om en nyare, eller ring och fråga om intyget.',
    listLabel: 'Har du fått en nyare lista? Välj filen här.',
    listTaken: 'Den nya listan används nu. Den är från {date}.',
    listWrong: 'Filen är ingen spärrlista från den här utfärdaren. Den gamla listan används.',
    listOlder: 'Filen är äldre än listan som redan används.',
    privacy: 'Sidan fungerar utan nät. Det du skriver lämnar inte din dator.',
    contact: 'Frågor om ett intyg: {contact}',
    valid: 'Giltigt',
    validHelp:
      'Intyget är utfärdat av {issuer} och är inte ändrat. Jämför med papperet: det ska stå samma sak.',
    replaced: 'Ersatt',
    replacedHelp: 'Intyget är äkta, men ersattes {on} av nummer {by}. Be att få se det nya.',
    revoked: 'Återkallat',
    revokedHelp: 'Intyget utfärdades av {issuer}, men återkallades {on}. Det gäller inte.',
    changed: 'Ogiltigt',
    changedHelp:
      'Koden är ändrad eller felskriven. Skanna en gång till. Blir det samma svar är intyget inte äkta.',
    unknownIssuer: 'Okänd utfärdare',
    unknownIssuerHelp: 'Koden är inte signerad av den här utfärdaren. Fråga efter rätt kontrollsida.',
    keyNotInUse: 'Ogiltigt',
    keyNotInUseHelp: 'Nyckeln som signerade var inte i bruk den dag som står på intyget. Fråga utfärdaren.',
    incomplete: 'Koden är inte hel',
    incompleteHelp: 'En del av koden fattas. Kopiera hela texten, eller skanna en gång till.',
    notOurs: 'Inte en kod från ett intyg',
    notOursHelp: 'Klistra in hela texten som mobilen visar när du skannar QR-koden.',
    loud: 'Övning eller exempel – inte ett giltigt intyg',
    facts: {
      title: 'Dokument',
      number: 'Nummer',
      holder: 'Namn',
      birth: 'Född',
      issuer: 'Utfärdare',
      issuedOn: 'Utfärdat',
      modules: 'Moduler',
    },
    level: 'nivå',
    points: 'poäng',
    onPaper: 'Se papperet',
  },
  en: {
    title: 'Check a certificate',
    label: 'The code on the certificate',
    hint: 'Scan the QR code with a phone, copy the text and paste it here. Typing the digits works too.',
    check: 'Check',
    listTitle: 'Revocation list',
    listAge: 'The list of replaced and revoked certificates is from {date}.',
    listOld:
      'It is more than three months old. Ask the issuer for a newer one, or call and ask about the certificate.',
    listLabel: 'Have you been given a newer list? Choose the file here.',
    listTaken: 'The new list is in use. It is from {date}.',
    listWrong: 'The file is not a revocation list from this issuer. The old list is in use.',
    listOlder: 'The file is older than the list in use.',
    privacy: 'This page works offline. What you enter never leaves your computer.',
    contact: 'Questions about a certificate: {contact}',
    valid: 'Valid',
    validHelp: 'Issued by {issuer} and not altered. Compare with the paper: it must say the same.',
    replaced: 'Replaced',
    replacedHelp:
      'The certificate is genuine, but was replaced on {on} by number {by}. Ask to see the new one.',
    revoked: 'Revoked',
    revokedHelp: 'The certificate was issued by {issuer}, but was revoked on {on}. It no longer counts.',
    changed: 'Not valid',
    changedHelp:
      'The code has been altered or mistyped. Scan again. If the answer stays, the certificate is not genuine.',
    unknownIssuer: 'Unknown issuer',
    unknownIssuerHelp: 'The code was not signed by this issuer. Ask for the right control page.',
    keyNotInUse: 'Not valid',
    keyNotInUseHelp: 'The key that signed was not in use on the day of issue. Ask the issuer.',
    incomplete: 'The code is not complete',
    incompleteHelp: 'Part of the code is missing. Copy the whole text, or scan again.',
    notOurs: 'Not the code of a certificate',
    notOursHelp: 'Paste the whole text that the phone shows when you scan the QR code.',
    loud: 'Practice or example – not a valid certificate',
    facts: {
      title: 'Document',
      number: 'Number',
      holder: 'Name',
      birth: 'Born',
      issuer: 'Issuer',
      issuedOn: 'Issued',
      modules: 'Modules',
    },
    level: 'level',
    points: 'points',
    onPaper: 'See the paper',
  },
};

/** @typedef {'sv' | 'en'} Language */
/** @typedef {'good' | 'warn' | 'bad'} Tone */

/** @type {Record<string, Tone>} */
const tones = { valid: 'good', replaced: 'warn', revoked: 'bad', incomplete: 'warn', notOurs: 'warn' };
const oldAfterDays = 90;

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @typedef {import('./check.js').Key} Key */
/** @type {{ issuer: string, contact: string, keys: Key[], list: string }} */
const data = JSON.parse(byId('data').textContent ?? '');
const code = /** @type {HTMLTextAreaElement} */ (byId('code'));

/** @type {Language} */
let language = navigator.language.startsWith('sv') || !navigator.language ? 'sv' : 'en';
let list = await readList(data.list, data.keys);
/** @type {any} */
let answer;

/** @param {string} text @param {Record<string, string | null | undefined>} values */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '–');
/** @param {string} date */
const shownDate = (date) =>
  /^\d{4}-\d{2}-\d{2}/.test(date)
    ? new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'Europe/Stockholm',
      }).format(new Date(date))
    : date;

/** @param {string} name @param {string} [text] @param {string} [className] */
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

/** @param {any} modules */
function moduleList(modules) {
  const words = texts[language];
  if (!modules) return element('span', words.onPaper);
  const made = element('ul');
  for (const [moduleCode, level, points, title] of modules)
    made.append(
      element(
        'li',
        `${title ? `${title} (${moduleCode})` : moduleCode}, ${words.level} ${level}${points === null ? '' : `, ${points} ${words.points}`}`,
      ),
    );
  return made;
}

/** @param {any} facts */
function factList(facts) {
  const made = element('dl');
  for (const [name, label] of Object.entries(texts[language].facts)) {
    if (facts[name] === undefined && name !== 'modules') continue;
    const value = element('dd');
    const shown = name === 'issuedOn' || name === 'birth' ? shownDate(facts[name]) : facts[name];
    value.append(name === 'modules' ? moduleList(facts.modules) : element('bdi', shown));
    made.append(element('dt', label), value);
  }
  return made;
}

function show() {
  const words = texts[language];
  document.documentElement.lang = language;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]')))
    place.textContent = /** @type {any} */ (words)[place.dataset.text ?? ''];
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-language]')))
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  byId('contact').textContent = data.contact === '' ? '' : fill(words.contact, { contact: data.contact });
  const isOld = list !== undefined && Date.now() - Date.parse(list.madeAt) > oldAfterDays * 86_400_000;
  byId('list-age').textContent = list
    ? `${fill(words.listAge, { date: shownDate(list.madeAt) })}${isOld ? ` ${words.listOld}` : ''}`
    : '';
  if (!answer) return;
  const box = element('div', undefined, tones[answer.kind] ?? 'bad');
  box.dataset.kind = answer.kind;
  const values = { issuer: answer.facts?.issuer, by: answer.by, on: answer.on && shownDate(answer.on) };
  box.append(
    element('h2', /** @type {any} */ (words)[answer.kind]),
    element('p', fill(/** @type {any} */ (words)[`${answer.kind}Help`], values)),
  );
  if (answer.facts?.isExample || answer.facts?.isPractice) box.append(element('p', words.loud, 'loud'));
  if (answer.facts) box.append(factList(answer.facts));
  byId('answer').replaceChildren(box);
}

/** @param {string} text */
async function answerTo(text) {
  answer = await check(text, data.keys, list);
  show();
}

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void answerTo(code.value);
});
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-language]')))
  button.addEventListener('click', () => {
    language = button.dataset.language === 'en' ? 'en' : 'sv';
    show();
  });
byId('list').addEventListener('change', async (event) => {
  const [file] = /** @type {HTMLInputElement} */ (event.target).files ?? [];
  if (!file) return;
  const words = texts[language];
  const read = await readList(await file.text(), data.keys);
  const isOlder = read !== undefined && list !== undefined && read.madeAt < list.madeAt;
  if (read && !isOlder) list = read;
  const told = read === undefined ? words.listWrong : isOlder ? words.listOlder : words.listTaken;
  byId('list-answer').textContent = fill(told, { date: read && shownDate(read.madeAt) });
  if (code.value !== '') await answerTo(code.value);
  else show();
});
const fromAddress = () => {
  if (location.hash.length < 2) return show();
  code.value = location.hash.slice(1);
  return answerTo(code.value);
};
addEventListener('hashchange', () => void fromAddress());
await fromAddress();
