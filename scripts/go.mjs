/**
 * The door to every command in package.json: runs one of our TypeScript files under a Node that can read
 * TypeScript. Plain JavaScript for old Nodes on purpose, and the only file here that is. No command's
 * own work is done here.
 *
 * The packages node-<system>-<processor> carry Node 24 with them, pinned by their hashes like all others: npm installs
 * the one that fits the machine, and nothing has to be run or fetched at installation.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const executable = process.platform === 'win32' ? 'node.exe' : 'node';

/** Reads TypeScript by itself and carries Node-API 10, which the database needs. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

function bundledNode() {
  const modules = path.join(root, 'node_modules');
  if (!existsSync(modules)) return undefined;
  return readdirSync(modules)
    .filter((name) => /^node-(bin-)?(linux|darwin|win)-/.test(name))
    .map((name) => path.join(modules, name, 'bin', executable))
    .find((candidate) => existsSync(candidate) && spawnSync(candidate, ['--version']).status === 0);
}

function chooseNode() {
  return isNewEnough(process.versions.node) ? process.execPath : bundledNode();
}

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) {
  console.error('Usage: node scripts/go.mjs <script.ts> [arguments]');
  process.exit(2);
}

const node = chooseNode();
if (node === undefined) {
  console.error(
    `Intyga behöver Node 22.18 eller senare, och det här är ${process.version}. Kör "npm install" igen, eller installera Node 24.\n` +
      `Intyga needs Node 22.18 or later and this is ${process.version}. Run "npm install" again, or install Node 24.`,
  );
  process.exit(1);
}

const child = spawn(node, [path.resolve(root, script), ...rest], {
  stdio: 'inherit',
  env: { ...process.env, INTYGA_NODE: node },
});
// An interrupt from the keyboard reaches the child by itself: wait for it to end in its own way.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
