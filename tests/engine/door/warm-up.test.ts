/** What is made ready while nothing else happens: only once somebody has signed in, in steps that end, and unseen. */
import { expect, test } from 'vitest';
import { checkOnTheSpot, type PaperVerdict } from '../../../src/engine/application/frame/paper-check.ts';
import { testEngine } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { seededRegister } from '../../support/story.ts';

/** An engine with what its check has said so far. */
const watched = () => {
  const verdicts: PaperVerdict[] = [];
  const engine = testEngine(undefined, undefined, {
    checkPaper: async (pdf) => {
      const verdict = await checkOnTheSpot(pdf);
      verdicts.push(verdict);
      return verdict;
    },
  });
  return { engine, verdicts };
};

test('nothing is done before somebody has signed in', async () => {
  const { engine, verdicts } = watched();
  for (let times = 0; times < 3; times += 1) expect(await engine.engine.warmUp()).toBe(true);
  expect(verdicts).toEqual([]);
});

test('then step by step, until all is ready, and nothing of it is in the register', async () => {
  const { engine, verdicts } = watched();
  const register = await seededRegister(engine);
  const rows = async () => (await openRaw(register)).rows('SELECT count(*) AS n FROM audit');
  const before = await rows();
  let steps = 1;
  while (await engine.engine.warmUp()) steps += 1;
  expect(steps).toBeGreaterThan(5);
  // What is drawn for nobody is a real certificate: all its ways have been walked.
  expect(verdicts).toHaveLength(steps - 1);
  expect(verdicts.flat()).toEqual([]);
  expect(await rows()).toEqual(before);
  expect(await engine.engine.warmUp()).toBe(false);
});
