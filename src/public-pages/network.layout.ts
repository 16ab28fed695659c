import {
  forceCollide,
  forceLink,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { type Link, type Network, type Node, type Role, ROLES } from './network.graph.js';

/* Places in units of the picture, one of which is a CSS pixel where it has all its room. */
export const WIDTH = 960;
/** Where each column stands. */
export const COLUMNS: Record<Role, number> = { maker: 250, event: 480, receiver: 710 };
/** Between two names of one column. */
const STEP = 46;
/** Above the first and below the last name. */
const MARGIN = 48;
/** Steps of the simulation. It begins and goes on the same each time, so the same names get the same places. */
const TICKS = 200;

export interface Placed extends Node {
  x: number;
  y: number;
  radius: number;
}

export interface Layout {
  height: number;
  nodes: Placed[];
  links: (Link & { start: Placed; end: Placed })[];
}

type Body = Node & SimulationNodeDatum & { radius: number };

/** Gives each name a place: in the column of its role, near those it is linked with. */
export function layoutOf({ nodes, links }: Pick<Network, 'nodes' | 'links'>): Layout {
  const bodies: Body[] = nodes.map((node) => ({ ...node, radius: radiusOf(node.count) }));
  const pulls: (SimulationLinkDatum<Body> & { count: number })[] = links.map(({ from, to, count }) => ({
    source: from,
    target: to,
    count,
  }));
  forceSimulation(bodies)
    .force('column', forceX<Body>(({ role }) => COLUMNS[role]).strength(1))
    .force('middle', forceY<Body>(0).strength(0.05))
    .force('apart', forceCollide<Body>(STEP / 2))
    .force(
      'together',
      forceLink<Body, (typeof pulls)[number]>(pulls)
        .id(({ key }) => key)
        .distance(COLUMNS.event - COLUMNS.maker)
        .strength(({ count }) => Math.min(0.6, 0.15 * count)),
    )
    .stop()
    .tick(TICKS);
  const tallest = Math.max(1, ...ROLES.map((role) => bodies.filter((body) => body.role === role).length));
  const height = 2 * MARGIN + (tallest - 1) * STEP;
  const placed = new Map(ROLES.flatMap((role) => column(bodies, role, height)).map((one) => [one.key, one]));
  return {
    height,
    nodes: [...placed.values()],
    links: links.flatMap((link) => {
      const [start, end] = [placed.get(link.from), placed.get(link.to)];
      return start && end ? [{ ...link, start, end }] : [];
    }),
  };
}

/** The names of a column, in the order they found, evenly spread around the middle. */
function column(bodies: readonly Body[], role: Role, height: number): Placed[] {
  const members = bodies
    .filter((body) => body.role === role)
    .toSorted((one, other) => (one.y ?? 0) - (other.y ?? 0));
  const top = height / 2 - ((members.length - 1) * STEP) / 2;
  return members.map(({ key, id, isPost, name, short, count, radius }, n) => ({
    key,
    role,
    id,
    isPost,
    name,
    short,
    count,
    radius,
    x: COLUMNS[role],
    y: top + n * STEP,
  }));
}

const radiusOf = (count: number): number => Math.min(15, 5 + Math.round(2.5 * Math.sqrt(count)));
