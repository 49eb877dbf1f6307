// Runs before every renderer test file: matchers that speak about elements, and a clean page after each
// test. Not here: rendering with data (that is each test's own matter).
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// The engine runs beside the page here, and its packages ask `instanceof Uint8Array` of what Node's Buffer and
// TextEncoder made: jsdom's own class would not know them.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as Uint8ArrayConstructor;

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

// jsdom lays nothing out and has no idea of scrolling.
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
globalThis.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
