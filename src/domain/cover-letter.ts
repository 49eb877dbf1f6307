/** Words of the letter that goes with a certificate. Not here: what the letter looks like (engine/pdf/handover.ts). */

const saidToYou: Readonly<Record<string, string>> = {
  jag: 'du',
  mig: 'dig',
  min: 'din',
  mitt: 'ditt',
  mina: 'dina',
  // How a läranderesultat begins where the module has no words of the participant's own.
  deltagaren: 'du',
};

const alike = (word: string, said: string): string =>
  word[0] === word[0]?.toLocaleLowerCase('sv')
    ? said
    : said.slice(0, 1).toLocaleUpperCase('sv') + said.slice(1);

/** What a person says of themselves, said to them: `Jag vet var min plats är.` → `Du vet var din plats är.` */
export const saidTo = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => {
    const said = saidToYou[word.toLocaleLowerCase('sv')];
    return said === undefined ? word : alike(word, said);
  });
