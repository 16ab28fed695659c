import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language, Text } from '../common/language.js';
import { page, type Viewer } from '../web/page.js';

/* The description of the API as a page to read: no script, one link target for every operation and every schema. */

const WORDS = {
  title: { id: 'Data dan API', en: 'Data and API' },
  lead: {
    id: 'Semua yang publik di Ikrar dapat dibaca tanpa akun sebagai JSON. Menulis memerlukan token. Uraian ini dibuat dari kodenya sendiri dan diuji terhadapnya.',
    en: 'Everything public in Ikrar can be read as JSON without an account. Writing needs a token. This description is made from the code itself and tested against it.',
  },
  machine: { id: 'Uraian OpenAPI 3.1 untuk mesin', en: 'OpenAPI 3.1 for machines' },
  example: { id: 'Contoh', en: 'Example' },
  kinds: { id: 'Jenis catatan', en: 'Kinds of record' },
  schemas: { id: 'Bentuk data', en: 'Shapes of data' },
  token: { id: 'perlu token', en: 'needs a token' },
  parameters: { id: 'Parameter', en: 'Parameters' },
  body: { id: 'Isi permintaan', en: 'Request body' },
  answer: { id: 'Jawaban', en: 'Answer' },
  problems: { id: 'Masalah', en: 'Problems' },
  required: { id: 'wajib', en: 'required' },
} satisfies Record<string, Text>;

const METHODS = ['get', 'post'] as const;

/** The parts of OpenAPI 3.1 this page shows. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  description?: string;
}
interface Operation {
  summary?: string;
  operationId?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}
interface Route extends Operation {
  method: string;
  path: string;
}

interface ApiPage {
  language: Language;
  viewer: Viewer | null;
  /** Where the API is reached, for the example. */
  origin: string;
}

export function apiPage(document: OpenAPIObject, { language, viewer, origin }: ApiPage): string {
  const routes = routesOf(document);
  const tags = [...new Set(routes.flatMap(({ tags: of = [] }) => of))];
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>).toSorted(
    ([a], [b]) => a.localeCompare(b),
  );
  return page(
    { language, viewer, title: WORDS.title[language], description: WORDS.lead[language] },
    <div class="api">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <p>
        <a href="/api/v1/openapi.json">{WORDS.machine[language]}</a>
      </p>
      <h2>{WORDS.example[language]}</h2>
      <pre tabIndex={0}>
        <code>{`curl '${origin}/api/v1/commitments?status=not_started&sort=-stated&limit=5'`}</code>
      </pre>
      <h2 id="kinds">{WORDS.kinds[language]}</h2>
      <ul class="tags">
        {tags.map((tag) => (
          <li key={tag}>
            <a href={`#${tag}`}>{tag}</a>
          </li>
        ))}
      </ul>
      {tags.map((tag) => (
        <section key={tag}>
          <h2 id={tag}>{tag}</h2>
          {routes
            .filter(({ tags: of = [] }) => of.includes(tag))
            .map((route) => (
              <OperationView key={route.method + route.path} route={route} language={language} />
            ))}
        </section>
      ))}
      <h2 id="schemas">{WORDS.schemas[language]}</h2>
      {schemas.map(([name, schema]) => (
        <details key={name} id={`schema-${name}`}>
          <summary>{name}</summary>
          {schema.description && <p>{schema.description}</p>}
          <Fields schema={schema} language={language} />
        </details>
      ))}
    </div>,
  );
}

function routesOf({ paths }: OpenAPIObject): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation ? [{ ...operation, method, path }] : [];
    }),
  );
}

function OperationView({ route, language }: { route: Route; language: Language }) {
  const { method, path, summary, security, parameters = [], requestBody, responses = {} } = route;
  const body = firstOf(requestBody?.content);
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'));
  const problems = Object.keys(responses).filter((status) => !status.startsWith('2'));
  const answer = firstOf(success?.[1].content);
  return (
    <details id={route.operationId}>
      <summary>
        <code class={`method method-${method}`}>{method.toUpperCase()}</code> <code>{path}</code>{' '}
        <span>{summary}</span>
        {security && <em> ({WORDS.token[language]})</em>}
      </summary>
      {parameters.length > 0 && (
        <>
          <h3>{WORDS.parameters[language]}</h3>
          <dl>
            {parameters.map((parameter) => (
              <Field
                key={parameter.in + parameter.name}
                name={parameter.name}
                schema={{
                  ...parameter.schema,
                  description: parameter.description ?? parameter.schema?.description,
                }}
                isRequired={parameter.required ?? false}
                language={language}
              />
            ))}
          </dl>
        </>
      )}
      {body && (
        <>
          <h3>{WORDS.body[language]}</h3>
          <p>
            <TypeOf schema={body} />
          </p>
        </>
      )}
      {success && (
        <>
          <h3>
            {WORDS.answer[language]} {success[0]}
          </h3>
          <p>
            {success[1].description} {answer && <TypeOf schema={answer} />}
          </p>
        </>
      )}
      <p>
        {WORDS.problems[language]}: {problems.join(', ')} (<a href="#schema-ProblemBody">ProblemBody</a>)
      </p>
    </details>
  );
}

/** What a body holds: JSON nearly always, a form or a file elsewhere. */
const firstOf = (content: Record<string, { schema?: Schema }> = {}): Schema | undefined =>
  Object.values(content)[0]?.schema;

function Fields({ schema, language }: { schema: Schema; language: Language }) {
  return (
    <dl>
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <Field
          key={name}
          name={name}
          schema={field}
          isRequired={schema.required?.includes(name) ?? false}
          language={language}
        />
      ))}
    </dl>
  );
}

function Field({
  name,
  schema,
  isRequired,
  language,
}: {
  name: string;
  schema: Schema;
  isRequired: boolean;
  language: Language;
}) {
  return (
    <>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        <TypeOf schema={schema} />
        {isRequired && `, ${WORDS.required[language]}`}
        {schema.description && `. ${schema.description}`}
      </dd>
    </>
  );
}

function TypeOf({ schema }: { schema: Schema }) {
  const parts = schema.allOf ?? schema.anyOf ?? schema.oneOf;
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return <a href={`#schema-${name}`}>{name}</a>;
  }
  if (parts) {
    return (
      <>
        {parts.map((part, n) => (
          <>
            {n > 0 && ' | '}
            <TypeOf key={n} schema={part} />
          </>
        ))}
      </>
    );
  }
  if (schema.items) {
    return (
      <>
        <TypeOf schema={schema.items} />
        []
      </>
    );
  }
  if (schema.properties) {
    return (
      <>
        {'{ '}
        {Object.entries(schema.properties).map(([name, field], n) => (
          <>
            {n > 0 && ', '}
            {name}: <TypeOf key={name} schema={field} />
          </>
        ))}
        {' }'}
      </>
    );
  }
  if (schema.enum) return <>{schema.enum.map(String).join(' | ')}</>;
  return (
    <>
      {[[schema.type].flat().filter(Boolean).join(' | '), schema.format && `(${schema.format})`]
        .filter(Boolean)
        .join(' ')}
    </>
  );
}
