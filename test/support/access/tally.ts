/** Counts checks and keeps what failed. */
export class Tally {
  checks = 0;
  readonly failures: string[] = [];

  check(label: string, isRight: boolean): void {
    this.checks++;
    if (!isRight) this.failures.push(label);
  }

  /** Holds a text to another and says where they part. */
  hold(label: string, found: string, expected: string): void {
    if (found === expected) return this.check(label, true);
    const at = [...found].findIndex((letter, n) => letter !== expected[n]);
    const from = Math.max(0, (at === -1 ? expected.length : at) - 60);
    const piece = (text: string) => text.slice(from, from + 160);
    this.check(`${label}: …${piece(found)}… instead of …${piece(expected)}…`, false);
  }
}
