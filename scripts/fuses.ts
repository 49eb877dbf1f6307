/**
 * The switches inside Electron's executable, as a packaged Intyga has them. They are burnt in when it is packaged:
 * whoever starts the program later cannot turn them. Not here: the test runtime's (electron-test-runtime.ts).
 */
import { FuseV1Options, FuseVersion, type FuseV1Config } from '@electron/fuses';

export const packagedFuses: FuseV1Config = {
  version: FuseVersion.V1,
  // A fuse that a new Electron adds must be decided on here before anything is packaged.
  strictlyRequireAllFuses: true,
  // The executable would otherwise run any script as plain Node, under our name and signature.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Only our archive is started, and only if it is what was packaged.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.EnableCookieEncryption]: true,
  // The page comes from app:, so file: needs no rights beyond a browser's.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};
