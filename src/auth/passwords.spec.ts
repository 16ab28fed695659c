import { beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { Passwords } from './passwords.js';

const passwords = new Passwords();
beforeAll(() => passwords.onModuleInit());

describe('a password', () => {
  it('is hashed with the costs we say', async () => {
    const hashed = await passwords.hash('kopi tubruk');

    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(passwords.isOutdated(hashed)).toBe(false);
    expect(passwords.isOutdated(await hash('x', { memoryCost: 8192, timeCost: 1, parallelism: 1 }))).toBe(
      true,
    );
  });

  it('is the same however a keyboard composes it', async () => {
    const hashed = await passwords.hash('\u00e9\ufb01 12');

    expect(await passwords.isRight('e\u0301fi 12', hashed)).toBe(true);
    expect(await passwords.isRight('efi 12', hashed)).toBe(false);
  });

  it('of nobody is never right', async () => {
    expect(await passwords.isRight('kopi tubruk', null)).toBe(false);
  });

  it('waits its turn, and is refused when too many wait', async () => {
    const tries = Array.from({ length: 80 }, () => passwords.isRight('kopi', null));

    const answers = await Promise.allSettled(tries);

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(68);
    expect(await passwords.isRight('kopi', null)).toBe(false);
  });
});
