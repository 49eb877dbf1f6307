/**
 * What the test runtime starts: a small stand-in for the app inside every official Electron, which takes
 * `-r <module>` and the folder of the app to run from the command line. Not here: anything of Intyga.
 */
const path = require('node:path');
const { app } = require('electron');

const before = [];
let folder;
const given = process.argv.slice(1);
while (given.length > 0 && folder === undefined) {
  const argument = given.shift();
  if (argument === '-r' || argument === '--require') before.push(given.shift());
  else if (!argument.startsWith('-')) folder = path.resolve(argument);
}

if (folder === undefined) {
  console.error('Name the folder of the app to run.');
  process.exit(1);
}

const { name, productName, version } = require(path.join(folder, 'package.json'));
process.defaultApp = true;
app.setName(productName ?? name);
app.setVersion(version ?? process.versions.electron);
app.setAppPath(folder);
for (const module of before) require(module);
require(folder);
