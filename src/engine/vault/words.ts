/** Four words at random from the list of common Swedish ones that ships (resources/ord.txt): some 42 bits. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const wordsInPassphrase = 4;

export const fourWords = (resources: string): string => {
  const words = readFileSync(join(resources, 'ord.txt'), 'utf8').trim().split('\n');
  const chosen = new Set<string>();
  while (chosen.size < wordsInPassphrase) chosen.add(words[randomInt(words.length)] ?? '');
  return [...chosen].join(' ');
};
