import type { Language, Text } from '../common/language.js';
import { eventPath, organizationPath, postPath } from '../page-parts/paths.js';
import type { Node, Role } from './network.graph.js';
import { COLUMNS, type Layout, type Placed, WIDTH } from './network.layout.js';

const WORDS = {
  label: {
    id: 'Siapa berjanji, pada acara apa, kepada siapa; daftar di bawah memuat isi yang sama.',
    en: 'Who promised, on which occasion, to whom; the list below says the same.',
  },
  pledges: { id: 'ikrar', en: 'pledges' },
  pledge: { id: 'ikrar', en: 'pledge' },
} satisfies Record<string, Text>;

const HEADS: Record<Role, Text> = {
  maker: { id: 'Yang berjanji', en: 'Who promised' },
  event: { id: 'Pada acara', en: 'On the occasion' },
  receiver: { id: 'Kepada', en: 'To whom' },
};

/** Letters of a name for which the picture has room beside its dot, and above it. */
const ROOM: Record<Role, number> = { maker: 30, event: 32, receiver: 30 };
/** From the middle of a dot to its name, beyond the dot itself. */
const GAP = 8;

/** Where a name leads; nowhere where it stands for no record. */
export function pathOf({ role, id, isPost }: Node): Text | null {
  if (id === null) return null;
  if (role === 'event') return eventPath(id);
  return isPost ? postPath(id) : organizationPath(id);
}

/** The picture: three columns of names, and lines as thick as they carry pledges. */
export function NetworkPicture({ layout, language }: { layout: Layout; language: Language }) {
  const { height, nodes, links } = layout;
  return (
    <svg
      class="network-picture"
      viewBox={`0 0 ${WIDTH} ${height + 40}`}
      role="group"
      aria-label={WORDS.label[language]}
    >
      {(Object.keys(HEADS) as Role[]).map((role) => (
        <text key={role} class="network-head" x={headAt(role)} y={22} text-anchor={ANCHORS[role]}>
          {HEADS[role][language]}
        </text>
      ))}
      <g transform="translate(0 40)">
        {links.map(({ from, to, count, start, end }) => (
          <path
            key={`${from} ${to}`}
            class="network-line"
            d={curve(start, end)}
            stroke-width={Math.min(10, 1 + 1.5 * count)}
          />
        ))}
        {nodes.map((node) => (
          <Name key={node.key} node={node} language={language} />
        ))}
      </g>
    </svg>
  );
}

const ANCHORS: Record<Role, 'start' | 'middle' | 'end'> = {
  maker: 'end',
  event: 'middle',
  receiver: 'start',
};

const headAt = (role: Role): number => COLUMNS[role] + { maker: 15, event: 0, receiver: -15 }[role];

function Name({ node, language }: { node: Placed; language: Language }) {
  const { role, name, short, count, x, y, radius } = node;
  const path = pathOf(node);
  const full = `${name}: ${count} ${(count === 1 ? WORDS.pledge : WORDS.pledges)[language]}`;
  const at = {
    maker: { x: x - radius - GAP, y: y + 5 },
    event: { x, y: y - radius - GAP + 1 },
    receiver: { x: x + radius + GAP, y: y + 5 },
  }[role];
  const drawn = (
    <>
      <title>{full}</title>
      <circle cx={x} cy={y} r={radius} />
      <text {...at} text-anchor={ANCHORS[role]}>
        {shortened(short, ROOM[role])}
      </text>
    </>
  );
  return path ? (
    <a class={`network-name network-${role}`} href={path[language]}>
      {drawn}
    </a>
  ) : (
    <g class={`network-name network-${role}`}>{drawn}</g>
  );
}

const curve = ({ x, y }: Placed, end: Placed): string => {
  const middle = (x + end.x) / 2;
  return `M${x} ${y}C${middle} ${y} ${middle} ${end.y} ${end.x} ${end.y}`;
};

function shortened(name: string, room: number): string {
  const letters = [...name];
  return letters.length <= room
    ? name
    : `${letters
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`;
}
