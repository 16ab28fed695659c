import { explained, Failure } from '../common/failure.js';

/** Somebody called a command wrongly. */
export class UsageError extends Failure {}

/** Runs a command; a failure becomes one plain line on standard error and exit code 1. */
export async function failingPlainly(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(explained(error));
    process.exit(1);
  }
}
