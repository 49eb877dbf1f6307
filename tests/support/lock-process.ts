/** A program of its own that takes the lock of a folder when its parent says so, and lets it go. Not here: what must hold. */
import { takeLock, type Lock } from '../../src/engine/files/lock.ts';

const [folder = ''] = process.argv.slice(2);
let lock: Lock | undefined;

/** All begin at one moment of the clock, which is theirs alike. */
const waitUntil = (at: number): void => {
  while (Date.now() < at);
};

process.on('message', (what: { readonly takeAt: number } | 'release') => {
  if (what === 'release') {
    lock?.release();
    lock = undefined;
    process.send?.('released');
    return;
  }
  waitUntil(what.takeAt);
  const taken = takeLock(folder, 'X', '2026-03-02T08:00:00Z');
  lock = taken.ok ? taken.value : undefined;
  process.send?.(taken.ok);
});
process.send?.('ready');
