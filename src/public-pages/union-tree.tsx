import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { UnionLevel } from '../organizations/organization.entity.js';
import { UNION_LEVEL_LABELS } from '../page-parts/labels.js';
import { PUBLIC_PATHS, unionPath } from '../page-parts/paths.js';
import { addressOf } from '../web/visit.js';
import type { UnionNode, UnionTree } from './union-tree.reader.js';

const WORDS = {
  tree: { id: 'Konfederasi, federasi, dan anggotanya', en: 'Confederations, federations and their members' },
  alliances: { id: 'Aliansi', en: 'Alliances' },
  alone: { id: 'Tanpa afiliasi yang tercatat', en: 'Without an affiliation on record' },
  since: { id: 'sejak', en: 'since' },
  more: { id: 'lagi', en: 'more' },
  members: { id: 'anggota', en: 'members' },
  none: { id: 'Belum ada serikat yang tercatat.', en: 'No union is on record yet.' },
  noneThen: {
    id: 'Belum ada hubungan yang tercatat untuk hari itu.',
    en: 'No bond is on record for that day.',
  },
} satisfies Record<string, Text>;

/** Below this depth members are folded in. */
const FOLDED_FROM = 2;

interface Props {
  unions: UnionTree;
  language: Language;
  /** Whether it is today's, of which the flat lists are. */
  isToday: boolean;
}

/** The unions as they belong to one another. */
export function UnionTrees({ unions: { tree, alliances, allied, alone }, language, isToday }: Props) {
  if (tree.length + alliances.length + alone.length === 0) return <p>{WORDS.none[language]}</p>;
  const roots = tree.filter(({ parentId }) => parentId === null);
  return (
    <>
      <section class="record-part">
        <h2>{WORDS.tree[language]}</h2>
        {roots.length === 0 ? (
          <p>{WORDS.noneThen[language]}</p>
        ) : (
          <Branch nodes={roots} all={tree} depth={0} language={language} isToday={isToday} />
        )}
      </section>
      {alliances.length > 0 && (
        <section class="record-part">
          <h2>{WORDS.alliances[language]}</h2>
          <Branch nodes={alliances} all={allied} depth={0} language={language} isToday={isToday} />
        </section>
      )}
      {alone.length > 0 && (
        <section class="record-part">
          <h2>{WORDS.alone[language]}</h2>
          <Branch nodes={alone} all={[]} depth={0} language={language} isToday={isToday} />
        </section>
      )}
    </>
  );
}

interface BranchProps {
  nodes: UnionNode[];
  all: UnionNode[];
  depth: number;
  language: Language;
  isToday: boolean;
}

function Branch({ nodes, all, depth, language, isToday }: BranchProps) {
  return (
    <ul class="tree">
      {nodes.map((node) => {
        const below = all.filter(({ parentId }) => parentId === node.id);
        const members = (
          <>
            {below.length > 0 && (
              <Branch nodes={below} all={all} depth={depth + 1} language={language} isToday={isToday} />
            )}
            <More node={node} shown={below.length} language={language} isToday={isToday} />
          </>
        );
        return (
          <li key={node.id}>
            <Leaf node={node} language={language} />
            {node.members > 0 &&
              (depth >= FOLDED_FROM ? (
                <details>
                  <summary>
                    {node.members} {WORDS.members[language]}
                    <span class="unseen-text">: {node.name}</span>
                  </summary>
                  {members}
                </details>
              ) : (
                members
              ))}
          </li>
        );
      })}
    </ul>
  );
}

function Leaf({ node, language }: { node: UnionNode; language: Language }) {
  const { id, name, acronym, level, levelLabel, startedOn } = node;
  const notes = [
    ...(level ? [UNION_LEVEL_LABELS[level as UnionLevel][language]] : []),
    ...(levelLabel ? [levelLabel] : []),
    ...(startedOn ? [`${WORDS.since[language]} ${shortDay(startedOn, language)}`] : []),
  ];
  return (
    <div class="leaf">
      <a href={unionPath(id)[language]}>{name}</a>
      {acronym && ` (${acronym})`}
      {notes.length > 0 && <span class="soft"> {notes.join(' · ')}</span>}
    </div>
  );
}

/** Where the members that do not fit are listed. */
function More({
  node,
  shown,
  language,
  isToday,
}: Omit<BranchProps, 'nodes' | 'all' | 'depth'> & { node: UnionNode; shown: number }) {
  const left = node.members - shown;
  if (left <= 0) return null;
  const text = `+ ${left} ${WORDS.more[language]}`;
  return (
    <p class="tree-more">
      {isToday ? (
        <a href={addressOf(PUBLIC_PATHS.unions[language], { parent: node.id })}>
          {text}
          <span class="unseen-text">: {node.name}</span>
        </a>
      ) : (
        text
      )}
    </p>
  );
}
