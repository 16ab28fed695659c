import { describe, expect, it } from '@jest/globals';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { MOST_NAMES, networkOf } from './network.graph.js';
import { COLUMNS, layoutOf } from './network.layout.js';

const named = (name: string) => ({ id: name, name, acronym: null });

/** What the network looks at of a pledge. */
const pledge = (id: string, maker: string, event: string | null, receivers: string[]): CommitmentCard =>
  ({
    id,
    makers: [{ organization: named(maker), post: null, person: null }],
    event: event === null ? null : { id: event, name: event, kind: 'audience', heldOn: '2026-01-12' },
    receivers: receivers.map(named),
    receiverWords: null,
  }) as unknown as CommitmentCard;

describe('the network', () => {
  it('joins who promised with whom by the event, and by a line of its own without one', () => {
    const { links, nodes } = networkOf(
      [pledge('1', 'Dinas', 'Rapat', ['A', 'B']), pledge('2', 'Dinas', null, ['B'])],
      false,
    );

    expect(links.map(({ from, to, count }) => [from, to, count])).toEqual([
      ['maker Dinas', 'event Rapat', 1],
      ['event Rapat', 'receiver A', 1],
      ['event Rapat', 'receiver B', 1],
      ['maker Dinas', 'receiver B', 1],
    ]);
    expect(nodes.map(({ key, count }) => [key, count])).toEqual([
      ['maker Dinas', 2],
      ['event Rapat', 1],
      ['receiver A', 1],
      ['receiver B', 2],
    ]);
  });

  it('holds the newest pledges with the most names there is room for, all others not', () => {
    const all = Array.from({ length: 100 }, (_, n) =>
      pledge(`${n}`, `Dinas ${n % 9}`, null, [`Serikat ${n}`]),
    );

    const { nodes, makers, count, isCut } = networkOf(all, false);

    expect(nodes.length).toBeLessThanOrEqual(MOST_NAMES);
    expect([count, isCut]).toEqual([MOST_NAMES - 9, true]);
    const listed = makers.flatMap(({ groups }) =>
      groups.flatMap(({ pledges }) => pledges.map(({ id }) => id)),
    );
    expect(listed.toSorted((one, other) => Number(one) - Number(other))).toEqual(
      all.slice(0, count).map(({ id }) => id),
    );
  });

  it('holds a pledge with more names than there is room for, if it is the newest', () => {
    const all = Array.from({ length: MOST_NAMES + 5 }, (_, n) => `Serikat ${n}`);

    expect(networkOf([pledge('1', 'Dinas', null, all)], true)).toMatchObject({ count: 1, isCut: true });
  });

  it('lists pledges to the same receivers together, whatever their order', () => {
    const { makers } = networkOf(
      [pledge('1', 'Dinas', 'Rapat', ['A', 'B']), pledge('2', 'Dinas', 'Rapat', ['B', 'A'])],
      false,
    );

    expect(makers.map(({ groups }) => groups.map(({ pledges }) => pledges.map(({ id }) => id)))).toEqual([
      [['1', '2']],
    ]);
  });
});

describe('the picture', () => {
  const network = networkOf(
    Array.from({ length: 30 }, (_, n) =>
      pledge(`${n}`, `Dinas ${n % 5}`, `Rapat ${n % 4}`, [`A${n % 7}`, `B${n % 3}`]),
    ),
    false,
  );

  it('is the same each time', () => {
    expect(layoutOf(network)).toEqual(layoutOf(structuredClone(network)));
  });

  it('has every name in its column, inside and apart from the others', () => {
    const { nodes, height } = layoutOf(network);

    expect(nodes.length).toBe(network.nodes.length);
    for (const { role, x, y, radius } of nodes) {
      expect(x).toBe(COLUMNS[role]);
      expect(y - radius).toBeGreaterThan(0);
      expect(y + radius).toBeLessThan(height);
      const near = nodes.filter((other) => other.x === x && Math.abs(other.y - y) < 30);
      expect(near.length).toBe(1);
    }
  });
});
