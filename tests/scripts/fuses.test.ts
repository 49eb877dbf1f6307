// The fuses of a packaged Intyga: all that Electron has are decided on, and the dangerous ones are out.
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { packagedFuses } from '../../scripts/fuses.ts';

const all = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name));

test('each fuse is set as decided', () => {
  const set = all.map((name) => [name, packagedFuses[FuseV1Options[name as keyof typeof FuseV1Options]]]);
  expect(Object.fromEntries(set)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  });
  expect(packagedFuses.strictlyRequireAllFuses).toBe(true);
});
