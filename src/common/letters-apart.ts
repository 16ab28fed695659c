/** Letters one has to add, take away or change to make one acronym of the other. */
export function lettersApart(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, before[j] + 1, row[j - 1] + 1));
    }
    before = row;
  }
  return before[b.length];
}
