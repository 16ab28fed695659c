import { lookup as resolve } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Settings } from '../config/settings.js';

/** Answers machines within Azure, though its range is public. */
const METADATA = ['168.63.129.16'];
/** All of IPv6 that was ever given out. Source: RFC 4291, section 2.4, and the registry of IANA. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Where a webhook may go. */
export interface Reach {
  /** Whether it may go to this computer, and by http there. */
  toLoopback: boolean;
}

export const reachOf = ({ WEBHOOKS_TO_LOOPBACK }: Settings): Reach => ({
  toLoopback: WEBHOOKS_TO_LOOPBACK === 'true',
});

/**
 * An address was refused: it leads nowhere, or somewhere a webhook must not reach. Which of both it says to nobody: else
 * names of the inside could be tried out.
 */
export class AddressRefused extends Error {
  constructor(cause?: unknown) {
    super('The address leads nowhere, or to a place that is not public.', { cause });
  }
}

/** Whether a webhook may be sent to an IP address: to public ones alone, whatever they are written as. */
export function isReachable(address: string, { toLoopback }: Reach): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in IPv6 is judged by what it maps to.
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return toLoopback;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return false;
  return range === 'unicast' && !METADATA.includes(parsed.toString());
}

/** Whether a text is an address a webhook can have; where its name leads, each sending asks. */
export function isWebhookUrl(text: string, reach: Reach): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:') return reach.toLoopback && isIP(host) > 0 && isLoopback(host);
  if (protocol !== 'https:') return false;
  return isIP(host) === 0 || isReachable(host, reach);
}

const isLoopback = (address: string): boolean => ipaddr.process(address).range() === 'loopback';

/**
 * Resolves a name for one connection, and refuses it where any of its addresses may not be reached. The connection goes to
 * an address that was checked here, so that a name that changes in between changes nothing.
 */
export const checkedLookup =
  (reach: Reach, resolveAll = resolve): LookupFunction =>
  (hostname, options, done) => {
    resolveAll(hostname, { all: true, family: Number(options.family ?? 0) }).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => isReachable(address, reach)))
          return done(new AddressRefused(), '', 0);
        return options.all ? done(null, found) : done(null, first.address, first.family);
      },
      (error: unknown) => done(new AddressRefused(error), '', 0),
    );
  };
