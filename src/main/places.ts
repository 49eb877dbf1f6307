/** Where things lie: the record, the window's own small files, the bundles and resources. Decided once, at start. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';

const argument = (name: string): string | undefined => {
  const { argv } = process;
  const withValue = argv.find((one) => one.startsWith(`${name}=`));
  if (withValue) return withValue.slice(name.length + 1);
  const index = argv.indexOf(name);
  return index < 0 ? undefined : argv[index + 1];
};

const isWritable = (folder: string): boolean => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

export type Places = {
  /** The record: `register.db`, `register.json`. */
  readonly data: string;
  readonly resources: string;
  readonly engine: string;
  readonly preload: string;
  readonly page: string;
  /** Serves the page while the program is being written; none where it was built. */
  readonly developmentServer: string | undefined;
  /** Position, size and zoom of the window. */
  readonly windowState: string;
};

/**
 * `--data <folder>`, else the variable INTYGA_DATA, else the user's data folder. A named folder also gets the
 * window's own files, unless it cannot be written: then they go to a temporary place and the page tells about it.
 */
export const findPlaces = (): Places => {
  const named = argument('--data') ?? process.env.INTYGA_DATA;
  const data = named ? resolve(named) : join(app.getPath('userData'), 'register');
  if (named)
    app.setPath(
      'userData',
      isWritable(data) ? join(data, 'fonster') : join(tmpdir(), `intyga-fonster-${String(process.pid)}`),
    );
  const root = app.getAppPath();
  return {
    data,
    resources: app.isPackaged ? join(process.resourcesPath, 'resources') : join(root, 'resources'),
    engine: join(__dirname, 'engine.cjs'),
    preload: join(__dirname, '../preload/index.cjs'),
    page: join(__dirname, '../renderer'),
    developmentServer: app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL,
    windowState: join(app.getPath('userData'), 'window.json'),
  };
};
