/** What `@jest/globals` is to the file of tests that is being run. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } =
  globalThis.testGlobals;
