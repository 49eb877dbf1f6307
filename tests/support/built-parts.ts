// What the tests read that is not source: built before the first of them, unless it is there already. Not here: the
// program itself, which only the tests in Electron need (scripts/build-stamp.ts).
export { buildControlPage as setup } from '../../scripts/control-page.ts';
