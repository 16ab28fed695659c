const LONGEST = 500;
const HERE = 'http://here.invalid';

/**
 * A path within this site that somebody may be sent on to, else null: whatever a browser could read as the address of
 * another site is none.
 */
export function localPath(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LONGEST || !/^\/[\x21-\x7e]*$/.test(text)) return null;
  if (text.includes('\\') || !URL.canParse(text, HERE)) return null;
  const { origin, pathname } = new URL(text, HERE);
  return origin === HERE && !text.startsWith('//') && !pathname.startsWith('//') ? text : null;
}
