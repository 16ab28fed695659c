/** Gives each file of tests a `@jest/globals` of its own. */
export function resolve(specifier, context, next) {
  if (specifier !== '@jest/globals') return next(specifier, context);
  const url = new URL('./test-globals.mjs', import.meta.url);
  url.searchParams.set('of', context.parentURL);
  return { url: url.href, shortCircuit: true };
}
