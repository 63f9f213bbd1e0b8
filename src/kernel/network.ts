import { isIPv6, SocketAddress } from 'node:net';

/** The four groups of an IPv6 address that its network begins with, "::" written out. */
function firstGroups(address: string): string {
  const [left = '', right] = address.split('::') as [string, string?];
  const [before, after] = [left, right ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const groups = right === undefined ? before : [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after];
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** An address as it is commonly written; proxies that say the port of a client too would else make another place of each connection. */
const bareOf = (address: string): string => {
  const [unscoped = ''] = address.split('%');
  return SocketAddress.parse(isIPv6(unscoped) ? `[${unscoped}]` : unscoped)?.address ?? unscoped;
};

/**
 * What counts as one place that requests come from: an IPv4 address, however it is written; of an IPv6 address its /64, since
 * whoever has one address of it has all.
 */
export function networkOf(address: string): string {
  const bare = bareOf(address);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped) return mapped;
  return isIPv6(bare) ? `${firstGroups(bare)}::/64` : bare;
}
