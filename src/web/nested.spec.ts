import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Pairs } from '../common/form-body.js';
import { Nested, readNested } from './nested.js';

describe('fields with dots in their names', () => {
  it('are read into objects and lists', () => {
    const { input } = readNested({
      name: 'Audiensi',
      'invitations.0.organizationId': 'a',
      'invitations.0.topics': ['x', 'y'],
      'invitations.1.organizationId': 'b',
      'place.venue.name': 'Aula',
      tags: ['one', 'two'],
    });

    expect(input).toEqual({
      name: 'Audiensi',
      invitations: [{ organizationId: 'a', topics: ['x', 'y'] }, { organizationId: 'b' }],
      place: { venue: { name: 'Aula' } },
      tags: ['one', 'two'],
    });
  });

  it('leave out rows nobody filled in, and errors still find their field', () => {
    const nested = readNested({ 'items.7.a': 'x', 'items.2.b.3.c': 'y', 'items.10.a': 'z' });

    expect(nested.input).toEqual({ items: [{ b: [{ c: 'y' }] }, { a: 'x' }, { a: 'z' }] });
    expect(
      ['items.0.b.0.c', 'items.0.b.0.d', 'items.0.a', 'items.1', 'items.2.a', 'items', 'other.0.a'].map(
        (path) => nested.fieldOf(path),
      ),
    ).toEqual(['items.2.b.3.c', 'items.2.b.3.d', 'items.2.a', 'items.7', 'items.10.a', 'items', 'other.0.a']);
  });

  it.each([
    'a..b',
    '.a',
    'a.',
    '.',
    'a.__proto__.b',
    '__proto__.polluted',
    'constructor.prototype.x',
    'a.b.c.d.e.f.g',
  ])('that go nowhere stay as they are: %s', (name) => {
    expect(Object.entries(readNested({ [name]: 'x' }).input)).toEqual([[name, 'x']]);
  });

  it.each([
    [
      { a: '1', 'a.b': '2' },
      { a: '1', 'a.b': '2' },
    ],
    [{ 'a.b': '2', a: '1' }, { a: '1' }],
    [{ 'a.0': 'x', 'a.b': 'y' }, { a: { 0: 'x', b: 'y' } }],
    [{ 'a.1000': 'x' }, { a: { 1000: 'x' } }],
    [{ 'a.01': 'x' }, { a: { '01': 'x' } }],
  ])('that contradict one another are not made to fit: %j', (fields, input) => {
    expect(readNested(fields as Pairs).input).toEqual(input);
  });

  it('can be finished, and keep their names', () => {
    const nested = readNested({ 'rows.4.count': '12' }, ({ rows }: { rows: { count: string }[] }) => ({
      rows: rows.map(({ count }) => ({ count: Number(count) })),
    }));

    expect(nested.input).toEqual({ rows: [{ count: 12 }] });
    expect(nested.fieldOf('rows.0.count')).toBe('rows.4.count');
  });

  const key = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '', 'name', 'a'),
    fc.integer({ min: 0, max: 300 }).map(String),
  );
  const name = fc.array(key, { minLength: 1, maxLength: 8 }).map((keys) => keys.join('.'));

  it('whatever they are called reach nothing that is not theirs, and none is lost that has a place of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string()), { maxLength: 20 }), (pairs) => {
        const fields = Object.fromEntries(pairs);
        const { input } = Nested.of(fields);
        expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
        expect(({} as Record<string, unknown>).name).toBeUndefined();
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(leaves(input).length).toBeLessThanOrEqual(Object.keys(fields).length);
      }),
    );
  });

  it('with a place of their own come back under their names', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const index = fc.integer({ min: 0, max: 199 }).map(String);
    // Words and indexes by turns, all of one length, so that no name stands in the way of another.
    const fit = fc.tuple(word, index, word, index).map((keys) => keys.join('.'));
    fc.assert(
      fc.property(fc.dictionary(fit, fc.string()), (fields) => {
        const nested = Nested.of(fields);
        const back = leaves(nested.input).map(([path, value]) => [nested.fieldOf(path), value]);
        expect(Object.fromEntries(back)).toEqual(fields);
      }),
    );
  });
});

/** Every text in a value, by its path. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}
