import { parser } from './parser.js';
import { SqlRefused } from './refusal.js';

/** As many as fit into one digit, so that a marker is never longer than the name it stands for. */
const MOST_PARAMETERS = 9;

/** A statement whose named parameters are numbered; every character else keeps its place. */
export interface Numbered {
  text: string;
  /** Names, in the order of their numbers. */
  names: string[];
}

/**
 * Numbers the parameters of a statement: `:day` becomes `$1 `. What stands in texts, comments and casts is no parameter.
 * @throws SqlRefused for more than fit, or for numbers in place of names
 */
export async function numbered(text: string): Promise<Numbered> {
  if (!/[:$]/.test(text)) return { text, names: [] };
  const bytes = Buffer.from(text, 'utf8');
  const names: string[] = [];
  const tokens = await tokensOf(text);
  for (const [n, token] of tokens.entries()) {
    if (token.tokenName === 'PARAM') throw new SqlRefused(NUMBERS);
    const next = tokens[n + 1];
    if (token.text !== ':' || next?.start !== token.end || !/^[a-z_][a-z0-9_]*$/i.test(next.text)) continue;
    const name = next.text.toLowerCase();
    if (!names.includes(name)) names.push(name);
    if (names.length > MOST_PARAMETERS) throw new SqlRefused(TOO_MANY);
    const marker = `$${names.indexOf(name) + 1}`.padEnd(next.end - token.start);
    bytes.write(marker, token.start, 'latin1');
  }
  return { text: bytes.toString('utf8'), names };
}

/** The tokens of a text; none of one that cannot be read, which its parser then explains. */
async function tokensOf(text: string) {
  const { scanSync } = await parser();
  try {
    return scanSync(text).tokens;
  } catch {
    return [];
  }
}

const NUMBERS = {
  id: 'Beri nama pada parameter, misalnya :hari, bukan nomor seperti $1.',
  en: 'Give parameters a name, as :day, not a number, as $1.',
};
const TOO_MANY = {
  id: `Paling banyak ${MOST_PARAMETERS} parameter.`,
  en: `There may be ${MOST_PARAMETERS} parameters at most.`,
};
