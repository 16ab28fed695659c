import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ModuleMocker } from 'jest-mock';

const require = createRequire(import.meta.url);
const { default: runTests } = require('jest-circus/runner');
let files = 0;
register('./tests-sharing-modules.hooks.mjs', import.meta.url);

/** What the runner of one file keeps on the global object: its tests, and who is told of them. */
const OF_ONE_FILE = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'];

/**
 * Runs a file of tests as Jest's own runner does, but on the modules of its process: the application is read and
 * compiled once per worker instead of once per file. Each file has tests, hooks, mocks and helpers of its own.
 */
export default async function runSharingModules(
  globalConfig,
  config,
  environment,
  runtime,
  testPath,
  report,
) {
  const mocks = new ModuleMocker(globalThis);
  const shared = {
    requireInternalModule(path) {
      delete require.cache[path];
      return require(path);
    },
    setGlobalsForRuntime(globals) {
      globalThis.testGlobals = { ...globals, jest: mocks };
    },
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(`${pathToFileURL(path)}?of=${++files}`),
  };
  const ofProcess = new Proxy(runtime, {
    get(target, name) {
      if (Object.hasOwn(shared, name)) return shared[name];
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const ownConsole = globalThis.console;
  globalThis.console = environment.global.console;
  try {
    return await runTests(globalConfig, config, environment, ofProcess, testPath, report);
  } finally {
    globalThis.console = ownConsole;
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (OF_ONE_FILE.includes(key.description)) delete globalThis[key];
  }
}
