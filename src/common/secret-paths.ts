const FEEDS = '/api/v1/feeds/';
const ANY_TOKEN = /ikrar_[\w-]+/g;

/**
 * The path of an address without the credentials it holds: the link of a feed is one, and a token may have been put
 * where it does not belong. For whatever repeats an address.
 */
export function withoutSecrets(path: string): string {
  const read = decoded(path);
  if (read.startsWith(FEEDS)) return `${FEEDS}***`;
  return read.search(ANY_TOKEN) < 0 ? path : encodeURI(read.replaceAll(ANY_TOKEN, 'ikrar_***'));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
