import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { shortName } from '../page-parts/names.js';

/** Most names in the picture; past that nobody can read it. */
export const MOST_NAMES = 36;

/** Who promised, on which occasion, to whom: the columns of the picture. */
export const ROLES = ['maker', 'event', 'receiver'] as const;
export type Role = (typeof ROLES)[number];

/** A name in the picture. */
export interface Node {
  /** Of its role and what it is, so that whoever both promises and receives stands there twice. */
  key: string;
  role: Role;
  /** Of the record it stands for; null for receivers in words alone. */
  id: string | null;
  /** What it leads to, where it is not the page of its role. */
  isPost?: boolean;
  name: string;
  /** How the picture writes it, where it is short of room. */
  short: string;
  /** Pledges it takes part in. */
  count: number;
}

/** A line of the picture. */
export interface Link {
  from: string;
  to: string;
  count: number;
}

/** Pledges of one maker to the same receivers. */
export interface Group {
  receivers: Node[];
  pledges: CommitmentCard[];
}

export interface Network {
  nodes: Node[];
  links: Link[];
  /** The same as a list: by maker, then by receivers. */
  makers: { maker: Node; groups: Group[] }[];
  /** Pledges shown. */
  count: number;
  /** Whether earlier ones are left out. */
  isCut: boolean;
}

type Named = Omit<Node, 'count'>;

/**
 * Who promised what to whom through which event, of the pledges given, the newest first, as many as {@link MOST_NAMES}
 * names take.
 * @param hasMore whether there are earlier ones than those given
 */
export function networkOf(pledges: readonly CommitmentCard[], hasMore: boolean): Network {
  const nodes = new Map<string, Node>();
  const links = new Map<string, Link>();
  const makers = new Map<string, { maker: Node; groups: Map<string, Group> }>();
  let count = 0;
  for (const pledge of pledges) {
    const parts = partsOf(pledge);
    const fresh = new Set(parts.all.map(({ key }) => key).filter((key) => !nodes.has(key)));
    if (count > 0 && nodes.size + fresh.size > MOST_NAMES) break;
    count++;
    for (const named of parts.all) {
      const node = nodes.get(named.key) ?? { ...named, count: 0 };
      nodes.set(named.key, { ...node, count: node.count + 1 });
    }
    for (const [from, to] of linesOf(parts)) {
      const key = `${from} ${to}`;
      links.set(key, { from, to, count: (links.get(key)?.count ?? 0) + 1 });
    }
    const together = parts.receivers
      .map(({ key }) => key)
      .toSorted()
      .join(' ');
    for (const maker of parts.makers) {
      const of = makers.get(maker.key) ?? { maker: { ...maker, count: 0 }, groups: new Map<string, Group>() };
      const group = of.groups.get(together) ?? { receivers: counted(parts.receivers), pledges: [] };
      group.pledges.push(pledge);
      of.groups.set(together, group);
      makers.set(maker.key, of);
    }
  }
  return {
    nodes: [...nodes.values()],
    links: [...links.values()],
    makers: [...makers.values()].map(({ maker, groups }) => ({
      maker: nodes.get(maker.key) ?? maker,
      groups: [...groups.values()],
    })),
    count,
    isCut: hasMore || count < pledges.length,
  };
}

const counted = (all: readonly Named[]): Node[] => all.map((named) => ({ ...named, count: 0 }));

interface Parts {
  makers: Named[];
  event: Named | null;
  receivers: Named[];
  all: Named[];
}

function partsOf({ makers, event, receivers, receiverWords }: CommitmentCard): Parts {
  const who = unique(
    makers.flatMap(({ organization, post }): Named[] => {
      if (organization) return [named('maker', organization.id, organization.name, shortName(organization))];
      return post ? [{ ...named('maker', post.id, post.title, post.title), isPost: true }] : [];
    }),
  );
  const through = event && named('event', event.id, event.name, event.name);
  const whom = unique([
    ...receivers.map((one) => named('receiver', one.id, one.name, shortName(one))),
    ...(receiverWords ? [named('receiver', null, receiverWords, receiverWords)] : []),
  ]);
  return {
    makers: who,
    event: through,
    receivers: whom,
    all: [...who, ...(through ? [through] : []), ...whom],
  };
}

const named = (role: Role, id: string | null, name: string, short: string): Named => ({
  key: `${role} ${id ?? name}`,
  role,
  id,
  name,
  short,
});

const unique = (all: Named[]): Named[] => [...new Map(all.map((one) => [one.key, one])).values()];

/** The lines of one pledge: through its event, else straight. */
function linesOf({ makers, event, receivers }: Parts): [string, string][] {
  const pairs = (from: Named[], to: Named[]) =>
    from.flatMap((one) => to.map((other): [string, string] => [one.key, other.key]));
  return event ? [...pairs(makers, [event]), ...pairs([event], receivers)] : pairs(makers, receivers);
}
