/** What may be wrong with a passphrase. Not here: finding it (passphrase.ts). */

/** `common`: a word that everybody tries, with or without digits; `pattern`: keys in a row, or few signs over and over. */
export type PassphraseFault = 'common' | 'pattern' | 'name';
