/**
 * How many statements a call costs: a register that counts what its database runs. Not here: which calls may cost what
 * (engine/door/statement-counts.test.ts).
 */
import type { Ran } from '../../src/engine/store/base/open.ts';
import { temporaryFolder, testEngine } from './engine.ts';
import { seededRegister, type SeededRegister } from './story.ts';

export type CountedRegister = SeededRegister & {
  /**
   * The text of what was run while `work` went on, but for beginning and ending a transaction, and for what comes after
   * the row of the log: it is sealed at some rows and not at others.
   */
  readonly during: (work: () => Promise<unknown>) => Promise<readonly string[]>;
};

const isFrame = (sql: string): boolean => ['begin', 'commit', 'rollback'].includes(sql);
const isOfLog = (sql: string): boolean => sql.startsWith('insert into "audit" ');

export const countedRegister = async (): Promise<CountedRegister> => {
  let told: string[] = [];
  const ran = ({ sql }: Ran): void => void told.push(sql);
  const register = await seededRegister(testEngine(temporaryFolder(), undefined, { ran }));
  return {
    ...register,
    during: async (work) => {
      told = [];
      await work();
      const end = told.findIndex(isOfLog);
      return (end < 0 ? told : told.slice(0, end + 1)).filter((sql) => !isFrame(sql));
    },
  };
};
