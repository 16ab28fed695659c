const TESTS = new URL('../dist/test/', import.meta.url).href;
const GLOBALS = new URL('./tests-sharing-modules.globals.mjs', import.meta.url).href;

/** Gives each file of tests a `@jest/globals` and helpers of its own; all else is of the process. */
export async function resolve(specifier, context, next) {
  const file = context.parentURL && new URL(context.parentURL).searchParams.get('of');
  if (!file) return next(specifier, context);
  const { url, ...found } =
    specifier === '@jest/globals' ? { url: GLOBALS, shortCircuit: true } : await next(specifier, context);
  return { ...found, url: url === GLOBALS || url.startsWith(TESTS) ? `${url}?of=${file}` : url };
}
