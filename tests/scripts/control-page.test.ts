// The parts of the control page as they are built: one script and one style, and in resources what the sources say now.
// Not here: the page that the engine makes of them (tests/engine/certificates/control-page.test.ts).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bundleControlPage } from '../../scripts/control-page.ts';
import { root } from '../../scripts/run.ts';

const shipped = (name: string) => readFileSync(path.join(root, 'resources', 'control-page', name), 'utf8');

test('what ships is what the sources say, and building it again gives the same', async () => {
  expect(await bundleControlPage()).toEqual({ script: shipped('script.js'), style: shipped('style.css') });
});

test('the script asks for no other file and keeps the names of its functions', () => {
  const script = shipped('script.js');
  expect(script).not.toMatch(/\bimport\b|\bexport\b/);
  expect(script).toMatch(/async function openSigned\(bytes,keys\)/);
});

test('the style asks for no browser from after 2021', () => {
  // Lengths compared by signs came to phones in 2023.
  expect(shipped('style.css')).toContain('(max-width:26rem)');
});
