import { expect, it } from '@jest/globals';
import { withoutSecrets } from './secret-paths.js';

const SECRET = 'aV3xwN0tReallyASecretButItLooksLikeOneOfOurs';

it.each([
  ['/api/v1/sources', '/api/v1/sources'],
  ['/api/v1/sources/%zz', '/api/v1/sources/%zz'],
  [`/api/v1/feeds/ikrar_feed_${SECRET}.ics`, '/api/v1/feeds/***'],
  [`/api/v1/feeds/${SECRET}`, '/api/v1/feeds/***'],
  [`/api/v1/%66eeds/%69krar_feed_${SECRET}.ics`, '/api/v1/feeds/***'],
  [`/api/v1/meetings/ikrar_${SECRET}.ics/a b`, '/api/v1/meetings/ikrar_***.ics/a%20b'],
  [`http://contoh.example/api/v1/feeds/ikrar_feed_${SECRET}`, 'http://contoh.example/api/v1/feeds/ikrar_***'],
])('%s reads %s', (path, expected) => {
  expect(withoutSecrets(path)).toBe(expected);
});
