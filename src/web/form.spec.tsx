import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { DayInput, Field, FileInput, Form, Radios, StaleNotice, TextArea } from './form.js';
import { page } from './page.js';
import { type Failed, FRESH } from './submission.js';
import { Visit } from './visit.js';

const visit = new Visit({ url: '/en/meja', formToken: null } as FastifyRequest, {} as FastifyReply);
const shown = (content: ComponentChildren) => page({ language: 'en', title: 'Contoh' }, content);
const failed = (fields: Partial<Failed>): Failed => ({ ...FRESH, message: 'Check it.', ...fields });

describe('a form with wrong fields', () => {
  const html = (errors: Record<string, string[]>) => {
    const wrong = failed({ typed: { 'rows.0.name': 'x' }, errors });
    return shown(
      <Form visit={visit} action="/meja" submit="Save" failed={wrong}>
        <Field name="rows.0.name" label="Name" autocomplete="off" failed={wrong} prefix="a-" />
        <Radios name="kind" label="Kind" failed={wrong} options={[{ value: 'x', label: 'X' }]} />
      </Form>,
    );
  };

  it('begins with a summary that leads to each of them', () => {
    const text = html({ 'rows.0.name': ['is missing'], kind: ['is not known'] });

    expect(text).toContain('<a href="#a-rows.0.name">Name: is missing</a>');
    expect(text).toContain('<a href="#kind-0">Kind: is not known</a>');
    expect(text.indexOf('govuk-error-summary')).toBeLessThan(text.indexOf('id="a-rows.0.name"'));
    expect(text).toContain('aria-describedby="a-rows.0.name-error-0" aria-invalid="true"');
  });

  it('says also what is wrong with a field it does not have', () => {
    expect(html({ colour: ['is not known'] })).toContain('<li>colour: is not known</li>');
  });

  it('has no summary when only the whole of it is wrong', () => {
    const text = html({});

    expect(text).toContain('<p class="alert-box" role="alert">Check it.</p>');
    expect(text).not.toContain('govuk-error-summary');
  });
});

describe('somebody who was overtaken', () => {
  const notice = (fields: Partial<Failed>) =>
    shown(
      <StaleNotice
        visit={visit}
        path="/meja/1"
        failed={failed({ isStale: true, ...fields })}
        fields={[
          { name: 'title', label: 'Title', now: 'Theirs' },
          { name: 'state', label: 'State', now: 'open', wordOf: (value) => `<${value}>` },
          { name: 'same', label: 'Same', now: 'As before' },
        ]}
      />,
    );

  it('sees what it says now beside what they typed, where the two differ', () => {
    const html = notice({ typed: { title: 'Mine', state: '', same: 'As before' } });

    for (const text of ['Theirs', 'Mine', '&lt;open>', '(blank)']) expect(html).toContain(text);
    expect(html).not.toContain('As before');
    expect(html).toContain('href="/en/meja/1"');
  });

  it('is told when nothing they typed differs', () => {
    expect(notice({ typed: { title: 'Theirs' } })).toContain('what changed is elsewhere');
  });

  it('is nobody when the form failed for another reason', () => {
    expect(notice({ isStale: false, typed: { title: 'Mine' } })).not.toContain('Mine');
  });
});

describe('what was typed', () => {
  const typed = { note: '\nsecond line', day: '2026-03-31' };

  it('stands in the form again, to the first line break', () => {
    const html = shown(
      <>
        <TextArea name="note" label="Note" failed={failed({ typed })} />
        <DayInput name="day" label="Day" language="en" failed={failed({ typed })} value="2026-01-01" />
      </>,
    );

    expect(html).toContain('>\n\nsecond line</textarea>');
    expect(html).toContain('value="2026-03-31"');
  });

  it('is sent with its file only by a form that says so', () => {
    const html = (hasFile: boolean) =>
      shown(
        <Form visit={visit} action="/meja" submit="Save" hasFile={hasFile}>
          <FileInput name="file" label="File" failed={FRESH} accept=".pdf" />
        </Form>,
      );

    expect(html(true)).toContain('enctype="multipart/form-data"');
    expect(html(false)).not.toContain('enctype');
  });
});
