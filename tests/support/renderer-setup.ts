// Runs before every renderer test file: matchers that speak about elements, and a clean page after each
// test. Not here: rendering with data (that is each test's own matter).
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(() => {
  cleanup();
});
