import { Injectable } from '@nestjs/common';
import type { KnownActor } from '../common/actor.js';
import { checkedPipe } from '../common/checked.pipe.js';
import type { Pairs } from '../common/form-body.js';
import type { Text } from '../common/language.js';
import { type FieldErrors, Invalid, Problem } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { NewOrganizationDto } from '../organizations/organization.dto.js';
import { ORGANIZATION_KINDS } from '../organizations/organization.entity.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { NewPersonDto } from '../people/person.dto.js';
import { PersonsService } from '../people/persons.service.js';
import { typedText } from '../web/submission.js';
import { type Found, LOOKED_UP, type LookedUp, LookupReader } from './lookup.reader.js';
import { meantOf, warningsOf, worthShowing } from './lookup.warnings.js';

/** A field of a form that is looked up. */
export interface LookupName {
  name: string;
  kinds: readonly LookedUp[];
}

/** How far the look-up of one field has come. */
export interface LookedUpField {
  words: string;
  /** What the field stands for; null while that is open. */
  chosen: Found | null;
  /** What else the words could mean. */
  offered: Found[];
  warnings: Text[];
}

export type LookedUpFields = ReadonlyMap<string, LookedUpField>;

export const NOTHING_LOOKED_UP: LookedUpField = { words: '', chosen: null, offered: [], warnings: [] };

/** What a choice is sent as: `organization:…`, or with the post a person came in, `person:…:…`. */
export const choiceOf = ({ kind, id, postId, isPostSaid }: Found): string =>
  kind === 'person' && isPostSaid ? `${kind}:${id}:${postId}` : `${kind}:${id}`;

const CHOICE =
  /^(organization|person|post):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/;

function choiceIn(text: string): { kind: LookedUp; id: string; postId: string | null } | null {
  const [, kind, id, postId = null] = CHOICE.exec(text) ?? [];
  return kind && id ? { kind: kind as LookedUp, id, postId } : null;
}

/** Names of the fields a look-up is made of, beside what makes something new. */
export const partsOf = (name: string) => ({
  words: `${name}.words`,
  /** The words the choices on the page were found for: other words ask anew. */
  askedFor: `${name}.for`,
  who: `${name}.who`,
  newKind: `${name}.newKind`,
  newAcronym: `${name}.newAcronym`,
  newTitles: `${name}.newTitles`,
});

/** Fields of a form that name people, posts and organizations by what is typed. */
@Injectable()
export class Lookups {
  constructor(
    private readonly reader: LookupReader,
    private readonly organizations: OrganizationsService,
    private readonly persons: PersonsService,
  ) {}

  /** What each field stands for by now, and what is offered for those that stand for nothing yet. */
  async read(actor: KnownActor, fields: Pairs, names: readonly LookupName[]): Promise<LookedUpFields> {
    const asked = names.map(({ name, kinds }) => {
      const parts = partsOf(name);
      const words = typedText(fields, parts.words).trim();
      const choice = choiceIn(typedText(fields, parts.who));
      const isCurrent = words === typedText(fields, parts.askedFor).trim();
      return {
        name,
        kinds,
        words,
        choice: choice && isCurrent && kinds.includes(choice.kind) ? choice : null,
      };
    });
    const [named, found] = await Promise.all([
      this.reader.named(
        actor,
        asked.flatMap(({ choice }) => choice ?? []),
      ),
      this.reader.find(
        actor,
        asked.map(({ words, kinds, choice }) => ({ words: choice ? '' : words, kinds })),
      ),
    ]);
    return new Map(
      asked.map(({ name, words, choice }, n) => {
        const chosen = choice && named.find(({ kind, id }) => kind === choice.kind && id === choice.id);
        if (chosen) {
          const isPostSaid = choice.postId !== null;
          const meant = { ...chosen, postId: choice.postId ?? chosen.postId, isPostSaid };
          return [name, { words, chosen: meant, offered: [], warnings: [] }];
        }
        const offered = worthShowing(words, found[n] ?? []);
        return [
          name,
          { words, chosen: meantOf(words, offered), offered, warnings: warningsOf(words, offered) },
        ];
      }),
    );
  }

  /** Records what was not found, under the words that were typed. @returns the choice it is then @throws Problem that names the field */
  async make(tx: Tx, fields: Pairs, name: string): Promise<string> {
    const parts = partsOf(name);
    const given = (field: string) => typedText(fields, field).trim() || undefined;
    const title = typedText(fields, parts.words);
    try {
      if (given(parts.newKind) === 'person') {
        const input = await checked(NewPersonDto, { name: title, frontTitles: given(parts.newTitles) });
        return `person:${(await this.persons.create(tx, input)).id}`;
      }
      const kind = given(parts.newKind);
      const input = await checked(NewOrganizationDto, {
        name: title,
        acronym: given(parts.newAcronym),
        kind,
      });
      return `organization:${(await this.organizations.create(tx, input)).id}`;
    } catch (error) {
      if (error instanceof Problem) throw placed(error, parts);
      throw error;
    }
  }
}

/** What can be made on the spot. */
export const MADE_HERE: readonly string[] = ['person', ...ORGANIZATION_KINDS];

/** The names a form's button asks to make anew, or to look up. */
export const isLookedUpKind = (text: string): text is LookedUp =>
  (LOOKED_UP as readonly string[]).includes(text);

const pipe = checkedPipe();

async function checked<T>(metatype: new () => T, input: object): Promise<T> {
  return (await pipe.transform(input, { type: 'body', metatype })) as T;
}

/** The problem, its messages at the fields of the form. */
function placed(problem: Problem, parts: ReturnType<typeof partsOf>): Problem {
  const at: Record<string, string> = {
    name: parts.words,
    acronym: parts.newAcronym,
    frontTitles: parts.newTitles,
    kind: parts.newKind,
  };
  const errors: FieldErrors = problem.errors
    ? Object.fromEntries(
        Object.entries(problem.errors).map(([field, texts]) => [at[field] ?? parts.words, texts]),
      )
    : { [parts.words]: [problem.detail] };
  return new Problem(problem.kind, problem.code, problem.detail, errors, problem.headers);
}

/** Refuses fields that were typed into and stand for nothing yet. @throws Invalid naming each */
export function requireChosen(
  names: readonly LookupName[],
  looked: LookedUpFields,
  needed: readonly string[] = [],
): void {
  const errors: FieldErrors = {};
  for (const { name } of names) {
    const { words = '', chosen = null, offered = [] } = looked.get(name) ?? {};
    if (chosen || (words === '' && !needed.includes(name))) continue;
    errors[partsOf(name).words] = [words === '' ? MISSING : offered.length > 0 ? CHOOSE : UNKNOWN];
  }
  if (Object.keys(errors).length > 0)
    throw new Invalid(
      'look-up-open',
      {
        id: 'Pilih dulu siapa yang dimaksud pada isian yang ditandai.',
        en: 'Choose first who is meant in the marked fields.',
      },
      errors,
    );
}

const MISSING: Text = { id: 'wajib diisi', en: 'is needed' };
const CHOOSE: Text = { id: 'pilih salah satu yang cocok', en: 'choose one of those that match' };
const UNKNOWN: Text = {
  id: 'tidak ada yang cocok; catat baru atau cari kata lain',
  en: 'nothing matches; record it new or try other words',
};
