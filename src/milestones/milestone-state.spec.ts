import { describe, expect, it } from '@jest/globals';
import { MILESTONE_ACTS, MILESTONE_STATES, type MilestoneState, mayFollow } from './milestone-state.js';

const next = (state: MilestoneState): MilestoneState[] =>
  Object.values(MILESTONE_ACTS).flatMap(({ from, to }) =>
    (from as readonly MilestoneState[]).includes(state) ? [to] : [],
  );

describe('the acts on a step', () => {
  it('lead from the start to every state', () => {
    const reached = new Set<MilestoneState>(['planned']);
    for (const state of reached) for (const to of next(state)) reached.add(to);

    expect([...reached].toSorted()).toEqual([...MILESTONE_STATES].toSorted());
  });

  it('have no dead ends: from every state another is reached', () => {
    for (const state of MILESTONE_STATES)
      expect(next(state).filter((to) => to !== state).length).toBeGreaterThan(0);
  });

  it('leave out nothing that was met, and meet nothing twice', () => {
    expect(mayFollow('left_out', 'met')).toBe(false);
    expect(mayFollow('met', 'met')).toBe(false);
    expect(mayFollow('met', 'left_out')).toBe(false);
  });
});
