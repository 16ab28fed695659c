import { describe, expect, it } from '@jest/globals';
import { atStepFields, keyOf, newSetIn, placed, rowsIn, stepOf, withMoreSteps } from './set-steps.js';

const step = (key: string) => ({ key, title: key, titleEn: key, doneWhen: 'Ada.', doneWhenEn: 'There.' });
const keys = (steps: { key: string }[]) => steps.map(({ key }) => key).join(' ');

describe('a key made of a name', () => {
  it.each([
    ['Paraf koordinasi, Asisten & Sekda', 'paraf-koordinasi-asisten-sekda'],
    ['Résumé', 'resume'],
    ['2 rapat', 'langkah-2-rapat'],
    ['…', 'langkah'],
    ['A', 'langkah-a'],
  ])('%s is %s', (name, key) => {
    expect(keyOf(name, [])).toBe(key);
  });

  it('is no key that is taken, and none too long', () => {
    expect(keyOf('Paraf', ['paraf', 'paraf-2'])).toBe('paraf-3');
    expect(keyOf('sangat '.repeat(30), [])).toMatch(/^[a-z][a-z-]{10,48}[a-z]$/);
  });
});

describe('the place of a step', () => {
  const steps = ['satu', 'dua', 'tiga'].map(step);

  it.each([
    ['tiga', null, 'tiga satu dua'],
    ['satu', 'dua', 'dua satu tiga'],
    ['satu', 'tiga', 'dua tiga satu'],
    ['dua', 'satu', 'satu dua tiga'],
    ['baru', 'satu', 'satu baru dua tiga'],
  ])('%s after %s makes %s', (key, after, order) => {
    expect(keys(placed(steps, step(key), after))).toBe(order);
  });
});

describe('a new set, as its form sends it', () => {
  const typed = {
    label: 'Set contoh',
    labelEn: 'Sample set',
    'steps.0.weight': 'required',
    'steps.0.title': '',
    'steps.2.title': 'Paraf',
    'steps.2.weight': 'decisive',
    'steps.4.title': 'Paraf',
    'steps.4.weight': 'optional',
  };

  it('leaves out rows nothing was typed into, and says what is wrong at the row it is in', () => {
    const nested = newSetIn(typed, ['set-contoh']);

    expect(nested.input).toEqual({
      label: 'Set contoh',
      labelEn: 'Sample set',
      key: 'set-contoh-2',
      steps: [
        { key: 'paraf', title: 'Paraf', isOptional: false, isDecisive: true },
        { key: 'paraf-2', title: 'Paraf', isOptional: true, isDecisive: false },
      ],
    });
    expect(nested.fieldOf('steps.1.titleEn')).toBe('steps.4.titleEn');
  });

  it('says what the service says of the weight of a step where that is chosen', () => {
    const failed = { typed, message: '', errors: { 'steps.4.isDecisive': ['a'], 'steps.4.title': ['b'] } };

    expect(atStepFields(failed).errors).toEqual({ 'steps.4.weight': ['a'], 'steps.4.title': ['b'] });
    expect(atStepFields(failed, true).errors).toEqual({ weight: ['a'], title: ['b'] });
  });

  it('gets more rows when asked, and never more than a set can hold', () => {
    let fields: Record<string, string> = typed;
    const before = rowsIn(fields);
    fields = withMoreSteps(fields) as Record<string, string>;
    const after = rowsIn(fields);
    for (let n = 0; n < 20; n++) fields = withMoreSteps(fields) as Record<string, string>;

    expect([before, after, rowsIn(fields)]).toEqual([5, 8, 50]);
  });
});

it('a step is of one weight', () => {
  const { title, titleEn, doneWhen, doneWhenEn } = step('satu');

  expect(stepOf('satu', { title, titleEn, doneWhen, doneWhenEn, weight: 'optional' })).toEqual({
    ...step('satu'),
    isOptional: true,
    isDecisive: false,
  });
});
