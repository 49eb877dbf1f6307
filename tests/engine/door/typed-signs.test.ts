// What is asked for in digits takes the digits of any keyboard at the calls too: PIN codes, numbers and codes of papers.
import { expect, test } from 'vitest';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { issuedCertificate, readyValidation, seededRegister } from '../../support/story.ts';

test('a PIN is taken in any digits; what cannot be one is not counted as a try', async () => {
  const register = await seededRegister(testEngine(undefined, undefined, { asksForPin: true }));
  const id = await readyValidation(register);
  const submitWith = (typed: string) => register.as.maria.call('validation.submit', { id }, { pin: typed });
  valueOf(await register.as.maria.call('pin.choose', { pin: '۷۳۹ ۱۸۴', passphrase: null }));
  for (const typed of ['73918', '7391844', 'abcdef', '', '   ', '七三九一八四', '73918O', '739.18.4.1'])
    expect(refusalOf(await submitWith(typed)), typed).toMatchObject({ kind: 'invalidInput' });
  expect(refusalOf(await submitWith('264870'))).toEqual({ kind: 'pinWrong', left: 4 });
  valueOf(await submitWith('٧٣٩ ١٨٤'));
  const userId = register.userId('maria');
  for (const typed of [
    '739184',
    '739 184',
    '７３９１８４',
    '७३९१८४',
    '\u200e739-184',
    '๗๓๙๑๘๔',
    '739\u00a0184',
    '𝟕𝟑𝟗𝟏𝟖𝟒',
  ]) {
    valueOf(await register.as.maria.call('session.lock', { batchId: null }));
    valueOf(await register.as.maria.call('session.switch', { userId, pin: typed }));
  }
});

test('a paper is found however its code or number is written', async () => {
  const register = await seededRegister();
  const { id, number } = await issuedCertificate(register);
  const code = (await register.ask('maria', 'certificate.get', { id })).checkCode ?? '';
  const persian = (text: string) =>
    text.replace(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit)));
  const wide = (text: string) =>
    text.replace(/[\dA-Z]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0));
  const ways: Readonly<Record<string, string>> = {
    'the code with words in front': `Kontrollkod: ${code}`,
    'the code with a full stop': `${code}.`,
    'the code with lines of other kinds': code.replace('-', '\u2011').replace('-', '\u2212'),
    'the code in Persian digits': persian(code),
    'the code in full width': wide(code),
    'the code between marks of direction': `\u200e${code}\u200f`,
    'the number with words': `Intyg nr ${number}, Åsa`,
    'the number in Persian digits': persian(number),
    'the number with spaces': number.replaceAll('-', ' '),
    'the number with en dashes': number.replaceAll('-', ' – '),
    'the number in small letters without lines': number.replaceAll('-', '').toLowerCase(),
    'the number and the code in one line': `${number} ${code}`,
  };
  for (const [how, text] of Object.entries(ways))
    expect(await register.ask('maria', 'check.text', { text }), how).toMatchObject({
      answer: { kind: 'valid' },
      certificateId: id,
    });
});
