let loaded: ReturnType<typeof load> | undefined;

/** PostgreSQL's own parser. It takes 14 MB of memory, so it is loaded with the first statement. */
export const parser = () => (loaded ??= load());

async function load() {
  const module = await import('libpg-query');
  await module.loadModule();
  return module;
}
