/** How much of a whole something is, as a bar as wide as its place. The number beside it says the same. */
export function ShareBar({ count, of }: { count: number; of: number }) {
  const percent = of === 0 ? 0 : Math.round((count / of) * 1000) / 10;
  return (
    <svg class="share-bar" width="100%" height="10" aria-hidden="true" focusable="false">
      <rect class="share-bar-whole" width="100%" height="10" rx="5" />
      {count > 0 && <rect class="share-bar-part" width={`${Math.max(percent, 1)}%`} height="10" rx="5" />}
    </svg>
  );
}
