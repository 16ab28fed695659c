import Sequencer from '@jest/test-sequencer';

/** The files of tests that take longest, longest first. */
const LONG = [
  'access.spec.js',
  'two-worlds.spec.js',
  'process.spec.js',
  'two-worlds.ways.spec.js',
  'start.spec.js',
  'every-page.spec.js',
  'time-travel.spec.js',
  'bulk-and-statistics.spec.js',
  'errors.spec.js',
  'told-despite-death.spec.js',
  'account-pages.spec.js',
  'agenda.spec.js',
  'personal-data.spec.js',
  'open-data.spec.js',
  'schema.spec.js',
];

/** Begins with the longest files, so that no worker is left alone with one at the end; the rest in Jest's own order. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const place = ({ path }) => {
      const found = LONG.findIndex((name) => path.endsWith(`/${name}`));
      return found < 0 ? LONG.length : found;
    };
    return [...(await super.sort(tests))].sort((one, other) => place(one) - place(other));
  }
}
