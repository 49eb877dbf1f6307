/**
 * The fingerprint of files: tells whether anything changed since they were last read. Not here: what is made anew
 * then (build-stamp.ts, control-page.ts, look.ts).
 */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Names, sizes and times of all files under `paths`, as one hash: it changes when any file comes, goes or changes. */
export async function fingerprint(folder: string, paths: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const relative of paths) {
    const full = path.join(folder, relative);
    if (!existsSync(full)) continue;
    const files = statSync(full).isDirectory()
      ? (await readdir(full, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
      : [full];
    for (const file of files) {
      const { size, mtimeMs } = statSync(file);
      lines.push(`${path.relative(folder, file)} ${String(size)} ${String(mtimeMs)}`);
    }
  }
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
