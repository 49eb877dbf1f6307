/** The command line: words, exit status, and the last line of `--json`. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../../src/engine/cli/run.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { issuedCertificate, seededRegister, testPassphrase } from '../../support/story.ts';

const call = async (
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ status: number; out: string; err: string }> => {
  for (const name of ['INTYGA_DATA', 'INTYGA_SIGN_IN', 'INTYGA_PASSPHRASE'])
    vi.stubEnv(name, environment[name]);
  let [out, err] = ['', ''];
  const status = await run(
    args,
    (text) => (out += `${text}\n`),
    (text) => (err += `${text}\n`),
  );
  return { status, out, err };
};

afterEach(() => {
  vi.unstubAllEnvs();
});

const lastLine = (out: string): Record<string, unknown> =>
  JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;

describe('choosing a command', () => {
  test('it starts as a process of its own', () => {
    const cli = join(import.meta.dirname, '../../../src/engine/cli.ts');
    expect(execFileSync(process.execPath, [cli, 'help'], { encoding: 'utf8' })).toContain('verify-log');
  });

  test('help names every command', async () => {
    const { status, out } = await call(['help']);
    expect(status).toBe(0);
    for (const name of ['demo', 'verify-log', 'verify', 'check-pdf']) expect(out).toContain(`  ${name} `);
  });

  test.each([[[]], [['uninstall']], [['constructor']]])('%j is wrong use and shows help', async (args) => {
    const { status, err } = await call(args);
    expect(status).toBe(2);
    expect(err).toContain('npm run intyga -- <command>');
  });

  test.each([
    [['verify-log', '--dta', 'x']],
    [['demo', '--fast']],
    [['check-pdf']],
    [['check-pdf', '--all']],
  ])('wrong options %j are told in a sentence', async (args) => {
    const { status, err } = await call(args);
    expect(status).toBe(2);
    expect(err).not.toContain('    at ');
    expect(err).toContain(args[0]);
  });
});

describe('verify-log', () => {
  const signedIn = { INTYGA_SIGN_IN: 'Samira', INTYGA_PASSPHRASE: testPassphrase };

  const closedRegister = async () => {
    const register = await seededRegister();
    await issuedCertificate(register);
    await register.engine.close();
    return register;
  };

  test('a whole chain is told with its length', async () => {
    const register = await closedRegister();
    const { status, out } = await call(['verify-log', '--data', register.folder, '--json'], signedIn);
    expect(out).toContain('The chain is whole');
    expect(status).toBe(0);
    const raw = await openRaw(register);
    const [count] = raw.rows<{ rows: number }>('SELECT count(*) AS rows FROM audit');
    expect(lastLine(out)).toMatchObject({ command: 'verify-log', isWell: true, isWhole: true, ...count });
  });

  test('a changed row is found and named, and the status says so', async () => {
    const register = await closedRegister();
    const raw = await openRaw(register);
    raw.run('DROP TRIGGER audit_refuses_update');
    raw.run(`UPDATE audit SET user_name = 'Någon annan' WHERE position = 7`);
    const { status, out } = await call(['verify-log', '--data', register.folder, '--json'], signedIn);
    expect(status).toBe(1);
    expect(out).toContain('THE CHAIN IS BROKEN');
    expect(out).toContain('First at row 7');
    expect(lastLine(out)).toMatchObject({ isWell: false, faults: [{ position: 7, fault: 'changed' }] });
  });

  test('a wrong passphrase, an open register, a missing one and nobody to ask are told plainly', async () => {
    const register = await seededRegister();
    const check = ['verify-log', '--data', register.folder];
    const open = await call(check, signedIn);
    expect(open).toMatchObject({ status: 1 });
    expect(open.out).toContain('The register is open');
    await register.engine.close();
    const wrong = await call(check, { ...signedIn, INTYGA_PASSPHRASE: 'gissning gissning' });
    expect(wrong).toMatchObject({ status: 1 });
    expect(wrong.out).toContain('Sign-in name or passphrase is wrong.');
    const missing = await call(['verify-log'], { ...signedIn, INTYGA_DATA: temporaryFolder() });
    expect(missing).toMatchObject({ status: 1 });
    expect(missing.out).toContain('There is no register');
    const silent = await call(check);
    expect(silent).toMatchObject({ status: 2 });
    expect(silent.err).toContain('INTYGA_PASSPHRASE');
  });
});

describe('check-pdf', () => {
  test('tells clean from broken, and names a file that is not there', async () => {
    const register = await seededRegister();
    const { id } = await issuedCertificate(register);
    const clean = join(temporaryFolder(), 'intyg.pdf');
    await register.ask('maria', 'certificate.save', { id, suggestedName: 'intyg.pdf' }, { path: clean });
    const broken = `${clean}.broken.pdf`;
    const text = readFileSync(clean).toString('latin1').replace('/MarkInfo', '/MarkInfx');
    writeFileSync(broken, Buffer.from(text, 'latin1'));

    const good = await call(['check-pdf', clean]);
    expect(good).toMatchObject({ status: 0 });
    expect(good.out).toContain('no problems found');
    const both = await call(['check-pdf', clean, broken, '--json']);
    expect(both.status).toBe(1);
    expect(lastLine(both.out)).toMatchObject({ isWell: false, files: [{ problems: [] }, { path: broken }] });
    expect(await call(['check-pdf', `${clean}.missing`])).toMatchObject({ status: 2 });
  });
});
