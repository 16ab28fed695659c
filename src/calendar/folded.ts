/** Octets of a line, without its end. Source: RFC 5545 §3.1. */
const LONGEST = 75;

/**
 * Folds content lines: what is longer goes on in the next one, behind a blank; no character is cut. The library folds
 * too, but takes a millisecond for each kilobyte, and everything waits meanwhile.
 */
export const folded = (text: string): string =>
  text
    .split('\r\n')
    .map((line) => (Buffer.byteLength(line) <= LONGEST ? line : foldedLine(line)))
    .join('\r\n');

function foldedLine(line: string): string {
  const parts: string[] = [];
  let [from, at, octets] = [0, 0, 0];
  for (const letter of line) {
    const size = octetsOf(letter.codePointAt(0) ?? 0);
    if (octets + size > LONGEST) {
      parts.push(line.slice(from, at));
      from = at;
      octets = 1;
    }
    octets += size;
    at += letter.length;
  }
  return [...parts, line.slice(from)].join('\r\n ');
}

/** Of a character in UTF-8. */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
